"""Everything a person can do from anywhere in the window: words, icons and keys in one table."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from shapekin_app.icons import icon


@dataclass(frozen=True)
class ActionSpec:
    """One action.

    Attributes:
        name: How the program calls it.
        text: In menus and on buttons.
        keys: Its shortcuts, "" for none; several separated by " | ".
        icon: Its picture, "" for none.
        tip: A sentence more.
        group: Heading in the list of keys.
        checkable: True when it stays pressed.
        needs_session: True when there must be an open project.
    """

    name: str
    text: str
    keys: str = ""
    icon: str = ""
    tip: str = ""
    group: str = ""
    checkable: bool = False
    needs_session: bool = False


def _(text: str) -> str:
    """Mark a text for the translators; it is translated when the actions are made."""
    return text


_PROJECT, _WORK, _VIEW = _("Project"), _("Work"), _("View")

ACTIONS = (
    ActionSpec("import", _("Import"), "Ctrl+N", "import",
               _("Start a project from a folder of shapes or images, or from a table"), _PROJECT),
    ActionSpec("open", _("Open project…"), "Ctrl+O", "open", "", _PROJECT),
    ActionSpec("close", _("Close project"), "Ctrl+W", "close", "", _PROJECT, needs_session=True),
    ActionSpec("export", _("Export"), "E | Ctrl+E", "export",
               _("Write the sub-categories to files"), _PROJECT, needs_session=True),
    ActionSpec("refresh", _("Look for new and moved files"), "F5", "rotate",
               _("Read the source again; known items keep their places, answers and names"), _PROJECT,
               needs_session=True),
    ActionSpec("faults", _("Unreadable files…"), "Ctrl+U", "warning",
               _("Files that were left out, and why; try them again"), _PROJECT, needs_session=True),
    ActionSpec("copies", _("Exact copies…"), "Ctrl+D", "gallery",
               _("Items whose files are the same, byte for byte"), _PROJECT, needs_session=True),
    ActionSpec("quit", _("Quit"), "Ctrl+Q", "", "", _PROJECT),
    ActionSpec("train", _("Train"), "T", "train",
               _("Let it learn from the shapes and from your answers"), _WORK, needs_session=True),
    ActionSpec("ask", _("Ask"), "Q", "ask",
               _("Answer questions with two shapes filling the window"), _WORK, True, True),
    ActionSpec("undo", _("Undo"), "Ctrl+Z", "undo", _("Take back what was said last"), _WORK, needs_session=True),
    ActionSpec("redo", _("Redo"), "Ctrl+Y | Ctrl+Shift+Z", "", _("Say again what was taken back last"), _WORK,
               needs_session=True),
    ActionSpec("answers", _("Answers…"), "Ctrl+L", "list",
               _("All that was answered; take any of it back"), _WORK, needs_session=True),
    ActionSpec("group", _("Put into a sub-category…"), "G", "",
               _("Move the selected items"), _WORK, needs_session=True),
    ActionSpec("split", _("Make a new sub-category"), "X", "", _("Of the selected items"), _WORK, needs_session=True),
    ActionSpec("merge", _("Merge sub-categories"), "M", "",
               _("Those whose items are all selected become one"), _WORK, needs_session=True),
    ActionSpec("within", _("Ask about one sub-category only"), "W", "",
               _("The one that is selected in the list; once more for all"), _WORK, needs_session=True),
    ActionSpec("search", _("Search"), "Ctrl+K | Ctrl+F", "search",
               _("Select items by name"), _WORK, needs_session=True),
    ActionSpec("select_all", _("Select all"), "Ctrl+A", "", "", _WORK, needs_session=True),
    ActionSpec("select_none", _("Select none"), "Esc", "", "", _WORK, needs_session=True),
    ActionSpec("map", _("Map"), "1", "map", "", _VIEW, needs_session=True),
    ActionSpec("gallery", _("Gallery"), "2", "gallery", "", _VIEW, needs_session=True),
    ActionSpec("questions", _("Question"), "3", "ask", "", _VIEW, needs_session=True),
    ActionSpec("clusters", _("Sub-categories"), "4", "list", "", _VIEW, needs_session=True),
    ActionSpec("training", _("Training"), "5", "train", "", _VIEW, needs_session=True),
    ActionSpec("viewer", _("Shape"), "6", "cube", "", _VIEW, needs_session=True),
    ActionSpec("map_alone", _("Map alone"), "F11", "fullscreen",
               _("Hide everything but the map"), _VIEW, True, True),
    ActionSpec("shortcuts", _("All keys"), "?", "keyboard", "", _VIEW),
    ActionSpec("about", _("About Shapekin"), "", "info", "", _VIEW),
)  # fmt: skip


class Actions(QObject):
    """The actions as Qt objects, by name: `actions["export"].triggered.connect(...)`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {spec.name: self._make(spec) for spec in ACTIONS}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def enable(self, *, session: bool) -> None:
        """Allow what can be done with a project open, or without."""
        for spec in ACTIONS:
            if spec.needs_session:
                self._actions[spec.name].setEnabled(session)

    def _make(self, spec: ActionSpec) -> QAction:
        text = QCoreApplication.translate("Actions", spec.text)
        tip = QCoreApplication.translate("Actions", spec.tip) or text
        action = QAction(text, self, checkable=spec.checkable)
        keys = [QKeySequence(key) for key in spec.keys.split(" | ") if key]
        action.setShortcuts(keys)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(f"{tip} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else tip)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        return action
