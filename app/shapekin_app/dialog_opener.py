"""What opens over the main window, and what is done with what comes of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from shapekin.errors import ContradictionError
from shapekin.queries.base import Answer, Query
from shapekin_app.actions import Actions
from shapekin_app.dialogs.about import AboutDialog
from shapekin_app.dialogs.answers import AnswersDialog
from shapekin_app.dialogs.conflict import ConflictDialog
from shapekin_app.dialogs.export import ExportDialog
from shapekin_app.dialogs.guide import GuideWindow
from shapekin_app.dialogs.items_table import ItemsTable
from shapekin_app.dialogs.palette import CommandPalette
from shapekin_app.dialogs.preferences import PreferencesDialog
from shapekin_app.dialogs.shortcuts import ShortcutsDialog
from shapekin_app.files import open_folder
from shapekin_app.keys import Keymap
from shapekin_app.preferences import Preferences
from shapekin_app.reporting import log_file, write_report
from shapekin_app.views.banner import Banner
from shapekin_app.views.compare import CompareWindow
from shapekin_app.workspace import Workspace


class DialogOpener(QObject):
    """Opens dialogs about the open session.

    Args:
        window: They open over it.
        workspace: What they are about.
        banner: Where it is said what came of them.
    """

    def __init__(self, window: QWidget, workspace: Workspace, banner: Banner) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._banner = banner

    def export(self) -> None:
        """Write the sub-categories somewhere."""
        dialog = ExportDialog(self._workspace, self._window)
        dialog.exported.connect(
            lambda text, folder: self._banner.tell(
                text, "success", self.tr("Open the folder"), lambda: open_folder(folder)
            )
        )
        dialog.open()

    def answers(self, *actions: QAction) -> None:
        """List all that was said; the keys of these actions work there as well."""
        dialog = AnswersDialog(self._workspace, self._window)
        dialog.addActions(actions)
        dialog.show()

    def conflict(self, query: Query, answer: Answer, seconds: float, error: ContradictionError) -> None:
        """Show the answers that cannot all be true."""
        if error.evidence:
            self._banner.hide()  # the dialog says it better
            ConflictDialog(self._workspace, query, answer, seconds, error, self._window).open()

    def compare(self, one: int, other: int) -> None:
        """Show two trainings side by side; the window behind goes on."""
        CompareWindow(self._workspace, one, other, self._window).show()

    def guide(self) -> None:
        """Open the guide; the window behind goes on."""
        GuideWindow(self._window).show()

    def shortcuts(self) -> None:
        """List the keys."""
        ShortcutsDialog(Keymap.of(self._workspace), self._window).open()

    def palette(self, actions: Actions) -> None:
        """Find a command, a sub-category or an item by typing."""
        CommandPalette(self._workspace, actions, self._window).show()

    def table(self) -> None:
        """List the items in words and numbers; the window behind goes on."""
        if self._workspace.session is not None:
            ItemsTable(self._workspace, self._window).show()

    def report(self) -> None:
        """Write a report for the makers where a person says; no data is in it."""
        start = str(Path.home() / "shapekin-report.zip")
        chosen = QFileDialog.getSaveFileName(self._window, self.tr("Save a report"), start, "ZIP (*.zip)")[0]
        if not chosen:
            return
        preferences, keymap = Preferences.of(self._workspace), Keymap.of(self._workspace)
        try:
            write_report(Path(chosen), preferences, keymap, self._workspace.session)
        except OSError as error:
            words = self.tr("The report could not be written: {why}. Choose another folder.")
            self._banner.tell(words.format(why=error.strerror or error), "error")
            return
        self._banner.tell(
            self.tr("The report is written. It holds versions, settings and the log, no names and no data."),
            "success", self.tr("Open the folder"), lambda: open_folder(str(Path(chosen).parent)),
        )  # fmt: skip

    def log_folder(self) -> None:
        """Show where the log is."""
        file = log_file()
        if file is None:
            self._banner.tell(self.tr("Nothing is logged: the program was not started by itself."))
        else:
            open_folder(str(file.parent))

    def preferences(self) -> None:
        """What a person may choose about the program itself."""
        PreferencesDialog(self._workspace, self._window).open()

    def about(self) -> None:
        """Say what this is, and of which parts."""
        AboutDialog(self._window).open()
