"""What moving items between clusters says of them: acts of a curator are evidence like answers.

Who puts items into a cluster says that they are of its kind, and that their old kinds, where something is left of them,
are others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.result import representatives
from shapekin.queries.base import Answer
from shapekin.session.partition import records_for
from shapekin.store.moves import Move
from shapekin.store.partition import ClusterRecord


def links_of(move: Move, labels: IntArray, embedding: FloatArray) -> Iterator[tuple[int, int, Answer]]:
    """Pairs (i, j), i < j, and what the move says of them.

    Args:
        move: All of it into one cluster.
        labels: `(n,) int64`, the cluster of each item before it.
        embedding: `(n, d)`; the typical items of clusters stand for them.
    """
    rows, target = np.array(move.rows, np.int64), move.after[0]
    staying = labels.copy()
    staying[rows] = -1
    there = np.flatnonzero(staying == target)
    anchor = _typical(there if len(there) else rows, embedding)
    for row in move.rows:
        if row != anchor:
            yield min(anchor, row), max(anchor, row), Answer.SAME
    for left in sorted(set(move.before)):
        rest = np.flatnonzero(staying == left)
        if len(rest):
            other = _typical(rest, embedding)
            yield min(anchor, other), max(anchor, other), Answer.DIFFERENT


def records_after(
    move: Move, labels: IntArray, known: Iterable[ClusterRecord], names: Mapping[int, str] | None = None
) -> tuple[ClusterRecord, ...]:
    """The clusters that there are after a move; those that come back have their names again, new ones `names`."""
    after = labels.copy()
    after[list(move.rows)] = move.after
    by_id = {record.id: record for record in (*move.records, *known)}
    return records_for(after, by_id.values(), names)


def still_there(move: Move, labels: IntArray) -> Move | None:
    """The part of a move whose items are still where it takes them from; None for none."""
    kept = [place for place, row in enumerate(move.rows) if labels[row] == move.before[place]]
    if not kept:
        return None
    rows, before, after = (tuple(values[place] for place in kept) for values in (move.rows, move.before, move.after))
    return Move(rows, before, after, move.records)


def _typical(rows: IntArray, embedding: FloatArray) -> int:
    return int(rows[representatives(embedding[rows], np.zeros(len(rows), np.int64))[0]])
