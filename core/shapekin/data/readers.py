"""One file to a mesh, a point cloud or a picture; every failure with a reason a person understands.

A file is read once, whole, from a regular file of a limited size, and parsed from memory: nothing that it
refers to (materials, textures, buffers in other files) is ever opened. Parsing hostile data may still take
all memory or crash native code, so the app reads only in the children of `shapekin.data.isolation`.

A package adds a format by an entry point of the group `shapekin.shapes` or `shapekin.pictures`, whose name is the
extension without its dot and whose value is a function from bytes to contents, see `shapekin.plugins`.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from shapekin.arrays import BoolArray
from shapekin.data.contents import Cloud, Contents, Mesh, Picture
from shapekin.data.formats.collada import parse_dae
from shapekin.data.formats.gltf import parse_gltf
from shapekin.data.formats.npy import parse_npy, parse_npz
from shapekin.data.formats.obj import parse_obj
from shapekin.data.formats.off import parse_off
from shapekin.data.formats.pcd import parse_pcd
from shapekin.data.formats.pictures import parse_picture
from shapekin.data.formats.ply import parse_ply
from shapekin.data.formats.point_text import parse_point_text
from shapekin.data.formats.sniffing import misnamed
from shapekin.data.formats.stl import parse_stl
from shapekin.data.formats.threemf import parse_3mf
from shapekin.data.formats.unsupported import unsupported_reason
from shapekin.errors import UnreadableFileError
from shapekin.plugins import BrokenPluginError, Plugins

MAX_FILE_BYTES = 200_000_000

SHAPE_LOADERS: dict[str, Callable[[bytes], Contents]] = {
    ".off": parse_off,
    ".coff": parse_off,
    ".noff": parse_off,
    ".obj": parse_obj,
    ".ply": parse_ply,
    ".stl": parse_stl,
    ".glb": parse_gltf,
    ".gltf": parse_gltf,
    ".3mf": parse_3mf,
    ".dae": parse_dae,
    ".pcd": parse_pcd,
    ".xyz": parse_point_text,
    ".pts": parse_point_text,
    ".txt": parse_point_text,
    ".asc": parse_point_text,
    ".npy": parse_npy,
    ".npz": parse_npz,
}
PICTURE_LOADERS: dict[str, Callable[[bytes], Contents]] = dict.fromkeys(
    (".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".webp", ".bmp", ".dib", ".tif", ".tiff", ".gif"), parse_picture
)


def _as_reader(loaded: Any, _name: str) -> Callable[[bytes], Contents]:  # noqa: ANN401  whatever the package offers
    if not callable(loaded):
        raise TypeError("it is no function")
    reader: Callable[[bytes], Contents] = loaded
    return reader


PLUGINS = tuple(
    Plugins[Callable[[bytes], Contents]](f"shapekin.{group}", "reader", _as_reader) for group in ("shapes", "pictures")
)


def _read_by(plugins: Plugins[Callable[[bytes], Contents]], name: str, data: bytes) -> Contents:
    """Contents, by a reader of another package.

    Raises:
        UnreadableFileError: The package is broken, or its reader gives something else.
    """
    try:
        found = plugins.get(name)(data)
    except BrokenPluginError as error:
        raise UnreadableFileError(error.message, error.hint) from None
    if not isinstance(found, Mesh | Cloud | Picture):
        raise UnreadableFileError(f"The plug-in that reads .{name} gave neither a mesh, a cloud nor a picture.")
    return found


for _plugins, _loaders in zip(PLUGINS, (SHAPE_LOADERS, PICTURE_LOADERS), strict=True):
    for _name in _plugins.names():
        if f".{_name}" not in SHAPE_LOADERS | PICTURE_LOADERS:
            _loaders[f".{_name}"] = partial(_read_by, _plugins, _name)
LOADERS = SHAPE_LOADERS | PICTURE_LOADERS

_REFUSALS = {
    errno.ENOENT: "The file is no longer there.",
    errno.ENOTDIR: "The file is no longer there.",
    errno.EACCES: "There is no permission to read the file.",
    errno.EPERM: "There is no permission to read the file.",
    errno.ELOOP: "The file is a link that leads to itself.",
    errno.ENAMETOOLONG: "The name of the file, or of its folders together, is too long for this system.",
    errno.EIO: "The disk reports an error where the file is.",
    errno.ESTALE: "The network folder with the file is no longer there.",
}


def read_bytes(path: Path | bytes, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """Bytes of a regular file.

    Raises:
        UnreadableFileError: It is no regular file (a pipe, a device), is too large, can't be opened, or changes
            while it is read.
    """
    try:
        _check_regular(os.stat(path))  # noqa: PTH116 - to open a device may be enough to do harm
        descriptor = os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
        )
        with os.fdopen(descriptor, "rb") as stream:
            before = os.fstat(descriptor)
            _check_regular(before)
            if before.st_size > max_bytes:
                raise UnreadableFileError(
                    f"The file is {before.st_size / 1e6:,.0f} MB; the limit is {max_bytes / 1e6:,.0f} MB."
                )
            data = stream.read(max_bytes + 1)
            after = os.fstat(descriptor)
    except OSError as error:
        reason = _REFUSALS.get(error.errno or 0, f"The file can't be read ({error.strerror}).")
        raise UnreadableFileError(reason) from None
    except ValueError:
        raise UnreadableFileError("The name of the file holds a character that no name may hold.") from None
    if len(data) != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise UnreadableFileError("The file changed while it was read.", "Try again when it is finished.")
    if not data:
        raise UnreadableFileError("The file is empty.")
    return data


def _check_regular(status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFileError("This is not a regular file but a folder.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFileError("This is not a regular file but a device or a pipe.")


def parse(data: bytes, extension: str) -> Contents:
    """Parse a file's bytes.

    Args:
        data: All of the file.
        extension: What its name ends with, such as ".off"; letter case does not matter.

    Raises:
        UnreadableFileError: No reader for it, or the data is not what the extension says.
    """
    extension = extension.lower()
    loader = LOADERS.get(extension)
    if loader is None:
        raise UnreadableFileError(unsupported_reason(extension))
    akin = {other for other in LOADERS if LOADERS[other] is loader}
    try:
        with np.errstate(all="ignore"):
            return checked(loader(data))
    except UnreadableFileError as error:
        raise UnreadableFileError(misnamed(data, extension, akin) or error.message, error.hint) from None
    except MemoryError:
        raise UnreadableFileError("Reading the file needs more memory than is allowed.") from None
    except RecursionError:
        raise UnreadableFileError("The file is nested too deeply.") from None
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on hostile data
        reason = " ".join(str(error).split())[:120].rstrip(".") or type(error).__name__
        raise UnreadableFileError(
            misnamed(data, extension, akin) or f"The file is damaged or incomplete ({reason})."
        ) from None


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
    if faces.min() < 0 or faces.max() >= n_vertices:
        wrong = np.flatnonzero(((faces < 0) | (faces >= n_vertices)).any(axis=1))
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
