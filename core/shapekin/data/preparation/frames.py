"""Where a shape is and how large: the middle of its box and the sphere about it, in float64.

A shape of a millionth, or a million away from the origin, keeps its detail, as it is moved and scaled before it
becomes float32.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray


def frame(points: FloatArray) -> tuple[NDArray[np.float64], float]:
    """The middle of the bounding box `(3,)` and the distance of the farthest point from it (1 if zero).

    Args:
        points: `(p, 3)`, p at least 1, below 1e100.
    """
    wide = points.astype(np.float64)
    low, high = wide.min(axis=0), wide.max(axis=0)
    centre: NDArray[np.float64] = (low + high) / 2
    half = float((high - low).max()) / 2
    if half == 0:
        return centre, 1.0
    return centre, half * float(np.linalg.norm((wide - centre) / half, axis=1).max())


def normalise(points: FloatArray) -> NDArray[np.float32]:
    """Move the middle of the bounding box to the origin and scale the farthest point to norm 1.

    Returns:
        `(p, 3) float32`; all zero if every point is the same.
    """
    centre, radius = frame(points)
    return ((points - centre) / radius).astype(np.float32)
