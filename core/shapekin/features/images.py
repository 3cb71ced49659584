"""Quick descriptors of images made of their pixels as they are."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.features.components import ComponentsExtractor, Part

LARGEST_SIDE = 32  # pixels; larger images are averaged down first


def averaged(images: AnyArray, largest: int = LARGEST_SIDE) -> FloatArray:
    """Average square blocks of pixels until no side exceeds `largest`.

    Args:
        images: `(n, h, w, c) uint8`.
        largest: In pixels.

    Returns:
        `(n, h', w', c) float32` in [0, 1]; rows and columns that fill no block are cut off.
    """
    n, height, width, channels = images.shape
    block = -(-max(height, width) // largest)
    block = min(block, height, width)
    rows, columns = height // block, width // block
    cut = images[:, : rows * block, : columns * block]
    blocks = cut.reshape(n, rows, block, columns, block, channels)
    return np.asarray(blocks.mean(axis=(2, 4), dtype=np.float32) / np.float32(255))


def small_pixels(images: AnyArray) -> FloatArray:
    """All pixels of the averaged images, `(n, d) float32` in [0, 1]."""
    return averaged(images).reshape(len(images), -1)


def all_pixels(images: AnyArray) -> FloatArray:
    """All pixels as they are, `(n, h w c) float32` in [0, 1]."""
    return np.asarray(images.reshape(len(images), -1) / np.float32(255), np.float32)


class PixelComponents(ComponentsExtractor):
    """30 principal components of the pixels, grey or in colour, averaged down to 32."""

    name: ClassVar[str] = "pixels"
    title: ClassVar[str] = "Pixels, averaged"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.IMAGES})
    parts: ClassVar[tuple[Part, ...]] = (small_pixels,)
    count: ClassVar[int] = 30


class RawPixels(ComponentsExtractor):
    """60 principal components of the pixels at full size."""

    name: ClassVar[str] = "raw"
    title: ClassVar[str] = "All pixels"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.IMAGES})
    parts: ClassVar[tuple[Part, ...]] = (all_pixels,)
