"""Shapes as point clouds: sampled uniformly by area, centred, in the unit sphere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray, IntArray
from shapekin.data.contents import Cloud, Mesh


def item_rng(seed: int, content_hash: str) -> np.random.Generator:
    """The generator of one item: the same file is sampled the same way wherever it stands in a data set.

    Args:
        seed: Of the import, not negative.
        content_hash: SHA-256 of the item's bytes, hexadecimal.
    """
    return np.random.default_rng([seed, int(content_hash[:16], 16)])


def sample_surface(mesh: Mesh, n_points: int, rng: np.random.Generator) -> NDArray[np.float64]:
    """Points spread uniformly by area over a mesh.

    A triangle is drawn in proportion to its area; within it, `(1 - √u) a + √u (1 - v) b + √u v c`
    (Osada et al. 2002, eq. 1).

    Returns:
        `(n_points, 3) float64`, in the mesh's own coordinates.
    """
    a, b, c = (mesh.vertices[mesh.faces[:, corner]].astype(np.float64) for corner in range(3))
    scale = np.abs(mesh.vertices).max() or 1.0
    areas = np.linalg.norm(np.cross((b - a) / scale, (c - a) / scale), axis=1)
    bounds = np.cumsum(areas)
    drawn = np.searchsorted(bounds, rng.random(n_points) * bounds[-1], side="right")
    drawn = np.minimum(drawn, len(areas) - 1)
    root = np.sqrt(rng.random((n_points, 1)))
    along = rng.random((n_points, 1))
    points: NDArray[np.float64] = (1 - root) * a[drawn] + root * (1 - along) * b[drawn] + root * along * c[drawn]
    return points


def resample(points: FloatArray, n_points: int, rng: np.random.Generator) -> FloatArray:
    """Exactly `n_points` of a cloud: a subset without repeats, or all and some of them again.

    Args:
        points: `(p, 3)`, p at least 1.
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


def normalise(points: FloatArray) -> NDArray[np.float32]:
    """Move the middle of the bounding box to the origin and scale the farthest point to norm 1.

    Returns:
        `(p, 3) float32`; all zero if every point is the same.
    """
    centre, radius = frame(points)
    return ((points - centre) / radius).astype(np.float32)


def frame(points: FloatArray) -> tuple[NDArray[np.float64], float]:
    """The middle of the bounding box `(3,)` and the distance of the farthest point from it (1 if zero)."""
    wide = points.astype(np.float64)
    centre: NDArray[np.float64] = (wide.min(axis=0) + wide.max(axis=0)) / 2
    radius = float(np.linalg.norm(wide - centre, axis=1).max())
    return centre, radius if radius > 0 else 1.0


def sample_cloud(shape: Mesh | Cloud, n_points: int, rng: np.random.Generator) -> NDArray[np.float32]:
    """A normalised cloud `(n_points, 3) float32` of a mesh or of points."""
    if isinstance(shape, Mesh):
        return normalise(sample_surface(shape, n_points, rng))
    return normalise(resample(shape.points, n_points, rng))
