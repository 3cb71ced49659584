"""Files that could not be read, each with its reason: searched, counted by reason, shown on disk, tried again."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from shapekin.data.dataset import Fault
from shapekin_app.controls import table
from shapekin_app.files import open_folder
from shapekin_app.icons import icon
from shapekin_app.library_words import library

REASON_SHOWN = 72  # letters of a reason in the drop-down


class FaultsDialog(QDialog):
    """The quarantine list.

    Args:
        faults: What to list.
        source: The folder or file that they come from.
        parent: The window.
        retry: Offer to read them again.

    Signals:
        retry_requested: A person wants them read again.
    """

    retry_requested = Signal()

    def __init__(
        self, faults: Sequence[Fault], source: str, parent: QWidget | None = None, *, retry: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Unreadable files"))
        self.resize(860, 480)
        self._faults = tuple(replace(fault, reason=library(fault.reason)) for fault in faults)
        self._source = Path(source)
        text = QLabel(self.tr("These files were left out; everything else was taken."), wordWrap=True)
        text.setProperty("role", "muted")
        self.also = QLabel(wordWrap=True)
        self.also.setProperty("role", "muted")
        self.also.hide()
        self.search = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("Search in files and reasons"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.reasons = QComboBox()
        self.reasons.setAccessibleName(self.tr("Why they could not be read"))
        self.reasons.setToolTip(self.tr("Show only files with this reason"))
        self.reasons.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reasons.addItem(self.tr("{count}  All reasons").format(count=f"{len(faults):,}"), "")
        for reason, count in Counter(fault.reason for fault in faults).most_common():
            short = reason if len(reason) <= REASON_SHOWN else reason[: REASON_SHOWN - 1] + "…"
            self.reasons.addItem(f"{count:,}  {short}", reason)
            self.reasons.setItemData(self.reasons.count() - 1, reason, Qt.ItemDataRole.ToolTipRole)
        self.list = table(self.tr("Unreadable files"), [self.tr("File"), self.tr("Why")])
        self.list.setProperty("role", "framed")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for fault in self._faults:
            row = QTreeWidgetItem(self.list, [fault.display, fault.reason])
            row.setToolTip(0, fault.display)
            row.setToolTip(1, fault.reason)
        header = self.list.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 260)
        self.count = QLabel()
        self.count.setProperty("role", "small")
        self.count.setAccessibleName(self.tr("Number of files listed"))
        self.copy = QPushButton(self.tr("&Copy the list"))
        self.copy.setToolTip(self.tr("Copy the files listed, with their reasons"))
        self.show_file = QPushButton(self.tr("&Show in file manager"))
        self.retry = QPushButton(self.tr("&Try again"))
        self.retry.setToolTip(self.tr("Read these files again, after you mended or replaced them"))
        close = QPushButton(self.tr("C&lose"), default=True)
        self._lay_out([text, self.also], close)
        text.setVisible(bool(faults))
        self.retry.setVisible(retry)

        self.search.textChanged.connect(self._filter)
        self.reasons.currentIndexChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda _now, _before: self._allow())
        self.list.itemActivated.connect(lambda _item, _column: self._show_file())
        self.copy.clicked.connect(self._copy)
        self.show_file.clicked.connect(self._show_file)
        self.retry.clicked.connect(self._retry)
        close.clicked.connect(self.accept)
        self._filter()
        self.search.setFocus()

    def tell(self, text: str) -> None:
        """Say more than the list does."""
        self.also.setText(text)
        self.also.show()

    @property
    def listed(self) -> list[Fault]:
        """The files that are listed now."""
        return [fault for place, fault in enumerate(self._faults) if not self._row(place).isHidden()]

    def _row(self, place: int) -> QTreeWidgetItem:
        row = self.list.topLevelItem(place)
        assert row is not None
        return row

    @Slot()
    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        reason = self.reasons.currentData()
        for place, fault in enumerate(self._faults):
            text = f"{fault.display} {fault.reason}".casefold()
            found = (not reason or fault.reason == reason) and all(word in text for word in words)
            self._row(place).setHidden(not found)
        shown, total = len(self.listed), len(self._faults)
        self.count.setText(
            self.tr("{count} files").format(count=f"{total:,}")
            if shown == total
            else self.tr("{count} of {all} files").format(count=f"{shown:,}", all=f"{total:,}")
        )
        self._allow()

    def _allow(self) -> None:
        current = self.list.currentItem()
        self.show_file.setEnabled(current is not None and not current.isHidden())
        self.copy.setEnabled(bool(self.listed))

    def _copy(self) -> None:
        lines = "\n".join(f"{fault.display}\t{fault.reason}" for fault in self.listed)
        QGuiApplication.clipboard().setText(lines)

    def _show_file(self) -> None:
        current = self.list.currentItem()
        if current is None:
            return
        fault = self._faults[self.list.indexOfTopLevelItem(current)]
        path = self._source / os.fsdecode(fault.path) if self._source.is_dir() else self._source
        while not path.is_dir() and path != path.parent:  # the nearest folder that is still there
            path = path.parent
        open_folder(str(path))

    def _retry(self) -> None:
        self.accept()
        self.retry_requested.emit()

    def _lay_out(self, texts: Sequence[QWidget], close: QWidget) -> None:
        searched = QWidget()
        tools = QHBoxLayout(searched)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(8)
        tools.addWidget(self.search, 2)
        tools.addWidget(self.reasons, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.show_file)
        buttons.addWidget(self.count, 1)
        buttons.addWidget(self.retry)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        for text in texts:
            column.addWidget(text)
        column.addWidget(searched)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        if not self._faults:
            nothing: tuple[QWidget, ...] = (searched, self.list, self.copy, self.show_file, self.count)
            for part in nothing:
                part.hide()
            column.insertStretch(len(texts), 1)
            self.resize(520, 160)
