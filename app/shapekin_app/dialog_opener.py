"""What opens over the main window, and what is done with what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from shapekin.errors import ContradictionError
from shapekin.queries.base import Answer, Query
from shapekin_app.dialogs.about import AboutDialog
from shapekin_app.dialogs.answers import AnswersDialog
from shapekin_app.dialogs.conflict import ConflictDialog
from shapekin_app.dialogs.export import ExportDialog
from shapekin_app.dialogs.shortcuts import ShortcutsDialog
from shapekin_app.files import open_folder
from shapekin_app.views.banner import Banner
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

    def shortcuts(self) -> None:
        """List the keys."""
        ShortcutsDialog(self._window).open()

    def about(self) -> None:
        """Say what this is, and of which parts."""
        AboutDialog(self._window).open()
