"""A form made from a model's own list of parameters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from shapekin.models.base import Params, ParamSpec
from shapekin_app.icons import icon
from shapekin_app.library_words import library

Value = bool | int | float | str
LARGEST = 2_000_000_000
LABEL_WIDTH = 104
"""So that forms above each other line up."""


class ParamsForm(QWidget):
    """Fields for the parameters of one model; those for experts are folded away at first.

    Signals:
        edited: A person changed a value.
    """

    edited = Signal()

    def __init__(self, params_type: type[Params], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.params_type = params_type
        self._read: dict[str, Callable[[], Value]] = {}
        self._write: dict[str, Callable[[Value], None]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        specs = params_type.specs()
        column.addLayout(self._rows([spec for spec in specs if not spec.expert]))
        expert = [spec for spec in specs if spec.expert]
        if expert:
            self.fold = QPushButton(self.tr("More parameters ({count})").format(count=len(expert)))
            self.fold.setCheckable(True)
            self.fold.setProperty("role", "quiet")
            self.fold.setIcon(icon("right"))
            folded = QWidget(visible=False)
            folded.setLayout(self._rows(expert))
            self.fold.toggled.connect(folded.setVisible)
            self.fold.toggled.connect(lambda on: self.fold.setIcon(icon("down" if on else "right")))
            column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(folded)

    def values(self) -> dict[str, Value]:
        """Values that differ from the defaults."""
        defaults = {spec.name: spec.default for spec in self.params_type.specs()}
        return {name: read() for name, read in self._read.items() if read() != defaults[name]}

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Put in values; the rest take their defaults."""
        for spec in self.params_type.specs():
            self._write[spec.name](values.get(spec.name, spec.default))

    def field(self, name: str) -> QWidget:
        """The widget of one parameter."""
        found = self.findChild(QWidget, name)
        assert found is not None
        return found

    def _rows(self, specs: list[ParamSpec]) -> QFormLayout:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for spec in specs:
            field = self._field(spec)
            field.setObjectName(spec.name)
            field.setMinimumWidth(72)  # a wide range must not make the dock wide
            field.setToolTip(library(spec.help))
            field.setAccessibleName(_title(spec.name))
            field.setAccessibleDescription(library(spec.help))
            form.addRow(_title(spec.name), field)
            label = form.labelForField(field)
            label.setToolTip(library(spec.help))
            label.setMinimumWidth(LABEL_WIDTH)
        return form

    def _field(self, spec: ParamSpec) -> QWidget:
        if spec.type is bool:
            return self._switch(spec)
        if spec.choices:
            return self._choice(spec)
        if spec.type is int:
            return self._whole(spec)
        if spec.type is float:
            return self._number(spec)
        return self._word(spec)

    def _switch(self, spec: ParamSpec) -> QWidget:
        box = QCheckBox()
        box.setChecked(bool(spec.default))
        box.toggled.connect(self.edited)
        self._bind(spec, box.isChecked, lambda value: box.setChecked(bool(value)))
        return box

    def _choice(self, spec: ParamSpec) -> QWidget:
        box = QComboBox()
        for choice in spec.choices:
            box.addItem(library(str(choice)), choice)
        box.setCurrentIndex(box.findData(spec.default))
        box.currentIndexChanged.connect(self.edited)
        self._bind(spec, box.currentData, lambda value: box.setCurrentIndex(box.findData(value)))
        return box

    def _whole(self, spec: ParamSpec) -> QWidget:
        box = _Whole(self.tr("automatic") if _left_to_model(spec) else "")
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setRange(
            int(spec.low) if spec.low is not None else -LARGEST, int(spec.high) if spec.high is not None else LARGEST
        )
        box.setValue(int(spec.default))
        box.valueChanged.connect(self.edited)
        self._bind(spec, box.value, lambda value: box.setValue(int(value)))
        return box

    def _number(self, spec: ParamSpec) -> QWidget:
        box = _Number(decimals=9)
        box.setAlignment(Qt.AlignmentFlag.AlignRight)
        box.setLocale(QLocale.c())  # a decimal point, whatever the system's language
        box.setRange(spec.low if spec.low is not None else -1e12, spec.high if spec.high is not None else 1e12)
        if _left_to_model(spec):
            box.setSpecialValueText(self.tr("automatic"))
        box.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        box.setValue(float(spec.default))
        box.valueChanged.connect(self.edited)
        self._bind(spec, box.value, lambda value: box.setValue(float(value)))
        return box

    def _word(self, spec: ParamSpec) -> QWidget:
        box = QLineEdit(str(spec.default))
        box.textEdited.connect(self.edited)
        self._bind(spec, box.text, lambda value: box.setText(str(value)))
        return box

    def _bind(self, spec: ParamSpec, read: Callable[[], Value], write: Callable[[Value], None]) -> None:
        self._read[spec.name] = read
        self._write[spec.name] = write


class _Whole(QSpinBox):
    """A whole number; where 0 has a meaning of its own, a word stands for it."""

    def __init__(self, zero: str) -> None:
        super().__init__()
        self._zero = zero

    def textFromValue(self, value: int) -> str:
        """The word, or digits."""
        return self._zero if self._zero and value == 0 else super().textFromValue(value)

    def valueFromText(self, text: str) -> int:
        """What was typed, be it the word."""
        return 0 if self._zero and text == self._zero else super().valueFromText(text)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """The word is as good as digits, its beginning may become it."""
        if text and self._zero.startswith(text):
            whole = text == self._zero
            return (QValidator.State.Acceptable if whole else QValidator.State.Intermediate), text, at
        return super().validate(text, at)


class _Number(QDoubleSpinBox):
    """A number shown with no more digits than it has."""

    def textFromValue(self, value: float) -> str:
        """The shortest text for a value."""
        return f"{value:.9g}"


def _left_to_model(spec: ParamSpec) -> bool:
    """True where 0 is the default and lets the model choose, by the parameter's help; 0 to 1 is a switch."""
    switch = spec.type is int and spec.high == 1
    return spec.type in (int, float) and not spec.default and not switch and "(0: " in spec.help


def _title(name: str) -> str:
    words = name.replace("_", " ")
    return library(words[:1].upper() + words[1:])
