"""All keys at a glance."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from shapekin_app.actions import ACTIONS


def _(text: str) -> str:
    """Mark a text for the translators; it is translated when the list is shown."""
    return text


_QUESTION = _("Question")
_POINTING = _("Map and gallery")

IN_VIEWS = (
    (_QUESTION, _("Same kind"), "S"),
    (_QUESTION, _("Different"), "D"),
    (_QUESTION, _("Unsure"), "Space"),
    (_QUESTION, _("Take back the last answer"), "Backspace"),
    (_POINTING, _("Frame the selection"), "F"),
    (_POINTING, _("Lasso"), "L"),
    (_POINTING, _("Walk through the items"), "Left | Right"),
    (_POINTING, _("See a shape large"), "Return"),
    (_POINTING, _("Name the sub-category"), "N"),
)
"""Keys that the views take for themselves: heading, words, keys."""


class ShortcutsDialog(QDialog):
    """A list of keys in columns, one a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("All keys"))
        groups: dict[str, list[tuple[str, str]]] = {}
        for spec in ACTIONS:
            if spec.keys:
                heading = QCoreApplication.translate("Actions", spec.group)
                groups.setdefault(heading, []).append((QCoreApplication.translate("Actions", spec.text), spec.keys))
        for group, words, keys in IN_VIEWS:
            heading = QCoreApplication.translate("Shortcuts", group)
            groups.setdefault(heading, []).append((QCoreApplication.translate("Shortcuts", words), keys))
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


def _block(heading: str, entries: list[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    title = QLabel(heading)
    title.setProperty("role", "heading")
    grid.addWidget(title, 0, 0, 1, 2)
    for number, (words, keys) in enumerate(entries, 1):
        grid.addWidget(QLabel(words.rstrip("…")), number, 0)
        native = [QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys.split(" | ")]
        label = QLabel("  ".join(native))
        label.setProperty("role", "key")
        grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid
