"""ClusterNet: its losses against plain loops, its centres, and what it finds."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits

from helpers.blobs import fit, some_links, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.models.base import TrainingSet
from shapekin.models.clusternet import ClusterNet
from shapekin.nn.centre_training import balanced_pair_loss, closeness, cluster_loss, move_centres
from shapekin.nn.normed_autoencoder import NormedAutoencoder
from shapekin.nn.pair_losses import pairwise_kl_loss
from shapekin.pairs.constraints import Constraints

QUICK = {"epochs": 15, "cluster_epochs": 10, "points": 32, "threads": 1}
PAIRS = np.array([[0, 1], [1, 2], [0, 3], [2, 3]])
SAME = np.array([True, False, True, True])
COLUMNS = np.array([0, 1, 7, 1])
CHOSEN = np.array([True, True, True, False])


@pytest.fixture
def points():
    generator = torch.Generator().manual_seed(0)
    return tuple(torch.randn(rows, 5, generator=generator, dtype=torch.float64) for rows in (4, 2))


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        (DataKind.IMAGES, (1, 28, 28)),
        (DataKind.IMAGES, (3, 55, 55)),
        (DataKind.IMAGES, (1, 8, 9)),
        (DataKind.IMAGES, (1, 2, 9)),
        (DataKind.FEATURES, (7,)),
    ],
)
def test_codes_are_bounded_and_decoded_to_the_same_shape(kind, shape):
    network = NormedAutoencoder(kind, shape, 6)
    items = 5 * torch.randn(3, *shape)
    codes = network.encode(items)
    assert codes.shape == (3, 6)
    assert codes.abs().max() <= 1
    assert network.decode(codes).shape == items.shape


def test_clouds_are_seen_in_any_order():
    network = NormedAutoencoder(DataKind.CLOUDS, (40, 3), 6, 16).eval()
    clouds = torch.randn(3, 40, 3)
    torch.testing.assert_close(network.encode(clouds), network.encode(clouds.flip(1)))
    assert network.decode(network.encode(clouds)).shape == (3, 16, 3)


def test_cluster_loss_is_the_mean_over_chosen_items_with_a_centre(points):
    codes, centres = points
    expected = sum(float((codes[i] - centres[c]).square().sum()) for i, c in ((0, 0), (1, 1))) / 2
    assert float(cluster_loss(codes, centres, COLUMNS, CHOSEN)) == pytest.approx(expected)
    assert float(cluster_loss(codes, centres, COLUMNS, np.zeros(4, np.bool_))) == 0


def test_pair_loss_is_the_mean_of_one_kind_plus_the_mean_of_two(points):
    codes, centres = points
    logits = torch.tensor([[-float((z - c).square().sum()) for c in centres] for z in codes], dtype=torch.float64)
    torch.testing.assert_close(closeness(codes, centres), logits)
    each = pairwise_kl_loss(logits, torch.from_numpy(PAIRS), torch.from_numpy(SAME))
    expected = float(each[SAME].mean() + each[~SAME].mean())
    found = balanced_pair_loss(codes, centres, np.arange(4), PAIRS, SAME, 2.0)
    assert float(found) == pytest.approx(expected, rel=1e-6)
    assert float(balanced_pair_loss(codes, centres, np.arange(4), PAIRS[:0], SAME[:0], 2.0)) == 0


def test_gradients(points):
    codes, centres = points
    free = codes.clone().requires_grad_()
    assert torch.autograd.gradcheck(lambda z: cluster_loss(z, centres, COLUMNS, CHOSEN), (free,))
    assert torch.autograd.gradcheck(lambda z: closeness(z, centres), (free,))


def test_each_sample_draws_its_centre_one_part_of_the_way():
    centres = np.zeros((2, 1))
    move_centres(centres, np.array([[4.0], [8.0], [9.0]]), np.array([0, 0, 5]), np.array([4, 0, 0, 0, 0, 1]))
    np.testing.assert_allclose(centres, [[1 + 7 / 4], [0]])


@pytest.mark.parametrize("kind", [DataKind.FEATURES, DataKind.IMAGES])
def test_blobs_are_found(kind):
    data, truth = training_set(kind)
    links = some_links(truth, 60)
    result = fit(ClusterNet, data, links, **QUICK)
    assert clustering_accuracy(result.labels, truth) > 0.95
    assert links.satisfied_fraction(result.labels) == 1


@pytest.mark.parametrize("settings", [{"spread": 0, "augment": 0.0}, {"even_light": 1}])
def test_answers_are_obeyed_with_the_papers_guesses_and_in_even_light(settings):
    data, truth = training_set(DataKind.IMAGES)
    links = some_links(truth, 60)
    result = fit(ClusterNet, data, links, **{**QUICK, "epochs": 2, "cluster_epochs": 3}, **settings)
    assert links.satisfied_fraction(result.labels) == 1


@pytest.mark.slow
def test_it_beats_k_means_on_digits_with_400_random_pairs():
    digits = load_digits()
    rows, truth = digits.data.astype(np.float32), digits.target.astype(np.int64)
    links = some_links(truth, 400)
    plain = KMeans(10, n_init=1, random_state=0).fit_predict(rows)
    data = TrainingSet(DataKind.FEATURES, rows, rows.copy())
    settings = {"n_clusters": 10, "epochs": 6, "cluster_epochs": 6, "learning_rate": 0.001, "threads": 1}
    result = fit(ClusterNet, data, links, **settings)
    assert links.satisfied_fraction(result.labels) == 1
    assert clustering_accuracy(result.labels, truth) > clustering_accuracy(plain, truth)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_very_few_items(n):
    data, _ = training_set(DataKind.FEATURES, n=n)
    links = Constraints(n, np.empty((0, 2)), np.array([[0, 1]])) if n > 1 else Constraints(n)
    result = fit(ClusterNet, data, links, epochs=1, cluster_epochs=2, threads=1)
    assert result.labels.shape == (n,)
    assert links.satisfied_fraction(result.labels) == 1
