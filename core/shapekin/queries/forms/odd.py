"""Odd ones out: a dozen items of one group; who clicks those that do not belong says something of all of them.

The first item is the group's typical one, the others are spread over the group (farthest first, Gonzalez 1985), so
that what does not belong has a chance to be among them. Those not clicked are of the first one's kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.pairs.constraints import Closure, Relation
from shapekin.queries.base import Answer, Query, QueryContext
from shapekin.queries.forms.base import SaysSame
from shapekin.queries.still_open import open_pairs

SHOWN = 12
FEWEST = 4  # open items beside the first one, below which pairs do as well


@dataclass(frozen=True)
class OddQuestion:
    """Which of these do not belong with the first?

    Attributes:
        rows: The typical item, then those in question.
        reason: Why it is asked.
    """

    rows: tuple[int, ...]
    reason: str

    def reply(self, chosen: Sequence[int]) -> list[tuple[Query, Answer]]:
        """Places in `rows` from 1 of those that do not belong; all others do."""
        typical = self.rows[0]
        return [
            (
                Query(typical, row, OddOnesOut.name, self.reason),
                Answer.DIFFERENT if place in chosen else Answer.SAME,
            )
            for place, row in enumerate(self.rows[1:], 1)
        ]

    def replaced(self, chosen: Sequence[int]) -> int:
        """A comparison with the first for each of the others."""
        del chosen
        return len(self.rows) - 1

    def choose(self, says_same: SaysSame) -> tuple[int, ...]:
        """All that differ from the first."""
        typical = self.rows[0]
        return tuple(place for place, row in enumerate(self.rows[1:], 1) if not says_same(typical, row))


class OddOnesOut:
    """The group about whose items least is known, its typical item and others spread over it."""

    name: ClassVar[str] = "odd"
    title: ClassVar[str] = "Odd ones out"
    summary: ClassVar[str] = "Shows a dozen of a group; you click those that do not belong."

    def propose(self, context: QueryContext) -> OddQuestion | None:
        """The group with most open items, the typical one among its answered items if there are any."""
        closure = context.constraints.closure()
        best: IntArray | None = None
        groups, counts = np.unique(context.labels, return_counts=True)
        for group in groups[np.argsort(-counts, kind="stable")]:
            members = np.flatnonzero(context.labels == group)
            if len(members) <= max(FEWEST, 0 if best is None else len(best)):
                break
            typical = _typical(context, members, closure.set_of)
            others = members[members != typical]
            pairs = np.sort(np.stack([np.full(len(others), typical), others], axis=1), axis=1)
            still = _one_of_each_set(others[open_pairs(context, pairs)], closure.set_of)
            if len(still) >= FEWEST and (best is None or len(still) >= len(best)):
                best = np.concatenate([[typical], still])
        if best is None:
            return None
        rows = _spread(context, best)
        return OddQuestion(rows, f"{len(best) - 1:,} items of its sub-category have not been compared with it yet")

    def question(self, rows: tuple[int, ...], reason: str = "") -> OddQuestion:
        """The first item and those in question."""
        return OddQuestion(rows, reason)


def _one_of_each_set(rows: IntArray, set_of: IntArray) -> IntArray:
    """Two of one certain set would get the same answer, or contradict each other."""
    sets = np.where(set_of[rows] >= 0, set_of[rows], -1 - rows)
    return rows[np.sort(np.unique(sets, return_index=True)[1])]


def _typical(context: QueryContext, members: IntArray, set_of: IntArray) -> int:
    """The item nearest to the mean; of the greatest certain set among the members where there is one."""
    sets = set_of[members]
    if (sets >= 0).any():
        numbers, counts = np.unique(sets[sets >= 0], return_counts=True)
        if counts.max() > 1:
            members = members[sets == numbers[counts.argmax()]]
    points = context.embedding[members]
    return int(members[((points - points.mean(axis=0)) ** 2).sum(axis=1).argmin()])


def _apart(closure: Closure, shown: IntArray, row: int) -> bool:
    """Whether an item is known to differ from one that is shown: they cannot both belong."""
    return any(closure.relation(int(other), row) is Relation.DIFFERENT for other in shown)


def _spread(context: QueryContext, rows: IntArray) -> tuple[int, ...]:
    """The first row, and others each as far as can be from those before."""
    closure = context.constraints.closure()
    points = context.embedding[rows].astype(np.float64)
    chosen, nearest = [0], ((points - points[0]) ** 2).sum(axis=1)
    nearest[0] = -1
    while len(chosen) < SHOWN and nearest.max() >= 0:
        place = int(nearest.argmax())
        if _apart(closure, rows[chosen[1:]], int(rows[place])):
            nearest[place] = -1
            continue
        chosen.append(place)
        open_still = nearest >= 0
        nearest[open_still] = np.minimum(nearest, ((points - points[place]) ** 2).sum(axis=1))[open_still]
        nearest[place] = -1
    return tuple(int(row) for row in rows[chosen])
