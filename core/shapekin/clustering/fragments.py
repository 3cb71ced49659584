"""Fragments of one kind put together again: the cure for too many clusters.

Methods that cut a pair graph leave fragments that many neighbours still connect. Two fragments A and B
are joined while w(A, B) / sqrt(vol A vol B) is large: the share of their neighbours that they have in
each other, the measure of normalised cuts (Shi and Malik, 2000). Unlike modularity (Newman and Girvan,
2004) it does not look at the size of the whole collection, so it does not swallow small kinds of a large
one. In a small collection chance alone gives large shares: there the join must raise modularity as well.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import IntArray
from shapekin.clustering.communities import cell_weights
from shapekin.clustering.partition import Components

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def join_fragments(components: Components, graph: csr_array, share: float) -> None:
    """Join the two components with the largest share, again and again, while it is large enough.

    Only components that neighbours connect are ever looked at, so thousands of crumbs need no table
    of all with all.

    Args:
        components: Changed in place; joins that the evidence forbids are left out.
        graph: `(n, n)` symmetric weights between neighbours.
        share: Least w(A, B) / sqrt(vol A vol B) that joins; in (0, 1].
    """
    representative, cells = np.unique(components.labels(), return_inverse=True)
    fragments = _Fragments(graph, cells.astype(np.int64))
    waiting = [(-fragments.share(a, b), a, b) for a, b in fragments.touching() if fragments.share(a, b) >= share]
    heapify(waiting)
    while waiting:
        found, a, b = heappop(waiting)
        if fragments.share(a, b) != -found:
            continue  # one of them has grown since, or is gone
        if not components.join(int(representative[a]), int(representative[b])):
            continue
        for other in fragments.merge(a, b):
            renewed = fragments.share(a, other)
            if renewed >= share:
                heappush(waiting, (-renewed, min(a, other), max(a, other)))


class _Fragments:
    """Volumes of the fragments, and the weights between those that touch.

    Args:
        graph: `(n, n)` symmetric weights.
        cells: `(n,) int64`, the fragment of each item, 0 .. m-1.
    """

    def __init__(self, graph: csr_array, cells: IntArray) -> None:
        between = cell_weights(graph, cells)
        self._volume: list[float] = between.sum(axis=1).tolist()
        self._total = sum(self._volume)
        self._links: list[dict[int, float]] = [{} for _ in self._volume]
        between = between.tocoo()
        for a, b, weight in zip(between.row.tolist(), between.col.tolist(), between.data.tolist(), strict=True):
            if a < b:  # one sum for both directions: they differ by rounding, and shares are compared exactly
                self._links[a][b] = self._links[b][a] = weight

    def touching(self) -> list[tuple[int, int]]:
        """Pairs a < b that the graph connects."""
        return [(a, b) for a, linked in enumerate(self._links) for b in linked if a < b]

    def share(self, a: int, b: int) -> float:
        """w(A, B) / sqrt(vol A vol B); 0 where chance alone would connect them as much, or nothing does."""
        weight, both = self._links[a].get(b, 0.0), self._volume[a] * self._volume[b]
        return weight / sqrt(both) if weight * self._total > both else 0.0

    def merge(self, a: int, b: int) -> list[int]:
        """Make b a part of a; returns what touches the two of them."""
        self._volume[a] += self._volume[b]
        for other, weight in self._links[b].items():
            del self._links[other][b]
            if other != a:
                joint = self._links[a].get(other, 0.0) + weight
                self._links[a][other] = self._links[other][a] = joint
        self._links[b] = {}
        return list(self._links[a])
