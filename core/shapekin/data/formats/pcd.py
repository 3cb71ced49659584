"""The PCD format of the Point Cloud Library: text, binary and compressed.

The points of a depth camera come as a grid, with NaN where nothing was seen: those are left out. Counts of the
header are compared with the data that is there before anything is made of them.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shapekin.data.contents import Cloud
from shapekin.data.formats.lzf import unpack_lzf
from shapekin.data.formats.text import numbers, plain
from shapekin.errors import UnreadableFileError

MAX_UNPACKED_BYTES = 500_000_000
_DATA = re.compile(rb"^[ \t]*DATA[ \t]+(\w+)[ \t]*(?:\r\n|\n|\Z)", re.MULTILINE)
_MAX_HEADER = 1 << 16
_CODES = {"F": {"4": "<f4", "8": "<f8", "2": "<f2"}, "I": {}, "U": {}}
for _size in "1248":
    _CODES["I"][_size] = f"<i{_size}"
    _CODES["U"][_size] = f"<u{_size}"


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a point is made of: field names, each with the type and number of its values."""

    names: list[str]
    codes: list[str]
    counts: list[int]
    n_points: int

    @property
    def row(self) -> np.dtype[np.void]:
        fields = zip(self.codes, self.counts, strict=True)
        return np.dtype([(str(i), code, (count,)) for i, (code, count) in enumerate(fields)])

    def start(self, axis: str) -> int:
        """The column of an axis, if every value has one."""
        return sum(self.counts[: self.names.index(axis)])


def parse_pcd(data: bytes) -> Cloud:
    """Read a PCD file.

    Args:
        data: The file's bytes.

    Raises:
        UnreadableFileError: The header does not fit the data, or has no x, y and z.
    """
    data = plain(data)
    end = _DATA.search(data, 0, _MAX_HEADER)
    if end is None:
        raise UnreadableFileError("The file does not have the header of a PCD file.")
    layout = _layout(data[: end.start()].decode("latin-1"))
    body = data[end.end() :]
    form = end.group(1).lower()
    if form == b"ascii":
        points = _of_text(body, layout)
    elif form == b"binary":
        points = _of_rows(body, layout)
    elif form == b"binary_compressed":
        points = _of_columns(body, layout)
    else:
        raise UnreadableFileError(f"PCD data of the form “{form.decode()[:20]}” is not known.")
    return Cloud(points[~np.isnan(points).any(axis=1)])


def _layout(header: str) -> _Layout:
    said = {words[0].upper(): words[1:] for words in map(str.split, header.splitlines()) if words}
    try:
        names = [name.lower() for name in said.get("FIELDS", said.get("COLUMNS", []))]
        counts = [int(word) for word in said.get("COUNT", ["1"] * len(names))]
        codes = [_CODES[kind][size] for kind, size in zip(said["TYPE"], said["SIZE"], strict=True)]
        grid = [int(said[word][0]) for word in ("WIDTH", "HEIGHT") if word in said]
        n_points = int(said["POINTS"][0]) if "POINTS" in said else grid[0] * grid[1]
    except (LookupError, ValueError):
        raise UnreadableFileError("The PCD header is damaged, or lacks the fields, their sizes or types.") from None
    if not len(names) == len(counts) == len(codes) or any(not 0 < count <= 10_000 for count in counts):
        raise UnreadableFileError("The PCD header does not say one size, type and count for each field.")
    if n_points < 0:
        raise UnreadableFileError(f"The PCD header declares {n_points} points.")
    if len(grid) == 2 and grid[0] * grid[1] != n_points:
        raise UnreadableFileError(f"The PCD header declares {n_points} points, but a grid of {grid[0]} x {grid[1]}.")
    if not {"x", "y", "z"} <= set(names):
        raise UnreadableFileError("The points do not have x, y and z.")
    return _Layout(names, codes, counts, n_points)


def _cut_off(layout: _Layout) -> UnreadableFileError:
    return UnreadableFileError(f"The file is cut off: it declares {layout.n_points:,} points, but holds fewer.")


def _of_text(body: bytes, layout: _Layout) -> NDArray[np.float64]:
    width = sum(layout.counts)
    try:
        values = numbers(body, np.float64)
    except ValueError:
        raise UnreadableFileError("A point holds something that is not a number.") from None
    if values.size < layout.n_points * width:
        raise _cut_off(layout)
    table = values[: layout.n_points * width].reshape(layout.n_points, width)
    return table[:, [layout.start(axis) for axis in "xyz"]]


def _of_rows(body: bytes, layout: _Layout) -> NDArray[np.float64]:
    row = layout.row
    if layout.n_points * row.itemsize > len(body):
        raise _cut_off(layout)
    if not layout.n_points:
        return np.zeros((0, 3))
    table = np.frombuffer(body, dtype=row, count=layout.n_points)
    axes = [table[str(layout.names.index(axis))][:, 0].astype(np.float64) for axis in "xyz"]
    return np.stack(axes, axis=1)


def _of_columns(body: bytes, layout: _Layout) -> NDArray[np.float64]:
    """Compressed data stands field by field: all x, then all y."""
    if len(body) < 8:
        raise _cut_off(layout)
    packed, unpacked = struct.unpack_from("<II", body)
    if packed > len(body) - 8 or unpacked != layout.n_points * layout.row.itemsize:
        raise _cut_off(layout)
    if unpacked > MAX_UNPACKED_BYTES:
        raise UnreadableFileError(f"The points unpack to {unpacked / 1e6:,.0f} MB, which is too much.")
    raw = unpack_lzf(body[8 : 8 + packed], unpacked)
    axes = []
    for axis in "xyz":
        field = layout.names.index(axis)
        before = sum(
            np.dtype(code).itemsize * count
            for code, count in zip(layout.codes[:field], layout.counts[:field], strict=True)
        )
        count = layout.counts[field]
        values = np.frombuffer(raw, layout.codes[field], layout.n_points * count, layout.n_points * before)
        axes.append(values.reshape(layout.n_points, count)[:, 0].astype(np.float64))
    return np.stack(axes, axis=1)
