"""Pictures of any proportions as squares."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from shapekin.data.preparation.squares import fit_square


def bands(lengths, across):
    """A wide picture of vertical bands of the values 0, 100, 200."""
    row = np.repeat(np.array([0, 100, 200], dtype=np.uint8), lengths)
    return np.broadcast_to(row[None, :, None], (across, len(row), 1)).copy()


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.sampled_from([1, 3]),
    st.integers(1, 30),
    st.sampled_from(["pad", "crop"]),
)
def test_a_square_of_any_picture(height, width, channels, side, fit):
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, channels), dtype=np.uint8)
    square = fit_square(pixels, side, fit)
    assert square.shape == (side, side, channels)
    assert square.dtype == np.uint8
    square[:] = 0  # belongs to the caller


def test_cropping_takes_the_middle():
    wide = bands([10, 20, 10], 20)
    assert (fit_square(wide, 20, "crop") == 100).all()
    assert (fit_square(wide.transpose(1, 0, 2), 7, "crop") == 100).all()


def test_padding_keeps_everything_between_bars():
    square = fit_square(bands([10, 20, 10], 20), 40, "pad")
    np.testing.assert_array_equal(square[10:30], bands([10, 20, 10], 20))
    assert (square[:10] == square[0, 0]).all()
    assert (square[30:] == square[0, 0]).all()


def test_a_square_picture_of_the_right_size_is_left_alone():
    pixels = np.random.default_rng(0).integers(0, 256, (12, 12, 3), dtype=np.uint8)
    for fit in ("pad", "crop"):
        np.testing.assert_array_equal(fit_square(pixels, 12, fit), pixels)
