"""Everything that was answered: searched, looked at, and any of it taken back."""

from __future__ import annotations

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
from shapekin_app import theme
from shapekin_app.controls import table
from shapekin_app.icons import icon
from shapekin_app.wording import ago, short_name
from shapekin_app.workspace import Workspace

_ID = Qt.ItemDataRole.UserRole


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
        session = self._workspace.session
        if session is None:
            return
        names, colours = session.dataset.names, theme.current()
        words = {Answer.SAME: self.tr("same"), Answer.DIFFERENT: self.tr("different"), Answer.UNSURE: self.tr("unsure")}
        tones = {Answer.SAME: colours.must_link, Answer.DIFFERENT: colours.cannot_link, Answer.UNSURE: colours.muted}
        kept = self._chosen()
        self.list.blockSignals(True)
        self.list.clear()
        for row in reversed(session.evidence):
            value = Answer(row.value)
            cells = [short_name(names[row.a]), words[value], short_name(names[row.b]), row.author, ago(row.moment)]
            item = QTreeWidgetItem(self.list, cells)
            item.setData(0, _ID, row.id)
            item.setForeground(1, QColor(tones[value]))
            for column, tip in ((0, names[row.a]), (1, row.reason), (2, names[row.b]), (4, row.moment)):
                item.setToolTip(column, tip)
            item.setSelected(row.id in kept)
        self.list.blockSignals(False)
        self._filter()

    def _chosen(self) -> set[int]:
        return {int(item.data(0, _ID)) for item in self.list.selectedItems()}

    @Slot()
    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        shown = 0
        self.list.blockSignals(True)
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            assert item is not None
            told = [item.text(column) for column in range(self.list.columnCount())]
            text = " ".join([*told, item.toolTip(0), item.toolTip(2)]).casefold()
            hidden = not all(word in text for word in words)
            item.setHidden(hidden)
            if hidden and item.isSelected():
                item.setSelected(False)
            shown += not hidden
        self.list.blockSignals(False)
        self._allow()
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
