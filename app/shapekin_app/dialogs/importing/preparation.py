"""How each item is prepared: one row an option, in the words of the person, the paper's in the tooltips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from shapekin.data.dataset import DataKind
from shapekin.data.options import ImportOptions
from shapekin_app.controls import FoldButton
from shapekin_app.dialogs.importing.features import FeatureChoice
from shapekin_app.dialogs.importing.path_field import PathField

LABEL_WIDTH = 112
"""So that the forms of the page line up."""


class PreparationForm(QWidget):
    """The options of preparation, of the kind at hand; can be folded away.

    Signals:
        changed: A person chose otherwise.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fold = FoldButton(self.tr("&Preparation"))
        self._kind = DataKind.CLOUDS
        self._fields: dict[DataKind, list[QWidget]] = {kind: [] for kind in DataKind}
        self._choices: dict[str, QComboBox] = {}
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 4, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._add_shape_rows()
        self._add_image_rows()
        self._add_map_rows()
        inside = QWidget()
        inside.setLayout(self._form)
        self.fold.toggled.connect(inside.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(inside)

    def show_kind(self, kind: DataKind) -> None:
        """Show the options that mean something for this kind of data."""
        self._kind = kind
        meant = self._fields[kind]
        for field in {field for fields in self._fields.values() for field in fields}:
            self._form.setRowVisible(field, field in meant)
        self.features.show_kind(kind)

    def apply(self, options: ImportOptions) -> ImportOptions:
        """These options with what was chosen here; options of other kinds stay at their defaults."""
        meant = self._fields[self._kind]
        chosen: dict[str, Any] = {name: box.currentData() for name, box in self._choices.items() if box in meant}
        if self._kind is DataKind.CLOUDS:
            chosen["points"] = self.points.value()
        if self._kind is DataKind.IMAGES:
            chosen["image_size"] = self.side.value()
        return replace(options, **chosen, features=self.features.chosen, feature_table=self.table.path)

    # -- the rows --------------------------------------------------------------------------------

    def _add_shape_rows(self) -> None:
        kinds = [DataKind.CLOUDS]
        self.points = QSpinBox(minimum=256, maximum=8192, singleStep=256, value=2048)
        self.points.setGroupSeparatorShown(True)
        self._add(
            self.tr("Poin&ts a shape"), self.points, kinds,
            self.tr("Points taken from the surface of each shape; more show finer parts and are slower "
                    "(the size of the point cloud)"),
        )  # fmt: skip
        self._choice(
            "sampling", self.tr("Where they &lie"), kinds,
            self.tr("Anywhere on the surface, by area (uniform sampling), or so that no two are close to each other, "
                    "which is slower (Poisson-disk sampling)"),
            (("uniform", self.tr("Anywhere on the surface")), ("poisson", self.tr("Evenly apart"))),
        )  # fmt: skip
        self._choice(
            "normalise", self.tr("Si&ze"), kinds,
            self.tr("Make all shapes equally large, by their farthest point (unit sphere) or their longest side "
                    "(unit box), or keep them as large as they are to each other (no normalisation)"),
            (
                ("sphere", self.tr("Equal, in a sphere")),
                ("box", self.tr("Equal, in a box")),
                ("none", self.tr("As they are")),
            ),
        )  # fmt: skip
        self._choice(
            "up", self.tr("&Up"), kinds,
            self.tr("Which axis of the files points up (up axis); recognised from a few shapes unless you say it"),
            (("auto", self.tr("Recognise it")), ("y", self.tr("Y axis")), ("z", self.tr("Z axis"))),
        )  # fmt: skip
        self._choice(
            "align", self.tr("Po&se"), kinds,
            self.tr("Leave shapes as they stand, or turn each by its own longest directions where they lie in any "
                    "pose (PCA alignment with fixed signs)"),
            (("none", self.tr("As they stand")), ("pca", self.tr("Turned alike"))),
        )  # fmt: skip

    def _add_image_rows(self) -> None:
        kinds = [DataKind.IMAGES]
        self.side = QSpinBox(minimum=16, maximum=512, singleStep=16, value=64, suffix=" px")
        self._add(
            self.tr("Image si&ze"), self.side, kinds,
            self.tr("Side of the square that each image is brought to; larger shows more and is slower (resolution)"),
        )  # fmt: skip
        self._choice(
            "fit", self.tr("No&t square"), kinds,
            self.tr("Images that are not square get a margin (padding), or lose what is beside their middle "
                    "(centre crop)"),
            (("pad", self.tr("Add a margin")), ("crop", self.tr("Keep the middle"))),
        )  # fmt: skip
        self._choice(
            "colour", self.tr("Co&lour"), kinds,
            self.tr("In colour, or by lightness alone (channels); as they are means grey only when every image is"),
            (("auto", self.tr("As they are")), ("colour", self.tr("Colour")), ("grey", self.tr("Grey"))),
        )  # fmt: skip
        self._choice(
            "contrast", self.tr("Cont&rast"), kinds,
            self.tr("Leave the lightness alone, or bring the darkest part of each image to black and the lightest to "
                    "white (min-max normalisation)"),
            (("none", self.tr("As it is")), ("stretch", self.tr("Full range"))),
        )  # fmt: skip

    def _add_map_rows(self) -> None:
        every = list(DataKind)
        self.features = FeatureChoice()
        self.features.changed.connect(self.changed)
        self._add(
            self.tr("First &map by"), self.features, every,
            self.tr("What makes two items alike on the first map, before anything is learned (features, descriptors)"),
        )  # fmt: skip
        self.table = PathField(
            self.tr("Table of your own features"),
            self.tr("None"),
            self.tr("Tables (*.npz *.npy *.csv *.parquet *.h5 *.hdf5)"),
        )
        self.table.changed.connect(self._on_table)
        self._add(
            self.tr("&Own features"), self.table, every,
            self.tr("A file with a name and a row of numbers for each item, used for the first map in place of what "
                    "Shapekin computes (feature table)"),
        )  # fmt: skip

    def _on_table(self) -> None:
        self.features.setEnabled(not self.table.path)
        self.changed.emit()

    def _choice(
        self, option: str, title: str, kinds: Sequence[DataKind], tip: str, choices: Sequence[tuple[str, str]]
    ) -> None:
        box = QComboBox()
        for value, words in choices:
            box.addItem(words, value)
        self._choices[option] = box
        self._add(title, box, kinds, tip)

    def _add(self, title: str, field: QWidget, kinds: Sequence[DataKind], tip: str) -> None:
        field.setMinimumWidth(120)
        field.setToolTip(tip)
        field.setAccessibleName(title.replace("&", ""))
        field.setAccessibleDescription(tip)
        if isinstance(field, QSpinBox):
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.valueChanged.connect(self.changed)
        elif isinstance(field, QComboBox):
            field.currentIndexChanged.connect(self.changed)
        label = QLabel(title)
        label.setBuddy(field)
        label.setToolTip(tip)
        label.setMinimumWidth(LABEL_WIDTH)
        self._form.addRow(label, field)
        for kind in kinds:
            self._fields[kind].append(field)

    def field(self, option: str) -> QComboBox:
        """The drop-down of one option, such as "sampling"."""
        return self._choices[option]
