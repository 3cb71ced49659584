"""Pixels, outlines and colours of images, against plain loops."""

from __future__ import annotations

import colorsys
import math

import numpy as np
import pytest

from shapekin.features.colour import HUES, SATURATIONS, VALUES, colours
from shapekin.features.hog import CLIP, ORIENTATIONS, OrientedGradients, oriented_gradients
from shapekin.features.images import RawPixels, all_pixels, averaged
from shapekin.steps import finished


def images(shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)


def test_images_are_averaged_by_blocks():
    image = np.zeros((1, 64, 40, 3), np.uint8)
    image[0, :2, :2] = [[[0], [255]], [[255], [0]]]
    small = averaged(image)
    assert small.shape == (1, 32, 20, 3)
    assert small[0, 0, 0].tolist() == pytest.approx([0.5] * 3)


def test_raw_pixels_are_all_pixels():
    many = images((5, 40, 36, 3))
    assert all_pixels(many).shape == (5, 40 * 36 * 3)
    found = finished(RawPixels().extract(many, np.random.default_rng(0)))
    flat = many.reshape(5, -1) / 255
    apart = np.linalg.norm(found[0] - found[1])
    assert apart == pytest.approx(np.linalg.norm(flat[0] - flat[1]), rel=1e-3)


def naive_hog(image):
    """The descriptor of one image `(h, w, c) uint8` of at most 64 pixels, pixel by pixel."""
    pixels = image.astype(float) / 255
    height, width, channels = pixels.shape
    side = min(math.ceil(max(height, width) / 8), height, width)
    rows, columns = height // side, width // side
    cells = np.zeros((rows, columns, ORIENTATIONS))
    for y in range(rows * side):
        for x in range(columns * side):
            best = (-1.0, 0.0, 0.0)
            for c in range(channels):
                dy = pixels[min(y + 1, height - 1), x, c] - pixels[max(y - 1, 0), x, c]
                dx = pixels[y, min(x + 1, width - 1), c] - pixels[y, max(x - 1, 0), c]
                if math.hypot(dy, dx) > best[0]:
                    best = (math.hypot(dy, dx), dy, dx)
            size, dy, dx = best
            place = (math.atan2(dy, dx) / math.pi % 1.0) * ORIENTATIONS - 0.5
            lower = math.floor(place)
            cells[y // side, x // side, lower % ORIENTATIONS] += size * (1 - (place - lower))
            cells[y // side, x // side, (lower + 1) % ORIENTATIONS] += size * (place - lower)
    found = []
    for row in range(max(rows - 1, 1)):
        for column in range(max(columns - 1, 1)):
            block = cells[row : row + 2, column : column + 2].ravel()
            block = block / math.sqrt((block**2).sum() + 1e-6)
            block = np.minimum(block, CLIP)
            found.append(block / math.sqrt((block**2).sum() + 1e-6))
    return np.concatenate(found)


@pytest.mark.parametrize("shape", [(16, 16, 1), (28, 28, 1), (20, 13, 3), (3, 9, 3), (1, 1, 1)])
def test_outlines_against_a_loop(shape):
    many = images((2, *shape))
    many[1, : shape[0] // 2] = 7  # a flat place
    found = oriented_gradients(many)
    np.testing.assert_allclose(found, [naive_hog(one) for one in many], atol=1e-4)


def test_outlines_do_not_see_brightness():
    dark = images((1, 32, 32, 1)) // 4
    np.testing.assert_allclose(oriented_gradients(dark), oriented_gradients(dark + 100), atol=1e-5)


def test_outlines_see_direction():
    bars = np.zeros((20, 32, 32, 1), np.uint8)
    for number in range(20):
        shift = 4 + number % 10
        if number < 10:
            bars[number, shift : shift + 12] = 255
        else:
            bars[number, :, shift : shift + 12] = 255
    found = finished(OrientedGradients().extract(bars, np.random.default_rng(0)))
    assert abs(np.sign(found[:10, 0]).sum()) == 10
    assert (np.sign(found[:10, 0]) == -np.sign(found[10:, 0])).all()


def test_colours_against_a_loop():
    many = images((2, 6, 5, 3))
    many[1, :3] = 128  # greys
    for image, found in zip(many, colours(many), strict=True):
        counts = np.zeros((HUES, SATURATIONS, VALUES))
        for pixel in image.reshape(-1, 3):
            place = colorsys.rgb_to_hsv(*(pixel / 255))
            classes = [min(int(v * c), c - 1) for v, c in zip(place, counts.shape, strict=True)]
            counts[tuple(classes)] += 1
        assert np.abs(found * 30 - counts.ravel()).sum() <= 2  # a colour on the border of two classes
        assert found.sum() == pytest.approx(1)


def test_grey_images_have_the_colours_of_their_copies_in_colour():
    grey = images((3, 9, 9, 1))
    np.testing.assert_array_equal(colours(grey), colours(np.repeat(grey, 3, axis=3)))
