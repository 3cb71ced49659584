"""The form of the import page: layout, categories, points."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from shapekin.data.dataset import DataKind
from shapekin.data.options import ImportOptions, ScanResult


class ImportForm(QWidget):
    """What of a source is taken, and how it is read.

    Signals:
        layout_chosen(str): A person corrects the guess: the source must be looked at again.
        changed: A person chose other categories.
    """

    layout_chosen = Signal(str)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scanned = False
        self.layouts = QComboBox()
        for name, title in (
            ("auto", self.tr("Recognise it")),
            ("modelnet", self.tr("ModelNet: class / train, test")),
            ("folders", self.tr("One folder a category")),
            ("flat", self.tr("All in one folder")),
            ("npz", self.tr("Arrays (.npz)")),
        ):
            self.layouts.addItem(title, name)
        self.layouts.setAccessibleName(self.tr("Layout of the source"))
        self.layouts.setToolTip(self.tr("How the folder is read; correct it here when the guess is wrong"))
        self.layouts.activated.connect(lambda _index: self.layout_chosen.emit(self.layouts.currentData()))
        self.points = QSpinBox(minimum=128, maximum=16384, singleStep=256, value=2048)
        self.points.setAccessibleName(self.tr("Points for each shape"))
        self.points.setToolTip(self.tr("Points sampled evenly from the surface of each shape; more are slower"))
        self.side = QSpinBox(minimum=16, maximum=256, singleStep=16, value=64, suffix=" px")
        self.side.setAccessibleName(self.tr("Side of each image"))
        self.categories = QListWidget()
        self.categories.setAccessibleName(self.tr("Categories to take"))
        self.categories.setProperty("role", "framed")
        self.categories.itemChanged.connect(self._count)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self._every = QPushButton(self.tr("All"))
        self._none = QPushButton(self.tr("None"))
        for button, state in ((self._every, Qt.CheckState.Checked), (self._none, Qt.CheckState.Unchecked)):
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, state=state: self._check_all(state))

        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(8)
        self._rows.addRow(self.tr("Layout"), self.layouts)
        self._rows.addRow(self.tr("Points a shape"), self.points)
        self._rows.addRow(self.tr("Image size"), self.side)
        head = QHBoxLayout()
        heading = QLabel(self.tr("Categories"))
        heading.setProperty("role", "heading")
        head.addWidget(heading)
        head.addWidget(self.count, 1)
        head.addWidget(self._every)
        head.addWidget(self._none)
        self._lists = QWidget()
        lists = QVBoxLayout(self._lists)
        lists.setContentsMargins(0, 8, 0, 0)
        lists.setSpacing(4)
        lists.addLayout(head)
        lists.addWidget(self.categories, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows)
        column.addWidget(self._lists, 1)
        self.clear()

    def clear(self) -> None:
        """Forget the source before."""
        self.scanned = False
        self.layouts.setCurrentIndex(0)
        self.categories.clear()

    @property
    def ready(self) -> bool:
        """True when there is something to import."""
        return self.scanned and (self.categories.count() == 0 or bool(self._checked()))

    def show_scan(self, result: ScanResult) -> None:
        """Show what was found."""
        self.scanned = True
        found = self.layouts.findData(result.layout)
        if found >= 0:
            self.layouts.setCurrentIndex(found)
        self._rows.setRowVisible(self.points, result.kind is DataKind.CLOUDS)
        self._rows.setRowVisible(self.side, result.kind is DataKind.IMAGES)
        self.categories.blockSignals(True)
        self.categories.clear()
        for name, count in result.categories:
            item = QListWidgetItem(f"{name}   {count:,}", self.categories)
            item.setData(Qt.ItemDataRole.UserRole, (name, count))
            item.setCheckState(Qt.CheckState.Checked)
        self.categories.blockSignals(False)
        self._lists.setVisible(bool(result.categories))
        self._count()

    def options(self) -> ImportOptions:
        """What a person chose."""
        chosen = self._checked()
        every = len(chosen) == self.categories.count()
        return ImportOptions(
            layout=str(self.layouts.currentData()),
            categories=() if every else tuple(name for name, _ in chosen),
            points=self.points.value(),
            image_size=self.side.value(),
        )

    def _checked(self) -> list[tuple[str, int]]:
        items = (self.categories.item(i) for i in range(self.categories.count()))
        return [tuple(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() is Qt.CheckState.Checked]

    def _check_all(self, state: Qt.CheckState) -> None:
        for i in range(self.categories.count()):
            self.categories.item(i).setCheckState(state)

    def _count(self) -> None:
        chosen = self._checked()
        self.count.setText(
            self.tr("{chosen} of {all}, {items} items").format(
                chosen=len(chosen), all=self.categories.count(), items=f"{sum(count for _, count in chosen):,}"
            )
        )
        self.changed.emit()
