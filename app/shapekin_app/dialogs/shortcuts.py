"""All keys at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from shapekin_app.keys import Keymap, native


class ShortcutsDialog(QDialog):
    """A list of keys in columns, one a heading."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All keys"))
        groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for spec in keymap:
            if keymap.portable(spec.name):
                groups.setdefault(spec.heading, []).append((spec.title, keymap.portable(spec.name)))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(40)
        names = list(groups)
        for half in (names[::2], names[1::2]):
            column = QVBoxLayout()
            column.setSpacing(16)
            for name in half:
                column.addLayout(_block(name, groups[name]))
            column.addStretch(1)
            row.addLayout(column)


def _block(heading: str, entries: list[tuple[str, tuple[str, ...]]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    title = QLabel(heading)
    title.setProperty("role", "heading")
    grid.addWidget(title, 0, 0, 1, 2)
    for number, (words, keys) in enumerate(entries, 1):
        grid.addWidget(QLabel(words), number, 0)
        label = QLabel("  ".join(native(key) for key in keys))
        label.setProperty("role", "key")
        grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid
