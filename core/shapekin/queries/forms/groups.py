"""Which group? An item beside the nearest kinds known so far; one click joins it, or founds a new kind.

The certain sets of "Deep classification with pairwise constraints" (section III-B) are compared with one by one,
nearest first; here several are shown at once. A click on the third stands for "different, different, same".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from shapekin.arrays import IntArray
from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Answer, Query, QueryContext
from shapekin.queries.certain_sets import known_kinds
from shapekin.queries.forms.base import SaysSame
from shapekin.queries.still_open import by_distance, is_open

MOST = 6
"""So many kinds are shown at a time; who says "none of these" is shown the next nearest."""


@dataclass(frozen=True)
class GroupQuestion:
    """To which of these does it belong?

    Attributes:
        item: The item in question.
        members: An item of each kind shown, nearest first.
        reason: Why it is asked.
    """

    item: int
    members: tuple[int, ...]
    reason: str

    @property
    def rows(self) -> tuple[int, ...]:
        """The item, then a member of each kind."""
        return (self.item, *self.members)

    def reply(self, chosen: Sequence[int]) -> list[tuple[Query, Answer]]:
        """One place in `rows` from 1, or none for "none of these"."""
        said = []
        for place, member in enumerate(self.members[: self.replaced(chosen)], 1):
            answer = Answer.SAME if place in chosen else Answer.DIFFERENT
            said.append((Query(self.item, member, WhichGroup.name, self.reason), answer))
        return said

    def replaced(self, chosen: Sequence[int]) -> int:
        """As many as a person would have compared, nearest first."""
        return min(chosen) if chosen else len(self.members)

    def choose(self, says_same: SaysSame) -> tuple[int, ...]:
        """The first kind that is the same."""
        places = (place for place, member in enumerate(self.members, 1) if says_same(self.item, member))
        return tuple(place for place in [next(places, 0)] if place)


class WhichGroup:
    """The next anchor that is of no known kind, beside the nearest kinds."""

    name: ClassVar[str] = "groups"
    title: ClassVar[str] = "Which group?"
    summary: ClassVar[str] = "Shows an item beside the nearest known kinds; one click places it."

    def propose(self, context: QueryContext) -> GroupQuestion | None:
        """The first anchor that can be placed."""
        kinds, waiting = known_kinds(context.constraints.closure(), context.anchors)
        for item in waiting:
            members = _members(context, item, kinds)
            if members:
                reason = f"which of the {len(kinds)} known kinds is it, or is it a new one?"
                return GroupQuestion(item, members, reason)
        return None

    def question(self, rows: tuple[int, ...], reason: str = "") -> GroupQuestion:
        """The first item beside the others."""
        return GroupQuestion(rows[0], rows[1:], reason)


def _members(context: QueryContext, item: int, kinds: Sequence[IntArray]) -> tuple[int, ...]:
    """The nearest member of each kind that the item is not known to be of or not of, nearest kind first."""
    closure = context.constraints.closure()
    nearest = []
    for kind in kinds:
        relation = closure.relation(item, int(kind[0]))
        if relation is Relation.SAME:
            return ()
        if relation is Relation.UNKNOWN:
            open_ones = [int(row) for row in kind if is_open(context, closure, item, int(row))]
            nearest += by_distance(context.embedding, item, open_ones)[:1]
    return tuple(by_distance(context.embedding, item, nearest)[:MOST]) if nearest else ()
