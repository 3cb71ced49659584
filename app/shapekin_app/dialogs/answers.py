"""Everything that was answered: searched, looked at, and any of it taken back."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

import numpy as np
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin.queries.base import Answer
from shapekin.session import Change
from shapekin.store.evidence import Evidence
from shapekin_app import theme
from shapekin_app.controls import table
from shapekin_app.icons import icon
from shapekin_app.library_words import library
from shapekin_app.wording import ago, short_name
from shapekin_app.workspace import Workspace

_ID = Qt.ItemDataRole.UserRole
MOST_AGED = 100
"""Newest answers whose age is told anew when anything changes."""


class AnswersDialog(QDialog):
    """The answers in force, newest first; those in hand are selected on the map. The window stays usable."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Answers"))
        self.setModal(False)
        self.resize(760, 480)
        self._workspace = workspace
        self._items: dict[int, QTreeWidgetItem] = {}
        self.search = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search in names, answers and people"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        headings = [self.tr("One"), self.tr("Answer"), self.tr("Other"), self.tr("Who"), self.tr("When")]
        self.list = table(self.tr("Answers"), headings)
        self.list.setProperty("role", "framed")
        self.list.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.list.header()
        header.setStretchLastSection(False)
        for column in range(len(headings)):
            stretch = column in {0, 2}
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
            )
        self.count = QLabel()
        self.count.setProperty("role", "small")
        self.back = QPushButton(icon("undo"), self.tr("&Take back"))
        self.back.setToolTip(self.tr("Take back the answers in hand; Ctrl+Z brings them back"))
        close = QPushButton(self.tr("&Close"), default=True)
        self._lay_out(close)

        self.search.textChanged.connect(self._filter)
        self.list.itemSelectionChanged.connect(self._on_selection)
        self.back.clicked.connect(self._take_back)
        close.clicked.connect(self.accept)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill)
        workspace.changed.connect(self._on_change)
        workspace.session_changed.connect(self.reject)
        self._fill()
        self.search.setFocus()

    def _lay_out(self, close: QPushButton) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.count)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _fill(self) -> None:
        """List what is new and drop what is gone: a list of thousands is not made anew for one answer."""
        session = self._workspace.session
        if session is None:
            return
        rows = {row.id: row for row in session.evidence}
        self.list.blockSignals(True)
        for number in [number for number in self._items if number not in rows]:
            self.list.takeTopLevelItem(self.list.indexOfTopLevelItem(self._items.pop(number)))
        listed = sorted(self._items)
        new = sorted(rows.keys() - self._items.keys(), reverse=True)
        for number in new:
            item = self._items[number] = self._item(rows[number], session.dataset.names)
            if listed and number < listed[-1]:  # an older answer counts again
                self.list.insertTopLevelItem(self.list.topLevelItemCount() - bisect_left(listed, number), item)
                insort(listed, number)
        ahead = [self._items[number] for number in new if not listed or number > listed[-1]]
        self.list.insertTopLevelItems(0, ahead)
        for number in sorted(rows, reverse=True)[:MOST_AGED]:
            self._items[number].setText(4, ago(rows[number].moment))
        self.list.blockSignals(False)
        self._sift([self._items[number] for number in new])

    def _item(self, row: Evidence, names: Sequence[str]) -> QTreeWidgetItem:
        colours, value = theme.current(), Answer(row.value)
        words = {Answer.SAME: self.tr("same"), Answer.DIFFERENT: self.tr("different"), Answer.UNSURE: self.tr("unsure")}
        tones = {Answer.SAME: colours.must_link, Answer.DIFFERENT: colours.cannot_link, Answer.UNSURE: colours.muted}
        cells = [short_name(names[row.a]), words[value], short_name(names[row.b]), row.author, ago(row.moment)]
        item = QTreeWidgetItem(cells)
        item.setData(0, _ID, row.id)
        item.setForeground(1, QColor(tones[value]))
        for column, tip in ((0, names[row.a]), (1, library(row.reason)), (2, names[row.b]), (4, row.moment)):
            item.setToolTip(column, tip)
        return item

    def _chosen(self) -> set[int]:
        return {int(item.data(0, _ID)) for item in self.list.selectedItems()}

    @Slot()
    def _filter(self) -> None:
        self._sift(list(self._items.values()))

    def _sift(self, items: Iterable[QTreeWidgetItem]) -> None:
        """Hide those of these that lack a word of the search."""
        words = self.search.text().casefold().split()
        self.list.blockSignals(True)
        for item in items:
            told = [item.text(column) for column in range(self.list.columnCount())]
            text = " ".join([*told, item.toolTip(0), item.toolTip(2)]).casefold()
            hidden = not all(word in text for word in words)
            item.setHidden(hidden)
            if hidden and item.isSelected():
                item.setSelected(False)
        self.list.blockSignals(False)
        self._allow()
        shown = sum(not item.isHidden() for item in self._items.values())
        self.count.setText(self.tr("Listed: {count}").format(count=f"{shown:,}"))

    def _allow(self) -> set[int]:
        session, chosen = self._workspace.session, self._chosen()
        self.back.setEnabled(bool(chosen) and session is not None and not session.read_only)
        return chosen

    @Slot()
    def _on_selection(self) -> None:
        session, chosen = self._workspace.session, self._allow()
        if session is not None and chosen:
            rows = [row for said in session.evidence if said.id in chosen for row in said.pair]
            self._workspace.select(np.unique(np.array(rows, np.int64)))

    def _take_back(self) -> None:
        chosen = self._chosen()
        place = min((self.list.indexOfTopLevelItem(item) for item in self.list.selectedItems()), default=0)
        if chosen and self._workspace.retract(*sorted(chosen)):
            self._fill()
            after = self.list.topLevelItem(min(place, self.list.topLevelItemCount() - 1))
            if after is not None:
                self.list.setCurrentItem(after, 0, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_change(self, change: Change) -> None:
        if change.evidence:
            self._later.start()  # many answers in a moment are listed once
