"""The question dock: two shapes, "same kind?", and how far the asking has come."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from shapekin.queries.base import Answer
from shapekin.queries.catalogue import all_strategies
from shapekin.queries.forms.catalogue import FORMS, PAIR
from shapekin_app.controls import fill_scrolling
from shapekin_app.icons import icon
from shapekin_app.keys import Keymap
from shapekin_app.library_words import library
from shapekin_app.preferences import Preferences
from shapekin_app.views.answer_bar import AnswerBar
from shapekin_app.views.asking import Desk
from shapekin_app.views.enough import EnoughMeter
from shapekin_app.views.question_parts import (
    PairStage,
    answered_words,
    headline,
    no_more,
    sentence,
    show_words,
)
from shapekin_app.views.several import SeveralStage
from shapekin_app.views.what_if import WhatIfCard
from shapekin_app.views.within_chip import WithinChip
from shapekin_app.workspace import Workspace

BESIDE = (500, 760)  # pixels of width from which there may be two columns, and three

_WRITING = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class QuestionView(QWidget):
    """The contents of the question dock.

    Signals:
        refine_requested: A person wants to train with the new answers.
    """

    refine_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.desk = Desk.of(workspace)
        self.headline = _label("title", self.tr("Same kind?"), wrap=True)
        self.within = WithinChip(workspace)
        self.pair = PairStage(workspace, square=True)
        self.several = SeveralStage(workspace)
        self.empty = _label("muted", wrap=True)
        self.reason = _label("", wrap=True)
        self.reason.setToolTip(self.tr("Why this pair is asked about (the query strategy's reason)"))
        self.effect = _label("muted", wrap=True)
        self._keymap = Keymap.of(workspace)
        self._preferences = Preferences.of(workspace)
        self._shortcuts: dict[str, QShortcut] = {}
        self.answers = AnswerBar(self._keymap)
        self.undo = QPushButton(icon("undo"), self.tr("Undo"))
        self.count = _label("muted")
        self.said = _label("small", wrap=True)
        self.meter = EnoughMeter()
        self.strategy = QComboBox()
        self.form = QComboBox()
        self.refine = QPushButton()
        self._build()
        self.what_if = WhatIfCard(workspace, self.answers, self)
        self.answers.answered.connect(self.desk.answer)
        self.answers.supposed.connect(self.desk.suppose)
        self.several.replied.connect(self.desk.reply)
        self.several.skipped.connect(self.desk.skip)
        self.form.activated.connect(lambda index: self.desk.use_form(str(self.form.itemData(index))))
        self.undo.clicked.connect(self.desk.undo)
        self.refine.clicked.connect(self.refine_requested)
        self.refine.clicked.connect(self.desk.refine_requested)
        self.strategy.activated.connect(self._on_strategy)
        self.desk.asked.connect(self._refresh)
        self.desk.said.connect(self._on_said)
        workspace.job_started.connect(self._show_progress)
        workspace.job_ended.connect(self._show_progress)
        self._shortcut("same", lambda: self.desk.answer(Answer.SAME))
        self._shortcut("different", lambda: self.desk.answer(Answer.DIFFERENT))
        self._shortcut("unsure", self._leave_open)
        self._shortcut("what_same", lambda: self.desk.toggle(Answer.SAME))
        self._shortcut("what_different", lambda: self.desk.toggle(Answer.DIFFERENT))
        self._shortcut("take_back", self.desk.undo)
        self._keymap.changed.connect(self._use_keys)
        self._preferences.changed.connect(lambda _name: self._show_progress())
        self._use_keys()
        self._refresh()

    def _build(self) -> None:
        self.undo.setProperty("role", "quiet")
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.setAccessibleName(self.tr("Undo the last answer"))
        self.refine.setProperty("role", "primary")
        self.refine.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.refine.setToolTip(self.tr("Train again, beginning from the present result, with what you answered"))
        self.strategy.setAccessibleName(self.tr("How questions are chosen"))
        self.strategy.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for name, kind in all_strategies().items():
            self.strategy.addItem(library(kind.title), name)
            self.strategy.setItemData(self.strategy.count() - 1, library(kind.summary), Qt.ItemDataRole.ToolTipRole)
        self.form.setAccessibleName(self.tr("How questions are asked"))
        self.form.addItem(self.tr("Pairs: same or different?"), PAIR)
        for name, form in FORMS.items():
            self.form.addItem(library(form.title), name)
            self.form.setItemData(self.form.count() - 1, library(form.summary), Qt.ItemDataRole.ToolTipRole)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMinimumHeight(120)

        see, say, know = (QVBoxLayout() for _ in range(3))
        self._see = see
        for column in (see, say, know):
            column.setSpacing(8)
        counting = QHBoxLayout()
        counting.addWidget(self.count)
        counting.addStretch(1)
        counting.addWidget(self.undo)
        choosing = QVBoxLayout()
        choosing.setSpacing(4)
        choosing.addWidget(_label("small", self.tr("Questions are chosen by")))
        choosing.addWidget(self.strategy)
        choosing.addSpacing(4)
        choosing.addWidget(_label("small", self.tr("Questions are asked as")))
        choosing.addWidget(self.form)
        see.addWidget(self.within)
        see.addWidget(self.headline)
        see.addWidget(self.reason)
        see.addWidget(self.pair)
        see.addWidget(self.several)
        see.addWidget(self.empty)
        see.addStretch(0)
        say.addWidget(self.effect)
        say.addSpacing(4)
        say.addWidget(self.answers)
        say.addStretch(1)
        know.addLayout(counting)
        know.addWidget(self.said)
        know.addWidget(self.refine)
        know.addSpacing(8)
        know.addWidget(self.meter)
        know.addSpacing(8)
        know.addLayout(choosing)
        know.addStretch(1)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside)
        self._columns.setContentsMargins(16, 12, 16, 12)
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.addLayout(say)
        self._words.addLayout(know, 1)
        self._columns.addLayout(see)
        self._columns.addLayout(self._words, 1)
        fill_scrolling(self, inside).setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._arrange(1)

    def _arrange(self, columns: int) -> None:
        """Everything in one column; where the dock is wide and low, as under the map, in two or three."""
        self._n_columns = columns
        directions = QBoxLayout.Direction
        for box, beside in ((self._columns, columns > 1), (self._words, columns > 2)):
            box.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
            box.setSpacing(24 if beside else 8)
        self._columns.setStretch(0, 1 if columns > 1 else 0)
        self._columns.setStretch(1, 2 if columns > 2 else 1)
        self._words.setStretch(0, 1 if columns > 2 else 0)
        self._see.setStretchFactor(self.pair, 1 if columns > 2 else 0)
        self.pair.set_square(square=columns < 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another shape of the dock, another arrangement."""
        super().resizeEvent(event)
        low = self.width() > 1.2 * self.height()
        columns = 1 + sum(self.width() >= least for least in BESIDE) if low else 1
        if columns != self._n_columns:
            self._arrange(columns)

    # -- what is shown ---------------------------------------------------------------------------

    def _refresh(self) -> None:
        session, query = self._workspace.session, self.desk.query
        question = self.desk.question
        self.pair.show_query(query)
        for widget in (self.pair, self.effect, self.answers):
            widget.setVisible(query is not None)
        for words in (self.headline, self.reason):
            words.setVisible(query is not None or question is not None)
        self.several.setVisible(question is not None)
        self.several.show_question(question)
        self.headline.setText(headline(question))
        self.empty.setVisible(query is None and question is None)
        if session is None:
            self.empty.setText(self.tr("Open a project, and it will ask which of its items are of the same kind."))
        elif question is not None:
            self.reason.setText(sentence(question.reason))
        elif query is None:
            self.empty.setText(no_more(session.form, self.desk.within))
        else:
            self.reason.setText(sentence(query.reason))
            self.effect.setText(sentence(self.desk.effect()))
        self.said.clear()
        self.said.hide()
        writable = session is not None and not session.read_only
        self.strategy.setEnabled(writable and session is not None and session.form == PAIR)
        self.form.setEnabled(writable)
        self._show_progress()

    def _show_progress(self) -> None:
        session = self._workspace.session
        if session is None:
            self.count.clear()
            self.undo.setEnabled(False)
            self.refine.hide()
            self.meter.hide()
            return
        self.count.setText(answered_words(self, session))
        self.undo.setEnabled(session.can_undo)
        self.meter.show()
        self.meter.show_course(session.moving_curve())
        self.strategy.setCurrentIndex(self.strategy.findData(session.strategy))
        self.form.setCurrentIndex(self.form.findData(session.form))
        self.strategy.setToolTip(str(self.strategy.currentData(Qt.ItemDataRole.ToolTipRole) or ""))
        new = session.answers_since_training
        self.refine.setText(self.tr("Refine with {count} new answers").format(count=new))
        enough = self._preferences.number("asking/refine_after")
        self.refine.setVisible(new >= enough and self._workspace.running_training() is None)

    def _on_said(self, sentence: str, level: str) -> None:
        show_words(self.said, sentence, level)

    def _on_strategy(self, index: int) -> None:
        self.desk.use_strategy(str(self.strategy.itemData(index)))

    def _leave_open(self) -> None:
        if self.desk.question is not None:
            self.desk.skip()
        else:
            self.desk.answer(Answer.UNSURE)

    # -- keys ------------------------------------------------------------------------------------

    def _shortcut(self, name: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self._on_key(shortcut.key(), act))
        self._shortcuts[name] = shortcut

    def _use_keys(self) -> None:
        for name, shortcut in self._shortcuts.items():
            shortcut.setKeys(self._keymap.sequences(name))
        key = self._keymap.shown("take_back")
        self.undo.setToolTip(self.tr("Take back the last answer") + (f" ({key})" if key else ""))

    def _on_key(self, keys: QKeySequence, act: Callable[[], None]) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, _WRITING):
            return
        if keys == QKeySequence("Space") and isinstance(focus, QAbstractButton):
            focus.click()  # whoever walks by Tab presses buttons with space
            return
        act()


def _label(role: str, words: str = "", *, wrap: bool = False) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
