"""What an answer would do, before it is given: what would be known at once, and which items would probably move.

The first is computed from the closure and certain. The second is a guess that takes no training: within a cluster
every item goes with the answered item that is most like it, as in all methods that spread labels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.pairs.constraints import Closure, Relation
from shapekin.queries.base import Answer, Query
from shapekin.session.shown import Shown

MOST_OF_SET, MOST_OF_OTHERS = 64, 512
"""So many answered items, evenly drawn, are compared with."""
AT_ONCE = 4096


@dataclass(frozen=True, eq=False)
class WhatIf:
    """What would follow from one answer.

    Attributes:
        answer: "same" or "different".
        known: What the evidence says of the two already; nothing new follows where it is known.
        ours: Rows that are certainly of one kind with the first item, itself among them.
        theirs: The same for the second.
        joined: Pairs that would be known to be the same, the answered one among them.
        parted: Pairs that would be known to differ.
        clusters: Where the two are now.
    """

    answer: Answer
    known: Relation
    ours: IntArray
    theirs: IntArray
    joined: int
    parted: int
    clusters: tuple[int, int]
    _closure: Closure
    _labels: IntArray
    _embedding: FloatArray

    def moving(self) -> IntArray:
        """Rows that would probably change their cluster, those most like the answered ones first; in any thread."""
        one, other = self.clusters
        if self.known is not Relation.UNKNOWN or (one == other) is (self.answer is Answer.SAME):
            return np.empty(0, np.int64)
        followers = [
            self._followers(mine, yours, cluster)
            for mine, yours, cluster in ((self.ours, self.theirs, one), (self.theirs, self.ours, other))
        ]
        return min(followers, key=len)

    def _followers(self, mine: IntArray, yours: IntArray, cluster: int) -> IntArray:
        """Items of a cluster that are most like `mine` among all that was said of items in it."""
        inside = np.flatnonzero(self._labels == cluster)
        sets = self._closure.set_of[inside]
        rivals = np.setdiff1d(np.union1d(inside[sets >= 0], yours[self._labels[yours] == cluster]), mine)
        mine = mine[self._labels[mine] == cluster]
        to_mine = self._nearest(inside, _some(mine, MOST_OF_SET))
        to_rivals = self._nearest(inside, _some(rivals, MOST_OF_OTHERS))
        to_mine[np.isin(inside, mine)] = -1.0
        to_rivals[np.isin(inside, rivals)] = -2.0
        order = np.argsort(to_mine, kind="stable")
        return inside[order[(to_mine < to_rivals)[order]]]

    def _nearest(self, rows: IntArray, to: IntArray) -> FloatArray:
        """`(m,)` squared distance of each row to the nearest of some; infinite where there are none."""
        found = np.full(len(rows), np.inf)
        targets = np.asarray(self._embedding[to], np.float32)
        squares = (targets**2).sum(axis=1)
        for start in range(0, len(rows) if len(to) else 0, AT_ONCE):
            part = np.asarray(self._embedding[rows[start : start + AT_ONCE]], np.float32)
            away = (part**2).sum(axis=1) + (squares - 2 * part @ targets.T).min(axis=1)
            found[start : start + AT_ONCE] = np.maximum(away, 0)
        return found


def what_if(session: Shown, query: Query, answer: Answer) -> WhatIf:
    """What would follow if that were the answer to a question; changes nothing.

    Args:
        session: An open project.
        query: The question, or any pair.
        answer: "same" or "different".
    """
    closure = session.constraints.closure()
    sets = [int(closure.set_of[row]) for row in (query.a, query.b)]
    ours, theirs = (
        closure.certain_sets[number] if number >= 0 else np.array([row], np.int64)
        for number, row in zip(sets, (query.a, query.b), strict=True)
    )
    known = closure.relation(query.a, query.b)
    joined = parted = 0
    if known is Relation.UNKNOWN and answer is Answer.SAME:
        joined = len(ours) * len(theirs)
        apart = [closure.separated_from[number] if number >= 0 else frozenset[int]() for number in sets]
        parted = sum(len(closure.certain_sets[number]) for number in apart[0] - apart[1]) * len(theirs)
        parted += sum(len(closure.certain_sets[number]) for number in apart[1] - apart[0]) * len(ours)
    elif known is Relation.UNKNOWN:
        parted = len(ours) * len(theirs)
    clusters = int(session.labels[query.a]), int(session.labels[query.b])
    return WhatIf(
        answer, known, ours, theirs, joined, parted, clusters, closure, session.labels, session.embedding
    )  # fmt: skip


def _some(rows: IntArray, most: int) -> IntArray:
    if len(rows) <= most:
        return rows
    return rows[np.linspace(0, len(rows) - 1, most).astype(np.int64)]
