"""The floor: what spreads, what is obeyed, and how good it is on real data."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs, fit, some_links, training_set
from shapekin.clustering.communities import communities, merge_by_modularity
from shapekin.clustering.diffusion import diffuse, diffusion_map, neighbour_graph, normalised
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.clustering.spreading import joined_groups, place, reached, seeds
from shapekin.data.dataset import DataKind
from shapekin.features.anchors import anchors
from shapekin.features.catalogue import extractor_for
from shapekin.models.base import TrainingSet
from shapekin.models.graph_diffusion import GraphDiffusion
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.kinds import established_kinds
from shapekin.queries.base import QueryContext
from shapekin.queries.certain_sets import CertainSets
from shapekin.queries.oracle import SimulatedUser
from shapekin.steps import finished


def test_graph_is_symmetric_positive_and_without_loops():
    rows, _ = blobs(80)
    rows[:15] = rows[0]
    graph = neighbour_graph(rows, 10).toarray()
    assert (graph == graph.T).all()
    assert (graph.diagonal() == 0).all()
    assert ((graph > 0).sum(axis=1) >= 10).all()
    assert graph.max() <= 1


def test_weights_are_locally_scaled():
    rows, _ = blobs(40)
    graph = neighbour_graph(rows, 10).toarray()
    distances = np.linalg.norm(rows[:, None] - rows[None], axis=2)
    scale = np.sort(distances, axis=1)[:, 7]
    i, j = np.argwhere(graph > 0)[17]
    assert graph[i, j] == pytest.approx(np.exp(-(distances[i, j] ** 2) / (scale[i] * scale[j])), rel=1e-3)


@pytest.mark.parametrize("alpha", [0.5, 0.99])
def test_diffusion_is_the_limit_of_its_iteration(alpha):
    rows, _ = blobs(50)
    spread = normalised(neighbour_graph(rows, 5))
    start = np.random.default_rng(0).random((50, 3))
    exact = (1 - alpha) * np.linalg.solve(np.eye(50) - alpha * spread.toarray(), start)
    np.testing.assert_allclose(diffuse(spread, start, alpha), exact, atol=1e-3 * exact.max())


def test_the_sparse_and_the_dense_diffusion_map_agree():
    rows, _ = blobs(100)
    spread = normalised(neighbour_graph(rows, 10))
    wide, narrow = diffusion_map(spread, 30, 0.99), diffusion_map(spread, 5, 0.99)
    assert wide.shape == (100, 30)
    leading = wide[:, :5] / np.linalg.norm(wide[:, :5], axis=1, keepdims=True)
    np.testing.assert_allclose(leading @ leading.T, narrow @ narrow.T, atol=1e-2)


def test_modularity_merges_two_cliques_into_two_groups():
    weights = np.kron(np.eye(2), np.ones((3, 3))) + 0.01
    assert merge_by_modularity(weights).tolist() == [0, 0, 0, 3, 3, 3]
    assert merge_by_modularity(np.zeros((3, 3))).tolist() == [0, 1, 2]


def test_the_number_of_blobs_is_found():
    rows, labels = blobs(300, kinds=6)
    graph = neighbour_graph(rows, 10)
    found = communities(graph, diffusion_map(normalised(graph), 40, 0.99), np.random.default_rng(0))
    assert clustering_accuracy(found, labels) == 1.0


def test_established_kinds_are_mutually_separated_and_maximal():
    _, labels = blobs(60)
    closure = some_links(labels, 80).closure()
    kinds = established_kinds(closure)
    apart = closure.separated_from
    assert all(t in apart[s] for s in kinds for t in kinds if s != t)
    others = set(range(len(closure.certain_sets))) - set(kinds)
    assert all(any(kind not in apart[s] for kind in kinds) for s in others)


def test_seeds_count_a_group_of_one_kind_as_a_member_and_leave_untouched_groups_alone():
    closure = Constraints(6, np.array([[0, 1]]), np.array([[0, 2]])).closure()
    groups = np.array([0, 0, 1, 1, 2, 2])
    found = seeds(closure, established_kinds(closure), groups)
    kinds = np.array([[1.5, 1.5, 0, 0, 0, 0], [0, 0, 1.5, 0.5, 0, 0]])
    expected = [kinds[0] / np.sqrt(3), kinds[1] / np.sqrt(2), [0, 0, 0, 0, 0.5, 0.5]]
    np.testing.assert_allclose(found, np.array(expected).T)


@pytest.mark.parametrize("n", [1, 2, 3, 7])
def test_a_handful_of_items_can_be_partitioned(n):
    rows, _ = blobs(n)
    links = Constraints(n, cannot_links=np.array([[0, 1]])) if n > 1 else Constraints(1)
    result = fit(GraphDiffusion, TrainingSet(DataKind.FEATURES, rows, rows), links)
    assert len(result.labels) == n
    assert links.satisfied_fraction(result.labels) == 1.0


def test_equal_items_do_no_harm():
    rows = np.zeros((40, 3), np.float32)
    result = fit(GraphDiffusion, TrainingSet(DataKind.FEATURES, rows, rows), Constraints(40))
    assert result.n_clusters >= 1
    assert np.isfinite(result.pair_losses).all()


def test_separated_items_part_even_when_there_are_more_of_them_than_groups():
    rows, _ = blobs(30)
    every = np.stack(np.triu_indices(12, 1), axis=1)
    links = Constraints(30, cannot_links=every)
    result = fit(GraphDiffusion, TrainingSet(DataKind.FEATURES, rows, rows), links)
    assert len(set(result.labels[:12].tolist())) == 12


def test_contested_pairs_lie_between_kinds():
    data, truth = training_set(DataKind.FEATURES, 120)
    data = TrainingSet(data.kind, data.data, data.features * np.float32(0.3))
    noisy = data.features + np.random.default_rng(1).normal(0, 0.9, data.features.shape).astype(np.float32)
    result = fit(GraphDiffusion, TrainingSet(data.kind, noisy, noisy), some_links(truth, 60))
    across = result.labels[result.pairs[:, 0]] != result.labels[result.pairs[:, 1]]
    assert across.any()
    hardest = np.argsort(-result.pair_losses)[: across.sum()]
    assert across[hardest].mean() > 1.5 * across.mean()


@pytest.mark.parametrize("space", ["features", "diffusion"])
def test_the_embedding_is_a_choice(space):
    data, _ = training_set(DataKind.FEATURES)
    result = fit(GraphDiffusion, data, Constraints(len(data)), embedding=space)
    assert (result.embedding.shape == data.features.shape) == (space == "features")
    assert result.embedding is not data.features


@pytest.mark.slow
@pytest.mark.parametrize(("name", "wanted"), [("mnist10k", {60: 0.84, 200: 0.91}), ("fashion10k", {200: 0.70})])
def test_real_images_reach_the_floor(real_data, name, wanted):
    with np.load(real_data / f"{name}.npz") as arrays:
        images, truth = arrays["x"][..., None], arrays["y"].astype(np.int64)
    features = finished(extractor_for(DataKind.IMAGES).extract(images, np.random.default_rng(0)))
    data = TrainingSet(DataKind.IMAGES, images, features)
    order, user = anchors(features, np.random.default_rng(0)), SimulatedUser(truth)
    links, labels = Constraints(len(truth)), np.zeros(len(truth), np.int64)
    for budget, least in wanted.items():
        while len(links) < budget:
            (query,) = CertainSets().propose(QueryContext(links, labels, features, anchors=order), 1)
            links = links.with_link(query.a, query.b, same=user.says_same(query.a, query.b))
        assert clustering_accuracy(fit(GraphDiffusion, data, links).labels, truth) >= least


def test_groups_that_an_answer_spans_become_one_unless_others_forbid_it():
    groups = np.array([0, 0, 1, 1, 2, 2, 3, 3])
    same = Constraints(8, np.array([[0, 2], [4, 6]]))
    joined = joined_groups(groups, same.closure(), ())
    assert joined.tolist() == [0, 0, 0, 0, 1, 1, 1, 1]
    forbidden = Constraints(8, np.array([[0, 2]]), np.array([[1, 3]]))
    assert joined_groups(groups, forbidden.closure(), ()).tolist() == groups.tolist()
    closure = same.closure()
    assert joined_groups(groups, closure, (int(closure.set_of[0]),)).tolist() == [0, 0, 1, 1, 2, 2, 2, 2]


def test_what_was_denied_to_all_that_it_resembles_is_a_kind_though_not_compared_with_every_other():
    rows, truth = blobs(240, 6, 0.5)
    rows[truth == 5] = rows[truth == 4] + 0.6  # the sixth kind lies beside the fifth
    groups = np.minimum(truth, 4)  # and without evidence they are one group
    first = [int(np.flatnonzero(truth == kind)[0]) for kind in range(6)]
    known = Constraints(240)
    for kind in range(5):
        for other in range(kind):
            known = known.with_link(first[kind], first[other], same=False)
    closure = known.with_link(first[5], first[4], same=False).closure()
    spread = normalised(neighbour_graph(rows, 10))
    strict, found = (reached(spread, closure, groups, denied_kinds=told) for told in (False, True))
    assert (len(strict.kinds), len(found.kinds)) == (5, 6)
    accuracy = [clustering_accuracy(place(each.shares, closure, each.kinds), truth) for each in (strict, found)]
    assert accuracy[1] > 0.97
    assert accuracy[0] < 0.9


def test_what_was_denied_to_another_kind_than_it_resembles_is_none_of_its_own():
    rows, truth = blobs(120, 4, 0.4)
    first = [int(np.flatnonzero(truth == kind)[0]) for kind in range(4)]
    known = Constraints(120)
    for kind in range(4):
        for other in range(kind):
            known = known.with_link(first[kind], first[other], same=False)
    another = int(np.flatnonzero(truth == 0)[5])
    known = known.with_link(another, first[1], same=False)
    found = fit(GraphDiffusion, TrainingSet(DataKind.FEATURES, rows, rows), known)
    assert found.notes["kinds_known"] == 4
    assert found.labels[another] == found.labels[first[0]]
