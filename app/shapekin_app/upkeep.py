"""Commands about the files of the open project: unreadable ones, exact copies, new and moved ones."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from shapekin_app.choosing import Chooser
from shapekin_app.dialogs.copies import CopiesDialog
from shapekin_app.dialogs.faults import FaultsDialog
from shapekin_app.newcomers import Newcomers
from shapekin_app.refreshing import Reason, Refresher
from shapekin_app.views.banner import Banner
from shapekin_app.workspace import Workspace


class Upkeep(QObject):
    """Opens the lists and starts the reading.

    Args:
        window: Behind the dialogs.
        workspace: The open project.
        banner: Where sentences go.
        chooser: Asks where a source is that went away.
    """

    def __init__(self, window: QWidget, workspace: Workspace, banner: Banner, chooser: Chooser) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._banner = banner
        self._chooser = chooser
        self.refresher = Refresher(workspace)
        self.refresher.source_missing.connect(self._offer_another)
        self.newcomers = Newcomers(window, workspace, banner, self.refresher)

    def refresh(self) -> None:
        """Look for new and moved files."""
        self.refresher.start(Reason.NEWS)

    def show_faults(self) -> None:
        """List the files that could not be read."""
        session = self._workspace.session
        if session is None:
            return
        if not session.faults:
            self._banner.tell(self.tr("Every file could be read."))
            return
        dialog = FaultsDialog(session.faults, session.source, self._window, retry=not session.read_only)
        dialog.retry_requested.connect(lambda: self.refresher.start(Reason.FAULTS))
        dialog.open()

    def show_copies(self) -> None:
        """List the items that are exactly alike."""
        session = self._workspace.session
        if session is None:
            return
        if session.dataset.duplicates:
            CopiesDialog(self._workspace, self._window).show()
        else:
            self._banner.tell(self.tr("No two items are exact copies of each other."))

    def _offer_another(self, text: str) -> None:
        self._banner.tell(text, "error", self.tr("Say where it is now…"), self._choose_source)

    def _choose_source(self) -> None:
        session = self._workspace.session
        if session is None:
            return
        chosen = self._chooser.source_of(Path(session.source))
        if chosen:
            self.refresher.start(Reason.NEWS, chosen)
