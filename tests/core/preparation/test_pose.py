"""Upright, or aligned so that the pose in the file no longer matters."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree
from scipy.spatial.transform import Rotation

from shapekin.data.preparation.pose import pose, poses


def lopsided(seed, n=300):
    """A cloud with three clearly different variances, skewed along each axis."""
    return np.random.default_rng(seed).exponential(size=(n, 3)) * [1.0, 0.6, 0.3]


def bricks():
    """A lattice in a slanted block: mirrored through its middle, so that all odd moments vanish."""
    axis = np.linspace(-1, 1, 7)
    block = np.stack(np.meshgrid(axis, axis, axis), axis=-1).reshape(-1, 3) * [1.0, 0.5, 0.2]
    return block @ np.array([[1, 0.25, 0.1], [0, 1, 0.2], [0, 0, 1]])


def is_rotation(matrix):
    return np.allclose(matrix @ matrix.T, np.eye(3), atol=1e-9) and np.linalg.det(matrix) > 0


def test_upright_brings_the_named_axis_to_z():
    points = np.array([[1.0, 2.0, 3.0]])
    np.testing.assert_array_equal(points @ pose(points, "z", "none").T, [[1, 2, 3]])
    np.testing.assert_array_equal(points @ pose(points, "y", "none").T, [[1, -3, 2]])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.sampled_from("yz"))
def test_the_pose_in_the_file_does_not_matter(seed, turn, up):
    cloud = lopsided(seed)
    turned = cloud @ Rotation.random(random_state=turn).as_matrix().T
    rotation, other = pose(cloud, "z", "pca"), pose(turned, up, "pca")
    assert is_rotation(rotation)
    assert is_rotation(other)
    aligned = (cloud - cloud.mean(axis=0)) @ rotation.T
    np.testing.assert_allclose((turned - turned.mean(axis=0)) @ other.T, aligned, atol=1e-6)
    variances = aligned.var(axis=0)
    assert variances[0] >= variances[1] >= variances[2]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_where_nothing_is_skewed_the_mixed_moments_tell(turn):
    cloud = bricks()
    turned = cloud @ Rotation.random(random_state=turn).as_matrix().T
    aligned, again = cloud @ pose(cloud, "z", "pca").T, turned @ pose(turned, "z", "pca").T
    assert cKDTree(aligned).query(again)[0].max() < 1e-6  # the same set of points


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_mirrored_shapes_are_aligned_to_the_same_set_of_points(seed, turn):
    half = lopsided(seed)
    cloud = np.concatenate([half, half * [1, -1, 1]])
    turned = cloud @ Rotation.random(random_state=turn).as_matrix().T
    clouds = [part - part.mean(axis=0) for part in (cloud, turned)]
    aligned, again = (part @ pose(part, "z", "pca").T for part in clouds)
    assert cKDTree(aligned).query(again)[0].max() < 1e-6


@pytest.mark.parametrize("scales", [[1, 0.5, 0], [1, 0, 0], [0, 0, 0], [1, 1, 1]], ids=["flat", "line", "dot", "ball"])
def test_degenerate_clouds_have_a_pose(scales):
    cloud = np.random.default_rng(0).exponential(size=(200, 3)) * scales
    rotation = pose(cloud.astype(np.float32), "y", "pca")
    assert is_rotation(rotation)
    aligned = cloud @ rotation.T
    assert (np.ptp(aligned, axis=0)[np.array(scales) == 0] < 1e-6).all()


def test_a_cloud_is_posed_the_same_in_company():
    clouds = np.stack([lopsided(seed) for seed in range(5)]).astype(np.float32)
    together = poses(clouds, "y", "pca")
    for cloud, rotation in zip(clouds, together, strict=True):
        np.testing.assert_array_equal(rotation, pose(cloud, "y", "pca"))
