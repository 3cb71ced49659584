"""Exact nearest neighbours: the one search that everything here uses."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.errors import ParameterError
from shapekin.steps import finished

BLOCK_VALUES = 10**10  # products in one block of rows: a short while between two yields
SMALLEST_BLOCK = 256


def knn(points: FloatArray, k: int, metric: str = "cosine") -> tuple[IntArray, FloatArray]:
    """Exact k nearest neighbours of each row among the others, in blocks (no n x n matrix).

    Args:
        points: `(n, d)`.
        k: At most n - 1.
        metric: "cosine" (rows are scaled to length 1 first; rows of zeros stay) or "euclidean".

    Returns:
        Indices `(n, k) int64` and Euclidean distances `(n, k) float64`, nearest first. On the unit
        sphere the Euclidean distance orders pairs as the cosine distance does.
    """
    return finished(knn_steps(points, k, metric))


def knn_steps(
    points: FloatArray, k: int, metric: str = "cosine"
) -> Generator[float, None, tuple[IntArray, FloatArray]]:
    """The same as `knn`, yielding the share done after each block of rows."""
    from sklearn.neighbors import NearestNeighbors

    if metric not in ("cosine", "euclidean"):
        raise ParameterError(f'There is no distance "{metric}".', "There are: cosine, euclidean.")
    points = np.ascontiguousarray(points, np.float32)
    if metric == "cosine":
        lengths = np.linalg.norm(points, axis=1, keepdims=True)
        points = points / np.where(lengths > 0, lengths, 1)
    search = NearestNeighbors(n_neighbors=k + 1, algorithm="brute", metric="euclidean").fit(points)
    n, block = len(points), max(SMALLEST_BLOCK, BLOCK_VALUES // max(points.size, 1))
    indices, distances = np.empty((n, k), np.int64), np.empty((n, k))
    for start in range(0, n, block):
        rows = slice(start, min(start + block, n))
        far, near = search.kneighbors(points[rows])
        others = near != np.arange(rows.start, rows.stop)[:, None]
        others[others.all(axis=1), -1] = False  # the item itself hid behind k + 1 copies of it
        indices[rows], distances[rows] = near[others].reshape(-1, k), far[others].reshape(-1, k)
        yield rows.stop / n
    return indices, distances
