"""Every control has a name that a screen reader can say; every picture has words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)

from helpers.fake_session import FakeSession
from shapekin_app.dialogs.group import GroupDialog
from shapekin_app.dialogs.items_table import ItemsTable
from shapekin_app.dialogs.note import NoteDialog
from shapekin_app.dialogs.palette import CommandPalette
from shapekin_app.dialogs.preferences import PreferencesDialog
from shapekin_app.dialogs.shortcuts import ShortcutsDialog
from shapekin_app.keys import Keymap
from shapekin_app.views.embedding import EmbeddingView

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
)  # fmt: skip

PARTS_OF = {"QComboBoxPrivateContainer", "QTabBar", "QLineEdit", "QTableView", "QKeySequenceEdit"}


def nameless(root: QWidget) -> list[str]:
    """Controls that can be reached and say nothing."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not isinstance(widget, CONTROLS) or isinstance(widget, QScrollBar):
            continue
        if widget.objectName().startswith("qt_"):
            continue
        if isinstance(widget, QAbstractButton) and not widget.isVisible() and not widget.text():
            continue  # gets its words when it is shown
        parent = widget.parentWidget()
        inside = isinstance(parent, QComboBox | QAbstractSpinBox) or type(parent).__name__ in PARTS_OF
        if (
            inside
            or isinstance(widget, QHeaderView)
            or _in_choice(widget)
            or type(widget).__name__ in {"QTableCornerButton"}
        ):
            continue
        words = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
        buddies = [label for label in root.findChildren(QLabel) if label.buddy() is widget]
        if not words.strip() and not buddies:
            where = []
            while parent is not None:
                where.append(type(parent).__name__)
                parent = parent.parentWidget()
            found.append(f"{type(widget).__name__} '{widget.toolTip()}' in {' < '.join(where)}")
    return found


def _in_choice(widget: QWidget) -> bool:
    """Whether it is the list that a choice opens: that one is spoken of by the choice."""
    return isinstance(widget, QAbstractItemView) and type(widget.parentWidget()).__name__ == "QFrame" and isinstance(
        widget.parentWidget().parentWidget(), QComboBox
    )  # fmt: skip


def test_every_control_of_the_window_has_a_name(frame):
    assert nameless(frame.window) == []
    frame.workspace.open(FakeSession(120))
    frame.window.actions_["ask"].trigger()
    assert nameless(frame.window) == []


@pytest.mark.parametrize("which", ["note", "group", "table", "palette", "preferences", "shortcuts"])
def test_every_control_of_the_dialogs_has_a_name(frame, qtbot, which):
    frame.workspace.open(FakeSession(120))
    workspace, window = frame.workspace, frame.window
    dialog = {
        "note": lambda: NoteDialog("seat", ""),
        "group": lambda: GroupDialog(workspace, 3),
        "table": lambda: ItemsTable(workspace),
        "palette": lambda: CommandPalette(workspace, window.actions_, window),
        "preferences": lambda: PreferencesDialog(workspace),
        "shortcuts": lambda: ShortcutsDialog(Keymap.of(workspace)),
    }[which]()
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    assert nameless(dialog) == []
    assert dialog.windowTitle()


def test_pictures_have_words_and_a_table_beside_them(frame):
    frame.workspace.open(FakeSession(120))
    window = frame.window
    for view in (window.map.map, window.gallery.grid, window.clusters.tree):
        assert view.accessibleName()
    assert isinstance(window.map, EmbeddingView)
    assert window.actions_["table"].isEnabled()
    index = window.gallery.grid.items.index(0)
    session, index = frame.workspace.session, window.gallery.grid.items.index(0)
    assert session.dataset.names[int(window.gallery.rows[0])] in index.data(Qt.ItemDataRole.AccessibleTextRole)
