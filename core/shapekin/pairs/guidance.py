"""What a person may say besides "same" and "different" (deep constrained clustering, section 3).

Triplets, how difficult items are, sizes of clusters, how groups of items spread over the clusters, and rules that
conclude a link from others. Items are named by row.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.errors import ParameterError


@dataclass(frozen=True)
class Link:
    """Items i and j share a cluster, or do not."""

    i: int
    j: int
    same: bool

    def holds(self, labels: IntArray) -> bool:
        """Whether a partition `(n,)` has it so."""
        return bool(labels[self.i] == labels[self.j]) == self.same


@dataclass(frozen=True)
class Rule:
    """A Horn rule: if all premises hold, so must the conclusion."""

    premises: tuple[Link, ...]
    conclusion: Link

    def holds(self, labels: IntArray) -> bool:
        """Whether a partition `(n,)` keeps it."""
        return self.conclusion.holds(labels) or not all(link.holds(labels) for link in self.premises)


@dataclass(frozen=True, eq=False)
class Balance:
    """Every cluster has as many items of the one group as of the other (eq. 10).

    Attributes:
        one: `(a,) int64` rows.
        other: `(b,) int64` rows, none of them in `one`.
    """

    one: IntArray
    other: IntArray

    def excess(self, labels: IntArray) -> int:
        """By how many items the worst cluster of a partition `(n,)` fails."""
        k = int(labels.max()) + 1
        differences = np.bincount(labels[self.one], minlength=k) - np.bincount(labels[self.other], minlength=k)
        return int(np.abs(differences).max())

    @property
    def rows(self) -> IntArray:
        """All items it is about."""
        return np.concatenate([self.one, self.other])


@dataclass(frozen=True, eq=False)
class Bounds:
    """Every cluster has at least `low` and at most `high` members of a group (eq. 11).

    Attributes:
        members: `(a,) int64` rows.
        low: Fewest.
        high: Most.
    """

    members: IntArray
    low: int
    high: int

    def excess(self, labels: IntArray) -> int:
        """By how many items the worst cluster of a partition `(n,)` fails."""
        counts = np.bincount(labels[self.members], minlength=int(labels.max()) + 1)
        return max(int((self.low - counts).max()), int((counts - self.high).max()), 0)

    @property
    def rows(self) -> IntArray:
        """All items it is about."""
        return self.members


@dataclass(frozen=True, eq=False)
class Guidance:
    """All of it.

    Attributes:
        triplets: `(t, 3) int64` rows (a, p, n): a is more like p than like n.
        difficulty: `(n,) float` in [-1, 1], above 0 for easy items, below for hard ones; empty: nothing is known.
        equal_sizes: Clusters are about equally large.
        cardinalities: How groups spread over the clusters.
        rules: Links that follow from links.
    """

    triplets: IntArray = field(default_factory=lambda: np.empty((0, 3), np.int64))
    difficulty: FloatArray = field(default_factory=lambda: np.empty(0))
    equal_sizes: bool = False
    cardinalities: tuple[Balance | Bounds, ...] = ()
    rules: tuple[Rule, ...] = ()

    def check(self, n: int) -> None:
        """Refuse what makes no sense for n items.

        Raises:
            ParameterError: Rows outside 0 .. n-1, marks outside [-1, 1], groups that overlap, bounds the wrong way.
        """
        links = [link for rule in self.rules for link in (*rule.premises, rule.conclusion)]
        named = [self.triplets.ravel(), np.array([row for link in links for row in (link.i, link.j)], np.int64)]
        rows = np.concatenate([*named, *(cardinality.rows for cardinality in self.cardinalities)])
        if rows.size and (rows.min() < 0 or rows.max() >= n):
            raise ParameterError(f"The guidance names an item outside 0 .. {n - 1}.")
        if any(link.i == link.j for link in links) or any(len(set(three)) < 3 for three in self.triplets.tolist()):
            raise ParameterError("A link or a triplet names an item twice.")
        if self.difficulty.size and self.difficulty.shape != (n,):
            raise ParameterError(f"There are {self.difficulty.size} marks of difficulty for {n} items.")
        if not (np.abs(self.difficulty) <= 1).all():
            raise ParameterError("A mark of difficulty lies outside -1 .. 1.")
        for cardinality in self.cardinalities:
            if len(np.unique(cardinality.rows)) < len(cardinality.rows):
                raise ParameterError("A cardinality names an item twice.")
            if len(cardinality.rows) == 0 or (isinstance(cardinality, Bounds) and cardinality.low > cardinality.high):
                raise ParameterError("A cardinality has no items, or bounds the wrong way round.")
