"""What every strategy needs: is a pair still open, and which known kind is an item compared with?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.pairs.constraints import Closure, Relation
from shapekin.queries.base import QueryContext


def open_pairs(context: QueryContext, pairs: IntArray) -> BoolArray:
    """Which pairs the evidence leaves open and nobody skipped.

    Args:
        context: Its constraints and skipped pairs.
        pairs: `(m, 2) int64`, i < j.

    Returns:
        `(m,) bool`.
    """
    closure = context.constraints.closure()
    n_sets = len(closure.certain_sets)
    sets = closure.set_of[pairs]
    known = (sets >= 0).all(axis=1)
    settled = known & (sets[:, 0] == sets[:, 1])
    if closure.separated:
        apart = np.array(sorted(closure.separated), np.int64)
        codes = sets.min(axis=1) * n_sets + sets.max(axis=1)
        settled |= known & np.isin(codes, apart[:, 0] * n_sets + apart[:, 1])
    if context.skip:
        n = context.constraints.n
        skipped = np.array(sorted(context.skip), np.int64)
        settled |= np.isin(pairs[:, 0] * n + pairs[:, 1], skipped[:, 0] * n + skipped[:, 1])
    return np.asarray(~settled, np.bool_)


def is_open(context: QueryContext, closure: Closure, a: int, b: int) -> bool:
    """Whether one pair may be asked."""
    return (min(a, b), max(a, b)) not in context.skip and closure.relation(a, b) is Relation.UNKNOWN


def by_distance(embedding: FloatArray, item: int, others: Iterable[int]) -> list[int]:
    """Other items, nearest to `item` in the embedding first."""
    rows = np.fromiter(others, np.int64)
    distances = ((embedding[rows] - embedding[item]) ** 2).sum(axis=1)
    return [int(row) for row in rows[np.argsort(distances, kind="stable")]]


def nearest_open_member(context: QueryContext, item: int, kinds: Sequence[IntArray]) -> int | None:
    """With whom `item` is compared next.

    Args:
        context: The evidence, the embedding and the skipped pairs.
        item: A row.
        kinds: Members of each known kind.

    Returns:
        The nearest member of the kinds from which `item` is neither joined nor separated, or None
        when it is resolved against all of them (or everything left was skipped). A kind that a
        person was unsure about is asked through its next member once the other kinds are done; a pair
        whose answer was given up comes last of all.
    """
    closure = context.constraints.closure()
    undecided = [members for members in kinds if closure.relation(item, int(members[0])) is Relation.UNKNOWN]
    if not undecided or any(closure.relation(item, int(kind[0])) is Relation.SAME for kind in kinds):
        return None
    fresh = [kind for kind in undecided if all(is_open(context, closure, item, int(m)) for m in kind)]
    given_up: int | None = None
    for candidates in (fresh, undecided):
        for member in by_distance(context.embedding, item, (int(m) for kind in candidates for m in kind)):
            if not is_open(context, closure, item, member):
                continue
            if (min(item, member), max(item, member)) not in context.given_up:
                return member
            given_up = member if given_up is None else given_up
    return given_up
