"""NPY and NPZ with the sizes looked at first: a small file may declare gigabytes."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Collection
from typing import IO

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.errors import UnreadableFileError

_DAMAGED = (ValueError, EOFError, OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError)


def npy_shape(stream: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[np.generic]]:
    """Read the header of an NPY stream, leaving it at the data.

    Returns:
        The declared shape and data type.

    Raises:
        UnreadableFileError: The header is damaged, or declares Python objects.
    """
    try:
        version = np.lib.format.read_magic(stream)
        if version == (1, 0):
            shape, _, dtype = np.lib.format.read_array_header_1_0(stream)
        else:
            shape, _, dtype = np.lib.format.read_array_header_2_0(stream)
    except _DAMAGED as error:
        raise UnreadableFileError(f"The NumPy header is damaged ({error}).") from None
    if dtype.hasobject:
        raise UnreadableFileError("The array holds Python objects, which may run code; they are never opened.")
    if any(length < 0 for length in shape):
        raise UnreadableFileError("The NumPy header declares a negative size.")
    return shape, dtype


def _load(stream: IO[bytes], max_bytes: int) -> AnyArray:
    """Load one array from a seekable stream, after its declared size was allowed."""
    shape, dtype = npy_shape(stream)
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


def npz_shapes(stream: IO[bytes]) -> dict[str, tuple[tuple[int, ...], np.dtype[np.generic]]]:
    """Names, shapes and types of the arrays in an NPZ archive, without their data.

    Raises:
        UnreadableFileError: It is not an archive of arrays.
    """
    shapes = {}
    try:
        with zipfile.ZipFile(stream) as archive:
            for entry in archive.infolist():
                if entry.filename.endswith(".npy"):
                    with archive.open(entry) as member:
                        shapes[entry.filename.removesuffix(".npy")] = npy_shape(member)
    except _DAMAGED as error:
        raise UnreadableFileError(f"The NPZ archive is damaged ({error}).") from None
    return shapes


def load_npz(stream: IO[bytes], max_bytes: int, names: Collection[str] | None = None) -> dict[str, AnyArray]:
    """Arrays of an NPZ archive.

    Args:
        stream: The seekable file.
        max_bytes: Largest size that one array may declare; larger ones are refused before they are read.
        names: Arrays to load; all when None.

    Raises:
        UnreadableFileError: It is damaged, too large or holds objects.
    """
    arrays = {}
    try:
        with zipfile.ZipFile(stream) as archive:
            for entry in archive.infolist():
                name = entry.filename.removesuffix(".npy")
                if name == entry.filename or (names is not None and name not in names):
                    continue
                if entry.file_size > max_bytes + 65_536:
                    raise UnreadableFileError(
                        f"“{name}” unpacks to {entry.file_size / 1e6:,.0f} MB; the limit is {max_bytes / 1e6:,.0f} MB."
                    )
                with archive.open(entry) as member:
                    arrays[name] = _load(io.BytesIO(member.read(entry.file_size)), max_bytes)
    except _DAMAGED as error:
        raise UnreadableFileError(f"The NPZ archive is damaged ({error}).") from None
    return arrays
