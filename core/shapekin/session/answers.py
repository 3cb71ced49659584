"""What people said: recorded, taken back, said again, and turned into constraints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ContradictionError, ProjectError
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.pairs.growing import GrowingClosure
from shapekin.queries.base import Answer
from shapekin.queries.enough import Foreseen, foreseen_rightly
from shapekin.session.history import History
from shapekin.store.evidence import ANSWER, RETRACTION, Evidence, Said
from shapekin.store.moves import Move
from shapekin.store.partition import ClusterRecord
from shapekin.store.project import Project


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
        self._history: History | None = None

    @property
    def in_force(self) -> tuple[Evidence, ...]:
        """The answers that count, oldest first."""
        return self._project.evidence()

    @property
    def log(self) -> tuple[Evidence, ...]:
        """Everything that was ever said or taken back."""
        return self._project.evidence_log()

    @property
    def history(self) -> History:
        """What can be taken back and said again."""
        if self._history is None:
            self._history = History.of(self.log)
        return self._history

    def count(self, after: int = 0) -> int:
        """Number of answers "same" or "different" in force whose id is greater than `after`."""
        return sum(row.first_said > after and row.value != Answer.UNSURE for row in self.in_force)

    def record(
        self,
        said: Sequence[Said],
        *,
        instead_of: Sequence[int] = (),
        author: str = "",
        moving: Move | None = None,
        clusters: Sequence[ClusterRecord] = (),
    ) -> None:
        """Store what was said in one gesture, all or nothing.

        Args:
            said: Answers, a < b.
            instead_of: Ids of answers that are taken back with it.
            author: Who says so.
            moving: Items that change their cluster with it.
            clusters: All clusters after that.

        Raises:
            ContradictionError: It contradicts earlier answers; nothing was recorded.
            ParameterError: There is no such answer to take back.
            ProjectError: It could not be written.
        """
        leaving = self._with_repetitions(instead_of)
        self._refuse_contradiction(said, set(leaving))
        self._project.say(said, take_back=leaving, author=author, moving=moving, clusters=clusters)
        self._read()

    def record_each(self, said: Sequence[Said], *, author: str = "") -> None:
        """Store many answers, each a gesture of its own; those before one that is refused are kept.

        What surely fits is written together: to read all answers anew after each takes minutes for a file of thousands.

        Raises:
            ContradictionError: One contradicts those before it.
            ProjectError: It could not be written.
        """
        growing = GrowingClosure(self.constraints)
        told = {row.pair for row in self.in_force if row.value != Answer.UNSURE}
        fitting: list[Said] = []
        for one in said:
            if one.value == Answer.UNSURE:
                fits = (one.a, one.b) not in told
            else:
                fits = growing.add(one.a, one.b, same=one.value == Answer.SAME)
                told.add((one.a, one.b))
            if fits:
                fitting.append(one)
                continue
            self._write(fitting)
            fitting = []
            self.record([one], author=author)  # in place of what was said before, or refused with the reasons
            growing = GrowingClosure(self.constraints)
            told = {row.pair for row in self.in_force if row.value != Answer.UNSURE}
        self._write(fitting)

    def _write(self, fitting: Sequence[Said]) -> None:
        if fitting:
            self._project.say_each(fitting)
            self._read()

    def retract(self, numbers: Sequence[int], author: str = "") -> None:
        """Take back answers in force, whichever they are.

        Raises:
            ContradictionError: Without them, an older answer about the same pair would contradict others.
            ProjectError: One of them is not in force; nothing was changed.
        """
        missing = sorted(set(numbers) - {row.id for row in self.in_force})
        if missing:
            raise ProjectError(f"Answer {missing[0]} is not in force; nothing was changed.", "Look at the list.")
        self.record((), instead_of=tuple(dict.fromkeys(numbers)), author=author)

    def _with_repetitions(self, numbers: Sequence[int]) -> list[int]:
        """These answers and those before them that say the same of the same pair: else one of those would count."""
        gone = {row.retracts for row in self.log}
        chosen = {(row.pair, row.value) for row in self.log if row.id in set(numbers)}
        same = (row.id for row in self.log if row.kind == ANSWER and (row.pair, row.value) in chosen)
        return [*numbers, *(number for number in same if number not in gone and number not in set(numbers))]

    def last(self, count: int) -> tuple[int, ...]:
        """The gestures that would be taken back, the newest first.

        Raises:
            ProjectError: There are fewer than that.
        """
        standing = self.history.standing
        if count < 1 or count > len(standing):
            raise ProjectError(
                f"There are {len(standing)} answers to take back, not {count}; nothing was changed.",
                f"Take back 1 to {len(standing)} of them." if standing else "Answer a question first.",
            )
        return standing[: -count - 1 : -1]

    def last_undone(self, count: int) -> tuple[int, ...]:
        """The gestures that took others back and would be taken back themselves, the newest first.

        Raises:
            ProjectError: There are fewer than that, for something new has been said since.
        """
        undone = self.history.undone
        if count < 1 or count > len(undone):
            raise ProjectError(
                f"There are {len(undone)} answers to say again, not {count}; nothing was changed.",
                f"Say 1 to {len(undone)} of them again." if undone else "Only what was just taken back can be.",
            )
        return undone[: -count - 1 : -1]

    def reverse(
        self, gesture: int, author: str, moving: Move | None = None, clusters: Sequence[ClusterRecord] = ()
    ) -> None:
        """Write the gesture that takes another back."""
        again, take_back = self.history.reversal(gesture)
        self._project.say(again, take_back=take_back, undoes=gesture, author=author, moving=moving, clusters=clusters)
        self._read()

    def foreseen(self) -> list[bool]:
        """For each item that was asked about, in order: whether the partition of its moment had it right."""
        told = (row for row in self.in_force if row.value != Answer.UNSURE and row.expected)
        return foreseen_rightly(
            Foreseen(row.a, row.b, row.value == Answer.SAME, row.expected == Answer.SAME, row.strategy) for row in told
        )

    @property
    def given_up(self) -> frozenset[tuple[int, int]]:
        """Pairs whose answers were taken back for others that contradicted them."""
        found: set[tuple[int, int]] = set()
        for gesture in self.history.standing:
            rows = self.history.gestures[gesture]
            if any(row.kind == ANSWER for row in rows):
                found.update(row.pair for row in rows if row.kind == RETRACTION)
        return frozenset(found)

    def _fits(self, said: Said) -> bool:
        """Whether an answer about a pair that nothing was said of, or of which the same follows, surely fits."""
        if said.value == Answer.UNSURE:
            return False
        known = self.constraints.closure().relation(said.a, said.b)
        return known is Relation.UNKNOWN or known.value == said.value

    def _refuse_contradiction(self, said: Sequence[Said], leaving: set[int]) -> None:
        if len(said) == 1 and not leaving and self._fits(said[0]):
            return
        # A newer answer about the same pair replaces the older one, so that one is set aside; what is taken back
        # leaves room for what was said of its pair before.
        taken_back = leaving | {row.retracts for row in self.log}
        sayings: dict[tuple[int, int], tuple[str, int]] = {}
        for row in self.log:
            if row.kind == ANSWER and row.id not in taken_back:
                sayings[row.pair] = row.value, row.id
        for one in said:
            sayings[min(one.a, one.b), max(one.a, one.b)] = one.value, 0
        links = Constraints(len(self._names), _of(sayings, Answer.SAME), _of(sayings, Answer.DIFFERENT))
        try:
            links.closure()
        except ContradictionError as error:
            steps = [(min(i, j), max(i, j)) for i, j in pairwise(error.path)]
            earlier = tuple(number for pair in (error.pair, *steps) if (number := sayings[pair][1]))
            chain = " = ".join(f'"{self._names[row]}"' for row in error.path)
            i, j = (f'"{self._names[row]}"' for row in error.pair)
            raise ContradictionError(
                f"This contradicts earlier answers: {i} and {j} would be different, yet {chain}. "
                "The answer was not recorded.",
                "Take back one of the answers on that chain, or leave it as it is.",
                error.pair,
                error.path,
                earlier,
            ) from None


def _of(sayings: dict[tuple[int, int], tuple[str, int]], answer: Answer) -> IntArray:
    pairs = [pair for pair, (value, _) in sayings.items() if value == answer.value]
    return np.array(pairs, np.int64).reshape(-1, 2)
