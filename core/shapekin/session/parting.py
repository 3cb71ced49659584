"""A sub-category that may be divided: what is known of it at one moment, for any thread to compute with.

Who takes the parts over says what was shown: the typical items of a part are of one kind, and the parts differ. All
other items go along without anything being said of them, so that a training may still put right what k-means got wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.parting import parted, proposed_parts
from shapekin.pairs.constraints import Closure
from shapekin.queries.base import Answer
from shapekin.store.evidence import Evidence
from shapekin.store.moves import Move

PARTS = "parts"
"""The form of the evidence that taking parts over is."""
SHOWN = 6
"""Typical items of a part that are shown, and said to be of one kind."""


@dataclass(frozen=True, eq=False)
class Parting:
    """What is known of a sub-category.

    Attributes:
        cluster: Its id.
        rows: `(m,) int64` its items, ascending.
        points: `(m, d)` of the embedding.
        closure: What the evidence entails for them, in places among `rows`.
        told: Number of kinds that the answers tell apart in it; 0 before there are any.
    """

    cluster: int
    rows: IntArray
    points: FloatArray
    closure: Closure
    told: int

    def into(self, count: int = 0) -> tuple[IntArray, ...]:
        """The parts, the largest first; in each its rows, the most typical first.

        Args:
            count: How many are wanted; 0 for as many as the members fall into by themselves. The evidence may
                make them more or fewer.
        """
        count = count or proposed_parts(self.points, self.closure)
        labels = parted(self.points, self.closure, count)
        found = []
        for part in range(int(labels.max(initial=-1)) + 1):
            members = np.flatnonzero(labels == part)
            points = np.asarray(self.points[members], np.float64)
            away = ((points - points.mean(axis=0)) ** 2).sum(axis=1)
            found.append(self.rows[members[np.argsort(away, kind="stable")]])
        return tuple(found)


def links_of_parts(parts: Sequence[IntArray]) -> Iterator[tuple[int, int, Answer]]:
    """Pairs (i, j), i < j, and what taking parts over says of them.

    Args:
        parts: Rows of each, the most typical first; none empty.
    """
    for part in parts:
        anchor = int(part[0])
        for row in part[1:SHOWN].tolist():
            yield min(anchor, row), max(anchor, row), Answer.SAME
    for one, other in combinations([int(part[0]) for part in parts], 2):
        yield min(one, other), max(one, other), Answer.DIFFERENT


def parts_of(move: Move, said: Iterable[Evidence]) -> tuple[tuple[int, ...], ...]:
    """The parts that were taken over in a gesture, as they were given; of the first one those that were shown."""
    said = list(said)
    moved = set(move.rows)
    stayed = (row for one in said if one.value == Answer.DIFFERENT for row in one.pair if row not in moved)
    anchor = next(stayed, None)  # None in a damaged log alone
    alike = [one.pair for one in said if one.value == Answer.SAME and anchor in one.pair]
    parts: dict[int, list[int]] = {}
    for row, cluster in zip(move.rows, move.after, strict=True):
        parts.setdefault(cluster, []).append(row)
    first = () if anchor is None else ((anchor, *(sum(pair) - anchor for pair in alike)),)
    return (*first, *map(tuple, parts.values()))
