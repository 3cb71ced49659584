"""Very many points as a density image: where they are many it is opaque, its colour is their mean."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin_app.views.embedding.sprites import channels

CELL = 2  # pixels a side of one cell of the histogram


def draw_density(
    image: AnyArray, pixels: FloatArray, colours: tuple[int, ...], index: IntArray, ground: QColor
) -> None:
    """Draw a two-dimensional histogram into an image.

    The opacity of a cell with c points is log(1 + c) / log(1 + c99), where c99 is the 99th percentile of the
    filled cells: a single point can still be seen and a crowd does not drown its edge.

    Args:
        image: `(h, w) uint32` ARGB, written.
        pixels: `(n, 2)` places in the image.
        colours: The colours in use, as 0xRRGGBB.
        index: `(n,)` for each point the colour.
        ground: Colour behind.
    """
    height, width = image.shape
    rows, columns = -(-height // CELL), -(-width // CELL)
    inside = (pixels[:, 0] >= 0) & (pixels[:, 0] < width) & (pixels[:, 1] >= 0) & (pixels[:, 1] < height)
    if not inside.any():
        return
    at = (pixels[inside] / CELL).astype(np.int32)
    cell = at[:, 1] * columns + at[:, 0]
    count = np.bincount(cell, minlength=rows * columns)
    filled = np.flatnonzero(count)
    table = np.array([channels(colour) for colour in colours])
    back = channels(ground.rgb())
    top = max(2.0, float(np.percentile(count[filled], 99)))
    opacity = np.clip(0.4 + 0.6 * np.log1p(count[filled]) / np.log1p(top), 0, 1)
    mixed = np.zeros(rows * columns, np.uint32)
    mixed[:] = ground.rgb() | 0xFF000000
    packed = np.full(len(filled), 0xFF000000, np.uint32)
    chosen = index[inside]
    for channel in range(3):
        total = np.bincount(cell, weights=table[chosen, channel], minlength=rows * columns)[filled]
        value = back[channel] * (1 - opacity) + total / count[filled] * opacity
        packed |= value.round().astype(np.uint32) << np.uint32(16 - 8 * channel)
    mixed[filled] = packed
    grown = mixed.reshape(rows, columns).repeat(CELL, axis=0).repeat(CELL, axis=1)
    image[:] = grown[:height, :width]
