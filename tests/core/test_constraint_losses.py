"""Equations 4 to 11 and the rules of deep constrained clustering against plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from shapekin.nn.constraint_branches import (
    cardinality_branch,
    difficulty_term,
    pair_branch,
    rule_branch,
    triplet_branch,
)
from shapekin.nn.constraint_losses import (
    cannot_link_loss,
    cardinality_bounds_loss,
    cardinality_loss,
    difficulty_loss,
    global_size_loss,
    must_link_loss,
    released_difficulty_loss,
    rules_loss,
    triplet_loss,
)
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.guidance import Balance, Bounds, Link, Rule

N, K = 6, 3
PAIRS = torch.tensor([[0, 1], [4, 2], [3, 5]])
TRIPLETS = torch.tensor([[0, 1, 2], [3, 5, 4], [2, 0, 5]])
MARKS = torch.tensor([1.0, -0.5, 0.0, 0.3, -1.0, 0.2], dtype=torch.float64)
SHARES = torch.tensor([1.0, 1.0, -1.0, -1.0, -1.0, 0.0], dtype=torch.float64) / N


@pytest.fixture
def q():
    logits = 2 * torch.randn(N, K, generator=torch.Generator().manual_seed(1), dtype=torch.float64)
    return torch.softmax(logits, dim=1)


def together(q, a, b):
    return sum(float(q[a, j]) * float(q[b, j]) for j in range(K))


def test_links_are_logarithms_of_agreement(q):
    must = -sum(math.log(together(q, a, b)) for a, b in PAIRS.tolist())
    cannot = -sum(math.log(1 - together(q, a, b)) for a, b in PAIRS.tolist())
    assert float(must_link_loss(q, PAIRS)) == pytest.approx(must, rel=1e-5)
    assert float(cannot_link_loss(q, PAIRS)) == pytest.approx(cannot, rel=1e-5)
    assert float(must_link_loss(q, PAIRS[:0])) == 0


def test_links_are_finite_where_items_agree_or_differ_wholly():
    sure = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]], requires_grad=True)
    loss = must_link_loss(sure, torch.tensor([[0, 2]])) + cannot_link_loss(sure, torch.tensor([[0, 1]]))
    loss.backward()
    assert torch.isfinite(loss)
    assert torch.isfinite(sure.grad).all()


def test_difficulty_rewards_certainty_of_the_easy_alone(q):
    expected = -sum(float(MARKS[i]) * sum(float(q[i, j]) ** 2 for j in range(K)) for i in range(N))
    assert float(difficulty_loss(q, MARKS)) == pytest.approx(expected)
    printed = sum(float(m) * float(q[i].square().sum()) for i, m in enumerate(MARKS) if m < 0)
    printed -= sum(float(m) * float(q[i].square().sum()) for i, m in enumerate(MARKS) if m > 0)
    assert float(difficulty_loss(q, MARKS.abs())) == pytest.approx(printed)
    released = -math.sqrt(sum((float(MARKS[i]) * float(q[i, j])) ** 2 for i in range(N) for j in range(K)))
    assert float(released_difficulty_loss(q, MARKS)) == pytest.approx(released)
    assert float(released_difficulty_loss(q, MARKS.abs())) == pytest.approx(released)


def test_triplets_have_a_hinge(q):
    margin = 0.1
    expected = sum(max(together(q, a, n) - together(q, a, p) + margin, 0) for a, p, n in TRIPLETS.tolist())
    assert float(triplet_loss(q, TRIPLETS, margin)) == pytest.approx(expected)
    assert any(together(q, a, n) - together(q, a, p) + margin < 0 for a, p, n in TRIPLETS.tolist())


def test_sizes_and_cardinalities_sum_over_clusters(q):
    equal = sum((sum(float(q[i, c]) for i in range(N)) / N - 1 / K) ** 2 for c in range(K))
    assert float(global_size_loss(q)) == pytest.approx(equal)
    men, women = (0, 1), (2, 3, 4)
    balance = sum(
        (sum(float(q[i, c]) for i in men) / N - sum(float(q[i, c]) for i in women) / N) ** 2 for c in range(K)
    )
    assert float(cardinality_loss(q, SHARES)) == pytest.approx(balance)
    low, high = 1.9, 2.1
    counts = [sum(float(q[i, c]) for i in range(N)) for c in range(K)]
    bounds = sum(min(0, m - low) ** 2 + max(0, m - high) ** 2 for m in counts)
    assert bounds > 0
    assert float(cardinality_bounds_loss(q, torch.ones(N, dtype=torch.float64), low, high)) == pytest.approx(bounds)
    assert float(cardinality_bounds_loss(q, torch.ones(N, dtype=torch.float64), 0, N)) == 0


def test_rules_ask_for_conclusions_only_where_all_premises_hold():
    q = torch.tensor([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]])
    premises, same = torch.tensor([[0, 1], [1, 2], [0, 1], [0, 2]]), torch.tensor([True, False, True, True])
    rule_of = torch.tensor([0, 0, 1, 1])
    conclusions = torch.tensor([[0, 3], [1, 3]])
    for must in (False, True):
        loss = rules_loss(q, premises, same, rule_of, conclusions, torch.tensor([must, must]))
        link = must_link_loss if must else cannot_link_loss
        assert float(loss) == pytest.approx(float(link(q, conclusions[:1])))  # the second rule's 0 = 2 does not hold


def test_gradients(q):
    q = q.requires_grad_()
    for loss in (
        lambda x: must_link_loss(x, PAIRS),
        lambda x: cannot_link_loss(x, PAIRS),
        lambda x: difficulty_loss(x, MARKS),
        lambda x: released_difficulty_loss(x, MARKS),
        lambda x: triplet_loss(x, TRIPLETS, 0.1),
        global_size_loss,
        lambda x: cardinality_loss(x, SHARES),
        lambda x: cardinality_bounds_loss(x, torch.ones(N, dtype=torch.float64), 1.9, 2.1),
    ):
        assert torch.autograd.gradcheck(loss, (q,))


def test_a_branch_brings_all_that_answers_entail_each_item_once(q):
    links = Constraints(N, np.array([[0, 1], [1, 3]]), np.array([[3, 5], [0, 2]]))
    (task,) = pair_branch(links.closure(), 0.1, 2.0, 256, np.random.default_rng(0))()
    assert task.rows.tolist() == [0, 1, 2, 3, 5]
    assert task.reconstruction == pytest.approx(2 * 3 / 9)
    entailed = 0.1 * must_link_loss(q, torch.tensor([[0, 1], [0, 3], [1, 3]]))
    entailed = entailed + 2 * cannot_link_loss(q, torch.tensor([[i, j] for i in (0, 1, 3) for j in (2, 5)]))
    assert float(task.loss(q[task.rows])) == pytest.approx(float(entailed) / 9)


def test_branches_of_triplets_and_rules_name_their_items(q):
    (task,) = triplet_branch(TRIPLETS.numpy()[:2], 0.1, 256, np.random.default_rng(0))()
    assert float(task.loss(q[task.rows])) == pytest.approx(float(triplet_loss(q, TRIPLETS[:2], 0.1)) / 2)
    (task,) = rule_branch((Rule((), Link(4, 1, same=False)),))()
    assert task.rows.tolist() == [1, 4]
    assert float(task.loss(q[task.rows])) == pytest.approx(float(cannot_link_loss(q, torch.tensor([[4, 1]]))))


def test_a_part_of_a_group_stands_for_all_of_it():
    q = torch.softmax(torch.randn(1, K, generator=torch.Generator().manual_seed(2)), dim=1).expand(5000, K)
    rows, rng = np.arange(5000), np.random.default_rng(0)
    balance = list(cardinality_branch(Balance(rows[:3000], rows[3000:]), 5000, 1.0, rng)())
    assert sorted(np.concatenate([task.rows for task in balance]).tolist()) == rows.tolist()
    for task in balance:
        assert float(task.loss(q[task.rows])) == pytest.approx(float((0.2 * q[0]).square().sum()), rel=1e-4)
    for task in cardinality_branch(Bounds(rows[:3000], 0, 300), 5000, 1.0, rng)():
        expected = ((3000 * q[0] - 300).relu() / 5000).square().sum()
        assert float(task.loss(q[task.rows])) == pytest.approx(float(expected), rel=1e-4)


def test_forms_of_difficulty(q):
    rows = torch.tensor([1, 4])
    loss = {form: float(difficulty_term(MARKS.numpy(), form, 0.1)(q[rows], rows)) for form in ("signed", "printed")}
    assert loss["signed"] == pytest.approx(-loss["printed"])  # both items are hard
    assert loss["signed"] > 0
