"""What images show: outlines wherever they run, with a little of the colours beside them."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.features.components import ComponentsExtractor, Part
from shapekin.features.images import averaged
from shapekin.features.orientation_maps import ORIENTATIONS, cell_weights, orientation_maps

LARGEST_SIDE = 64  # pixels; larger images are averaged down first
CELLS = 8  # along each side
LIGHTNESS, CHROMA = 0.5, 2.0  # what colours weigh beside outlines
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_OPPONENTS = np.array([[1, -1, 0], [0.5, 0.5, -1]], np.float32).T  # red or green, yellow or blue


def outlines(images: AnyArray) -> FloatArray:
    """Orientation maps of the lightness beside lightness and colour in each cell.

    Args:
        images: `(n, h, w, c) uint8`, grey or RGB.

    Returns:
        `(n, d) float32`.
    """
    pixels = averaged(images, LARGEST_SIDE)
    grey = pixels.shape[3] == 1
    light = pixels[..., 0] if grey else pixels @ _LUMA
    planes = [LIGHTNESS * light]
    if not grey:
        planes += list(CHROMA * np.moveaxis(pixels @ _OPPONENTS, 3, 0))
    down, across = (cell_weights(side, CELLS) for side in light.shape[1:])
    colours = [(down @ plane @ across.T).reshape(len(images), -1) for plane in planes]
    return np.hstack([orientation_maps(light, CELLS), *colours])


class Outlines(ComponentsExtractor):
    """60 principal components of convolved orientation maps, with a little of the colours.

    Neighbours are of one kind more often than by pixels on every labelled collection that was looked at
    (benchmarks/RESULTS.md, "Quick descriptors").
    """

    name: ClassVar[str] = "outlines"
    title: ClassVar[str] = "What it shows"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.IMAGES})
    parts: ClassVar[tuple[Part, ...]] = (outlines,)
    row_bytes: ClassVar[int] = 4 * (ORIENTATIONS + 4) * LARGEST_SIDE**2
