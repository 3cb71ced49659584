"""The descriptors behind the first map."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from shapekin.data.dataset import DataKind
from shapekin.errors import ShapekinError
from shapekin.features.catalogue import AUTO, EXTRACTORS, PLUGINS
from shapekin_app.library_words import fault, library


class FeatureChoice(QWidget):
    """One of the extractors that know the kind of data; says what is missing for those that can't run yet.

    Signals:
        changed: A person chose another.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(self.tr("Features of the first map"))
        self.missing = QLabel(wordWrap=True)
        self.missing.setProperty("role", "small")
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.box)
        column.addWidget(self.missing)
        self.missing.hide()
        self.box.currentIndexChanged.connect(self._on_choice)

    @property
    def chosen(self) -> str:
        """Name of the extractor, "auto" for that of the kind of data."""
        return str(self.box.currentData() or AUTO)

    def show_kind(self, kind: DataKind) -> None:
        """Offer what describes this kind of data."""
        chosen = self.chosen
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(self.tr("What suits them"), AUTO)
        for extractor in EXTRACTORS:
            if kind in extractor.accepts:
                self.box.addItem(library(extractor.title), extractor.name)
        for name in PLUGINS.names():  # by name only: a plug-in may be heavy to load
            self.box.addItem(name, name)
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        self.box.blockSignals(False)
        self._say_missing()

    def _on_choice(self) -> None:
        self._say_missing()
        self.changed.emit()

    def _say_missing(self) -> None:
        extractor = next((one for one in EXTRACTORS if one.name == self.chosen), None)
        missing = ""
        if extractor is not None and extractor.needs:
            try:
                extractor.require()
            except ShapekinError as error:
                missing = fault(error)
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
