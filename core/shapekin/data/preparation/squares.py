"""Pictures of any proportions as squares of one size."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import ByteArray


def fit_square(pixels: ByteArray, side: int, fit: str = "pad") -> ByteArray:
    """Resize a picture to a square.

    Args:
        pixels: `(h, w, c) uint8`, c = 1 or 3.
        side: In pixels.
        fit: "pad": all of it, with bars in the median colour of its border, so that they add no edge of their own.
            "crop": its middle square.

    Returns:
        `(side, side, c) uint8`.
    """
    from PIL import Image

    height, width, channels = pixels.shape
    image = Image.fromarray(pixels[..., 0] if channels == 1 else pixels)
    if fit == "crop":
        shorter = min(height, width)
        left, top = (width - shorter) // 2, (height - shorter) // 2
        middle = image.crop((left, top, left + shorter, top + shorter))
        cropped = middle.resize((side, side), Image.Resampling.LANCZOS)
        return np.array(cropped, dtype=np.uint8).reshape(side, side, channels)
    factor = side / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    small = np.asarray(image.resize(size, Image.Resampling.LANCZOS)).reshape(size[1], size[0], channels)
    border = np.concatenate([small[0], small[-1], small[:, 0], small[:, -1]])
    square = np.empty((side, side, channels), dtype=np.uint8)
    square[:] = np.median(border, axis=0).astype(np.uint8)
    top, left = (side - size[1]) // 2, (side - size[0]) // 2
    square[top : top + size[1], left : left + size[0]] = small
    return square
