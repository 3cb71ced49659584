"""Fragments of one kind put together again: the cure for too many clusters.

Methods that cut a pair graph leave fragments that many neighbours still connect. Two fragments A and B
are joined while w(A, B) / sqrt(vol A vol B) is large: the share of their neighbours that they have in
each other, the measure of normalised cuts (Shi and Malik, 2000). Unlike modularity it does not look at
the size of the whole collection, so it does not swallow small kinds of a large one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.communities import cell_weights
from shapekin.clustering.partition import Components

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def join_fragments(components: Components, graph: csr_array, share: float) -> int:
    """Join the two components with the largest share, again and again, while it is large enough.

    Args:
        components: Changed in place; joins that the evidence forbids are left out.
        graph: `(n, n)` symmetric weights between neighbours.
        share: Least w(A, B) / sqrt(vol A vol B) that joins; in (0, 1].

    Returns:
        Number of components before.
    """
    representative, cells = np.unique(components.labels(), return_inverse=True)
    weights = cell_weights(graph, cells.astype(np.int64)).astype(np.float64)
    n_cells = len(weights)
    volume = weights.sum(axis=1)
    shares = _shares(weights, volume)
    shares[np.tril_indices(n_cells)] = 0
    while n_cells > 1:
        a, b = np.unravel_index(np.argmax(shares), shares.shape)
        if shares[a, b] < share:
            break
        if not components.join(int(representative[a]), int(representative[b])):
            shares[a, b] = 0
            continue
        weights[a] += weights[b]
        weights[:, a] += weights[:, b]
        volume[a] += volume[b]
        weights[b] = weights[:, b] = volume[b] = 0
        shares[b] = shares[:, b] = 0
        renewed = _shares(weights[a], volume, volume[a])
        forbidden = _forbidden(components, representative, int(a))
        renewed[forbidden] = 0
        shares[a, a + 1 :] = renewed[a + 1 :]
        shares[:a, a] = renewed[:a]
    return n_cells


def _shares(weights: FloatArray, volume: FloatArray, own: float | None = None) -> FloatArray:
    size = np.sqrt(np.outer(volume, volume)) if own is None else np.sqrt(volume * own)
    return np.asarray(np.divide(weights, size, out=np.zeros_like(weights), where=size > 0))


def _forbidden(components: Components, representative: IntArray, cell: int) -> IntArray:
    """Cells whose components the evidence separates from that of `cell`."""
    apart = components.separated_from(int(representative[cell]))
    roots = np.array([components.root(int(item)) for item in representative])
    return np.flatnonzero(np.isin(roots, list(apart)))
