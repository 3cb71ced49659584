"""What of a source is taken: layout, kind, level, categories, labels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from shapekin.data.dataset import DataKind
from shapekin.data.options import ImportOptions, ScanResult
from shapekin_app.dialogs.importing.categories import CategoryList
from shapekin_app.dialogs.importing.path_field import PathField
from shapekin_app.dialogs.importing.preparation import LABEL_WIDTH
from shapekin_app.library_words import library

KINDS = {DataKind.CLOUDS: "shapes", DataKind.IMAGES: "images"}


class SourceForm(QWidget):
    """How the source is understood; a wrong guess is corrected here.

    Signals:
        rescan_wanted: The source must be looked at again.
        changed: A person chose other categories.
    """

    rescan_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result: ScanResult | None = None
        self._options = ImportOptions()
        self.layouts = QComboBox()
        self.kinds = QComboBox()
        self.kinds.addItem(self.tr("Shapes"), "shapes")
        self.kinds.addItem(self.tr("Pictures"), "images")
        self.levels = QComboBox()
        self.labels = PathField(
            self.tr("True labels"), self.tr("As the source tells"), self.tr("Tables of name, label (*.csv)")
        )
        self.categories = CategoryList()
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(8)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for title, field, tip in (
            (self.tr("La&yout"), self.layouts,
             self.tr("How the folder is read (layout); correct it here when the guess is wrong")),
            (self.tr("Ta&ke"), self.kinds,
             self.tr("The folder holds shapes and pictures; one kind of them makes a project")),
            (self.tr("Category le&vel"), self.levels,
             self.tr("Which of the nested folders names the category (level of the taxonomy)")),
            (self.tr("Lab&els"), self.labels,
             self.tr("A CSV file “name,label” with the true kinds, to score results with; never used to learn "
                     "(ground truth)")),
        ):  # fmt: skip
            field.setToolTip(tip)
            field.setAccessibleName(title.replace("&", ""))
            field.setAccessibleDescription(tip)
            field.setMinimumWidth(120)
            label = QLabel(title)
            label.setBuddy(field)
            label.setToolTip(tip)
            label.setMinimumWidth(LABEL_WIDTH)
            self._rows.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._rows)
        column.addWidget(self.categories, 1)
        for box in (self.layouts, self.kinds, self.levels):
            box.activated.connect(lambda _index: self.rescan_wanted.emit())
        self.labels.changed.connect(self.rescan_wanted)
        self.categories.changed.connect(self.changed)
        self.forget()

    def forget(self) -> None:
        """Forget the source before."""
        self.result = None
        self._options = ImportOptions()
        self.layouts.setCurrentIndex(0)
        self.labels.set_path("")
        self.categories.forget()

    def show_layouts_only(self) -> None:
        """Before anything was understood there is only the layout to choose."""
        self._list_layouts()
        for field in (self.kinds, self.levels, self.labels):
            self._rows.setRowVisible(field, False)
        self.categories.hide()

    @property
    def ready(self) -> bool:
        """True when there is something to import."""
        return self.result is not None and (not self.result.categories or bool(self.categories.chosen))

    def show_scan(self, result: ScanResult, options: ImportOptions) -> None:
        """Show what was found.

        Args:
            result: What was found.
            options: What the source was looked at with.
        """
        self.result, self._options = result, options
        self._list_layouts()
        known = self.layouts.findData(result.layout)
        self.layouts.setCurrentIndex(max(0, known))
        self._rows.setRowVisible(self.layouts, known >= 0)
        self.kinds.setCurrentIndex(self.kinds.findData(KINDS.get(result.kind, "shapes")))
        self._rows.setRowVisible(self.kinds, result.kind in KINDS and (options.kind != "auto" or _both_kinds(result)))
        self._list_levels(result.levels, options.level)
        self.labels.set_path(options.labels)
        self._rows.setRowVisible(self.labels, True)
        self.categories.show_categories(result.categories)

    def take_back(self) -> None:
        """Show again what was understood last."""
        if self.result is not None:
            self.show_scan(self.result, self._options)

    def understood(self) -> ImportOptions:
        """Layout, kind, level and labels as they stand in the fields."""
        # A kind is only said where a person could choose: elsewhere it would forbid what is not there.
        kind = self.kinds.currentData() if self._rows.isRowVisible(self.kinds) else "auto"
        level = self.levels.currentData() if self._rows.isRowVisible(self.levels) else 0
        return ImportOptions(
            layout=str(self.layouts.currentData() or "auto"), kind=str(kind), level=int(level), labels=self.labels.path
        )

    def options(self) -> ImportOptions:
        """The same with the categories to take."""
        categories = () if self.categories.whole else self.categories.chosen
        return replace(self.understood(), categories=categories)

    def _list_layouts(self) -> None:
        """Fill the drop-down when it is first seen: the window must show before all readers are loaded."""
        from shapekin.data.layouts.catalogue import titles

        if not self.layouts.count():
            for name, title in titles().items():
                self.layouts.addItem(library(title), name)

    def _list_levels(self, count: int, chosen: int) -> None:
        self.levels.clear()
        for level in range(1, count):
            words = self.tr("Top") if level == 1 else self.tr("{number} from the top").format(number=_ordinal(level))
            self.levels.addItem(words, level)
        self.levels.addItem(self.tr("Deepest"), 0)
        self.levels.setCurrentIndex(max(0, self.levels.findData(chosen)))
        self._rows.setRowVisible(self.levels, count > 1)


def _both_kinds(result: ScanResult) -> bool:
    """Whether the source also holds what the other kind is made of."""
    from shapekin.data.readers import PICTURE_LOADERS, SHAPE_LOADERS

    other = PICTURE_LOADERS if result.kind is DataKind.CLOUDS else SHAPE_LOADERS
    beside = [ending for ending, _ in result.left_out] + [PurePath(what).suffix.lower() for what, _ in result.faults]
    return any(ending in other for ending in beside)


def _ordinal(number: int) -> str:
    return {2: "2nd", 3: "3rd"}.get(number, f"{number}th")
