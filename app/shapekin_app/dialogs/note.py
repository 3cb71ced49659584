"""A note on a sub-category: free text, kept in the project."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget


class NoteDialog(QDialog):
    """Writes one note; Ctrl+Enter keeps it.

    Args:
        title: Of the sub-category.
        text: The note until now.
        parent: The window.

    Signals:
        written(str): The note from now on.
    """

    written = Signal(str)

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Note"))
        self.resize(440, 280)
        told = QLabel(self.tr("What is to be remembered of “{title}”?").format(title=title))
        told.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setTabChangesFocus(True)
        hint = QLabel(self.tr("It is kept in the project; Undo takes it back."))
        hint.setProperty("role", "small")
        self.keep = QPushButton(self.tr("&Keep"), default=True)
        self.keep.setProperty("role", "primary")
        leave = QPushButton(self.tr("&Cancel"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(hint, 1)
        buttons.addWidget(leave)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(told)
        column.addWidget(self.text, 1)
        column.addLayout(buttons)
        self.keep.clicked.connect(self._keep)
        leave.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._keep)

    def _keep(self) -> None:
        self.accept()
        self.written.emit(self.text.toPlainText().strip())
