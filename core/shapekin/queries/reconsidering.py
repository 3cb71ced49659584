"""Of answers that contradict each other the likeliest slip is found by asking about others, and given up.

It stands for what a person does who is shown the conflict and looks again; simulated users settle theirs this way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ContradictionError
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.queries.base import QueryContext
from shapekin.queries.second_look import error_rate, nearest_unasked, suspicion

SURE = 0.85  # of which answer is wrong, so that no more is asked
MOST_ASKED = 3  # about one conflict


@dataclass(frozen=True)
class Reconsidered:
    """What is left after a conflict.

    Attributes:
        constraints: Without contradiction.
        asked: Comparisons that were made to settle it.
        given_up: Answers that were dropped.
    """

    constraints: Constraints
    asked: int
    given_up: int


def reconsider(context: QueryContext, conflicting: Constraints, says_same: Callable[[int, int], bool]) -> Reconsidered:
    """Settle what contradicts itself.

    Args:
        context: As before the last answer.
        conflicting: All links, that answer's among them.
        says_same: Asks for one more comparison; its answer is kept unless it contradicts what is left.
    """
    constraints, given_up = conflicting, 0
    more: dict[tuple[int, int], bool] = {}
    while True:
        try:
            constraints.closure()
        except ContradictionError as conflict:
            constraints = _without(constraints, _likeliest_slip(context, constraints, conflict, says_same, more))
            given_up += 1
        else:
            break
    for (i, j), same in more.items():
        if constraints.closure().relation(i, j) is not (Relation.DIFFERENT if same else Relation.SAME):
            constraints = constraints.with_link(i, j, same=same)
    return Reconsidered(constraints, len(more), given_up)


def _likeliest_slip(
    context: QueryContext,
    constraints: Constraints,
    conflict: ContradictionError,
    says_same: Callable[[int, int], bool],
    more: dict[tuple[int, int], bool],
) -> tuple[int, int]:
    """Of the answers in a conflict the one to give up; what is asked to find it is added to `more`.

    Each question is about another pair across the most doubtful of the links that join: it speaks for that link
    and against the one that separates, or the other way round.
    """
    suspects = suspicion(context, conflict)
    apart = (min(conflict.pair), max(conflict.pair))
    e = error_rate(context.constraints, len(context.given_up))
    asked = {(i, j) for i, j in np.concatenate([constraints.must_links, constraints.cannot_links]).tolist()}
    asked |= context.given_up | more.keys()
    for _ in range(MOST_ASKED):
        if max(suspects.values()) > SURE * sum(suspects.values()):
            break
        joining = max(suspects.keys() - {apart}, key=lambda pair: (suspects[pair], pair))
        one, other = _sides(_without(constraints, joining), joining)
        across = nearest_unasked(context.embedding, one, other, asked) if not np.isin(one, other).any() else None
        if across is None:
            break
        asked.add(across)
        more[across] = says_same(*across)
        factor = (1 - e) / e if more[across] else e / (1 - e)
        suspects[apart] *= factor
        suspects[joining] /= factor
    return max(suspects, key=lambda pair: (suspects[pair], pair))


def _without(constraints: Constraints, *pairs: tuple[int, int]) -> Constraints:
    """The same without some links."""
    gone = np.array(pairs, np.int64) @ np.array([constraints.n, 1])

    def kept(links: IntArray) -> IntArray:
        return links[~np.isin(links @ np.array([constraints.n, 1]), gone)]

    return replace(constraints, must_links=kept(constraints.must_links), cannot_links=kept(constraints.cannot_links))


def _sides(constraints: Constraints, pair: tuple[int, int]) -> tuple[IntArray, IntArray]:
    """What must-links hold together with either item of a pair."""
    closure = Constraints(constraints.n, constraints.must_links).closure()
    i, j = (
        closure.certain_sets[closure.set_of[item]] if closure.set_of[item] >= 0 else np.array([item]) for item in pair
    )
    return i, j
