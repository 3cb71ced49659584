"""What the rows of an array are: told by its shape and its type."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind
from shapekin.errors import UnreadableFileError

_CHANNELS = frozenset({1, 3})


@dataclass(frozen=True, slots=True)
class RowForm:
    """How the rows of a stored array `(n, ...)` are read.

    Attributes:
        kind: What a row is.
        row_shape: Shape of one row as it is read.
        channels_first: Whether pictures are stored as `(n, c, h, w)`.
    """

    kind: DataKind
    row_shape: tuple[int, ...]
    channels_first: bool = False

    def rows(self, block: AnyArray) -> AnyArray:
        """Rows `(k, *row_shape)` of a block as it is stored."""
        if self.channels_first:
            return np.ascontiguousarray(np.moveaxis(block, 1, -1))
        if self.kind is DataKind.IMAGES:
            return np.ascontiguousarray(block).reshape(len(block), *self.row_shape)
        return np.ascontiguousarray(block[..., :3] if self.kind is DataKind.CLOUDS else block)


def row_form(shape: tuple[int, ...], dtype: np.dtype[np.generic], name: str = "x") -> RowForm:
    """The form of the rows of an array.

    Args:
        shape: Of the whole array.
        dtype: Of its numbers.
        name: What the array is called, for the message.

    Raises:
        UnreadableFileError: It is nothing known.
    """
    byte, floats = dtype == np.uint8, dtype.kind == "f"
    if len(shape) >= 2 and 0 not in shape:
        if byte and len(shape) == 3:
            return RowForm(DataKind.IMAGES, (*shape[1:], 1))
        if floats and len(shape) == 3 and shape[2] in {3, 6}:  # the other three are normals or colours
            return RowForm(DataKind.CLOUDS, (shape[1], 3))
        if (byte or floats) and len(shape) == 4 and shape[3] in _CHANNELS:
            return RowForm(DataKind.IMAGES, shape[1:])
        if (byte or floats) and len(shape) == 4 and shape[1] in _CHANNELS and min(shape[2:]) > 3:
            return RowForm(DataKind.IMAGES, (*shape[2:], shape[1]), channels_first=True)
        if dtype.kind in "fiub" and len(shape) == 2:
            return RowForm(DataKind.FEATURES, shape[1:])
    raise UnreadableFileError(f"{name} has shape {shape} and type {dtype}, which is nothing known.")


def check_brightness(rows: AnyArray) -> None:
    """Refuse pictures of floats that are not brightness from 0 to 1.

    Args:
        rows: Some pictures; values that are not finite numbers are not looked at.

    Raises:
        UnreadableFileError: They are something else.
    """
    known = rows[np.isfinite(rows)]
    if known.size and not 0 <= known.min() <= known.max() <= 1:
        raise UnreadableFileError(
            f"Its pictures are floats from {known.min():g} to {known.max():g}, not brightness from 0 to 1.",
            "Save them as uint8 from 0 to 255, or as floats from 0 to 1.",
        )
