"""Rows as sampled become rows as the models see them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image
from scipy.spatial.transform import Rotation

from shapekin.data.contents import Cloud
from shapekin.data.preparation.finishing import CloudFinish, ImageFinish, common_scale
from shapekin.data.preparation.sampling import item_rng, sample_shape

PICTURES = arrays(np.uint8, st.tuples(st.integers(1, 3), st.integers(1, 6), st.integers(1, 6), st.sampled_from([1, 3])))


def sampled(clouds):
    """Rows, centres and radii, as they are stored before finishing."""
    parts = [sample_shape(Cloud(cloud), len(cloud), "uniform", item_rng(0, "ab" * 32)) for cloud in clouds]
    rows, centres, radii = zip(*parts, strict=True)
    return np.stack(rows), np.stack(centres), np.array(radii)


def clouds_of(seed, n=4):
    rng = np.random.default_rng(seed)
    return rng.exponential(size=(n, 150, 3)) * [1.0, 0.6, 0.3] * rng.uniform(0.01, 100, (n, 1, 1)) + rng.normal(
        size=(n, 1, 3)
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from("yz"), st.sampled_from(["none", "pca"]))
def test_a_sphere_is_centred_on_the_box_of_the_finished_cloud(seed, up, align):
    finished = CloudFinish(up, align, "sphere")(*sampled(clouds_of(seed)))
    assert finished.dtype == np.float32
    np.testing.assert_allclose(finished.min(axis=1), -finished.max(axis=1), atol=1e-6)
    np.testing.assert_allclose(np.linalg.norm(finished, axis=2).max(axis=1), 1.0, atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from("yz"), st.sampled_from(["none", "pca"]))
def test_a_box_fills_the_cube_with_its_longest_side(seed, up, align):
    finished = CloudFinish(up, align, "box")(*sampled(clouds_of(seed)))
    np.testing.assert_allclose(finished.min(axis=1), -finished.max(axis=1), atol=1e-6)
    np.testing.assert_allclose(np.abs(finished).max(axis=(1, 2)), 1.0, atol=1e-6)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([1, 3]))
def test_without_normalisation_one_factor_serves_all(seed, block):
    clouds = clouds_of(seed)
    rows, centres, radii = sampled(clouds)
    scale = common_scale(
        (rows[i : i + block], centres[i : i + block], radii[i : i + block]) for i in range(0, 4, block)
    )
    assert scale == pytest.approx(1 / np.linalg.norm(clouds, axis=2).max(), rel=1e-6)
    finished = CloudFinish("z", "none", "none", scale)(rows, centres, radii)
    np.testing.assert_allclose(finished, clouds * scale, atol=1e-6)
    assert np.linalg.norm(finished, axis=2).max() == pytest.approx(1.0, abs=1e-6)


def test_up_y_is_stood_up():
    rows, centres, radii = sampled(clouds_of(0))
    finished = CloudFinish("y", "none", "sphere")(rows, centres, radii)
    np.testing.assert_allclose(finished, np.stack([rows[..., 0], -rows[..., 2], rows[..., 1]], axis=-1), atol=1e-6)


@pytest.mark.parametrize("normalise", ["sphere", "box", "none"])
def test_aligned_clouds_do_not_depend_on_their_pose(normalise):
    clouds = clouds_of(1)
    turned = np.stack([cloud @ Rotation.random(random_state=i).as_matrix().T for i, cloud in enumerate(clouds)])
    finish = CloudFinish("z", "pca", normalise, 0.01)
    np.testing.assert_allclose(finish(*sampled(turned)), finish(*sampled(clouds)), atol=1e-5)


@pytest.mark.parametrize("normalise", ["sphere", "box", "none"])
@pytest.mark.parametrize("align", ["none", "pca"])
def test_a_cloud_is_finished_the_same_in_company(normalise, align):
    rng = np.random.default_rng(0)
    rows, centres, radii = sampled(rng.exponential(size=(150, 20, 3)))  # more than are finished at once
    finish = CloudFinish("y", align, normalise, 0.1)
    together = finish(rows, centres, radii)
    for i in (0, 127, 128, 149):
        one = slice(i, i + 1)
        np.testing.assert_array_equal(together[one], finish(rows[one], centres[one], radii[one]))


def test_a_single_point_stays_in_the_middle():
    rows = np.zeros((1, 4, 3), dtype=np.float32)
    for normalise in ("sphere", "box", "none"):
        np.testing.assert_array_equal(CloudFinish("z", "pca", normalise)(rows, np.zeros((1, 3)), np.ones(1)), rows)
    assert common_scale([(rows, np.zeros((1, 3)), np.ones(1))]) == 1.0


@settings(max_examples=60, deadline=None)
@given(PICTURES)
def test_grey_is_pillows_grey(rows):
    grey = ImageFinish(grey=True, contrast="none")(rows)
    assert grey.shape == (*rows.shape[:3], 1)
    for before, after in zip(rows, grey, strict=True):
        image = Image.fromarray(before[..., 0] if before.shape[2] == 1 else before)
        np.testing.assert_array_equal(after[..., 0], np.asarray(image.convert("L")))


@settings(max_examples=60, deadline=None)
@given(PICTURES, st.booleans())
def test_stretching_uses_the_whole_range_of_each_picture(rows, grey):
    plain = ImageFinish(grey, "none")(rows)
    stretched = ImageFinish(grey, "stretch")(rows)
    assert stretched.dtype == np.uint8
    assert stretched.shape == plain.shape
    for before, after in zip(plain, stretched, strict=True):
        if before.min() == before.max():
            np.testing.assert_array_equal(after, before)
        else:
            assert (after.min(), after.max()) == (0, 255)
            order = np.argsort(before, axis=None, kind="stable")
            assert (np.diff(after.ravel()[order].astype(int)) >= 0).all()


def test_colours_stay_where_they_are_wanted():
    rows = np.random.default_rng(0).integers(0, 256, (2, 3, 3, 3), dtype=np.uint8)
    np.testing.assert_array_equal(ImageFinish(grey=False, contrast="none")(rows), rows)
