"""Two trainings side by side: two maps with one selection, the table of both, and what moved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from shapekin.arrays import IntArray
from shapekin.queries.base import Query
from shapekin.session import Change
from shapekin_app.controls import Choice
from shapekin_app.library_words import training
from shapekin_app.views.embedding.canvas import NO_ROWS
from shapekin_app.views.embedding.interaction import EmbeddingMap
from shapekin_app.views.evaluation_table import CrossTable
from shapekin_app.workspace import Workspace

MOST_ROWS = 7


class RunMap(EmbeddingMap):
    """The map of one training, by its principal components, in the colours of its own partition."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self._question = None
        self.set_links(frozenset())

    def show_run(self, run_id: int, labels: IntArray) -> None:
        """Show a training; see `set_moment`."""
        session = self.workspace.session
        assert session is not None
        self.setAccessibleName(self.tr("Map of {0}").format(training(session.run_title(run_id))))
        self.set_moment(run_id, labels)

    def _on_chart(self) -> None:
        """This map has its own places."""

    def _on_question(self, _query: Query | None) -> None:
        """Nothing is asked here."""


class CompareWindow(QDialog):
    """Two trainings; whatever is selected in one map, in the other or in the main window is selected in all.

    Args:
        workspace: The open project.
        one: Number of a training.
        other: Number of another.
        parent: The main window, which stays usable.
    """

    def __init__(self, workspace: Workspace, one: int, other: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Compare trainings"))
        self.resize(1080, 740)
        self._workspace = workspace
        self._moved: IntArray = NO_ROWS
        self.choices = (Choice(), Choice())
        self.maps = (RunMap(workspace), RunMap(workspace))
        self.table = CrossTable(workspace, self.tr("Sub-categories of both trainings; a cell selects its items"))
        self.said = QLabel(wordWrap=True)
        self.select = QPushButton(self.tr("Select what moved"))
        self.selected = QLabel()
        self.selected.setProperty("role", "muted")
        self._lay_out()
        for choice, name in zip(self.choices, (self.tr("Training on the left"), self.tr("On the right")), strict=True):
            choice.setAccessibleName(name)
        self._fill((one, other))
        for choice in self.choices:
            choice.activated.connect(lambda _place: self._show())
        self.select.clicked.connect(lambda: workspace.select(self._moved))
        workspace.selection_changed.connect(self._count)
        workspace.session_changed.connect(self.close)
        workspace.changed.connect(self._on_change)
        self._show()

    def _fill(self, chosen: tuple[int, int]) -> None:
        session = self._workspace.session
        assert session is not None
        for choice, run_id in zip(self.choices, chosen, strict=True):
            choice.clear()
            for run in reversed(session.runs):
                choice.addItem(training(session.run_title(run.id)), run.id)
            choice.setCurrentIndex(max(0, choice.findData(run_id)))

    def _on_change(self, change: Change) -> None:
        if change.runs or change.partition or change.clusters:
            one, other = (int(choice.currentData()) for choice in self.choices)
            self._fill((one, other))
            self._show()

    def _show(self) -> None:
        session = self._workspace.session
        if session is None:
            return
        one, other = (int(choice.currentData()) for choice in self.choices)
        first = session.run_labels(one)
        second = session.run_labels(other, like=first)
        for shown, run_id, labels in zip(self.maps, (one, other), (first, second), strict=True):
            shown.show_run(run_id, labels)
        self.table.show_table(session.contingency(first, second), MOST_ROWS)
        self._moved = np.flatnonzero(first != second)
        self.select.setEnabled(len(self._moved) > 0)
        words = self.tr("{moved} of {all} items are elsewhere on the right. Rows are the sub-categories on the left, "
                        "columns those on the right; click a cell to select its items.")  # fmt: skip
        self.said.setText(words.format(moved=f"{len(self._moved):,}", all=f"{len(session):,}"))
        self._count()

    def _count(self) -> None:
        count = len(self._workspace.selection)
        self.selected.setText(self.tr("{count} selected").format(count=f"{count:,}") if count else "")

    def _lay_out(self) -> None:
        sides = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        for choice, shown, apart in zip(self.choices, self.maps, ((0, 8), (8, 0)), strict=True):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(apart[0], 0, apart[1], 0)
            column.addWidget(choice)
            column.addWidget(shown, 1)
            sides.addWidget(side)
        line = QHBoxLayout()
        line.addWidget(self.said, 1)
        line.addWidget(self.selected)
        line.addWidget(self.select)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(8)
        outer.addWidget(sides, 1)
        outer.addLayout(line)
        outer.addWidget(self.table)
