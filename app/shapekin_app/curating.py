"""A curator's acts on the selection: into a sub-category, into a new one, several made one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from shapekin.arrays import IntArray
from shapekin.clustering.kinds_tree import Kind
from shapekin.session import Change
from shapekin_app.dialogs.group import GroupDialog
from shapekin_app.dialogs.note import NoteDialog
from shapekin_app.views.banner import Banner
from shapekin_app.wording import short_name
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

    def note(self, chosen: Sequence[Kind]) -> None:
        """Write what is to be remembered of the one sub-category that is chosen."""
        session, cluster = self._workspace.session, self._only(chosen)
        if session is not None and cluster is not None:
            title = session.cluster(cluster).title
            dialog = NoteDialog(title, session.notes.get(cluster, ""), self._window)
            dialog.written.connect(lambda text: self._workspace.set_note(cluster, text))
            dialog.open()

    def lock(self, chosen: Sequence[Kind]) -> None:
        """Lock the one sub-category that is chosen, or unlock it."""
        session, cluster = self._workspace.session, self._only(chosen)
        if session is None or cluster is None:
            return
        on = cluster not in session.locked
        if self._workspace.lock(cluster, on=on):
            title = session.cluster(cluster).title
            words = self.tr("The members of “{title}” stay together from now on.") if on else (
                self.tr("“{title}” may change again.")
            )  # fmt: skip
            self._tell(words.format(title=title))

    def represent(self) -> None:
        """Let the selected item stand for its sub-category."""
        session, rows = self._workspace.session, self._workspace.selection
        if session is None or len(rows) != 1:
            self._banner.tell(self.tr("Select the one item that is to stand for its sub-category."))
        elif self._workspace.choose_representative(int(rows[0])):
            title = session.cluster(int(session.labels[rows[0]])).title
            name = short_name(session.dataset.names[int(rows[0])])
            self._tell(self.tr("“{name}” stands for “{title}” now.").format(name=name, title=title))

    def put(self, rows: IntArray, cluster: int) -> None:
        """Put items that were dropped on a sub-category there; -1 for a new one."""
        self._workspace.select(rows)
        self._put(cluster)

    def _only(self, chosen: Sequence[Kind]) -> int | None:
        """The one sub-category that is chosen in the list, or to which all that is selected belongs."""
        session = self._workspace.session
        if len(chosen) == 1 and len(chosen[0].leaves) == 1:
            return chosen[0].leaves[0]
        if session is not None and not chosen and len(self._workspace.selection):
            found = np.unique(session.labels[self._workspace.selection])
            if len(found) == 1:
                return int(found[0])
        self._banner.tell(self.tr("Select one sub-category in the list first."))
        return None

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
