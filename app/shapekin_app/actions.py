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


CONTEXT = "Actions"
"""Of the texts that are marked here, for the translators."""


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
    ActionSpec("assign", _("Assign new files…"), "Ctrl+I", "folder",
               _("Tell in which sub-category new files belong; the project stays as it is"), _PROJECT,
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
    ActionSpec("parts", _("Split a sub-category…"), "Shift+X", "",
               _("Into parts by what its items look like; shown before it is done"), _WORK, needs_session=True),
    ActionSpec("asked_parts", _("Split by questions"), "Shift+W", "",
               _("Asks about one sub-category only; once more shows the parts that the answers make"), _WORK,
               needs_session=True),
    ActionSpec("merge", _("Merge sub-categories"), "M", "",
               _("Those whose items are all selected become one"), _WORK, needs_session=True),
    ActionSpec("within", _("Ask about one sub-category only"), "W", "",
               _("The one that is selected in the list; once more for all"), _WORK, needs_session=True),
    ActionSpec("copy_path", _("Copy the path"), "Ctrl+Shift+C", "",
               _("Of the selected items, one a line"), _WORK, needs_session=True),
    ActionSpec("reveal", _("Show in the file manager"), "Ctrl+Shift+E", "folder",
               _("The file of the first selected item"), _WORK, needs_session=True),
    ActionSpec("moved", _("Select what moved last"), "Ctrl+J", "rotate",
               _("Items that another training put elsewhere"), _WORK, needs_session=True),
    ActionSpec("search", _("Search"), "Ctrl+F", "search",
               _("Select items by name"), _WORK, needs_session=True),
    ActionSpec("card", _("About a sub-category…"), "I", "info",
               _("Its mean, typical and odd items, its note"), _WORK, needs_session=True),
    ActionSpec("note", _("Note on a sub-category…"), "Ctrl+M", "pencil",
               _("What is to be remembered of the one that is selected in the list"), _WORK, needs_session=True),
    ActionSpec("lock", _("Lock or unlock a sub-category"), "Ctrl+Shift+L", "link",
               _("Its members stay together in every training; this is evidence"), _WORK, needs_session=True),
    ActionSpec("represent", _("Make it the picture of its sub-category"), "R", "",
               _("The selected item stands for its sub-category in lists and reports"), _WORK, needs_session=True),
    ActionSpec("table", _("Items as a table…"), "Ctrl+T", "list",
               _("All that the map and the gallery show, in words and numbers"), _WORK, needs_session=True),
    ActionSpec("alike", _("More like this"), "K", "search",
               _("Select the items that lie nearest to the selected one in the embedding"), _WORK, needs_session=True),
    ActionSpec("select_all", _("Select all"), "Ctrl+A", "", "", _WORK, needs_session=True),
    ActionSpec("select_none", _("Select none"), "Esc", "", "", _WORK, needs_session=True),
    ActionSpec("map", _("Map"), "1", "map", "", _VIEW, needs_session=True),
    ActionSpec("gallery", _("Gallery"), "2", "gallery", "", _VIEW, needs_session=True),
    ActionSpec("questions", _("Question"), "3", "ask", "", _VIEW, needs_session=True),
    ActionSpec("clusters", _("Sub-categories"), "4", "list", "", _VIEW, needs_session=True),
    ActionSpec("training", _("Training"), "5", "train", "", _VIEW, needs_session=True),
    ActionSpec("viewer", _("Shape"), "6", "cube", "", _VIEW, needs_session=True),
    ActionSpec("evaluation", _("Evaluation"), "7", "check",
               _("How good it is, and how trainings differ"), _VIEW, needs_session=True),
    ActionSpec("map_alone", _("Map alone"), "F11", "fullscreen",
               _("Hide everything but the map"), _VIEW, True, True),
    ActionSpec("palette", _("Find anything…"), "Ctrl+K | Ctrl+Shift+P", "search",
               _("Commands, sub-categories and items by name"), _VIEW),
    ActionSpec("preferences", _("Preferences…"), "Ctrl+,", "theme",
               _("Colours, size of text, keys, language"), _VIEW),
    ActionSpec("tour", _("Show me round"), "", "eye", _("Five minutes on the built-in chairs"), _VIEW),
    ActionSpec("guide", _("Guide"), "F1", "guide", _("How it goes, step by step; also without a network"), _VIEW),
    ActionSpec("shortcuts", _("All keys"), "?", "keyboard", "", _VIEW),
    ActionSpec("report", _("Save a report for the makers…"), "", "export",
               _("Versions, settings and the log in one file; no items, names or answers"), _VIEW),
    ActionSpec("log", _("Open the folder of the log"), "", "folder", "", _VIEW),
    ActionSpec("about", _("About Shapekin"), "", "info", "", _VIEW),
)  # fmt: skip


class Actions(QObject):
    """The actions as Qt objects, by name: `actions["export"].triggered.connect(...)`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {spec.name: self._make(spec) for spec in ACTIONS}
        for spec in ACTIONS:
            self.use_keys(spec, [QKeySequence(key) for key in spec.keys.split(" | ") if key])

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def enable(self, *, session: bool) -> None:
        """Allow what can be done with a project open, or without."""
        for spec in ACTIONS:
            if spec.needs_session:
                self._actions[spec.name].setEnabled(session)

    def use_keys(self, spec: ActionSpec, keys: list[QKeySequence]) -> None:
        """Give an action other keys; its tip names the first."""
        action = self._actions[spec.name]
        tip = QCoreApplication.translate(CONTEXT, spec.tip) if spec.tip else ""
        tip = tip or QCoreApplication.translate(CONTEXT, spec.text)
        action.setShortcuts(keys)
        action.setToolTip(f"{tip} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})" if keys else tip)

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(QCoreApplication.translate(CONTEXT, spec.text), self, checkable=spec.checkable)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        return action
