"""Write triangle meshes as OFF text, and a whole repository of chairs so."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from shapekin.arrays import FloatArray, IntArray
from shapekin.samples.chairs import chair
from shapekin.samples.folders import NumberedFiles, fresh_folder, require_count


def off_text(vertices: FloatArray, faces: IntArray) -> str:
    """The mesh as OFF, coordinates in tenths of a millimetre where the unit is a metre.

    Args:
        vertices: `(v, 3)` float.
        faces: `(f, 3) int64` indices into `vertices`.
    """
    head = f"OFF\n{len(vertices)} {len(faces)} 0\n"
    points = "%.4f %.4f %.4f\n" * len(vertices) % tuple(vertices.ravel().tolist())
    return head + points + "3 %d %d %d\n" * len(faces) % tuple(faces.ravel().tolist())


def write_chairs(folder: Path, count: int = 320, seed: int = 0) -> Generator[int, None, None]:
    """Write `folder/<kind>/<kind>_0001.off` and so on.

    Args:
        folder: New or empty.
        count: How many, at least 1; from 50 on every kind is there.
        seed: Names the repository; its first shapes are the same for every `count`.

    Yields:
        How many are written so far, after each.

    Raises:
        SourceError: The folder is not empty or cannot be made.
        ParameterError: `count` is below 1.
    """
    require_count(count)
    fresh_folder(folder)
    files = NumberedFiles(folder, "off")
    for index in range(count):
        kind, vertices, faces = chair(seed, index)
        files.path(kind, kind).write_text(off_text(vertices, faces), encoding="ascii")
        yield index + 1
