"""The pair graph: which items the data suggest to be of one kind, and how strongly.

Pairs are the mutual k nearest neighbours, united with the minimum spanning tree of the neighbour graph
so that every item has a pair (CPAC, section 3.2; robust continuous clustering). Evidence is laid over
the graph by `with_evidence`: pairs known to differ leave it, pairs known to be the same take the
greatest weight. Pairs and weights are always replaced together, so they cannot fall out of step.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.errors import ParameterError
from shapekin.pairs.constraints import NO_PAIRS, Constraints, ordered_pairs
from shapekin.pairs.neighbours import knn_steps
from shapekin.steps import finished

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix


@dataclass(frozen=True)
class PairGraph:
    """Weighted pairs of n items.

    Attributes:
        n: Number of items.
        edges: `(m, 2) int64`, i < j, sorted, no repeats.
        weights: `(m,) float64`, positive.
        labelled: `(m,) bool`, True where a person's answers say "same".
    """

    n: int
    edges: IntArray
    weights: FloatArray
    labelled: BoolArray

    def __post_init__(self) -> None:
        if not len(self.edges) == len(self.weights) == len(self.labelled):
            raise ParameterError("Pairs, weights and marks of a pair graph differ in number.")

    def __len__(self) -> int:
        return len(self.edges)

    @classmethod
    def of_pairs(cls, edges: IntArray, n: int) -> PairGraph:
        """The graph of pairs `(m, 2) int64` that only the data suggest, with the weights of eq. 2."""
        return cls(n, edges, pair_weights(edges, n), np.zeros(len(edges), np.bool_))

    @property
    def degrees(self) -> IntArray:
        """`(n,) int64`: the number of pairs of each item."""
        return np.bincount(self.edges.ravel(), minlength=self.n).astype(np.int64)

    @property
    def unlabelled(self) -> PairGraph:
        """The pairs that only the data suggest."""
        keep = ~self.labelled
        return replace(self, edges=self.edges[keep], weights=self.weights[keep], labelled=self.labelled[keep])

    def with_evidence(self, constraints: Constraints) -> PairGraph:
        """The graph after a person's answers and all that they entail.

        A pair known to differ is removed. A pair known to be the same takes the greatest weight of the
        graph and is marked as labelled; must-links that are not in the graph are added (CPAC, section 4).

        Raises:
            ContradictionError: The answers cannot all be true.
        """
        closure = constraints.closure()
        edges = ordered_pairs(np.concatenate([self.edges, constraints.must_links]), self.n)
        heaviest = float(self.weights.max(initial=0.0)) or 1.0
        known = _codes(self.edges, self.n)
        place = np.minimum(np.searchsorted(known, _codes(edges, self.n)), max(len(known) - 1, 0))
        weights = np.full(len(edges), heaviest)
        labelled = np.ones(len(edges), np.bool_)
        if len(known):
            own = known[place] == _codes(edges, self.n)
            weights[own] = self.weights[place[own]]
            labelled[own] = self.labelled[place[own]]
        sets = closure.set_of[edges]
        certain = (sets >= 0).all(axis=1)
        same = certain & (sets[:, 0] == sets[:, 1])
        weights[same], labelled[same] = heaviest, True
        keep = ~(certain & _separated(sets, closure.separated, len(closure.certain_sets)))
        return PairGraph(self.n, edges[keep], weights[keep], labelled[keep])


def mutual_knn_graph(points: FloatArray, k: int = 10, metric: str = "cosine") -> PairGraph:
    """Mutual k nearest neighbours united with the minimum spanning tree of the neighbour graph.

    Args:
        points: `(n, d)`, finite.
        k: Neighbours of each item; cut to n - 1.
        metric: "cosine" or "euclidean".

    Returns:
        The graph with the weights of eq. 2.
    """
    return finished(mutual_knn_steps(points, k, metric))


def mutual_knn_steps(points: FloatArray, k: int = 10, metric: str = "cosine") -> Generator[float, None, PairGraph]:
    """The same as `mutual_knn_graph`, yielding the share done after each block of rows."""
    n = len(points)
    if n < 2:
        return PairGraph(n, NO_PAIRS, np.empty(0), np.empty(0, np.bool_))
    indices, distances = yield from knn_steps(points, min(k, n - 1), metric)
    edges = np.concatenate([_mutual_pairs(indices), _spanning_pairs(indices, distances)])
    return PairGraph.of_pairs(ordered_pairs(edges, n), n)


def pair_weights(edges: IntArray, n: int) -> FloatArray:
    """Weights that balance items of many and of few pairs (eq. 2).

    w(p, q) = mean number of pairs of an item / sqrt(n_p n_q).

    Args:
        edges: `(m, 2) int64`.
        n: Number of items.

    Returns:
        `(m,) float64`.
    """
    degrees = np.bincount(edges.ravel(), minlength=n)
    return np.asarray(degrees.mean() / np.sqrt(degrees[edges[:, 0]] * degrees[edges[:, 1]]), np.float64)


def balance(codes: FloatArray, graph: PairGraph) -> float:
    """Lambda, the weight of the pairs against the loyalty to the codes (eq. 4).

    ||Z||_2 / ||D - R||_2 with spectral norms. Labelled pairs are kept out of R: boosted weights would
    lower lambda and so weaken all other pairs.

    Args:
        codes: `(n, d)`, the codes Z.
        graph: The pairs.
    """
    from scipy.sparse.linalg import eigsh

    plain = graph.unlabelled
    if len(plain) == 0:
        return 1.0
    laplacian = graph_laplacian(plain.edges, plain.weights, plain.n)
    if plain.n < 50:
        largest = float(np.linalg.eigvalsh(laplacian.toarray())[-1])
    else:
        start = np.cos(np.arange(plain.n, dtype=np.float64))  # fixed, so that results repeat
        largest = float(eigsh(laplacian, k=1, which="LA", tol=1e-4, v0=start, return_eigenvectors=False)[0])
    z = codes.astype(np.float64)
    return float(np.sqrt(np.linalg.eigvalsh(z.T @ z)[-1]) / largest)


def graph_laplacian(edges: IntArray, weights: FloatArray, n: int) -> csr_matrix:
    """D - R of eq. 4: `(n, n)` sparse, positive semi-definite.

    Args:
        edges: `(m, 2) int64`, i < j.
        weights: `(m,)`.
        n: Number of items.
    """
    from scipy.sparse import csr_matrix

    i, j = edges.T
    degree = np.bincount(i, weights, n) + np.bincount(j, weights, n)
    diagonal = np.arange(n)
    rows, columns = np.concatenate([i, j, diagonal]), np.concatenate([j, i, diagonal])
    return csr_matrix((np.concatenate([-weights, -weights, degree]), (rows, columns)), shape=(n, n))


def _mutual_pairs(indices: IntArray) -> IntArray:
    n, k = indices.shape
    directed = np.stack([np.repeat(np.arange(n), k), indices.ravel()], axis=1)
    undirected, counts = np.unique(_codes(np.sort(directed, axis=1), n), return_counts=True)
    return _pairs(undirected[counts == 2], n)


def _spanning_pairs(indices: IntArray, distances: FloatArray) -> IntArray:
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import minimum_spanning_tree

    n, k = indices.shape
    pairs = np.sort(np.stack([np.repeat(np.arange(n), k), indices.ravel()], axis=1), axis=1)
    codes, first = np.unique(_codes(pairs, n), return_index=True)
    i, j = _pairs(codes, n).T
    # A stored zero means "no edge" there, and copies of one item do lie at distance zero.
    lengths = distances.ravel()[first] + max(float(distances.max()), 1.0) * 1e-9
    tree = minimum_spanning_tree(csr_matrix((lengths, (i, j)), shape=(n, n))).tocoo()
    return np.stack([tree.row, tree.col], axis=1).astype(np.int64)


def _codes(pairs: IntArray, n: int) -> IntArray:
    return pairs[:, 0] * n + pairs[:, 1]


def _pairs(codes: IntArray, n: int) -> IntArray:
    return np.stack(np.divmod(codes, n), axis=1)


def _separated(sets: IntArray, separated: frozenset[tuple[int, int]], n_sets: int) -> BoolArray:
    known = _codes(np.array(sorted(separated), np.int64).reshape(-1, 2), n_sets)
    return np.isin(_codes(np.sort(sets, axis=1), n_sets), known)
