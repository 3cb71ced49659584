"""Shapes as clouds of exactly as many points as asked for, uniform or evenly spaced."""

from __future__ import annotations

import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree
from scipy.stats import chisquare

from shapekin.data.contents import Cloud, Mesh
from shapekin.data.preparation.frames import frame, normalise
from shapekin.data.preparation.sampling import item_rng, resample, sample_shape, sample_surface

HASH = "0123456789abcdef" * 4


def mesh_of(shape):
    return Mesh(np.asarray(shape.vertices, dtype=np.float64), np.asarray(shape.faces, dtype=np.int64))


def strip_of_triangles(widths):
    """Right triangles of height 1 side by side, with areas in proportion to their widths."""
    starts = np.cumsum([0, *widths])[:-1]
    vertices = np.array([[[s, 0, 0], [s + w, 0, 0], [s, 1, 0]] for s, w in zip(starts, widths, strict=True)])
    return Mesh(vertices.reshape(-1, 3), np.arange(3 * len(widths)).reshape(-1, 3)), starts


def nearest(points):
    """Distance of each point from the one nearest to it."""
    return cKDTree(points).query(points, 2)[0][:, 1]


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
    points = sample_surface(mesh_of(trimesh.creation.box()), 500, np.random.default_rng(0))
    np.testing.assert_allclose(np.abs(points).max(axis=1), 0.5)


@pytest.mark.parametrize("method", ["uniform", "poisson"])
def test_the_same_content_is_sampled_the_same_and_other_seeds_differ(method):
    mesh = mesh_of(trimesh.creation.box())
    first, *_ = sample_shape(mesh, 64, method, item_rng(3, HASH))
    np.testing.assert_array_equal(first, sample_shape(mesh, 64, method, item_rng(3, HASH))[0])
    assert not np.array_equal(first, sample_shape(mesh, 64, method, item_rng(4, HASH))[0])
    assert not np.array_equal(first, sample_shape(mesh, 64, method, item_rng(3, HASH[::-1]))[0])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.floats(1e-3, 1e6), st.floats(-1e4, 1e4))
def test_a_normalised_cloud_is_centred_on_its_box_and_reaches_norm_one(seed, scale, shift):
    points = np.random.default_rng(seed).normal(size=(50, 3)) * [1, 2, 3] * scale + shift
    cloud = normalise(points)
    assert cloud.dtype == np.float32
    assert np.linalg.norm(cloud, axis=1).max() == pytest.approx(1.0, abs=1e-5)
    np.testing.assert_allclose(cloud.min(axis=0), -cloud.max(axis=0), atol=1e-4)


def test_a_single_place_is_its_own_frame():
    centre, radius = frame(np.full((5, 3), 7.0))
    np.testing.assert_array_equal(centre, [7, 7, 7])
    assert radius == 1.0


@pytest.mark.parametrize("method", ["uniform", "poisson"])
@pytest.mark.parametrize(
    ("size", "place"), [(1.0, 1e6), (1e-6, 0.0), (1e-6, 1.0), (1e80, -1e80), (1e-150, 0.0)], ids=str
)
def test_far_off_and_tiny_shapes_keep_their_detail(method, size, place):
    mesh = mesh_of(trimesh.creation.torus(1.0, 0.3))
    moved = Mesh(mesh.vertices * size + place, mesh.faces)
    row, centre, radius = sample_shape(moved, 256, method, item_rng(0, HASH))
    points = row * (radius / size) + (centre - place) / size
    tube = np.hypot(np.hypot(points[:, 0], points[:, 1]) - 1.0, points[:, 2])
    assert np.abs(tube - 0.3).max() < 0.02  # the facets' own depth
    assert np.linalg.norm(row, axis=1).max() == pytest.approx(1.0, abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(["uniform", "poisson"]), st.integers(1, 200), st.integers(2, 400))
def test_the_frame_says_where_a_row_was(seed, method, n_points, have):
    points = np.random.default_rng(seed).normal(size=(have, 3)) * 3 + 100
    row, centre, radius = sample_shape(Cloud(points), n_points, method, item_rng(seed, HASH))
    assert row.shape == (n_points, 3)
    assert row.dtype == np.float32
    assert centre.dtype == np.float64
    assert cKDTree(points).query(row * radius + centre)[0].max() < 1e-5


@pytest.mark.parametrize("n_points", [1, 2, 7, 300])
@pytest.mark.parametrize(
    "shape",
    [
        trimesh.creation.box(),
        trimesh.creation.box((1, 1, 0)),
        trimesh.creation.box((1, 1e-9, 1e-9)),
        trimesh.util.concatenate([trimesh.creation.box()] * 9),
    ],
    ids=["box", "flat", "line", "nine times"],
)
def test_odd_meshes_give_as_many_points_as_asked_for(shape, n_points):
    row, _, radius = sample_shape(mesh_of(shape), n_points, "poisson", item_rng(0, HASH))
    assert row.shape == (n_points, 3)
    assert np.isfinite(row).all()
    assert radius > 0


@pytest.mark.parametrize("n_points", [200, 1000])
def test_poisson_points_keep_apart_where_uniform_ones_do_not(n_points):
    mesh = mesh_of(trimesh.creation.torus(1.0, 0.3))
    touching = 2 * np.sqrt(trimesh.creation.torus(1.0, 0.3).area / (2 * np.sqrt(3) * n_points))
    spaced, _, size = sample_shape(mesh, n_points, "poisson", item_rng(0, HASH))
    thrown, _, other = sample_shape(mesh, n_points, "uniform", item_rng(0, HASH))
    assert nearest(spaced).min() * size > 0.5 * touching
    assert nearest(thrown).min() * other < 0.15 * touching


def test_poisson_points_of_a_cloud_are_some_of_its_own_far_apart():
    points = np.random.default_rng(0).normal(size=(3000, 3)).astype(np.float32).astype(np.float64)
    row, centre, radius = sample_shape(Cloud(points), 500, "poisson", item_rng(0, HASH))
    distance, which = cKDTree(points).query(row * radius + centre)
    assert distance.max() < 1e-5
    assert len(set(which.tolist())) == 500
    assert nearest(row).min() > 3 * nearest(sample_shape(Cloud(points), 500, "uniform", item_rng(0, HASH))[0]).min()


def test_a_cloud_repeats_points_only_where_there_are_too_few_places():
    places = np.random.default_rng(0).normal(size=(100, 3))
    heap = Cloud(np.concatenate([places, np.repeat(places[:1], 900, axis=0)]))
    row, *_ = sample_shape(heap, 90, "poisson", item_rng(0, HASH))
    assert len(np.unique(row, axis=0)) == 90
    row, *_ = sample_shape(heap, 120, "poisson", item_rng(0, HASH))
    assert len(row) == 120
    assert len(np.unique(row, axis=0)) == 100


def test_resampling_takes_a_subset_or_repeats():
    points = np.arange(30.0).reshape(10, 3)
    rng = np.random.default_rng(0)
    assert len(np.unique(resample(points, 6, rng), axis=0)) == 6
    assert resample(points, 10, rng) is points
    more = resample(points, 25, rng)
    assert len(more) == 25
    assert len(np.unique(more, axis=0)) == 10
