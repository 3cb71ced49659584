"""What people said: recorded, taken back, and turned into constraints."""

from __future__ import annotations

import numpy as np

from shapekin.errors import ContradictionError, ProjectError
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import Answer, Query
from shapekin.store.evidence import Evidence
from shapekin.store.project import Project

RECENT = 20


class AnswerBook:
    """The answers of one project. An answer is on disk when `record` returns.

    Args:
        project: Where answers are kept.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._names = project.dataset.names
        self._read()

    def _read(self) -> None:
        must, cannot, unsure = self._project.links()
        self.constraints = Constraints(len(self._names), must, cannot)
        self.unsure = unsure

    @property
    def in_force(self) -> tuple[Evidence, ...]:
        """The answers that count, oldest first."""
        return self._project.evidence()

    def count(self, after: int = 0) -> int:
        """Number of answers "same" or "different" in force whose id is greater than `after`."""
        return sum(row.id > after and row.value != Answer.UNSURE for row in self.in_force)

    def record(self, query: Query, answer: Answer, *, expected: Answer, seconds: float) -> None:
        """Store an answer.

        Raises:
            ContradictionError: It contradicts earlier answers; nothing was recorded.
            ProjectError: It could not be written.
        """
        a, b = min(query.a, query.b), max(query.a, query.b)
        if answer is not Answer.UNSURE:
            self._refuse_contradiction(a, b, same=answer is Answer.SAME)
        self._project.add_answer(
            a,
            b,
            answer.value,
            strategy=query.strategy,
            reason=query.reason,
            seconds=seconds,
            expected=expected.value,
        )
        self._read()

    def undo(self, count: int) -> None:
        """Take back the last answers in force.

        Raises:
            ProjectError: There are fewer than that.
        """
        rows = self.in_force
        if count < 1 or count > len(rows):
            raise ProjectError(
                f"There are {len(rows)} answers to take back, not {count}; nothing was changed.",
                f"Take back 1 to {len(rows)} of them." if rows else "Answer a question first.",
            )
        for row in reversed(rows[len(rows) - count :]):
            self._project.retract(row.id)
        self._read()

    def confirmed_share(self) -> float:
        """Share of the last 20 answers that the partition of their moment had right; 0 without any."""
        recent = [row for row in self.in_force if row.value != Answer.UNSURE][-RECENT:]
        return sum(row.value == row.expected for row in recent) / len(recent) if recent else 0.0

    def _refuse_contradiction(self, a: int, b: int, *, same: bool) -> None:
        # A newer answer about the same pair replaces the older one, so that one is set aside.
        pair = np.array([a, b])
        must, cannot = self.constraints.must_links, self.constraints.cannot_links
        others = Constraints(
            self.constraints.n, must[~(must == pair).all(axis=1)], cannot[~(cannot == pair).all(axis=1)]
        )
        try:
            others.with_link(a, b, same=same).closure()
        except ContradictionError as error:
            chain = " = ".join(f'"{self._names[row]}"' for row in error.path)
            i, j = (f'"{self._names[row]}"' for row in error.pair)
            raise ContradictionError(
                f"This contradicts earlier answers: {i} and {j} would be different, yet {chain}. "
                "The answer was not recorded.",
                "Take back one of the answers on that chain, or leave it as it is.",
                error.pair,
                error.path,
            ) from None
