"""The data set inside a project file: items, faults, and a digest that shows damage."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from shapekin.data.dataset import DataKind, Dataset, Fault, Item
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
    database.execute_many(
        "INSERT INTO items VALUES (?, ?, ?, ?, ?)",
        (
            (row, pack(item.name), item.path, item.content_hash, pack(item.label))
            for row, item in enumerate(dataset.items)
        ),
    )
    database.execute_many(
        "INSERT INTO faults (path, display, reason) VALUES (?, ?, ?)",
        ((fault.path, pack(fault.display), pack(fault.reason)) for fault in faults),
    )


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
