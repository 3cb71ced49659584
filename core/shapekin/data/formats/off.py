"""The OFF format, strictly: every number is counted and every index looked at.

Files in the wild glue the counts to the keyword (`OFF490 518 0`, ModelNet does), carry colours after
vertices and faces, and comments anywhere. All of that is read; a count that is not kept is refused.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import IntArray
from shapekin.data.contents import Mesh
from shapekin.data.formats.polygons import MAX_CORNERS, fans
from shapekin.data.formats.text import numbers, plain
from shapekin.errors import UnreadableFileError

_KEYWORD = re.compile(rb"\s*(?:ST)?C?N?(4|n)?OFF(?![A-Za-z])")
_COMMENT = re.compile(rb"#[^\n]*")
_BINARY = re.compile(rb"\s*BINARY")
_COUNTS = re.compile(rb"\s*(\d{1,9})[ \t]+(\d{1,9})(?:[ \t]+-?\d+)?[ \t]*\r?\n")


def parse_off(data: bytes) -> Mesh:
    """Read a text OFF mesh; polygons become fans of triangles, colours and normals are left out.

    Args:
        data: The file's bytes.

    Raises:
        UnreadableFileError: Anything is missing, left out or beyond its range.
    """
    data = plain(data)
    if b"#" in data:
        data = _COMMENT.sub(b"", data)
    keyword = _KEYWORD.match(data)
    if keyword is None:
        raise UnreadableFileError("The file does not begin with the word OFF.")
    if keyword.group(1) or _BINARY.match(data, keyword.end()):
        raise UnreadableFileError("Binary and four-dimensional OFF files are not supported.")
    return _clean(data, keyword.end()) or _any(data, keyword.end())


def _clean(data: bytes, start: int) -> Mesh | None:
    """The mesh if it has one element a line and triangles only, as most have; None to look closer."""
    header = _COUNTS.match(data, start)
    if header is None:
        return None
    n_vertices, n_faces = int(header.group(1)), int(header.group(2))
    ends = np.flatnonzero(np.frombuffer(data, dtype=np.uint8, offset=header.end()) == ord("\n")) + header.end()
    if not (n_vertices and n_faces) or len(ends) < n_vertices + n_faces - 1:
        return None
    middle = int(ends[n_vertices - 1]) + 1
    end = int(ends[n_vertices + n_faces - 1]) if len(ends) >= n_vertices + n_faces else len(data)
    try:
        vertices = numbers(data[header.end() : middle], np.float64)
        faces = numbers(data[middle:end], np.int64)
    except ValueError:
        return None
    if vertices.size != 3 * n_vertices or faces.size != 4 * n_faces:
        return None
    faces = faces.reshape(-1, 4)
    if (faces[:, 0] != 3).any() or faces.min() < 0 or faces[:, 1:].max() >= n_vertices:
        return None
    return Mesh(vertices.reshape(-1, 3), np.ascontiguousarray(faces[:, 1:]))


def _any(data: bytes, start: int) -> Mesh:
    lines = [line for line in data[start:].splitlines() if line.strip()]
    header = lines[0].split() if lines else []
    if len(header) < 2:
        raise UnreadableFileError("The OFF header does not say how many vertices and faces there are.")
    n_vertices, n_faces = (_count(token) for token in header[:2])
    if len(header) > 3 or len(lines) < 1 + n_vertices + n_faces:
        lines = _one_element_a_line(b" ".join(lines).split()[3:], n_vertices, n_faces)
    else:
        lines = lines[1:]
    vertices = _vertices(lines[:n_vertices], n_vertices)
    return Mesh(vertices, _triangles(lines[n_vertices : n_vertices + n_faces], n_vertices))


def _count(token: bytes) -> int:
    try:
        count = int(token)
    except ValueError:
        raise UnreadableFileError("The OFF header does not hold whole numbers.") from None
    if count < 0:
        raise UnreadableFileError(f"The OFF header declares {count} elements.")
    return count


def _one_element_a_line(tokens: list[bytes], n_vertices: int, n_faces: int) -> list[bytes]:
    """Break a plain OFF stream, whose lines mean nothing, at its elements."""
    if len(tokens) < 3 * n_vertices + n_faces:
        raise UnreadableFileError(
            f"The file is cut off: it declares {n_vertices} vertices and {n_faces} faces, but ends before."
        )
    lines = [b" ".join(tokens[i : i + 3]) for i in range(0, 3 * n_vertices, 3)]
    at = 3 * n_vertices
    for face in range(n_faces):
        if at >= len(tokens):
            raise UnreadableFileError(f"The file is cut off: it ends before face {face}.")
        end = at + 1 + _corners(tokens[at], face)
        lines.append(b" ".join(tokens[at:end]))
        at = end
    return lines


def _corners(token: bytes, face: int) -> int:
    corners = int(token) if token.isdigit() and len(token) < 12 else -1
    if not 0 <= corners <= MAX_CORNERS:
        raise UnreadableFileError(f"Face {face} does not have a sensible number of corners.")
    return corners


def _vertices(lines: list[bytes], n_vertices: int) -> NDArray[np.float64]:
    if n_vertices == 0:
        raise UnreadableFileError("The mesh has no vertices.")
    try:
        values = numbers(b"\n".join(lines), np.float64)
    except ValueError:
        raise UnreadableFileError("A vertex holds something that is not a number.") from None
    if values.size % n_vertices or values.size < 3 * n_vertices:
        raise UnreadableFileError(f"The {n_vertices} vertices do not all have three coordinates.")
    return values.reshape(n_vertices, -1)[:, :3]


def _triangles(lines: list[bytes], n_vertices: int) -> IntArray:
    if not lines:
        raise UnreadableFileError("The mesh has no faces.")
    corner_counts = [_corners(line.split(maxsplit=1)[0], face) for face, line in enumerate(lines)]
    polygons = [line.split(maxsplit=n + 1)[1 : n + 1] for line, n in zip(lines, corner_counts, strict=True)]
    for face, (polygon, n) in enumerate(zip(polygons, corner_counts, strict=True)):
        if len(polygon) < n:
            raise UnreadableFileError(f"Face {face} declares {n} corners, but names {len(polygon)}.")
    try:
        indices = numbers(b" ".join(corner for polygon in polygons for corner in polygon), np.int64)
    except ValueError:
        raise UnreadableFileError("A face holds something that is not a number.") from None
    counts = np.array(corner_counts, dtype=np.int64)
    wrong = np.flatnonzero((indices < 0) | (indices >= n_vertices))
    if wrong.size:
        face = int(np.searchsorted(np.cumsum(counts), wrong[0], side="right"))
        raise UnreadableFileError(f"Face {face} points to vertex {indices[wrong[0]]}, but there are {n_vertices}.")
    return fans(indices, counts)
