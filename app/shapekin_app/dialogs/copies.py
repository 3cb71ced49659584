"""Items whose contents are exactly the same, in groups."""

from __future__ import annotations

from itertools import chain

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin.arrays import IntArray
from shapekin_app.controls import table
from shapekin_app.workspace import Workspace


class CopiesDialog(QDialog):
    """Lists the groups; the one in hand is selected on the map and in the gallery. The window stays usable."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Exact copies"))
        self.setModal(False)
        self.resize(560, 400)
        self._workspace = workspace
        names = workspace.session.dataset.names
        self._groups = workspace.session.dataset.duplicates
        text = QLabel(
            self.tr("{items} items in {groups} groups have the same contents, byte for byte (content hash).").format(
                items=f"{sum(map(len, self._groups)):,}", groups=f"{len(self._groups):,}"
            ),
            wordWrap=True,
        )
        text.setProperty("role", "muted")
        self.list = table(self.tr("Groups of exact copies"), [self.tr("Items"), self.tr("Copies")])
        self.list.setProperty("role", "framed")
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for group in self._groups:
            listed = [names[row] for row in group]
            row = QTreeWidgetItem(self.list, [", ".join(listed), f"{len(group):,}"])
            row.setToolTip(0, "\n".join(listed))
            row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.surplus = QPushButton(self.tr("&Select all but one of each"))
        self.surplus.setToolTip(self.tr("Select every copy beyond the first of its group"))
        every = QPushButton(self.tr("Select &all copies"))
        close = QPushButton(self.tr("&Close"))
        self.list.currentItemChanged.connect(lambda _now, _before: self._select_group())
        self.surplus.clicked.connect(lambda: self._select(tuple(chain(*(group[1:] for group in self._groups)))))
        every.clicked.connect(lambda: self._select(tuple(chain(*self._groups))))
        close.clicked.connect(self.accept)
        workspace.session_changed.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.surplus, every):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(text)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    @Slot()
    def _select_group(self) -> None:
        current = self.list.currentItem()
        if current is not None:
            self._select(self._groups[self.list.indexOfTopLevelItem(current)])

    def _select(self, rows: tuple[int, ...]) -> None:
        chosen: IntArray = np.array(rows, np.int64)
        self._workspace.select(chosen)
