"""The map: principal components, steady signs, no flips between snapshots."""

from __future__ import annotations

import numpy as np
import pytest

from shapekin.clustering.projection import EXACT_UP_TO, align, principal_components, project


def rows(n=200, d=12, seed=0):
    rng = np.random.default_rng(seed)
    return rng.standard_normal((n, d)) @ rng.standard_normal((d, d)) * np.linspace(3, 0.1, d) + 5


def test_components_carry_the_most_variance_in_falling_order():
    data = rows()
    found = principal_components(data, 4)
    values = np.linalg.eigvalsh(np.cov(data.T, bias=True))[::-1]
    np.testing.assert_allclose(found.var(axis=0), values[:4], rtol=1e-3)
    np.testing.assert_allclose(np.corrcoef(found.T), np.eye(4), atol=1e-3)


def test_the_quick_way_for_many_columns_agrees_with_the_exact_one():
    rng = np.random.default_rng(3)
    data = rng.standard_normal((80, 6)) * [9, 7, 5, 4, 3, 2] @ rng.standard_normal((6, EXACT_UP_TO + 50))
    data = data + 0.01 * rng.standard_normal(data.shape)
    found = principal_components(data, 5)
    left, singular, _ = np.linalg.svd(data - data.mean(axis=0), full_matrices=False)
    expected = left[:, :5] * singular[:5]
    for axis in range(5):
        assert abs(np.corrcoef(found[:, axis], expected[:, axis])[0, 1]) > 0.9999


def test_signs_do_not_depend_on_the_order_of_items():
    data = rows()
    shuffled = np.random.default_rng(1).permutation(len(data))
    np.testing.assert_allclose(
        principal_components(data, 3)[shuffled], principal_components(data[shuffled], 3), atol=1e-2
    )


def test_project_fills_missing_axes_with_zero():
    assert project(np.zeros((5, 2))).tolist() == np.zeros((5, 3)).tolist()
    assert project(rows(2)).shape == (2, 3)
    assert project(rows(1)).shape == (1, 3)


@pytest.mark.parametrize("mirror", [1, -1])
def test_align_undoes_turns_and_mirrors_and_keeps_distances(mirror):
    before = project(rows())
    turn, _ = np.linalg.qr(np.random.default_rng(2).standard_normal((3, 3)))
    turn[:, 0] *= mirror
    after = align(before @ turn, before)
    np.testing.assert_allclose(after, before, atol=1e-3)
    assert after.dtype == np.float32
