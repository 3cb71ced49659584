"""A grid of pictures in sections: only what is on the screen costs anything."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

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
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from shapekin.arrays import IntArray
from shapekin_app import theme
from shapekin_app.dragging import SHOWN, SIDE, drag
from shapekin_app.item_models import ItemListModel, ItemRole, ThumbnailStore, contains
from shapekin_app.views.grid_paint import (
    BAR,
    GAP,
    HEADER,
    NAME_HEIGHT,
    NAMES_FROM,
    Section,
    Tile,
    paint_header,
    paint_tile,
)
from shapekin_app.workspace import Workspace

AnyIndex = QModelIndex | QPersistentModelIndex


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
        self._pressed_at: QPoint | None = None
        self._pressed_on: int | None = None
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
        """Choose an item; Ctrl toggles, Shift takes all between; what is selected already may be carried away."""
        index = self.indexAt(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed_at = self._pressed_on = None
        if not index.isValid():
            return
        chosen = contains(self._workspace.selection, int(self._items.rows[index.row()]))
        if event.button() == Qt.MouseButton.LeftButton:
            self.setCurrentIndex(index)
            self._pressed_at = event.position().toPoint()
            if chosen and not event.modifiers():
                self._pressed_on = index.row()  # chosen alone when the button is released: until then it may be dragged
            else:
                self._choose(index.row(), event.modifiers())
        elif event.button() == Qt.MouseButton.RightButton and not chosen:
            self._choose(index.row(), Qt.KeyboardModifier.NoModifier)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at an item, in all views; with the button held, carry the selection away."""
        here = event.position().toPoint()
        if self._pressed_at is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if (here - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
                self._pressed_at = self._pressed_on = None
                rows = self._workspace.selection
                if len(rows):
                    drag(self, rows, [self._thumbnails.image(row, 2 * SIDE) for row in rows[:SHOWN].tolist()])
            return
        index = self.indexAt(here)
        self._workspace.hover(int(self._items.rows[index.row()]) if index.isValid() else -1)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """It was a click, no dragging."""
        if self._pressed_on is not None and self._pressed_on < self._items.rowCount():
            self._choose(self._pressed_on, Qt.KeyboardModifier.NoModifier)
        self._pressed_at = self._pressed_on = None

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
                width = self.viewport().width() - 2 * GAP
                paint_header(painter, section, QRect(GAP, low - top - HEADER, width, HEADER))
            first_line = max(0, (top - low) // self._line)
            last_line = (bottom - low) // self._line
            start = first_line * self._columns
            end = min(section.count, (last_line + 1) * self._columns)
            for inside in range(start, end):
                self._paint_item(painter, self._firsts[number] + inside, selected)
        painter.end()

    def _paint_item(self, painter: QPainter, place: int, selected: IntArray) -> None:
        row, index = int(self._items.rows[place]), self._items.index(place)
        box = self._box(place)
        colour = self._items.data(index, ItemRole.COLOUR)
        tile = Tile(
            str(self._items.data(index)),
            colour if isinstance(colour, int) else -1,
            self._thumbnails.soon(row, round((self._side - 4) * self.devicePixelRatioF())),
            contains(selected, row),
            row == self._workspace.hovered,
            self.hasFocus() and self.currentIndex().row() == place,
        )
        paint_tile(painter, QRect(box.left(), box.top(), self._side, self._side), tile)
