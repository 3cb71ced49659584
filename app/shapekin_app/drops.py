"""A window that takes whatever is dropped anywhere on it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow

from shapekin_app.files import dropped_paths


class DropWindow(QMainWindow):
    """Takes files and folders; what can't be read is told where it is looked at.

    Signals:
        hung_over(bool): Something hangs over the window that could be dropped, or no more.
        dropped(object): A tuple of the Paths that were dropped, once the dragging is over.
    """

    hung_over = Signal(bool)
    dropped = Signal(object)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever there is."""
        if dropped_paths(event.mimeData()):
            self.hung_over.emit(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing hangs over the window any more."""
        self.hung_over.emit(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped."""
        self.hung_over.emit(False)
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))
