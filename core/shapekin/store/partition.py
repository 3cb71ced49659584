"""The partition that a person works with: named clusters, and the cluster of each item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ParameterError
from shapekin.store.database import Database
from shapekin.store.text import pack, unpack


@dataclass(frozen=True, slots=True)
class ClusterRecord:
    """One cluster (in the app, a "sub-category").

    Attributes:
        id: What labels refer to.
        name: Its name, "" while nobody named it.
        colour_index: Place in the palette; stays when clusters come and go.
        notes: A person's remarks.
    """

    id: int
    name: str = ""
    colour_index: int = 0
    notes: str = ""


def read_clusters(database: Database) -> tuple[ClusterRecord, ...]:
    """All clusters by id."""
    rows = database.rows("SELECT id, name, colour_index, notes FROM clusters ORDER BY id")
    return tuple(ClusterRecord(number, unpack(name), colour, unpack(notes)) for number, name, colour, notes in rows)


def read_labels(database: Database, n: int) -> IntArray:
    """`(n,) int64` cluster of each item, -1 where it has none."""
    labels = np.full(n, -1, np.int64)
    pairs = np.array(
        database.rows("SELECT row, cluster FROM assignments WHERE row BETWEEN 0 AND ?", (n - 1,)), np.int64
    )
    if pairs.size:
        labels[pairs[:, 0]] = pairs[:, 1]
    return labels


def replace(database: Database, labels: IntArray, clusters: Iterable[ClusterRecord], n: int) -> None:
    """Write another partition; inside a transaction.

    Args:
        database: The project file.
        labels: `(n,) int64` ids of clusters, -1 for none.
        clusters: All clusters.
        n: Number of items.

    Raises:
        ParameterError: The labels are not of n items, or name a cluster that is not there.
    """
    clusters = tuple(clusters)
    labels = np.asarray(labels)
    if labels.shape != (n,):
        raise ParameterError(f"A partition of {n} items has labels {labels.shape}.")
    ids = {cluster.id for cluster in clusters}
    if len(ids) < len(clusters):
        raise ParameterError("Two clusters have the same number.")
    if strangers := set(np.unique(labels).tolist()) - ids - {-1}:
        raise ParameterError(f"Items are assigned to clusters that do not exist: {sorted(strangers)}.")
    database.execute("DELETE FROM assignments")
    database.execute("DELETE FROM clusters")
    database.execute_many(
        "INSERT INTO clusters VALUES (?, ?, ?, ?)",
        ((int(c.id), pack(c.name), int(c.colour_index), pack(c.notes)) for c in clusters),
    )
    database.execute_many(
        "INSERT INTO assignments VALUES (?, ?)",
        ((row, label) for row, label in enumerate(labels.tolist()) if label >= 0),
    )


def move(database: Database, rows: Iterable[int], after: Iterable[int], clusters: Iterable[ClusterRecord]) -> None:
    """Put some items into other clusters; inside a transaction.

    Args:
        database: The project file.
        rows: The items; each is in a cluster.
        after: The cluster of each from now on.
        clusters: All clusters from now on.
    """
    database.execute("DELETE FROM clusters")
    database.execute_many(
        "INSERT INTO clusters VALUES (?, ?, ?, ?)",
        ((int(c.id), pack(c.name), int(c.colour_index), pack(c.notes)) for c in clusters),
    )
    pairs = ((int(cluster), int(row)) for row, cluster in zip(rows, after, strict=True))
    database.execute_many("UPDATE assignments SET cluster = ? WHERE row = ?", pairs)


def update(database: Database, clusters: Iterable[ClusterRecord]) -> None:
    """Write other names, colours and notes of clusters that are there; inside a transaction."""
    database.execute_many(
        "UPDATE clusters SET name = ?, colour_index = ?, notes = ? WHERE id = ?",
        ((pack(c.name), int(c.colour_index), pack(c.notes), int(c.id)) for c in clusters),
    )


def extend(database: Database, joins: IntArray, n: int) -> None:
    """Put new items where a known one is; inside a transaction.

    Args:
        database: The project file.
        joins: `(k,) int64` known row that each new row joins.
        n: Number of known items.
    """
    labels = read_labels(database, n)[joins]
    database.execute_many(
        "INSERT INTO assignments VALUES (?, ?)",
        ((row, label) for row, label in enumerate(labels.tolist(), n) if label >= 0),
    )
