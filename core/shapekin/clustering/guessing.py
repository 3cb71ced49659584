"""Guesses of what items are: labels spread from few over a neighbour graph.

Iscen, Tolias, Avrithis and Chum, "Label propagation for deep semi-supervised learning", CVPR 2019: while a network
learns, its guesses come from the graph of its codes. A nearest centre that was placed by one item knows only how
that item looks; a graph also knows what lies between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.clustering.blocks import squared_distances
from shapekin.clustering.diffusion import diffuse, normalised
from shapekin.clustering.shares import softmax
from shapekin.pairs.constraints import Closure
from shapekin.pairs.kinds import established_kinds

if TYPE_CHECKING:
    from scipy.sparse import csr_array

REACH = 0.99  # far, for one item may tell of all of a kind
SEEDS = 10  # items from which a centre without answers spreads
UNREACHED = 1e-9


def spread_guesses(
    graph: csr_array, codes: FloatArray, centres: FloatArray, closure: Closure, trust: float
) -> FloatArray:
    """How likely each item is of each centre's kind.

    The first centres are those of the established kinds, which spread from their members; others spread from the
    items nearest to them. Where nothing arrives, the nearest centre counts.

    Args:
        graph: `(n, n)` symmetric likeness of neighbours.
        codes: `(n, d)`.
        centres: `(k, d)`, as many as established kinds or more, in their order.
        closure: What the evidence entails.
        trust: Power of the assignment probabilities that what arrives is multiplied by; 0 for what arrives alone.

    Returns:
        `(n, k) float64`; rows sum to 1.
    """
    away = squared_distances(codes, centres)
    nearest = away.argmin(axis=1)
    kinds = established_kinds(closure)
    starts = np.zeros(away.shape)
    for column in range(len(centres)):
        if column < len(kinds):
            members = closure.certain_sets[kinds[column]]
        else:
            own = np.flatnonzero(nearest == column)
            members = own[np.argsort(away[own, column], kind="stable")[:SEEDS]]
        starts[members, column] = 1 / np.sqrt(max(len(members), 1))
    likely = softmax(-away)
    arrived = (diffuse(normalised(graph), starts, REACH) + UNREACHED * likely) * likely**trust
    return np.asarray(arrived / arrived.sum(axis=1, keepdims=True))
