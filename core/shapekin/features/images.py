"""A quick descriptor of images: the principal components of their pixels."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, require_shape
from shapekin.clustering.projection import principal_components
from shapekin.data.dataset import DataKind

COMPONENTS = 30
LARGEST_SIDE = 32  # pixels; larger images are averaged down first


class PixelComponents:
    """30 principal components of the pixels, grey or in colour."""

    name: ClassVar[str] = "pixels"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.IMAGES})

    def extract(self, data: AnyArray, rng: np.random.Generator) -> FloatArray:  # noqa: ARG002
        """Describe images `(n, h, w, c) uint8` by `(n, up to 30) float32`."""
        require_shape(data, (None, None, None, None), "Images")
        return principal_components(averaged(data).reshape(len(data), -1), COMPONENTS)


def averaged(images: AnyArray) -> FloatArray:
    """Average square blocks of pixels until no side exceeds `LARGEST_SIDE`.

    Args:
        images: `(n, h, w, c) uint8`.

    Returns:
        `(n, h', w', c) float32` in [0, 1]; rows and columns that fill no block are cut off.
    """
    n, height, width, channels = images.shape
    block = -(-max(height, width) // LARGEST_SIDE)
    block = min(block, height, width)
    rows, columns = height // block, width // block
    cut = images[:, : rows * block, : columns * block]
    blocks = cut.reshape(n, rows, block, columns, block, channels)
    return np.asarray(blocks.mean(axis=(2, 4), dtype=np.float32) / np.float32(255))
