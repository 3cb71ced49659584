"""Where do these belong? The sub-categories, found by typing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from shapekin_app.icons import icon
from shapekin_app.workspace import Workspace

NEW = -1
_ID, _TITLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class GroupDialog(QDialog):
    """Lists the sub-categories, largest first, and a new one; typing narrows the list, Enter takes the one in hand.

    Args:
        workspace: With an open session.
        count: Number of items to be put somewhere.
        parent: The window.

    Signals:
        chosen(int): Id of a sub-category, `NEW` for a new one.
    """

    chosen = Signal(int)

    def __init__(self, workspace: Workspace, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Put into a sub-category"))
        self.resize(360, 480)
        told = QLabel(self.tr("Where do the {count} selected items belong?").format(count=f"{count:,}"), wordWrap=True)
        self.search = QLineEdit(placeholderText=self.tr("Type a name"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Name of a sub-category"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("role", "framed")
        self.list.setAccessibleName(self.tr("Sub-categories"))
        for cluster in workspace.session.clusters:
            item = QListWidgetItem(f"{cluster.title}   {cluster.size:,}", self.list)
            item.setData(_ID, cluster.id)
            item.setData(_TITLE, cluster.title.casefold())
        self.new = QListWidgetItem(self.tr("A new sub-category"), self.list)
        self.new.setData(_ID, NEW)
        self.list.setCurrentRow(0)
        put = QPushButton(self.tr("&Put there"), default=True)
        put.setProperty("role", "primary")
        leave = QPushButton(self.tr("&Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(put)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        for part in (told, self.search):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.search.textChanged.connect(self._filter)
        self.list.itemActivated.connect(lambda _item: self._put())
        put.clicked.connect(self._put)
        leave.clicked.connect(self.reject)
        workspace.session_changed.connect(self.reject)
        self.search.setFocus()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        shown = []
        for place in range(self.list.count()):
            item = self.list.item(place)
            hidden = item is not self.new and not all(word in item.data(_TITLE) for word in words)
            item.setHidden(hidden)
            if not hidden:
                shown.append(place)
        self.list.setCurrentRow(shown[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys walk the list while one types."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALKING
        if pressed and watched is self.search:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _put(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            cluster = int(item.data(_ID))
            self.accept()
            self.chosen.emit(cluster)
