"""Elimination in rounds leaves what elimination one by one leaves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapekin.data.preparation import elimination
from shapekin.data.preparation.elimination import eliminate


def one_by_one(m, pairs, strengths, n_points):
    """Yuksel's algorithm as it is written: the heaviest goes, again and again, while any two are in reach."""
    adds = np.zeros((m, m))
    adds[pairs[:, 0], pairs[:, 1]] = adds[pairs[:, 1], pairs[:, 0]] = strengths
    kept = list(range(m))
    while len(kept) > n_points:
        weights = adds[np.ix_(kept, kept)].sum(axis=1)
        if weights.max() == 0:
            break
        kept.pop(int(weights.argmax()))
    return kept


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(20, 100), st.integers(1, 19), st.sampled_from([1, 2, 3]))
def test_rounds_leave_what_one_by_one_leaves(seed, m, n_points, dimensions):
    points = np.zeros((m, 3))
    points[:, :dimensions] = np.random.default_rng(seed).random((m, dimensions))
    pairs, strengths = elimination._crowding(points, n_points)
    whole = np.ceil(strengths * 2**20)  # sums without rounding, so that ties are ties in any order
    left = elimination._lightest(m, pairs, whole, n_points)
    assert left.tolist() == one_by_one(m, pairs, whole, n_points)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 200))
def test_as_many_as_wanted_each_once_and_the_same_every_time(seed, n_points, surplus):
    points = np.random.default_rng(seed).normal(size=(n_points + surplus, 3))
    kept = eliminate(points, n_points)
    assert len(kept) == n_points
    assert (np.diff(kept) > 0).all()
    np.testing.assert_array_equal(kept, eliminate(points, n_points))


def test_dense_clumps_are_thinned_without_comparing_all_with_all(monkeypatch):
    rng = np.random.default_rng(0)
    clump = rng.normal(size=(2000, 3)) * 1e-6
    wide = rng.random((1000, 3))
    most = []
    crowding = elimination._crowding

    def counted(points, n_points):
        pairs, strengths = crowding(points, n_points)
        most.append(len(pairs) / len(points))
        return pairs, strengths

    monkeypatch.setattr(elimination, "_crowding", counted)
    kept = eliminate(np.concatenate([clump, wide]), 800)
    assert len(kept) == 800
    assert max(most) < 200
    assert np.count_nonzero(kept < 2000) < 10  # the whole clump is one place


@pytest.mark.parametrize("n_points", [5, 27, 100])
def test_a_lattice_full_of_ties_is_thinned(n_points):
    axis = np.arange(6.0)
    lattice = np.stack(np.meshgrid(axis, axis, axis), axis=-1).reshape(-1, 3)
    assert len(set(eliminate(lattice, n_points).tolist())) == n_points
