"""Occupancy and distances of point clouds, against plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest

from shapekin.features.shapes import (
    CELLS,
    DISTANCES,
    LONGEST,
    PAIRS,
    OccupancyAndDistances,
    PointCoordinates,
    _pairs,
    distances,
    occupancy,
)
from shapekin.steps import finished


def clouds(n=3, p=50, seed=0):
    points = np.random.default_rng(seed).standard_normal((n, p, 3)).astype(np.float32)
    return points / np.linalg.norm(points, axis=2).max(axis=1)[:, None, None]


def test_occupancy_counts_each_point_in_its_cell():
    odd = np.array([[[-1, -1, -1], [1, 1, 1], [0.99, 0.99, 0.99], [5, -1, -1]]])
    shares = occupancy(odd)[0].reshape(CELLS, CELLS, CELLS)
    assert shares[0, 0, 0] == 0.25
    assert shares[-1, -1, -1] == 0.5
    assert shares[-1, 0, 0] == 0.25


def test_occupancy_of_several_clouds_is_that_of_each():
    many = clouds(7)
    np.testing.assert_array_equal(occupancy(many), np.vstack([occupancy(one[None]) for one in many]))


def test_distances_against_a_loop():
    cloud = clouds(1)
    first, second = _pairs(50)
    counts = [0] * DISTANCES
    for a, b in zip(first, second, strict=True):
        assert a != b
        apart = math.dist(*(map(float, cloud[0, i]) for i in (a, b)))
        counts[min(int(apart * DISTANCES / LONGEST), DISTANCES - 1)] += 1
    found = distances(cloud)[0]
    assert np.abs(found * PAIRS - counts).sum() <= 4  # a distance on the border of two classes
    assert found.sum() == pytest.approx(1)


def test_distances_do_not_change_when_a_shape_is_turned():
    cloud = clouds(1)
    turn, _ = np.linalg.qr(np.random.default_rng(1).standard_normal((3, 3)))
    assert np.abs(distances(cloud) - distances(cloud @ turn)).sum() < 0.01


def test_a_single_point_is_at_distance_nothing():
    assert distances(np.zeros((1, 1, 3)))[0, 0] == 1


def test_distances_tell_a_rod_from_a_ball_that_fill_one_cell_alike():
    rng = np.random.default_rng(0)
    rod = np.zeros((10, 64, 3), np.float32)
    rod[..., 0] = rng.uniform(-1, 1, (10, 64))
    ball = clouds(10, 64)
    found = finished(OccupancyAndDistances().extract(np.concatenate([rod, ball]), rng))
    within = np.linalg.norm(found[:10] - found[:10].mean(axis=0), axis=1).max()
    assert np.linalg.norm(found[:10].mean(axis=0) - found[10:].mean(axis=0)) > within


def test_corresponding_points_are_compared_one_by_one():
    base = clouds(1)[0]
    moved = np.stack([base + shift * np.eye(3)[0] for shift in (0, 0.1, 0.3)]).astype(np.float32)
    found = finished(PointCoordinates().extract(moved, np.random.default_rng(0)))
    apart = np.linalg.norm(found[:, None] - found[None], axis=2)
    np.testing.assert_allclose(apart[0], np.array([0, 0.1, 0.3]) * np.sqrt(50), atol=1e-4)
