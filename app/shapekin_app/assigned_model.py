"""New items that were sorted into the sub-categories, as rows of a table: picture, kind, how sure, how far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QImage

from shapekin.session.assigned import FAR, NONE, Assigned, far_ones
from shapekin.store.blobs import Blobs
from shapekin_app import theme

AnyIndex = QModelIndex | QPersistentModelIndex
SIDE = 40  # pixels of a picture


class Column(IntEnum):
    """What the table tells of a new item."""

    NAME = 0
    KIND = 1
    SURE = 2
    DISTANCE = 3


NUMBERS = frozenset({Column.SURE, Column.DISTANCE})


class AssignedModel(QAbstractTableModel):
    """Shows where items go, and takes a person's corrections; what they say outlives another limit of distance."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.assigned: Assigned | None = None
        self.far = FAR
        self.corrected: dict[int, int] = {}
        self._pictures: Blobs | None = None
        self._order: list[int] = []
        self._headings = (self.tr("Name"), self.tr("Sub-category"), self.tr("Sure"), self.tr("Distance"))
        self._tips = (
            "",
            self.tr("Bold: you said so"),
            self.tr("Share of the votes of the nearest known items, or probability (confidence)"),
            self.tr("From the nearest known items, in multiples of what is usual among those"),
        )
        self.picture = lru_cache(maxsize=2000)(self._decoded)

    def show_result(self, assigned: Assigned | None, pictures: Blobs | None = None) -> None:
        """Show other items; corrections of those before are forgotten."""
        self.beginResetModel()
        self.assigned, self._pictures, self.corrected = assigned, pictures, {}
        self.picture.cache_clear()
        self._order = list(range(len(assigned.result.names))) if assigned is not None else []
        self._decide()
        self.endResetModel()

    def set_far(self, far: float) -> None:
        """From which distance on an item is none of these."""
        self.far = far
        self._decide()
        self._tell()

    def put(self, places: Sequence[int], cluster: int) -> None:
        """Put the items of these rows of the table elsewhere; `NONE` for none of these."""
        self.corrected.update(dict.fromkeys((self._order[place] for place in places), cluster))
        self._decide()
        self._tell()

    def counts(self) -> tuple[int, int]:
        """How many items go into a sub-category, and how many into none."""
        if self.assigned is None:
            return 0, 0
        none = sum(self.assigned.cluster(row) == NONE for row in self._order)
        return len(self._order) - none, none

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a selection stays with its items."""
        if self.assigned is None:
            return
        keys: Mapping[int, Sequence[str] | Sequence[float]] = {
            Column.NAME: [name.casefold() for name in self.assigned.result.names],
            Column.KIND: [self._kind(row).casefold() for row in range(len(self._order))],
            Column.SURE: self.assigned.result.confidence,
            Column.DISTANCE: self.assigned.result.distance,
        }
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        items = [self._order[index.row()] for index in before]
        self._order.sort(key=lambda row: keys[column][row], reverse=order is Qt.SortOrder.DescendingOrder)
        place = {row: at for at, row in enumerate(self._order)}
        after = [self.index(place[row], index.column()) for row, index in zip(items, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _decide(self) -> None:
        if self.assigned is not None:
            chosen = {**far_ones(self.assigned.result, self.far), **self.corrected}
            self.assigned = replace(self.assigned, chosen=chosen)

    def _tell(self) -> None:
        if self._order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(Column) - 1))

    def _kind(self, row: int) -> str:
        assert self.assigned is not None
        cluster = self.assigned.cluster(row)
        return self.tr("none of these") if cluster == NONE else self.assigned.titles[cluster]

    def _decoded(self, row: int) -> QImage:
        if self._pictures is None:
            return QImage()
        picture = QImage.fromData(self._pictures[row])
        return picture.scaled(
            2 * SIDE, 2 * SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

    # -- what Qt asks ----------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Number of new items."""
        return 0 if parent is not None and parent.isValid() else len(self._order)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Number of things told."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Headings and what they mean."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tips[section] or None
        if role == Qt.ItemDataRole.TextAlignmentRole and section not in NUMBERS:
            return _side(
                section
            )  # the arrow of the order stands at the right: numbers have their headings in the middle
        return self._headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if self.assigned is None or not index.isValid() or index.row() >= len(self._order):
            return None
        row, column = self._order[index.row()], index.column()
        result = self.assigned.result
        if role == Qt.ItemDataRole.DecorationRole and column == Column.NAME:
            picture = self.picture(row)
            return None if picture.isNull() else picture
        if column == Column.KIND and role == Qt.ItemDataRole.FontRole and row in self.corrected:
            font = QFont()
            font.setBold(True)
            return font
        if column == Column.KIND and role == Qt.ItemDataRole.ForegroundRole and self.assigned.cluster(row) == NONE:
            return QColor(theme.current().muted)
        if role == Qt.ItemDataRole.ToolTipRole and column == Column.KIND:
            return self.tr("Nearest: {title}").format(title=self.assigned.titles[result.clusters[row]])
        if role == Qt.ItemDataRole.ToolTipRole and column == Column.NAME:
            return result.names[row]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        match column:
            case Column.NAME:
                return result.names[row]
            case Column.KIND:
                return self._kind(row)
            case Column.SURE:
                return f"{result.confidence[row]:.0%}"
            case _:
                return f"{result.distance[row]:.1f} ×"


def _side(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
