"""Small controls that several views make alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QTreeWidget, QWidget

from shapekin_app.icons import icon


def icon_button(picture: str, words: str) -> QToolButton:
    """A small button with a picture only; its words are the tooltip and what a screen reader says."""
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setIconSize(QSize(14, 14))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button


def table(name: str, headings: Sequence[str]) -> QTreeWidget:
    """A flat list with columns.

    Args:
        name: What a screen reader says.
        headings: Of the columns.
    """
    made = QTreeWidget()
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setAccessibleName(name)
    made.setHeaderLabels(list(headings))
    return made


class FoldButton(QPushButton):
    """A heading that shows or hides what is under it; open at first."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setCheckable(True)
        self.setChecked(True)
        self.setProperty("role", "fold")
        self.setIconSize(QSize(14, 14))
        self.toggled.connect(self._turn)
        self._turn()

    def _turn(self) -> None:
        self.setIcon(icon("down" if self.isChecked() else "right"))
        self.setAccessibleDescription(self.tr("Open") if self.isChecked() else self.tr("Folded"))
