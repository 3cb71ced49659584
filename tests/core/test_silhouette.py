"""Silhouettes agree with scikit-learn's, also where only some items are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import silhouette_samples

from helpers.blobs import blobs
from shapekin.clustering import silhouette
from shapekin.clustering.silhouette import silhouettes


@pytest.mark.parametrize("block", [97, 4_000_000])
def test_every_item_as_scikit_learn_has_it(monkeypatch, block):
    monkeypatch.setattr(silhouette, "BLOCK", block)
    rows, labels = blobs(90, spread=3.0)
    labels[7] = 40  # alone
    drawn, found = silhouettes(rows + 100, labels)
    assert drawn.tolist() == list(range(90))
    np.testing.assert_allclose(found, silhouette_samples(rows, labels), atol=1e-4)
    assert found[7] == 0


def test_of_many_some_are_drawn_and_each_is_exact(monkeypatch):
    monkeypatch.setattr(silhouette, "MOST", 25)
    rows, labels = blobs(200, spread=2.0)
    drawn, found = silhouettes(rows, labels, seed=3)
    assert len(drawn) == len(set(drawn.tolist())) == 25
    np.testing.assert_allclose(found, silhouette_samples(rows, labels)[drawn], atol=1e-4)
    assert np.array_equal(silhouettes(rows, labels, seed=3)[0], drawn)


def test_one_cluster_has_none_and_equal_items_do_no_harm():
    rows, labels = blobs(20)
    assert [len(part) for part in silhouettes(rows, np.zeros(20, np.int64))] == [0, 0]
    _, found = silhouettes(np.zeros((20, 3), np.float32), labels)
    assert found.tolist() == [0] * 20
