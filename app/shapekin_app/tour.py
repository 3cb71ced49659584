"""The tour for newcomers: a small card beside one part of the window after the other. One can work on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from shapekin_app import theme
from shapekin_app.workspace import Workspace

WIDTH, GAP = 336, 12
SETTLING_MS = 300
"""Until the window has found its places after a project was opened."""


CONTEXT = "Tour"
"""Of the texts that are marked here, for the translators."""


def _(text: str) -> str:
    """Mark a text for the translators; it is translated when it is shown."""
    return text


@dataclass(frozen=True)
class Stop:
    """One card.

    Attributes:
        part: Name of the part of the window that it is about.
        title: A few words.
        text: What there is to see, and to try.
    """

    part: str
    title: str
    text: str


STOPS = (
    Stop("map", _("The map"),
         _("Each point is a chair; those that look alike lie together. Nothing has been trained yet, this is a quick "
           "look. Turn the wheel to come near: points become pictures. Press L and draw a loop to select.")),
    Stop("clusters", _("Sub-categories"),
         _("The groups that were found. Click one to select its members; press N to name it. A name such as "
           "“seat/stool” puts it inside “seat”.")),
    Stop("gallery", _("The gallery"),
         _("What is selected, as pictures; everything, when nothing is. Drag pictures onto a sub-category to move "
           "them. Enter opens one to turn it.")),
    Stop("questions", _("The question"),
         _("The heart of it: are these two of the same kind? S for same, D for different, space when you cannot "
           "tell. Only questions are asked whose answers matter. Answer a few now, Backspace takes one back.")),
    Stop("training", _("Training"),
         _("Let it learn from your answers: press Refine, or T for a training of your own choice. Points glide to "
           "their new places, and you are told what moved. You can go on answering meanwhile.")),
    Stop("tools", _("Take it with you"),
         _("Export writes tables, folders, a report that opens in any browser. Everything you say is saved at once; "
           "Ctrl+Z takes anything back. Ctrl+K finds every command, ? lists all keys.")),
)  # fmt: skip


class Tour(QObject):
    """Walks through the stops; closing the card ends it.

    Args:
        window: The card lies over it.
        workspace: The tour waits until something is open in it.
        part: Brings a part of the window to the front and returns it.
        open_sample: Opens the built-in sample.

    Signals:
        ended: The card is gone.
    """

    ended = Signal()

    def __init__(
        self, window: QWidget, workspace: Workspace, part: Callable[[str], QWidget], open_sample: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._part = part
        self._open_sample = open_sample
        self._waiting = False
        self._at = -1
        self.ring = _Ring(window)
        self.card = _Card(window)
        self.card.next.clicked.connect(lambda: self.go(self._at + 1))
        self.card.back.clicked.connect(lambda: self.go(self._at - 1))
        self.card.close_.clicked.connect(self.end)
        self.card.left.connect(self.end)
        self.card.hide()
        self.ring.hide()
        window.installEventFilter(self)
        workspace.session_changed.connect(self._on_session)

    def begin(self) -> None:
        """Show the first stop; on the sample, where nothing is open."""
        if self._workspace.session is not None:
            self.go(0)
        else:
            self._waiting = True
            self._open_sample()

    def _on_session(self) -> None:
        if self._workspace.session is None:
            self.end()
        elif self._waiting:
            self._waiting = False
            QTimer.singleShot(SETTLING_MS, self, lambda: self.go(0))

    @property
    def at(self) -> int:
        """Which stop is shown, -1 for none."""
        return self._at

    def go(self, stop: int) -> None:
        """Show a stop; after the last the tour is over."""
        if not 0 <= stop < len(STOPS):
            self.end()
            return
        self._at = stop
        self.card.show_stop(STOPS[stop], stop)
        self._place(self._part(STOPS[stop].part))
        self.card.next.setFocus()

    def end(self) -> None:
        """Take the card away."""
        if self._at >= 0:
            self._at = -1
            self.card.hide()
            self.ring.hide()
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the window, another place."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self._at >= 0:
            self._place(self._part(STOPS[self._at].part))
        return super().eventFilter(watched, event)

    def _place(self, part: QWidget) -> None:
        """The card beside the part: where there is most room, inside it where there is none."""
        box = QRect(part.mapTo(self._window, QPoint(0, 0)), part.size())
        self.ring.setGeometry(box)
        self.ring.show()
        self.ring.raise_()
        self.card.setFixedWidth(WIDTH)
        self.card.adjustSize()
        whole, card = self._window.rect(), self.card.size()
        if whole.right() - box.right() >= card.width() + 2 * GAP:
            at = QPoint(box.right() + GAP, box.top() + GAP)
        elif box.left() >= card.width() + 2 * GAP:
            at = QPoint(box.left() - card.width() - GAP, box.top() + GAP)
        elif whole.bottom() - box.bottom() >= card.height() + 2 * GAP:
            at = QPoint(box.left() + GAP, box.bottom() + GAP)
        else:
            at = QPoint(box.center().x() - card.width() // 2, box.top() - card.height() - GAP)
        x = min(max(at.x(), GAP), whole.width() - card.width() - GAP)
        y = min(max(at.y(), GAP), whole.height() - card.height() - GAP)
        self.card.move(x, y)
        self.card.show()
        self.card.raise_()


class _Ring(QWidget):
    """A frame round the part that is spoken of; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line in the accent's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.current().accent), 2.5))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)


class _Card(QFrame):
    """Title, text, and where one is."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "floating")
        self.setAccessibleName(self.tr("Tour"))
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.count = QLabel()
        self.count.setProperty("role", "small")
        self.close_ = QPushButton(self.tr("End the tour"))
        self.back = QPushButton(self.tr("Back"))
        self.next = QPushButton()
        self.next.setProperty("role", "primary")
        for button in (self.close_, self.back):
            button.setProperty("role", "quiet")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.close_)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(buttons)

    def show_stop(self, stop: Stop, place: int) -> None:
        """Fill the card."""
        self.title.setText(QCoreApplication.translate(CONTEXT, stop.title))
        self.text.setText(QCoreApplication.translate(CONTEXT, stop.text))
        self.count.setText(self.tr("{number} of {count}").format(number=place + 1, count=len(STOPS)))
        self.back.setEnabled(place > 0)
        self.next.setText(self.tr("Next") if place + 1 < len(STOPS) else self.tr("Done"))
        self.setAccessibleDescription(f"{self.title.text()}. {self.text.text()}")

    def event(self, event: QEvent) -> bool:
        """Claim Esc before the window's own use of it."""
        claimed = event.type() == QEvent.Type.ShortcutOverride
        if claimed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves while the card has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
