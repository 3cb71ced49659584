"""One array a file: NumPy's own `.npy` format inside a sealed file; never pickled objects."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import DTypeLike

from shapekin.arrays import AnyArray
from shapekin.errors import ParameterError
from shapekin.store.sealed import DamagedFileError, contents_size, new_sealed_file

VERIFY_BELOW = 64 << 20
_LARGEST_HEADER = 10_000
_ZEROS = bytes(1 << 20)


def write_array(path: Path, array: AnyArray) -> None:
    """Write an array, in C order.

    Raises:
        ParameterError: It holds Python objects.
        OSError: The disk is full or failing; then nothing is left.
    """
    array = np.asarray(array, order="C")
    _refuse_objects(array.dtype)
    with new_sealed_file(path) as temporary, temporary.open("xb") as file:
        np.lib.format.write_array(file, array, version=(1, 0), allow_pickle=False)


def write_blocks(path: Path, shape: tuple[int, ...], dtype: DTypeLike, blocks: Iterable[AnyArray]) -> None:
    """Write an array a block of rows at a time, never all of it in memory.

    Raises:
        ParameterError: It holds Python objects, or the blocks are not what was announced.
        OSError: The disk is full or failing; then nothing is left.
    """
    kind = np.dtype(dtype)
    _refuse_objects(kind)
    written = 0
    with new_sealed_file(path) as temporary, temporary.open("xb") as file:
        _write_header(file, shape, kind)
        for block in blocks:
            if block.dtype != kind or block.shape[1:] != shape[1:]:
                raise ParameterError(f"A block is {block.dtype} {block.shape}, in an array {kind} {shape}.")
            file.write(np.ascontiguousarray(block).data)
            written += len(block)
        if written != shape[0]:
            raise ParameterError(f"{written} rows were given for an array of shape {shape}.")


@contextmanager
def new_array(path: Path, shape: tuple[int, ...], dtype: DTypeLike) -> Iterator[AnyArray]:
    """A writable memory map of zeros that becomes the file when the block ends well.

    Raises:
        ParameterError: The type is of Python objects.
        OSError: There is no room for all of it; asked for at once, since a full disk kills whoever
            writes to a map.
    """
    kind = np.dtype(dtype)
    _refuse_objects(kind)
    with new_sealed_file(path) as temporary:
        with temporary.open("xb") as file:
            _write_header(file, shape, kind)
            offset = file.tell()
            _reserve(file, int(np.prod(shape, dtype=np.int64)) * kind.itemsize)
        if 0 in shape:
            yield np.empty(shape, kind)
            return
        array = np.memmap(temporary, kind, "r+", offset, shape)
        yield array
        array.flush()


def read_array(path: Path, *, mmap: bool) -> AnyArray:
    """Read an array, read-only; its digest is compared up to `VERIFY_BELOW` bytes.

    Args:
        path: The file.
        mmap: True to map it into memory instead of reading it.

    Raises:
        FileNotFoundError: There is no such file.
        DamagedFileError: The file is not what was written.
    """
    with path.open("rb") as file:
        size = contents_size(file, verify=path.stat().st_size <= VERIFY_BELOW)
        shape, kind = _read_header(file)
        offset = file.tell()
        count = int(np.prod(shape, dtype=object))
        if count * kind.itemsize != size - offset:
            raise DamagedFileError("its length does not fit its shape")
        if mmap and count:
            return np.memmap(file, kind, "r", offset, shape).view(np.ndarray)
        array = np.fromfile(file, kind, count).reshape(shape)
    array.flags.writeable = False
    return array


def _write_header(file: IO[bytes], shape: tuple[int, ...], kind: np.dtype[np.generic]) -> None:
    header = {"descr": np.lib.format.dtype_to_descr(kind), "fortran_order": False, "shape": shape}
    np.lib.format.write_array_header_1_0(file, header)


def _read_header(file: IO[bytes]) -> tuple[tuple[int, ...], np.dtype[np.generic]]:
    try:
        if np.lib.format.read_magic(file) != (1, 0):
            raise DamagedFileError("it is of another version")
        shape, fortran, kind = np.lib.format.read_array_header_1_0(file, max_header_size=_LARGEST_HEADER)
    except (ValueError, SyntaxError, TypeError, EOFError) as error:
        raise DamagedFileError(f"its header cannot be read ({error})") from error
    if fortran or kind.hasobject or min(shape, default=0) < 0:
        raise DamagedFileError("its header is not one that Shapekin writes")
    return shape, kind


def _refuse_objects(kind: np.dtype[np.generic]) -> None:
    if kind.hasobject:
        raise ParameterError("Arrays of Python objects are never stored.")


def _reserve(file: IO[bytes], size: int) -> None:
    """Claim `size` bytes behind the present position, all zero."""
    if size and hasattr(os, "posix_fallocate"):
        file.flush()
        os.posix_fallocate(file.fileno(), file.tell(), size)
        return
    for start in range(0, size, len(_ZEROS)):
        file.write(_ZEROS[: size - start])
