"""Rows that together cover the data, the most telling first."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.cells import kmeans_cells

FIRST = 20
MOST = 400


def anchors(features: FloatArray, rng: np.random.Generator) -> IntArray:
    """Medoids of k-means with 20, 40, 80, ... clusters, large clusters first.

    Every prefix covers the data well: each level repeats the cover more finely, and a cluster in
    which an earlier anchor already lies gives no new one.

    Args:
        features: `(n, d)`; distances mean likeness.
        rng: Starts k-means.

    Returns:
        `(k,) int64` distinct rows, k up to `MOST`.
    """
    n = len(features)
    chosen: list[int] = []
    count = FIRST
    distinct = len(np.unique(features, axis=0))
    while len(chosen) < min(n, MOST) and count < 2 * MOST:
        k = min(count, distinct, MOST)
        cells, centres = kmeans_cells(features, k, int(rng.integers(2**31)))
        taken = set(cells[chosen].tolist())
        sizes = np.bincount(cells, minlength=k)
        for cluster in np.argsort(-sizes, kind="stable").tolist():
            if cluster in taken or sizes[cluster] == 0:
                continue
            members = np.flatnonzero(cells == cluster)
            offsets = features[members] - centres[cluster]
            chosen.append(int(members[np.argmin((offsets**2).sum(axis=1))]))
        if k == min(distinct, MOST):
            break
        count *= 2
    return np.array(chosen[:MOST], np.int64)
