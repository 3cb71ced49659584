"""Must-links and cannot-links, and everything that follows from them.

Closure: must-links join items into *certain sets*; a cannot-link separates two whole sets. What
follows from the evidence is *entailed* and never asked (Davidson & Ravi; deep constrained
clustering, section 3).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ContradictionError, ParameterError

NO_PAIRS: IntArray = np.empty((0, 2), np.int64)


class Relation(StrEnum):
    """What the evidence says of two items."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def ordered_pairs(pairs: IntArray, n: int) -> IntArray:
    """Sort each pair (i < j), drop repeats, sort the list.

    Args:
        pairs: `(m, 2)` integers.
        n: Number of items.

    Returns:
        `(m', 2) int64`.

    Raises:
        ParameterError: A pair joins an item with itself or names a row outside 0 .. n-1.
    """
    pairs = np.asarray(pairs, np.int64).reshape(-1, 2)
    if pairs.size == 0:
        return NO_PAIRS
    if pairs.min() < 0 or pairs.max() >= n:
        raise ParameterError(f"A pair names an item outside 0 .. {n - 1}.")
    if (pairs[:, 0] == pairs[:, 1]).any():
        raise ParameterError("A pair needs two different items.")
    return np.unique(np.sort(pairs, axis=1), axis=0)


@dataclass(frozen=True)
class Closure:
    """What a set of links entails.

    Attributes:
        set_of: `(n,) int64`, the certain set of each item; -1 where no link mentions it.
        certain_sets: Members of each certain set, ascending; sets ordered by first member. An item
            that only cannot-links mention is a set of its own.
        separated: Pairs (s, t), s < t, of sets known to be different.
    """

    set_of: IntArray
    certain_sets: tuple[IntArray, ...]
    separated: frozenset[tuple[int, int]]

    def relation(self, i: int, j: int) -> Relation:
        """What is known of items i and j, said or entailed."""
        s, t = int(self.set_of[i]), int(self.set_of[j])
        if i == j or (s == t and s >= 0):
            return Relation.SAME
        if s >= 0 and t >= 0 and (min(s, t), max(s, t)) in self.separated:
            return Relation.DIFFERENT
        return Relation.UNKNOWN

    @cached_property
    def separated_from(self) -> tuple[frozenset[int], ...]:
        """For each certain set, the sets known to differ from it."""
        others: list[set[int]] = [set() for _ in self.certain_sets]
        for s, t in self.separated:
            others[s].add(t)
            others[t].add(s)
        return tuple(frozenset(other) for other in others)


@dataclass(frozen=True)
class Constraints:
    """Everything a person said of pairs of n items; immutable.

    Attributes:
        n: Number of items.
        must_links: `(m, 2) int64`, i < j: the same kind.
        cannot_links: `(c, 2) int64`, i < j: different kinds.
    """

    n: int
    must_links: IntArray = field(default_factory=lambda: NO_PAIRS)
    cannot_links: IntArray = field(default_factory=lambda: NO_PAIRS)

    def __post_init__(self) -> None:
        object.__setattr__(self, "must_links", ordered_pairs(self.must_links, self.n))
        object.__setattr__(self, "cannot_links", ordered_pairs(self.cannot_links, self.n))

    def __len__(self) -> int:
        return len(self.must_links) + len(self.cannot_links)

    def with_link(self, i: int, j: int, *, same: bool) -> Constraints:
        """These constraints and one more."""
        pair = np.array([[i, j]], np.int64)
        if same:
            return Constraints(self.n, np.concatenate([self.must_links, pair]), self.cannot_links)
        return Constraints(self.n, self.must_links, np.concatenate([self.cannot_links, pair]))

    def closure(self) -> Closure:
        """Certain sets and the separations between them.

        Raises:
            ContradictionError: Some items are both linked and separated; the error carries the
                shortest chain of must-links between them.
        """
        return self._closure

    @cached_property
    def _closure(self) -> Closure:
        parent = {int(i): int(i) for i in np.unique(np.concatenate([self.must_links, self.cannot_links]))}

        def root(i: int) -> int:
            while parent[i] != i:
                parent[i] = parent[parent[i]]
                i = parent[i]
            return i

        for i, j in self.must_links.tolist():
            a, b = root(i), root(j)
            parent[max(a, b)] = min(a, b)
        members: dict[int, list[int]] = {}
        for i in sorted(parent):
            members.setdefault(root(i), []).append(i)
        set_of = np.full(self.n, -1, np.int64)
        certain_sets = tuple(np.array(rows, np.int64) for rows in members.values())
        for s, rows in enumerate(certain_sets):
            set_of[rows] = s
        separated = set()
        for i, j in self.cannot_links.tolist():
            s, t = int(set_of[i]), int(set_of[j])
            if s == t:
                raise self._contradiction(i, j)
            separated.add((min(s, t), max(s, t)))
        return Closure(set_of, certain_sets, frozenset(separated))

    def _contradiction(self, i: int, j: int) -> ContradictionError:
        path = self.must_link_path(i, j)
        chain = " = ".join(str(row) for row in path)
        return ContradictionError(
            f"Items {i} and {j} were called different, but other answers join them ({chain}).",
            "Take back one of these answers.",
            (i, j),
            path,
        )

    def must_link_path(self, i: int, j: int) -> tuple[int, ...]:
        """Shortest chain of must-links from i to j, ends included; empty when there is none."""
        paths = _Paths(self.must_links, i)
        return paths.to(j)

    def cannot_link_path(self, i: int, j: int) -> tuple[int, ...]:
        """Why i and j differ: the shortest chain of must-links and one cannot-link, ends included; empty if none."""
        near_i, near_j = _Paths(self.must_links, i), _Paths(self.must_links, j)
        chains = (
            (near_i.steps[a] + near_j.steps[b], a, b)
            for link in self.cannot_links.tolist()
            for a, b in (link, link[::-1])
            if a in near_i.steps and b in near_j.steps
        )
        found = min(chains, default=None)
        return () if found is None else (*near_i.to(found[1]), *reversed(near_j.to(found[2])))

    def satisfied_fraction(self, labels: IntArray) -> float:
        """Share of the links that a partition obeys; 1.0 when there are none.

        Args:
            labels: `(n,) int64`.
        """
        if len(self) == 0:
            return 1.0
        must, cannot = self.must_links, self.cannot_links
        kept = int((labels[must[:, 0]] == labels[must[:, 1]]).sum())
        kept += int((labels[cannot[:, 0]] != labels[cannot[:, 1]]).sum())
        return kept / len(self)


class _Paths:
    """Shortest chains of links from one item to all that it is joined with."""

    def __init__(self, links: IntArray, start: int) -> None:
        neighbours: dict[int, list[int]] = {}
        for a, b in links.tolist():
            neighbours.setdefault(a, []).append(b)
            neighbours.setdefault(b, []).append(a)
        self.steps = {start: 0}
        self._came_from: dict[int, int] = {}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there in neighbours.get(here, []):
                if there not in self.steps:
                    self.steps[there] = self.steps[here] + 1
                    self._came_from[there] = here
                    queue.append(there)

    def to(self, end: int) -> tuple[int, ...]:
        """The chain to an item, ends included; empty when there is none."""
        if end not in self.steps:
            return ()
        path = [end]
        while path[-1] in self._came_from:
            path.append(self._came_from[path[-1]])
        return tuple(reversed(path))
