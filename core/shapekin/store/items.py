"""The data set inside a project file: items, faults, and a digest that shows damage."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from shapekin.data.dataset import DataKind, Dataset, Fault, Item
from shapekin.errors import ParameterError
from shapekin.store.database import Database
from shapekin.store.text import pack, unpack
from shapekin.store.words import damaged


def digest(dataset: Dataset) -> str:
    """SHA-256 of everything that is known of all items."""
    total = hashlib.sha256(dataset.kind.encode())
    for item in dataset.items:
        for part in (pack(item.name), item.path, item.content_hash.encode(), pack(item.label)):
            total.update(len(part).to_bytes(4, "little") + part)
    return total.hexdigest()


def write(database: Database, dataset: Dataset, faults: Sequence[Fault]) -> None:
    """Write items and faults into an empty file; inside a transaction."""
    _append(database, dataset, 0)
    _write_faults(database, faults)


def replace(database: Database, known: Dataset, dataset: Dataset, faults: Sequence[Fault]) -> None:
    """Write where the known items lie now, those that came after them, and other faults; inside a transaction.

    Raises:
        ParameterError: The known items are not in their rows, with their names and contents.
    """
    now = dataset.items[: len(known)]
    if dataset.kind is not known.kind or [_identity(item) for item in now] != [_identity(i) for i in known.items]:
        raise ParameterError("The known items are not in their rows.")
    changed = (
        (item.path, pack(item.label), row)
        for row, (item, before) in enumerate(zip(now, known.items, strict=True))
        if item != before
    )
    database.execute_many("UPDATE items SET path = ?, label = ? WHERE row = ?", changed)
    _append(database, dataset, len(known))
    database.execute("DELETE FROM faults")
    _write_faults(database, faults)


def read_dataset(database: Database, kind: str, expected_digest: str) -> Dataset:
    """Read all items.

    Raises:
        ProjectError: They are not what was written.
    """
    try:
        rows = database.rows("SELECT name, path, content_hash, label FROM items ORDER BY row")
        items = tuple(Item(unpack(name), path, content_hash, unpack(label)) for name, path, content_hash, label in rows)
        dataset = Dataset(DataKind(kind), items)
        if digest(dataset) == expected_digest:
            return dataset
    except (AttributeError, TypeError, ValueError) as error:
        raise damaged(database.path, f"the list of items cannot be read ({error})") from error
    raise damaged(database.path, "the list of items is not what was written")


def read_faults(database: Database) -> tuple[Fault, ...]:
    """Read all faults, in order."""
    rows = database.rows("SELECT path, display, reason FROM faults ORDER BY id")
    return tuple(Fault(path, unpack(display), unpack(reason)) for path, display, reason in rows)


def _identity(item: Item) -> tuple[str, str]:
    return item.name, item.content_hash


def _append(database: Database, dataset: Dataset, first: int) -> None:
    rows = enumerate(dataset.items[first:], first)
    database.execute_many(
        "INSERT INTO items VALUES (?, ?, ?, ?, ?)",
        ((row, pack(item.name), item.path, item.content_hash, pack(item.label)) for row, item in rows),
    )


def _write_faults(database: Database, faults: Sequence[Fault]) -> None:
    database.execute_many(
        "INSERT INTO faults (path, display, reason) VALUES (?, ?, ?)",
        ((fault.path, pack(fault.display), pack(fault.reason)) for fault in faults),
    )
