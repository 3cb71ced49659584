"""Super-instances are merged by questions, nearest first, and split where that is done.

Van Craenendonck, Dumancic and Blockeel, "COBRA: a fast and simple method for active clustering with pairwise
constraints", IJCAI 2017; Van Craenendonck, Dumancic, Van Wolputte and Blockeel, "COBRAS: interactive clustering
with pairwise queries", IDA 2018.

| step | function |
|---|---|
| super-instances: parts of the tree over the groups of the pair graph | `clustering.super_instances` |
| merging: the nearest two parts whose relation is not entailed are compared | `SuperInstanceMerging.propose` |
| splitting: once all are settled, twice as many parts; parts with separated items at once | `grouped.parts` |

Differences from the papers: COBRAS splits one super-instance at a time into as many as questions find; here the
tree is cut at 25, 50, 100, ... parts, so that what is asked follows from the evidence alone. Two certain sets that
both speak for many parts and lie near are not compared at once: first two fresh items are, one of each, so that a
slip shows. (Of sets far apart "same" is not expected, and to ask twice of all would double the price.)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

import numpy as np

from shapekin.clustering.super_instances import SuperInstances
from shapekin.pairs.constraints import Closure
from shapekin.queries.base import Query, QueryContext
from shapekin.queries.grouped import Parts, grouped, parts, settled
from shapekin.queries.still_open import is_open

FIRST = 25
WAYS = 8  # items of a part that are tried where a person was unsure
NEAR = 1.0  # squared distance of unit vectors; 2 is that of parts which nothing joins
LARGE = 3  # parts of a certain set that is not joined with another such on one answer


class SuperInstanceMerging:
    """The nearest two groups of like items whose relation is unknown are compared through one item each."""

    name: ClassVar[str] = "super_instances"
    title: ClassVar[str] = "Join groups"
    summary: ClassVar[str] = (
        "Compares small groups of like items, nearest first, and looks closer when they are sorted."
    )

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """Up to `count` comparisons: of the coarsest parts that are not settled, nearest first."""
        groups = grouped(context)
        closure = context.constraints.closure()
        queries: dict[tuple[int, int], Query] = {}
        level = FIRST
        while len(queries) < count:
            for query in self._merging(context, groups, closure, level):
                queries.setdefault((min(query.a, query.b), max(query.a, query.b)), query)
                if len(queries) == count:
                    break
            if level >= len(groups):
                break
            level *= 2
        return list(queries.values())[:count]

    def _merging(self, context: QueryContext, groups: SuperInstances, closure: Closure, level: int) -> Iterator[Query]:
        found = parts(groups, closure, level)
        u, v = np.nonzero(np.triu(~settled(closure, found.sets), 1))
        distance = ((found.centres[u] - found.centres[v]) ** 2).sum(axis=1)
        bridges = Bridges(groups, closure, found)
        reason = f"are two of {len(found)} groups of like items one kind?"
        for at in np.argsort(distance, kind="stable").tolist():
            one, other = int(u[at]), int(v[at])
            first = bridges.wanted(one, other) if distance[at] < NEAR else None
            ways = [first] if first else []
            ways.append((int(found.speakers[one]), int(found.speakers[other])))
            for a, b in ways:
                if is_open(context, closure, a, b):
                    yield Query(a, b, self.name, reason, score=float(distance[at]))
                    break
            else:
                yield from self._other_members(context, groups, closure, found, one, other)

    def _other_members(
        self, context: QueryContext, groups: SuperInstances, closure: Closure, found: Parts, one: int, other: int
    ) -> Iterator[Query]:
        """Once a person was unsure of the two items that were shown: the same two groups through others."""
        a_side, b_side = (_members(groups, closure, found, part) for part in (one, other))
        for a, b in product(a_side, b_side):
            if is_open(context, closure, a, b):
                yield Query(a, b, self.name, "the same two groups as before, through other items")
                return


def _members(groups: SuperInstances, closure: Closure, found: Parts, part: int) -> list[int]:
    """Up to `WAYS` items that tell of a part: of its certain set, else any in it."""
    own = int(found.sets[part])
    inside = closure.certain_sets[own] if own >= 0 else np.flatnonzero(found.of_group[groups.of] == part)
    return [int(row) for row in inside[:WAYS]]


class Bridges:
    """Second opinions on joining two certain sets that both speak for many parts.

    A second opinion is an answer about two other items, one lying in a part of each.
    """

    def __init__(self, groups: SuperInstances, closure: Closure, found: Parts) -> None:
        self._groups = groups
        self._closure = closure
        self._found = found
        known = np.flatnonzero(closure.set_of >= 0)
        home = found.sets[found.of_group[groups.of[known]]]
        self._homes: dict[int, set[int]] = {}
        for own, where in zip(closure.set_of[known].tolist(), home.tolist(), strict=True):
            if own != where:
                self._homes.setdefault(own, set()).add(where)

    def wanted(self, one: int, other: int) -> tuple[int, int] | None:
        """Two fresh items to ask about before two parts are joined; None where none is needed or to be had."""
        s, t = int(self._found.sets[one]), int(self._found.sets[other])
        if s < 0 or t < 0 or any(int((self._found.sets == own).sum()) < LARGE for own in (s, t)):
            return None
        if any({s, t} <= self._around(own) for own in self._homes):
            return None
        a, b = self._fresh(s), self._fresh(t)
        return None if a is None or b is None else (a, b)

    def _around(self, own: int) -> set[int]:
        """The sets in whose parts a stray set lies, or lie those that are known to differ from it."""
        others = (self._homes.get(other, set()) for other in self._closure.separated_from[own])
        return self._homes[own].union(*others)

    def _fresh(self, own: int) -> int | None:
        """A medoid that nobody was asked about, in the parts of a certain set; of the largest group."""
        inside = np.flatnonzero(self._found.sets[self._found.of_group] == own)
        inside = inside[self._closure.set_of[self._groups.medoids[inside]] < 0]
        if not len(inside):
            return None
        return int(self._groups.medoids[inside[self._groups.sizes[inside].argmax()]])
