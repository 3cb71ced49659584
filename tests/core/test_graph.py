import numpy as np
import pytest

from shapekin.errors import ContradictionError, ParameterError
from shapekin.pairs import neighbours as module
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.graph import PairGraph, balance, graph_laplacian, mutual_knn_graph, pair_weights
from shapekin.pairs.neighbours import knn


@pytest.fixture
def points():
    return np.random.default_rng(0).normal(size=(60, 5)).astype(np.float32)


def naive_neighbours(points, k):
    distance = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(distance, np.inf)
    return np.argsort(distance, axis=1, kind="stable")[:, :k]


@pytest.mark.parametrize("metric", ["cosine", "euclidean"])
def test_knn_is_exact_in_blocks_too(points, metric, monkeypatch):
    monkeypatch.setattr(module, "BLOCK_VALUES", 1)
    monkeypatch.setattr(module, "SMALLEST_BLOCK", 7)
    seen = points / np.linalg.norm(points, axis=1, keepdims=True) if metric == "cosine" else points
    indices, distances = knn(points, 6, metric)
    assert (indices == naive_neighbours(seen, 6)).all()
    assert distances[3, 2] == pytest.approx(np.linalg.norm(seen[3] - seen[indices[3, 2]]), abs=1e-5)


def test_an_item_is_never_its_own_neighbour_even_among_copies():
    indices, distances = knn(np.ones((9, 3)), 4)
    assert (indices != np.arange(9)[:, None]).all()
    assert distances.max() < 1e-3
    assert mutual_knn_graph(np.ones((9, 3)), 4).degrees.min() >= 1


def test_graph_is_mutual_neighbours_and_a_spanning_tree(points):
    k = 3
    graph = mutual_knn_graph(points, k, "euclidean")
    near = naive_neighbours(points, k)
    mutual = {(i, int(j)) for i in range(60) for j in near[i] if i < j and i in near[j]}
    pairs = {(int(i), int(j)) for i, j in graph.edges}
    assert mutual <= pairs
    rest = pairs - mutual
    assert all(j in near[i] or i in near[j] for i, j in rest)
    assert len(rest) < 60
    assert graph.degrees.min() >= 1
    assert (graph.edges[:, 0] < graph.edges[:, 1]).all()


def test_weights_and_laplacian_and_balance_by_hand():
    edges = np.array([[0, 1], [0, 2], [0, 3]])
    weights = pair_weights(edges, 4)
    assert weights.tolist() == pytest.approx([1.5 / np.sqrt(3)] * 3)
    graph = PairGraph(4, edges, weights, np.zeros(3, bool))
    dense = np.zeros((4, 4))
    for (i, j), w in zip(edges, weights, strict=True):
        dense[[i, j], [j, i]] -= w
        dense[[i, j], [i, j]] += w
    assert graph_laplacian(edges, weights, 4).toarray() == pytest.approx(dense)
    codes = np.random.default_rng(1).normal(size=(4, 2))
    assert balance(codes, graph) == pytest.approx(np.linalg.norm(codes, 2) / np.linalg.norm(dense, 2))


def test_large_graphs_have_the_same_balance(points):
    graph = mutual_knn_graph(points, 3)
    dense = graph_laplacian(graph.edges, graph.weights, 60).toarray()
    expected = np.linalg.norm(points, 2) / np.linalg.norm(dense, 2)
    assert balance(points, graph) == pytest.approx(expected, rel=1e-3)


def test_evidence_keeps_pairs_and_weights_in_step(points):
    graph = mutual_knn_graph(points, 4)
    i, j = (int(v) for v in graph.edges[5])
    far = next(r for r in range(60) if r not in (i, j) and not (graph.edges == sorted((i, r))).all(axis=1).any())
    a, b = (int(v) for v in graph.edges[20])
    constraints = Constraints(60, np.array([[i, far]]), np.array([[a, b]]))
    changed = graph.with_evidence(constraints)
    before = {tuple(e): w for e, w in zip(graph.edges.tolist(), graph.weights, strict=True)}
    after = {tuple(e): w for e, w in zip(changed.edges.tolist(), changed.weights, strict=True)}
    link = tuple(sorted((i, far)))
    assert (a, b) not in after
    assert after[link] == graph.weights.max()
    assert {e: w for e, w in before.items() if e != (a, b)} == {e: w for e, w in after.items() if e != link}
    assert changed.edges[changed.labelled].tolist() == [list(link)]
    assert balance(points, changed) == pytest.approx(balance(points, changed.unlabelled))


def test_what_follows_from_the_evidence_is_applied():
    edges = np.array([[0, 1], [0, 2], [1, 2], [2, 3], [1, 3]])
    graph = PairGraph(4, edges, np.arange(1.0, 6.0), np.zeros(5, bool))
    changed = graph.with_evidence(Constraints(4, np.array([[0, 1], [0, 2]]), np.array([[0, 3]])))
    assert changed.edges.tolist() == [[0, 1], [0, 2], [1, 2]]
    assert changed.weights.tolist() == [5.0, 5.0, 5.0]
    assert changed.labelled.all()


def test_contradictions_and_faulty_graphs_are_refused():
    graph = PairGraph(3, np.array([[0, 1]]), np.ones(1), np.zeros(1, bool))
    with pytest.raises(ContradictionError):
        graph.with_evidence(Constraints(3, np.array([[0, 1]]), np.array([[0, 1]])))
    with pytest.raises(ParameterError):
        PairGraph(3, np.array([[0, 1]]), np.ones(2), np.zeros(1, bool))
    with pytest.raises(ParameterError):
        mutual_knn_graph(np.ones((4, 2)), 2, "manhattan")


def test_tiny_sets():
    assert len(mutual_knn_graph(np.ones((1, 3)))) == 0
    assert mutual_knn_graph(np.eye(2)).edges.tolist() == [[0, 1]]
    empty = PairGraph(3, np.empty((0, 2), np.int64), np.empty(0), np.empty(0, bool))
    assert empty.with_evidence(Constraints(3, np.array([[0, 2]]))).edges.tolist() == [[0, 2]]
