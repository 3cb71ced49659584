"""How a sub-category looks in the tree: arrow, marker, name, three typical items, size."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from shapekin.clustering.kinds_tree import Kind
from shapekin_app import theme
from shapekin_app.dragging import MIME, unpack
from shapekin_app.icons import pixmap
from shapekin_app.item_models import ThumbnailStore
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.views.embedding.sprites import MARKERS, marker_of
from shapekin_app.views.kinds_model import KIND_ROLE, LOCKED_ROLE, NOTE_ROLE, KindsModel
from shapekin_app.workspace import Workspace

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 56
PICTURE, SIGN = 38, 14
MARGIN = 8
INDENT = 20
MOST_TITLE = 160  # pixels of a title that pictures give way to


class KindsTree(QTreeView):
    """The tree itself; flat, and without arrows, while no name has parts. Items can be dropped on it.

    Signals:
        dropped(object, object): Rows that were dropped, `(m,) int64`, and the index, invalid beside all rows.
    """

    dropped = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setExpandsOnDoubleClick(False)  # that renames
        self.setIndentation(INDENT)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAcceptDrops(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take items, and nothing else."""
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where they would go: a sub-category, or below all of them for a new one."""
        index = self.indexAt(event.position().toPoint())
        self.setCurrentIndex(index)
        kind = index.data(KIND_ROLE) if index.isValid() else None
        if event.mimeData().hasFormat(MIME) and (kind is None or kind.cluster is not None):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped where."""
        rows = unpack(event.mimeData(), 2**40)
        if len(rows):
            event.acceptProposedAction()
            self.dropped.emit(rows, self.indexAt(event.position().toPoint()))

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """An arrow before whatever has something in it; nothing of the style's, which marks a row up to its edge."""
        painter.fillRect(rect, QColor(theme.current().surface))
        if not self.model().hasChildren(index):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(QColor(theme.current().muted), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap,
                 Qt.PenJoinStyle.RoundJoin)
        )  # fmt: skip
        x, y, r = rect.right() - 5.0, rect.center().y() + 0.5, 3.5
        if self.isExpanded(index):
            corners = [QPointF(x - r, y - r / 2), QPointF(x, y + r / 2), QPointF(x + r, y - r / 2)]
        else:
            corners = [QPointF(x - r / 2, y - r), QPointF(x + r / 2, y), QPointF(x - r / 2, y + r)]
        painter.drawPolyline(QPolygonF(corners))
        painter.restore()


class KindDelegate(QStyledItemDelegate):
    """Draws one kind and edits its name in place."""

    def __init__(self, workspace: Workspace, model: KindsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails = ThumbnailStore.of(workspace)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All rows are equally high."""
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Swatch, name, pictures, size."""
        kind = index.data(KIND_ROLE)
        if not isinstance(kind, Kind):
            return
        colours, box = theme.current(), QRect(option.rect)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(colours.accent)
            ground.setAlphaF(0.16 if chosen else 0.07)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box.adjusted(4, 2, -4, -2), 6, 6)
        swatch = QRectF(box.left() + MARGIN + 4, box.center().y() - 7, 14, 14)
        if kind.children:
            self.paint_ring(painter, swatch, self._model.colour(kind))
        else:
            self.paint_swatch(painter, swatch, self._model.colour(kind))
        font = QFont(option.font)
        if kind.children:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        number = f"{kind.size:,}"
        width = max(metrics.horizontalAdvance(number), metrics.horizontalAdvance("0,000"))
        right = box.right() - MARGIN - 4
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            QRect(right - width, box.top(), width, ROW_HEIGHT),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number,
        )  # fmt: skip
        right -= width + MARGIN
        ratio = painter.device().devicePixelRatioF()
        for sign, there in (("lock", index.data(LOCKED_ROLE)), ("pencil", index.data(NOTE_ROLE))):
            if there:
                painter.drawPixmap(right - SIGN, box.center().y() - SIGN // 2, pixmap(sign, colours.muted, SIGN, ratio))
                right -= SIGN + MARGIN // 2
        left = self.title_box(box).left()
        words = min(metrics.horizontalAdvance(kind.name), MOST_TITLE) + 2 * MARGIN
        for row in self._model.typical(kind):
            if right - PICTURE < left + words:
                break
            picture = self._thumbnails.soon(row, round(PICTURE * ratio))
            if picture is not None and not picture.isNull():
                place = QRectF(right - PICTURE, box.center().y() - PICTURE / 2, PICTURE, PICTURE)
                draw_picture(painter, place, picture)
            right -= PICTURE + 2
        painter.setPen(QColor(colours.text if kind.named else colours.muted))
        room = right - left - MARGIN
        title = metrics.elidedText(kind.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, box.top(), room, ROW_HEIGHT), Qt.AlignmentFlag.AlignVCenter, title)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(4, 2, -4, -2), 6, 6)
        painter.restore()

    @staticmethod
    def paint_ring(painter: QPainter, box: QRectF, colour: int) -> None:
        """Of a kind with others in it: it is none of the markers on the map, they have its colour."""
        painter.setPen(QPen(theme.current().cluster(colour), 2.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))

    @staticmethod
    def paint_swatch(painter: QPainter, box: QRectF, colour: int) -> None:
        """The marker of a sub-category, as on the map."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().cluster(colour))
        middle, r = box.center(), box.width() / 2
        match MARKERS[marker_of(colour)]:
            case "circle":
                painter.drawEllipse(box)
            case "square":
                painter.drawRect(box.adjusted(1, 1, -1, -1))
            case "cross":
                painter.drawRect(QRectF(box.left(), middle.y() - r / 3, 2 * r, 2 * r / 3))
                painter.drawRect(QRectF(middle.x() - r / 3, box.top(), 2 * r / 3, 2 * r))
            case name:
                corners = {"triangle": 3, "diamond": 4, "pentagon": 5}[name]
                angles = -np.pi / 2 + np.arange(corners) * 2 * np.pi / corners
                shape = QPolygonF()
                for x, y in zip(np.cos(angles).tolist(), np.sin(angles).tolist(), strict=True):
                    shape.append(middle + QPointF(r * x, r * y))
                painter.drawPolygon(shape)

    @staticmethod
    def title_box(box: QRect) -> QRect:
        """Where the title stands, and its editor."""
        return box.adjusted(MARGIN + 28, 12, -MARGIN, -12)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:
        """The editor lies over the title and the pictures."""
        editor.setGeometry(self.title_box(QRect(option.rect)))
