"""Arrays in one archive: `x` with a row an item, and what is known of the rows beside it."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import ClassVar

from shapekin.data.formats.npy import load_npz
from shapekin.data.tables.base import Table
from shapekin.data.tables.columns import row_labels, row_names, wanted_columns
from shapekin.data.tables.files import only, open_regular, parsing, size_of
from shapekin.data.tables.limits import MAX_COLUMN_BYTES
from shapekin.data.tables.npy import NpyArray
from shapekin.data.tables.stored import ArrayTable, checked_form
from shapekin.errors import UnreadableFileError

_LABELS = ("y",)
_HINT = (
    "An array file holds x, and may hold y and names: x of shape (n, h, w) or (n, h, w, c) uint8 are images, "
    "(n, p, 3) floats are point clouds, (n, d) floats are feature rows."
)


class Npz:
    """A NumPy archive; its rows are unpacked as they are read."""

    name: ClassVar[str] = "npz"
    beginning: ClassVar[str] = ""
    extensions: ClassVar[tuple[str, ...]] = (".npz",)
    needs: ClassVar[tuple[str, ...]] = ()

    def open(self, paths: Sequence[bytes]) -> Table:
        """Open one archive.

        Raises:
            UnreadableFileError: It has no array `x`, or its columns do not fit.
        """
        with ExitStack() as resources, parsing():
            stream = resources.enter_context(open_regular(only(paths)))
            archive = resources.enter_context(zipfile.ZipFile(stream))
            present = {name.removesuffix(".npy") for name in archive.namelist() if name.endswith(".npy")}
            if "x" not in present:
                raise UnreadableFileError("It has no array called x.", _HINT)
            entry = archive.getinfo("x.npy")
            packed = min(entry.compress_size, size_of(stream))
            size = packed if entry.compress_type == zipfile.ZIP_STORED else entry.file_size
            rows = NpyArray(partial(archive.open, entry), packed, size)
            resources.callback(rows.close)
            form = checked_form(rows, "x")
            wanted = wanted_columns(present - {"x"}, _LABELS)
            columns = load_npz(stream, MAX_COLUMN_BYTES, wanted)
            n = rows.shape[0]
            names, labels = row_names(columns, n), row_labels(columns, n, _LABELS)
            return ArrayTable(rows, form, names, labels, resources)
