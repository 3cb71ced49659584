"""The parts that the question dock and focus mode share: the pair, the answers, the meter."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from shapekin.queries.base import Answer, Query
from shapekin.queries.forms.base import FormQuestion
from shapekin.queries.forms.catalogue import PAIR
from shapekin.queries.forms.odd import OddQuestion
from shapekin.session import Session
from shapekin_app import theme
from shapekin_app.style import mix
from shapekin_app.views.turntable import ItemTurntable, Orbit
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace


def _tr(text: str) -> str:
    return QCoreApplication.translate("questions", text)


class ElidedLabel(QLabel):
    """One line that is cut in the middle when there is no room, with the whole as its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str, tip: str = "") -> None:
        """Show these words; `tip` is the tooltip where it says more than they do."""
        self._whole = words
        self.setToolTip(tip or words)
        self.setAccessibleName(words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))


class PairStage(QWidget):
    """Two items side by side on turntables that turn together."""

    def __init__(self, workspace: Workspace, *, square: bool, parent: QWidget | None = None) -> None:
        """Args: see the class; with `square` see `set_square`."""
        super().__init__(parent)
        self.orbit = Orbit(self)
        self.tables = (ItemTurntable(workspace, self.orbit), ItemTurntable(workspace, self.orbit))
        self.captions = (ElidedLabel(), ElidedLabel())
        self._workspace = workspace
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8 if square else 16)
        for table, caption in zip(self.tables, self.captions, strict=True):
            column = QVBoxLayout()
            column.setSpacing(4)
            caption.setProperty("role", "small")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(table, 1)
            column.addWidget(caption)
            layout.addLayout(column, 1)
        self.set_square(square=square)
        workspace.hover_changed.connect(self._on_hover)

    def set_square(self, *, square: bool) -> None:
        """Let the height follow the width, or take what room there is."""
        self._square = square
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Preferred if square else QSizePolicy.Policy.Expanding,
        )
        policy.setHeightForWidth(square)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def show_query(self, query: Query | None) -> None:
        """Show the two items of a question."""
        session = self._workspace.session
        rows = (-1, -1) if query is None else (query.a, query.b)
        for row, table, caption in zip(rows, self.tables, self.captions, strict=True):
            table.show_row(row)
            name = session.dataset.names[row] if session is not None and row >= 0 else ""
            caption.set_words(short_name(name), tip=name)

    def _on_hover(self, row: int) -> None:
        for table in self.tables:
            ring = QColor(theme.current().accent) if row >= 0 and table.row == row else None
            if ring != table.highlight:
                table.highlight = ring
                table.update()

    def heightForWidth(self, width: int) -> int:
        """Square turntables and a line of words."""
        side = (width - 8) // 2
        return min(max(side, 120), 420) + 4 + self.captions[0].sizeHint().height()

    def sizeHint(self) -> QSize:
        """Of a dock of ordinary width."""
        return QSize(340, self.heightForWidth(340) if self._square else 160)

    def minimumSizeHint(self) -> QSize:
        """Two small turntables."""
        return QSize(216, 128)


_SIGNS = {Answer.SAME: "=", Answer.DIFFERENT: "≠", Answer.UNSURE: "?"}


class AnswerButton(QPushButton):
    """An answer: a sign, a word, its key; in the colour of the link that it makes."""

    def __init__(self, answer: Answer, word: str, key: str, *, large: bool = False) -> None:
        super().__init__(word)
        self.answer = answer
        self._key = key
        self._large = large
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click the keys still mean what they say
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(word)
        self.setAccessibleDescription(self.tr("Key: {key}").format(key=key))

    def sizeHint(self) -> QSize:
        """Room for the sign, the word and the key."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        word, key = QFontMetrics(bold), self.fontMetrics()
        cap = max(key.horizontalAdvance(self._key) + 12, 22)
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

    def __init__(self, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            Answer.SAME: (self.tr("Same"), "S", self.tr("They are of the same kind (a must-link)")),
            Answer.DIFFERENT: (
                self.tr("Different"),
                "D",
                self.tr("They are of different kinds (a cannot-link)"),
            ),
            Answer.UNSURE: (
                self.tr("Unsure"),
                self.tr("space"),
                self.tr("Leave it open; it is not asked again"),
            ),
        }
        self.buttons: dict[Answer, AnswerButton] = {}
        for answer, (word, key, tip) in words.items():
            button = AnswerButton(answer, word, key, large=large)
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


RECENT = 20
"""So many of the last answers `Session.enough` looks at."""


class EnoughMeter(QWidget):
    """How often the grouping already knew what a person answered lately."""

    _TOO_FEW = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(self.tr("Enough?"))
        self.words = QLabel()
        self.words.setProperty("role", "small")
        self.words.setWordWrap(True)
        head = QHBoxLayout()
        title = QLabel(self.tr("Enough?"))
        title.setProperty("role", "heading")
        self.number = QLabel()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.number)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self.words)
        self.setToolTip(
            self.tr(
                "Of your last 20 answers, the share that the grouping had right before you gave them."
                " When it stays high, more answers would teach little."
                " Questions are chosen to be hard, so it can be low although most items are well placed;"
                " and it promises nothing about items that were never asked about."
            )
        )

    def show_share(self, share: float, n_answers: int) -> None:
        """Show how many of the recent answers agreed with the grouping.

        Args:
            share: 0 .. 1.
            n_answers: Answers so far; few say nothing.
        """
        if n_answers < self._TOO_FEW:
            self.bar.setValue(0)
            self.number.setText("")
            self.words.setText(self.tr("Too few answers to tell yet."))
            return
        percent = round(100 * share)
        self.bar.setValue(percent)
        self.number.setText(self.tr("{percent} %").format(percent=percent))
        asked = min(n_answers, RECENT)
        self.words.setText(
            self.tr("{expected} of your last {asked} answers were as expected.").format(
                expected=round(share * asked), asked=asked
            )
        )


def answered_words(parent: QWidget, session: Session) -> str:
    """How many answers there are."""
    if session.n_answers == 1:
        return parent.tr("1 answered")
    return parent.tr("{count} answered").format(count=f"{session.n_answers:,}")


def show_words(label: QLabel, sentence: str, level: str) -> None:
    """Show a sentence in the colour of its level."""
    label.setProperty("role", "error" if level == "error" else "small")
    label.style().polish(label)
    label.setText(sentence)
    label.show()


def headline(question: FormQuestion | None) -> str:
    """What is asked, large; of a pair where there is no question about several."""
    if question is None:
        return _tr("Same kind?")
    return _tr("Which do not belong?") if isinstance(question, OddQuestion) else _tr("Which kind is it?")


def no_more(form: str) -> str:
    """What is said when there is nothing left to ask."""
    if form == PAIR:
        return _tr("No more questions from this strategy. Train again or choose another.")
    return _tr("No more questions of this form. Train again, or ask about pairs.")


def sentence(words: str) -> str:
    """With a capital, and a full stop where nothing else ends it."""
    if not words:
        return ""
    return words[0].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")
