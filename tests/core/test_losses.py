import pytest
import torch

from shapekin.nn.losses import (
    clustering_loss,
    geman_mcclure,
    pair_distances,
    reconstruction_loss,
    representation_loss,
)

PAIRS = torch.tensor([[0, 1], [1, 4], [2, 3]])
WEIGHTS = torch.tensor([1.0, 0.5, 2.0], dtype=torch.float64)


@pytest.fixture
def points():
    return torch.randn(5, 3, generator=torch.Generator().manual_seed(0), dtype=torch.float64)


def test_geman_mcclure_is_bounded_and_nearly_linear_at_zero():
    y = torch.tensor([0.0, 1e-6, 1.0, 1e9], dtype=torch.float64)
    rho = geman_mcclure(y, 2.0)
    assert rho[0] == 0
    assert rho[1] == pytest.approx(1e-6, rel=1e-5)
    assert rho[2] == pytest.approx(2 / 3)
    assert 1.99 < rho[3] <= 2.0


def test_clustering_loss_is_the_sum_over_pairs(points):
    expected = 0.0
    for (p, q), w in zip(PAIRS.tolist(), WEIGHTS.tolist(), strict=True):
        y = sum((float(points[p, c]) - float(points[q, c])) ** 2 for c in range(3))
        expected += w * 0.7 * y / (0.7 + y)
    assert float(clustering_loss(points, PAIRS, WEIGHTS, 0.7)) == pytest.approx(expected)
    assert float(pair_distances(points, PAIRS)[2]) == pytest.approx(float((points[2] - points[3]).norm() ** 2))


def test_representation_loss_is_the_weighted_sum_over_items(points):
    u = points.roll(1, 0)
    weights = torch.tensor([1.0, 0.0, 2.0, 1.0, 1.0], dtype=torch.float64)
    expected = 0.0
    for i in range(5):
        y = float((points[i] - u[i]).square().sum())
        expected += float(weights[i]) * 3 * y / (3 + y)
    assert float(representation_loss(points, u, 3.0, weights)) == pytest.approx(expected)
    assert float(representation_loss(points, u, 1e12)) == pytest.approx(float((points - u).square().sum()))


def test_reconstruction_loss_is_per_value(points):
    assert float(reconstruction_loss(points, torch.zeros_like(points))) == pytest.approx(
        sum(float(v) ** 2 for v in points.flatten()) / 15
    )


def test_gradients(points):
    x = points.clone().requires_grad_()
    assert torch.autograd.gradcheck(lambda t: clustering_loss(t, PAIRS, WEIGHTS, 0.7), (x,))
    assert torch.autograd.gradcheck(lambda t: representation_loss(t, points.roll(1, 0), 0.5), (x,))
