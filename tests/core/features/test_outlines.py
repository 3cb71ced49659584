"""Orientation maps, outlines and views, against plain loops."""

from __future__ import annotations

import math

import numpy as np
import pytest

from shapekin.features.orientation_maps import ORIENTATIONS, cell_weights, orientation_maps
from shapekin.features.outlines import CELLS, Outlines, outlines
from shapekin.features.views import CELLS as VIEW_CELLS
from shapekin.features.views import FAR, NEAR, SIDE, SixViews, depth_image, views
from shapekin.steps import finished


def naive_maps(picture, cells):
    """The descriptor of one picture, pixel by pixel."""
    height, width = picture.shape
    rows, columns = min(cells, height), min(cells, width)
    votes = np.zeros((height, width, ORIENTATIONS))
    for y in range(height):
        for x in range(width):
            dy = picture[min(y + 1, height - 1), x] - picture[max(y - 1, 0), x]
            dx = picture[y, min(x + 1, width - 1)] - picture[y, max(x - 1, 0)]
            place = math.atan2(dy, dx) / (2 * math.pi) * ORIENTATIONS
            lower = math.floor(place)
            votes[y, x, lower % ORIENTATIONS] += math.hypot(dy, dx) * (1 - (place - lower))
            votes[y, x, (lower + 1) % ORIENTATIONS] += math.hypot(dy, dx) * (place - lower)
    maps = np.zeros((rows, columns, ORIENTATIONS))
    for row in range(rows):
        for column in range(columns):
            total = np.zeros((height, width))
            for y in range(height):
                for x in range(width):
                    down = (y + 0.5) * rows / height - row - 0.5
                    across = (x + 0.5) * columns / width - column - 0.5
                    total[y, x] = math.exp(-2 * (down**2 + across**2))
            maps[row, column] = (votes * (total / total.sum())[..., None]).sum(axis=(0, 1))
    strength = np.sqrt((maps**2).sum(axis=2))
    contrast = np.zeros((rows, columns))
    for row in range(rows):
        for column in range(columns):
            near = np.array([[math.exp(-0.5 * ((i - row) ** 2 + (j - column) ** 2)) for j in range(columns)]
                             for i in range(rows)])  # fmt: skip
            contrast[row, column] = (near * strength).sum() / near.sum()
    return np.sqrt(maps / (contrast + 0.1 * contrast.mean() + 1e-6)[..., None]).ravel()


@pytest.mark.parametrize(("height", "width", "cells"), [(12, 9, 4), (5, 3, 8), (1, 1, 8)])
def test_orientation_maps_are_what_the_loops_say(height, width, cells):
    pictures = np.random.default_rng(0).random((3, height, width)).astype(np.float32)
    found = orientation_maps(pictures, cells)
    assert found.dtype == np.float32
    for one, picture in zip(found, pictures, strict=True):
        np.testing.assert_allclose(one, naive_maps(picture, cells), atol=2e-3)


def test_pixels_count_for_the_cell_that_they_are_in():
    weights = cell_weights(16, 4)
    np.testing.assert_allclose(weights.sum(axis=1), 1, rtol=1e-6)
    assert (weights.argmax(axis=0) == np.arange(16) // 4).all()


def test_brightness_changes_outlines_little_and_colours_tell_what_outlines_do_not():
    rng = np.random.default_rng(1)
    grey = rng.integers(0, 100, (1, 32, 32, 1)).astype(np.uint8)
    same, brighter = outlines(grey), outlines(2 * grey)
    width = CELLS * CELLS * ORIENTATIONS
    np.testing.assert_allclose(same[:, :width], brighter[:, :width], atol=1e-2)
    flat = np.zeros((2, 32, 32, 3), np.uint8)
    flat[0, ..., 0], flat[1, ..., 1] = 200, 200
    red, green = outlines(flat)
    assert np.linalg.norm(red - green) > 1
    assert np.array_equal(red[:width], green[:width])


def test_images_of_one_shape_are_nearer_than_those_of_another():
    rng = np.random.default_rng(2)
    ys, xs = np.mgrid[:28, :28]
    made, kind = [], []
    for turn in range(40):
        y, x = rng.integers(10, 18, 2)
        ring = np.abs(np.hypot(ys - y, xs - x) - 7) < 1.5
        cross = (np.abs(ys - y) < 1.5) | (np.abs(xs - x) < 1.5)
        made.append((ring if turn % 2 else cross) * rng.integers(80, 255))
        kind.append(turn % 2)
    found = finished(Outlines().extract(np.array(made, np.uint8)[..., None], rng))
    truth = np.array(kind)
    gaps = np.linalg.norm(found[:, None] - found, axis=2)
    np.fill_diagonal(gaps, np.inf)
    assert (truth[gaps.argmin(axis=1)] == truth).mean() > 0.95


def test_a_depth_image_shows_the_nearest_point_of_each_pixel():
    cloud = np.array([[[0.0, 0.0, -1.0], [0.0, 0.0, 1.0], [0.9, -0.9, 0.0], [3.0, 3.0, 3.0]]])
    seen, back = (depth_image(cloud, 2, towards)[0] for towards in (1, -1))
    middle = SIDE // 2
    assert seen[middle, middle] == pytest.approx(NEAR)
    assert back[middle, middle] == pytest.approx(NEAR)
    assert seen[SIDE - 1, SIDE - 1] == pytest.approx(NEAR)  # outside: the nearest pixel, no deeper than the cube
    assert back[SIDE - 1, SIDE - 1] == pytest.approx(FAR)
    assert seen[1, int(1.9 * SIDE / 2)] == pytest.approx((NEAR + FAR) / 2)
    assert (seen > 0).sum() == 9 + 9 + 4  # three pixels wide, cut off in the corner


def test_views_come_from_six_sides():
    rng = np.random.default_rng(3)
    cloud = rng.uniform(-0.9, 0.9, (1, 300, 3)).astype(np.float32)
    found = views(cloud).reshape(6, -1)
    assert found.shape[1] == VIEW_CELLS**2 * ORIENTATIONS
    turned = views(cloud[..., [2, 0, 1]]).reshape(6, -1)  # what was seen along y is seen along z
    np.testing.assert_allclose(turned[4], orientation_maps(depth_image(cloud[..., [2, 0, 1]], 2, 1), VIEW_CELLS)[0])
    assert finished(SixViews().extract(np.repeat(cloud, 3, axis=0), rng)).shape[0] == 3
