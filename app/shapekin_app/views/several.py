"""Questions about several items at once: one large, the others as cards to point at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from shapekin.queries.forms.base import FormQuestion
from shapekin.queries.forms.odd import OddQuestion
from shapekin.session import Session
from shapekin_app import theme
from shapekin_app.item_models import ThumbnailStore
from shapekin_app.keys import Keymap
from shapekin_app.style import mix
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.views.key_cap import KeyButton
from shapekin_app.views.question_parts import ElidedLabel
from shapekin_app.views.turntable import ItemTurntable
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace

_LEAST, _USUAL, _MOST = 64, 92, 320  # pixels of a card's side
_ROWS = 3  # of cards in a dock; where there are more, cards are smaller
_GAP = 8
_NAME = 18


class Card(QAbstractButton):
    """A picture of an item to point at; crossed out while checked."""

    def __init__(self, workspace: Workspace, row: int, key: str, parent: QWidget | None = None) -> None:
        """Args: the workspace; the item; the key that does the same, "" for none; the parent."""
        super().__init__(parent)
        self.row = row
        self._key = key
        self._workspace = workspace
        self._thumbnails = ThumbnailStore.of(workspace)
        self._thumbnails.arrived.connect(self.update)
        session = workspace.session
        name = session.dataset.names[row] if session is not None else ""
        self._name = short_name(name)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_side(self, side: int) -> None:
        """Another size of the picture."""
        self.setFixedSize(side, side + _NAME)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Point at the item in all views."""
        super().enterEvent(event)
        self._workspace.hover(self.row)
        self.update()

    def leaveEvent(self, event: object) -> None:
        """Point at nothing."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self._workspace.hover(-1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture in a frame, its key, its name; a cross while checked."""
        del event
        colours, side = theme.current(), self.width()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        crossed = self.isChecked()
        edge = colours.cannot_link if crossed else colours.accent if self.underMouse() else colours.line
        line = 2.0 if crossed or self.hasFocus() or self.underMouse() else 1.0
        frame = QRectF(line / 2, line / 2, side - line, side - line)
        painter.setPen(QPen(QColor(edge), line))
        painter.setBrush(QColor(mix(colours.surface, colours.cannot_link, 0.12) if crossed else colours.surface))
        painter.drawRoundedRect(frame, 6, 6)
        picture = self._thumbnails.soon(self.row, round((side - 8) * self.devicePixelRatioF()))
        painter.setOpacity(0.45 if crossed else 1.0)
        if picture is not None:
            draw_picture(painter, frame.adjusted(4, 4, -4, -4), picture)
        painter.setOpacity(1.0)
        if crossed:
            painter.setPen(QPen(QColor(colours.cannot_link), 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            inner = frame.adjusted(side / 4, side / 4, -side / 4, -side / 4)
            painter.drawLine(inner.topLeft(), inner.bottomRight())
            painter.drawLine(inner.topRight(), inner.bottomLeft())
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * theme.SMALL)
        painter.setFont(small)
        if self._key:
            cap = QRectF(6, 6, 18, 18)
            painter.setPen(QPen(QColor(mix(colours.line, colours.muted, 0.35)), 1.0))
            painter.setBrush(QColor(colours.raised))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(QColor(colours.muted))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setPen(QColor(colours.muted))
        room = QRectF(0, side, side, _NAME)
        words = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideMiddle, side)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, words)
        painter.end()


class SeveralStage(QWidget):
    """One item large and the others of the question as cards.

    Args:
        workspace: With the session whose items are shown.
        large: In focus mode: keys on the cards, more room.

    Signals:
        replied(object): The places in the question's rows that a person pointed at, a tuple.
        skipped: A person leaves it open.
    """

    replied = Signal(object)
    skipped = Signal()

    def __init__(self, workspace: Workspace, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._large = large
        self.question: FormQuestion | None = None
        self._session: Session | None = None
        self.lead = ItemTurntable(workspace)
        self.caption = ElidedLabel()
        self.caption.setProperty("role", "small")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.cards: list[Card] = []
        self.finish = KeyButton()
        self.skip = KeyButton(self.tr("Skip"))
        self._keymap = Keymap.of(workspace)
        self._keymap.changed.connect(self._show_key)
        self._show_key()
        for button in (self.finish, self.skip):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.skip.setToolTip(self.tr("Leave it open; it is not asked again"))
        self.finish.clicked.connect(self._finish)
        self.skip.clicked.connect(self.skipped)
        shown = QVBoxLayout()
        shown.setSpacing(4)
        shown.addWidget(self.lead, 1)
        shown.addWidget(self.caption)
        self._place = QWidget()
        self._grid = QGridLayout(self._place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # cards follow the room, not it them
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout() if large else QVBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.finish, 1)
        buttons.addWidget(self.skip)
        self._beside = QHBoxLayout() if large else QVBoxLayout()
        self._beside.setSpacing(16)
        self._beside.addLayout(shown, 2)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._place, 1)
        right.addLayout(buttons)
        self._beside.addLayout(right, 3)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._beside)
        if not large:
            self.lead.setMinimumHeight(160)
            self.lead.setMaximumHeight(240)

    def _show_key(self) -> None:
        self.skip.set_key(self._keymap.shown("unsure"))

    @property
    def odd(self) -> bool:
        """Whether those are pointed at that do not belong, several at a time."""
        return isinstance(self.question, OddQuestion)

    def show_question(self, question: FormQuestion | None) -> None:
        """Show the items of a question; what is crossed out stays while it is the same one."""
        session = self._workspace.session
        if question is not None and question == self.question and session is self._session:
            return
        self.question, self._session = question, session
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        rows = question.rows if question is not None else (-1,)
        self.lead.show_row(rows[0])
        name = session.dataset.names[rows[0]] if session is not None and rows[0] >= 0 else ""
        self.caption.set_words(short_name(name), tip=name)
        self.cards = []
        for place, row in enumerate(rows[1:], 1):
            key = str(place) if self._large and place < 10 else ""
            card = Card(self._workspace, row, key, self._place)
            card.setCheckable(self.odd)
            if self.odd:
                card.toggled.connect(self._tell_count)
            else:
                card.clicked.connect(lambda _=False, place=place: self.replied.emit((place,)))
            self.cards.append(card)
        self.finish.setProperty("role", "primary" if self.odd else "")  # to the other question the cards are the answer
        self.finish.style().polish(self.finish)
        self.finish.set_key(("⏎" if self.odd else "0") if self._large else "")
        self._tell_count()
        self._arrange()

    def point(self, place: int) -> None:
        """Click the card at a place, from 1; nothing where there is none."""
        if 1 <= place <= len(self.cards):
            self.cards[place - 1].click()

    def finish_if(self, *, odd: bool) -> None:
        """Press the button below the cards if the question is of this form; each has a key of its own."""
        if self.odd == odd:
            self.finish.click()

    def _finish(self) -> None:
        chosen = tuple(place for place, card in enumerate(self.cards, 1) if card.isChecked())
        self.replied.emit(chosen)

    def _tell_count(self) -> None:
        if not self.odd:
            self.finish.setText(self.tr("None of these: a new kind"))
            return
        crossed = sum(card.isChecked() for card in self.cards)
        words = self.tr("{count} do not belong, the others do") if crossed else self.tr("All of them belong")
        self.finish.setText(words.format(count=crossed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards as large as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self.cards:
            return
        room = self.width() * 3 // 5 - 16 if self._large else self.width()
        height = max(self.height() - 60, 1) if self._large else 10_000
        fits = [
            (min(_MOST if self._large else _USUAL + 40, (room + _GAP) // columns - _GAP), columns)
            for columns in range(1, len(self.cards) + 1)
            if -(-len(self.cards) // columns) * (min(_MOST, (room + _GAP) // columns - _GAP) + _NAME + _GAP) <= height
        ] or [(_LEAST, max(1, (room + _GAP) // (_LEAST + _GAP)))]
        if self._large:
            side, columns = max(fits)
        else:
            columns = max(1, (room + _GAP) // (_USUAL + _GAP))
            if len(self.cards) > _ROWS * columns:
                columns = max(1, (room + _GAP) // (_LEAST + _GAP))
            side = (room + _GAP) // columns - _GAP
        side = max(side, _LEAST)
        for place, card in enumerate(self.cards):
            card.set_side(side)
            self._grid.addWidget(card, place // columns, place % columns)
            card.show()
        rows = -(-len(self.cards) // columns)
        self._place.setMinimumHeight(0 if self._large else rows * (side + _NAME + _GAP))

    def sizeHint(self) -> QSize:
        """Of a dock of ordinary width."""
        return QSize(340, 420)
