"""The categories of a source, each with its count and a tick."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin_app.controls import table
from shapekin_app.icons import icon

FILTER_FROM = 13
"""Fewer categories can be looked over without a filter."""


class CategoryList(QWidget):
    """Which categories are taken.

    Signals:
        changed: A person ticked or unticked some.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(self.tr("Categories"))
        heading.setProperty("role", "heading")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.every = QPushButton(self.tr("A&ll"))
        self.none = QPushButton(self.tr("&None"))
        for button, state, tip in (
            (self.every, Qt.CheckState.Checked, self.tr("Take all that are listed")),
            (self.none, Qt.CheckState.Unchecked, self.tr("Take none of those listed")),
        ):
            button.setProperty("role", "link")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _=False, state=state: self._tick_listed(state))
        self.filter = QLineEdit(placeholderText=self.tr("Filter"), clearButtonEnabled=True)
        self.filter.setAccessibleName(self.tr("Show only categories whose names contain this"))
        self.filter.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self._filter)
        self.list = table(self.tr("Categories to take"), [self.tr("Category"), self.tr("Items")])
        self.list.setProperty("role", "framed")
        self.list.setHeaderHidden(True)
        self.list.setMinimumHeight(120)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.itemChanged.connect(self._tell)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(heading)
        head.addWidget(self.count, 1)
        head.addWidget(self.every)
        head.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)

    def show_categories(self, categories: tuple[tuple[str, int], ...]) -> None:
        """List categories; those that were left out before stay left out."""
        left_out = {item.text(0) for item in self._items() if item.checkState(0) is Qt.CheckState.Unchecked}
        if not left_out < {name for name, _ in categories}:
            left_out = set()
        self.list.blockSignals(True)
        self.list.clear()
        for name, count in categories:
            item = QTreeWidgetItem(self.list, [name, f"{count:,}"])
            item.setData(1, Qt.ItemDataRole.UserRole, count)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setCheckState(0, Qt.CheckState.Unchecked if name in left_out else Qt.CheckState.Checked)
        self.list.blockSignals(False)
        self.filter.setVisible(len(categories) >= FILTER_FROM)
        self.filter.clear()
        self.setVisible(bool(categories))
        self._count()

    def forget(self) -> None:
        """List nothing."""
        self.list.clear()
        self.filter.clear()

    @property
    def chosen(self) -> tuple[str, ...]:
        """Names of the ticked ones."""
        return tuple(item.text(0) for item in self._items() if item.checkState(0) is Qt.CheckState.Checked)

    @property
    def whole(self) -> bool:
        """True when nothing is left out."""
        return len(self.chosen) == self.list.topLevelItemCount()

    def tick(self, name: str, *, on: bool) -> None:
        """Take a category, or leave it out."""
        for item in self._items():
            if item.text(0) == name:
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _items(self) -> list[QTreeWidgetItem]:
        items = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
        return [item for item in items if item is not None]

    def _tick_listed(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for item in self._items():
            if not item.isHidden():
                item.setCheckState(0, state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self._tell()

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text(0).casefold() for word in words))

    def _tell(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        ticked = [item for item in self._items() if item.checkState(0) is Qt.CheckState.Checked]
        items = sum(int(item.data(1, Qt.ItemDataRole.UserRole)) for item in ticked)
        self.count.setText(
            self.tr("{chosen} of {all}, {items} items").format(
                chosen=f"{len(ticked):,}", all=f"{self.list.topLevelItemCount():,}", items=f"{items:,}"
            )
        )
