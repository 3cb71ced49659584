"""A neighbour graph that is kept, so that new answers spread over it at once.

What takes time (neighbours, the graph's coordinates, the groups without evidence) does not depend on the answers. The
spreading itself, `clustering/spreading.py`, takes a second for ten thousand items.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.clustering.shares import lead
from shapekin.clustering.spreading import (
    MAP_DIMENSIONS,
    REACHES,
    Spread,
    disagreement,
    graph_pairs,
    margins,
    place,
    reached,
)
from shapekin.pairs.constraints import Closure
from shapekin.steps import retold

GRAPH_WEIGHTS, GRAPH_GROUPS = "graph_weights", "graph_groups"


@dataclass(frozen=True)
class SpreadEvidence:
    """What became of the evidence.

    Attributes:
        clustering: The partition; its weights hold what `EvidenceGraph.taken_from` needs.
        certainty: `(n,) float64` in [0, 1], how far an item's label follows from the evidence: 1 for members of
            kinds, the lead of the likeliest kind for others, 0 in groups of which nothing was said.
        kinds: Certain sets, from `spreading.reached`.
    """

    clustering: Clustering
    certainty: FloatArray
    kinds: tuple[int, ...]


@dataclass(frozen=True)
class EvidenceGraph:
    """Who is whose neighbour, and the groups that show without evidence.

    Attributes:
        embedding: `(n, d) float32`, what the graph was made of.
        pairs: `(m, 2) int64`, i < j, sorted.
        weights: `(m,) float32` in (0, 1].
        groups: `(n,) int64`, 0 .. g-1.
    """

    embedding: FloatArray
    pairs: IntArray
    weights: FloatArray
    groups: IntArray

    @classmethod
    def taken_from(cls, result: Clustering, n: int) -> EvidenceGraph | None:
        """The graph of n items that a result keeps; None where it keeps none."""
        weights, groups = (result.weights.get(name) for name in (GRAPH_WEIGHTS, GRAPH_GROUPS))
        if weights is None or groups is None or len(groups) != n or len(weights) != len(result.pairs):
            return None
        return cls(result.embedding, result.pairs, np.asarray(weights), np.asarray(groups).astype(np.int64))

    def spread(self, closure: Closure) -> SpreadEvidence:
        """Let the evidence spread."""
        from scipy.sparse import csr_array

        from shapekin.clustering.diffusion import normalised

        n = len(self.embedding)
        i, j = self.pairs.T
        weights = np.tile(self.weights.astype(np.float64), 2)
        graph = csr_array((weights, (np.concatenate([i, j]), np.concatenate([j, i]))), shape=(n, n))
        found = reached(normalised(graph), closure, self.groups)
        kinds, shares = found.kinds, found.shares
        columns = place(shares, closure, kinds)
        clustering = Clustering(
            labels=number_by_size(columns),
            embedding=self.embedding,
            pairs=self.pairs,
            pair_losses=(self.weights * disagreement(shares, self.pairs)).astype(np.float32),
            confidence=margins(shares, closure),
            weights={GRAPH_WEIGHTS: self.weights, GRAPH_GROUPS: self.groups.astype(np.float32)},
            notes={"kinds_known": float(len(kinds)), "groups_found": float(found.groups)},
        )
        certainty = np.where(np.isin(closure.set_of, kinds), 1.0, lead(shares))
        taught = columns < len(kinds) if len(kinds) > 1 else np.zeros(n, np.bool_)
        return SpreadEvidence(clustering, np.where(taught, certainty, 0.0), kinds)


def evidence_graph_steps(
    points: FloatArray, neighbours: int, rng: np.random.Generator
) -> Generator[Spread, None, EvidenceGraph]:
    """Make the graph of `(n, d)` points whose distances mean likeness.

    Args:
        points: `(n, d) float32`.
        neighbours: Neighbours joined to each item.
        rng: Starts the grouping.
    """
    from shapekin.clustering.communities import communities
    from shapekin.clustering.diffusion import diffusion_map, neighbour_graph_steps, normalised

    steps = neighbour_graph_steps(points, neighbours)
    graph = yield from retold(steps, lambda share: Spread("Finding neighbours", 0.5 * share))
    yield Spread("Mapping the graph", 0.5)
    coordinates = diffusion_map(normalised(graph), MAP_DIMENSIONS, REACHES[-1])
    yield Spread("Grouping", 0.75)
    groups = communities(graph, coordinates, rng)
    pairs, weights = graph_pairs(graph)
    return EvidenceGraph(np.array(points, np.float32), pairs, weights.astype(np.float32), groups)
