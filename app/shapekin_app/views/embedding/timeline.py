"""A slider over the trainings: what the map looked like after each of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from shapekin_app.views.embedding.interaction import EmbeddingMap

MOST_WORDS = 240  # pixels


class Timeline(QWidget):
    """Moves a map from training to training; points glide. At the right end it shows the present.

    Args:
        shown: The map.
        parent: As in Qt.
    """

    def __init__(self, shown: EmbeddingMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map = shown
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setAccessibleName(self.tr("Training whose map is shown; at the right end the present"))
        self.words = QLabel()
        self.words.setProperty("role", "muted")
        self.words.setMinimumWidth(MOST_WORDS)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(16)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.slider.valueChanged.connect(self._go)
        shown.options_changed.connect(self._refresh)
        shown.workspace.changed.connect(lambda _change: self._refresh())
        self._refresh()

    @property
    def useful(self) -> bool:
        """True with two trainings at least."""
        session = self._map.workspace.session
        return session is not None and len(session.runs) > 1

    def _refresh(self) -> None:
        session = self._map.workspace.session
        numbers = [run.id for run in session.runs] if session is not None else []
        moment = self._map.moment
        self.slider.blockSignals(True)
        self.slider.setRange(0, len(numbers))
        self.slider.setValue(numbers.index(moment) if moment in numbers else len(numbers))
        self.slider.blockSignals(False)
        title = session.run_title(moment) if session is not None and moment else self.tr("Now")
        self.words.setText(self.words.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, MOST_WORDS))

    def _go(self, place: int) -> None:
        session = self._map.workspace.session
        if session is not None:
            runs = session.runs
            self._map.set_moment(runs[place].id if place < len(runs) else 0)
