"""Slips are looked for: where much hangs on one doubtful answer, the same thing is asked in other words.

An answer that nothing else supports is doubted the more, the less likely it was (items far apart called the same,
or near ones called different), and matters the more, the more items it has placed. For answers that join, the pair
at the far ends of the longest chain of doubts is asked: one "same" confirms the whole chain. For answers that
separate, another pair across.

| quantity | function |
|---|---|
| share of answers that are slips, from those that were checked | `error_rate` |
| p: how likely a pair is of one kind, by its distance | `likeness` |
| w = e (1 - p) / (e (1 - p) + (1 - e) p) for "same", p and 1 - p swapped for "different" | `slip` |
| items that a chain of answers is expected to have placed wrongly: w times the smaller side | `heaviest_path` |

Where the two answers contradict each other, `suspicion` tells which of those that conflict is most likely wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.pairs.bridges import bridge_trees
from shapekin.pairs.constraints import Closure, Constraints
from shapekin.queries.base import Query, QueryContext
from shapekin.queries.logistic import fitted, logistic

if TYPE_CHECKING:
    from shapekin.errors import ContradictionError

NAME = "second_look"
WORTH_ASKING = 0.2  # items that are expected to be placed wrongly by the answers in doubt
SLIPS, SAID = 1, 20  # what is thought of a person of whom nothing is known: one slip in so many answers
STEEPNESS, PRIOR_VARIANCE = 3.0, 1.0  # of p over the logarithm of the distance
LEAST_DOUBT = 0.02  # p is never believed to be nearer to 0 or 1 than this
LOOKED_AT = 200  # anchors, for the usual distance


def error_rate(constraints: Constraints, mistakes: int) -> float:
    """Share of a person's answers that are slips, as far as answers have been checked by others.

    Args:
        constraints: The answers in force; those that others entail are checks that agreed.
        mistakes: Answers that were found to be wrong.
    """
    closure = constraints.closure()
    needed = sum(len(members) - 1 for members in closure.certain_sets) + len(closure.separated)
    return (SLIPS + mistakes) / (SAID + mistakes + len(constraints) - needed)


def slip(e: float, p: FloatArray, same: BoolArray) -> FloatArray:
    """How likely answers are wrong that nothing else supports.

    Args:
        e: Share of slips.
        p: `(m,)`, how likely each pair is of one kind.
        same: `(m,)`, what was said.
    """
    right = np.where(same, p, 1 - p)
    return np.asarray(e * (1 - right) / (e * (1 - right) + (1 - e) * right))


def likeness(context: QueryContext) -> Callable[[IntArray], FloatArray]:
    """How likely pairs `(m, 2)` are of one kind: a logistic curve over log distance, fitted to the answers."""
    rows = context.embedding
    links = np.concatenate([context.constraints.must_links, context.constraints.cannot_links])
    same = np.arange(len(links)) < len(context.constraints.must_links)
    usual = _usual_distance(context, links)

    def features(pairs: IntArray) -> FloatArray:
        gaps = np.linalg.norm(rows[pairs[:, 0]] - rows[pairs[:, 1]], axis=1).astype(np.float64)
        return np.stack([np.ones(len(pairs)), -np.log(np.maximum(gaps / usual, 1e-6))], axis=1)

    weights = fitted(features(links), same, np.array([0.0, STEEPNESS]), np.full(2, PRIOR_VARIANCE))
    return lambda pairs: np.clip(logistic(features(pairs) @ weights), LEAST_DOUBT, 1 - LEAST_DOUBT)


def second_look(context: QueryContext) -> Query | None:
    """The question that checks most, None while nothing is worth it."""
    if len(context.constraints) == 0:
        return None
    closure = context.constraints.closure()
    e, p_of = error_rate(context.constraints, len(context.given_up)), likeness(context)
    asked = context.skip | context.given_up | {(i, j) for i, j in context.constraints.must_links.tolist()}
    asked |= {(i, j) for i, j in context.constraints.cannot_links.tolist()}
    doubts = [*_joining(context, e, p_of), *_separating(context, closure, e, p_of)]
    for expected, one, other, reason in sorted(doubts, key=lambda doubt: -doubt[0]):
        if _across(context.skip, one, other):
            continue  # a person who cannot tell is not asked the same in ever other words
        pair = nearest_unasked(context.embedding, one, other, asked)
        if pair is not None:
            return Query(*pair, NAME, reason, score=expected)
    return None


def suspicion(context: QueryContext, conflict: ContradictionError) -> dict[tuple[int, int], float]:
    """How likely each answer that takes part in a conflict is the wrong one; they add up to 1.

    Args:
        context: As before the last answer, which may be among those in conflict.
        conflict: What the closure of the answers raised.
    """
    path = [(min(a, b), max(a, b)) for a, b in zip(conflict.path, conflict.path[1:], strict=False)]
    pairs = np.array([*path, sorted(conflict.pair)], np.int64)
    same = np.arange(len(pairs)) < len(path)
    wrong = slip(error_rate(context.constraints, len(context.given_up)), likeness(context)(pairs), same)
    odds = wrong / (1 - wrong)
    return {(i, j): float(share) for (i, j), share in zip(pairs.tolist(), odds / odds.sum(), strict=True)}


def nearest_unasked(
    embedding: FloatArray, one: IntArray, other: IntArray, asked: frozenset[tuple[int, int]] | set[tuple[int, int]]
) -> tuple[int, int] | None:
    """The nearest pair across two groups of items that was not asked; None where all were."""
    gaps = np.linalg.norm(embedding[one][:, None] - embedding[other], axis=2)
    for at in np.argsort(gaps, axis=None, kind="stable").tolist():
        a, b = int(one[at // len(other)]), int(other[at % len(other)])
        if (min(a, b), max(a, b)) not in asked:
            return min(a, b), max(a, b)
    return None


def _across(pairs: frozenset[tuple[int, int]], one: IntArray, other: IntArray) -> bool:
    here, there = set(one.tolist()), set(other.tolist())
    return any((i in here and j in there) or (i in there and j in here) for i, j in pairs)


_Doubt = tuple[float, IntArray, IntArray, str]


def _joining(context: QueryContext, e: float, p_of: Callable[[IntArray], FloatArray]) -> Iterator[_Doubt]:
    for tree in bridge_trees(context.constraints):
        wrong = slip(e, p_of(tree.bridges), np.ones(len(tree.bridges), np.bool_))
        first, last, expected = tree.heaviest_path(wrong * tree.beyond)
        if expected > WORTH_ASKING:
            reason = "asked in other words: much hangs on few answers that called such items the same"
            yield expected, tree.blocks[first], tree.blocks[last], reason


def _separating(
    context: QueryContext, closure: Closure, e: float, p_of: Callable[[IntArray], FloatArray]
) -> Iterator[_Doubt]:
    links = context.constraints.cannot_links
    if not len(links):
        return
    sets = np.sort(closure.set_of[links], axis=1)
    _, first, count = np.unique(sets, axis=0, return_index=True, return_counts=True)
    alone = first[count == 1]
    sizes = np.array([len(members) for members in closure.certain_sets])[sets[alone]].min(axis=1)
    expected = slip(e, p_of(links[alone]), np.zeros(len(alone), np.bool_)) * sizes
    for at in np.flatnonzero(expected > WORTH_ASKING).tolist():
        one, other = (closure.certain_sets[s] for s in sets[alone[at]].tolist())
        reason = "asked in other words: only one answer keeps these two groups apart"
        yield float(expected[at]), one, other, reason


def _usual_distance(context: QueryContext, links: IntArray) -> float:
    """The median distance of an anchor to the nearest other one; of asked pairs where there are no anchors."""
    rows = context.embedding[context.anchors[:LOOKED_AT]].astype(np.float64)
    if len(rows) < 2:
        gaps = np.linalg.norm(context.embedding[links[:, 0]] - context.embedding[links[:, 1]], axis=1)
    else:
        squares = (rows**2).sum(axis=1)
        apart = np.maximum(squares[:, None] + squares - 2 * rows @ rows.T, 0)
        np.fill_diagonal(apart, np.inf)
        gaps = np.sqrt(apart.min(axis=1))
    return max(float(np.median(gaps)), float(np.finfo(np.float32).tiny))
