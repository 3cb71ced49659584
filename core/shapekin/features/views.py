"""How shapes look from six sides: outlines in depth images.

The idea of Chen, Tian, Shen and Ouhyoung ("On visual similarity based 3D model retrieval", EUROGRAPHICS 2003): two
shapes are alike if they look alike. Here the pictures are depths of the points themselves, so that neither a surface
nor a renderer is needed.
"""

from __future__ import annotations

from itertools import product
from typing import ClassVar

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.features.components import ComponentsExtractor, Part
from shapekin.features.orientation_maps import ORIENTATIONS, orientation_maps

SIDE = 32  # pixels of a depth image of the square [-1, 1]^2
CELLS = 4  # along each side
NEAR, FAR = 1.2, 0.2  # brightness of the nearest and the farthest point of the unit sphere; where nothing is: 0
CLOSING = 3  # pixels that a point covers along each side


def views(clouds: AnyArray) -> FloatArray:
    """Orientation maps of the depth images along the six axis directions.

    Args:
        clouds: `(n, p, 3)`, in the cube [-1, 1]^3; points outside count for its nearest pixel.

    Returns:
        `(n, 6 * CELLS**2 * 8) float32`.
    """
    return np.hstack([orientation_maps(depth_image(clouds, *seen), CELLS) for seen in product(range(3), (1, -1))])


def depth_image(clouds: AnyArray, axis: int, towards: int) -> FloatArray:
    """Brightness of the nearest point in each pixel, seen along an axis: `(n, SIDE, SIDE) float32`."""
    n = len(clouds)
    across, down = (axis_ for axis_ in range(3) if axis_ != axis)
    cell = np.clip(((clouds.astype(np.float32) + 1) * (SIDE / 2)).astype(np.int64), 0, SIDE - 1)
    pixel = (np.arange(n)[:, None] * SIDE + cell[..., down]) * SIDE + cell[..., across]
    depth = (1 + towards * np.clip(clouds[..., axis], -1, 1).astype(np.float32)) / 2
    brightness = FAR + (NEAR - FAR) * depth
    picture = np.zeros(n * SIDE * SIDE, np.float32)
    np.maximum.at(picture, pixel.ravel(), brightness.ravel())
    border = CLOSING // 2
    padded = np.pad(picture.reshape(n, SIDE, SIDE), ((0, 0), (border, border), (border, border)))
    return np.asarray(sliding_window_view(padded, (CLOSING, CLOSING), axis=(1, 2)).max(axis=(3, 4)))


class SixViews(ComponentsExtractor):
    """60 principal components of the outlines in six depth images.

    Neighbours are of one kind more often than by occupancy on every labelled collection that was looked at
    (benchmarks/RESULTS.md, "Quick descriptors").
    """

    name: ClassVar[str] = "views"
    title: ClassVar[str] = "How it looks from six sides"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.CLOUDS})
    parts: ClassVar[tuple[Part, ...]] = (views,)
    row_bytes: ClassVar[int] = 4 * 3 * (ORIENTATIONS + 4) * SIDE**2
