"""Learning from evidence: its losses against plain loops, its graph, and the model as a whole."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from helpers.blobs import certain_answers, fit, some_links, training_set
from shapekin.clustering.evidence_graph import EvidenceGraph, evidence_graph_steps
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.models.evidence_net import EvidenceNet
from shapekin.nn.evidence_network import FEATURES, SIDE, EvidenceNetwork, network_input
from shapekin.nn.evidence_training import Lesson, Partners
from shapekin.nn.inputs import InputScale
from shapekin.nn.neighbour_contrast import neighbour_contrast
from shapekin.pairs.constraints import Constraints
from shapekin.steps import finished

QUICK = {"passes": 10, "points": 32, "threads": 1}


def steps_of(data, evidence, warm_start=None, **settings):
    params = EvidenceNet.params_type.from_mapping({**QUICK, **settings})
    steps = EvidenceNet().fit(data, evidence, params, np.random.default_rng(0), warm_start=warm_start)
    said = []
    while True:
        try:
            said.append(next(steps))
        except StopIteration as end:
            return said, end.value


def test_contrast_matches_plain_loops():
    codes = torch.randn((6, 4), generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    kinds = [0, -1, 1, 0, -1, 0]
    losses = neighbour_contrast(codes, torch.tensor(kinds), 0.5).tolist()
    for i, loss in enumerate(losses):
        partner = (i + 3) % 6
        near = {j: math.exp(float(torch.cosine_similarity(codes[i], codes[j], dim=0)) / 0.5) for j in range(6)}
        others = [j for j in range(6) if j == partner or (j != i and not (kinds[i] == kinds[j] >= 0))]
        assert loss == pytest.approx(-math.log(near[partner] / sum(near[j] for j in others)))


def test_contrast_has_the_slopes_of_its_values():
    codes = torch.randn((6, 3), generator=torch.Generator().manual_seed(1), dtype=torch.float64, requires_grad=True)
    kinds = torch.tensor([0, 1, -1, 0, 0, -1])
    assert torch.autograd.gradcheck(lambda x: neighbour_contrast(x, kinds), codes)


def test_partners_are_neighbours_or_the_item_itself():
    partners = Partners(np.array([[0, 1], [0, 2], [2, 4]]), 5)
    drawn = np.stack([partners.of(np.arange(5), np.random.default_rng(seed)) for seed in range(40)])
    assert [set(column) for column in drawn.T.tolist()] == [{1, 2}, {0}, {0, 4}, {3}, {2}]
    assert Partners(np.empty((0, 2), np.int64), 2).of(np.arange(2), np.random.default_rng(0)).tolist() == [0, 1]


def test_rare_kinds_weigh_more_but_not_as_much_as_common_ones():
    labels = np.array([0] * 16 + [1] * 4 + [2])
    certainty = np.append(np.ones(20), 0.0)
    lesson = Lesson(labels, certainty, np.empty((0, 2), np.int64), np.empty((0, 2), np.int64), np.empty(0, np.bool_))
    weights = lesson.weights()
    assert weights.sum() == pytest.approx(20)
    assert weights[16] / weights[0] == pytest.approx(2)
    assert weights[20] == 0


@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 5, 9), (1, 32, 17)])
def test_images_of_any_size_have_features(shape):
    network = EvidenceNetwork(DataKind.IMAGES, shape)
    assert network(torch.rand(4, *shape)).shape == (4, FEATURES)


def test_large_images_are_averaged_down_as_a_whole():
    images = np.random.default_rng(0).integers(0, 256, (3, 128, 64, 3), np.uint8)
    small = network_input(InputScale.of(DataKind.IMAGES, images), images)
    assert small.shape == (3, 3, SIDE, SIDE // 2)
    block = images[1, 4:8, 8:12, 2].mean() / 255
    assert float(small[1, 2, 1, 2]) == pytest.approx(block, abs=1e-5)


def test_a_kept_graph_spreads_evidence_as_the_fresh_one_did():
    data, labels = training_set(DataKind.FEATURES)
    closure = certain_answers(labels, 30).closure()
    graph = finished(evidence_graph_steps(data.features, 10, np.random.default_rng(0)))
    fresh = graph.spread(closure)
    kept = EvidenceGraph.taken_from(fresh.clustering, len(labels))
    again = kept.spread(closure)
    np.testing.assert_array_equal(again.clustering.labels, fresh.clustering.labels)
    np.testing.assert_array_equal(again.clustering.confidence, fresh.clustering.confidence)
    np.testing.assert_array_equal(again.certainty, fresh.certainty)


def test_groups_that_no_answer_reached_teach_nothing():
    data, labels = training_set(DataKind.FEATURES)
    graph = finished(evidence_graph_steps(data.features, 10, np.random.default_rng(0)))
    none = graph.spread(Constraints(len(labels)).closure())
    assert (none.certainty == 0).all()
    first, second = (int(np.flatnonzero(labels == kind)[0]) for kind in (0, 1))
    two = graph.spread(Constraints(len(labels)).with_link(first, second, same=False).closure())
    assert two.certainty[[first, second]].tolist() == [1, 1]
    assert two.certainty[labels < 2].mean() > 0.5
    assert two.certainty[labels >= 2].max() == 0


@pytest.mark.parametrize("kind", list(DataKind))
def test_answers_show_at_once_when_it_goes_on(kind):
    data, labels = training_set(kind)
    _, first = steps_of(data, Constraints(len(labels)), rounds=1)
    evidence = some_links(labels, 20)
    said, second = steps_of(data, evidence, first, rounds=1)
    assert evidence.satisfied_fraction(said[0].labels) == 1.0
    np.testing.assert_array_equal(said[0].embedding, first.embedding)
    assert any(step.stage.startswith("Learning") for step in said)
    assert evidence.satisfied_fraction(second.labels) == 1.0
    assert [step.done for step in said] == sorted(step.done for step in said)


def test_without_passes_answers_only_spread():
    data, labels = training_set(DataKind.IMAGES)
    _, first = steps_of(data, Constraints(len(labels)), rounds=1)
    evidence = certain_answers(labels, 40)
    said, second = steps_of(data, evidence, first, again=-1)
    assert len(said) == 1
    np.testing.assert_array_equal(second.labels, said[0].labels)
    np.testing.assert_array_equal(second.embedding, first.embedding)
    unseen = EvidenceNet().assign(data, second, data, EvidenceNet.params_type.from_mapping(QUICK))
    assert (unseen.labels == second.labels).mean() > 0.99


def test_weights_of_other_data_are_not_taken_over():
    data, labels = training_set(DataKind.FEATURES)
    small, few = training_set(DataKind.FEATURES, n=60)
    other = fit(EvidenceNet, small, Constraints(len(few)), **QUICK, rounds=1)
    fresh = fit(EvidenceNet, data, Constraints(len(labels)), **QUICK, rounds=1)
    warm = fit(EvidenceNet, data, Constraints(len(labels)), warm_start=other, **QUICK, rounds=1)
    np.testing.assert_array_equal(warm.labels, fresh.labels)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_a_handful_of_items(n):
    data, _ = training_set(DataKind.IMAGES, n=n)
    assert fit(EvidenceNet, data, Constraints(n), **QUICK).labels.shape == (n,)


def test_links_of_sets_that_are_no_kinds_are_obeyed_too():
    data, labels = training_set(DataKind.FEATURES)
    evidence = some_links(labels, 60, seed=2)
    result = fit(EvidenceNet, data, evidence, **QUICK, rounds=1)
    assert evidence.satisfied_fraction(result.labels) == 1.0
    assert clustering_accuracy(result.labels, labels) > 0.95
