"""The last step, without reading anything again: rows as sampled become rows as the models see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import ByteArray, FloatArray
from shapekin.data.preparation.pose import poses

_AT_ONCE = 128
_LUMA = np.array([19595, 38470, 7471], dtype=np.int64)
"""ITU-R 601 in parts of 65,536, rounded as Pillow does: grey stays what it is."""


@dataclass(frozen=True)
class CloudFinish:
    """Turns, centres and scales sampled clouds.

    Attributes:
        up: The axis that is up in the files, "z" or "y".
        align: "none" or "pca", see `pose`.
        normalise: "sphere": middle of the finished bounding box at the origin, farthest point at norm 1. "box": the
            same middle, longest side from -1 to 1. "none": place and size as in the file, times `scale`.
        scale: One number for the whole collection, see `common_scale`; only for "none".
    """

    up: str
    align: str
    normalise: str
    scale: float = 1.0

    def __call__(self, rows: FloatArray, centres: FloatArray, radii: FloatArray) -> NDArray[np.float32]:
        """Finish some clouds; each comes out the same whatever others are beside it.

        Args:
            rows: `(n, p, 3) float32`, as `sample_shape` gives them.
            centres: `(n, 3)`, middles of their boxes in the file.
            radii: `(n,)`, their sizes in the file.

        Returns:
            `(n, p, 3) float32`.
        """
        finished = np.empty(rows.shape, dtype=np.float32)
        for start in range(0, len(rows), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            finished[some] = self._some(rows[some], centres[some], radii[some])
        return finished

    def _some(self, rows: FloatArray, centres: FloatArray, radii: FloatArray) -> NDArray[np.float64]:
        rotations = poses(rows, self.up, self.align).transpose(0, 2, 1)
        if self.normalise == "none":
            return _as_in_files(rows, centres, radii, self.scale) @ rotations
        turned = rows.astype(np.float64) @ rotations
        low, high = turned.min(axis=1, keepdims=True), turned.max(axis=1, keepdims=True)
        turned -= (low + high) / 2
        if self.normalise == "sphere":
            size = np.linalg.norm(turned, axis=2).max(axis=1)
        else:
            size = (high - low).max(axis=(1, 2)) / 2
        return turned / np.where(size > 0, size, 1.0)[:, None, None]


def common_scale(blocks: Iterable[tuple[FloatArray, FloatArray, FloatArray]]) -> float:
    """The factor that brings a collection as it lies in its files into the unit sphere.

    Args:
        blocks: Rows `(n, p, 3)`, centres `(n, 3)` and radii `(n,)`, of all its clouds.
    """
    farthest = 0.0
    for rows, centres, radii in blocks:
        for start in range(0, len(rows), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            placed = _as_in_files(rows[some], centres[some], radii[some], 1.0)
            farthest = max(farthest, float(np.linalg.norm(placed, axis=2).max()))
    return 1.0 / farthest if farthest > 0 else 1.0


def _as_in_files(rows: FloatArray, centres: FloatArray, radii: FloatArray, scale: float) -> NDArray[np.float64]:
    """Clouds at their places in the files, times a factor."""
    sizes, middles = radii.astype(np.float64) * scale, centres.astype(np.float64) * scale
    placed: NDArray[np.float64] = rows * sizes[:, None, None] + middles[:, None]
    return placed


@dataclass(frozen=True)
class ImageFinish:
    """Chooses colours and contrast of pictures.

    Attributes:
        grey: Whether one channel is wanted.
        contrast: "none", or "stretch": darkest value of each picture to 0, lightest to 255, all channels alike.
    """

    grey: bool
    contrast: str

    def __call__(self, rows: ByteArray) -> ByteArray:
        """Finish some pictures `(n, h, w, c) uint8`: `(n, h, w, c)`, or `(n, h, w, 1)` where grey is wanted."""
        pixels = _luma(rows) if self.grey and rows.shape[-1] == 3 else rows
        return _stretched(pixels) if self.contrast == "stretch" else pixels


def _luma(rows: ByteArray) -> ByteArray:
    return ((rows @ _LUMA + 32768) >> 16).astype(np.uint8)[..., None]


def _stretched(rows: ByteArray) -> ByteArray:
    low = rows.min(axis=(1, 2, 3), keepdims=True).astype(np.float32)
    high = rows.max(axis=(1, 2, 3), keepdims=True).astype(np.float32)
    flat = low == high
    stretched = np.rint((rows - low) * (255.0 / np.where(flat, 1.0, high - low))).astype(np.uint8)
    return np.where(flat, rows, stretched)
