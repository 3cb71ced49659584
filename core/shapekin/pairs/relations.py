"""What is known, and what is guessed, of all pairs in a batch at once.

Known is what the evidence entails. Guessed is what the data suggest beside it: near neighbours are of one kind,
members of different groups of two.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import BoolArray, IntArray
from shapekin.pairs.constraints import Closure
from shapekin.pairs.graph import PairGraph


@dataclass(frozen=True)
class KnownPairs:
    """Pairs of a batch, and of each whether it is of one kind.

    Attributes:
        pairs: `(b, 2) int64`, places in the batch, i < j.
        same: `(b,) bool`.
    """

    pairs: IntArray
    same: BoolArray

    def __len__(self) -> int:
        return len(self.pairs)


class Relations:
    """A closure laid out for whole batches.

    Args:
        closure: What the evidence entails.
    """

    def __init__(self, closure: Closure) -> None:
        self._set_of = closure.set_of
        self._sets = max(len(closure.certain_sets), 1)
        apart = np.array(sorted(closure.separated), np.int64).reshape(-1, 2)
        self._apart = apart[:, 0] * self._sets + apart[:, 1]

    def among(self, rows: IntArray) -> KnownPairs:
        """All pairs among some items that are known to be of one kind or of two.

        Args:
            rows: `(s,) int64`, distinct.
        """
        places = np.flatnonzero(self._set_of[rows] >= 0)
        i, j = (places[side] for side in np.triu_indices(len(places), 1))
        same, apart = self.between(rows[i], rows[j])
        known = same | apart
        return KnownPairs(np.stack([i[known], j[known]], axis=1).astype(np.int64), same[known])

    def between(self, i: IntArray, j: IntArray) -> tuple[BoolArray, BoolArray]:
        """Of each pair of items whether it is known to be of one kind, and whether of two.

        Args:
            i: `(m,) int64`.
            j: The same length.
        """
        a, b = self._set_of[i], self._set_of[j]
        mentioned = (a >= 0) & (b >= 0)
        apart = np.isin(np.minimum(a, b) * self._sets + np.maximum(a, b), self._apart)
        return mentioned & (a == b), mentioned & apart


def telling_pairs(closure: Closure) -> IntArray:
    """The fewest pairs that entail a closure: a star through each certain set, one pair for each separation.

    Returns:
        `(m, 2) int64`.
    """
    sets = closure.certain_sets
    must = [(int(members[0]), int(other)) for members in sets for other in members[1:]]
    cannot = [(int(sets[s][0]), int(sets[t][0])) for s, t in sorted(closure.separated)]
    return np.array(must + cannot, np.int64).reshape(-1, 2)


class Suggestions:
    """What the data suggest where the evidence is silent.

    Pairs of the graph count as one kind, pairs of two groups as two; not those of groups that an answer
    joins, and no pair that the evidence tells of.

    Args:
        graph: Near neighbours, drawn in proportion to their weights.
        groups: `(n,) int64`, 0 .. g-1: groups of the data's own.
        closure: What the evidence entails.
    """

    def __init__(self, graph: PairGraph, groups: IntArray, closure: Closure) -> None:
        self._relations = Relations(closure)
        same, apart = self._relations.between(*graph.edges.T)
        silent = ~(same | apart)
        self._edges = graph.edges[silent]
        chances = np.cumsum(graph.weights[silent])
        self._chances = chances / chances[-1] if len(chances) else chances
        self._codes = np.sort(graph.edges[:, 0] * graph.n + graph.edges[:, 1])
        self._n, self._groups = graph.n, groups
        count = int(groups.max(initial=-1)) + 1
        self._apart = ~np.eye(count, dtype=np.bool_)
        for members in closure.certain_sets:
            spanned = np.unique(groups[members])
            self._apart[np.ix_(spanned, spanned)] = False

    def __len__(self) -> int:
        return len(self._edges)

    def draw(self, count: int, rng: np.random.Generator) -> IntArray:
        """Rows `(s,) int64`, ascending and distinct, of the ends of `count` pairs of the graph."""
        if not len(self):
            return np.empty(0, np.int64)
        chosen = np.searchsorted(self._chances, rng.random(count), side="right")
        return np.unique(self._edges[np.minimum(chosen, len(self) - 1)])

    def among(self, rows: IntArray, rng: np.random.Generator) -> KnownPairs:
        """The suggested pairs among some items: all of one kind, and about as many of two.

        Args:
            rows: `(s,) int64`, ascending and distinct.
            rng: Picks those of two kinds.
        """
        i, j = np.triu_indices(len(rows), 1)
        a, b = rows[i], rows[j]
        silent = ~np.logical_or(*self._relations.between(a, b))
        same = silent & np.isin(a * self._n + b, self._codes)
        apart = np.flatnonzero(silent & ~same & self._apart[self._groups[a], self._groups[b]])
        picked = rng.permutation(apart)[: max(int(same.sum()), 1)]
        chosen = np.concatenate([np.flatnonzero(same), picked])
        return KnownPairs(np.stack([i[chosen], j[chosen]], axis=1).astype(np.int64), same[chosen])
