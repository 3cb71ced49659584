"""Files that could not be read, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin.data.dataset import Fault
from shapekin_app.controls import table


class FaultsDialog(QDialog):
    """The quarantine list."""

    def __init__(self, faults: Sequence[Fault], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unreadable files"))
        self.resize(720, 400)
        text = QLabel(self.tr("These files were left out; everything else was taken."))
        text.setProperty("role", "muted")
        self.list = table(self.tr("Unreadable files"), [self.tr("File"), self.tr("Why")])
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.list.addTopLevelItems([QTreeWidgetItem([fault.display, fault.reason]) for fault in faults])
        lines = "\n".join(f"{fault.display}\t{fault.reason}" for fault in faults)
        copy = QPushButton(self.tr("Copy the list"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(lines))
        close = QPushButton(self.tr("Close"), default=True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(text)
        column.addWidget(self.list)
        column.addLayout(buttons)
