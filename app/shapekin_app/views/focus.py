"""Focus mode: nothing but the question, two large turntables and the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from shapekin.queries.base import Answer
from shapekin.queries.forms.catalogue import PAIR
from shapekin_app import theme
from shapekin_app.icons import icon
from shapekin_app.keys import Keymap
from shapekin_app.preferences import Preferences
from shapekin_app.views.answer_bar import AnswerBar
from shapekin_app.views.asking import Desk
from shapekin_app.views.embedding.interaction import EmbeddingMap
from shapekin_app.views.enough import EnoughMeter
from shapekin_app.views.key_cap import KeyButton
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

_OF_SEVERAL = frozenset(
    {*(Qt.Key.Key_0 + digit for digit in range(10)), Qt.Key.Key_Return, Qt.Key.Key_Enter}
)  # keys that mean something only where several items are shown
_SIDE_WIDTH = 264
_ROOMY = 1120  # pixels of width from which there is a meter and a map beside the answers


class FocusMode(QWidget):
    """Fills the window while a person answers. Esc leaves.

    It takes the answer keys for itself as long as it has the focus, so that the dock's do not act too.

    Signals:
        left: A person wants the window back.
        refine_requested: A person wants to train with the new answers.
    """

    left = Signal()
    refine_requested = Signal()

    def __init__(self, workspace: Workspace, corner: EmbeddingMap | None = None, parent: QWidget | None = None) -> None:
        """Args: the workspace; `corner`, a small map to show where the two items lie; the parent."""
        super().__init__(parent)
        self._workspace = workspace
        self.desk = Desk.of(workspace)
        self.pair = PairStage(workspace, square=False)
        self.several = SeveralStage(workspace, large=True)
        self.within = WithinChip(workspace)
        self.within.setMinimumWidth(360)
        self.headline = QLabel()
        self.reason, self.effect, self.count, self.said, self.empty = (QLabel() for _ in range(5))
        self._keymap = Keymap.of(workspace)
        self._preferences = Preferences.of(workspace)
        self.answers = AnswerBar(self._keymap, large=True)
        self.undo = QPushButton(icon("undo"), self.tr("Undo"))
        self.leave = KeyButton(self.tr("Leave"))
        self.leave.set_key("Esc")
        self.refine = QPushButton()
        self.meter = EnoughMeter()
        self.corner = corner
        self._keys: dict[str, Callable[[], None]] = {}
        self._keymap.changed.connect(self._use_keys)
        self._use_keys()
        self._build()
        self.setMinimumSize(600, 400)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Focus mode: same kind?"))
        self.what_if = WhatIfCard(workspace, self.answers, self)
        self.answers.answered.connect(self.desk.answer)
        self.answers.supposed.connect(self.desk.suppose)
        self.several.replied.connect(self.desk.reply)
        self.several.skipped.connect(self.desk.skip)
        self.undo.clicked.connect(self.desk.undo)
        self.leave.clicked.connect(self.left)
        self.refine.clicked.connect(self.refine_requested)
        self.refine.clicked.connect(self.desk.refine_requested)
        self.desk.asked.connect(self._refresh)
        self.desk.said.connect(self._on_said)
        self._refresh()

    def _use_keys(self) -> None:
        acts = {
            "same": lambda: self.desk.answer(Answer.SAME),
            "different": lambda: self.desk.answer(Answer.DIFFERENT),
            "unsure": self._leave_open,
            "what_same": lambda: self.desk.toggle(Answer.SAME),
            "what_different": lambda: self.desk.toggle(Answer.DIFFERENT),
            "take_back": self.desk.undo,
        }
        self._keys = {"Esc": self.left.emit}
        for digit in range(1, 10):
            self._keys[str(digit)] = partial(self.several.point, digit)
        self._keys["0"] = lambda: self.several.finish_if(odd=False)
        self._keys |= dict.fromkeys(("Return", "Enter"), lambda: self.several.finish_if(odd=True))
        for name, act in acts.items():
            self._keys |= {keys.toString(): act for keys in self._keymap.sequences(name)}
        key = self._keymap.shown("take_back")
        self.undo.setToolTip(self.tr("Take back the last answer") + (f" ({key})" if key else ""))

    def _build(self) -> None:
        self.headline.setProperty("role", "title")
        for label in (self.effect, self.count, self.empty):
            label.setProperty("role", "muted")
        for label in (self.reason, self.effect, self.said, self.empty):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        for button in (self.undo, self.leave):
            button.setProperty("role", "quiet")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.refine.setProperty("role", "primary")
        self.refine.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        top = QGridLayout()
        told = QHBoxLayout()
        told.setSpacing(16)
        told.addWidget(self.count)
        told.addWidget(self.undo)
        told.addStretch(1)
        top.addLayout(told, 0, 0)
        top.addWidget(self.headline, 0, 1, Qt.AlignmentFlag.AlignCenter)
        top.addWidget(self.leave, 0, 2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.setColumnStretch(0, 1)
        top.setColumnStretch(2, 1)

        left = QVBoxLayout()
        left.addWidget(self.meter)
        left.addStretch(1)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.reason)
        middle.addWidget(self.effect)
        middle.addSpacing(8)
        middle.addWidget(self.answers, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addWidget(self.said)
        middle.addWidget(self.refine, 0, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(1)
        sides = self._sides = (QWidget(), QWidget())
        for side in sides:
            side.setFixedWidth(_SIDE_WIDTH)
        sides[0].setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout(sides[1])
        right.setContentsMargins(0, 0, 0, 0)
        if self.corner is not None:
            self.corner.setMinimumHeight(168)
            right.addWidget(self.corner)
        bottom = QHBoxLayout()
        bottom.setSpacing(24)
        bottom.addWidget(sides[0])
        bottom.addLayout(middle, 1)
        bottom.addWidget(sides[1])

        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addWidget(self.within, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.pair, 1)
        layout.addWidget(self.several, 1)
        layout.addWidget(self.empty, 1)
        layout.addLayout(bottom)

    def _refresh(self) -> None:
        session, query = self._workspace.session, self.desk.query
        self.pair.show_query(query)
        question = self.desk.question
        for widget in (self.pair, self.effect, self.answers):
            widget.setVisible(query is not None)
        for words in (self.headline, self.reason):
            words.setVisible(query is not None or question is not None)
        self.several.setVisible(question is not None)
        self.several.show_question(question)
        self.headline.setText(headline(question))
        self.empty.setVisible(query is None and question is None)
        self.empty.setText(no_more(session.form if session is not None else PAIR, self.desk.within))
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if question is not None:
            self.reason.setText(sentence(question.reason))
        if query is not None:
            self.reason.setText(sentence(query.reason))
            self.effect.setText(sentence(self.desk.effect()))
        self.said.clear()
        new = session.answers_since_training if session is not None else 0
        self.refine.setText(self.tr("Refine with {count} new answers").format(count=new))
        enough = self._preferences.number("asking/refine_after")
        self.refine.setVisible(new >= enough and self._workspace.running_training() is None)
        self.undo.setEnabled(session is not None and session.can_undo)
        if session is not None:
            self.count.setText(answered_words(self, session))
            self.meter.show_course(session.moving_curve())

    def _leave_open(self) -> None:
        if self.desk.question is not None:
            self.desk.skip()
        else:
            self.desk.answer(Answer.UNSURE)

    def _on_said(self, words: str, level: str) -> None:
        show_words(self.said, words, level)

    # -- Qt --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Cover what lies behind."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().window))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the question has all the room."""
        super().resizeEvent(event)
        for side in self._sides:
            side.setVisible(self.width() >= _ROOMY)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Claim the answer keys before any shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The answers' keys, Esc leaves."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QAbstractButton):
            focused.click()  # Qt's buttons know space alone
        elif not self._takes(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self._keys[_key(event)]()

    def _takes(self, event: QKeyEvent) -> bool:
        focused = self.focusWidget()
        presses = event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        on_button = presses and isinstance(focused, QAbstractButton)
        several = self.desk.question is not None
        ours = _key(event) in self._keys and (several or event.key() not in _OF_SEVERAL)
        return ours and not on_button


def _key(event: QKeyEvent) -> str:
    """The key as keys are written everywhere; whether it lies on the keypad says nothing."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(held, Qt.Key(event.key()))).toString()
