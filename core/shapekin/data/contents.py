"""What a file can hold, once it was read and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

import numpy as np

from shapekin.arrays import ByteArray, FloatArray, IntArray
from shapekin.errors import UnreadableFileError


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


@overload
def joined(parts: Sequence[Mesh | Cloud]) -> Mesh | Cloud: ...


@overload
def joined(parts: Sequence[Contents]) -> Contents: ...


def joined(parts: Sequence[Contents]) -> Contents:
    """The contents of an item that is made of several files, where they stand.

    Args:
        parts: Checked contents of one kind; points beside meshes are left out.

    Returns:
        One mesh of all meshes, or one cloud of all clouds; a picture only by itself.

    Raises:
        UnreadableFileError: There is nothing to join, or pictures are among it.
    """
    if len(parts) == 1:
        return parts[0]
    if any(isinstance(part, Picture) for part in parts):
        raise UnreadableFileError("Pictures can't be joined into one item.")
    meshes = [part for part in parts if isinstance(part, Mesh)]
    if meshes:
        starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes[:-1]])
        return Mesh(
            np.concatenate([mesh.vertices for mesh in meshes]),
            np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts, strict=True)]),
        )
    clouds = [part.points for part in parts if isinstance(part, Cloud)]
    if not clouds:
        raise UnreadableFileError("The item has no parts.")
    return Cloud(np.concatenate(clouds))
