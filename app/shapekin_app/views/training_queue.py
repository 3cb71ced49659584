"""Trainings that wait for the one that runs: the list of them, and what starts the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTreeWidgetItem, QVBoxLayout, QWidget

from shapekin.errors import ShapekinError
from shapekin.events import Failed, Finished
from shapekin.models.catalogue import all_models
from shapekin_app.controls import icon_button, table
from shapekin_app.library_words import fault, library
from shapekin_app.workspace import Workspace

Value = bool | int | float | str
MOST_ROWS = 5  # that are seen without scrolling


@dataclass(frozen=True)
class Wish:
    """A training that somebody wants.

    Attributes:
        model: Its name.
        params: Values that differ from the defaults.
        device: "auto", "cpu", "cuda" or "cuda:i".
        warm: Go on from the run that is shown when it begins, where that can be done.
    """

    model: str
    params: Mapping[str, Value]
    device: str = "auto"
    warm: bool = True

    @property
    def title(self) -> str:
        """The model, for people."""
        known = all_models()
        return library(known[self.model].card.title) if self.model in known else self.model


class TrainingQueue(QObject):
    """Starts the trainings of a workspace one after another; each learns from the answers there are when it begins.

    It lives as long as the window: what waits is in no file.

    Signals:
        changed: Other trainings wait.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._session = workspace.session
        self._waiting: list[Wish] = []
        workspace.job_ended.connect(self._on_end)
        workspace.session_changed.connect(self._on_session)

    @classmethod
    def of(cls, workspace: Workspace) -> TrainingQueue:
        """The one of a workspace."""
        return workspace.findChild(cls) or cls(workspace)

    @property
    def waiting(self) -> tuple[Wish, ...]:
        """What has not begun, the next one first."""
        return tuple(self._waiting)

    def add(self, wish: Wish) -> None:
        """Begin it, or let it wait behind those that do."""
        if self._waiting or self._workspace.running_training() is not None:
            self._waiting.append(wish)
            self.changed.emit()
        else:
            self._begin(wish)

    def remove(self, place: int) -> None:
        """Do not want one any more."""
        del self._waiting[place]
        self.changed.emit()

    def move(self, place: int, to: int) -> None:
        """Let one have another place."""
        if 0 <= to < len(self._waiting):
            self._waiting.insert(to, self._waiting.pop(place))
            self.changed.emit()

    def _begin(self, wish: Wish) -> bool:
        try:
            self._workspace.train(wish.model, wish.params, device=wish.device, warm=wish.warm)
        except ShapekinError as error:
            self._workspace.message.emit(f"{wish.title}: {fault(error)}", "error")
            return False
        return True

    def _on_end(self, _event: Finished | Failed) -> None:
        if self._waiting:
            QTimer.singleShot(0, self, self._next)  # when all have heard of the end

    def _next(self) -> None:
        while self._waiting and self._workspace.session is not None and self._workspace.running_training() is None:
            begun = self._begin(self._waiting.pop(0))
            self.changed.emit()
            if begun:
                return

    def _on_session(self) -> None:
        if self._session is self._workspace.session:
            return
        self._session = self._workspace.session
        if self._waiting:
            count = len(self._waiting)
            self._waiting.clear()
            self._workspace.message.emit(
                self.tr("Waiting trainings went with their project: {count}.").format(count=count), "info"
            )
        self.changed.emit()


class QueueView(QWidget):
    """What runs and what waits, as a list that can be put in another order; hidden while nothing waits."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.queue = TrainingQueue.of(workspace)
        self.list = table(self.tr("Trainings that wait"), [self.tr("Model"), self.tr("State")])
        self.list.installEventFilter(self)
        self.earlier = icon_button("up", self.tr("Earlier (Alt+Up)"))
        self.later = icon_button("down", self.tr("Later (Alt+Down)"))
        self.drop = icon_button("close", self.tr("Take it out of the queue (Del)"))
        heading = QLabel(self.tr("Queue"))
        heading.setProperty("role", "heading")
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(heading, 1)
        for button in (self.earlier, self.later, self.drop):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list)
        self.list.setToolTip(
            self.tr(
                "One after another, each with the answers there are when it begins. "
                "What waits is forgotten when the window closes."
            )
        )
        self._listed: tuple[Wish, ...] = ()
        self.earlier.clicked.connect(lambda: self.shift(-1))
        self.later.clicked.connect(lambda: self.shift(1))
        self.drop.clicked.connect(self.remove)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        self.queue.changed.connect(self._fill)
        workspace.job_started.connect(lambda _job: self._fill())
        self._fill()

    def shift(self, step: int) -> None:
        """Let the one in hand begin earlier or later."""
        place = self._place
        if place >= 0 and 0 <= place + step < len(self.queue.waiting):
            self.queue.move(place, place + step)
            self._take_in_hand(place + step)

    def remove(self) -> None:
        """Take the one in hand out."""
        place = self._place
        if place >= 0:
            self.queue.remove(place)
            self._take_in_hand(min(place, len(self.queue.waiting) - 1))

    @property
    def _place(self) -> int:
        """Among those that wait, of the one in hand; -1 for none."""
        item = self.list.currentItem()
        row = self.list.indexOfTopLevelItem(item) if item is not None else -1
        return row - (self.list.topLevelItemCount() - len(self._listed)) if row >= 0 else -1

    def _take_in_hand(self, place: int) -> None:
        item = self.list.topLevelItem(self.list.topLevelItemCount() - len(self.queue.waiting) + place)
        if place >= 0 and item is not None:
            self.list.setCurrentItem(item)
        self._show_buttons()

    def _fill(self) -> None:
        place = self._place
        in_hand = self._listed[place] if place >= 0 else None
        self.list.clear()
        waiting, running = self.queue.waiting, self._workspace.running_training()
        self._listed = tuple(waiting)
        place = next((at for at, wish in enumerate(waiting) if wish is in_hand), place)  # where it is now
        self.setVisible(bool(waiting))
        if running is not None:
            now = Wish(running.model, running.params, running.device, bool(running.warm_start))
            self._add_row(now, self.tr("Running"), can_move=False)
        for number, wish in enumerate(waiting, 1):
            self._add_row(wish, self.tr("Waiting, {number}").format(number=number), can_move=True)
        rows = min(self.list.topLevelItemCount(), MOST_ROWS)
        line = self.list.sizeHintForRow(0) if rows else 0
        self.list.setFixedHeight(self.list.header().sizeHint().height() + rows * max(line, 20) + 6)
        self._take_in_hand(min(place, len(waiting) - 1))

    def _add_row(self, wish: Wish, state: str, *, can_move: bool) -> None:
        row = QTreeWidgetItem([wish.title, state])
        begins = self.tr("from here") if wish.warm else self.tr("afresh")
        told = [f"{name.replace('_', ' ')} = {value}" for name, value in wish.params.items()]
        row.setToolTip(0, "\n".join([f"{wish.title}, {begins}", *told]))
        if not can_move:
            row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addTopLevelItem(row)

    def _show_buttons(self) -> None:
        place, count = self._place, len(self.queue.waiting)
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(0 <= place < count - 1)
        self.drop.setEnabled(place >= 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and the arrow keys move, Del takes out."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.remove()
                return True
        return super().eventFilter(watched, event)
