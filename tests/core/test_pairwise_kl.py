"""Pairwise-KL networks: their lessons, and what they find."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
import torch
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits

from helpers.blobs import blobs, fit, some_links, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.clustering.shares import one_kind_columns, summed
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import TrainingSet
from shapekin.models.pairwise_kl import PairwiseKl
from shapekin.nn.backbones import Backbone
from shapekin.nn.pair_losses import likelihood_loss
from shapekin.nn.pair_training import mixed_lessons, told_lessons
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.graph import mutual_knn_graph
from shapekin.pairs.relations import Suggestions
from shapekin.studies.pairwise_kl import partial_pairs
from shapekin.studies.sources import Sources
from shapekin.studies.workplace import Workplace

QUICK = {"steps": 60, "points": 32, "threads": 1}


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        (DataKind.IMAGES, (1, 28, 28)),
        (DataKind.IMAGES, (3, 17, 200)),
        (DataKind.IMAGES, (1, 8, 8)),
        (DataKind.CLOUDS, (40, 3)),
        (DataKind.FEATURES, (7,)),
    ],
)
def test_every_kind_of_data_has_a_network(kind, shape):
    assert Backbone(kind, shape, 6)(torch.randn(3, *shape)).shape == (3, 6)


def test_a_lesson_adds_or_averages_the_losses_of_its_pairs():
    closure = some_links(np.arange(20) % 3, 15).closure()
    lesson = next(told_lessons(closure, 5, np.random.default_rng(0)))
    outputs = torch.randn(len(lesson.rows), 4, dtype=torch.float64)
    losses = [
        float(likelihood_loss(outputs, torch.tensor([pair]), torch.tensor([bool(same)])))
        for pair, same in zip(lesson.pairs.tolist(), lesson.same, strict=True)
    ]
    assert float(lesson.loss(outputs, likelihood_loss, mean=False)) == pytest.approx(sum(losses))
    assert float(lesson.loss(outputs, likelihood_loss, mean=True)) == pytest.approx(np.mean(losses))


def test_lessons_name_each_sample_once_and_weigh_suggestions():
    data, truth = training_set(DataKind.FEATURES)
    closure = some_links(truth, 20).closure()
    suggestions = Suggestions(mutual_knn_graph(data.features), truth, closure)
    for lesson in islice(mixed_lessons(closure, suggestions, 0.25, 8, np.random.default_rng(0)), 5):
        assert (np.diff(lesson.rows) > 0).all()
        ends = lesson.rows[lesson.pairs]
        told = closure.set_of[ends].min(axis=1) >= 0
        assert (lesson.same == (truth[ends[:, 0]] == truth[ends[:, 1]])).mean() > 0.9
        assert set(lesson.weights.tolist()) == {0.25, 1.0}
        assert told[lesson.weights == 1].all()
    for lesson in islice(mixed_lessons(closure, suggestions, 0, 8, np.random.default_rng(0)), 2):
        assert (lesson.weights == 1).all()


def test_outputs_that_share_a_kind_are_one_group():
    shares = np.array([[0.5, 0.45, 0.05, 0], [0.45, 0.5, 0.05, 0], [0.05, 0.05, 0.9, 0], [0, 0, 1, 0]])
    assert one_kind_columns(shares, 1.0).tolist() == [0, 0, 1, -1]
    assert one_kind_columns(shares, 0.0).tolist() == [0, 1, 2, -1]
    assert one_kind_columns(shares, 100.0).tolist() == [0, 0, 0, -1]
    np.testing.assert_allclose(summed(shares, np.array([0, 0, 1, -1]), 2)[:, 0], [0.95, 0.95, 0.1, 0])


@pytest.mark.parametrize("loss", ["kl", "kcl", "mcl"])
def test_surplus_outputs_stay_empty_on_blobs(loss):
    data, truth = training_set(DataKind.FEATURES)
    result = fit(PairwiseKl, data, some_links(truth, 60), loss=loss, n_clusters=20, **QUICK)
    assert clustering_accuracy(result.labels, truth) > 0.95
    assert result.n_clusters <= 6


def test_it_beats_k_means_on_digits_with_400_random_pairs():
    digits = load_digits()
    rows, truth = digits.data.astype(np.float32), digits.target.astype(np.int64)
    links = some_links(truth, 400)
    plain = KMeans(10, n_init=1, random_state=0).fit_predict(rows)
    data = TrainingSet(DataKind.FEATURES, rows, rows.copy())
    result = fit(PairwiseKl, data, links, n_clusters=10, steps=150, threads=1)
    assert links.satisfied_fraction(result.labels) == 1
    assert clustering_accuracy(result.labels, truth) > clustering_accuracy(plain, truth)


def test_without_answers_or_suggestions_there_is_nothing_to_learn():
    data, truth = training_set(DataKind.FEATURES)
    with pytest.raises(ParameterError):
        fit(PairwiseKl, data, Constraints(len(truth)), suggested=0, **QUICK)


def test_answers_alone_will_do_and_the_best_start_is_kept():
    data, truth = training_set(DataKind.FEATURES)
    links = some_links(truth, 200)
    result = fit(PairwiseKl, data, links, suggested=0, restarts=2, n_clusters=4, **QUICK)
    assert clustering_accuracy(result.labels, truth) > 0.8
    assert links.satisfied_fraction(result.labels) == 1


@pytest.mark.parametrize("n", [1, 2, 3])
def test_very_few_items(n):
    data, _ = training_set(DataKind.FEATURES, n=n)
    links = Constraints(n, np.empty((0, 2)), np.array([[0, 1]])) if n > 1 else Constraints(n)
    result = fit(PairwiseKl, data, links, steps=2, threads=1)
    assert result.labels.shape == (n,)
    assert links.satisfied_fraction(result.labels) == 1


@pytest.mark.parametrize("outputs", [10, 40])
def test_pairs_of_a_file_sorted_by_kind_teach_every_kind(tmp_path, outputs):
    rows, truth = blobs(800, kinds=10)
    order = np.argsort(truth, kind="stable")
    np.savez(tmp_path / "sorted.npz", x=rows[order], y=truth[order], split=np.arange(800) % 4 == 0)
    place = Workplace(tmp_path / "out", Sources(tmp_path), "cpu", lambda event: None)
    numbers = partial_pairs(
        place, "sorted", 0, items=0, most=100, pairs=1500, noise=0.0, outputs=outputs, steps=150, restarts=1,
        suggested=0.0,
    )  # fmt: skip
    assert numbers["pairs"] == 1500
    assert numbers["purity"] > 0.9
    assert 8 <= numbers["holding"] <= 15
