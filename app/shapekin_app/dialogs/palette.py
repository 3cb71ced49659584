"""The command palette: one field over the window that finds commands, sub-categories and items."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from shapekin_app import theme
from shapekin_app.actions import Actions
from shapekin_app.finding import Entry, Finder
from shapekin_app.icons import icon, pixmap
from shapekin_app.workspace import Workspace

WIDTH, HEIGHT, ROW = 560, 420, 36
TYPING_MS = 60
_ENTRY = Qt.ItemDataRole.UserRole
_WALKING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """Typing narrows the list, Enter does it, Esc leaves.

    Args:
        workspace: What it looks through.
        actions: The commands.
        parent: The window.
    """

    def __init__(self, workspace: Workspace, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Find anything"))
        self.setFixedSize(min(WIDTH, parent.width() - 32), min(HEIGHT, parent.height() - 96))
        self._finder = Finder(workspace, actions)
        self.field = QLineEdit(placeholderText=self.tr("A command, a sub-category or an item"))
        self.field.setAccessibleName(self.tr("What to find"))
        self.field.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setItemDelegate(_EntryDelegate(self.list))
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing = QLabel(self.tr("Nothing has this name."))
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.fill)
        self.field.textChanged.connect(lambda _text: self._typing.start())
        self.field.returnPressed.connect(self.take)
        self.list.itemClicked.connect(lambda _item: self.take())
        self.fill()

    def fill(self) -> None:
        """List what is found."""
        self._typing.stop()
        self.list.clear()
        for entry in self._finder.find(self.field.text()):
            item = QListWidgetItem(entry.title, self.list)
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.detail}".rstrip(", "))
        self.list.setCurrentRow(0)
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)

    def take(self) -> None:
        """Do what the line in hand says; the palette is gone before."""
        if self._typing.isActive():
            self.fill()
        if self.list.currentRow() < 0:
            return
        entry: Entry = self.list.currentItem().data(_ENTRY)
        self.accept()
        QTimer.singleShot(0, entry.act)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys walk the list while one types."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _WALKING
        if pressed and watched is self.field:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Whoever clicks beside it wants it gone."""
        if event.type() == QEvent.Type.WindowDeactivate and QApplication.activeWindow() is self.parentWidget():
            self.reject()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame, as there is no title bar."""
        painter = QPainter(self)
        painter.setPen(QColor(theme.current().accent))
        painter.setBrush(QColor(theme.current().window))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        """Under the top edge of the window, in its middle."""
        super().showEvent(event)
        window = self.parentWidget()
        if window is not None:
            self.move(window.mapToGlobal(window.rect().topLeft()).x() + (window.width() - self.width()) // 2,
                      window.mapToGlobal(window.rect().topLeft()).y() + 56)  # fmt: skip
        self.field.setFocus()


class _EntryDelegate(QStyledItemDelegate):
    """Icon, title, and behind it what it is or which key does it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All are equally high."""
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One line."""
        entry, colours, box = index.data(_ENTRY), theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            ground = QColor(colours.accent)
            ground.setAlphaF(0.18 if option.state & QStyle.StateFlag.State_Selected else 0.07)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
        if entry.picture:
            drawn = pixmap(entry.picture, colours.muted, 16, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left() + 10, box.center().y() - 8, drawn)
        words = box.adjusted(36, 0, -12, 0)
        painter.setPen(QColor(colours.muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignRight, entry.detail)
        words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(entry.detail) - 16)
        painter.setPen(QColor(colours.text))
        title = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(words, middle, title)
        painter.restore()
