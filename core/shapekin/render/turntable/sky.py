"""Ambient light: how much of the sky each point of a surface sees.

A picture of the solid's depth is taken from many directions once. A point is lit from a direction
when nothing lies nearer to that side; the mean over directions, weighted by the cosine to the
surface, is the ambient occlusion, exact up to the resolution of the maps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray
from shapekin.render.turntable.solid import Solid

DIRECTIONS = 96
_SIDE = 120  # pixels of one map; it spans the unit sphere with a margin for what is lifted off it
_HALF_WIDTH = 1.10
_LIFT = 0.024  # how far points are lifted off their surface before looking around
_SOFT = 0.06  # depth over which a thing goes from hiding to not hiding


@dataclass(frozen=True, eq=False, repr=False)
class Sky:
    """Depth maps of one solid.

    Attributes:
        axes: `(k, 3, 3) float32`: right, up and towards the light, of each direction.
        maps: `(k, side * side) float32`: how far each ray comes before it hits the solid, from a
            plane at 2 towards the light; infinity where it hits nothing.
    """

    axes: FloatArray
    maps: FloatArray

    @classmethod
    def build(cls, solid: Solid) -> Sky:
        """Take the depth pictures, one for each direction."""
        axes = light_axes(DIRECTIONS)
        scale = _SIDE / (2 * _HALF_WIDTH)
        pixels_per_unit = np.full(len(solid.vertices), scale, np.float32)
        maps = np.empty((DIRECTIONS, _SIDE * _SIDE), np.float32)
        for k in range(DIRECTIONS):
            screen = _to_map(solid.vertices, axes[k])
            maps[k] = solid.draw(screen, pixels_per_unit, 1.0, _SIDE, _SIDE).depth_image().ravel()
        return cls(axes, maps)

    def openness(self, positions: FloatArray, normals: FloatArray, which: NDArray[np.int64]) -> FloatArray:
        """Share of the sky that points see, from the directions in `which`.

        Args:
            positions: `(m, 3) float32` on the solid.
            normals: `(m, 3) float32` unit normals on the side that is looked from.
            which: Numbers of directions, 0 .. DIRECTIONS - 1.

        Returns:
            `(m,) float32` in 0 .. 1.
        """
        lifted = positions + np.float32(_LIFT) * normals
        seen = np.zeros(len(positions), np.float32)
        total = np.full(len(positions), 1e-6, np.float32)
        for k in which.tolist():
            cosine = np.maximum(normals @ self.axes[k, 2], 0)
            screen = _to_map(lifted, self.axes[k])
            cell = screen[:, 1].astype(np.int32) * _SIDE + screen[:, 0].astype(np.int32)
            ahead = screen[:, 2] - self.maps[k].take(cell, mode="clip")
            seen += cosine * np.clip(1.0 - ahead / np.float32(_SOFT), 0, 1)
            total += cosine
        return seen / total


def _to_map(points: FloatArray, axes: FloatArray) -> FloatArray:
    """World to the screen coordinates of a depth map (parallel projection)."""
    scale = _SIDE / (2 * _HALF_WIDTH)
    matrix = axes * np.array([[scale], [-scale], [-1.0]], np.float32)
    screen: FloatArray = points @ matrix.T + np.array([_SIDE / 2, _SIDE / 2, 2.0], np.float32)
    return screen


def light_axes(count: int) -> FloatArray:
    """Directions spread evenly over the sphere so that every stretch of the list is, too.

    The R2 sequence (M. Roberts, 2018) of low discrepancy, mapped to the sphere by equal area.

    Returns:
        `(count, 3, 3) float32`: right, up and the direction itself.
    """
    plastic = 1.32471795724474602596
    step = np.arange(1, count + 1)
    z = 1.0 - 2.0 * ((0.5 + step / plastic) % 1.0)
    angle = 2.0 * np.pi * ((0.5 + step / plastic**2) % 1.0)
    flat = np.sqrt(1.0 - z**2)
    towards = np.stack([flat * np.cos(angle), flat * np.sin(angle), z], axis=1)
    right = np.stack([-np.sin(angle), np.cos(angle), np.zeros(count)], axis=1)
    return np.stack([right, np.cross(towards, right), towards], axis=1).astype(np.float32)
