"""`Clustering`: what a model returns."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray


@dataclass(frozen=True)
class Clustering:
    """A partition of n items, and what it was made from.

    Attributes:
        labels: `(n,) int64`, 0 .. n_clusters-1, numbered by falling size; every item has one.
        embedding: `(n, d) float32`, what the model learned; distances in it mean likeness.
        pairs: `(m, 2) int64`, i < j: the pairs the model drew on (its pair graph).
        pair_losses: `(m,) float32`, the clustering loss of each pair: high = contested.
        confidence: `(n,) float32` in [0, 1], how sure each assignment is.
        weights: Network weights by name, and what else is kept, for a warm start and for assigning new items.
        notes: Numbers worth showing: {"singletons": 3.0, "epsilon": 0.1}.
    """

    labels: IntArray
    embedding: FloatArray
    pairs: IntArray = field(default_factory=lambda: np.empty((0, 2), np.int64))
    pair_losses: FloatArray = field(default_factory=lambda: np.empty(0, np.float32))
    confidence: FloatArray = field(default_factory=lambda: np.empty(0, np.float32))
    weights: dict[str, AnyArray] = field(default_factory=dict)
    notes: dict[str, float] = field(default_factory=dict)

    @property
    def n_clusters(self) -> int:
        """Number of clusters."""
        return int(self.labels.max()) + 1 if self.labels.size else 0


def number_by_size(labels: IntArray) -> IntArray:
    """Renumber labels 0, 1, ... by falling cluster size (ties: first member first).

    Args:
        labels: `(n,) int64`, any integers.

    Returns:
        `(n,) int64`.
    """
    if labels.size == 0:
        return labels.astype(np.int64)
    _, first, inverse, counts = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -counts))
    rank = np.empty_like(order)
    rank[order] = np.arange(order.size)
    return rank[inverse].astype(np.int64)


def representatives(embedding: FloatArray, labels: IntArray) -> IntArray:
    """The item nearest to the mean of each cluster.

    Args:
        embedding: `(n, d)`.
        labels: `(n,) int64`, 0 .. k-1, each occurring.

    Returns:
        `(k,) int64` rows.
    """
    k = int(labels.max()) + 1 if labels.size else 0
    rows = np.empty(k, np.int64)
    for cluster in range(k):
        members = np.flatnonzero(labels == cluster)
        centre = embedding[members].mean(axis=0)
        rows[cluster] = members[np.argmin(((embedding[members] - centre) ** 2).sum(axis=1))]
    return rows
