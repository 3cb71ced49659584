"""NPY and NPZ with the sizes looked at first: a small file may declare gigabytes."""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from collections.abc import Collection
from typing import IO

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.contents import Cloud
from shapekin.data.formats.archive import allow, open_archive, unpack
from shapekin.errors import UnreadableFileError

MAX_ARRAY_BYTES = 500_000_000
_DAMAGED = (ValueError, EOFError, OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error)
_POINT_ARRAY_NAMES = ("points", "pos", "xyz", "x", "arr_0")


def npy_header(stream: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[np.generic]]:
    """Read the header of an NPY stream, leaving it at the data.

    Returns:
        The declared shape, whether the first axis runs fastest (Fortran order), and the data type.

    Raises:
        UnreadableFileError: The header is damaged, or declares Python objects.
    """
    try:
        version = np.lib.format.read_magic(stream)
        if version == (1, 0):
            shape, fortran, dtype = np.lib.format.read_array_header_1_0(stream)
        else:
            shape, fortran, dtype = np.lib.format.read_array_header_2_0(stream)
    except _DAMAGED:
        raise UnreadableFileError("The NumPy header is damaged, or far too long.") from None
    if dtype.hasobject:
        raise UnreadableFileError("The array holds Python objects, which may run code; they are never opened.")
    if any(length < 0 for length in shape):
        raise UnreadableFileError("The NumPy header declares a negative size.")
    return shape, fortran, dtype


def _load(stream: IO[bytes], max_bytes: int) -> AnyArray:
    """Load one array from a seekable stream, after its declared size was allowed."""
    shape, _, dtype = npy_header(stream)
    declared = math.prod(shape) * dtype.itemsize
    if declared > max_bytes:
        raise UnreadableFileError(
            f"The array declares {declared / 1e6:,.0f} MB; the limit is {max_bytes / 1e6:,.0f} MB."
        )
    stream.seek(0)
    try:
        array: AnyArray = np.lib.format.read_array(stream, allow_pickle=False)
    except _DAMAGED:
        raise UnreadableFileError("The array is cut off: there is less data than it declares.") from None
    return array


def load_npy(data: bytes, max_bytes: int) -> AnyArray:
    """Array of an NPY file.

    Args:
        data: The file's bytes.
        max_bytes: Largest size the array may declare.

    Raises:
        UnreadableFileError: It is damaged, too large or holds objects.
    """
    return _load(io.BytesIO(data), max_bytes)


def load_npz(stream: IO[bytes], max_bytes: int, names: Collection[str] | None = None) -> dict[str, AnyArray]:
    """Arrays of an NPZ archive.

    Args:
        stream: The seekable file.
        max_bytes: Largest size that the arrays may unpack to together; looked at before they are read.
        names: Arrays to load; all when None.

    Raises:
        UnreadableFileError: It is damaged, too large or holds objects.
    """
    with open_archive(stream) as archive:
        entries = {
            entry.filename.removesuffix(".npy"): entry
            for entry in archive.infolist()
            if entry.filename.endswith(".npy")
        }
        wanted = {name: entry for name, entry in entries.items() if names is None or name in names}
        allow(list(wanted.values()), max_bytes)
        return {name: _load(io.BytesIO(unpack(archive, entry)), max_bytes) for name, entry in wanted.items()}


def parse_npy(data: bytes) -> Cloud:
    """Read points `(p, 3 or more)` of an NPY file.

    Raises:
        UnreadableFileError: It is damaged, too large or of another shape.
    """
    return _cloud(load_npy(data, MAX_ARRAY_BYTES))


def parse_npz(data: bytes) -> Cloud:
    """Read points of an NPZ archive: of the array called points, pos, xyz, x or arr_0.

    Raises:
        UnreadableFileError: It is damaged, too large or has no such array.
    """
    arrays = load_npz(io.BytesIO(data), MAX_ARRAY_BYTES, _POINT_ARRAY_NAMES)
    for name in _POINT_ARRAY_NAMES:
        if name in arrays:
            return _cloud(arrays[name])
    raise UnreadableFileError(f"None of the arrays is called {', '.join(_POINT_ARRAY_NAMES)}.")


def _cloud(array: AnyArray) -> Cloud:
    if array.ndim != 2 or array.shape[1] < 3 or array.dtype.kind not in "fiu":
        raise UnreadableFileError(f"The array has shape {array.shape}, not (points, 3) of numbers.")
    return Cloud(array[:, :3].astype(np.float64))
