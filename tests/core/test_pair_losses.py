"""Losses of pairs against plain loops, and their slopes."""

from __future__ import annotations

import math

import pytest
import torch

from shapekin.nn.pair_losses import angular_loss, divergence, likelihood_loss, pairwise_kl_loss

PAIRS = torch.tensor([[0, 1], [1, 4], [2, 3], [0, 4]])
SAME = torch.tensor([True, False, True, False])


@pytest.fixture
def outputs():
    return torch.randn(5, 3, generator=torch.Generator().manual_seed(0), dtype=torch.float64)


def plain_kl(p, q):
    return sum(a * math.log(a / b) for a, b in zip(p, q, strict=True))


@pytest.mark.parametrize("margin", [0.1, 2.0])
def test_divergence_of_pairs_matches_plain_loops(outputs, margin):
    chances = torch.softmax(outputs, 1).tolist()
    expected = []
    for (i, j), same in zip(PAIRS.tolist(), SAME.tolist(), strict=True):
        both = plain_kl(chances[i], chances[j]), plain_kl(chances[j], chances[i])
        expected.append(sum(both) if same else sum(max(0, margin - kl) for kl in both))
    assert pairwise_kl_loss(outputs, PAIRS, SAME, margin).tolist() == pytest.approx(expected)


def test_slopes_hold_the_first_distribution_constant(outputs):
    logits = outputs.clone().requires_grad_()
    pairwise_kl_loss(logits, PAIRS[:1], SAME[:1]).sum().backward()
    p, q = torch.softmax(outputs[:2], 1)
    # through the softmax -P / Q (eq. 4) becomes Q - P
    torch.testing.assert_close(logits.grad[0], p - q)
    torch.testing.assert_close(logits.grad[1], q - p)
    assert (logits.grad[2:] == 0).all()


def test_pairs_far_enough_apart_are_left_in_peace():
    logits = torch.tensor([[9.0, 0.0], [0.0, 9.0]], requires_grad=True)
    loss = pairwise_kl_loss(logits, torch.tensor([[0, 1]]), torch.tensor([False])).sum()
    loss.backward()
    assert loss == 0
    assert (logits.grad == 0).all()


def test_likelihood_matches_plain_loops(outputs):
    chances = torch.softmax(outputs, 1).tolist()
    expected = []
    for (i, j), same in zip(PAIRS.tolist(), SAME.tolist(), strict=True):
        likeness = sum(a * b for a, b in zip(chances[i], chances[j], strict=True))
        expected.append(-math.log(likeness if same else 1 - likeness))
    assert likelihood_loss(outputs, PAIRS, SAME).tolist() == pytest.approx(expected)


def test_angular_loss_matches_plain_loops(outputs):
    expected = []
    for (i, j), same in zip(PAIRS.tolist(), SAME.tolist(), strict=True):
        angle = math.acos(float(outputs[i] @ outputs[j] / outputs[i].norm() / outputs[j].norm()))
        apart = (1 + math.cos(2 * angle)) / 2 if angle <= math.pi / 2 else 0
        expected.append(-math.log((1 + math.cos(angle)) / 2) if same else -math.log(1 - apart))
    assert angular_loss(outputs, PAIRS, SAME).tolist() == pytest.approx(expected, abs=1e-6)


def test_only_directions_count(outputs):
    stretched = outputs * torch.tensor([[1.0], [2.0], [3.0], [0.5], [9.0]])
    torch.testing.assert_close(angular_loss(stretched, PAIRS, SAME), angular_loss(outputs, PAIRS, SAME))


@pytest.mark.parametrize("loss", [pairwise_kl_loss, likelihood_loss, angular_loss])
def test_neither_order_of_pairs_nor_of_outputs_matters(outputs, loss):
    order = torch.tensor([2, 0, 3, 1])
    whole = loss(outputs, PAIRS, SAME)
    torch.testing.assert_close(loss(outputs, PAIRS[order].flip(1), SAME[order]), whole[order])
    torch.testing.assert_close(loss(outputs[:, [2, 0, 1]], PAIRS, SAME), whole)


def test_gradients(outputs):
    free = outputs.clone().requires_grad_()
    held = torch.log_softmax(outputs.roll(1, 0), 1)
    assert torch.autograd.gradcheck(lambda t: divergence(held, torch.log_softmax(t, 1)), (free,))
    assert torch.autograd.gradcheck(lambda t: likelihood_loss(t, PAIRS, SAME), (free,))
    assert torch.autograd.gradcheck(lambda t: angular_loss(t, PAIRS, SAME), (free,))
