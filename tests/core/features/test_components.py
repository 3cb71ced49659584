"""Principal components of rows that come in blocks are those of the rows at once."""

from __future__ import annotations

import numpy as np
import pytest

from shapekin.clustering.projection import principal_components
from shapekin.features.components import WIDEST_COVARIANCE, components_of, in_blocks
from shapekin.steps import finished


def some_rows(n, d, seed=0):
    rng = np.random.default_rng(seed)
    rows = rng.standard_normal((n, d)) * 0.9 ** np.arange(d)
    return (rows @ np.linalg.qr(rng.standard_normal((d, d)))[0] + 3).astype(np.float32)


def by_blocks(rows, count, size=37, **how):
    blocks = lambda: (rows[i : i + size] for i in range(0, len(rows), size))  # noqa: E731
    return finished(components_of(blocks, len(rows), count, **how))


@pytest.mark.parametrize(("n", "d"), [(200, 20), (200, 300), (40, 300), (5, 3)])
def test_they_are_those_of_all_rows_at_once(n, d):
    rows = some_rows(n, d)
    np.testing.assert_allclose(by_blocks(rows, 10), principal_components(rows, 10), atol=2e-4)


def test_rows_too_wide_for_a_covariance_give_the_same(monkeypatch):
    rows = some_rows(320, 300)
    expected = by_blocks(rows, 8)
    monkeypatch.setattr("shapekin.features.components.WIDEST_COVARIANCE", 299)
    np.testing.assert_allclose(by_blocks(rows, 8), expected, atol=2e-4)
    assert WIDEST_COVARIANCE > 1728 + 64


@pytest.mark.parametrize("widest", [256, 10])
def test_groups_weigh_what_they_are_told(monkeypatch, widest):
    monkeypatch.setattr("shapekin.features.components.EXACT_UP_TO", widest)
    monkeypatch.setattr("shapekin.features.components.WIDEST_COVARIANCE", widest)
    rows = some_rows(80, 12)
    groups = np.repeat([0, 1], [8, 4])
    scaled = rows.astype(np.float64)
    for group, weight in ((0, 1.0), (1, 0.3)):
        part = scaled[:, groups == group]
        scaled[:, groups == group] = weight * part / np.sqrt(part.var(axis=0).sum())
    found = by_blocks(rows, 5, groups=groups, weights=(1.0, 0.3))
    np.testing.assert_allclose(found, principal_components(scaled, 5), atol=1e-4)


def test_many_rows_are_made_again_and_few_are_not(monkeypatch):
    rows = some_rows(90, 5)
    made = []

    def blocks():
        made.append(1)
        yield from (rows[:50], rows[50:])

    expected = finished(components_of(blocks, 90, 3))
    assert len(made) == 2  # a look at the first block, then all
    monkeypatch.setattr("shapekin.features.components.KEPT_BYTES", 90 * 5 * 4 - 1)
    np.testing.assert_array_equal(finished(components_of(blocks, 90, 3)), expected)
    assert len(made) == 5


def test_constant_columns_count_for_nothing():
    rows = some_rows(50, 6)
    with_constant = np.hstack([rows, np.full((50, 1), 0.1, np.float32)])
    groups = np.arange(7)
    np.testing.assert_allclose(
        by_blocks(with_constant, 6, groups=groups), by_blocks(rows, 6, groups=groups[:6]), atol=1e-5
    )
    assert not by_blocks(np.full((9, 4), 0.1, np.float32), 3, groups=np.arange(4)).any()


def test_progress_runs_to_its_end():
    rows = some_rows(100, 5)
    shares = list(components_of(lambda: in_blocks(rows), 100, 2))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_blocks_are_bounded():
    data = np.zeros((5000, 3))
    assert max(len(block) for block in in_blocks(data)) == 1024
    assert sum(len(block) for block in in_blocks(data)) == 5000
    assert {len(block) for block in in_blocks(data[:7], row_bytes=1 << 30)} == {1}
