"""Colours of images, wherever they are in the picture."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.features.components import ComponentsExtractor, Part
from shapekin.features.hog import oriented_gradients
from shapekin.features.images import averaged

HUES, SATURATIONS, VALUES = 12, 4, 4
LARGEST_SIDE = 64  # pixels; larger images are averaged down first


def colours(images: AnyArray) -> FloatArray:
    """Share of each image's pixels in each class of hue, saturation and value.

    Args:
        images: `(n, h, w, c) uint8`, grey or RGB.

    Returns:
        `(n, HUES * SATURATIONS * VALUES) float32`, rows summing to 1; greys have hue 0.
    """
    pixels = averaged(images, LARGEST_SIDE)
    n, channels = len(pixels), pixels.shape[3]
    red, green, blue = (pixels[..., channel % channels].reshape(n, -1) for channel in range(3))
    value = np.maximum(np.maximum(red, green), blue)
    chroma = value - np.minimum(np.minimum(red, green), blue)
    some = np.where(chroma > 0, chroma, 1)
    reddest = (green - blue) / some
    others = np.where(value == green, 2 + (blue - red) / some, 4 + (red - green) / some)
    hue = _class(np.where(value == red, reddest, others) / 6 % 1.0, HUES)
    saturation = _class(chroma / np.where(value > 0, value, 1), SATURATIONS)
    classes = (hue * SATURATIONS + saturation) * VALUES + _class(value, VALUES)
    count = HUES * SATURATIONS * VALUES
    counted = np.bincount((classes + count * np.arange(n)[:, None]).ravel(), minlength=n * count)
    return np.asarray(counted.reshape(n, count) / np.float32(classes.shape[1]), np.float32)


def _class(values: FloatArray, count: int) -> AnyArray:
    return np.minimum((values * count).astype(np.int64), count - 1)


def root_colours(images: AnyArray) -> FloatArray:
    """Square root of `colours`: Euclidean distance becomes Hellinger distance between the histograms."""
    return np.sqrt(colours(images))


class ColourHistogram(ComponentsExtractor):
    """60 principal components of the joint histogram of hue, saturation and value."""

    name: ClassVar[str] = "colour"
    title: ClassVar[str] = "Colours"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.IMAGES})
    parts: ClassVar[tuple[Part, ...]] = (root_colours,)
    row_bytes: ClassVar[int] = 100 * LARGEST_SIDE**2


class OutlinesAndColours(ComponentsExtractor):
    """Outlines beside colours, weighing the same; 60 principal components."""

    name: ClassVar[str] = "hog_colour"
    title: ClassVar[str] = "Outlines and colours"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.IMAGES})
    parts: ClassVar[tuple[Part, ...]] = (oriented_gradients, root_colours)
    row_bytes: ClassVar[int] = 100 * LARGEST_SIDE**2
