"""Sparse affinities by self-expression, against one-at-a-time definitions."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.datasets import load_digits
from sklearn.linear_model import ElasticNet, orthogonal_mp

from shapekin.clustering import subspace
from shapekin.clustering.subspace import (
    Affinity,
    elastic_net_affinity,
    elastic_net_coefficients,
    pursuit_affinity,
    pursuit_coefficients,
    unit_rows,
)
from shapekin.errors import ParameterError
from shapekin.steps import finished


def subspaces(each=30, kinds=3, dimensions=3, ambient=20, seed=0):
    """Rows in `kinds` random subspaces through the origin, and which."""
    rng = np.random.default_rng(seed)
    kind = np.arange(each * kinds) % kinds
    bases = rng.standard_normal((kinds, dimensions, ambient))
    rows = np.einsum("nd,nda->na", rng.standard_normal((len(kind), dimensions)), bases[kind])
    return rows.astype(np.float32), kind.astype(np.int64)


@pytest.mark.parametrize("affinity", [elastic_net_affinity, pursuit_affinity])
def test_pairs_stay_within_subspaces(affinity):
    rows, kind = subspaces()
    found = finished(affinity(rows))
    assert found.quality(kind) > 0.99
    assert len(np.unique(found.pairs)) == len(rows)
    assert (found.pairs[:, 0] < found.pairs[:, 1]).all()
    assert ((found.weights > 0) & (found.weights <= 1)).all()
    assert found.weights.dtype == np.float32


def test_pursuit_against_one_at_a_time():
    rows = np.random.default_rng(1).standard_normal((60, 12))
    unit = unit_rows(rows).astype(np.float64)
    found = finished(pursuit_coefficients(rows, nonzeros=4)).toarray()
    for item in range(len(rows)):
        others = unit.copy()
        others[item] = 0
        np.testing.assert_allclose(found[item], orthogonal_mp(others.T, unit[item], n_nonzero_coefs=4), atol=1e-5)


def test_elastic_net_is_as_good_as_one_at_a_time_over_all_items(monkeypatch):
    monkeypatch.setattr(subspace, "ATOMS", 8)  # so that candidates have to join
    rows = np.random.default_rng(2).standard_normal((60, 12))
    unit = unit_rows(rows).astype(np.float64)
    found = finished(elastic_net_coefficients(rows, gamma=20, tau=0.9)).toarray()
    assert (np.diag(found) == 0).all()
    for item in range(len(rows)):
        others = unit.copy()
        others[item] = 0
        alpha = np.abs(others @ unit[item]).max() / (0.9 * 20)

        def cost(mix, others=others, item=item, alpha=alpha):
            penalty = 0.9 * np.abs(mix).sum() + 0.05 * (mix**2).sum()
            return 0.5 * ((unit[item] - mix @ others) ** 2).sum() + alpha * penalty

        exact = ElasticNet(alpha=alpha / 12, l1_ratio=0.9, fit_intercept=False, tol=1e-8, max_iter=100_000)
        assert cost(found[item]) <= cost(exact.fit(others.T, unit[item]).coef_) * 1.01


def test_elastic_net_joins_the_three_most_alike_expressions():
    rows, _ = subspaces(12)
    mixes = finished(elastic_net_coefficients(rows)).toarray()
    unit = mixes / np.linalg.norm(mixes, axis=1, keepdims=True)
    expected = np.zeros((len(rows), len(rows)))
    for item in range(len(rows)):
        angles = unit @ unit[item]
        angles[item] = -1
        for near in (place for place in np.argsort(-angles)[:3] if angles[place] > 1e-6):
            expected[item, near] += 0.5
            expected[near, item] += 0.5
    found = finished(elastic_net_affinity(rows))
    np.testing.assert_allclose(found.weights, expected[found.pairs[:, 0], found.pairs[:, 1]])
    assert len(found.pairs) == np.count_nonzero(np.triu(expected))


@pytest.mark.parametrize("affinity", [elastic_net_affinity, pursuit_affinity])
def test_blocks_do_not_show(affinity, monkeypatch):
    rows, _ = subspaces(10)
    whole = finished(affinity(rows))
    monkeypatch.setattr(subspace, "BLOCK_VALUES", 7 * len(rows))
    parts = finished(affinity(rows))
    np.testing.assert_array_equal(whole.pairs, parts.pairs)
    np.testing.assert_allclose(whole.weights, parts.weights, atol=1e-4)


@pytest.mark.parametrize("affinity", [elastic_net_affinity, pursuit_affinity])
def test_nothing_copies_and_few_items_are_no_trouble(affinity):
    rows, _ = subspaces(6)
    rows[3] = 0
    rows[5] = rows[2]
    found = finished(affinity(rows))
    assert 3 not in found.pairs
    assert np.isfinite(found.weights).all()
    assert found.n == len(rows)
    assert len(finished(affinity(np.zeros((4, 2)))).pairs) == 0
    assert finished(affinity(rows[:2])).n == 2
    assert len(finished(affinity(1e30 * rows.astype(np.float64))).pairs) == len(found.pairs)


def test_progress_does_not_go_back():
    shares = list(elastic_net_affinity(subspaces()[0]))
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_long_rows_keep_their_subspaces():
    rows, _ = subspaces(20, ambient=40)
    assert unit_rows(rows).shape == rows.shape
    np.testing.assert_allclose(np.linalg.norm(unit_rows(rows), axis=1), 1, rtol=1e-5)
    long = rows @ np.random.default_rng(0).standard_normal((40, 700)).astype(np.float32)
    short = unit_rows(np.tile(long, (10, 1)))
    assert short.shape == (600, 500)
    np.testing.assert_allclose(short @ short[0], unit_rows(long)[np.arange(600) % 60] @ unit_rows(long)[0], atol=1e-3)


def test_any_matrix_will_do():
    matrix = np.array([[1.0, 0.5, 0.0], [0.0, 1.0, 0.2], [0.0, 0.4, 1.0]])
    for given in (matrix, csr_matrix(matrix)):
        found = Affinity.of_matrix(given)
        np.testing.assert_array_equal(found.pairs, [[0, 1], [1, 2]])
        np.testing.assert_allclose(found.weights, [0.25, 0.3], rtol=1e-6)
    assert found.quality(np.array([0, 0, 1])) == pytest.approx(0.25 / 0.55)
    assert found.quality(np.array([0, 0, -1])) == 1
    assert found.quality(np.array([-1, -1, -1])) == 1
    for wrong in (np.ones((2, 3)), -matrix, 2 * matrix, np.full((2, 2), np.nan)):
        with pytest.raises(ParameterError):
            Affinity.of_matrix(wrong)


def test_digits_express_each_other():
    digits = load_digits()
    rows, kind = digits.data[:200], digits.target[:200].astype(np.int64)
    elastic, pursuit = finished(elastic_net_affinity(rows)), finished(pursuit_affinity(rows))
    assert elastic.quality(kind) > 0.75
    assert pursuit.quality(kind) > 0.5
    strong = pursuit.weights > 0.4
    assert Affinity(200, pursuit.pairs[strong], pursuit.weights[strong]).quality(kind) > 0.8
