"""A curator's acts: items into a sub-category, into a new one; several made one, one divided into parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from shapekin.arrays import IntArray
from shapekin.clustering.kinds_tree import Kind
from shapekin.errors import ShapekinError
from shapekin.session import Change
from shapekin_app.actions import Actions
from shapekin_app.dialogs.group import GroupDialog
from shapekin_app.dialogs.kind_card import KindCard
from shapekin_app.dialogs.note import NoteDialog
from shapekin_app.dialogs.split import SplitDialog
from shapekin_app.library_words import fault
from shapekin_app.views.asking import Desk
from shapekin_app.views.banner import Banner
from shapekin_app.views.clusters import ClustersView
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace

IN_LIST = ("card", "parts", "asked_parts", "note", "lock", "merge", "export")
"""Commands in the menu of the list of sub-categories."""


class Curator(QObject):
    """Moves items, and says so with a way back.

    Args:
        window: Behind the dialog.
        workspace: The open project.
        banner: Where sentences go.

    Signals:
        asked_within: It is asked about one sub-category only from now on.
    """

    asked_within = Signal()

    def __init__(self, window: QWidget, workspace: Workspace, banner: Banner) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._banner = banner
        self._offered = ""
        workspace.changed.connect(self._on_change)
        workspace.session_changed.connect(self._withdraw)

    def wire(self, actions: Actions, clusters: ClustersView) -> None:
        """Let the commands of the window, and of its list of sub-categories, do these acts."""
        acts: dict[str, Callable[[], None]] = {
            "group": self.group,
            "split": self.split,
            "parts": lambda: self.divide(clusters.chosen()),
            "asked_parts": lambda: self.ask_parts(clusters.chosen()),
            "merge": self.merge,
            "card": lambda: self.card(clusters.chosen()),
            "note": lambda: self.note(clusters.chosen()),
            "lock": lambda: self.lock(clusters.chosen()),
            "represent": self.represent,
        }
        for name, act in acts.items():
            actions[name].triggered.connect(lambda _=False, act=act: act())
        clusters.put_requested.connect(self.put)
        clusters.offer([actions[name] for name in IN_LIST])
        Desk.of(self._workspace).parts_requested.connect(lambda: self.ask_parts(()))

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

    def divide(self, chosen: Sequence[Kind], *, answered: bool = False) -> None:
        """Show how the one sub-category that is chosen, or is asked about, would fall into parts.

        Args:
            chosen: In the list.
            answered: Begin with as many parts as answers tell apart in it.
        """
        session = self._workspace.session
        cluster = self._only(chosen if chosen or session is None or session.within is None else [session.within])
        if session is None or cluster is None:
            return
        try:
            parting = session.parting(cluster)
        except ShapekinError as error:
            self._banner.tell(fault(error), "error")
            return
        dialog = SplitDialog(self._workspace, parting, self._window, answered=answered)
        dialog.chosen.connect(self._part)
        dialog.open()

    def ask_parts(self, chosen: Sequence[Kind]) -> None:
        """Ask about the one sub-category that is chosen; where that is so already, show the parts that answers make."""
        session = self._workspace.session
        if session is None:
            return
        now = session.within
        if now is not None and (not chosen or chosen[0].leaves == now.leaves):
            self.divide([now], answered=True)
            return
        cluster = self._only(chosen)
        if cluster is not None and self._workspace.ask_within(cluster):
            title = session.cluster(cluster).title
            words = self.tr("Answer some questions about “{title}”; then look at the parts that your answers make.")
            self._banner.tell(words.format(title=title), "info", self.tr("Show the parts"), lambda: self.ask_parts(()))
            self.asked_within.emit()

    def _part(self, cluster: int, parts: Sequence[IntArray]) -> None:
        session = self._workspace.session
        if session is None or not self._workspace.part(cluster, parts):
            return
        if session.within is not None and session.within.leaves == (cluster,):
            self._workspace.ask_within("")  # what it was asked about is divided
        title = session.cluster(cluster).title
        self._tell(self.tr("“{title}” is {count} sub-categories now.").format(title=title, count=len(parts)))

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

    def card(self, chosen: Sequence[Kind]) -> None:
        """Tell of the one kind that is chosen: its mean, what is typical of it and what is odd."""
        session = self._workspace.session
        if session is None:
            return
        kind = chosen[0] if len(chosen) == 1 else None
        if kind is None and (cluster := self._only(chosen)) is not None:
            kind = session.find_kind(cluster)
        if kind is not None:
            card = KindCard(self._workspace, kind, self._window)
            card.note_requested.connect(lambda one: self.note([one]))
            card.parts_requested.connect(lambda one: self.divide([one]))
            card.show()

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
