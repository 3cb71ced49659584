"""What a file can hold, once it was read and looked at."""

from __future__ import annotations

from dataclasses import dataclass

from shapekin.arrays import ByteArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Mesh:
    """Triangles: `vertices (v, 3) float64` finite, `faces (f, 3) int64` within range, area above zero."""

    vertices: FloatArray
    faces: IntArray


@dataclass(frozen=True, slots=True)
class Cloud:
    """Points: `points (p, 3) float64`, finite, not all the same."""

    points: FloatArray


@dataclass(frozen=True, slots=True)
class Picture:
    """An upright picture: `pixels (h, w, c) uint8`, c = 1 (grey) or 3."""

    pixels: ByteArray


Contents = Mesh | Cloud | Picture
