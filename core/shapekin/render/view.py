"""One way of looking at everything: a three-quarter view from the front, a little from above.

Thumbnails are taken from here; the turntable begins here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray

AZIMUTH = float(np.deg2rad(32.0))
ELEVATION = float(np.deg2rad(24.0))
DISTANCE = 5.0


def view_axes(azimuth: float = AZIMUTH, elevation: float = ELEVATION) -> NDArray[np.float64]:
    """Rows: right, up and towards the viewer, as directions in a world whose z is up; `(3, 3) float64`.

    Args:
        azimuth: Radians about the z axis; at 0 the view is along +y, of what faces -y.
        elevation: Radians above the ground.
    """
    level = np.cos(elevation)
    towards = np.array([np.sin(azimuth) * level, -np.cos(azimuth) * level, np.sin(elevation)])
    right = np.array([np.cos(azimuth), np.sin(azimuth), 0.0])
    return np.stack([right, np.cross(towards, right), towards])


def in_view(points: FloatArray) -> NDArray[np.float64]:
    """Normalised points, z up, in the camera's frame, x right, y up, z towards the viewer; `(n, 3) float64`."""
    turned: NDArray[np.float64] = points.astype(np.float64) @ view_axes().T
    return turned


def perspective(points: FloatArray) -> NDArray[np.float64]:
    """Image plane coordinates `(n, 2)` of points in the camera's frame: a long lens, near parallel."""
    return points[:, :2].astype(np.float64) * (DISTANCE / (DISTANCE - points[:, 2:3]))


def framing(plane: FloatArray, margin: float = 0.06) -> tuple[NDArray[np.float64], float]:
    """Middle `(2,)` and half width of the square that holds all plane points and a margin."""
    low, high = plane.min(axis=0), plane.max(axis=0)
    half = float((high - low).max()) / 2
    return (low + high) / 2, max(half, 1e-6) / (1 - 2 * margin)
