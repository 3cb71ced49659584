"""A z-buffer in numpy: which triangle or disc does each pixel show, and how far away is it?

No graphics library is needed, so pictures come out the same on every machine. The work is done for
all primitives at once: triangles are expanded to their pixel rows, rows to their pixels
(`np.repeat`), and each pixel keeps the nearest (`np.minimum.at` on depth and index packed into one
integer).

Screen coordinates: x to the right and y down in pixels, the centre of the pixel in row r and
column c at (c + 0.5, r + 0.5); depth positive, smaller is nearer, linear on the screen across a plane.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray

_EMPTY = np.uint64(2**64 - 1)
_TINY = np.float32(1e-20)


@dataclass(frozen=True)
class Visible:
    """What a picture shows, pixel by pixel, of those that show anything.

    Attributes:
        height: Rows of the picture.
        width: Columns of the picture.
        pixels: `(m,) int64`, row * width + column, ascending.
        primitive: `(m,) int64`, index of the nearest triangle or disc.
        depth: `(m,) float32`, its depth there.
    """

    height: int
    width: int
    pixels: NDArray[np.int64]
    primitive: NDArray[np.int64]
    depth: FloatArray

    def centres(self) -> tuple[FloatArray, FloatArray]:
        """Screen x and y of the pixels' centres, each `(m,) float32`."""
        rows, columns = np.divmod(self.pixels, self.width)
        return columns.astype(np.float32) + np.float32(0.5), rows.astype(np.float32) + np.float32(0.5)

    def depth_image(self) -> FloatArray:
        """`(height, width) float32`, infinity where nothing is seen."""
        image = np.full(self.height * self.width, np.inf, np.float32)
        image[self.pixels] = self.depth
        return image.reshape(self.height, self.width)


def draw_triangles(corners: FloatArray, height: int, width: int) -> Visible:
    """Rasterise triangles, both sides visible.

    A pixel belongs to a triangle when its centre lies inside; neighbours that share an edge leave
    neither gap nor overlap.

    Args:
        corners: `(f, 3, 3) float32` screen coordinates of each corner.
        height: Rows of the picture.
        width: Columns of the picture.
    """
    sorted_by_y = np.argsort(corners[:, :, 1], axis=1) + 3 * np.arange(len(corners))[:, None]
    a, b, c = np.moveaxis(corners.reshape(-1, 3)[sorted_by_y], 1, 0)
    first, last = _pixel_range(a[:, 1], c[:, 1], height)
    triangle, row = _expand(first, last)
    y = row.astype(np.float32) + np.float32(0.5)

    # The long edge a-c bounds every row on one side; a-b, then b-c, on the other.
    long_edge = _edge(a, c)[triangle]
    short_edges = np.stack([_edge(a, b), _edge(b, c)], axis=1).reshape(-1, 6)
    short_edge = short_edges[2 * triangle + (y >= b[triangle, 1])]
    x1, z1 = _along(long_edge, y)
    x2, z2 = _along(short_edge, y)
    swap = x1 > x2
    left, z_left = np.where(swap, x2, x1), np.where(swap, z2, z1)
    right, z_right = np.where(swap, x1, x2), np.where(swap, z1, z2)
    slope = (z_right - z_left) / np.maximum(right - left, _TINY)

    begin, end = _pixel_range(left, right, width)
    span, column = _expand(begin, end)
    depth = z_left[span] + (column + np.float32(0.5) - left[span]) * slope[span]
    return _nearest(row[span] * width + column, depth.astype(np.float32), triangle[span], height, width)


def draw_discs(centres: FloatArray, radii: FloatArray, bulge: float, height: int, width: int) -> Visible:
    """Rasterise round splats, bulging towards the viewer like beads.

    Args:
        centres: `(p, 3) float32` screen coordinates.
        radii: `(p,) float32` in pixels; a disc smaller than a pixel still marks one.
        bulge: How much nearer than its rim the middle of a disc is, in units of depth.
        height: Rows of the picture.
        width: Columns of the picture.
    """
    if len(centres) == 0:
        return _nearest(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.int64), height, width)
    radii = np.maximum(radii, np.float32(0.71))
    reach = int(np.ceil(radii.max()))
    step = np.arange(-reach, reach + 1)
    dy, dx = (grid.ravel() for grid in np.meshgrid(step, step, indexing="ij"))
    x, y = np.floor(centres[:, 0, None]) + dx, np.floor(centres[:, 1, None]) + dy
    off_x, off_y = x + 0.5 - centres[:, 0, None], y + 0.5 - centres[:, 1, None]
    height_left = 1.0 - (off_x**2 + off_y**2) / radii[:, None] ** 2
    inside = (height_left >= 0) & (x >= 0) & (x < width) & (y >= 0) & (y < height)
    disc, _ = np.nonzero(inside)
    depth = centres[disc, 2] - bulge * np.sqrt(height_left[inside])
    pixels = (y[inside] * width + x[inside]).astype(np.int64)
    return _nearest(pixels, depth.astype(np.float32), disc, height, width)


def _pixel_range(low: FloatArray, high: FloatArray, size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """First pixel whose centre is at or after `low`, and the first at or after `high`."""
    half = np.float32(0.5)
    begin = np.clip(np.ceil(low - half), 0, size).astype(np.int64)
    return begin, np.clip(np.ceil(high - half), 0, size).astype(np.int64)


def _expand(begin: NDArray[np.int64], end: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All integers of all ranges: which range each is of, and the integer."""
    counts = np.maximum(end - begin, 0)
    owner = np.repeat(np.arange(counts.size), counts)
    offset = begin - (np.cumsum(counts) - counts)
    return owner, np.arange(owner.size) + offset[owner]


def _edge(start: FloatArray, stop: FloatArray) -> FloatArray:
    """`(f, 6)`: start x, y, z, then run in x, 1 / run in y, run in z."""
    run = stop - start
    run[:, 1] = 1.0 / np.maximum(run[:, 1], _TINY)
    return np.concatenate([start, run], axis=1)


def _along(edge: FloatArray, y: FloatArray) -> tuple[FloatArray, FloatArray]:
    """X and depth where the edges cross the height y; never beyond an edge's ends."""
    t = np.clip((y - edge[:, 1]) * edge[:, 4], 0, 1)
    return edge[:, 0] + t * edge[:, 3], edge[:, 2] + t * edge[:, 5]


def _nearest(
    pixels: NDArray[np.int64], depth: FloatArray, primitive: NDArray[np.int64], height: int, width: int
) -> Visible:
    """Keep the nearest fragment of each pixel; the first primitive where two are equally near."""
    # The bits of a positive float32 rise with its value, so depth and index compare as one integer.
    key = (depth.view(np.uint32).astype(np.uint64) << np.uint64(32)) | primitive.astype(np.uint64)
    buffer = np.full(height * width, _EMPTY, np.uint64)
    np.minimum.at(buffer, pixels, key)
    seen = np.flatnonzero(buffer != _EMPTY)
    best = buffer[seen]
    nearest = (best >> np.uint64(32)).astype(np.uint32).view(np.float32)
    return Visible(height, width, seen, (best & np.uint64(0xFFFFFFFF)).astype(np.int64), nearest)
