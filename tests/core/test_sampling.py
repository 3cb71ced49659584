from __future__ import annotations

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from shapekin.data.contents import Cloud, Mesh
from shapekin.data.preparation.sampling import item_rng, normalise, resample, sample_cloud, sample_surface

HASH = "0123456789abcdef" * 4


def strip_of_triangles(widths):
    """Right triangles of height 1 side by side, with areas in proportion to their widths."""
    starts = np.cumsum([0, *widths])[:-1]
    vertices = np.array([[[s, 0, 0], [s + w, 0, 0], [s, 1, 0]] for s, w in zip(starts, widths, strict=True)])
    return Mesh(vertices.reshape(-1, 3), np.arange(3 * len(widths)).reshape(-1, 3)), starts


def test_points_fall_in_proportion_to_area():
    widths = np.array([1.0, 2.0, 3.0, 4.0])
    mesh, starts = strip_of_triangles(widths)
    points = sample_surface(mesh, 20_000, np.random.default_rng(1))
    counts = np.bincount(np.searchsorted(starts, points[:, 0], side="right") - 1, minlength=4)
    assert chisquare(counts, 20_000 * widths / widths.sum()).pvalue > 1e-3


def test_points_are_even_within_a_triangle():
    mesh = Mesh(np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]]), np.array([[0, 1, 2]]))
    points = sample_surface(mesh, 20_000, np.random.default_rng(2))
    quarter = np.where(
        points[:, 0] > 0.5,
        0,
        np.where(points[:, 1] > 0.5, 1, np.where(points[:, :2].sum(axis=1) < 0.5, 2, 3)),
    )
    assert chisquare(np.bincount(quarter, minlength=4)).pvalue > 1e-3


def test_points_lie_on_the_surface():
    box = trimesh.creation.box()
    points = sample_surface(Mesh(box.vertices, box.faces), 500, np.random.default_rng(0))
    np.testing.assert_allclose(np.abs(points).max(axis=1), 0.5)


def test_the_same_content_is_sampled_the_same_and_other_seeds_differ():
    box = trimesh.creation.box()
    mesh = Mesh(box.vertices, box.faces)
    first = sample_cloud(mesh, 64, item_rng(3, HASH))
    np.testing.assert_array_equal(first, sample_cloud(mesh, 64, item_rng(3, HASH)))
    assert not np.array_equal(first, sample_cloud(mesh, 64, item_rng(4, HASH)))
    assert not np.array_equal(first, sample_cloud(mesh, 64, item_rng(3, HASH[::-1])))


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(1e-3, 1e6), st.floats(-1e4, 1e4))
def test_a_normalised_cloud_is_centred_on_its_box_and_reaches_norm_one(seed, scale, shift):
    points = np.random.default_rng(seed).normal(size=(50, 3)) * [1, 2, 3] * scale + shift
    cloud = normalise(points)
    assert cloud.dtype == np.float32
    assert np.linalg.norm(cloud, axis=1).max() == pytest.approx(1.0, abs=1e-5)
    np.testing.assert_allclose(cloud.min(axis=0), -cloud.max(axis=0), atol=1e-4)


def test_resampling_takes_a_subset_or_repeats():
    points = np.arange(30.0).reshape(10, 3)
    rng = np.random.default_rng(0)
    assert len(np.unique(resample(points, 6, rng), axis=0)) == 6
    more = resample(points, 25, rng)
    assert len(more) == 25
    assert len(np.unique(more, axis=0)) == 10
    assert sample_cloud(Cloud(points), 4, rng).shape == (4, 3)
