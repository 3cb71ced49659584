"""Even light."""

from __future__ import annotations

import numpy as np

from shapekin.nn.light import evenly_lit


def test_light_makes_no_difference():
    rng = np.random.default_rng(0)
    thing = rng.integers(60, 200, (1, 32, 32, 1)).astype(np.float32)
    shade = np.linspace(0.3, 1.0, 32, dtype=np.float32)[None, None, :, None]
    bright, dark = evenly_lit(thing), evenly_lit(thing * shade)
    assert np.corrcoef(bright.ravel(), dark.ravel())[0, 1] > 0.98
    assert np.corrcoef(thing.ravel(), (thing * shade).ravel())[0, 1] < 0.9


def test_flat_images_stay_flat_and_images_do_not_mix():
    images = np.zeros((2, 9, 8, 3), np.uint8)
    images[1] = np.random.default_rng(0).integers(0, 255, (9, 8, 3))
    lit = evenly_lit(images)
    assert lit.shape == images.shape
    assert lit.dtype == np.float32
    assert not lit[0].any()
    np.testing.assert_allclose(lit[1], evenly_lit(images[1:])[0], rtol=1e-6)
