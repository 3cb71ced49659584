"""What people said, as one half of an open project; see `Project`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shapekin.arrays import IntArray
from shapekin.errors import ParameterError
from shapekin.store import evidence as log
from shapekin.store import moves, partition
from shapekin.store.database import Database, Row
from shapekin.store.evidence import Evidence, Said
from shapekin.store.moves import Move
from shapekin.store.partition import ClusterRecord
from shapekin.store.words import damaged


class Answered:
    """The evidence of a project. An answer is on the disk when `say` returns."""

    _database: Database
    _project_id: str
    _n: int
    _log: tuple[Evidence, ...]
    _in_force: tuple[Evidence, ...] | None

    def _load_answers(self, project_id: str, n: int) -> None:
        """Read the log.

        Args:
            project_id: What its first row is chained to.
            n: Number of items.

        Raises:
            ProjectError: Answers are damaged and the file is open for writing.
        """
        self._project_id, self._n, self._in_force = project_id, n, None
        self._log, problems = log.read_log(self._database, project_id, n)
        if problems and not self._database.read_only:
            sound = f"{len(self._log)} answers are good, but {'; '.join(problems[:5])}"
            raise damaged(self._database.path, sound)

    def say(
        self,
        said: Sequence[Said] = (),
        *,
        take_back: Sequence[int] = (),
        undoes: int = 0,
        author: str = "",
        moving: Move | None = None,
        clusters: Sequence[ClusterRecord] = (),
    ) -> tuple[Evidence, ...]:
        """Write one gesture, all or nothing; it is on the disk when this returns.

        Args:
            said: Answers. What is said of a pair replaces what was said of it before.
            take_back: Ids of answers taken back; what was said of their pairs before counts again.
            undoes: The gesture that this one takes back, 0 for none.
            author: Who takes back.
            moving: Items that change their cluster with it.
            clusters: All clusters after that; only with `moving`.

        Returns:
            The rows written, those that take back first.

        Raises:
            ParameterError: No such answer or items, or one taken back already; nothing was written.
            ProjectError: The disk is full or failing; everything before is kept.
        """
        gone = {row.retracts for row in self._log}
        known = {row.id: row for row in self._log if row.kind == log.ANSWER and row.id not in gone}
        unknown = [number for number in take_back if number not in known]
        if unknown or len(set(take_back)) < len(take_back):
            raise ParameterError(f"There is no answer {(unknown or take_back)[0]} to take back.")
        for one in said:
            log.check_said(one, self._n)
        last, seal = self.evidence_revision, self._last_hash
        gesture = last + 1
        rows: list[tuple[Row, str]] = []
        for number in take_back:
            rows.append((log.retraction_row(last, seal, known[number], author), log.more_of(gesture, undoes)))
            last, seal = last + 1, rows[-1][0][13]
        for one in said:
            rows.append((log.answer_row(last, seal, one), log.more_of(gesture, undoes, one)))
            last, seal = last + 1, rows[-1][0][13]

        def move_items() -> None:
            if moving is not None and rows:
                partition.move(self._database, moving.rows, moving.after, clusters)
                moves.write(self._database, gesture, moving)

        log.append(self._database, rows, move_items)
        written = tuple(log.from_row(*row) for row in rows)
        self._log = (*self._log, *written)
        self._in_force = None
        return written

    def say_each(self, said: Sequence[Said]) -> None:
        """Write many answers, each a gesture of its own, all or none; they are on the disk when this returns.

        Args:
            said: Answers. What is said of a pair replaces what was said of it before.

        Raises:
            ParameterError: No such items; nothing was written.
            ProjectError: The disk is full or failing; everything before is kept.
        """
        for one in said:
            log.check_said(one, self._n)
        last, seal = self.evidence_revision, self._last_hash
        rows: list[tuple[Row, str]] = []
        for one in said:
            rows.append((log.answer_row(last, seal, one), log.more_of(last + 1, 0, one)))
            last, seal = last + 1, rows[-1][0][13]
        log.append(self._database, rows)
        self._log = (*self._log, *(log.from_row(*row) for row in rows))
        self._in_force = None

    def move_of(self, gesture: int) -> Move | None:
        """The items that a gesture moved, None for none."""
        return moves.read(self._database, gesture)

    def add_answer(self, a: int, b: int, answer: str, **more: Any) -> Evidence:  # noqa: ANN401  fields of `Said`
        """Store one answer; see `say`.

        Args:
            a: Row of an item.
            b: Row of another item.
            answer: "same", "different" or "unsure".
            more: Further fields of `Said`.
        """
        return self.say([Said(a, b, answer, **more)])[0]

    def retract(self, evidence_id: int, *, author: str = "") -> Evidence:
        """Take one answer back; see `say`."""
        return self.say(take_back=[evidence_id], author=author)[0]

    def evidence(self) -> tuple[Evidence, ...]:
        """The answers in force, oldest first: not taken back, the newest of each pair."""
        if self._in_force is None:
            self._in_force = log.in_force(self._log)
        return self._in_force

    def evidence_log(self) -> tuple[Evidence, ...]:
        """Everything that was ever said, in order, retractions included."""
        return self._log

    @property
    def evidence_revision(self) -> int:
        """Id of the last row of the log, 0 while it is empty."""
        return self._log[-1].id if self._log else 0

    def links(self) -> tuple[IntArray, IntArray, frozenset[tuple[int, int]]]:
        """The answers in force as must_links `(m, 2)`, cannot_links `(c, 2)`, i < j, and unsure pairs."""
        return log.links(self.evidence())

    @property
    def _last_hash(self) -> str:
        return self._log[-1].hash if self._log else log.first_hash(self._project_id)
