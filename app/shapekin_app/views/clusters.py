"""The sub-categories: colour, title, size and three typical members of each."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QAction, QColor, QFontMetrics, QKeySequence, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from shapekin.errors import ShapekinError
from shapekin.session import Change, Cluster
from shapekin_app import theme
from shapekin_app.item_models import ThumbnailStore
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.views.embedding.sprites import MARKERS, marker_of
from shapekin_app.workspace import Workspace

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_HEIGHT = 56
PICTURE = 38
PICTURES = 3
MARGIN = 8
MOST_TITLE = 160  # pixels of a title that pictures give way to
CLUSTER_ROLE = Qt.ItemDataRole.UserRole + 1


class ClusterListModel(QAbstractListModel):
    """The sub-categories by falling size."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._clusters: tuple[Cluster, ...] = ()
        self._typical: dict[int, list[int]] = {}
        workspace.session_changed.connect(self.refresh)
        workspace.changed.connect(self._on_change)
        self.refresh()

    def refresh(self) -> None:
        """Read everything again."""
        session = self._workspace.session
        self.beginResetModel()
        self._clusters = session.clusters if session is not None else ()
        self._typical.clear()
        self.endResetModel()

    def _on_change(self, change: Change) -> None:
        session = self._workspace.session
        if session is not None and change.partition:
            self.refresh()
        elif session is not None and change.clusters:
            self._clusters = session.clusters
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Number of sub-categories."""
        return 0 if parent is not None and parent.isValid() else len(self._clusters)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Titles can be edited."""
        editable = self._workspace.session is not None and not self._workspace.session.read_only
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, size and the `Cluster` itself."""
        if not index.isValid() or index.row() >= len(self._clusters):
            return None
        cluster = self._clusters[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cluster.title
            case Qt.ItemDataRole.EditRole:
                return cluster.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("{0}, {1:,} items").format(cluster.title, cluster.size)
            case Qt.ItemDataRole.ToolTipRole:
                words = self.tr("{0}: {1:,} items. Click selects them, N renames.")
                return words.format(cluster.title, cluster.size)
            case _:
                return cluster if role == CLUSTER_ROLE else None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a sub-category."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        cluster, name = self._clusters[index.row()], " ".join(str(value).split())
        if name == cluster.name:
            return False
        try:
            self._workspace.rename_cluster(cluster.id, name)
        except ShapekinError as error:
            self._workspace.message.emit(str(error), "error")
            return False
        return True

    def typical(self, cluster: Cluster) -> list[int]:
        """Up to three rows: the representative, then members on its two sides."""
        session = self._workspace.session
        if session is None:
            return []
        if cluster.id not in self._typical:
            members = session.members(cluster.id)
            away = session.projection[members] - session.projection[cluster.representative]
            order = members[np.argsort((away**2).sum(axis=1), kind="stable")]
            spread = order[[0, len(order) // 3, 2 * len(order) // 3]].tolist() if len(order) else []
            self._typical[cluster.id] = list(dict.fromkeys([cluster.representative, *spread]))[:PICTURES]
        return self._typical[cluster.id]


class ClusterDelegate(QStyledItemDelegate):
    """Draws one sub-category and edits its title in place."""

    def __init__(self, workspace: Workspace, model: ClusterListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._thumbnails = ThumbnailStore.of(workspace)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All rows are equally high."""
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Swatch, title, pictures, size."""
        cluster = index.data(CLUSTER_ROLE)
        if not isinstance(cluster, Cluster):
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
        self.paint_swatch(painter, swatch, cluster.colour)
        metrics = QFontMetrics(option.font)
        number = f"{cluster.size:,}"
        width = max(metrics.horizontalAdvance(number), metrics.horizontalAdvance("0,000"))
        right = box.right() - MARGIN - 4
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            QRect(right - width, box.top(), width, ROW_HEIGHT),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number,
        )  # fmt: skip
        right -= width + MARGIN
        left = self.title_box(box).left()
        words = min(metrics.horizontalAdvance(cluster.title), MOST_TITLE) + 2 * MARGIN
        ratio = painter.device().devicePixelRatioF()
        for row in self._model.typical(cluster):
            if right - PICTURE < left + words:
                break
            picture = self._thumbnails.soon(row, round(PICTURE * ratio))
            if picture is not None and not picture.isNull():
                place = QRectF(right - PICTURE, box.center().y() - PICTURE / 2, PICTURE, PICTURE)
                draw_picture(painter, place, picture)
            right -= PICTURE + 2
        painter.setPen(QColor(colours.text if cluster.name else colours.muted))
        room = right - left - MARGIN
        title = metrics.elidedText(cluster.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, box.top(), room, ROW_HEIGHT), Qt.AlignmentFlag.AlignVCenter, title)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(4, 2, -4, -2), 6, 6)
        painter.restore()

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


class ClustersView(QWidget):
    """The list of sub-categories; a click selects the members."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = ClusterListModel(workspace, self)
        self._filtered = QSortFilterProxyModel(self)
        self._filtered.setSourceModel(self._model)
        self._filtered.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setAccessibleName(self.tr("Filter the sub-categories by name"))
        self.filter.textChanged.connect(self._filtered.setFilterFixedString)
        self.list = QListView()
        self.list.setModel(self._filtered)
        self.list.setItemDelegate(ClusterDelegate(workspace, self._model, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.list.setAccessibleName(self.tr("Sub-categories"))
        self.list.setToolTip(self.tr("Sub-categories (clusters)"))
        self.setFocusProxy(self.list)
        rename = QAction(self.tr("Rename"), self.list)
        rename.setShortcut(QKeySequence(Qt.Key.Key_N))
        rename.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        rename.triggered.connect(self.rename_current)
        self.list.addAction(rename)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.total = QLabel()
        self.total.setProperty("role", "muted")
        self.total.setContentsMargins(12, 6, 12, 6)
        self._empty = QLabel(
            self.tr("Sub-categories appear here once there are items.\nThe first ones are a quick look; "
                    "answers and training make them yours.")
        )  # fmt: skip
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(16, 16, 16, 16)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
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
        self._selecting = False
        self.list.selectionModel().selectionChanged.connect(self._select_members)
        self.list.clicked.connect(lambda _index: self._select_members())
        ThumbnailStore.of(workspace).arrived.connect(self.list.viewport().update)
        workspace.session_changed.connect(self._show_total)
        workspace.changed.connect(lambda _change: self._show_total())
        workspace.selection_changed.connect(self._on_selection)
        self._show_total()

    def rename_current(self) -> None:
        """Edit the title of the current sub-category."""
        index = self.list.currentIndex()
        if index.isValid():
            self.list.edit(index)

    def chosen(self) -> list[Cluster]:
        """The sub-categories that are selected in the list."""
        return [index.data(CLUSTER_ROLE) for index in self.list.selectionModel().selectedIndexes()]

    def _select_members(self) -> None:
        session = self._workspace.session
        if session is None or self._selecting:
            return
        rows = [session.members(cluster.id) for cluster in self.chosen()]
        self._selecting = True
        try:
            self._workspace.select(np.concatenate(rows) if rows else np.empty(0, np.int64))
        finally:
            self._selecting = False

    def _on_selection(self) -> None:
        if not self._selecting and self.list.selectionModel().hasSelection():
            self._selecting = True
            try:
                self.list.clearSelection()
            finally:
                self._selecting = False

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: draw again."""
        if event.type() is QEvent.Type.PaletteChange:
            self.list.viewport().update()
        super().changeEvent(event)

    def _show_total(self) -> None:
        session = self._workspace.session
        self._pages.setCurrentIndex(1 if session is None or not session.clusters else 0)
        self.filter.setVisible(session is not None)
        self.total.setVisible(session is not None)
        if session is not None:
            unnamed = sum(not cluster.name for cluster in session.clusters)
            words = self.tr("{0:,} sub-categories, {1:,} items").format(len(session.clusters), len(session))
            self.total.setText(words + (self.tr(", {0:,} unnamed").format(unnamed) if unnamed else ""))
