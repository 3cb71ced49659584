"""What people say to a project, and the questions that they are asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shapekin.clustering.kinds_tree import Kind, walk
from shapekin.models.catalogue import get_model
from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Answer, Query
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.forms.base import FormQuestion
from shapekin.queries.forms.catalogue import FORMS, PAIR, get_form
from shapekin.queries.second_look import second_look
from shapekin.queries.within import Within
from shapekin.session.change import Change
from shapekin.session.curation import records_after, still_there
from shapekin.session.namings import Namings
from shapekin.session.shown import Shown
from shapekin.session.who import who
from shapekin.store.cache import Cache
from shapekin.store.evidence import Said
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
        self._scope: tuple[tuple[int, ...], Within] | None = None  # of which clusters, until they change
        self._namings = Namings(project)
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

    def answer_each(self, answers: Sequence[tuple[Query, Answer]], *, confidence: float = 1.0) -> Change:
        """Record many answers, each a gesture of its own; see `answer`. Those before one that is refused are kept."""
        said = [self._said(query, answer, seconds=0.0, confidence=confidence) for query, answer in answers]
        try:
            self._answers.record_each(said, author=self.author)
        finally:
            change = self._evidence_changed()
        return change

    @property
    def can_undo(self) -> bool:
        """True when there is something to take back."""
        return not self.read_only and (super().can_undo or self._namings.can_undo(self._answers.history))

    @property
    def can_redo(self) -> bool:
        """True when something just taken back can be said again."""
        return not self.read_only and (super().can_redo or self._namings.can_redo(self._answers.history))

    def undo(self, count: int = 1) -> Change:
        """Take back the last gestures and names.

        Raises:
            ProjectError: There are fewer than that.
        """
        if not 1 <= count <= len(self._answers.history.standing) + self._namings.given:
            self._answers.last(count)  # says how many there are
        before, names = len(self._answers.log), False
        moved = False
        for _ in range(count):
            if self._namings.can_undo(self._answers.history):
                self._namings.undo()
                names = True
            else:
                moved |= self._reverse(self._answers.last(1)[0])
        return self._stepped(evidence=len(self._answers.log) > before, partition=moved, names=names)

    def redo(self, count: int = 1) -> Change:
        """Say again what was taken back last.

        Raises:
            ProjectError: There is less than that.
        """
        history = self._answers.history
        if not 1 <= count <= len(history.undone) + self._namings.undone(history):
            self._answers.last_undone(count)
        before, names = len(self._answers.log), False
        moved = False
        for _ in range(count):
            if self._namings.can_redo(self._answers.history):
                self._namings.redo()
                names = True
            else:
                moved |= self._reverse(self._answers.last_undone(1)[0])
        return self._stepped(evidence=len(self._answers.log) > before, partition=moved, names=names)

    def _reverse(self, gesture: int) -> bool:
        """Whether items moved with it."""
        found = self._project.move_of(gesture)
        move = None if found is None else still_there(found.reversed(), self._labels)
        clusters = () if move is None else records_after(move, self._labels, self._project.clusters())
        self._answers.reverse(gesture, self.author, move, clusters)
        if move is not None:
            self._load_partition()
        return move is not None

    def _stepped(self, *, evidence: bool, partition: bool, names: bool) -> Change:
        self._queue = None
        if names:
            asked = self.within
            self._load_clusters()
            self._follow(asked)
        return self._tell(Change(evidence=evidence, partition=partition, clusters=partition or names))

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

    @property
    def within(self) -> Kind | None:
        """The kind about whose items alone it is asked; None for all items, also where that kind is gone."""
        kept = self._project.setting("within", "")
        return self.find_kind(kept) if isinstance(kept, str | int) and kept != "" else None

    def ask_within(self, kind: str | int) -> Change:
        """Ask about the items of one kind only from now on; "" for all again.

        Args:
            kind: As for `get_kind`.

        Raises:
            UnknownNameError: There is no such kind.
        """
        self._keep_within(None if kind == "" else self.get_kind(kind))
        self._queue = None
        return self._tell(Change(evidence=True))

    def _keep_within(self, kind: Kind | None) -> None:
        key: str | int = "" if kind is None else kind.title if kind.named else kind.leaves[0]
        self._project.set_setting("within", key)

    def _follow(self, asked: Kind | None) -> None:
        """Go on to ask about the same clusters, whatever they are called now."""
        leaves = set() if asked is None else set(asked.leaves)
        now = next((kind for kind in walk(self.kinds) if set(kind.leaves) == leaves), None)
        if now is not None:
            self._keep_within(now)

    @property
    def second_looks(self) -> bool:
        """Whether what hangs on doubtful answers is asked again in other words."""
        return bool(self._project.setting("second_looks", True))

    @second_looks.setter
    def second_looks(self, on: bool) -> None:
        self._project.set_setting("second_looks", on)
        self._queue = None
        self._tell(Change(evidence=True))

    def form_question(self, form: str = "", within: str | int | None = None) -> FormQuestion | None:
        """The next question about several items, of the session's own form unless another is named.

        None while pairs are asked, or when there is none left.

        Args:
            form: One of `queries.forms`.
            within: As for `questions`.
        """
        form = form or self.form
        if form == PAIR:
            return None
        scope = self._scope_of(within)
        if scope is None:
            return get_form(form).propose(self._query_context())
        found = get_form(form).propose(scope.context(self._query_context()))
        if found is None:
            return None
        return get_form(form).question(tuple(scope.rows[list(found.rows)].tolist()), found.reason)

    def questions(self, count: int, strategy: str = "", within: str | int | None = None) -> list[Query]:
        """The next questions, best first; fewer when the strategy has no more.

        Where much hangs on a doubtful answer, the first question is a second look at it (`queries.second_look`).

        Args:
            count: How many.
            strategy: Who asks, and no one else; "" for the session's own.
            within: The kind whose items alone are asked about, as for `get_kind`; "" for all items, None for what
                `ask_within` chose.

        Raises:
            UnknownNameError: There is no such strategy, or no such kind.
        """
        chosen = get_strategy(strategy or self.strategy)
        scope, context = self._scope_of(within), self._query_context()
        shown = context if scope is None else scope.context(context)
        check = second_look(shown) if self.second_looks and not strategy else None
        first = [] if check is None else [check]
        queries = [*first, *chosen.propose(shown, count - len(first))]
        return queries if scope is None else scope.outward(queries)

    def _scope_of(self, within: str | int | None) -> Within | None:
        kind = self.within if within is None else None if within == "" else self.get_kind(within)
        if kind is None:
            return None
        if self._scope is None or self._scope[0] != kind.leaves:
            self._scope = kind.leaves, Within.of(self._query_context(), self.members_of(kind))
        return self._scope[1]

    def upcoming(self, count: int) -> list[Query]:
        """The next questions of the session's own strategy, remembered until something changes."""
        if self._queue is None or len(self._queue) < count:
            self._queue = self.questions(count)
        return self._queue[:count]

    def next_question(self, within: str | int | None = None) -> Query | None:
        """The next question, None when there is none left; `within` as for `questions`."""
        queue = self.upcoming(1) if within is None else self.questions(1, within=within)
        return queue[0] if queue else None

    def question_effect(self, query: Query) -> str:
        """What an answer would do to the partition, for people."""
        if self.relation(query.a, query.b) is not Relation.UNKNOWN:
            return "This follows from your answers already; if you say otherwise, you will see which ones."
        a, b = (self.cluster(int(self._labels[row])) for row in (query.a, query.b))
        if a.id == b.id:
            return f"Both are in {a.title} now; “different” would divide it."
        return f"“Same” would bring {a.title} and {b.title} together."

    # -- inside -----------------------------------------------------------------------------------------

    def _load_partition(self) -> None:
        self._queue = self._scope = None
        super()._load_partition()

    def _tell(self, change: Change) -> Change:
        for listener in list(self._listeners):
            listener(change)
        return change
