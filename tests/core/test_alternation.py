"""The network's half of the alternation, and the published schedule step by step against plain loops."""

import numpy as np
import pytest
import torch

from shapekin.clustering.continuous import measure_scales
from shapekin.data.dataset import DataKind
from shapekin.models.base import TrainingSet
from shapekin.models.cpac import Cpac
from shapekin.models.cpac_params import CpacParams
from shapekin.nn import alternation
from shapekin.nn.alternation import MULTIPLIER_STEP, RATE_OF_U, RATE_OF_U_OF_CLOUDS, published_alternation, train_toward
from shapekin.nn.autoencoders import DenseAutoencoder
from shapekin.nn.seeing import FIRST_CODES
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.graph import PairGraph
from shapekin.steps import finished

EDGES = np.array([[0, 1], [0, 2], [1, 2], [2, 3]])
WEIGHTS = np.array([1.0, 0.5, 2.0, 1.5])
PULL, FIRST_MU = 0.7, 5.0


class Counting(DenseAutoencoder):
    """Counts the items that are fed forward with gradients."""

    def __init__(self):
        super().__init__((3,), 2, (4,))
        self.fed = []

    def encode(self, items):
        if torch.is_grad_enabled():
            self.fed.append(len(items))
        return super().encode(items)


def begin():
    torch.manual_seed(3)
    network, items = Counting(), torch.randn(4, 3)
    with torch.no_grad():
        codes = network.encode(items)
    graph = PairGraph(4, EDGES, WEIGHTS, np.zeros(4, np.bool_))
    return network, items, codes, graph


def alternate(epochs, view=None):
    network, items, codes, graph = begin()
    steps = published_alternation(network, items, codes, graph, np.random.default_rng(0), pull=PULL,
                                  first_mu=FIRST_MU, last_mu=0.1, epochs=epochs, view=view)  # fmt: skip
    return network, items, codes, *finished(steps)


def slope_of_u(u, z, multiplier):
    """Gradient of the loss of U over one batch of all pairs, by loops (eq. 6, step 1)."""
    mu1, slope = 2000.0, np.zeros_like(u)
    for (p, q), weight in zip(EDGES, WEIGHTS, strict=True):
        apart = u[p] - u[q]
        bend = (FIRST_MU / (FIRST_MU + apart @ apart)) ** 2
        slope[p] += PULL * weight * bend * 2 * apart
        slope[q] -= PULL * weight * bend * 2 * apart
    for i in range(len(u)):
        away = u[i] - z[i]
        slope[i] += (mu1 / (mu1 + away @ away)) ** 2 * 2 * away - multiplier[i]
    return slope / (128 * u.shape[1])


@pytest.mark.parametrize(("view", "rate"), [(None, RATE_OF_U), (lambda items: items, RATE_OF_U_OF_CLOUDS)])
def test_three_epochs_match_plain_loops(view, rate):
    """U, then the network, then the multiplier, then U again, with RMSprop by hand."""
    *_, codes, _, _ = alternate(1, view)
    *_, z, _ = alternate(2, view)
    *_, found = alternate(3, view)
    u, mean_square = codes.double().numpy(), 0.0
    first = slope_of_u(u, u, np.zeros_like(u))
    mean_square = 0.01 * first**2
    u = u - rate * first / (np.sqrt(mean_square) + 1e-8)
    z = z.double().numpy()
    second = slope_of_u(u, z, MULTIPLIER_STEP / 2 * (z - u))
    mean_square = 0.99 * mean_square + 0.01 * second**2
    u = u - rate * second / (np.sqrt(mean_square) + 1e-8)
    np.testing.assert_allclose(found.numpy(), u, atol=2e-5)


def test_only_network_epochs_feed_the_network_each_item_once_a_batch():
    network, *_ = alternate(1)
    assert network.fed == []
    network, *_ = alternate(4)
    assert network.fed == [4, 4]


def test_the_network_learns_the_representatives():
    network, items, codes, _ = begin()
    targets = codes + 1.0
    reports = list(train_toward(network, items, targets, torch.Generator().manual_seed(0), epochs=150, batch=2,
                                learning_rate=1e-2))  # fmt: skip
    with torch.no_grad():
        assert float((network.encode(items) - targets).square().mean()) < 0.1
    assert [report.done for report in reports] == list(range(1, 301))


def test_the_published_schedule_is_steered_by_the_codes_in_their_own_units(monkeypatch):
    """mu2 ends at half a *distance* and begins at three times a *squared* one: other units give other ratios."""
    seen = {}

    def spy(*args, first_mu, last_mu, **others):
        seen.update(first_mu=first_mu, last_mu=last_mu)
        return published_alternation(*args, first_mu=first_mu, last_mu=last_mu, **others)

    monkeypatch.setattr(alternation, "published_alternation", spy)
    rows = np.random.default_rng(0).normal(size=(40, 5)).astype(np.float32)
    params = CpacParams(epochs=2, layer_epochs=0, schedule="paper", paper_epochs=2, code_dim=12, threads=1)
    result = finished(
        Cpac().fit(TrainingSet(DataKind.FEATURES, rows, rows), Constraints(40), params, np.random.default_rng(0))
    )
    edges = result.pairs
    scales = measure_scales(result.weights[FIRST_CODES], edges)
    assert seen == pytest.approx({"first_mu": scales.first_mu, "last_mu": scales.last_mu})
