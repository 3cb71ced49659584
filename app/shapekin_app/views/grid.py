"""A grid of pictures in sections: only what is on the screen costs anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from shapekin.arrays import IntArray
from shapekin_app import theme
from shapekin_app.item_models import ItemListModel, ItemRole, ThumbnailStore, contains
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace

GAP = 8
HEADER = 30
NAME_HEIGHT = 18
BAR = 3  # the stripe in the colour of the sub-category
NAMES_FROM = 72  # pixels; smaller pictures show no names

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Section:
    """Neighbouring items under one heading; an empty title has no heading."""

    title: str
    count: int
    colour: QColor | None = None


class GridView(QAbstractItemView):
    """Shows an `ItemListModel` as a grid; linked to the workspace's selection and hover.

    Signals:
        walked(int): The keys or the mouse went to this row of the data set.
        chosen(object): A person chose these rows, `(m,) int64`, by their places in the grid.
    """

    walked = Signal(int)
    chosen = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._thumbnails = ThumbnailStore.of(workspace)
        self._items = ItemListModel(workspace, self)
        self._side = 88
        self._sections: tuple[Section, ...] = ()
        self._firsts: list[int] = [0]  # place of the first item of each section
        self._tops: list[int] = [0]  # its upper edge; the last entry is the height of all
        self._anchor = 0
        self.setModel(self._items)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self._thumbnails.arrived.connect(self.viewport().update)

    @property
    def items(self) -> ItemListModel:
        """The model."""
        return self._items

    @property
    def side(self) -> int:
        """Side of a picture in pixels."""
        return self._side

    def set_side(self, side: int) -> None:
        """Make pictures this large, keeping the first one in sight."""
        first = self.indexAt(QPoint(GAP + 1, 1))
        self._side = side
        self._arrange()
        if first.isValid():
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)

    def show_sections(self, rows: IntArray, sections: Sequence[Section]) -> None:
        """Show rows of the data set, cut into sections in this order."""
        self._items.set_rows(rows)
        self._sections = tuple(section for section in sections if section.count)
        self._arrange()

    # -- geometry --------------------------------------------------------------------------------

    @property
    def _columns(self) -> int:
        return max(1, (self.viewport().width() - GAP) // (self._side + GAP))

    @property
    def _line(self) -> int:
        return self._side + GAP + BAR + 3 + (NAME_HEIGHT if self._side >= NAMES_FROM else 0)

    def _arrange(self) -> None:
        self._firsts, self._tops = [], []
        place, y = 0, GAP // 2
        for section in self._sections:
            y += HEADER if section.title else 0
            self._firsts.append(place)
            self._tops.append(y)
            place += section.count
            y += -(-section.count // self._columns) * self._line
        self._tops.append(y + GAP)
        self.updateGeometries()
        self.viewport().update()

    def _box(self, place: int) -> QRect:
        """Where an item is drawn, in the viewport."""
        section = bisect_right(self._firsts, place) - 1
        line, column = divmod(place - self._firsts[section], self._columns)
        y = self._tops[section] + line * self._line - self.verticalScrollBar().value()
        return QRect(GAP + column * (self._side + GAP), y, self._side, self._line - GAP)

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where an item is drawn, in the viewport."""
        return self._box(index.row()) if index.isValid() and self._sections else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The item under a point of the viewport."""
        y = point.y() + self.verticalScrollBar().value()
        section = bisect_right(self._tops[:-1], y) - 1
        column = (point.x() - GAP) // (self._side + GAP)
        if section < 0 or not 0 <= column < self._columns:
            return QModelIndex()
        inside = (y - self._tops[section]) // self._line * self._columns + column
        if inside >= self._sections[section].count:
            return QModelIndex()
        index = self._items.index(self._firsts[section] + inside)
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._tops[-1] - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(self._line // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has another number of columns."""
        super().resizeEvent(event)
        self._arrange()

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring an item into sight."""
        if not index.isValid() or not self._sections:
            return
        box, bar = self._box(index.row()), self.verticalScrollBar()
        if hint is QAbstractItemView.ScrollHint.PositionAtTop or box.top() < 0:
            bar.setValue(bar.value() + box.top() - GAP)
        elif box.bottom() > self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + GAP)

    def horizontalOffset(self) -> int:
        """There is none."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: AnyIndex) -> bool:
        """Nothing is hidden."""
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """The workspace holds the selection, not this view."""

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """See `setSelection`."""
        return QRegion()

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """The item that a key leads to."""
        count = self._items.rowCount()
        if count == 0:
            return QModelIndex()
        here = max(0, self.currentIndex().row())
        page = max(1, self.viewport().height() // self._line) * self._columns
        moves = QAbstractItemView.CursorAction
        step = {
            moves.MoveLeft: -1, moves.MovePrevious: -1, moves.MoveRight: 1, moves.MoveNext: 1,
            moves.MoveUp: -self._columns, moves.MoveDown: self._columns,
            moves.MovePageUp: -page, moves.MovePageDown: page, moves.MoveHome: -count, moves.MoveEnd: count,
        }[action]  # fmt: skip
        return self._items.index(min(max(here + step, 0), count - 1))

    # -- hands -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk and select; Shift adds what lies between; Enter opens the viewer."""
        key, held = event.key(), event.modifiers()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
            return
        if key == Qt.Key.Key_A and held & Qt.KeyboardModifier.ControlModifier:
            self.chosen.emit(self._items.rows)
            return
        if key == Qt.Key.Key_Escape:
            self.chosen.emit(self._items.rows[:0])
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        after = self.currentIndex().row()
        if after != before and after >= 0:
            self._choose(after, held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose an item; Ctrl toggles, Shift takes all between."""
        index = self.indexAt(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self._choose(index.row(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at an item, in all views."""
        index = self.indexAt(event.position().toPoint())
        self._workspace.hover(int(self._items.rows[index.row()]) if index.isValid() else -1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the viewer."""
        self._open(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        self._workspace.hover(-1)
        super().leaveEvent(event)

    def _choose(self, place: int, held: Qt.KeyboardModifier) -> None:
        rows = self._items.rows
        if held & Qt.KeyboardModifier.ShiftModifier:
            low, high = sorted((min(self._anchor, len(rows) - 1), place))
            self.chosen.emit(rows[low : high + 1])
            return
        self._anchor = place
        row = int(rows[place])
        if held & Qt.KeyboardModifier.ControlModifier:
            kept = [r for r in self._workspace.selection.tolist() if r != row]
            self.chosen.emit(kept if len(kept) < len(self._workspace.selection) else [*kept, row])
            return
        self.chosen.emit(rows[place : place + 1])
        self.walked.emit(row)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._workspace.viewer_requested.emit(int(self._items.rows[index.row()]))

    # -- drawing ---------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what can be seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), QColor(theme.current().surface))
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        selected = self._workspace.selection
        if len(selected) == self._items.rowCount():
            selected = selected[:0]  # nothing but the selection is shown: rings would say nothing
        for number, section in enumerate(self._sections):
            low, high = self._tops[number], self._tops[number + 1]
            if high < top or low - HEADER > bottom:
                continue
            if section.title:
                self._paint_header(painter, section, low - top - HEADER)
            first_line = max(0, (top - low) // self._line)
            last_line = (bottom - low) // self._line
            start = first_line * self._columns
            end = min(section.count, (last_line + 1) * self._columns)
            for inside in range(start, end):
                self._paint_item(painter, self._firsts[number] + inside, selected)
        painter.end()

    def _paint_header(self, painter: QPainter, section: Section, y: int) -> None:
        colours = theme.current()
        x = GAP
        if section.colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(section.colour)
            painter.drawRoundedRect(QRect(x, y + 10, 10, 10), 2, 2)
            x += 18
        painter.setPen(QColor(colours.text))
        box = QRect(x, y, self.viewport().width() - x - GAP, HEADER)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, section.title)
        width = painter.fontMetrics().horizontalAdvance(section.title)
        painter.setPen(QColor(colours.muted))
        box.adjust(width + 10, 0, 0, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"{section.count:,}")

    def _paint_item(self, painter: QPainter, place: int, selected: IntArray) -> None:
        colours = theme.current()
        row = int(self._items.rows[place])
        box = self._box(place)
        square = QRect(box.left(), box.top(), self._side, self._side)
        index = self._items.index(place)
        picture = self._thumbnails.soon(row, round((self._side - 4) * self.devicePixelRatioF()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.raised if row == self._workspace.hovered else colours.window))
        painter.drawRoundedRect(square, 5, 5)
        if picture is not None and not picture.isNull():
            draw_picture(painter, square.toRectF().adjusted(2, 2, -2, -2), picture)
        colour = self._items.data(index, ItemRole.COLOUR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.cluster(colour if isinstance(colour, int) else -1))
        painter.drawRoundedRect(QRect(square.left(), square.bottom() + 3, self._side, BAR), 1.5, 1.5)
        if self._side >= NAMES_FROM:
            painter.setPen(QColor(colours.muted))
            words = QRect(square.left(), square.bottom() + BAR + 4, self._side, NAME_HEIGHT)
            name = short_name(str(self._items.data(index)))
            name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, self._side)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)
        ring = None
        is_selected = contains(selected, row)
        if is_selected:
            ring = QPen(QColor(colours.accent), 2.4)
        elif row == self._workspace.hovered:
            ring = QPen(QColor(colours.muted), 1.4)
        if ring is not None:
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.toRectF().adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6)
        if self.hasFocus() and self.currentIndex().row() == place and not is_selected:
            painter.setPen(QPen(QColor(colours.accent), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(square.toRectF().adjusted(-3, -3, 3, 3), 7, 7)
