"""The gallery: pictures of the selection, else of everything."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from shapekin.arrays import FloatArray, IntArray
from shapekin.session import Change, Session
from shapekin_app import theme
from shapekin_app.views.grid import GridView
from shapekin_app.views.grid_paint import Section
from shapekin_app.views.question_parts import ElidedLabel
from shapekin_app.workspace import Workspace

SMALLEST, LARGEST = 40, 200


class Order(StrEnum):
    """What the pictures are sorted by."""

    NAME = "name"
    CLUSTER = "cluster"
    CENTRE = "centre"
    UNSURE = "unsure"
    LOSS = "loss"


class GalleryView(QWidget):
    """Pictures of the selected items; without a selection, of all.

    A choice made in the gallery itself does not change what it shows, nor does the choice of a single
    item that it shows already: the gallery scrolls there.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._shown: IntArray | None = None  # None for all
        self._choosing = False
        self.grid = GridView(workspace)
        self.grid.setAccessibleName(self.tr("Gallery of items"))
        self.setFocusProxy(self.grid)
        self._title = ElidedLabel()
        self._title.setMinimumWidth(72)
        self._all = QToolButton()
        self._all.setText(self.tr("Show all"))
        self._all.setProperty("role", "quiet")
        self._all.setToolTip(self.tr("Select nothing and show every item"))
        self._all.clicked.connect(lambda: workspace.select(np.empty(0, np.int64)))
        self._grouped = self._choice(
            self.tr("Group by"), ((self.tr("By sub-category"), True), (self.tr("No groups"), False))
        )
        self._order = self._choice(
            self.tr("Sort by"),
            (
                (self.tr("Most typical first"), Order.CENTRE),
                (self.tr("Name"), Order.NAME),
                (self.tr("Sub-category"), Order.CLUSTER),
                (self.tr("Least sure first"), Order.UNSURE),
                (self.tr("Most contested first"), Order.LOSS),
            ),
        )
        for order, tip in (
            (Order.CENTRE, self.tr("Near the centre of its sub-category on the map")),
            (Order.UNSURE, self.tr("The confidence of the last training")),
            (Order.LOSS, self.tr("The loss of the pairs that an item is in, in the last training")),
        ):
            self._order.setItemData(self._order.findData(order), tip, Qt.ItemDataRole.ToolTipRole)
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setRange(SMALLEST, LARGEST)
        self._size.setPageStep(16)
        self._size.setValue(self.grid.side)
        self._size.setMinimumWidth(48)
        self._size.setMaximumWidth(120)
        self._size.setAccessibleName(self.tr("Size of the pictures"))
        self._size.setToolTip(self.tr("Size of the pictures"))
        self._size.valueChanged.connect(self.grid.set_side)
        self._empty = QLabel(self.tr("Pictures of what you select on the map are shown here."))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._title, 2)
        row.addWidget(self._all)
        for widget in (self._grouped, self._order, self._size):
            row.addWidget(widget)
        row.setStretchFactor(self._size, 1)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.grid)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(self._pages, 1)
        workspace.session_changed.connect(self._on_session)
        workspace.changed.connect(self._on_change)
        workspace.selection_changed.connect(self._on_selection)
        workspace.hover_changed.connect(lambda _row: self.grid.viewport().update())
        self.grid.chosen.connect(self._on_chosen)
        self._on_session()

    @property
    def rows(self) -> IntArray:
        """Rows shown, in the order shown."""
        return self.grid.items.rows

    def _choice(self, name: str, options: tuple[tuple[str, object], ...]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMinimumContentsLength(7)
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for words, value in options:
            box.addItem(words, value)
        box.currentIndexChanged.connect(self._fill)
        return box

    # -- what is shown ---------------------------------------------------------------------------

    def _on_session(self) -> None:
        self._shown = None
        self._fill()

    def _on_change(self, change: Change) -> None:
        if change.partition or change.projection or change.clusters:
            self._fill()

    def _on_chosen(self, rows: object) -> None:
        self._choosing = True
        try:
            self._workspace.select(np.asarray(rows, np.int64))
        finally:
            self._choosing = False

    def _on_selection(self) -> None:
        selection = self._workspace.selection
        if self._choosing:
            self.grid.viewport().update()
        elif len(selection) == 1:
            place = self.grid.items.place(int(selection[0]))
            if place < 0:
                self._shown = None
                self._fill()
                place = self.grid.items.place(int(selection[0]))
            index = self.grid.items.index(place)
            self.grid.setCurrentIndex(index)
            self.grid.scrollTo(index)
            self.grid.viewport().update()
        else:
            self._shown = selection if len(selection) else None
            self._fill()
            self.grid.verticalScrollBar().setValue(0)
        self._show_title()

    def _fill(self) -> None:
        session = self._workspace.session
        self._pages.setCurrentIndex(1 if session is None else 0)
        if session is None:
            self.grid.show_sections(np.empty(0, np.int64), ())
        else:
            self._offer_orders(session)
            rows = np.arange(len(session)) if self._shown is None else self._shown
            rows = rows[np.argsort(self._keys(session)[rows], kind="stable")]
            if self._grouped.currentData():
                rows, sections = self._grouped_rows(session, rows)
            else:
                sections = [Section("", len(rows))]
            self.grid.show_sections(rows, sections)
        self._show_title()

    def _offer_orders(self, session: Session) -> None:
        """Only what the last training told of the items can be sorted by."""
        model = self._order.model()
        for order, known in ((Order.UNSURE, session.confidence), (Order.LOSS, session.item_losses)):
            place = self._order.findData(order)
            if isinstance(model, QStandardItemModel):
                model.item(place).setEnabled(known is not None)
            if known is None and self._order.currentIndex() == place:
                self._order.blockSignals(True)
                self._order.setCurrentIndex(self._order.findData(Order.CENTRE))
                self._order.blockSignals(False)

    def _keys(self, session: Session) -> FloatArray:
        """`(n,)` what to sort by, ascending."""
        order = self._order.currentData()
        if order == Order.UNSURE and session.confidence is not None:
            return np.asarray(session.confidence, float)
        if order == Order.LOSS and session.item_losses is not None:
            return -np.asarray(session.item_losses, float)
        if order == Order.NAME:
            rank = np.empty(len(session))
            names = [name.casefold() for name in session.dataset.names]
            rank[sorted(range(len(names)), key=names.__getitem__)] = np.arange(len(names))
            return rank
        if order == Order.CLUSTER:
            places = {cluster.id: place for place, cluster in enumerate(session.clusters)}
            return np.array([places[label] for label in session.labels.tolist()], float)
        distance = np.zeros(len(session))
        for cluster in session.clusters:
            members = session.members(cluster.id)
            away = session.projection[members] - session.projection[members].mean(axis=0)
            distance[members] = np.sqrt((away**2).sum(axis=1))
        return distance

    def _grouped_rows(self, session: Session, rows: IntArray) -> tuple[IntArray, list[Section]]:
        labels = session.labels[rows]
        parts, sections = [], []
        for cluster in session.clusters:
            members = rows[labels == cluster.id]
            if len(members):
                parts.append(members)
                sections.append(Section(cluster.title, len(members), theme.current().cluster(cluster.colour)))
        return (np.concatenate(parts) if parts else rows), sections

    def _show_title(self) -> None:
        session = self._workspace.session
        if session is None:
            self._title.set_words("")
        elif self._shown is None:
            self._title.set_words(self.tr("All {0:,} items").format(len(session)))
        else:
            self._title.set_words(self.tr("{0:,} selected items").format(len(self._shown)))
        self._all.setVisible(self._shown is not None)
