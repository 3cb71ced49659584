"""ModelNet40 as PointNet publishes it: `ply_data_train0.h5` and so on, with the names of the kinds beside them.

The lists of files in that archive name paths that do not exist; they are not read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, ClassVar

from shapekin.data.tables.base import Table
from shapekin.data.tables.columns import named_labels
from shapekin.data.tables.files import file_name, open_regular, parsing, sibling
from shapekin.data.tables.hdf5 import HdfArray, open_hdf5, read_columns, safe_dataset
from shapekin.data.tables.joined import JoinedTable
from shapekin.data.tables.stored import ArrayTable, checked_form
from shapekin.errors import UnreadableFileError

if TYPE_CHECKING:
    from h5py import File

_MAX_TEXT_BYTES = 16_000_000
_PART = re.compile(r"^(?P<stem>.*?)_?(?P<number>\d+)\.(?:h5|hdf5)$", re.IGNORECASE)


class ModelNetHdf5:
    """Clouds of 2,048 points in several files: `data (n, p, 3)`, `label (n, 1)`."""

    name: ClassVar[str] = "modelnet_hdf5"
    beginning: ClassVar[str] = "ply_data_"
    extensions: ClassVar[tuple[str, ...]] = (".h5", ".hdf5")
    needs: ClassVar[tuple[str, ...]] = ("h5py",)

    def open(self, paths: Sequence[bytes]) -> Table:
        """Open the parts.

        Raises:
            UnreadableFileError: One has no `data`, or is damaged.
        """
        return JoinedTable(paths, _open_part)


def _open_part(path: bytes) -> Table:
    with ExitStack() as resources, parsing():
        file = open_hdf5(path, resources)
        rows = HdfArray(safe_dataset(file, "data"))
        form = checked_form(rows, "data")
        n = rows.shape[0]
        labels = _labels(path, file, n)
        return ArrayTable(rows, form, _names(path, n), labels, resources)


def _labels(path: bytes, file: File, n: int) -> tuple[str, ...]:
    values = read_columns(file, {"label"} & set(file)).get("label")
    if values is None or values.dtype.kind not in "iu" or values.shape not in {(n,), (n, 1)}:
        return ("",) * n
    listed = _text_beside(path, "shape_names.txt")
    return named_labels(values.reshape(n), [line.strip() for line in listed.splitlines() if line.strip()])


def _names(path: bytes, n: int) -> tuple[str, ...]:
    """From `<part>_id2file.json` where there is one, else the part and the row."""
    name = file_name(path)
    match = _PART.match(name)
    if match:
        listed = _text_beside(path, f"{match['stem']}_{match['number']}_id2file.json")
        try:
            names = json.loads(listed) if listed else None
        except (ValueError, RecursionError):
            names = None
        if isinstance(names, list) and len(names) == n and all(isinstance(one, str) for one in names):
            return tuple(one.encode("utf-8", "backslashreplace").decode("utf-8") for one in names)
    stem = name.rsplit(".", 1)[0]
    return tuple(f"{stem}/{row}" for row in range(n))


def _text_beside(path: bytes, name: str) -> str:
    """A small text file in the same folder, "" where there is none."""
    beside = sibling(path, name)
    if beside is None:
        return ""
    try:
        with open_regular(beside) as stream:
            data = stream.read(_MAX_TEXT_BYTES + 1)
    except UnreadableFileError:
        return ""
    return data.decode("utf-8-sig", "backslashreplace") if len(data) <= _MAX_TEXT_BYTES else ""
