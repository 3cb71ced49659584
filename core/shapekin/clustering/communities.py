"""Groups found without being told how many: super-instances, merged while modularity rises.

Modularity is that of Newman and Girvan, 2004, its greedy merging that of Clauset, Newman and
Moore, 2004. Starting from k-means cells of the diffusion map instead of single items makes it quick
and steady.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.cells import kmeans_cells

if TYPE_CHECKING:
    from scipy.sparse import csr_array

MOST_CELLS = 200
ITEMS_A_CELL = 5


def communities(graph: csr_array, embedding: FloatArray, rng: np.random.Generator) -> IntArray:
    """Partition the items of a graph.

    Args:
        graph: `(n, n)` symmetric weights.
        embedding: `(n, d)` coordinates of the same items, such as `diffusion_map`.
        rng: Starts k-means.

    Returns:
        `(n,) int64` labels 0 .. k-1, each occurring.
    """
    cells = super_instances(embedding, rng)
    groups = merge_by_modularity(cell_weights(graph, cells).toarray())
    return np.unique(groups[cells], return_inverse=True)[1].astype(np.int64)


def super_instances(embedding: FloatArray, rng: np.random.Generator) -> IntArray:
    """Small k-means cells, about one for five items and at most 200: `(n,) int64`, 0 .. m-1."""
    distinct = len(np.unique(embedding, axis=0))
    count = max(1, min(MOST_CELLS, len(embedding) // ITEMS_A_CELL, distinct))
    seed = int(rng.integers(2**31))
    cells, _ = kmeans_cells(embedding, count, seed)
    return np.unique(cells, return_inverse=True)[1].astype(np.int64)


def cell_weights(graph: csr_array, cells: IntArray) -> csr_array:
    """`(m, m)` sparse sums of the graph's weights between each two cells; within a cell on the diagonal."""
    from scipy.sparse import csr_array

    n, m = len(cells), int(cells.max()) + 1
    member = csr_array((np.ones(n), (np.arange(n), cells)), shape=(n, m))
    return csr_array(member.T @ graph @ member)


def merge_by_modularity(weights: FloatArray) -> IntArray:
    """Merge the two groups that raise modularity most, until no merger raises it.

    Args:
        weights: `(m, m)` symmetric.

    Returns:
        `(m,) int64`, the group of each cell: the least cell in it.
    """
    m = len(weights)
    group = np.arange(m)
    total = weights.sum()
    if total == 0:
        return group
    share = weights / total
    degree = share.sum(axis=1)
    gain = 2 * (share - np.outer(degree, degree))
    np.fill_diagonal(gain, -np.inf)
    while True:
        a, b = sorted(np.unravel_index(np.argmax(gain), gain.shape))
        if gain[a, b] <= 0:
            return group
        group[group == b] = a
        share[a] += share[b]
        share[:, a] += share[:, b]
        degree[a] += degree[b]
        merged = 2 * (share[a] - degree[a] * degree)
        gone = np.isneginf(gain[a])
        gain[a] = gain[:, a] = np.where(gone, -np.inf, merged)
        gain[b] = gain[:, b] = -np.inf
