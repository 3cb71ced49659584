"""What the pairs say: how strongly they pull, which are contested, how sure an assignment is."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.continuous import pair_lengths
from shapekin.pairs.graph import PairGraph, balance


def pull_of(graph: PairGraph) -> float:
    """The number of items / ||D - R||_2: what eq. 4 gives for codes of unit length, times the square root of n.

    Eq. 4 as printed grows with the square root of n only (||Z||_2 does), while ||D - R||_2 stays as it
    is: the pull that holds a cluster together in a small set is too weak in a large one. The parameter
    `pull` of CPAC is a share of this.
    """
    unit = np.full((graph.n, 1), np.sqrt(graph.n))
    return balance(unit, graph)


def ranking_losses(z: FloatArray, graph: PairGraph, pull: float, first_mu: float) -> FloatArray:
    """Clustering loss of each pair with the first mu2 (section 4): the questions, highest first.

    Args:
        z: `(n, d)`, the first codes.
        graph: The pairs.
        pull: Lambda.
        first_mu: The first mu2.

    Returns:
        `(m,) float32`.
    """
    squared = pair_lengths(z, graph.edges) ** 2
    penalty = first_mu * squared / (first_mu + squared)
    return np.asarray(pull / z.shape[1] * graph.weights * penalty, np.float32)


def clustering_value(points: FloatArray, graph: PairGraph, pull: float, mu: float) -> float:
    """The second term of eq. 1, the mean over items, at scale mu."""
    return float(ranking_losses(points, graph, pull, mu).sum() / max(graph.n, 1))


def kept_share(graph: PairGraph, labels: IntArray) -> FloatArray:
    """How sure each assignment is: the share of an item's pair weight that stays in its cluster.

    Args:
        graph: The pairs.
        labels: `(n,) int64`.

    Returns:
        `(n,) float32` in [0, 1]; 0 for an item without pairs.
    """
    i, j = graph.edges.T
    kept = graph.weights * (labels[i] == labels[j])
    within = np.bincount(i, kept, graph.n) + np.bincount(j, kept, graph.n)
    whole = np.bincount(i, graph.weights, graph.n) + np.bincount(j, graph.weights, graph.n)
    return np.asarray(within / np.where(whole > 0, whole, 1), np.float32)
