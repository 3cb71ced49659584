"""One file to a mesh, a point cloud or a picture; every failure with a reason a person understands.

A file is read once, whole, from a regular file of a limited size, and parsed from memory: nothing that it
refers to (materials, textures, buffers in other files) is ever opened. Parsing hostile data may still take
all memory or crash native code, so the app reads only in the children of `shapekin.data.isolation`.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import AnyArray, BoolArray, IntArray
from shapekin.data.contents import Cloud, Contents, Mesh, Picture
from shapekin.data.formats.npy import load_npy, load_npz
from shapekin.data.formats.off import parse_off
from shapekin.data.formats.pictures import parse_picture
from shapekin.errors import UnreadableFileError

MAX_FILE_BYTES = 200_000_000
MAX_ARRAY_BYTES = 500_000_000
_ZERO_INDEX = re.compile(rb"^f[ \t](?:[^\n]*[ \t])?0+(?:[/\s]|$)", re.MULTILINE)
_POINT_ARRAY_NAMES = ("points", "pos", "xyz", "x", "arr_0")


def read_bytes(path: Path | bytes, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """Bytes of a regular file.

    Raises:
        UnreadableFileError: It is no regular file (a pipe, a device), is too large or can't be opened.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableFileError(f"The file can't be opened ({reason}).") from None
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError("This is not a regular file but a device, a pipe or a folder.")
        if status.st_size > max_bytes:
            raise UnreadableFileError(
                f"The file is {status.st_size / 1e6:,.0f} MB; the limit is {max_bytes / 1e6:,.0f} MB."
            )
        data = stream.read(max_bytes + 1)
    if not data:
        raise UnreadableFileError("The file is empty.")
    return data


def parse(data: bytes, extension: str) -> Contents:
    """Parse a file's bytes.

    Args:
        data: All of the file.
        extension: What its name ends with, such as ".off"; letter case does not matter.

    Raises:
        UnreadableFileError: No reader for it, or the data is not what the extension says.
    """
    loader = LOADERS.get(extension.lower())
    if loader is None:
        raise UnreadableFileError(f"Files ending in “{extension}” are not supported.")
    try:
        with np.errstate(all="ignore"):
            return checked(loader(data))
    except UnreadableFileError:
        raise
    except MemoryError:
        raise UnreadableFileError("Reading the file needs more memory than is allowed.") from None
    except RecursionError:
        raise UnreadableFileError("The file is nested too deeply.") from None
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on hostile data
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableFileError(f"The file is damaged or incomplete ({reason}).") from None


def read(path: Path | bytes, max_bytes: int = MAX_FILE_BYTES) -> Contents:
    """Read one file by its extension; see `read_bytes` and `parse`."""
    return parse(read_bytes(path, max_bytes), os.path.splitext(os.fsdecode(path))[1])  # noqa: PTH122


def checked(contents: Contents) -> Contents:
    """The contents, if they can be worked with.

    Raises:
        UnreadableFileError: Empty, not finite, out of range or without extent.
    """
    if isinstance(contents, Picture):
        if contents.pixels.size == 0:
            raise UnreadableFileError("The picture has no pixels.")
        return contents
    points = contents.points if isinstance(contents, Cloud) else contents.vertices
    what = "point" if isinstance(contents, Cloud) else "vertex"
    if len(points) == 0:
        raise UnreadableFileError("There are no points." if what == "point" else "The mesh has no vertices.")
    finite: BoolArray = np.asarray((np.isfinite(points) & (np.abs(points) < 1e100)).all(axis=1))
    if isinstance(contents, Cloud):
        if not finite.all():
            raise UnreadableFileError(f"Point {int(np.argmin(finite))} is not at a finite place.")
        if np.ptp(points, axis=0).max() <= 0:
            raise UnreadableFileError("All points are at the same place.")
        return contents
    _check_faces(contents, finite)
    return contents


def _check_faces(mesh: Mesh, finite: BoolArray) -> None:
    faces, n_vertices = mesh.faces, len(mesh.vertices)
    if len(faces) == 0:
        raise UnreadableFileError("The mesh has no faces.")
    wrong = np.flatnonzero(((faces < 0) | (faces >= n_vertices)).any(axis=1))
    if wrong.size:
        row = faces[wrong[0]]
        vertex = int(row[(row < 0) | (row >= n_vertices)][0])
        raise UnreadableFileError(f"Face {wrong[0]} points to vertex {vertex}, but there are {n_vertices}.")
    if not finite.all():
        raise UnreadableFileError(f"Vertex {int(np.argmin(finite))} is not at a finite place.")
    corners = mesh.vertices[faces]
    extent = float(np.ptp(corners.reshape(-1, 3), axis=0).max())
    if extent <= 0:
        raise UnreadableFileError("The mesh has no extent: all its corners are at the same place.")
    corners = (corners - corners[0, 0]) / extent
    area = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1).sum()
    if not area > 1e-12:
        raise UnreadableFileError("The mesh has no area: its faces are lines or points.")


def _off(data: bytes) -> Mesh:
    return Mesh(*parse_off(data))


def _obj(data: bytes) -> Mesh | Cloud:
    if _ZERO_INDEX.search(data):
        raise UnreadableFileError("A face points to vertex 0; OBJ files count from 1.")
    return _trimesh(data, "obj")


def _trimesh(data: bytes, file_type: str) -> Mesh | Cloud:
    import trimesh

    # Without a resolver trimesh has no means of opening another file.
    loaded = trimesh.load(io.BytesIO(data), file_type=file_type, process=False, resolver=None)
    if isinstance(loaded, trimesh.Scene):
        parts: list[Any] = [part for part in loaded.dump() if len(getattr(part, "vertices", ())) > 0]
        meshes = [part for part in parts if isinstance(part, trimesh.Trimesh) and len(part.faces) > 0]
        if not parts:
            raise UnreadableFileError("There is no geometry in the file.")
        if meshes:
            return _joined([Mesh(_vertices(mesh.vertices), _faces(mesh.faces)) for mesh in meshes])
        return Cloud(np.concatenate([_vertices(part.vertices) for part in parts]))
    if isinstance(loaded, trimesh.Trimesh) and len(loaded.faces) > 0:
        return Mesh(_vertices(loaded.vertices), _faces(loaded.faces))
    if isinstance(loaded, trimesh.PointCloud) and file_type == "ply":
        return Cloud(_vertices(loaded.vertices))
    raise UnreadableFileError("The mesh has no faces.")


def _joined(meshes: list[Mesh]) -> Mesh:
    for mesh in meshes:
        _check_faces(mesh, np.asarray(np.isfinite(mesh.vertices).all(axis=1)))
    starts = np.cumsum([0] + [len(mesh.vertices) for mesh in meshes])
    return Mesh(
        np.concatenate([mesh.vertices for mesh in meshes]),
        np.concatenate([mesh.faces + start for mesh, start in zip(meshes, starts, strict=False)]),
    )


def _vertices(values: AnyArray) -> NDArray[np.float64]:
    return np.array(values, dtype=np.float64).reshape(-1, 3)


def _faces(values: AnyArray) -> IntArray:
    return np.array(values, dtype=np.int64).reshape(-1, 3)


def _point_text(data: bytes) -> Cloud:
    """Points as text: x y z and anything after them, by spaces or commas; PTS files begin with a count."""
    if b"\0" in data:
        raise UnreadableFileError("This is not a text file of points.")
    rows = [line.split() for line in data.replace(b",", b" ").replace(b";", b" ").splitlines()]
    rows = [row for row in rows if row and not row[0].startswith((b"#", b"//"))]
    if rows and len(rows[0]) == 1:
        rows = rows[1:]
    if not rows:
        raise UnreadableFileError("There are no points.")
    try:
        return Cloud(np.array([row[:3] for row in rows], dtype="S").astype(np.float64).reshape(-1, 3))
    except ValueError:
        raise UnreadableFileError("A line does not hold three numbers.") from None


def _npy(data: bytes) -> Cloud:
    return _array_cloud(load_npy(data, MAX_ARRAY_BYTES))


def _npz(data: bytes) -> Cloud:
    arrays = load_npz(io.BytesIO(data), MAX_ARRAY_BYTES, _POINT_ARRAY_NAMES)
    for name in _POINT_ARRAY_NAMES:
        if name in arrays:
            return _array_cloud(arrays[name])
    raise UnreadableFileError(f"None of the arrays is called {', '.join(_POINT_ARRAY_NAMES)}.")


def _array_cloud(array: AnyArray) -> Cloud:
    if array.ndim != 2 or array.shape[1] < 3 or array.dtype.kind not in "fiu":
        raise UnreadableFileError(f"The array has shape {array.shape}, not (points, 3) of numbers.")
    return Cloud(array[:, :3].astype(np.float64))


def _picture(data: bytes) -> Picture:
    return Picture(parse_picture(data))


SHAPE_LOADERS: dict[str, Callable[[bytes], Contents]] = {
    ".off": _off,
    ".obj": _obj,
    ".ply": lambda data: _trimesh(data, "ply"),
    ".stl": lambda data: _trimesh(data, "stl"),
    ".glb": lambda data: _trimesh(data, "glb"),
    ".gltf": lambda data: _trimesh(data, "gltf"),
    ".xyz": _point_text,
    ".pts": _point_text,
    ".txt": _point_text,
    ".npy": _npy,
    ".npz": _npz,
}
PICTURE_LOADERS: dict[str, Callable[[bytes], Contents]] = {
    ".png": _picture,
    ".jpg": _picture,
    ".jpeg": _picture,
}
LOADERS = SHAPE_LOADERS | PICTURE_LOADERS
