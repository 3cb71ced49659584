"""Points as text (XYZ, PTS, TXT, ASC): x y z and anything after them, by spaces, commas or semicolons.

A line of column names may come first, and the number of points (PTS).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from shapekin.data.contents import Cloud
from shapekin.data.formats.text import numbers, plain
from shapekin.errors import UnreadableFileError

_REMARKS = (b"#", b"//", b"%")
_MAX_LINE = 10_000


def parse_point_text(data: bytes) -> Cloud:
    """Read points from text.

    Args:
        data: The file's bytes.

    Raises:
        UnreadableFileError: It is not text, a line does not hold three numbers, or points are missing.
    """
    data = plain(data)
    if b"\0" in data:
        raise UnreadableFileError("This is not a text file of points.")
    columns = _named_columns(data[:_MAX_LINE])
    lines = [line for line in _by_spaces(data).splitlines() if line.strip() and not line.lstrip().startswith(_REMARKS)]
    declared = 0
    for _ in range(2):  # a number of points, and names of columns
        words = lines[0].split() if lines else []
        if len(words) == 1 and words[0].isdigit():
            declared, lines = int(words[0]), lines[1:]
        elif words and not any(map(_is_number, words)):
            columns, lines = _axes([word.decode("latin-1") for word in words]) or columns, lines[1:]
    if not lines:
        raise UnreadableFileError("There are no points.")
    if declared > len(lines):
        raise UnreadableFileError(f"The file is cut off: it declares {declared:,} points, but has {len(lines):,}.")
    return Cloud(_points(lines, columns or [0, 1, 2]))


def _by_spaces(data: bytes) -> bytes:
    """The text with white space between its numbers; a comma beside semicolons is a decimal sign."""
    if b";" in data:
        return data.replace(b",", b".").replace(b";", b" ")
    return data.replace(b",", b" ")


def _named_columns(beginning: bytes) -> list[int] | None:
    """Where x, y and z are, if a remark before the points names the columns."""
    first = _by_spaces(beginning).split(b"\n", 1)[0].strip()
    if not first.startswith(_REMARKS):
        return None
    return _axes(first.lstrip(b"#/% ").decode("latin-1").split())


def _axes(names: list[str]) -> list[int] | None:
    plain_names = [name.strip("\"'").lower() for name in names]
    if all(axis in plain_names for axis in "xyz"):
        return [plain_names.index(axis) for axis in "xyz"]
    return None


def _is_number(word: bytes) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True


def _points(lines: list[bytes], columns: list[int]) -> NDArray[np.float64]:
    widths = np.fromiter(map(len, map(bytes.split, lines)), dtype=np.int64, count=len(lines))
    if widths.min() <= max(columns):
        raise UnreadableFileError(f"Line {int(widths.argmin()) + 1} of the points does not hold three numbers.")
    try:
        values = numbers(b"\n".join(lines), np.float64)
    except ValueError:
        return _first_columns(lines, columns)
    starts = np.cumsum(widths) - widths
    points: NDArray[np.float64] = values[starts[:, None] + np.array(columns)]
    return points


def _first_columns(lines: list[bytes], columns: list[int]) -> NDArray[np.float64]:
    """Points of lines that hold words after the coordinates."""
    kept = [[line.split()[column] for column in columns] for line in lines]
    try:
        return numbers(b"\n".join(b" ".join(row) for row in kept), np.float64).reshape(-1, 3)
    except ValueError:
        raise UnreadableFileError("A line does not hold three numbers.") from None
