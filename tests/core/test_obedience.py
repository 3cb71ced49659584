"""Partitions that obey the evidence."""

from __future__ import annotations

import numpy as np

from helpers.blobs import blobs, some_links
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.clustering.obedience import likeliest_columns, obedient_columns, obedient_k_means
from shapekin.pairs.constraints import Constraints


def test_without_evidence_each_item_takes_its_cheapest_column():
    costs = np.random.default_rng(0).random((20, 4))
    closure = Constraints(20).closure()
    assert (obedient_columns(costs, closure) == costs.argmin(axis=1)).all()
    assert (likeliest_columns(1 - costs, closure) == costs.argmin(axis=1)).all()


def test_a_certain_set_takes_the_column_that_is_cheapest_for_all_of_it():
    costs = np.array([[0.0, 1.0], [5.0, 1.0], [0.0, 9.0]])
    found = obedient_columns(costs, Constraints(3, np.array([[0, 1]])).closure())
    assert found.tolist() == [1, 1, 0]


def test_random_answers_are_obeyed_even_where_columns_run_out():
    rng = np.random.default_rng(0)
    links = some_links(rng.permutation(np.arange(40) % 8), 200)
    found = obedient_columns(rng.random((40, 3)), links.closure())
    assert links.satisfied_fraction(found) == 1
    assert found.max() >= 3


def test_k_means_finds_blobs_and_obeys():
    rows, truth = blobs()
    links = some_links(truth, 30)
    columns, centres = obedient_k_means(rows, links.closure(), 4, np.random.default_rng(0))
    assert clustering_accuracy(columns, truth) == 1
    assert centres.shape == (4, rows.shape[1])
    np.testing.assert_allclose(centres[columns[0]], rows[columns == columns[0]].mean(axis=0), rtol=1e-4)


def test_established_kinds_need_no_draw():
    rows, truth = blobs()
    everything = Constraints(len(rows), np.empty((0, 2)), np.array([[0, 1], [0, 2], [1, 2], [0, 3], [1, 3], [2, 3]]))
    for seed in range(3):
        columns, centres = obedient_k_means(rows, everything.closure(), 2, np.random.default_rng(seed))
        assert len(centres) == 4
        assert clustering_accuracy(columns, truth) == 1


def test_spherical_centres_lie_on_the_sphere():
    rows, truth = blobs()
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    columns, centres = obedient_k_means(
        unit, Constraints(len(rows)).closure(), 4, np.random.default_rng(0), spherical=True
    )
    np.testing.assert_allclose(np.linalg.norm(centres, axis=1), 1, atol=1e-3)
    assert clustering_accuracy(columns, truth) > 0.95
