"""`Project`: the `.shapekin` file, everything a person made, in one place.

What is in it is on the disk as soon as the method that wrote it returns. A closed project is one file.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from shapekin.arrays import IntArray
from shapekin.data.dataset import Dataset, Fault
from shapekin.errors import ParameterError
from shapekin.store import database as files
from shapekin.store import evidence as log
from shapekin.store import items, migrations, partition, runs
from shapekin.store.answered import Answered
from shapekin.store.database import Database
from shapekin.store.meta import Meta
from shapekin.store.meta import write as write_meta
from shapekin.store.newfile import new_file
from shapekin.store.partition import ClusterRecord
from shapekin.store.runs import RunRecord
from shapekin.store.text import to_json
from shapekin.store.words import damaged, speaking

Json = Any  # what `json.loads` gives


class Project(Answered):
    """An open project; made by `create` or `open`. What people said is in the half that it inherits.

    Not to be shared between threads: one thread owns it and is the only writer.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._load()

    def _load(self) -> None:
        self._meta = Meta(self._database)
        self._dataset = items.read_dataset(self._database, self._meta["kind"], self._meta["items_digest"])
        self._load_answers(self._meta["project_id"], len(self._dataset))
        self._runs: tuple[RunRecord, ...] | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        dataset: Dataset,
        *,
        source: str,
        layout: str,
        options: Mapping[str, object],
        prepared: Mapping[str, str],
        faults: Sequence[Fault],
        left_out: Mapping[str, int] | None = None,
    ) -> Self:
        """Make a project file and open it. It appears whole or not at all.

        Args:
            path: The new file; nothing may be there.
            dataset: What is sorted.
            source: Where the data came from.
            layout: How that was read.
            options: The other choices of the import.
            prepared: Cache keys of what was made of the data.
            faults: Files that could not be read.
            left_out: Number of files that were not taken, by extension.

        Raises:
            ProjectError: The file exists, or cannot be written.
        """
        meta: dict[str, object] = {
            "project_id": uuid.uuid4().hex,
            "kind": dataset.kind.value,
            "items_digest": items.digest(dataset),
            "source": source,
            "layout": layout,
            "options": dict(options),
            "prepared": dict(prepared),
            "left_out": dict(left_out or {}),
        }
        path = Path(path)
        with new_file(path) as temporary, speaking(path):
            connection = sqlite3.connect(temporary, isolation_level=None)
            database = Database(connection, temporary, read_only=False)
            with contextlib.closing(database), database.transaction():
                migrations.lay_out(database)
                items.write(database, dataset, faults)
                write_meta(database, meta)
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a project file.

        Args:
            path: The file.
            read_only: True to look at it as it is now, also while another program has it open. Damaged
                answers are left out then (`verify` names them) instead of refusing the file.

        Raises:
            ProjectLockedError: Another program has it open.
            ProjectError: It is missing, damaged, of another program or too new.
        """
        path = Path(path)
        database = files.open_for_reading(path) if read_only else files.open_for_writing(path)
        try:
            database.require_sound()
            migrations.bring_up_to_date(database)
            return cls(database)
        except BaseException:
            database.close()
            raise

    def close(self) -> None:
        """Close the file; afterwards the project is this one file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    # What it is about

    @property
    def path(self) -> Path:
        """The project file."""
        return self._database.path

    @property
    def read_only(self) -> bool:
        """True when nothing can be written."""
        return self._database.read_only

    @property
    def dataset(self) -> Dataset:
        """What is sorted."""
        return self._dataset

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Files that could not be read."""
        return items.read_faults(self._database)

    @property
    def source(self) -> str:
        """Where the data came from."""
        return str(self._meta["source"])

    @property
    def layout(self) -> str:
        """How the source was read."""
        return str(self._meta["layout"])

    @property
    def options(self) -> dict[str, Json]:
        """The other choices of the import."""
        return dict(self._meta["options"])

    @property
    def prepared(self) -> dict[str, str]:
        """Cache keys of what was made of the data."""
        return dict(self._meta["prepared"])

    @property
    def left_out(self) -> dict[str, int]:
        """Number of files in the source that are no items, by extension; most frequent first."""
        return self._meta.left_out

    def refresh(
        self,
        dataset: Dataset,
        joins: IntArray,
        *,
        source: str,
        prepared: Mapping[str, str],
        faults: Sequence[Fault],
        left_out: Mapping[str, int],
    ) -> None:
        """Take over what another look at the source found: all of it is on the disk then, or nothing.

        Rows are never renumbered, so evidence, runs and the partition stay as they are; a new row takes its
        cluster, and its place on the map of each run, from the known row that it joins.

        Args:
            dataset: The known items in their rows, with their names and contents; then the new ones.
            joins: `(k,) int64` known row that each new row joins.
            source: Where the data lies now.
            prepared: Cache keys of what was made of it.
            faults: Files that could not be read.
            left_out: Number of files that were not taken, by extension.

        Raises:
            ParameterError: The known items are not in their rows, or `joins` does not fit the new ones.
            ProjectError: The project is read-only, or the disk is full or failing; nothing was changed.
        """
        n = len(self.dataset)
        if len(joins) != len(dataset) - n or ((joins < 0) | (joins >= n)).any():
            raise ParameterError(f"{len(dataset) - n} new items cannot join the rows {joins}.")
        with self._database.transaction():
            items.replace(self._database, self.dataset, dataset, faults)
            partition.extend(self._database, joins, n)
            runs.extend(self._database, joins, n)
            values = {"source": source, "prepared": dict(prepared), "left_out": dict(left_out)}
            write_meta(self._database, {**values, "items_digest": items.digest(dataset)})
        self._load()

    # What models made of it

    def add_run(self, run: RunRecord) -> RunRecord:
        """Store a run; returns it with its id."""
        known = self.runs()
        with self._database.transaction():
            stored = runs.insert(self._database, run, len(self.dataset))
        self._runs = (*known, stored)
        return stored

    def runs(self) -> tuple[RunRecord, ...]:
        """All runs, oldest first; damaged ones are left out (`verify` names them)."""
        if self._runs is None:
            self._runs, _ = runs.read(self._database, len(self.dataset))
        return self._runs

    @property
    def current_run(self) -> RunRecord | None:
        """The run whose map is shown, None before the first."""
        return next((run for run in self.runs() if run.id == self._meta.current_run), None)

    def set_current_run(self, run_id: int) -> None:
        """Choose the run whose map is shown.

        Raises:
            ParameterError: There is no such run.
        """
        if run_id not in {run.id for run in self.runs()}:
            raise ParameterError(f"There is no run {run_id}.")
        self._meta["current_run"] = run_id

    # The partition in work

    def clusters(self) -> tuple[ClusterRecord, ...]:
        """All clusters by id."""
        return partition.read_clusters(self._database)

    def assignments(self) -> IntArray:
        """`(n,) int64` cluster id of each item, -1 where it has none."""
        return partition.read_labels(self._database, len(self.dataset))

    def replace_partition(self, labels: IntArray, clusters: Iterable[ClusterRecord]) -> None:
        """Write another partition, whole or not at all.

        Args:
            labels: `(n,) int64` ids of clusters, -1 for none.
            clusters: All clusters.
        """
        with self._database.transaction():
            partition.replace(self._database, labels, clusters, len(self.dataset))

    def update_clusters(self, clusters: Iterable[ClusterRecord]) -> None:
        """Give clusters that are there other names, colours and notes, all or none.

        Raises:
            ParameterError: There is no such cluster.
        """
        clusters, known = tuple(clusters), {cluster.id for cluster in self.clusters()}
        if missing := [cluster.id for cluster in clusters if cluster.id not in known]:
            raise ParameterError(f"There is no cluster {missing[0]}.")
        with self._database.transaction():
            partition.update(self._database, clusters)

    # The rest

    def setting(self, key: str, default: Json = None) -> Json:
        """A value that was kept under `key`, or `default`."""
        found = self._database.rows("SELECT value FROM settings WHERE key = ?", (key,))
        try:
            return json.loads(found[0][0]) if found else default
        except (TypeError, ValueError, RecursionError) as error:
            raise damaged(self._database.path, f"the setting {key} cannot be read ({error})") from error

    def set_setting(self, key: str, value: Json) -> None:
        """Keep a value that JSON can hold."""
        with self._database.transaction():
            self._database.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, to_json(value)))

    def backup(self, to: Path) -> None:
        """Write a copy of everything into one new file, also while the project is open.

        Raises:
            ProjectError: The file exists or cannot be written.
        """
        self._database.copy_to(Path(to))

    def verify(self) -> list[str]:
        """Look at everything; says what is wrong, nothing when all is well."""
        checks = self._database.rows("PRAGMA integrity_check")
        problems = [str(line) for (line,) in checks if line != "ok"]
        n = len(self.dataset)
        problems += log.read_log(self._database, self._meta["project_id"], n)[1]
        problems += runs.read(self._database, n)[1]
        known = {cluster.id for cluster in self.clusters()} | {-1}
        lost = [row for row, label in enumerate(self.assignments().tolist()) if label not in known]
        problems += [f"item {row} is in a cluster that does not exist" for row in lost]
        return problems
