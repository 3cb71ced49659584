"""Histograms of oriented gradients (Dalal and Triggs, CVPR 2005): the outlines of images, whatever their brightness."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.features.components import ComponentsExtractor, Part
from shapekin.features.images import averaged

ORIENTATIONS = 9  # unsigned, 0 to 180 degrees
LARGEST_SIDE = 64  # pixels; larger images are averaged down first
CELLS = 8  # at most, along the longer side
BLOCK = 2  # cells along a side of a block, which is normalised as a whole
CLIP = 0.2
_LEAST = 1e-3  # of a norm, so that flat places stay flat


def oriented_gradients(images: AnyArray) -> FloatArray:
    """The HOG descriptor.

    Each pixel votes with the magnitude of its gradient (of the channel where that is largest; central
    differences, borders repeated) for the two nearest orientations. Votes are summed over square cells;
    blocks of 2 x 2 cells, one beside the other at a step of one cell, are brought to norm 1, clipped at
    0.2 and brought to norm 1 again. Unlike in the paper a vote is not spread over neighbouring cells.

    Args:
        images: `(n, h, w, c) uint8`.

    Returns:
        `(n, d) float32`: blocks row by row, in each its cells row by row, in each the orientations.
    """
    cells = _cells(*_gradients(averaged(images, LARGEST_SIDE)))
    sides = min(BLOCK, cells.shape[1]), min(BLOCK, cells.shape[2])
    blocks = sliding_window_view(cells, sides, axis=(1, 2))  # (n, rows, columns, orientation, down, across)
    rows = blocks.transpose(0, 1, 2, 4, 5, 3).reshape(*blocks.shape[:3], -1)
    clipped = np.minimum(_normalised(rows), CLIP)
    return np.asarray(_normalised(clipped).reshape(len(images), -1), np.float32)


def _gradients(pixels: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Magnitude and orientation (in classes, 0 to ORIENTATIONS) of each pixel's gradient, `(n, h, w)`."""
    padded = np.pad(pixels, ((0, 0), (1, 1), (1, 1), (0, 0)), mode="edge")
    down = padded[:, 2:, 1:-1] - padded[:, :-2, 1:-1]
    across = padded[:, 1:-1, 2:] - padded[:, 1:-1, :-2]
    size = np.hypot(down, across)
    channel = size.argmax(axis=3)[..., None]
    magnitude, dy, dx = (np.take_along_axis(one, channel, axis=3)[..., 0] for one in (size, down, across))
    return magnitude, (np.arctan2(dy, dx) / np.pi % 1.0) * ORIENTATIONS


def _cells(magnitude: FloatArray, orientation: FloatArray) -> FloatArray:
    """Votes of all pixels, `(n, rows, columns, ORIENTATIONS)`; pixels that fill no cell are left out."""
    n, height, width = magnitude.shape
    side = min(-(-max(height, width) // CELLS), height, width)
    rows, columns = height // side, width // side
    down, across = np.arange(rows * side) // side, np.arange(columns * side) // side
    cell = (np.arange(n)[:, None, None] * rows + down[:, None]) * columns + across
    sizes = magnitude[:, : rows * side, : columns * side].ravel()
    place = orientation[:, : rows * side, : columns * side] - 0.5  # a class is centred on its half
    lower = np.floor(place).astype(np.int64)
    share = (place - lower).ravel()
    count = n * rows * columns * ORIENTATIONS
    votes = np.zeros(count)
    for neighbour, part in ((lower, 1 - share), (lower + 1, share)):
        target = (cell * ORIENTATIONS + neighbour % ORIENTATIONS).ravel()
        votes += np.bincount(target, sizes * part, minlength=count)
    return votes.astype(np.float32).reshape(n, rows, columns, ORIENTATIONS)


def _normalised(rows: FloatArray) -> FloatArray:
    return np.asarray(rows / np.sqrt((rows**2).sum(axis=-1, keepdims=True) + _LEAST**2))


class OrientedGradients(ComponentsExtractor):
    """60 principal components of the histograms of oriented gradients."""

    name: ClassVar[str] = "hog"
    title: ClassVar[str] = "Outlines"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.IMAGES})
    parts: ClassVar[tuple[Part, ...]] = (oriented_gradients,)
    row_bytes: ClassVar[int] = 100 * LARGEST_SIDE**2
