"""Finished training runs, with the map and the partition that came of them.

The heavier arrays of a run live in the cache; labels and projection are kept here as well, so that a
project shows its map although the cache was deleted.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from shapekin.arrays import AnyArray, IntArray
from shapekin.errors import ParameterError
from shapekin.store.database import Database, Row
from shapekin.store.text import to_json

History = tuple[tuple[str, int, Mapping[str, float]], ...]


@dataclass(frozen=True, eq=False)
class RunRecord:
    """One run of a model.

    Attributes:
        model: Its name.
        params: All its parameters.
        arrays: Cache key of its arrays.
        n_clusters: Number of clusters it found.
        labels: `(n,) int32`.
        projection: `(n, 3) float32`.
        notes: Numbers worth showing.
        history: (stage, step, metrics) as they came.
        seed: Of everything random.
        device: Where it ran.
        seconds: How long it took.
        started: When, ISO 8601 in UTC.
        dataset_revision: What it was trained on.
        evidence_revision: Last row of evidence that it knew.
        complete: False when a person stopped it early.
        scores: Agreement with the true labels, where there are some.
        input: What the model looked at; "" where an older program did not note it.
        warm: True when it went on from the run before.
        recorded_at: Last row of evidence when its result was taken over, -1 where an older program did not note it.
        after: The run that was shown until then, 0 for none.
        id: 1, 2, 3, ...; 0 before it is stored.
    """

    model: str
    params: Mapping[str, bool | int | float | str]
    arrays: str
    n_clusters: int
    labels: AnyArray
    projection: AnyArray
    notes: Mapping[str, float] = field(default_factory=dict)
    history: History = ()
    seed: int = 0
    device: str = "cpu"
    seconds: float = 0.0
    started: str = ""
    dataset_revision: str = ""
    evidence_revision: int = 0
    complete: bool = True
    scores: Mapping[str, float] = field(default_factory=dict)
    input: str = ""
    warm: bool = False
    recorded_at: int = -1
    after: int = 0
    id: int = 0


_FACTS = tuple(f.name for f in dataclasses.fields(RunRecord) if f.name not in ("labels", "projection", "id"))


def insert(database: Database, run: RunRecord, n: int) -> RunRecord:
    """Store a run of n items; inside a transaction.

    Returns:
        The same with its id.

    Raises:
        ParameterError: Labels or projection are not of n items.
    """
    if run.labels.shape != (n,) or run.projection.shape != (n, 3):
        raise ParameterError(
            f"A run of {n} items has labels {run.labels.shape} and a projection {run.projection.shape}."
        )
    facts = to_json({name: getattr(run, name) for name in _FACTS})
    labels, projection = _as_bytes(run.labels, run.projection)
    number = database.execute(
        "INSERT INTO runs (facts, labels, projection, digest) VALUES (?, ?, ?, ?)",
        (facts, labels, projection, _digest(facts, labels, projection)),
    )
    stored = _from_row((number, facts, labels, projection, _digest(facts, labels, projection)), n)
    if stored is None:
        raise AssertionError(number)
    return stored


def read(database: Database, n: int) -> tuple[tuple[RunRecord, ...], list[str]]:
    """All sound runs, oldest first, and what is wrong with the others."""
    rows = database.rows("SELECT id, facts, labels, projection, digest FROM runs ORDER BY id")
    records = [_from_row(row, n) for row in rows]
    problems = [f"run {row[0]} is damaged" for row, run in zip(rows, records, strict=True) if run is None]
    return tuple(run for run in records if run is not None), problems


def extend(database: Database, joins: IntArray, n: int) -> None:
    """Give new items the label and the place of a known one, in every run; inside a transaction.

    So every run in a file has a row for every item, whoever reads it. `dataset_revision` still tells what it
    was trained on.

    Args:
        database: The project file.
        joins: `(k,) int64` known row that each new row joins.
        n: Number of known items.
    """
    if not len(joins):
        return
    sources = np.concatenate([np.arange(n), joins])
    for (number,) in database.rows("SELECT id FROM runs"):
        (row,) = database.rows("SELECT id, facts, labels, projection, digest FROM runs WHERE id = ?", (number,))
        run = _from_row(row, n)
        if run is None:
            continue  # a damaged one stays as it is: `read` names it
        labels, projection = _as_bytes(run.labels[sources], run.projection[sources])
        database.execute(
            "UPDATE runs SET labels = ?, projection = ?, digest = ? WHERE id = ?",
            (labels, projection, _digest(row[1], labels, projection), number),
        )


def _as_bytes(labels: AnyArray, projection: AnyArray) -> tuple[bytes, bytes]:
    return np.ascontiguousarray(labels, "<i4").tobytes(), np.ascontiguousarray(projection, "<f4").tobytes()


def _digest(facts: str, labels: bytes, projection: bytes) -> str:
    return hashlib.sha256(facts.encode("ascii") + labels + projection).hexdigest()


def _from_row(row: Row, n: int) -> RunRecord | None:
    number, facts, labels, projection, digest = row
    try:
        if _digest(facts, labels, projection) != digest:
            return None
        values = json.loads(facts)
        values["history"] = tuple((stage, step, metrics) for stage, step, metrics in values["history"])
        return RunRecord(
            **{name: values[name] for name in _FACTS if name in values},
            labels=np.frombuffer(labels, "<i4").reshape(n),
            projection=np.frombuffer(projection, "<f4").reshape(n, 3),
            id=number,
        )
    except (AttributeError, TypeError, ValueError, KeyError):
        return None
