"""Items for Qt: pictures decoded when they are first looked at, and a list model of rows."""

from __future__ import annotations

from collections import OrderedDict
from enum import IntEnum
from time import perf_counter

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from shapekin.arrays import IntArray
from shapekin.session import Change
from shapekin_app.workspace import Workspace

AnyIndex = QModelIndex | QPersistentModelIndex

CACHE_BYTES = 192 * 2**20
BUDGET = 0.008  # seconds of decoding at a time, half a frame
MOST_WAITING = 400  # what was wanted before these has been scrolled away
MODEL_PICTURE = 96  # pixels of the pictures that the list model hands out


class ItemRole(IntEnum):
    """What `ItemListModel` tells of an item."""

    ROW = Qt.ItemDataRole.UserRole + 1
    CLUSTER = Qt.ItemDataRole.UserRole + 2
    COLOUR = Qt.ItemDataRole.UserRole + 3


def contains(rows: IntArray, row: int) -> bool:
    """Whether ascending `rows` hold `row`."""
    at = int(np.searchsorted(rows, row))
    return at < len(rows) and int(rows[at]) == row


class ThumbnailStore(QObject):
    """Pictures of items by row and size, the least recently used forgotten first.

    Signals:
        arrived: Pictures that `soon` could not give can be had now; paint again.
    """

    arrived = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[tuple[int, int], None] = OrderedDict()
        self._spent = 0.0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._decode_waiting)
        workspace.session_changed.connect(self.clear)
        workspace.changed.connect(self._on_change)

    @classmethod
    def of(cls, workspace: Workspace) -> ThumbnailStore:
        """The one store of a workspace."""
        return workspace.findChild(cls) or cls(workspace)

    def image(self, row: int, side: int) -> QImage:
        """Picture of an item, `side` pixels on its longer side, now; null where there is none."""
        key = (row, side)
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
            return picture
        picture = self._decode(row, side)
        self._pictures[key] = picture
        self._bytes += picture.sizeInBytes()
        while self._bytes > CACHE_BYTES and len(self._pictures) > 1:
            _, oldest = self._pictures.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()
        return picture

    def soon(self, row: int, side: int) -> QImage | None:
        """The same without holding up the painter for long: None means that `arrived` will follow."""
        key = (row, side)
        if key in self._pictures:
            return self.image(row, side)
        if self._spent < BUDGET:
            start = perf_counter()
            picture = self.image(row, side)
            self._spent += perf_counter() - start
            self._timer.start()
            return picture
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        if len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)
        self._timer.start()
        return None

    def clear(self) -> None:
        """Forget all pictures."""
        self._pictures.clear()
        self._waiting.clear()
        self._bytes = 0

    def _decode(self, row: int, side: int) -> QImage:
        session = self._workspace.session
        picture = QImage()
        if session is None or not picture.loadFromData(session.thumbnail(row)):
            return QImage()
        if max(picture.width(), picture.height()) != side:
            picture = picture.scaled(
                side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    def _decode_waiting(self) -> None:
        self._spent = 0.0
        if not self._waiting:
            return
        until = perf_counter() + BUDGET
        while self._waiting and perf_counter() < until:
            (row, side), _ = self._waiting.popitem()  # the newest wish first: it is on the screen
            self.image(row, side)
        self.arrived.emit()
        if self._waiting:
            self._timer.start()

    def _on_change(self, change: Change) -> None:
        if change.projection:  # the cache may have been rebuilt: look again for pictures that were missing
            for key in [key for key, picture in self._pictures.items() if picture.isNull()]:
                del self._pictures[key]


class ItemListModel(QAbstractListModel):
    """Some rows of the data set in some order."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._thumbnails = ThumbnailStore.of(workspace)
        self._rows: IntArray = np.empty(0, np.int64)
        self._place: dict[int, int] | None = None

    @property
    def rows(self) -> IntArray:
        """Rows of the data set, in the order shown."""
        return self._rows

    def set_rows(self, rows: IntArray) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self._place = None
        self.endResetModel()

    def place(self, row: int) -> int:
        """Where a row of the data set is shown, -1 where it is not."""
        if self._place is None:
            self._place = {row: i for i, row in enumerate(self._rows.tolist())}
        return self._place.get(row, -1)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Number of rows shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name, sub-category, picture, row and cluster of an item."""
        session = self._workspace.session
        if session is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        row = int(self._rows[index.row()])
        cluster = session.cluster(int(session.labels[row]))
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return session.dataset.names[row]
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return f"{session.dataset.names[row]}\n{cluster.title}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{session.dataset.names[row]}, {cluster.title}"
            case Qt.ItemDataRole.DecorationRole:
                return self._thumbnails.image(row, MODEL_PICTURE)
            case ItemRole.ROW:
                return row
            case ItemRole.CLUSTER:
                return cluster.id
            case ItemRole.COLOUR:
                return cluster.colour
            case _:
                return None
