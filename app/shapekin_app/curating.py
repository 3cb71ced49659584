"""A curator's acts on the selection: into a sub-category, into a new one, several made one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from shapekin.session import Change
from shapekin_app.dialogs.group import GroupDialog
from shapekin_app.views.banner import Banner
from shapekin_app.workspace import Workspace


class Curator(QObject):
    """Moves items, and says so with a way back.

    Args:
        window: Behind the dialog.
        workspace: The open project.
        banner: Where sentences go.
    """

    def __init__(self, window: QWidget, workspace: Workspace, banner: Banner) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._banner = banner
        self._offered = ""
        workspace.changed.connect(self._on_change)
        workspace.session_changed.connect(self._withdraw)

    def group(self) -> None:
        """Ask where the selected items belong, and put them there."""
        if self._ready():
            dialog = GroupDialog(self._workspace, len(self._workspace.selection), self._window)
            dialog.chosen.connect(self._put)
            dialog.open()

    def split(self) -> None:
        """Make the selected items a sub-category of their own."""
        if self._ready():
            rows = self._workspace.selection
            if self._workspace.split_items(rows):
                self._tell(self.tr("{count} items are a new sub-category.").format(count=f"{len(rows):,}"))

    def merge(self) -> None:
        """Make those sub-categories one whose items are all selected."""
        session = self._workspace.session
        if session is None:
            return
        chosen = np.zeros(len(session), np.bool_)
        chosen[self._workspace.selection] = True
        whole = [cluster.id for cluster in session.clusters if chosen[session.members(cluster.id)].all()]
        if len(whole) < 2:
            self._banner.tell(self.tr("Select two sub-categories or more in the list (hold Ctrl), then merge them."))
        elif self._workspace.merge_clusters(whole):
            self._tell(self.tr("{count} sub-categories are one now.").format(count=len(whole)))

    def _put(self, cluster: int) -> None:
        session, rows = self._workspace.session, self._workspace.selection
        if cluster < 0:
            self.split()
        elif session is not None and self._workspace.move_items(rows, cluster):
            title = session.cluster(cluster).title
            self._tell(self.tr("{count} items are in “{title}” now.").format(count=f"{len(rows):,}", title=title))

    def _ready(self) -> bool:
        session = self._workspace.session
        if session is None:
            return False
        if not len(self._workspace.selection):
            self._banner.tell(self.tr("Select items first: click, lasso or search."))
            return False
        return True

    def _tell(self, words: str) -> None:
        self._offered = words
        self._banner.tell(words, "success", self.tr("Undo"), self._undo)

    def _undo(self) -> None:
        self._withdraw()
        self._workspace.undo_answer()

    def _on_change(self, change: Change) -> None:
        if change.evidence:
            self._withdraw()  # something was said since: the button would take that back

    def _withdraw(self) -> None:
        if self._offered and self._banner.text.text() == self._offered:
            self._banner.hide()
        self._offered = ""
