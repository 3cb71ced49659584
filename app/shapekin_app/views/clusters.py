"""The panel of sub-categories: a tree by their names, found by typing, selected, renamed, asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from shapekin.clustering.kinds_tree import Kind, walk
from shapekin_app.item_models import ThumbnailStore
from shapekin_app.views.colour_menu import ColourMenu
from shapekin_app.views.kind_rows import KindDelegate, KindsTree
from shapekin_app.views.kinds_model import FIND_ROLE, KIND_ROLE, PATH_ROLE, KindsModel
from shapekin_app.workspace import Workspace

LEAST_WIDTH = 280
"""Pixels for a name, its pictures and its count."""


class ClustersView(QWidget):
    """The tree of sub-categories; a click selects the members.

    Signals:
        within_asked: It is asked about the items of one kind only from now on.
        put_requested(object, int): Rows were dropped on a sub-category; its id, -1 for a new one.
    """

    within_asked = Signal()
    put_requested = Signal(object, int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = KindsModel(workspace, self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self._model)
        self._filtered.setFilterRole(FIND_ROLE)
        self._filtered.setRecursiveFilteringEnabled(True)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._folded: set[str] = set()
        self._kept: tuple[set[tuple[int, ...]], tuple[int, ...]] = (set(), ())
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter the sub-categories by name"))
        self.tree = KindsTree()
        self.tree.setModel(self._filtered)
        self.tree.setItemDelegate(KindDelegate(workspace, self._model, self.tree))
        self.tree.setAccessibleName(self.tr("Sub-categories"))
        self.tree.setToolTip(self.tr("Sub-categories (clusters)"))
        self.setFocusProxy(self.tree)
        self._rename = self._action(self.tr("Rename, or move: seat/chair"), "N", self.rename_current)
        self._within = self._action(self.tr("Ask about this one only"), "", self.ask_within)
        self.colours = ColourMenu(workspace, self.chosen, self.tree)
        self.tree.addAction(self.colours.menuAction())
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.total = QLabel()
        self.total.setProperty("role", "muted")
        self.total.setWordWrap(True)
        self.setMinimumWidth(LEAST_WIDTH)
        self.total.setContentsMargins(12, 6, 12, 6)
        self._build()
        self._selecting = False
        self.filter.textChanged.connect(self._on_filter)
        self.tree.selectionModel().selectionChanged.connect(self._select_members)
        self.tree.clicked.connect(lambda _index: self._select_members())
        self.tree.dropped.connect(self._on_drop)
        self.tree.collapsed.connect(lambda index: self._on_fold(index, folded=True))
        self.tree.expanded.connect(lambda index: self._on_fold(index, folded=False))
        self._model.modelAboutToBeReset.connect(self._before_reset)
        self._filtered.modelReset.connect(self._after_reset)
        ThumbnailStore.of(workspace).arrived.connect(self.tree.viewport().update)
        workspace.session_changed.connect(self._on_session)
        workspace.changed.connect(lambda _change: self._show_total())
        workspace.selection_changed.connect(self._on_selection)
        self._after_reset()
        self._show_total()

    def _build(self) -> None:
        self._empty = QLabel(
            self.tr("Sub-categories appear here once there are items.\nThe first ones are a quick look; "
                    "answers and training make them yours.")
        )  # fmt: skip
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(16, 16, 16, 16)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.tree)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(8, 4, 8, 4)
        head.addWidget(self.filter)
        column.addLayout(head)
        column.addLayout(self._pages, 1)
        column.addWidget(self.total)

    def _action(self, words: str, key: str, act: Callable[[], None]) -> QAction:
        action = QAction(words, self.tree)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.tree.addAction(action)
        return action

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put commands of the window into the menu of the list."""
        for action in actions:
            self.tree.addAction(action)

    def _on_drop(self, rows: object, index: QModelIndex) -> None:
        session = self._workspace.session
        kind = index.data(KIND_ROLE) if index.isValid() else None
        if session is not None and int(np.max(np.asarray(rows))) < len(session):
            self.put_requested.emit(rows, -1 if kind is None else kind.leaves[0])

    def rename_current(self) -> None:
        """Edit the name of the current sub-category."""
        index = self.tree.currentIndex()
        if index.isValid():
            self.tree.edit(index)

    def chosen(self) -> list[Kind]:
        """The kinds that are selected in the tree."""
        return [index.data(KIND_ROLE) for index in self.tree.selectionModel().selectedIndexes()]

    def ask_within(self) -> None:
        """Ask about the items of the selected kind only; about all again where that is so already."""
        session, chosen = self._workspace.session, self.chosen()
        if session is None:
            return
        now = session.within
        if len(chosen) != 1:
            if now is not None and not chosen:
                self._workspace.ask_within("")
            else:
                self._workspace.message.emit(self.tr("Select one sub-category in the list to ask about."), "info")
        elif now is not None and now.leaves == chosen[0].leaves:
            self._workspace.ask_within("")
        elif self._workspace.ask_within(chosen[0].leaves[0] if chosen[0].cluster is not None else chosen[0].title):
            self.within_asked.emit()

    # -- selecting ---------------------------------------------------------------------------------------

    def _select_members(self) -> None:
        session = self._workspace.session
        if session is None or self._selecting:
            return
        rows = [session.members_of(kind) for kind in self.chosen()]
        self._selecting = True
        try:
            self._workspace.select(np.concatenate(rows) if rows else np.empty(0, np.int64))
        finally:
            self._selecting = False

    def _on_selection(self) -> None:
        if not self._selecting and self.tree.selectionModel().hasSelection():
            self._selecting = True
            try:
                self.tree.clearSelection()
            finally:
                self._selecting = False

    # -- what is open stays open --------------------------------------------------------------------------

    def _on_fold(self, index: QModelIndex, *, folded: bool) -> None:
        if not self.filter.text():
            (self._folded.add if folded else self._folded.discard)(index.data(PATH_ROLE))

    def _on_filter(self, text: str) -> None:
        self._filtered.setFilterFixedString(text)
        self._unfold()

    def _unfold(self) -> None:
        """Everything is open, but what a person closed; while one filters, whatever is found."""
        self.tree.setRootIsDecorated(self._model.deep)
        folded = set() if self.filter.text() else set(self._folded)
        self.tree.expandAll()
        for index in self._every_index() if folded else ():
            if index.data(PATH_ROLE) in folded:
                self.tree.collapse(index)

    def _every_index(self, parent: QModelIndex | None = None) -> list[QModelIndex]:
        found = []
        for row in range(self._filtered.rowCount(parent or QModelIndex())):
            index = self._filtered.index(row, 0, parent or QModelIndex())
            found += [index, *self._every_index(index)]
        return found

    def _before_reset(self) -> None:
        current = self.tree.currentIndex()
        self._kept = (
            {kind.leaves for kind in self.chosen()},
            current.data(KIND_ROLE).leaves if current.isValid() else (),
        )

    def _after_reset(self) -> None:
        self._unfold()
        chosen, current = self._kept
        if not chosen and not current:
            return
        self._selecting = True
        try:
            pick, flags = self.tree.selectionModel(), QItemSelectionModel.SelectionFlag
            for index in self._every_index():
                leaves = index.data(KIND_ROLE).leaves
                if leaves == current:
                    pick.setCurrentIndex(index, flags.NoUpdate)
                if leaves in chosen:
                    pick.select(index, flags.Select)
        finally:
            self._selecting = False

    def _on_session(self) -> None:
        self._folded.clear()
        self._kept = (set(), ())
        self._unfold()
        self._show_total()

    # -- the rest ------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: draw again."""
        if event.type() is QEvent.Type.PaletteChange:
            self.tree.viewport().update()
        super().changeEvent(event)

    def _show_total(self) -> None:
        session = self._workspace.session
        self._pages.setCurrentIndex(1 if session is None or not session.clusters else 0)
        self.filter.setVisible(session is not None)
        self.total.setVisible(session is not None)
        for action in (self._rename, self._within):
            action.setEnabled(session is not None and not session.read_only)
        if session is not None:
            unnamed = sum(not kind.named for kind in walk(session.kinds))
            words = self.tr("{0:,} sub-categories, {1:,} items").format(len(session.clusters), len(session))
            self.total.setText(words + (self.tr(", {0:,} unnamed").format(unnamed) if unnamed else ""))
