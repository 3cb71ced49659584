"""The three answers to "same kind?", each with its key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shapekin.queries.base import Answer
from shapekin_app import theme
from shapekin_app.keys import Keymap
from shapekin_app.style import mix
from shapekin_app.views.key_cap import cap_width, draw_cap

_COMMANDS = {Answer.SAME: "same", Answer.DIFFERENT: "different", Answer.UNSURE: "unsure"}
POINTED_MS = 350  # who presses at once wants no preview
_SIGNS = {Answer.SAME: "=", Answer.DIFFERENT: "≠", Answer.UNSURE: "?"}


class AnswerButton(QPushButton):
    """An answer: a sign, a word, its key; in the colour of the link that it makes.

    Signals:
        pointed(bool): The mouse rests on it, or has left it.
    """

    pointed = Signal(bool)

    def __init__(self, answer: Answer, word: str, *, large: bool = False) -> None:
        super().__init__(word)
        self.answer = answer
        self._key = ""
        self._large = large
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the keys still mean what they say
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(word)
        self._rest = QTimer(self, singleShot=True, interval=POINTED_MS)
        self._rest.timeout.connect(lambda: self.pointed.emit(True))
        self.pressed.connect(self._rest.stop)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait whether it stays."""
        super().enterEvent(event)
        self._rest.start()

    def leaveEvent(self, event: QEvent) -> None:
        """It is gone."""
        super().leaveEvent(event)
        self._rest.stop()
        self.pointed.emit(False)

    def set_key(self, key: str) -> None:
        """Say which key does the same, "" for none."""
        self._key = key
        self.setAccessibleDescription(self.tr("Key: {key}").format(key=key) if key else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the sign, the word and the key."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        word, cap = QFontMetrics(bold), cap_width(self.font(), self._key)
        room = word.horizontalAdvance(self.text()) + cap + (74 if self._large else 52)
        return QSize(max(room, 168 if self._large else 96), 52 if self._large else 40)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def _colour(self) -> QColor:
        colours = theme.current()
        return QColor(
            {Answer.SAME: colours.must_link, Answer.DIFFERENT: colours.cannot_link}.get(self.answer, colours.muted)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """A flat button whose edge and sign carry the colour."""
        del event
        colours = theme.current()
        tone = self._colour().name() if self.isEnabled() else colours.line
        share = 0.30 if self.isDown() else 0.16 if self.underMouse() and self.isEnabled() else 0.07
        if self.answer is Answer.UNSURE:
            share *= 0.6
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = 2.0 if self.hasFocus() or self.isDown() else 1.0
        body = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        edge = tone if self.answer is not Answer.UNSURE else mix(colours.line, colours.muted, 0.4)
        painter.setPen(QPen(QColor(edge), line))
        painter.setBrush(QColor(mix(colours.raised, tone, share)))
        painter.drawRoundedRect(body, 6, 6)

        words = QFont(self.font())
        words.setWeight(QFont.Weight.DemiBold)
        if self._large:
            words.setPointSizeF(words.pointSizeF() * 1.15)
        painter.setFont(words)
        cap = draw_cap(painter, body, self._key, colours.raised, colours.muted)
        sign_room = QRectF(body.left() + 10, body.top(), 18, body.height())
        painter.setPen(QColor(tone))
        sign = QFont(words)
        sign.setPointSizeF(words.pointSizeF() * 1.25)
        painter.setFont(sign)
        painter.drawText(sign_room, Qt.AlignmentFlag.AlignCenter, _SIGNS[self.answer])
        painter.setFont(words)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        word_room = QRectF(sign_room.right() + 6, body.top(), cap.left() - sign_room.right() - 10, body.height())
        painter.drawText(word_room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


class AnswerBar(QWidget):
    """The three answers.

    Signals:
        answered(object): The Answer that was pressed.
        supposed(object): The Answer that the mouse rests on, None for none.
    """

    answered = Signal(object)
    supposed = Signal(object)

    def __init__(self, keymap: Keymap, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            Answer.SAME: (self.tr("Same"), self.tr("They are of the same kind (a must-link)")),
            Answer.DIFFERENT: (self.tr("Different"), self.tr("They are of different kinds (a cannot-link)")),
            Answer.UNSURE: (self.tr("Unsure"), self.tr("Leave it open; it is not asked again")),
        }
        self._keymap = keymap
        self.buttons: dict[Answer, AnswerButton] = {}
        for answer, (word, tip) in words.items():
            button = AnswerButton(answer, word, large=large)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, answer=answer: self.answered.emit(answer))
            button.pointed.connect(lambda on, answer=answer: self.supposed.emit(answer if on else None))
            self.buttons[answer] = button
        if large:
            row = QHBoxLayout(self)
            row.setSpacing(16)
            for button in self.buttons.values():
                row.addWidget(button)
        else:
            column = QVBoxLayout(self)
            column.setSpacing(8)
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(self.buttons[Answer.SAME], 1)
            row.addWidget(self.buttons[Answer.DIFFERENT], 1)
            column.addLayout(row)
            column.addWidget(self.buttons[Answer.UNSURE])
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(0, 0, 0, 0)
        keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        for answer, button in self.buttons.items():
            button.set_key(self._keymap.shown(_COMMANDS[answer]))
