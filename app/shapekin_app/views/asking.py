"""Asking: the question in hand, its answer, and taking answers back.

Dock and focus mode are two faces of one `Desk`, so that a question is asked once, wherever it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from shapekin.arrays import IntArray
from shapekin.queries.base import Answer, Query
from shapekin.queries.forms.base import FormQuestion
from shapekin.queries.forms.catalogue import PAIR
from shapekin.session import Change
from shapekin.session.what_if import WhatIf, what_if
from shapekin.store.evidence import Evidence
from shapekin_app.errand import Errand
from shapekin_app.told import step_words
from shapekin_app.views.turntable import Subjects
from shapekin_app.workspace import Workspace

_AHEAD = 3  # questions made ready in advance
_LONGEST = 120.0  # seconds; who thinks longer has left the desk


class Desk(QObject):
    """The question in hand. One for a workspace: `Desk.of`.

    Signals:
        asked: `query` is another, perhaps None, or what is told of it may have changed.
        said(str, str): A sentence about what was just done, and its level: "info" or "error".
        refine_requested: A person wants to train with the new answers.
        parts_requested: A person wants to see the parts that the answers make of the kind that it is asked about.
        supposed_changed: `supposed` or `moving` is another.
    """

    asked = Signal()
    said = Signal(str, str)
    refine_requested = Signal()
    parts_requested = Signal()
    supposed_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.query: Query | None = None
        self.question: FormQuestion | None = None
        """A question about several items, in place of `query`."""
        self.supposed: WhatIf | None = None
        """What the answer that a person points at would do; None while there is none."""
        self.moving: IntArray | None = None
        """Rows that would probably move then; None until that is known."""
        self._workspace = workspace
        self._errand = Errand(self)
        self._errand.done.connect(self._on_moving)
        self._subjects = Subjects.of(workspace)
        self._clock = QElapsedTimer()
        workspace.session_changed.connect(self._on_session)
        workspace.changed.connect(self._on_change)
        self._next()

    @classmethod
    def of(cls, workspace: Workspace) -> Desk:
        """The one that belongs to a workspace."""
        found = workspace.findChild(cls)
        return found if isinstance(found, cls) else cls(workspace)

    @property
    def seconds(self) -> float:
        """How long the question has been looked at, at most two minutes."""
        return min(self._clock.elapsed() / 1000.0, _LONGEST) if self._clock.isValid() else 0.0

    def names(self, query: Query) -> tuple[str, str]:
        """Names of the two items."""
        session = self._workspace.session
        assert session is not None
        return session.dataset.names[query.a], session.dataset.names[query.b]

    def effect(self) -> str:
        """What "same" would do, in words."""
        session = self._workspace.session
        return session.question_effect(self.query) if session is not None and self.query is not None else ""

    @property
    def within(self) -> str:
        """The kind that it is asked about only, "" for all items."""
        session = self._workspace.session
        kind = session.within if session is not None else None
        return kind.title if kind is not None else ""

    def suppose(self, answer: Answer | None) -> None:
        """Show what an answer to the question in hand would do, without giving it; None to show nothing."""
        session, query = self._workspace.session, self.query
        self._errand.drop()
        before, self.supposed, self.moving = self.supposed, None, None
        if session is not None and query is not None and answer in (Answer.SAME, Answer.DIFFERENT):
            self.supposed = what_if(session, query, answer)
            self._errand.send(self.supposed.moving)
        if self.supposed is not before:
            self.supposed_changed.emit()

    def toggle(self, answer: Answer) -> None:
        """The same for a key: once more shows nothing."""
        shown = self.supposed.answer if self.supposed is not None else None
        self.suppose(None if shown is answer else answer)

    def _on_moving(self, rows: object) -> None:
        self.moving = cast("IntArray", rows)
        self.supposed_changed.emit()

    def answer(self, answer: Answer) -> None:
        """Record an answer to the question in hand; the next is asked by the change that follows."""
        if self.query is None:
            return
        self._workspace.answer(self.query, answer, self.seconds)

    def reply(self, chosen: Sequence[int]) -> None:
        """Record a reply to the question about several items; the next is asked by the change that follows."""
        session, question = self._workspace.session, self.question
        if session is not None and question is not None:
            self._workspace.answer_all(question.reply(chosen), self.seconds, session.form)

    def skip(self) -> None:
        """Leave the question about several items open."""
        session, question = self._workspace.session, self.question
        if session is not None and question is not None:
            left = [(query, Answer.UNSURE) for query, _ in question.reply(())]
            self._workspace.answer_all(left, self.seconds, session.form)

    def undo(self) -> None:
        """Take back what was said last, and say what that was."""
        session = self._workspace.session
        if session is None or not session.can_undo:
            self.said.emit(self.tr("There is no answer to take back."), "info")
            return
        before, step = session.evidence, session.undo_step
        what = step_words(step, session) if step is not None else ""
        if self._workspace.undo_answer():
            self._say_difference(before, session.evidence, self.tr("Took back: {what}.").format(what=what))

    def redo(self) -> None:
        """Say again what was taken back last, and say what that is."""
        session = self._workspace.session
        if session is None or not session.can_redo:
            self.said.emit(self.tr("There is nothing to say again."), "info")
            return
        before, step = session.evidence, session.redo_step
        what = step_words(step, session) if step is not None else ""
        if self._workspace.redo_answer():
            self._say_difference(before, session.evidence, self.tr("Said again: {what}.").format(what=what))

    def _say_difference(self, before: Sequence[Evidence], after: Sequence[Evidence], otherwise: str) -> None:
        known = {row.id for row in before}
        kept = {row.id for row in after}
        gone = [row for row in before if row.id not in kept]
        back = [row for row in after if row.id not in known]
        took, said = self.tr("Took back: {what}."), self.tr("Said again: {what}.")
        parts = [words.format(what=self._in_words(rows)) for words, rows in ((took, gone), (said, back)) if rows]
        self.said.emit(" ".join(parts) or otherwise, "info")

    def _in_words(self, rows: Sequence[Evidence]) -> str:
        session = self._workspace.session
        assert session is not None
        if len(rows) > 1:
            return self.tr("{count} answers").format(count=f"{len(rows):,}")
        (row,) = rows
        words = {
            Answer.SAME: self.tr("{a} and {b} are the same kind"),
            Answer.DIFFERENT: self.tr("{a} and {b} are different kinds"),
            Answer.UNSURE: self.tr("unsure about {a} and {b}"),
        }[Answer(row.value)]
        return words.format(a=session.dataset.names[row.a], b=session.dataset.names[row.b])

    def use_strategy(self, name: str) -> None:
        """Let another strategy choose the questions."""
        session = self._workspace.session
        if session is not None and session.strategy != name:
            session.strategy = name
            self._next()

    def use_form(self, name: str) -> None:
        """Ask in another way."""
        session = self._workspace.session
        if session is not None and session.form != name:
            session.form = name
            self._next()

    def _on_session(self) -> None:
        self.query = self.question = None
        self._next()

    def _on_change(self, change: Change) -> None:
        if change.evidence or change.partition or change.runs:
            self._next()
        elif change.clusters:
            self.asked.emit()  # a name in the effect may be another

    def _next(self) -> None:
        self.suppose(None)  # what was shown is of before
        session = self._workspace.session
        before = self.query, self.question
        self.question = session.form_question() if session is not None else None
        ahead = session.upcoming(_AHEAD) if session is not None and session.form == PAIR else []
        self.query = ahead[0] if ahead else None
        if (self.query, self.question) != before or before == (None, None):
            self._clock.start()
        self.asked.emit()
        self._workspace.ask(self.query)
        if self.question is not None:
            self._subjects.prepare(self.question.rows[0])
        for query in reversed(ahead):  # what is prepared last is ready first
            self._subjects.prepare(query.b)
            self._subjects.prepare(query.a)
