"""What people say to a project: answers, acts of a curator, names; and the questions that they are asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ProjectError
from shapekin.models.catalogue import get_model
from shapekin.queries.base import Answer, Query
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.forms.base import FormQuestion
from shapekin.queries.forms.catalogue import FORMS, PAIR, get_form
from shapekin.session.change import Change
from shapekin.session.curation import links_of, records_after, still_there
from shapekin.session.shown import Shown
from shapekin.session.who import who
from shapekin.store.cache import Cache
from shapekin.store.evidence import Said
from shapekin.store.moves import Move
from shapekin.store.project import Project


class Taught(Shown):
    """The half of a session that takes in what people say.

    Args:
        project: The project file, open.
        cache: Where arrays are.
    """

    def __init__(self, project: Project, cache: Cache) -> None:
        self._listeners: list[Callable[[Change], None]] = []
        self._queue: list[Query] | None = None  # the next questions, until something changes
        self.author = who()
        """Who answers from now on."""
        super().__init__(project, cache)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Tell `listener` of every change; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- evidence ---------------------------------------------------------------------------------------

    def answer(
        self,
        query: Query,
        answer: Answer,
        *,
        seconds: float = 0.0,
        confidence: float = 1.0,
        instead_of: Sequence[int] = (),
    ) -> Change:
        """Record the answer to a question; it is on disk when this returns.

        Args:
            query: The question, or any pair a person chose (`Query(a, b, "", "")`).
            answer: What the person said.
            seconds: How long it took.
            confidence: How sure the person is, 0 to 1.
            instead_of: Ids of answers that are taken back with it, such as one of `ContradictionError.evidence`.

        Raises:
            ContradictionError: The answer contradicts earlier ones; nothing was recorded.
            ProjectError: It could not be written.
        """
        said = self._said(query, answer, seconds=seconds, confidence=confidence)
        self._answers.record([said], instead_of=instead_of, author=self.author)
        return self._evidence_changed()

    def answer_all(self, answers: Sequence[tuple[Query, Answer]], *, seconds: float = 0.0, form: str = "") -> Change:
        """Record what one gesture says of several pairs, all or nothing; see `answer`.

        Args:
            answers: Pairs and what was said of them.
            seconds: How long the gesture took.
            form: How it was asked, "pair" if empty.
        """
        form = form or "pair"
        said = [self._said(query, answer, seconds=seconds, form=form) for query, answer in answers]
        self._answers.record(said, author=self.author)
        return self._evidence_changed()

    def undo(self, count: int = 1) -> Change:
        """Take back the last gestures.

        Raises:
            ProjectError: There are fewer than that.
        """
        return self._reverse(self._answers.last(count))

    def redo(self, count: int = 1) -> Change:
        """Say again what was taken back last.

        Raises:
            ProjectError: There is less than that.
        """
        return self._reverse(self._answers.last_undone(count))

    def _reverse(self, gestures: Sequence[int]) -> Change:
        moved = False
        for gesture in gestures:
            found = self._project.move_of(gesture)
            move = None if found is None else still_there(found.reversed(), self._labels)
            clusters = () if move is None else records_after(move, self._labels, self._project.clusters())
            self._answers.reverse(gesture, self.author, move, clusters)
            if move is not None:
                self._load_partition()
                moved = True
        self._queue = None
        return self._tell(Change(evidence=True, partition=moved, clusters=moved))

    def retract(self, *evidence_ids: int) -> Change:
        """Take back answers in force, whichever they are.

        Raises:
            ProjectError: One of them is not in force; nothing was changed.
        """
        self._answers.retract(evidence_ids, self.author)
        return self._evidence_changed()

    def take_in(self, said: Sequence[Said]) -> Change:
        """Record answers of others, one gesture in all; see `session.shared`.

        Raises:
            ContradictionError: They contradict what is known, or each other; nothing was recorded.
        """
        self._answers.record(said, author=self.author)
        return self._evidence_changed()

    def _said(
        self, query: Query, answer: Answer, *, seconds: float, confidence: float = 1.0, form: str = "pair"
    ) -> Said:
        together = self._labels[query.a] == self._labels[query.b]
        return Said(
            min(query.a, query.b),
            max(query.a, query.b),
            answer.value,
            author=self.author,
            reason=query.reason,
            strategy=query.strategy,
            seconds=seconds,
            expected=(Answer.SAME if together else Answer.DIFFERENT).value,
            confidence=confidence,
            form=form,
        )

    def _evidence_changed(self) -> Change:
        self._queue = None
        return self._tell(Change(evidence=True))

    # -- questions -------------------------------------------------------------------------------

    @property
    def strategy(self) -> str:
        """Name of the strategy that chooses the questions."""
        default = get_model(self._run.model).card.default_strategy if self._run else "certain_sets"
        return str(self._project.setting("strategy", "") or default)

    @strategy.setter
    def strategy(self, name: str) -> None:
        get_strategy(name)
        self._project.set_setting("strategy", name)
        self._queue = None
        self._tell(Change(evidence=True))

    @property
    def form(self) -> str:
        """How it is asked: "pair", or the name of one of `queries.forms`."""
        known = str(self._project.setting("form", ""))
        return known if known in FORMS else PAIR

    @form.setter
    def form(self, name: str) -> None:
        if name != PAIR:
            get_form(name)
        self._project.set_setting("form", name)
        self._tell(Change(evidence=True))

    def form_question(self, form: str = "") -> FormQuestion | None:
        """The next question about several items, of the session's own form unless another is named.

        None while pairs are asked, or when there is none left.
        """
        form = form or self.form
        return None if form == PAIR else get_form(form).propose(self._query_context())

    def questions(self, count: int, strategy: str = "") -> list[Query]:
        """The next questions, best first; fewer when the strategy has no more.

        Raises:
            UnknownNameError: There is no such strategy.
        """
        return get_strategy(strategy or self.strategy).propose(self._query_context(), count)

    def upcoming(self, count: int) -> list[Query]:
        """The next questions of the session's own strategy, remembered until something changes."""
        if self._queue is None or len(self._queue) < count:
            self._queue = self.questions(count)
        return self._queue[:count]

    def next_question(self) -> Query | None:
        """The next question, None when there is none left."""
        queue = self.upcoming(1)
        return queue[0] if queue else None

    def question_effect(self, query: Query) -> str:
        """What an answer would do to the partition, for people."""
        a, b = (self.cluster(int(self._labels[row])) for row in (query.a, query.b))
        if a.id == b.id:
            return f"Both are in {a.title} now; “different” would divide it."
        return f"“Same” would bring {a.title} and {b.title} together."

    # -- curation ---------------------------------------------------------------------------------------

    def rename_cluster(self, cluster_id: int, name: str) -> Change:
        """Name a cluster; "" takes the name away.

        Raises:
            ProjectError: Another cluster has this name, or there is no such cluster.
        """
        name = " ".join(name.split())
        if cluster_id not in self._by_id:
            raise ProjectError("This sub-category is no longer there.", "Choose one of those in the list.")
        if name and any(c.name == name and c.id != cluster_id for c in self._clusters):
            raise ProjectError(f'There is already a sub-category "{name}".', "Choose another name.")
        self._project.rename_cluster(cluster_id, name)
        self._load_clusters()
        return self._tell(Change(clusters=True))

    def move(self, rows: IntArray, cluster_id: int) -> Change:
        """Put items into a cluster; they are of its kind from now on, and its kind is none of theirs before.

        Raises:
            ContradictionError: Answers say otherwise; nothing was changed.
            ProjectError: There is no such cluster, or nothing to move.
        """
        if cluster_id not in self._by_id:
            raise ProjectError("This sub-category is no longer there.", "Choose one of those in the list.")
        return self._curate(rows, cluster_id, "move")

    def split(self, rows: IntArray) -> Change:
        """Make items a cluster of their own.

        Raises:
            ContradictionError: Answers say otherwise; nothing was changed.
            ProjectError: There is nothing to move.
        """
        return self._curate(rows, max(self._by_id, default=-1) + 1, "split")

    def merge(self, cluster_ids: Sequence[int]) -> Change:
        """Make clusters one; the largest keeps its name, or takes the first name there is.

        Raises:
            ContradictionError: Answers say otherwise; nothing was changed.
            ProjectError: They are not two clusters at least.
        """
        found = [cluster for cluster in self._clusters if cluster.id in set(cluster_ids)]
        if len(found) < 2:
            raise ProjectError("It takes two sub-categories to merge.", "Select more than one.")
        target = next((cluster for cluster in found if cluster.name), found[0])
        others = [cluster.id for cluster in found if cluster is not target]
        return self._curate(np.flatnonzero(np.isin(self._labels, others)), target.id, "merge")

    def _curate(self, rows: IntArray, target: int, form: str) -> Change:
        rows = np.unique(np.asarray(rows, np.int64))
        rows = rows[self._labels[rows] != target]
        if len(rows) == 0:
            raise ProjectError("These items are there already; nothing was changed.", "Select others.")
        move = Move(
            tuple(rows.tolist()), tuple(self._labels[rows].tolist()), (target,) * len(rows), self._project.clusters()
        )
        pairs = links_of(move, self._labels, self.embedding)
        said = [Said(a, b, answer.value, author=self.author, form=form) for a, b, answer in pairs]
        clusters = records_after(move, self._labels, self._project.clusters())
        self._answers.record(said, author=self.author, moving=move, clusters=clusters)
        self._load_partition()
        return self._tell(Change(partition=True, clusters=True, evidence=True))

    # -- inside -----------------------------------------------------------------------------------------

    def _load_partition(self) -> None:
        self._queue = None
        super()._load_partition()

    def _tell(self, change: Change) -> Change:
        for listener in list(self._listeners):
            listener(change)
        return change
