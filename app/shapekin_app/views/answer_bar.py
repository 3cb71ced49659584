"""The three answers to "same kind?", each with its key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from shapekin.queries.base import Answer
from shapekin_app import theme
from shapekin_app.keys import Keymap
from shapekin_app.style import mix

_COMMANDS = {Answer.SAME: "same", Answer.DIFFERENT: "different", Answer.UNSURE: "unsure"}
_SIGNS = {Answer.SAME: "=", Answer.DIFFERENT: "≠", Answer.UNSURE: "?"}


class AnswerButton(QPushButton):
    """An answer: a sign, a word, its key; in the colour of the link that it makes."""

    def __init__(self, answer: Answer, word: str, *, large: bool = False) -> None:
        super().__init__(word)
        self.answer = answer
        self._key = ""
        self._large = large
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the keys still mean what they say
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(word)

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
        word, key = QFontMetrics(bold), self.fontMetrics()
        cap = max(key.horizontalAdvance(self._key) + 12, 22) if self._key else 0
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
        cap = self._draw_key(painter, body)
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

    def _draw_key(self, painter: QPainter, body: QRectF) -> QRectF:
        """The key cap at the right end; returns where it is."""
        if not self._key:
            return QRectF(body.right() - 8, body.top(), 0, body.height())
        colours = theme.current()
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * theme.SMALL)
        painter.save()
        painter.setFont(small)
        width = max(painter.fontMetrics().horizontalAdvance(self._key) + 12, 22)
        cap = QRectF(body.right() - width - 8, body.center().y() - 10, width, 20)
        painter.setPen(QPen(QColor(mix(colours.line, colours.muted, 0.35)), 1.0))
        painter.setBrush(QColor(mix(colours.raised, colours.text, 0.03)))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(colours.muted))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.restore()
        return cap


class AnswerBar(QWidget):
    """The three answers.

    Signals:
        answered(object): The Answer that was pressed.
    """

    answered = Signal(object)

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
