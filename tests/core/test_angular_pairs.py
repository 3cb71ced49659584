"""Angular pairs: codes on the sphere, and what they find."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits

from helpers.blobs import fit, some_links, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.models.angular_pairs import AngularPairs
from shapekin.models.base import TrainingSet
from shapekin.nn.angular_training import OnSphere, learn_angles
from shapekin.nn.autoencoders import DenseAutoencoder
from shapekin.nn.pair_training import told_lessons
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.relations import Relations
from shapekin.steps import finished

QUICK = {"epochs": 10, "steps": 40, "batch": 64, "points": 32, "threads": 1}


def test_the_decoder_sees_directions_alone():
    torch.manual_seed(0)
    network = OnSphere(DenseAutoencoder((6,), 3, (5,)))
    items = torch.randn(4, 6)
    codes = network.encode(items)
    torch.testing.assert_close(codes.norm(dim=1), torch.ones(4))
    torch.testing.assert_close(network.loss(items, codes), (network.inner.decode(codes) - items).square().mean())
    assert len(network.layer_pairs()) == 2


def test_answers_turn_codes_to_one_side_or_at_right_angles():
    torch.manual_seed(0)
    truth = np.arange(24) % 3
    links = some_links(truth, 80)
    network = OnSphere(DenseAutoencoder((6,), 4, (32,)))
    items = torch.randn(24, 6)
    rng = np.random.default_rng(0)
    lessons = told_lessons(links.closure(), 40, rng)
    angles = learn_angles(network, items, lessons, rng, reconstruction=0.02, steps=300, batch=16, learning_rate=0.01)
    finished(angles)
    with torch.no_grad():
        codes = network.encode(items)
    known = Relations(links.closure()).among(np.arange(24))  # items are noise, so of other pairs nothing follows
    cosine = (codes[known.pairs[:, 0]] * codes[known.pairs[:, 1]]).sum(dim=1).numpy()
    assert cosine[known.same].min() > 0.9
    assert cosine[~known.same].max() < 0.3


@pytest.mark.parametrize("kind", [DataKind.FEATURES, DataKind.IMAGES])
def test_blobs_are_found_and_directions_are_the_embedding(kind):
    data, truth = training_set(kind)
    links = some_links(truth, 60)
    result = fit(AngularPairs, data, links, **QUICK)
    assert clustering_accuracy(result.labels, truth) > 0.95
    assert links.satisfied_fraction(result.labels) == 1
    np.testing.assert_allclose(np.linalg.norm(result.embedding, axis=1), 1, atol=1e-5)


@pytest.mark.slow
def test_it_beats_k_means_on_digits_with_400_random_pairs():
    digits = load_digits()
    rows, truth = digits.data.astype(np.float32), digits.target.astype(np.int64)
    links = some_links(truth, 400)
    plain = KMeans(10, n_init=1, random_state=0).fit_predict(rows)
    data = TrainingSet(DataKind.FEATURES, rows, rows.copy())
    result = fit(AngularPairs, data, links, n_clusters=10, epochs=1, steps=60, batch=64, threads=1)
    assert links.satisfied_fraction(result.labels) == 1
    assert clustering_accuracy(result.labels, truth) > clustering_accuracy(plain, truth)


def test_without_answers_or_suggestions_it_is_k_means_on_learned_directions():
    data, truth = training_set(DataKind.FEATURES)
    result = fit(AngularPairs, data, Constraints(len(truth)), suggested=0, n_clusters=4, **QUICK)
    assert result.n_clusters == 4


@pytest.mark.parametrize("n", [1, 2, 3])
def test_very_few_items(n):
    data, _ = training_set(DataKind.FEATURES, n=n)
    links = Constraints(n, np.empty((0, 2)), np.array([[0, 1]])) if n > 1 else Constraints(n)
    result = fit(AngularPairs, data, links, epochs=1, steps=2, threads=1)
    assert result.labels.shape == (n,)
    assert links.satisfied_fraction(result.labels) == 1
