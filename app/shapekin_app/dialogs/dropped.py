"""What is to become of files that were dropped on an open project."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from shapekin_app.icons import icon


class Fate(StrEnum):
    """What may become of new files."""

    SORT = "sort"
    ADD = "add"
    BEGIN = "begin"


class DroppedDialog(QDialog):
    """Three ways, each with what it does; those that cannot be gone say why.

    Args:
        paths: What was dropped.
        unfit: Why a way cannot be gone, as sentences.
        parent: The window.

    Signals:
        chosen(str): A `Fate`.
    """

    chosen = Signal(str)

    def __init__(self, paths: Sequence[Path], unfit: dict[Fate, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New files"))
        self.setMinimumWidth(520)
        several = self.tr("{count} files").format(count=f"{len(paths):,}")
        heading = QLabel(f"“{paths[0].name}”" if len(paths) == 1 else several, wordWrap=True)
        heading.setProperty("role", "heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column.addWidget(heading)
        self.buttons: dict[Fate, QCommandLinkButton] = {}
        for fate, picture, title, told in (
            (Fate.SORT, "gallery", self.tr("&Sort into the sub-categories"),
             self.tr("Tells where each belongs; you correct it, then save a table or put the files into folders.")),
            (Fate.ADD, "rotate", self.tr("&Add to this project"),
             self.tr("Reads the project's folder again; all that was said stays.")),
            (Fate.BEGIN, "import", self.tr("Start a &new project"),
             self.tr("This project is closed; nothing of it is lost.")),
        ):  # fmt: skip
            button = self.buttons[fate] = QCommandLinkButton(title, unfit.get(fate, "") or told)
            button.setIcon(icon(picture))
            button.setEnabled(not unfit.get(fate))
            button.setAccessibleName(title.replace("&", ""))
            button.clicked.connect(lambda _=False, fate=fate: self._choose(fate))
            column.addWidget(button)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        column.addSpacing(8)
        column.addLayout(row)
        next((button for button in self.buttons.values() if button.isEnabled()), cancel).setFocus()

    def _choose(self, fate: Fate) -> None:
        self.accept()
        self.chosen.emit(str(fate))
