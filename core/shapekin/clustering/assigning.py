"""New items into existing clusters, by the votes of their nearest known items.

Clusters that were found without a formula for membership (connected components, spread labels) still say where
they lie: in the embedding that the model learned. An item that stands where a known one does gets its cluster.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray

NEIGHBOURS = 10
_SAMPLE = 2000  # known items whose own neighbours say what is near


@dataclass(frozen=True)
class Assignment:
    """Where m new items belong.

    Attributes:
        labels: `(m,) int64`, clusters of the known items.
        confidence: `(m,) float32` in [0, 1]: the share of the votes for that cluster.
        distance: `(m,) float32`: mean distance to the nearest known items, as a multiple of what is usual among
            the known ones (their median); far above 1 it is like nothing known.
    """

    labels: IntArray
    confidence: FloatArray
    distance: FloatArray


def assign_by_neighbours(
    known: FloatArray, labels: IntArray, unseen: FloatArray, neighbours: int = NEIGHBOURS
) -> Assignment:
    """Let the nearest known items vote, each with one over its squared distance.

    Args:
        known: `(n, d)`, the embedding of the known items, n > 0.
        labels: `(n,) int64`, 0 .. k-1.
        unseen: `(m, d)`, the embedding of the new ones.
        neighbours: How many vote; cut to n.
    """
    from scipy.spatial import cKDTree

    count = min(neighbours, len(known))
    tree = cKDTree(known)
    away, who = (found.reshape(len(unseen), count) for found in tree.query(unseen, k=count))
    step = max(1, len(known) // _SAMPLE)
    among = tree.query(known[::step], k=min(count + 1, len(known)))[0].reshape(len(known[::step]), -1)[:, 1:]
    usual = float(np.median(among.mean(axis=1))) if among.size else 0.0
    tiny = max(usual * 1e-6, float(np.finfo(np.float32).tiny))
    votes = np.zeros((len(unseen), int(labels.max()) + 1))
    # relative to the nearest, so that the square of a tiny distance is no infinity
    weights = ((away[:, :1] + tiny) / (away + tiny)) ** 2
    np.add.at(votes, (np.arange(len(unseen))[:, None], labels[who]), weights)
    winners = votes.argmax(axis=1).astype(np.int64)
    share = votes.max(axis=1) / votes.sum(axis=1)
    distance = away.mean(axis=1) / max(usual, tiny)
    return Assignment(winners, share.astype(np.float32), distance.astype(np.float32))
