"""Arrays brought along: `x` with one row an item, and what is known of the rows.

Only headers and small columns are read here, sizes looked at first; the rows themselves are loaded in a
limited child (`shapekin.jobs.intake`).
"""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind
from shapekin.data.formats.npy import load_npy, load_npz, npy_shape, npz_shapes
from shapekin.data.readers import read_bytes
from shapekin.errors import SourceError, UnreadableFileError

MAX_ROWS_BYTES = 2_000_000_000
MAX_COLUMN_BYTES = 200_000_000
MAX_ROWS = 10_000_000
_LABEL_NAMES = ("classes", "label_names", "y_names", "class_names")
_NPZ_HINT = (
    "An array file holds x, and may hold y and names: x of shape (n, h, w) or (n, h, w, c) uint8 are images, "
    "(n, p, 3) floats are point clouds, (n, d) floats are feature rows."
)


@dataclass(frozen=True)
class ArraySource:
    """What an array file holds, without the rows.

    Attributes:
        kind: What a row is.
        row_shape: Shape of one row as stored, grey images with their channel: `(h, w, c)`, `(p, 3)`, `(d,)`.
        names: One a row, not necessarily distinct.
        labels: True kind of each row, "" where there is none.
    """

    kind: DataKind
    row_shape: tuple[int, ...]
    names: tuple[str, ...]
    labels: tuple[str, ...]


def inspect_arrays(path: Path) -> ArraySource:
    """Look at an NPZ or NPY file.

    Raises:
        SourceError: It does not hold rows of a known kind, or its columns do not fit.
    """
    try:
        data = read_bytes(path, MAX_ROWS_BYTES)
        if path.suffix.lower() == ".npy":
            shape, dtype = npy_shape(io.BytesIO(data))
            columns: dict[str, AnyArray] = {}
        else:
            shapes = npz_shapes(io.BytesIO(data))
            if "x" not in shapes:
                raise SourceError(f"“{path.name}” has no array called x.", _NPZ_HINT)
            shape, dtype = shapes["x"]
            columns = load_npz(io.BytesIO(data), MAX_COLUMN_BYTES, set(shapes) - {"x"})
    except UnreadableFileError as error:
        raise SourceError(f"“{path.name}” can't be read. {error.message}", _NPZ_HINT) from None
    kind, row_shape = _kind_of(shape, dtype)
    n, size = shape[0], math.prod(shape) * dtype.itemsize
    if n > MAX_ROWS or size > MAX_ROWS_BYTES:
        raise SourceError(
            f"“{path.name}” declares {n:,} rows, {size / 1e6:,.0f} MB; the limit is {MAX_ROWS:,} rows, "
            f"{MAX_ROWS_BYTES / 1e6:,.0f} MB.",
            "Divide it into several files.",
        )
    if "y" in columns and columns["y"].shape != (n,):
        raise SourceError(
            f"“{path.name}” has {n} rows, but y is of shape {columns['y'].shape}.",
            "Give one true label a row, or leave y out.",
        )
    names = columns.get("names")
    if names is None or names.shape != (n,):
        return ArraySource(kind, row_shape, tuple(str(row) for row in range(n)), _labels(columns, n))
    return ArraySource(kind, row_shape, tuple(_text(name) for name in names.tolist()), _labels(columns, n))


def _kind_of(shape: tuple[int, ...], dtype: np.dtype[np.generic]) -> tuple[DataKind, tuple[int, ...]]:
    if len(shape) >= 2 and 0 not in shape:
        if dtype == np.uint8 and len(shape) == 3:
            return DataKind.IMAGES, (*shape[1:], 1)
        if dtype == np.uint8 and len(shape) == 4 and shape[3] in {1, 3}:
            return DataKind.IMAGES, shape[1:]
        if dtype.kind == "f" and len(shape) == 3 and shape[2] == 3:
            return DataKind.CLOUDS, shape[1:]
        if dtype.kind in "fiub" and len(shape) == 2:
            return DataKind.FEATURES, shape[1:]
    raise SourceError(f"x has shape {shape} and type {dtype}, which is nothing known.", _NPZ_HINT)


def _labels(columns: Mapping[str, AnyArray], n: int) -> tuple[str, ...]:
    """The true kinds: `y`, or else the finest whole-number column that has a partner `<column>_names`."""
    named = {
        column: columns[f"{column}_names"]
        for column, values in columns.items()
        if f"{column}_names" in columns and values.shape == (n,) and values.dtype.kind in "iu"
    }
    y = columns.get("y")
    if y is not None and y.shape == (n,):
        texts = next((columns[key] for key in _LABEL_NAMES if key in columns), None)
    elif named:
        finest = max(sorted(named), key=lambda column: len(named[column]))
        y, texts = columns[finest], named[finest]
    else:
        return ("",) * n
    values = y.tolist()
    if y.dtype.kind in "iu" and texts is not None and texts.ndim == 1:
        names = [_text(text) for text in texts.tolist()]
        return tuple(names[v] if 0 <= v < len(names) else "" if v < 0 else str(v) for v in values)
    if y.dtype.kind in "iu":
        return tuple("" if v < 0 else str(v) for v in values)
    return tuple(_text(value) for value in values)


def _text(value: object) -> str:
    text = value.decode("utf-8", "backslashreplace") if isinstance(value, bytes) else str(value)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")  # half a surrogate pair is no character


def load_rows(path: Path) -> AnyArray:
    """All rows of `x`; call it in a limited child.

    Raises:
        UnreadableFileError: Damaged or too large.
    """
    data = read_bytes(path, MAX_ROWS_BYTES)
    if path.suffix.lower() == ".npy":
        return load_npy(data, MAX_ROWS_BYTES)
    return load_npz(io.BytesIO(data), MAX_ROWS_BYTES, {"x"})["x"]
