"""How much a table may hold, and how much more than its file."""

from __future__ import annotations

import math

from shapekin.errors import UnreadableFileError

MAX_ROWS = 10_000_000
MAX_ROW_BYTES = 64_000_000
MAX_TABLE_BYTES = 64_000_000_000
MAX_COLUMN_BYTES = 200_000_000
MAX_EXPANSION = 200  # times the file's size; measured: handwritten digits 7, voxels 60
_ALWAYS_ALLOWED = 256_000_000
CUT_OFF = "The array is cut off: there is less data than it declares."


def check_rows(shape: tuple[int, ...], itemsize: int) -> None:
    """Refuse a table that declares too many rows, or too large ones.

    Args:
        shape: `(n, ...)`.
        itemsize: Bytes of one number.

    Raises:
        UnreadableFileError: It does.
    """
    n, row_bytes = shape[0], math.prod(shape[1:]) * itemsize
    if n > MAX_ROWS or n * row_bytes > MAX_TABLE_BYTES:
        raise UnreadableFileError(
            f"It declares {n:,} rows, {n * row_bytes / 1e6:,.0f} MB; the limit is {MAX_ROWS:,} rows, "
            f"{MAX_TABLE_BYTES / 1e6:,.0f} MB.",
            "Divide it into several files.",
        )
    if row_bytes > MAX_ROW_BYTES:
        raise UnreadableFileError(
            f"One row takes {row_bytes / 1e6:,.0f} MB; the limit is {MAX_ROW_BYTES / 1e6:,.0f} MB.",
            "Each row is one item: a picture, a cloud of points or a row of numbers.",
        )


def check_expansion(declared: int, stored: int) -> None:
    """Refuse data that unpacks to implausibly much.

    Args:
        declared: Bytes once unpacked.
        stored: Bytes in the file.

    Raises:
        UnreadableFileError: A small file claims to be large.
    """
    if declared > max(_ALWAYS_ALLOWED, MAX_EXPANSION * stored):
        raise UnreadableFileError(
            f"It declares {declared / 1e6:,.0f} MB of data, but the file holds only {stored / 1e6:,.1f} MB: "
            "it is damaged or made to fill the memory.",
            "If it is genuine, save it without compression.",
        )


def check_range(start: int, stop: int, n: int) -> None:
    """Refuse rows that are not there.

    Raises:
        UnreadableFileError: They are not among the first n.
    """
    if not 0 <= start <= stop <= n:
        raise UnreadableFileError(f"There are no rows {start} to {stop}: there are {n}.")
