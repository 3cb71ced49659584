"""Convolved orientation maps: which way edges run in each part of a picture, softly counted.

The descriptor of Tola, Lepetit and Fua ("DAISY: an efficient dense descriptor applied to wide-baseline stereo",
PAMI 2010), laid on a grid over the whole picture, with the square roots of Arandjelovic and Zisserman ("Three things
everyone should know to improve object retrieval", CVPR 2012).
"""

from __future__ import annotations

import numpy as np

from shapekin.arrays import AnyArray, FloatArray

ORIENTATIONS = 8  # signed, 0 to 360 degrees
SPREAD = 0.5  # of the Gaussian that counts for a cell, in sides of a cell
LIGHT_SPREAD = 1.0  # of the one that evens the contrast, in cells
LEAST_CONTRAST = 0.1  # of the picture's mean: where there is less, it is not brought up
_TINY = np.float32(1e-6)


def orientation_maps(pictures: AnyArray, cells: int) -> FloatArray:
    """Edges by place and direction.

    Each pixel votes with the magnitude of its gradient (central differences, borders repeated) for the two nearest of
    eight directions. Votes are summed under a Gaussian around the centre of each cell, divided by the contrast
    thereabouts, and their square root is taken.

    Args:
        pictures: `(n, h, w) float32`.
        cells: Along each side; at most as many as there are pixels.

    Returns:
        `(n, d) float32`: cells row by row, in each its directions.
    """
    height, width = pictures.shape[1:]
    down, across = cell_weights(height, cells), cell_weights(width, cells)
    maps = np.stack([down @ votes @ across.T for votes in _votes(pictures)], axis=-1)
    contrast = np.sqrt((maps**2).sum(axis=-1))
    around, beside = _neighbour_weights(len(down)), _neighbour_weights(len(across))
    contrast = around @ contrast @ beside.T
    least = LEAST_CONTRAST * contrast.mean(axis=(1, 2), keepdims=True)
    return np.asarray(np.sqrt(maps / (contrast + least + _TINY)[..., None]).reshape(len(pictures), -1), np.float32)


def cell_weights(pixels: int, cells: int) -> FloatArray:
    """How much each pixel of a side counts for each cell: `(min(cells, pixels), pixels) float32`, rows summing to 1."""
    count = min(cells, pixels)
    centres = (np.arange(count) + 0.5) * pixels / count
    return _gaussian(np.arange(pixels) + 0.5 - centres[:, None], SPREAD * pixels / count)


def _neighbour_weights(cells: int) -> FloatArray:
    places = np.arange(cells)
    return _gaussian(places - places[:, None], LIGHT_SPREAD)


def _gaussian(gaps: AnyArray, spread: float) -> FloatArray:
    weights = np.exp(-0.5 * (gaps / spread) ** 2)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True), np.float32)


def _votes(pictures: AnyArray) -> list[FloatArray]:
    """The share of each pixel's gradient in each direction, `(n, h, w) float32` each."""
    padded = np.pad(np.asarray(pictures, np.float32), ((0, 0), (1, 1), (1, 1)), mode="edge")
    down = padded[:, 2:, 1:-1] - padded[:, :-2, 1:-1]
    across = padded[:, 1:-1, 2:] - padded[:, 1:-1, :-2]
    size = np.hypot(down, across)
    place = np.arctan2(down, across) * np.float32(ORIENTATIONS / (2 * np.pi))
    half = ORIENTATIONS / 2
    return [
        size * np.maximum(0, 1 - np.abs((place - direction + half) % ORIENTATIONS - half))
        for direction in range(ORIENTATIONS)
    ]
