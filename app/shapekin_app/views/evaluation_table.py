"""Two partitions of the same items against each other: a table of counts whose cells are selections."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from shapekin.clustering.kinds_tree import split_name
from shapekin.session.reviewed import Table
from shapekin_app import theme
from shapekin_app.item_models import ThumbnailStore
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.views.kind_rows import KindDelegate
from shapekin_app.workspace import Workspace

AnyIndex = QModelIndex | QPersistentModelIndex

CELL = QSize(36, 26)
PICTURE = 30
HEAD = PICTURE + 22
MOST_NAME = 84  # pixels of a name that stands upright over a column
MOST_TITLE, LEAST_TITLE = 104, 48
MOST_ROWS = 14  # shown without scrolling
PLAIN = """
QTableView { background: transparent; selection-background-color: transparent; }
QTableCornerButton::section, QHeaderView::section { background: transparent; border: none; padding: 0 6px; }
QHeaderView { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
"""
FADED = 0.55  # of the accent, at most: numbers stay readable over it


class CrossModel(QAbstractTableModel):
    """The counts of a `Table`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: Table | None = None

    def show(self, table: Table | None) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Number of rows."""
        return 0 if self.table is None or (parent is not None and parent.isValid()) else len(self.table.rows)

    def columnCount(self, parent: AnyIndex | None = None) -> int:
        """Number of sub-categories."""
        return 0 if self.table is None or (parent is not None and parent.isValid()) else len(self.table.columns)

    def count(self, index: AnyIndex) -> int:
        """Items of a cell."""
        return 0 if self.table is None else int(self.table.counts[index.row(), index.column()])

    def share(self, index: AnyIndex) -> float:
        """Share of the items of its row."""
        return 0.0 if self.table is None else self.count(index) / max(1, int(self.table.counts[index.row()].sum()))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Count, and the same in words."""
        if self.table is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            count = self.count(index)
            return f"{count:,}" if count else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            words = self.tr("{count} of “{row}” are in “{column}” ({share} %)")
            return words.format(
                count=f"{self.count(index):,}", row=self.table.rows[index.row()],
                column=self.table.columns[index.column()].title, share=round(100 * self.share(index)),
            )  # fmt: skip
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles."""
        told = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        if self.table is None or role not in told:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.table.columns[section].title if section < len(self.table.columns) else None
        return self.table.rows[section] if section < len(self.table.rows) else None


class CrossTable(QTableView):
    """Shows a `Table`.

    Args:
        workspace: For pictures and the selection.
        name: What a screen reader says.
        parent: As in Qt.
    """

    chosen = Signal()

    def __init__(self, workspace: Workspace, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.counts = CrossModel(self)
        self.setModel(self.counts)
        self.setItemDelegate(_CellDelegate(self.counts, self))
        self.pictures = PictureHeader(workspace, self.counts, self)
        self.setHorizontalHeader(self.pictures)
        self.setAccessibleName(name)
        self.setStyleSheet(PLAIN)
        self.viewport().setAutoFillBackground(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        side = self.verticalHeader()
        side.setDefaultSectionSize(CELL.height())
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        side.setSectionsClickable(True)
        side.setHighlightSections(False)
        side.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for header in (side, self.horizontalHeader()):
            header.viewport().setAutoFillBackground(False)
        self.clicked.connect(lambda index: self._select(index.row(), index.column()))
        self.activated.connect(lambda index: self._select(index.row(), index.column()))
        side.sectionClicked.connect(lambda row: self._select(row, -1))
        self.horizontalHeader().sectionClicked.connect(lambda column: self._select(-1, column))

    def show_table(self, table: Table | None, most: int = MOST_ROWS) -> None:
        """Show another table; it takes as much height as it needs.

        Args:
            table: What to show.
            most: Rows beyond these are scrolled to.
        """
        self.counts.show(table)
        rows = 0 if table is None else len(table.rows)
        titles = () if table is None else table.rows
        metrics = self.verticalHeader().fontMetrics()
        widest = max((metrics.horizontalAdvance(title) for title in titles), default=0) + 20
        self.verticalHeader().setFixedWidth(min(MOST_TITLE, max(LEAST_TITLE, widest)))
        bar = self.horizontalScrollBar().sizeHint().height()
        self.pictures.make_room()
        self.setFixedHeight(self.pictures.sizeHint().height() + CELL.height() * min(rows, most) + bar + 2)

    def _select(self, row: int, column: int) -> None:
        if self.counts.table is not None:
            self._workspace.select(self.counts.table.items(row, column))
            self.chosen.emit()


class _CellDelegate(QStyledItemDelegate):
    """A count over a ground whose strength is its share of the row."""

    def __init__(self, model: CrossModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All cells are alike."""
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Ground, number, focus."""
        colours = theme.current()
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colours.accent)
        share = self._model.share(index)
        ground.setAlphaF(FADED * share**0.7 if share else 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground if share else QColor(colours.window))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(colours.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._model.data(index) or ""))
        state = QStyle.StateFlag
        if option.state & (state.State_Selected | state.State_MouseOver):
            strong = bool(option.state & state.State_Selected)
            painter.setPen(QPen(QColor(colours.accent if strong else colours.muted), 2.0 if strong else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
        painter.restore()


class PictureHeader(QHeaderView):
    """Each sub-category as its name, upright, where it has one, the picture of its representative, and its marker."""

    def __init__(self, workspace: Workspace, model: CrossModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._names = 0
        self._thumbnails = ThumbnailStore.of(workspace)
        self._thumbnails.arrived.connect(self.viewport().update)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultSectionSize(CELL.width())
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def names(self) -> tuple[str, ...]:
        """What stands over each column, "" where nobody named it; of a path the last part."""
        columns = self._model.table.columns if self._model.table is not None else ()
        return tuple(split_name(column.name)[-1] for column in columns)

    def make_room(self) -> None:
        """As much as the longest name needs, within bounds; none where nothing is named."""
        widest = max((self.fontMetrics().horizontalAdvance(name) for name in self.names() if name), default=0)
        self._names = min(widest + 8, MOST_NAME) if widest else 0
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for a name, a picture and a marker."""
        return QSize(super().sizeHint().width(), HEAD + self._names)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Name above picture above marker."""
        table = self._model.table
        if table is None or section >= len(table.columns):
            return
        cluster = table.columns[section]
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        picture = self._thumbnails.soon(cluster.representative, round(PICTURE * self.devicePixelRatioF()))
        place = QRectF(rect.center().x() + 0.5 - PICTURE / 2, rect.top() + 2 + self._names, PICTURE, PICTURE)
        if picture is not None and not picture.isNull():
            draw_picture(painter, place, picture)
        KindDelegate.paint_swatch(painter, QRectF(place.center().x() - 5, place.bottom() + 4, 10, 10), cluster.colour)
        name = self.names()[section]
        if name:
            room = self._names - 6
            painter.translate(place.center().x(), place.top() - 3)
            painter.rotate(-90)
            painter.setPen(QColor(theme.current().text))
            words = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
            sides = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(0, -CELL.width() / 2, room, CELL.width()), sides, words)
        painter.restore()
