"""A table that is one stored array, with names and labels beside it."""

from __future__ import annotations

import math
from contextlib import ExitStack
from typing import Protocol

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind
from shapekin.data.tables.base import TableFacts
from shapekin.data.tables.files import parsing
from shapekin.data.tables.kinds import RowForm, check_brightness, row_form
from shapekin.data.tables.limits import CUT_OFF, check_expansion, check_range, check_rows
from shapekin.errors import UnreadableFileError

_LOOKED_AT = 32


class StoredArray(Protocol):
    """An array in a file, of which blocks of rows are read.

    Attributes:
        shape: As the file declares it.
        dtype: Type of its numbers.
        packed: Bytes that it takes in the file.
        unpacked: Bytes that the file has for it once unpacked; None where only reading tells.
    """

    shape: tuple[int, ...]
    dtype: np.dtype[np.generic]
    packed: int
    unpacked: int | None

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop` as stored; may raise anything on bad data."""
        ...


def checked_form(stored: StoredArray, called: str) -> RowForm:
    """What the rows of an array are, once it is sure that there may be so many.

    Args:
        stored: The array, `(n, ...)`.
        called: Its name, for messages.

    Raises:
        UnreadableFileError: It is nothing known, too large, or larger than its file can hold.
    """
    form = row_form(stored.shape, stored.dtype, called)
    check_rows(stored.shape, stored.dtype.itemsize)
    declared = math.prod(stored.shape) * stored.dtype.itemsize
    if stored.unpacked is not None and stored.unpacked < declared:
        raise UnreadableFileError(CUT_OFF)
    check_expansion(declared, stored.packed)
    return form


class ArrayTable:
    """The rows of a stored array.

    Args:
        stored: The array, `(n, ...)`.
        form: What its rows are, see `checked_form`.
        names: One a row.
        labels: One a row, "" where there is none.
        resources: Whatever is open for it; taken over when all is well.

    Raises:
        UnreadableFileError: Its pictures are of floats, but not of brightness.
    """

    def __init__(
        self,
        stored: StoredArray,
        form: RowForm,
        names: tuple[str, ...],
        labels: tuple[str, ...],
        resources: ExitStack,
    ) -> None:
        self._stored, self._form = stored, form
        self.facts = TableFacts(form.kind, form.row_shape, stored.dtype.str, names, labels)
        if form.kind is DataKind.IMAGES and stored.dtype.kind == "f":
            check_brightness(self.read(0, min(_LOOKED_AT, len(names))))
        self._resources = resources.pop_all()

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop`, `(stop - start, *row_shape)`.

        Raises:
            UnreadableFileError: They are damaged.
        """
        check_range(start, stop, len(self.facts))
        with parsing():
            return self._form.rows(self._stored.read(start, stop))

    def close(self) -> None:
        """Let go of the file."""
        self._resources.close()
