"""One NumPy array in a file, or packed in an archive."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import IO, ClassVar

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.formats.npy import npy_header
from shapekin.data.tables.base import Table
from shapekin.data.tables.columns import numbered
from shapekin.data.tables.files import only, open_regular, size_of
from shapekin.data.tables.forward import ForwardStream
from shapekin.data.tables.stored import ArrayTable, checked_form
from shapekin.errors import UnreadableFileError

_MAX_TURNED_BYTES = 1_000_000_000


class NpyArray:
    """An array in NPY format, read block by block.

    In Fortran order a row is spread over all of the file; such an array is held in memory, and limited in size.

    Args:
        reopen: Opens the stream at its beginning.
        packed: Bytes that it takes in the file.
        size: Bytes of the stream, its header among them.

    Raises:
        UnreadableFileError: The header is damaged, or declares Python objects.
    """

    def __init__(self, reopen: Callable[[], IO[bytes]], packed: int, size: int) -> None:
        with reopen() as stream:
            self.shape, fortran, self.dtype = npy_header(stream)
            self._begin = stream.tell()
        self.packed = packed
        self.unpacked: int | None = size - self._begin
        self._stream = ForwardStream(reopen)
        self._turned = fortran and len(self.shape) > 1
        self._whole: AnyArray | None = None

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop`.

        Raises:
            UnreadableFileError: They are not there.
        """
        if self._turned:
            return self._all()[start:stop]
        row_bytes = math.prod(self.shape[1:]) * self.dtype.itemsize
        data = self._stream.read(self._begin + start * row_bytes, (stop - start) * row_bytes)
        return np.frombuffer(data, dtype=self.dtype).reshape(stop - start, *self.shape[1:])

    def _all(self) -> AnyArray:
        if self._whole is None:
            size = math.prod(self.shape) * self.dtype.itemsize
            if size > _MAX_TURNED_BYTES:
                raise UnreadableFileError(
                    f"Its {size / 1e6:,.0f} MB are in Fortran order; the limit for that is "
                    f"{_MAX_TURNED_BYTES / 1e6:,.0f} MB.",
                    "Save numpy.ascontiguousarray(x) instead.",
                )
            data = self._stream.read(self._begin, size)
            self._whole = np.frombuffer(data, dtype=self.dtype).reshape(self.shape[::-1]).T
        return self._whole

    def close(self) -> None:
        """Let go of the stream."""
        self._stream.close()


class Npy:
    """A file with one array, without names or labels."""

    name: ClassVar[str] = "npy"
    beginning: ClassVar[str] = ""
    extensions: ClassVar[tuple[str, ...]] = (".npy",)
    needs: ClassVar[tuple[str, ...]] = ()

    def open(self, paths: Sequence[bytes]) -> Table:
        """Open one file.

        Raises:
            UnreadableFileError: It holds no array of a known kind.
        """
        path = only(paths)
        with open_regular(path) as stream:
            size = size_of(stream)
        with ExitStack() as resources:
            array = NpyArray(partial(open_regular, path), size, size)
            resources.callback(array.close)
            form = checked_form(array, "The array")
            n = array.shape[0]
            return ArrayTable(array, form, numbered(n), ("",) * n, resources)
