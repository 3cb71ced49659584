"""Pictures of any proportions as squares of one size."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import ByteArray


def fit_square(pixels: ByteArray, side: int) -> ByteArray:
    """Resize a picture so that its longest side is `side`, and pad it to a square.

    The padding has the median colour of the picture's border, so that it adds no edge of its own.

    Args:
        pixels: `(h, w, c) uint8`, c = 1 or 3.
        side: In pixels.

    Returns:
        `(side, side, c) uint8`.
    """
    from PIL import Image

    height, width, channels = pixels.shape
    factor = side / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    image = Image.fromarray(pixels[..., 0] if channels == 1 else pixels)
    small = np.asarray(image.resize(size, Image.Resampling.LANCZOS)).reshape(size[1], size[0], channels)
    border = np.concatenate([small[0], small[-1], small[:, 0], small[:, -1]])
    square = np.empty((side, side, channels), dtype=np.uint8)
    square[:] = np.median(border, axis=0).astype(np.uint8)
    top, left = (side - size[1]) // 2, (side - size[0]) // 2
    square[top : top + size[1], left : left + size[0]] = small
    return square
