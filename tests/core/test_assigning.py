from __future__ import annotations

import numpy as np
import pytest

from shapekin.clustering.assigning import assign_by_neighbours


def test_the_nearest_decide_and_far_items_are_told():
    rng = np.random.default_rng(0)
    known = np.concatenate([rng.normal(0, 0.1, (50, 2)), rng.normal(5, 0.1, (50, 2))])
    labels = np.repeat([0, 1], 50)
    found = assign_by_neighbours(known, labels, np.array([[0.0, 0], [5, 5], [2, 2], [500, 500]]))
    assert found.labels.tolist() == [0, 1, 0, 1]
    assert found.confidence[:2] == pytest.approx([1, 1])
    assert found.distance[0] < 3 < found.distance[2] < found.distance[3]


def test_a_known_place_keeps_its_cluster_against_all_neighbours():
    known = np.array([[0.0], [0.01], [0.02], [0.03]])
    found = assign_by_neighbours(known, np.array([1, 0, 0, 0]), known[:1])
    assert found.labels.tolist() == [1]
    assert found.confidence[0] > 0.999


@pytest.mark.parametrize("n", [1, 2, 12])
def test_copies_and_few_items(n):
    found = assign_by_neighbours(np.zeros((n, 3)), np.zeros(n, np.int64), np.zeros((4, 3)))
    assert found.labels.tolist() == [0] * 4
    assert found.confidence == pytest.approx(1)
    assert np.isfinite(found.distance).all()
    assert assign_by_neighbours(np.zeros((n, 3)), np.zeros(n, np.int64), np.empty((0, 3))).labels.shape == (0,)
