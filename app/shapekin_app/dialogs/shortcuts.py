"""All keys at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from shapekin_app.controls import fill_scrolling
from shapekin_app.keys import Keymap, native

ROOMY = 1200  # pixels of the window's width from which there are three columns
AROUND = 40


class ShortcutsDialog(QDialog):
    """All keys under their headings, in columns that fit the window."""

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All keys"))
        groups: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for spec in keymap:
            if keymap.portable(spec.name):
                groups.setdefault(spec.heading, []).append((spec.title, keymap.portable(spec.name)))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(40)
        room = parent.size() if parent is not None else QGuiApplication.primaryScreen().availableSize()
        columns = [QVBoxLayout() for _ in range(3 if room.width() >= ROOMY else 2)]
        heights = [0] * len(columns)
        for name, entries in groups.items():
            shortest = heights.index(min(heights))
            columns[shortest].addLayout(_block(name, entries))
            heights[shortest] += len(entries) + 2
        for column in columns:
            column.setSpacing(16)
            column.addStretch(1)
            row.addLayout(column)
        scroll = fill_scrolling(self, inside)
        wanted = inside.sizeHint()
        higher = wanted.height() > room.height() - 2 * AROUND
        bar = scroll.verticalScrollBar().sizeHint().width() if higher else 0
        self.resize(wanted.width() + bar, min(wanted.height(), room.height() - 2 * AROUND))


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
