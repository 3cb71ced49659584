import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from shapekin.clustering.continuous import annealed_representatives, measure_scales, pair_lengths
from shapekin.clustering.fragments import join_fragments
from shapekin.clustering.partition import attach_small, threshold_components
from shapekin.clustering.result import number_by_size
from shapekin.errors import ContradictionError
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.graph import graph_laplacian, mutual_knn_graph

LINE = np.array([[0.0], [1.0], [2.0], [3.1], [10.0], [11.0]])
PAIRS = np.array([[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]])
LENGTHS = np.abs(np.diff(LINE[:, 0]))


def threshold_partition(pairs, lengths, epsilon, constraints, points, smallest=1):
    components = threshold_components(pairs, lengths, epsilon, constraints)
    alone = attach_small(components, points, smallest)
    return number_by_size(components.labels()), alone


def partition(epsilon, must=(), cannot=(), smallest=1):
    constraints = Constraints(6, np.array(must, np.int64), np.array(cannot, np.int64))
    return threshold_partition(PAIRS, LENGTHS, epsilon, constraints, LINE, smallest)


def test_components_of_the_short_pairs():
    assert partition(1.5)[0].tolist() == [0, 0, 0, 0, 1, 1]
    labels, alone = partition(1.05)
    assert labels.tolist() == [0, 0, 0, 2, 1, 1]
    assert alone == 1


def test_no_path_joins_what_a_person_separated():
    assert partition(100, cannot=[[0, 5]])[0].tolist() == [0, 0, 0, 0, 1, 1]
    labels, _ = partition(100, cannot=[[0, 2]])
    assert labels[0] != labels[2]
    assert labels.max() == 1


def test_what_a_person_joined_stays_joined():
    labels, _ = partition(0, must=[[0, 5]], cannot=[[5, 3]])
    assert labels[0] == labels[5] != labels[3]


def test_small_clusters_move_to_the_nearest_that_the_evidence_allows():
    assert partition(1.05, smallest=2)[0].tolist() == [0, 0, 0, 0, 1, 1]
    assert partition(1.05, cannot=[[2, 3]], smallest=2)[0].tolist() == [0, 0, 0, 1, 1, 1]
    kept, _ = partition(1.05, cannot=[[2, 3], [3, 4]], smallest=2)
    assert kept.tolist() == [0, 0, 0, 2, 1, 1]


def test_contradictions_are_refused():
    with pytest.raises(ContradictionError):
        partition(1, must=[[0, 1]], cannot=[[0, 1]])


@given(st.integers(0, 2**32), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_all_evidence_always_holds(seed, smallest):
    rng = np.random.default_rng(seed)
    points, truth = rng.normal(size=(25, 2)), rng.integers(0, 4, 25)
    asked = rng.permutation(np.stack(np.triu_indices(25, 1), 1))[:30]
    same = truth[asked[:, 0]] == truth[asked[:, 1]]
    constraints = Constraints(25, asked[same], asked[~same])
    edges = mutual_knn_graph(points, 4, "euclidean").edges
    labels, _ = threshold_partition(edges, pair_lengths(points, edges), 0.7, constraints, points, smallest)
    assert constraints.satisfied_fraction(labels) == 1.0
    assert sorted(set(labels.tolist())) == list(range(labels.max() + 1))
    assert (np.diff(np.bincount(labels)) <= 0).all()


def test_scales_by_hand():
    codes = np.cumsum(np.r_[0.0, 0.001, np.arange(1, 41)])[:, None]
    pairs = np.stack([np.arange(41), np.arange(1, 42)], axis=1)
    scales = measure_scales(codes, pairs, 2.0)
    assert scales.first_mu == pytest.approx(3 * 40**2)
    assert scales.epsilon == pytest.approx(2 * 13)  # mean of 1 .. 25; the copy, at .001, does not count
    assert scales.last_mu == pytest.approx(13 / 2)


def test_representatives_of_blobs_gather_and_solve_the_linear_system():
    rng = np.random.default_rng(0)
    codes = np.concatenate([rng.normal(c, 0.3, (40, 3)) for c in (-3, 0, 3)])
    graph = mutual_knn_graph(codes, 8, "euclidean")
    scales = measure_scales(codes, graph.edges)
    steps = annealed_representatives(codes, graph, 20.0, scales)
    _, first = next(steps)
    lengths = pair_lengths(codes, graph.edges) ** 2
    weights = 20.0 * graph.weights * (scales.first_mu / (scales.first_mu + lengths)) ** 2
    system = np.eye(120) + graph_laplacian(graph.edges, weights, 120).toarray()
    assert np.abs(first - np.linalg.solve(system, codes)).max() < 1e-2
    *_, (share, last) = steps
    assert share == 1.0
    spread = [np.linalg.norm(last[c * 40 : c * 40 + 40].std(axis=0)) for c in range(3)]
    assert max(spread) < 0.2
    assert len(set(threshold_partition(graph.edges, pair_lengths(last, graph.edges), scales.epsilon,
                                       Constraints(120), last, 3)[0])) <= 9  # fmt: skip


def two_crowds(pieces):
    """A graph of two crowds of 12 items with one bridge, and components that cut each crowd into pieces."""
    edges = [(12 * c + i, 12 * c + j) for c in range(2) for i in range(12) for j in range(i + 1, 12)]
    edges.append((0, 12))
    rows, columns = np.array([*edges, *[(b, a) for a, b in edges]]).T
    graph = csr_array((np.ones(len(rows)), (rows, columns)), shape=(24, 24))
    inside = np.array([[i, i + 1] for i in range(23) if (i + 1) % (12 // pieces)])
    return graph, inside


@pytest.mark.parametrize("pieces", [1, 2, 3, 4])
def test_fragments_of_one_kind_are_put_together_again(pieces):
    graph, inside = two_crowds(pieces)
    components = threshold_components(inside, np.zeros(len(inside)), 1.0, Constraints(24))
    assert len(set(components.labels().tolist())) == 2 * pieces
    join_fragments(components, graph, 0.05)
    assert number_by_size(components.labels()).tolist() == [0] * 12 + [1] * 12


def test_fragments_that_a_person_separated_stay_apart_and_others_join():
    graph, inside = two_crowds(3)
    constraints = Constraints(24, np.empty((0, 2), np.int64), np.array([[1, 5]]))
    components = threshold_components(inside, np.zeros(len(inside)), 1.0, constraints)
    join_fragments(components, graph, 0.01)
    labels = components.labels()
    assert labels[1] != labels[5]
    assert len(set(labels[:12].tolist())) == 2
    assert len(set(labels[12:].tolist())) == 1
    assert labels[12] not in labels[:12]


def test_one_bridge_between_crowds_is_no_more_than_chance():
    graph, inside = two_crowds(1)
    components = threshold_components(inside, np.zeros(len(inside)), 1.0, Constraints(24))
    join_fragments(components, graph, 0.001)
    assert components.root(0) != components.root(12)


def test_a_share_of_one_joins_nothing():
    graph, inside = two_crowds(3)
    components = threshold_components(inside, np.zeros(len(inside)), 1.0, Constraints(24))
    join_fragments(components, graph, 1.0)
    assert len(set(components.labels().tolist())) == 6


def test_thousands_of_fragments_need_no_table_of_all_with_all():
    """A chain of 20,000 single items: a dense table of their shares would be 3 GB."""
    n = 20_000
    rows, columns = np.arange(n - 1), np.arange(1, n)
    ones = np.ones(n - 1)
    graph = csr_array((np.r_[ones, ones], (np.r_[rows, columns], np.r_[columns, rows])), shape=(n, n))
    components = threshold_components(np.empty((0, 2), np.int64), np.empty(0), 0.0, Constraints(n))
    tracemalloc.start()
    join_fragments(components, graph, 0.2)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100e6
    assert 1 < len(set(components.labels().tolist())) < n / 2
