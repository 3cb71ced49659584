"""A table that somebody brought along: a row of numbers for each item, found by its name."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.tables.base import Table, TableFacts
from shapekin.data.tables.catalogue import format_of, inspect, open_table, warm_modules
from shapekin.errors import SourceError, UnreadableFileError
from shapekin.features.base import Room, memory

BLOCK_BYTES = 32 << 20
_LIMITS = Limits(seconds=300.0, tasks=1 << 30)


@dataclass(frozen=True, slots=True)
class _BlockTask:
    path: bytes
    format_name: str
    start: int
    stop: int


def require_table(path: Path) -> str:
    """Look whether a file can be a table of features, before long work begins.

    Returns:
        The name of its format.

    Raises:
        SourceError: It is not there, or is of no known format.
    """
    if not path.is_file():
        raise SourceError(f"There is no table of features {path}.", "Give the path of a file.")
    format_name = format_of(os.fsencode(path))
    if not format_name:
        raise SourceError(
            f"“{path.name}” is no table of a known format.", "Tables end with .npz, .npy, .csv, .parquet or .h5."
        )
    return format_name


def table_features(path: Path, dataset: Dataset, room: Room = memory) -> Generator[float, None, FloatArray]:
    """The rows of a table in the order of the items.

    Rows are matched by the items' names, with or without extension, or by the last part of the name alone.
    A table without names must have as many rows as there are items, in their order.

    Args:
        path: A `.npz`, `.npy`, `.csv`, `.parquet` or `.h5` file; it is read in a limited child.
        dataset: The items.
        room: Where the rows are to be put.

    Yields:
        The share done.

    Returns:
        `(n, d) float32`.

    Raises:
        SourceError: It can't be read, lacks items, or holds values that are not finite numbers.
    """
    format_name = require_table(path)
    full = os.fsencode(path.absolute())
    facts = inspect((full,), format_name)
    if facts.kind is not DataKind.FEATURES:
        raise SourceError(f"“{path.name}” holds {facts.kind}, not a row of numbers for each item.", "Choose another.")
    wanted = matched_rows(facts, dataset, path.name)
    places = np.full(len(facts), -1)
    places[wanted] = np.arange(len(dataset))
    features = room((len(dataset), facts.row_shape[0]))
    done = 0
    for block in _blocks(full, format_name, facts, path.name):
        place = places[done : done + len(block)]
        features[place[place >= 0]] = block[place >= 0]
        done += len(block)
        yield done / len(facts)
    for start in range(0, len(features), 1024):
        bad = np.flatnonzero(~np.isfinite(features[start : start + 1024]).all(axis=1))
        if len(bad):
            name = dataset.names[start + int(bad[0])]
            raise SourceError(
                f"“{path.name}” lacks numbers, or holds some that are not finite, such as for {name}.",
                "Every item needs a whole row of numbers.",
            )
    return features


def matched_rows(facts: TableFacts, dataset: Dataset, table: str) -> IntArray:
    """The row of each item, `(n,) int64`.

    Args:
        facts: Of the table.
        dataset: The items.
        table: What the table is called, for messages.

    Raises:
        SourceError: Items have no row, or more than one.
    """
    n = len(dataset)
    if facts.names == tuple(str(row) for row in range(len(facts))) and len(facts) == n:
        return np.arange(n)  # no names, or names that say the same
    tries = [_matched(facts.names, dataset.items, key) for key in (_whole, _without_extension, _last_part)]
    for rows in tries:
        if (rows >= 0).all():
            return rows
    best = max(tries, key=lambda rows: int((rows >= 0).sum()))
    missing = np.flatnonzero(best < 0)
    raise SourceError(
        f"“{table}” has {len(facts):,} rows, but none that is clearly that of {len(missing):,} of the {n:,} items; "
        f"the first is {dataset.names[int(missing[0])]}.",
        "Call the rows as the items are called, in a column or array `names`; a table without names must have "
        "one row for each item, in order.",
    )


def _matched(names: Sequence[str], items: Sequence[Item], key: Callable[[str], str]) -> IntArray:
    """Rows of the items whose key is that of exactly one row and of no other item; -1 for the rest."""
    rows = _sole([key(name) for name in names])
    mine = _sole([key(item.name) for item in items])
    found = np.full(len(items), -1)
    for text, number in mine.items():
        found[number] = rows.get(text, -1)
    return found


def _sole(texts: Sequence[str]) -> dict[str, int]:
    """The places of texts that occur once."""
    places: dict[str, int] = {}
    again = set()
    for place, text in enumerate(texts):
        if text in places:
            again.add(text)
        places[text] = place
    return {text: place for text, place in places.items() if text not in again}


def _whole(name: str) -> str:
    return name.replace("\\", "/").removeprefix("./")


def _without_extension(name: str) -> str:
    path = PurePosixPath(_whole(name))
    return str(path.with_suffix("")) if path.name else str(path)


def _last_part(name: str) -> str:
    return PurePosixPath(_whole(name)).stem


def _blocks(full: bytes, format_name: str, facts: TableFacts, called: str) -> Iterator[AnyArray]:
    """All rows, some at a time, read in a limited child."""
    size = max(1, BLOCK_BYTES // (8 * facts.row_shape[0]))
    spans = [(start, min(start + size, len(facts))) for start in range(0, len(facts), size)]
    tasks = (_BlockTask(full, format_name, *span) for span in spans)
    with ReaderPool(1, _LIMITS, (__name__, *warm_modules(format_name))) as pool:
        for number, outcome in pool.map(read_block, tasks):
            start, stop = spans[number]
            if isinstance(outcome, UnreadableFileError):
                raise SourceError(f"“{called}” can't be read. {outcome.message}", outcome.hint)
            rows = outcome.arrays.get("rows")
            if rows is None or rows.shape != (stop - start, *facts.row_shape):
                raise SourceError(f"“{called}” changed while it was read.", "Try again.")
            yield rows


def read_block(task: _BlockTask) -> Reply:
    """The task of a child: array `rows`, some rows of a table as float32."""
    rows = _opened(task.path, task.format_name).read(task.start, task.stop)
    with np.errstate(over="ignore"):  # what does not fit becomes infinite, which is told of later
        return Reply(arrays={"rows": rows.astype(np.float32)})


@lru_cache(maxsize=1)
def _opened(path: bytes, format_name: str) -> Table:
    """The table, kept open by the child between its tasks."""
    return open_table((path,), format_name)
