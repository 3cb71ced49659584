"""Silhouettes (Rousseeuw, 1987): how much nearer an item is to its own cluster than to the nearest other one.

    s(i) = (b(i) - a(i)) / max(a(i), b(i)), and 0 where i is alone in its cluster;

a(i) is the mean Euclidean distance to the other items of the cluster of i, b(i) the least mean distance to the items of
another. Of many items some are drawn: each of those is compared with all, so that its own value is exact.
"""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray

MOST = 2_000  # items that are drawn
BLOCK = 4_000_000  # distances at a time


def silhouettes(rows: FloatArray, labels: IntArray, seed: int = 0) -> tuple[IntArray, FloatArray]:
    """Silhouettes of all items, or of some that are drawn evenly from them.

    Args:
        rows: `(n, d)`.
        labels: `(n,) int64`, any numbers.
        seed: Of the drawing.

    Returns:
        `(m,) int64` items, ascending, and `(m,) float64` in [-1, 1]; both empty with less than two clusters.
    """
    clusters, index = np.unique(labels, return_inverse=True)
    n = len(labels)
    if len(clusters) < 2:
        return np.empty(0, np.int64), np.empty(0)
    drawn = np.arange(n) if n <= MOST else np.sort(np.random.default_rng(seed).choice(n, MOST, replace=False))
    sizes = np.bincount(index)
    every = np.asarray(rows, np.float32)
    every = every - every.mean(axis=0)  # small numbers: less is lost in the squares below
    squares = (every**2).sum(axis=1)
    order = np.argsort(index, kind="stable")
    starts = np.searchsorted(index[order], np.arange(len(clusters)))
    found = np.empty(len(drawn))
    step = max(1, BLOCK // n)
    for first in range(0, len(drawn), step):
        some = drawn[first : first + step]
        squared = squares[some, None] + squares[None, order] - 2 * every[some] @ every[order].T
        sums = np.add.reduceat(np.sqrt(np.maximum(squared, 0), dtype=np.float64), starts, axis=1)
        found[first : first + step] = _of(sums, index[some], sizes)
    return drawn, found


def _of(sums: FloatArray, own: IntArray, sizes: IntArray) -> FloatArray:
    """Silhouettes from the sums of the distances to each cluster, `(m, k)`."""
    at = np.arange(len(own))
    within = sums[at, own] / np.maximum(sizes[own] - 1, 1)
    means = sums / sizes
    means[at, own] = np.inf
    without = means.min(axis=1)
    wider = np.maximum(within, without)
    value = np.divide(without - within, wider, out=np.zeros_like(wider), where=wider > 0)
    return np.where(sizes[own] > 1, value, 0.0)
