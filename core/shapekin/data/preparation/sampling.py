"""Shapes as point clouds of one size, uniform by area or evenly spaced."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray, IntArray
from shapekin.data.contents import Cloud, Mesh
from shapekin.data.preparation.elimination import eliminate
from shapekin.data.preparation.frames import frame

T = TypeVar("T", bound=np.generic)

CROWD = 5
"""Candidates a point from which evenly spaced points are chosen (Yuksel 2015)."""

_PLACES = 9
"""Decimals, in the unit sphere, within which points are at the same place: far below what float32 tells apart."""


def item_rng(seed: int, content_hash: str) -> np.random.Generator:
    """The generator of one item: the same file is sampled the same way wherever it stands in a data set.

    Args:
        seed: Of the import, not negative.
        content_hash: SHA-256 of the item's bytes, hexadecimal.
    """
    return np.random.default_rng([seed, int(content_hash[:16], 16)])


def sample_shape(
    shape: Mesh | Cloud, n_points: int, method: str, rng: np.random.Generator
) -> tuple[NDArray[np.float32], NDArray[np.float64], float]:
    """A cloud of exactly `n_points` of a mesh or of points.

    Args:
        shape: Checked: finite, with extent.
        n_points: How many are wanted.
        method: "uniform": by area on a mesh, at random from points. "poisson": no two near each other, chosen
            by elimination from five times as many.
        rng: Of the item, see `item_rng`.

    Returns:
        The cloud `(n_points, 3) float32` in the axes of the file, the middle of its bounding box at the origin,
        its farthest point at norm 1; where that middle was, `(3,) float64`; how far its farthest point was.
    """
    if isinstance(shape, Mesh):
        points: FloatArray = sample_surface(shape, n_points if method == "uniform" else CROWD * n_points, rng)
    else:
        points = shape.points.astype(np.float64)
    points = resample(points, n_points, rng) if method == "uniform" else _spaced(points, n_points, rng)
    centre, radius = frame(points)
    return ((points - centre) / radius).astype(np.float32), centre, radius


def sample_surface(mesh: Mesh, n_points: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Points spread uniformly by area over a mesh.

    A triangle is drawn in proportion to its area; within it, `(1 - √u) a + √u (1 - v) b + √u v c`
    (Osada et al. 2002, eq. 1).

    Returns:
        `(n_points, 3) float64`, in the mesh's own coordinates.
    """
    a, b, c = (mesh.vertices[mesh.faces[:, corner]].astype(np.float64) for corner in range(3))
    ab, ac = b - a, c - a
    scale = max(np.abs(ab).max(), np.abs(ac).max()) or 1.0
    bounds = np.cumsum(np.linalg.norm(np.cross(ab / scale, ac / scale), axis=1))
    drawn = np.searchsorted(bounds, rng.random(n_points) * bounds[-1], side="right")
    drawn = np.minimum(drawn, len(bounds) - 1)
    root = np.sqrt(rng.random((n_points, 1)))
    along = rng.random((n_points, 1))
    points: NDArray[np.float64] = a[drawn] + root * ((1 - along) * ab[drawn] + along * ac[drawn])
    return points


def resample(points: NDArray[T], n_points: int, rng: np.random.Generator) -> NDArray[T]:
    """Exactly `n_points` of a cloud: a subset without repeats, or all and some of them again.

    Args:
        points: `(p, ...)`, p at least 1.
        n_points: How many are wanted.
        rng: Draws them; order is kept when nothing has to be drawn.
    """
    have = len(points)
    if have == n_points:
        return points
    if have > n_points:
        return points[rng.choice(have, n_points, replace=False)]
    again: IntArray = np.concatenate([np.arange(have), rng.integers(0, have, n_points - have)])
    return points[again]


def _spaced(points: FloatArray, n_points: int, rng: np.random.Generator) -> FloatArray:
    """Exactly `n_points` of a cloud, evenly spaced; points come again only where there are too few places."""
    centre, radius = frame(points)
    placed = (points - centre) / radius
    places = _distinct(np.round(placed, _PLACES))
    if len(places) <= n_points:
        return points[resample(places, n_points, rng)]
    crowd = resample(places, min(len(places), CROWD * n_points), rng)
    return points[crowd[eliminate(placed[crowd], n_points)]]


def _distinct(points: FloatArray) -> IntArray:
    """Numbers of the points that are at the place of no point before them, ascending."""
    order = np.lexsort(points.T)
    new = np.ones(len(points), dtype=bool)
    new[1:] = (np.diff(points[order], axis=0) != 0).any(axis=1)
    return np.sort(order[new])
