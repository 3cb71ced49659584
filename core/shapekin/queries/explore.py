"""Farthest first: all kinds are found quickly, then whoever is least like all that is placed.

Basu, Banerjee and Mooney, "Active semi-supervision for pairwise constrained clustering", SDM 2004, in the min-max
form of Mallapragada, Jin and Jain, "Active query selection for semi-supervised clustering", ICPR 2008.

| step | function |
|---|---|
| explore: the item farthest from all placed ones, until there are k kinds | `FarthestFirst.propose` |
| consolidate, min-max: argmin over items of the greatest likeness to a placed one, which is the farthest again | same |
| an item is compared with the kinds, nearest first, until it joins one or is new | `nearest_open_member` |

Differences from the papers: k is not known, so exploring never ends, and needs not: both steps choose alike. Likeness
falls with Euclidean distance. An item that was compared with some kinds is placed before another one is begun.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.queries.base import Query, QueryContext
from shapekin.queries.certain_sets import known_kinds
from shapekin.queries.still_open import nearest_open_member

NO_ROWS: IntArray = np.empty(0, np.int64)
CHOSEN_AT_ONCE = 128


class FarthestFirst:
    """The item farthest from all that is known is placed next."""

    name: ClassVar[str] = "explore"
    title: ClassVar[str] = "Farthest first"
    summary: ClassVar[str] = "Shows the item least like everything placed so far, beside the nearest kind."

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """Comparisons of up to `count` items: those half placed, then the farthest."""
        rows = context.embedding
        closure = context.constraints.closure()
        kinds, _ = known_kinds(closure, NO_ROWS)
        if not kinds:
            centre = rows.mean(axis=0)
            kinds = [np.array([int(np.argmin(((rows - centre) ** 2).sum(axis=1)))], np.int64)]
        placed = np.concatenate(kinds)
        half_placed = np.setdiff1d(np.flatnonzero(closure.set_of >= 0), placed)
        queries: list[Query] = []
        distance = _distance_to_nearest(rows, np.concatenate([placed, half_placed]))
        candidates = half_placed.tolist()
        for _ in range(len(candidates) + count + len(context.skip)):
            if len(queries) == count:
                break
            if candidates:
                item, score = int(candidates.pop(0)), 0.0
            else:
                item = int(np.argmax(distance))
                score = float(np.sqrt(distance[item]))
                if score == 0.0:
                    break
                distance = np.minimum(distance, ((rows - rows[item]) ** 2).sum(axis=1))
            member = nearest_open_member(context, item, kinds)
            if member is not None:
                reason = f"among the least like the {len(kinds)} kinds known so far: is it a new one?"
                queries.append(Query(item, member, self.name, reason, score=score))
        return queries


def _distance_to_nearest(rows: FloatArray, chosen: IntArray) -> FloatArray:
    """`(n,)` squared distance of each row to the nearest chosen one; exactly 0 for the chosen."""
    squares = (rows**2).sum(axis=1)
    nearest = np.full(len(rows), np.inf)
    for start in range(0, len(chosen), CHOSEN_AT_ONCE):  # thousands of answers must not take gigabytes
        some = chosen[start : start + CHOSEN_AT_ONCE]
        between = squares[:, None] + squares[some][None, :] - 2 * (rows @ rows[some].T)
        nearest = np.minimum(nearest, between.min(axis=1))
    nearest = np.maximum(nearest, 0)
    nearest[chosen] = 0
    return np.asarray(nearest, np.float64)
