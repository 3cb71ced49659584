"""A point cloud as a picture: discs shaded by depth and by what stands before them, in plain numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray
from shapekin.render.view import framing, in_view, perspective

NEAR = np.array([0.70, 0.675, 0.64], dtype=np.float32)  # linear light
FAR = np.array([0.105, 0.11, 0.13], dtype=np.float32)
_SPHERE = 1.08  # half of the width that the unit sphere and a margin take in the image plane


def shade_cloud(points: FloatArray, side: int, dot: float | None = None, whole: bool = False) -> NDArray[np.float32]:
    """Picture of a cloud on a transparent ground; near points are light and hide far ones.

    Args:
        points: `(p, 3)`, normalised to the unit sphere.
        side: Width and height in pixels.
        dot: Radius of a point in pixels; chosen by the number of points when None.
        whole: Show the whole unit sphere, so that place and size can be compared; else what there is fills the picture.

    Returns:
        `(side, side, 4) float32` in [0, 1]: linear light, not premultiplied.
    """
    view = in_view(points)
    plane = perspective(view)
    centre, half = (np.zeros(2), _SPHERE) if whole else framing(plane, margin=0.08)
    columns = (plane[:, 0] - centre[0]) / half * side / 2 + side / 2
    rows = side / 2 - (plane[:, 1] - centre[1]) / half * side / 2
    if dot is None:
        dot = side * float(np.clip(0.5 / np.sqrt(len(points)), 0.006, 0.03))
    reach = int(np.ceil(dot))
    steps = np.arange(-reach, reach + 1)
    away = np.stack(np.meshgrid(steps, steps, indexing="ij"), axis=-1).reshape(-1, 2)
    away = away[(away**2).sum(axis=1) <= dot**2]

    y = np.floor(rows)[:, None].astype(np.int64) + away[:, 0]
    x = np.floor(columns)[:, None].astype(np.int64) + away[:, 1]
    bulge = np.sqrt(np.maximum(1 - (away**2).sum(axis=1) / max(dot, 1e-6) ** 2, 0))
    height = view[:, 2:3] + 0.02 * bulge[None, :]
    inside = (y >= 0) & (y < side) & (x >= 0) & (x < side)
    buffer = np.full(side * side, -np.inf)
    np.maximum.at(buffer, (y * side + x)[inside], height[inside])
    return _coloured(buffer.reshape(side, side), view[:, 2], dot)


def _coloured(depth: NDArray[np.float64], heights: FloatArray, dot: float) -> NDArray[np.float32]:
    side = len(depth)
    drawn = np.isfinite(depth)
    low, high = float(heights.min()), float(heights.max())
    filled = np.where(drawn, depth, low)
    nearness = np.clip((filled - low) / max(high - low, 1e-6), 0, 1)[..., None]
    sheltered = np.zeros((side, side))
    for radius in (2, 4, 8):
        gap = max(1, round(radius * dot / 2))
        for axis, shift in ((0, gap), (0, -gap), (1, gap), (1, -gap)):
            around = np.roll(filled, shift, axis=axis)
            sheltered += np.clip((around - filled) / 0.35, 0, 1) / 12
    picture = np.zeros((side, side, 4), dtype=np.float32)
    picture[..., :3] = (FAR + (NEAR - FAR) * nearness**1.3) * (1 - 0.75 * sheltered[..., None])
    picture[..., 3] = drawn
    return picture
