"""All items as rows of a table, in words and numbers: what the pictures show, for whoever cannot see them."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from shapekin.arrays import AnyArray, IntArray
from shapekin_app.workspace import Workspace

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What the table tells of an item."""

    NAME = 0
    KIND = 1
    SURE = 2
    LOSS = 3
    ANSWERS = 4
    LABEL = 5
    X = 6
    Y = 7


NUMBERS = frozenset({Column.SURE, Column.LOSS, Column.ANSWERS, Column.X, Column.Y})


class ItemsTableModel(QAbstractTableModel):
    """Sorts by itself, with arrays: a proxy would take seconds for 100,000 rows."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._words = ""
        self._sorted_by: tuple[int, bool] = (Column.NAME, False)
        self._order: IntArray = np.empty(0, np.int64)
        self._headings = (
            self.tr("Name"), self.tr("Sub-category"), self.tr("Sure"), self.tr("Loss"), self.tr("Answers"),
            self.tr("True label"), self.tr("Across"), self.tr("Up"),
        )  # fmt: skip
        workspace.session_changed.connect(self.refresh)
        workspace.changed.connect(lambda _change: self.refresh())
        self.refresh()

    @property
    def rows(self) -> IntArray:
        """Rows of the data set, in the order shown."""
        return self._order

    def refresh(self) -> None:
        """Read everything again."""
        self.beginResetModel()
        session = self._workspace.session
        n = len(session) if session is not None else 0
        self._names = session.dataset.names if session is not None else ()
        self._labels = tuple(item.label for item in session.dataset.items) if session is not None else ()
        self._counts = np.zeros(n, np.int64)
        self._sure = self._loss = np.full(n, np.nan)
        if session is not None:
            if session.evidence:
                pairs = np.array([row.pair for row in session.evidence], np.int64)
                self._counts = np.bincount(pairs.ravel(), minlength=n)
            if session.confidence is not None:
                self._sure = np.asarray(session.confidence, float)
            if session.item_losses is not None:
                self._loss = np.asarray(session.item_losses, float)
        self._arrange()
        self.endResetModel()

    def find(self, text: str) -> None:
        """Show only rows whose name or sub-category has all these words."""
        self._words = text
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, down = self._sorted_by
        keys = self._keys(column)
        order = np.argsort(keys, kind="stable")
        order = order[::-1] if down else order
        words = self._words.casefold().split()
        if words:
            kinds = self._titles()
            kept = [row for row in order.tolist()
                    if all(word in f"{self._names[row]} {kinds[row]}".casefold() for word in words)]  # fmt: skip
            order = np.array(kept, np.int64)
        self._order = order

    def _titles(self) -> list[str]:
        session = self._workspace.session
        if session is None:
            return []
        titles = {cluster.id: cluster.title for cluster in session.clusters}
        return [titles[label] for label in session.labels.tolist()]

    def _keys(self, column: int) -> AnyArray:
        session = self._workspace.session
        if session is None:
            return np.empty(0)
        match column:
            case Column.NAME:
                return np.array([name.casefold() for name in self._names], object)
            case Column.KIND:
                return np.array([title.casefold() for title in self._titles()], object)
            case Column.LABEL:
                return np.array(self._labels, object)
            case Column.SURE:
                return self._sure
            case Column.LOSS:
                return self._loss
            case Column.ANSWERS:
                return self._counts
            case _:
                return np.asarray(session.projection[:, 0 if column == Column.X else 1])

    # -- what Qt asks ------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Number of items shown."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Number of things told."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Headings; rows have numbers."""
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.TextAlignmentRole and across:
            side = Qt.AlignmentFlag.AlignRight if section in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headings[section] if across else section + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        session = self._workspace.session
        if session is None or not index.isValid() or index.row() >= len(self._order):
            return None
        row, column = int(self._order[index.row()]), index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole and column in NUMBERS:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        match column:
            case Column.NAME:
                return self._names[row]
            case Column.KIND:
                return session.cluster(int(session.labels[row])).title
            case Column.LABEL:
                return self._labels[row]
            case Column.SURE:
                return "" if np.isnan(self._sure[row]) else f"{self._sure[row]:.0%}"
            case Column.LOSS:
                return "" if np.isnan(self._loss[row]) else f"{self._loss[row]:.3f}"
            case Column.ANSWERS:
                return str(self._counts[row]) if self._counts[row] else ""
            case _:
                return f"{session.projection[row, 0 if column == Column.X else 1]:.3f}"
