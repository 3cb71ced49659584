"""Equations 1 to 3 of deep constrained clustering against plain loops."""

from __future__ import annotations

import math

import pytest
import torch

from shapekin.nn.soft_assignment import divergence, soft_assignment, target_distribution

N, K, D = 6, 3, 2


@pytest.fixture
def points():
    generator = torch.Generator().manual_seed(0)
    return (
        torch.randn(N, D, generator=generator, dtype=torch.float64),
        torch.randn(K, D, generator=generator, dtype=torch.float64),
    )


@pytest.mark.parametrize("freedom", [1.0, 3.0])
def test_soft_assignment_is_students_kernel_divided_by_its_sum(points, freedom):
    codes, centres = points
    q = soft_assignment(codes, centres, freedom)
    for i in range(N):
        kernel = []
        for j in range(K):
            squared = sum(float(codes[i, c] - centres[j, c]) ** 2 for c in range(D))
            kernel.append((1 + squared / freedom) ** (-(freedom + 1) / 2))
        for j in range(K):
            assert float(q[i, j]) == pytest.approx(kernel[j] / sum(kernel))


def test_target_is_the_square_over_the_cluster_size(points):
    q = soft_assignment(*points)
    p = target_distribution(q)
    for i in range(N):
        raised = [float(q[i, j]) ** 2 / sum(float(q[a, j]) for a in range(N)) for j in range(K)]
        for j in range(K):
            assert float(p[i, j]) == pytest.approx(raised[j] / sum(raised))


def test_target_is_surer_and_has_no_gradient(points):
    codes, centres = points
    q = soft_assignment(codes.requires_grad_(), centres)
    p = target_distribution(q)
    assert not p.requires_grad
    assert p.max(dim=1).values.mean() > q.max(dim=1).values.mean()


def test_divergence_is_the_sum_over_items_and_clusters(points):
    q = soft_assignment(*points)
    p = target_distribution(q)
    expected = sum(float(p[i, j]) * math.log(float(p[i, j]) / float(q[i, j])) for i in range(N) for j in range(K))
    assert float(divergence(p, q)) == pytest.approx(expected)
    assert float(divergence(p, p)) == pytest.approx(0)


def test_nothing_is_infinite_where_codes_lie_on_centres_or_far_away():
    centres = torch.tensor([[0.0, 0.0], [1.0, 0.0], [1e15, 0.0]])
    codes = torch.tensor([[0.0, 0.0], [1e12, 1e12]], requires_grad=True)
    q = soft_assignment(codes, centres)
    loss = divergence(torch.tensor([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]), q)
    loss.backward()
    assert torch.isfinite(q).all()
    assert torch.isfinite(loss)
    assert torch.isfinite(codes.grad).all()


def test_gradients(points):
    codes, centres = (x.requires_grad_() for x in points)
    target = target_distribution(soft_assignment(codes, centres))
    assert torch.autograd.gradcheck(lambda z, mu: divergence(target, soft_assignment(z, mu)), (codes, centres))
    assert torch.autograd.gradcheck(lambda z, mu: soft_assignment(z, mu, 3.0), (codes, centres))
