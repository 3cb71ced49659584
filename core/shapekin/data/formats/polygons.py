"""Polygons to triangles."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import UnreadableFileError

MAX_CORNERS = 10_000


def fans(corners: IntArray, counts: IntArray) -> IntArray:
    """Cut polygons into fans of triangles around their first corner.

    Args:
        corners: Vertices of all polygons, one after the other, `(c,)`.
        counts: Corners of each polygon, not negative, `(p,)`; those below three yield nothing.

    Returns:
        `(f, 3) int64`, in the order of the polygons.

    Raises:
        UnreadableFileError: A polygon has more than 10,000 corners.
    """
    if counts.size and counts.max() > MAX_CORNERS:
        raise UnreadableFileError(f"Face {int(counts.argmax())} does not have a sensible number of corners.")
    if counts.size and (counts == 3).all():
        return corners.reshape(-1, 3)
    starts = np.cumsum(counts) - counts
    triangles = np.maximum(counts - 2, 0)
    first = np.repeat(starts, triangles)
    step = np.arange(triangles.sum()) - np.repeat(np.cumsum(triangles) - triangles, triangles)
    return np.stack([corners[first], corners[first + step + 1], corners[first + step + 2]], axis=1)
