"""The items as a table: to read, sort and search; its selection is everybody's."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from shapekin_app.icons import icon
from shapekin_app.items_table_model import Column, ItemsTableModel
from shapekin_app.workspace import Workspace

WIDTHS = {Column.NAME: 260, Column.KIND: 160, Column.LABEL: 130}
MOST_MARKED = 5000
"""Rows of a selection made elsewhere that are marked here; more would take the table seconds."""


class ItemsTable(QDialog):
    """Stays beside the window.

    Args:
        workspace: With an open session.
        parent: The window.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Items as a table"))
        self.resize(1020, 560)
        self._workspace = workspace
        self._choosing = False
        self.model = ItemsTableModel(workspace, self)
        self.search = QLineEdit(placeholderText=self.tr("Name or sub-category"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Show only items with these words"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Items, one a row"))
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(26)
        for place in Column:
            self.view.setColumnWidth(place, WIDTHS.get(place, 84))
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.horizontalHeader().setHighlightSections(False)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.search, 1)
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        self.search.textChanged.connect(self.model.find)
        self.model.modelReset.connect(self._on_reset)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.view.doubleClicked.connect(
            lambda index: workspace.viewer_requested.emit(int(self.model.rows[index.row()]))
        )
        workspace.selection_changed.connect(self._mark)
        workspace.session_changed.connect(self.close)
        self._on_reset()

    def _on_reset(self) -> None:
        self.count.setText(self.tr("{count} items").format(count=f"{self.model.rowCount():,}"))
        session = self._workspace.session
        told = session is not None and bool(session.dataset.label_names)
        self.view.setColumnHidden(Column.LABEL, not told)
        for column, known in (
            (Column.SURE, session is not None and session.confidence is not None),
            (Column.LOSS, session is not None and session.item_losses is not None),
        ):
            self.view.setColumnHidden(column, not known)
        self._mark()

    def _choose(self) -> None:
        if self._choosing:
            return
        places = [index.row() for index in self.view.selectionModel().selectedRows()]
        self._choosing = True
        try:
            self._workspace.select(self.model.rows[np.array(places, np.int64)])
        finally:
            self._choosing = False

    def _mark(self) -> None:
        """Show what is selected elsewhere."""
        if self._choosing:
            return
        places = np.flatnonzero(np.isin(self.model.rows, self._workspace.selection))
        marked = QItemSelection()
        if len(places) <= MOST_MARKED:
            for first, last in _runs(places):
                marked.select(self.model.index(first, 0), self.model.index(last, len(Column) - 1))
        self._choosing = True
        try:
            self.view.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if len(places):
                self.view.scrollTo(self.model.index(int(places[0]), 0))
        finally:
            self._choosing = False


def _runs(places: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[tuple[int, int]]:
    """First and last of each stretch of neighbours among ascending places."""
    if not len(places):
        return []
    parts = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1)
    return [(int(part[0]), int(part[-1])) for part in parts]
