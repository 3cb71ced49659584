"""The Wavefront OBJ format: vertices and faces. Materials, textures and their files are never looked at.

Large collections come as OBJ, so this is a hot path: twice as fast as trimesh (`benchmarks/readers.py`), which besides
takes indices that count back, and faces that differ in how they are written, for other vertices than they mean.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import IntArray
from shapekin.data.contents import Cloud, Mesh
from shapekin.data.formats.polygons import fans
from shapekin.data.formats.text import numbers, plain
from shapekin.errors import UnreadableFileError

_COMMENT = re.compile(rb"#[^\r\n]*")
_CONTINUED = re.compile(rb"\\\r?\n")
_KINDS = (b"v ", b"v\t", b"f ", b"f\t", b"fo ", b"fo\t")
_OTHER = re.compile(rb"^[ \t]*(?:l|curv|curv2|surf)[ \t]", re.MULTILINE)


def parse_obj(data: bytes) -> Mesh | Cloud:
    """Read an OBJ file: all its objects and groups as one mesh, polygons as fans of triangles.

    Args:
        data: The file's bytes.

    Returns:
        A mesh; a cloud if there are vertices and nothing else.

    Raises:
        UnreadableFileError: A vertex or a face can't be read, or points to a vertex that is not there.
    """
    data = plain(data)
    if b"#" in data:
        data = _COMMENT.sub(b"", data)
    if b"\\" in data:
        data = _CONTINUED.sub(b" ", data)
    rows = [row for row in map(bytes.strip, data.splitlines()) if row.startswith(_KINDS)]
    vertices = _vertices([row[2:] for row in rows if row[:1] == b"v"])
    faces = [row[2:] for row in rows if row[:1] == b"f"]
    if faces:
        return Mesh(vertices, _triangles(rows, faces, len(vertices)))
    if _OTHER.search(data):
        raise UnreadableFileError("The mesh has no faces, only lines or free-form surfaces, which are not supported.")
    return Cloud(vertices)


def _vertices(lines: list[bytes]) -> NDArray[np.float64]:
    if not lines:
        raise UnreadableFileError("The mesh has no vertices.")
    try:
        values = numbers(b"\n".join(lines), np.float64)
    except ValueError:
        raise UnreadableFileError("A vertex holds something that is not a number.") from None
    widths = np.fromiter(map(len, map(bytes.split, lines)), dtype=np.int64, count=len(lines))
    if widths.min() < 3:
        raise UnreadableFileError(f"Vertex {int(widths.argmin()) + 1} does not have three coordinates.")
    if (widths == widths[0]).all():
        return values.reshape(len(lines), -1)[:, :3]
    starts = np.cumsum(widths) - widths
    points: NDArray[np.float64] = values[starts[:, None] + np.arange(3)]
    return points


def _triangles(rows: list[bytes], faces: list[bytes], n_vertices: int) -> IntArray:
    words = [face.split() for face in faces]
    counts = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
    try:
        corners = numbers(b" ".join([word.partition(b"/")[0] for face in words for word in face]), np.int64)
    except ValueError:
        raise UnreadableFileError("A face holds something that is not a whole number.") from None
    zero = np.flatnonzero(corners == 0)
    if zero.size:
        raise UnreadableFileError(f"Face {_face_of(counts, zero[0])} points to vertex 0, but OBJ files count from 1.")
    if corners.size and corners.min() < 0:
        corners = _from_the_start(corners, counts, rows)
    wrong = np.flatnonzero((corners < 1) | (corners > n_vertices))
    if wrong.size:
        raise UnreadableFileError(
            f"Face {_face_of(counts, wrong[0])} points to vertex {corners[wrong[0]]}, but there are {n_vertices}."
        )
    return fans(corners - 1, counts)


def _from_the_start(corners: IntArray, counts: IntArray, rows: list[bytes]) -> IntArray:
    """Indices that count from 1, of which negative ones counted back from where their face stands."""
    is_vertex = np.array([row[:1] == b"v" for row in rows])
    before = np.cumsum(is_vertex)[~is_vertex]
    return np.where(corners < 0, corners + 1 + np.repeat(before, counts), corners)


def _face_of(counts: IntArray, corner: np.int64) -> int:
    return int(np.searchsorted(np.cumsum(counts), corner, side="right")) + 1
