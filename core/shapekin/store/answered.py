"""What people said, as one half of an open project; see `Project`."""

from __future__ import annotations

from shapekin.arrays import IntArray
from shapekin.errors import ParameterError
from shapekin.store import evidence as log
from shapekin.store.database import Database, Row
from shapekin.store.evidence import Evidence
from shapekin.store.words import damaged


class Answered:
    """The evidence of a project. An answer is on the disk when `add_answer` returns."""

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

    def add_answer(
        self,
        a: int,
        b: int,
        answer: str,
        *,
        strategy: str = "",
        reason: str = "",
        seconds: float = 0.0,
        expected: str = "",
        author: str = "",
    ) -> Evidence:
        """Store what a person said of items a and b; it is on the disk when this returns.

        Args:
            a: Row of an item.
            b: Row of another item.
            answer: "same", "different" or "unsure". It replaces what was said of this pair before.
            strategy: Who asked.
            reason: Why it was asked.
            seconds: How long the answer took.
            expected: What the partition of that moment implied, "" when unknown.
            author: Who said so.

        Raises:
            ParameterError: No such answer or items.
            ProjectError: The disk is full or failing; everything before is kept.
        """
        row = log.answer_row(
            self.evidence_revision,
            self._last_hash,
            a,
            b,
            answer,
            n=self._n,
            author=author,
            reason=reason,
            strategy=strategy,
            seconds=seconds,
            expected=expected,
        )
        return self._append(row)

    def retract(self, evidence_id: int, *, author: str = "") -> Evidence:
        """Take an answer back; what was said of this pair before it counts again.

        Raises:
            ParameterError: No such answer, or it was taken back already.
        """
        taken_back = {row.retracts for row in self._log}
        found = [row for row in self._log if row.id == evidence_id and row.kind == log.ANSWER]
        if not found or evidence_id in taken_back:
            raise ParameterError(f"There is no answer {evidence_id} to take back.")
        return self._append(log.retraction_row(self.evidence_revision, self._last_hash, found[0], author))

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

    def _append(self, row: Row) -> Evidence:
        log.append(self._database, row)
        self._log = (*self._log, log.from_row(row))
        self._in_force = None
        return self._log[-1]
