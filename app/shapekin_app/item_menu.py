"""What can be done with items: copied as paths, shown in the file manager, moved, made the picture of their kind."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea, QMenu

from shapekin.session import Session
from shapekin_app.actions import Actions
from shapekin_app.files import reveal
from shapekin_app.views.banner import Banner
from shapekin_app.workspace import Workspace

MOST_PATHS = 100_000
MOST_ALIKE = 24  # with the item itself
_IN_MENU = (("alike",), ("copy_path", "reveal"), ("group", "split", "represent"), ("table",))


def path_of(session: Session, row: int) -> Path:
    """Where an item's file lies; the source itself for a row of a table."""
    source = Path(session.source)
    inside = source / os.fsdecode(session.dataset.items[row].path)
    return inside if source.is_dir() else source


class ItemMenu(QObject):
    """Commands on the selected items, and a menu of them.

    Args:
        workspace: Whose selection it is.
        actions: Of the window.
        banner: Where sentences go.
        view: Gets the menu, on the right button and the menu key.
    """

    def __init__(self, workspace: Workspace, actions: Actions, banner: Banner, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._workspace = workspace
        self._actions = actions
        self._banner = banner
        self._view = view
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open)
        actions["alike"].triggered.connect(lambda _=False: self.select_alike())
        actions["copy_path"].triggered.connect(lambda _=False: self.copy_paths())
        actions["reveal"].triggered.connect(lambda _=False: self.reveal())

    def select_alike(self) -> None:
        """Select the items that are nearest to the first selected one in the embedding."""
        session, rows = self._workspace.session, self._workspace.selection.tolist()
        if session is None or not rows:
            self._banner.tell(self.tr("Select an item first: click, lasso or search."))
            return
        self._workspace.select(session.nearest(rows[0], MOST_ALIKE))
        self._banner.tell(self.tr("These {count} lie nearest to “{name}”.").format(
            count=len(self._workspace.selection), name=session.dataset.names[rows[0]]))  # fmt: skip

    def copy_paths(self) -> None:
        """Put the paths of the selected items on the clipboard, one a line."""
        session, rows = self._workspace.session, self._workspace.selection[:MOST_PATHS].tolist()
        if session is None or not rows:
            self._banner.tell(self.tr("Select items first: click, lasso or search."))
            return
        QGuiApplication.clipboard().setText("\n".join(str(path_of(session, row)) for row in rows))
        self._banner.tell(self.tr("{count} paths are on the clipboard.").format(count=f"{len(rows):,}"), "success")

    def reveal(self) -> None:
        """Show the file of the first selected item where it lies."""
        session, rows = self._workspace.session, self._workspace.selection.tolist()
        if session is None or not rows:
            self._banner.tell(self.tr("Select items first: click, lasso or search."))
            return
        path = path_of(session, rows[0])
        if not path.exists():
            words = self.tr("{path} is not there any more. Look for moved files with F5.")
            self._banner.tell(words.format(path=path), "error")
        else:
            reveal(path)

    def menu(self) -> QMenu:
        """For the items that are selected now."""
        made = QMenu(self._view)
        for names in _IN_MENU:
            for name in names:
                made.addAction(self._actions[name])
            made.addSeparator()
        return made

    def _open(self, at: QPoint) -> None:
        if self._workspace.session is not None and len(self._workspace.selection):
            self.menu().popup(self._view.viewport().mapToGlobal(at))
