"""Questions about some of the items only: what a strategy is shown, cut to them.

A strategy, and a form, sees a smaller data set and never knows. What was said of other items counts where something
about these follows from it, so nothing is asked that the evidence entails.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import Query, QueryContext

ANCHORS = 60
"""So many rows at least are offered to strategies that place items one by one, if there are as many."""


@dataclass(frozen=True, eq=False)
class Within:
    """Some of the items, and what the last result says of them.

    Attributes:
        rows: `(m,) int64`, ascending.
        place: `(n,) int64`, where each item is among them; -1 for the others.
        embedding: `(m, d) float32`.
        pairs: `(p, 2) int64`, those of the model's graph with both ends inside.
        pair_losses: `(p,) float32`.
        anchors: `(k,) int64`, rows that cover them.
    """

    rows: IntArray
    place: IntArray
    embedding: FloatArray
    pairs: IntArray
    pair_losses: FloatArray
    anchors: IntArray

    @classmethod
    def of(cls, context: QueryContext, rows: IntArray) -> Within:
        """What a context says of some rows; evidence apart, which changes with every answer.

        Args:
            context: Of all items.
            rows: `(m,) int64`, ascending, none twice.
        """
        place = np.full(context.constraints.n, -1, np.int64)
        place[rows] = np.arange(len(rows))
        embedding = np.asarray(context.embedding)[rows]
        pairs = place[context.pairs]
        inside = (pairs >= 0).all(axis=1)
        losses = context.pair_losses[inside] if len(context.pair_losses) else context.pair_losses
        anchors = place[context.anchors]
        return cls(rows, place, embedding, pairs[inside], losses, _covering(embedding, anchors[anchors >= 0]))

    def context(self, whole: QueryContext) -> QueryContext:
        """What a strategy is shown: the same evidence, about these rows alone."""
        return replace(
            whole,
            constraints=inner_constraints(whole.constraints, self.rows, self.place),
            labels=whole.labels[self.rows],
            embedding=self.embedding,
            pairs=self.pairs,
            pair_losses=self.pair_losses,
            anchors=self.anchors,
            skip=self._inside(whole.skip),
            given_up=self._inside(whole.given_up),
        )

    def _inside(self, pairs: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
        places = ((int(self.place[i]), int(self.place[j])) for i, j in pairs)
        return frozenset((min(pair), max(pair)) for pair in places if min(pair) >= 0)

    def outward(self, queries: Iterable[Query]) -> list[Query]:
        """The same questions in rows of the whole."""
        return [replace(query, a=int(self.rows[query.a]), b=int(self.rows[query.b])) for query in queries]


def inner_constraints(whole: Constraints, rows: IntArray, place: IntArray) -> Constraints:
    """All that follows for some rows from the evidence about all.

    What was said of two of them stays as it is; what follows through others is put in as a link of its own.

    Args:
        whole: The evidence.
        rows: `(m,) int64`, ascending.
        place: `(n,) int64`, where each item is among `rows`; -1 for the others.

    Raises:
        ContradictionError: The evidence contradicts itself.
    """
    closure = whole.closure()
    n_sets = len(closure.certain_sets)
    must, cannot = (_inside(links, place) for links in (whole.must_links, whole.cannot_links))
    sets = closure.set_of[rows]
    known = np.flatnonzero(sets >= 0)
    by_set = known[np.argsort(sets[known], kind="stable")]
    sizes = np.array([len(members) for members in closure.certain_sets], np.int64)
    whole_inside = np.bincount(sets[known], minlength=n_sets) == sizes
    next_to = (sets[by_set[1:]] == sets[by_set[:-1]]) & ~whole_inside[sets[by_set[1:]]]
    chain = np.stack([by_set[:-1][next_to], by_set[1:][next_to]], axis=1)
    first = np.full(n_sets, -1, np.int64)
    first[sets[by_set[::-1]]] = by_set[::-1]
    said = sets[cannot]
    said_codes = said.min(axis=1, initial=n_sets) * n_sets + said.max(axis=1, initial=0)
    apart = np.array(sorted(closure.separated), np.int64).reshape(-1, 2)
    apart = apart[(first[apart] >= 0).all(axis=1)]
    apart = apart[~np.isin(apart[:, 0] * n_sets + apart[:, 1], said_codes)]
    return Constraints(len(rows), np.concatenate([must, chain]), np.concatenate([cannot, first[apart]]))


def _inside(links: IntArray, place: IntArray) -> IntArray:
    found = place[links]
    kept: IntArray = found[(found >= 0).all(axis=1)]
    return kept


def _covering(points: FloatArray, anchors: IntArray) -> IntArray:
    """The anchors there are, then rows far from all before (Gonzalez 1985) until there are `ANCHORS`."""
    wanted = min(ANCHORS, len(points))
    if len(anchors) >= wanted or not len(points):
        return anchors
    squares = np.einsum("ij,ij->i", points, points)
    nearest = np.full(len(points), np.inf)
    chosen: list[int] = []

    def take(row: int) -> None:
        away = squares + squares[row] - 2 * (points @ points[row])
        np.minimum(nearest, np.maximum(away, 0), out=nearest)
        nearest[row] = -1  # never again, even where rows are equal
        chosen.append(row)

    for row in anchors.tolist():
        take(row)
    if not chosen:
        middle = points.mean(axis=0)
        take(int((squares - 2 * (points @ middle)).argmin()))
    while len(chosen) < wanted:
        take(int(nearest.argmax()))
    return np.array(chosen, np.int64)
