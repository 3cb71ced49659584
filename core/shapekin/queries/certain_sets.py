"""Items that cover the data are placed one by one into the kinds known so far.

The protocol of pairwise classification (papers/pairwise_classification, section III-B): an item is
compared with one member of each certain set until it joins one or founds another. Here the items
come in the order of the anchors, sets are tried nearest first, and nothing is remembered but the
evidence itself, so the dialogue can stop, be undone and go on anywhere.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.pairs.constraints import Closure
from shapekin.pairs.kinds import established_kinds
from shapekin.queries.base import Query, QueryContext
from shapekin.queries.still_open import nearest_open_member


class CertainSets:
    """Each anchor is compared with the nearest known kinds until it joins one or is a new one."""

    name: ClassVar[str] = "certain_sets"
    title: ClassVar[str] = "Known kinds"
    summary: ClassVar[str] = "Shows typical items one by one beside the nearest kind known so far."

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """The next comparison of each of the first `count` anchors that are not placed yet."""
        closure = context.constraints.closure()
        kinds, waiting = known_kinds(closure, context.anchors)
        queries: list[Query] = []
        for place, item in enumerate(waiting):
            if len(queries) == count:
                break
            member = nearest_open_member(context, item, kinds)
            if member is not None:
                queries.append(self._query(context, item, member, len(kinds), place + 1, len(waiting)))
        return queries

    def _query(self, context: QueryContext, item: int, member: int, kinds: int, rank: int, of: int) -> Query:
        distance = float(np.linalg.norm(context.embedding[item] - context.embedding[member]))
        closure = context.constraints.closure()
        own = int(closure.set_of[item])
        tried = len(closure.separated_from[own]) if own >= 0 else 0
        if tried:
            reason = f"unlike {tried} of {kinds} known kinds: is it the next nearest, or a new kind?"
        elif kinds == 1:
            reason = "is this a second kind, or the same as the first?"
        else:
            reason = f"is this a new kind, or the same as the nearest of {kinds} known ones?"
        return Query(item, member, self.name, reason, rank, of, distance)


def known_kinds(closure: Closure, anchors: IntArray) -> tuple[list[IntArray], list[int]]:
    """The kinds to compare with, and the anchors that are not known to be of one of them.

    Args:
        closure: What the evidence entails.
        anchors: `(k,) int64` rows, most telling first.

    Returns:
        Members of each kind; without evidence the first anchor alone is the first kind. And the
        anchors outside all kinds, in order.
    """
    established = established_kinds(closure)
    if not established:
        return [anchors[:1]] if len(anchors) else [], [int(item) for item in anchors[1:]]
    sets = closure.set_of[anchors]
    outside = ~np.isin(sets, established)
    return [closure.certain_sets[kind] for kind in established], [int(item) for item in anchors[outside]]
