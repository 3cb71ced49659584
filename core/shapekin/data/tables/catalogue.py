"""All formats of tables, and looking into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.tables.base import Table, TableFacts, TableFormat
from shapekin.data.tables.delimited import DelimitedText
from shapekin.data.tables.files import file_name
from shapekin.data.tables.hdf5 import Hdf5
from shapekin.data.tables.idx import Idx
from shapekin.data.tables.modelnet_hdf5 import ModelNetHdf5
from shapekin.data.tables.npy import Npy
from shapekin.data.tables.npz import Npz
from shapekin.data.tables.parquet import Parquet
from shapekin.data.tables.reply import facts_of, reply_of
from shapekin.errors import SourceError, UnreadableFileError

FORMATS: dict[str, TableFormat] = {
    one.name: one for one in (Npz(), Npy(), ModelNetHdf5(), Hdf5(), DelimitedText(), Parquet(), Idx())
}
_LIMITS = Limits(seconds=300.0, tasks=1)
_HINT = (
    "A table holds one item a row: (n, h, w) or (n, h, w, c) uint8 are images, (n, p, 3) floats are point "
    "clouds, (n, d) numbers are feature rows."
)


@dataclass(frozen=True, slots=True)
class _InspectTask:
    paths: tuple[bytes, ...]
    format_name: str


def format_of(path: bytes) -> str:
    """Name of the format of a file, by its name; "" when it is no table."""
    name = file_name(path).lower()
    for one in FORMATS.values():
        if name.startswith(one.beginning) and name.endswith(one.extensions):
            return one.name
    return ""


def warm_modules(format_name: str) -> tuple[str, ...]:
    """Modules that a child imports before it opens tables of this format."""
    return (__name__, *FORMATS[format_name].needs)


def open_table(paths: Sequence[bytes], format_name: str) -> Table:
    """Open files as one table; only to be called in a limited child.

    Raises:
        UnreadableFileError: They are not what they seem to be.
    """
    return FORMATS[format_name].open(paths)


def inspect(paths: Sequence[bytes], format_name: str) -> TableFacts:
    """Look into a table, in a limited child.

    Args:
        paths: Absolute, in order.
        format_name: One of `FORMATS`.

    Raises:
        SourceError: It can't be read, or does not hold rows of a known kind.
    """
    try:
        with ReaderPool(1, _LIMITS, warm_modules(format_name)) as pool:
            return facts_of(pool.run(inspect_task, _InspectTask(tuple(paths), format_name)))
    except UnreadableFileError as error:
        raise SourceError(f"“{file_name(paths[0])}” can't be read. {error.message}", error.hint or _HINT) from None


def inspect_task(task: _InspectTask) -> Reply:
    """The task of a child: open a table and tell of it.

    Raises:
        UnreadableFileError: It can't be read.
    """
    table = open_table(task.paths, task.format_name)
    try:
        return reply_of(table.facts)
    finally:
        table.close()
