"""Which lines are drawn between points: the model's pair graph, answers, and what contradicts them."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from itertools import pairwise

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ContradictionError
from shapekin.queries.base import Answer
from shapekin.session import Session

MOST_EDGES = 20_000
"""Of the pair graph; of more, so many are drawn evenly."""


class Link(StrEnum):
    """A kind of line; drawn in this order."""

    GRAPH = "graph"
    CANNOT = "cannot"
    MUST = "must"
    CONTRADICTION = "contradiction"


USUAL = frozenset({Link.MUST, Link.CANNOT})


def links_of(
    session: Session, wanted: Collection[Link], labels: IntArray, conflict: ContradictionError | None
) -> dict[Link, IntArray]:
    """Pairs of rows by kind of line, `(m, 2) int64` each.

    Args:
        session: What is shown.
        wanted: Which kinds.
        labels: `(n,) int64` the partition that answers are held against.
        conflict: The answer that was refused last, None where that is settled; its chain is drawn in any case.
    """
    found: dict[Link, IntArray] = {}
    if Link.GRAPH in wanted:
        pairs = session.model_pairs
        step = max(1, -(-len(pairs) // MOST_EDGES))
        found[Link.GRAPH] = pairs[::step]
    rows = session.evidence if set(wanted) - {Link.GRAPH} else ()
    must, cannot = (
        np.array([row.pair for row in rows if row.value == value], np.int64).reshape(-1, 2)
        for value in (Answer.SAME, Answer.DIFFERENT)
    )
    if Link.MUST in wanted:
        found[Link.MUST] = must
    if Link.CANNOT in wanted:
        found[Link.CANNOT] = cannot
    refused = [] if conflict is None else [*pairwise(conflict.path), conflict.pair]
    against = [np.array(refused, np.int64).reshape(-1, 2)]
    if Link.CONTRADICTION in wanted:
        against.append(must[labels[must[:, 0]] != labels[must[:, 1]]])
        against.append(cannot[labels[cannot[:, 0]] == labels[cannot[:, 1]]])
    found[Link.CONTRADICTION] = np.concatenate(against)
    return found
