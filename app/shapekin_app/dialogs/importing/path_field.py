"""A field for the path of one file, with a way to look for it and a way to take it out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from shapekin_app.controls import icon_button


class PathField(QWidget):
    """An optional file.

    Args:
        name: What it is, for a screen reader and as the title of the file dialog.
        hint: What an empty field means.
        pattern: Of the files that can be chosen, as Qt writes it.

    Signals:
        changed: Another file, or none, was chosen.
    """

    changed = Signal()

    def __init__(self, name: str, hint: str, pattern: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._pattern, self._told = name, pattern, ""
        self.line = QLineEdit(placeholderText=hint, clearButtonEnabled=True)
        self.line.setAccessibleName(name)
        self.line.setMinimumWidth(120)
        self.browse = icon_button("folder", self.tr("Choose: {what}").format(what=name))
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        self.line.editingFinished.connect(self._tell)
        self.line.textChanged.connect(lambda text: None if text else self._tell())
        self.browse.clicked.connect(self._choose)

    @property
    def path(self) -> str:
        """The chosen file, "" for none."""
        text = self.line.text().strip()
        return str(Path(text).expanduser()) if text else ""

    def set_path(self, path: str) -> None:
        """Show a file without telling of it."""
        self._told = path
        self.line.setText(path)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self._name, self.path, self._pattern)
        if chosen:
            self.line.setText(chosen)
            self._tell()

    def _tell(self) -> None:
        if self.path != self._told:
            self._told = self.path
            self.changed.emit()
