"""Eq. 1 by gradient steps, against plain loops."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import pytest
import torch

from helpers.blobs import fit, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.models.cpac import Cpac
from shapekin.nn.alternation import RATE_OF_NETWORK
from shapekin.nn.autoencoders import DenseAutoencoder
from shapekin.nn.joint import joint_descent
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.graph import PairGraph
from shapekin.steps import finished

EDGES = np.array([[0, 1], [0, 2], [1, 2], [2, 3]])
WEIGHTS = np.array([1.0, 0.5, 2.0, 1.5])
PULL, FIRST_MU, BATCH = 0.7, 5.0, 16


def naive_loss(network, items):
    """Sums over pairs and items, one at a time; an item counts once."""
    z = [network.encode(item[None])[0] for item in items]
    loss = torch.zeros(())
    for (p, q), weight in zip(EDGES, WEIGHTS, strict=True):
        squared = ((z[p] - z[q]) ** 2).sum()
        loss = loss + PULL / 2 * weight * FIRST_MU * squared / (FIRST_MU + squared)
    for item, code in zip(items, z, strict=True):
        loss = loss + ((network.decode(code[None])[0] - item) ** 2).sum() / 3
    return loss / BATCH


def test_one_step_matches_plain_loops():
    torch.manual_seed(3)
    network, items = DenseAutoencoder((3,), 2, (4,)), torch.randn(4, 3)
    expected = deepcopy(network)
    naive_loss(expected, items).backward()
    with torch.no_grad():
        for weight in expected.parameters():
            weight -= RATE_OF_NETWORK * weight.grad / (torch.sqrt(0.01 * weight.grad**2) + 1e-8)
    graph = PairGraph(4, EDGES, WEIGHTS, np.zeros(4, np.bool_))
    codes = finished(
        joint_descent(network, items, graph, np.random.default_rng(0), pull=PULL, first_mu=FIRST_MU, last_mu=0.1,
                      epochs=1, batch=BATCH)
    )  # fmt: skip
    for found, wanted in zip(network.parameters(), expected.parameters(), strict=True):
        torch.testing.assert_close(found, wanted, atol=1e-6, rtol=1e-4)
    torch.testing.assert_close(codes, network.encode(items).detach())


@pytest.mark.parametrize("kind", [DataKind.FEATURES, DataKind.CLOUDS])
def test_the_schedule_separates_blobs_and_obeys(kind):
    data, truth = training_set(kind)
    links = Constraints(len(data), np.array([[0, 1]]), np.array([[0, 2]]))
    result = fit(Cpac, data, links, schedule="joint", paper_epochs=10, epochs=10, layer_epochs=1, threads=1)
    assert links.satisfied_fraction(result.labels) == 1
    assert np.isfinite(result.embedding).all()
    if kind is DataKind.FEATURES:
        assert clustering_accuracy(result.labels, truth) > 0.6
