"""Quick descriptors of point clouds: where their matter is, and how far apart."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.data.dataset import DataKind
from shapekin.features.components import ComponentsExtractor, Part

CELLS = 12  # along each axis of the cube around the unit sphere
PAIRS = 4096  # pairs of points whose distances are counted
DISTANCES = 64  # classes of distances
LONGEST = 2.0  # distance of two points in the unit sphere


def occupancy(clouds: AnyArray) -> FloatArray:
    """Share of each cloud's points in each cell of the cube [-1, 1]^3.

    Args:
        clouds: `(n, p, 3)`.

    Returns:
        `(n, CELLS ** 3) float32`, rows summing to 1; points outside count for the nearest cell.
    """
    p = clouds.shape[1]
    cell = np.clip(((clouds.astype(np.float32) + 1) * (CELLS / 2)).astype(np.int64), 0, CELLS - 1)
    return _shares((cell[..., 0] * CELLS + cell[..., 1]) * CELLS + cell[..., 2], CELLS**3, p)


def distances(clouds: AnyArray) -> FloatArray:
    """Distribution of the distances between random points: the D2 of Osada et al. (2002).

    The same pairs of points are taken in every cloud, as points are sampled at random anyway.

    Args:
        clouds: `(n, p, 3)`.

    Returns:
        `(n, DISTANCES) float32`, rows summing to 1: shares of the distances in equal classes from 0 to
        `LONGEST`; longer ones count for the last.
    """
    first, second = _pairs(clouds.shape[1])
    squares = np.zeros((len(clouds), PAIRS), np.float32)
    for axis in range(3):
        places = np.ascontiguousarray(clouds[..., axis], np.float32)
        step = np.take(places, first, axis=1) - np.take(places, second, axis=1)
        squares += step * step
    classes = (np.sqrt(squares) * np.float32(DISTANCES / LONGEST)).astype(np.int64)
    return _shares(np.minimum(classes, DISTANCES - 1), DISTANCES, PAIRS)


def coordinates(clouds: AnyArray) -> FloatArray:
    """The points of each cloud one after another, `(n, 3 p) float32`."""
    return clouds.reshape(len(clouds), -1).astype(np.float32)


@lru_cache(maxsize=4)
def _pairs(points: int) -> tuple[IntArray, IntArray]:
    """`(PAIRS,)` ends of pairs of distinct points (of a single point, with itself)."""
    rng = np.random.default_rng(0)
    first = rng.integers(0, points, PAIRS)
    return first, (first + rng.integers(1, max(points, 2), PAIRS)) % points


def _shares(classes: IntArray, count: int, whole: int) -> FloatArray:
    """How often each class occurs in each row of `classes (n, k)`, of a whole; `(n, count) float32`."""
    n = len(classes)
    flat = (classes + count * np.arange(n)[:, None]).ravel()
    counted = np.bincount(flat, minlength=n * count).reshape(n, count)
    return np.asarray(counted / np.float32(max(whole, 1)), np.float32)


def root_occupancy(clouds: AnyArray) -> FloatArray:
    """Square root of `occupancy`: Euclidean distance becomes Hellinger distance between the histograms."""
    return np.sqrt(occupancy(clouds))


def root_distances(clouds: AnyArray) -> FloatArray:
    """Square root of `distances`."""
    return np.sqrt(distances(clouds))


class OccupancyHistogram(ComponentsExtractor):
    """Square root of a 12 x 12 x 12 occupancy histogram, 60 principal components."""

    name: ClassVar[str] = "occupancy"
    title: ClassVar[str] = "Where the matter is"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.CLOUDS})
    parts: ClassVar[tuple[Part, ...]] = (root_occupancy,)
    row_bytes: ClassVar[int] = 12 * CELLS**3


class OccupancyAndDistances(ComponentsExtractor):
    """The occupancy histogram beside the D2 distribution, 60 principal components.

    The weight of D2 is where more neighbours were of the same kind than by occupancy alone, on the
    Princeton Shape Benchmark and on ModelNet40; at equal weights it does harm.
    """

    name: ClassVar[str] = "occupancy_d2"
    title: ClassVar[str] = "Where the matter is, and how far apart"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.CLOUDS})
    parts: ClassVar[tuple[Part, ...]] = (root_occupancy, root_distances)
    weights: ClassVar[tuple[float, ...]] = (1.0, 0.3)
    row_bytes: ClassVar[int] = 12 * CELLS**3 + 40 * PAIRS


class PointCoordinates(ComponentsExtractor):
    """60 principal components of the points' coordinates: only where point i is the same place in every shape."""

    name: ClassVar[str] = "points"
    title: ClassVar[str] = "Coordinates of corresponding points"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.CLOUDS})
    parts: ClassVar[tuple[Part, ...]] = (coordinates,)
