"""A slider over the trainings, or over the snapshots of the latest one: what the map looked like then."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSlider, QWidget

from shapekin.jobs.film import Film, film_of
from shapekin.store.runs import RunRecord
from shapekin_app.library_words import training
from shapekin_app.views.embedding.interaction import EmbeddingMap

MOST_WORDS = 240  # pixels
TRAININGS, WITHIN = range(2)


class Timeline(QWidget):
    """Moves a map from training to training, or through the latest one; points glide. The right end is the present.

    Args:
        shown: The map.
        parent: As in Qt.
    """

    def __init__(self, shown: EmbeddingMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map = shown
        self._film: Film | None = None
        self._filmed = ""
        self.over = QComboBox()
        self.over.addItems([self.tr("Trainings"), self.tr("Latest training")])
        self.over.setAccessibleName(self.tr("What the slider goes through"))
        self.over.setToolTip(self.tr("From training to training, or through what the latest one did meanwhile"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.words = QLabel()
        self.words.setProperty("role", "muted")
        self.words.setMinimumWidth(MOST_WORDS)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(16)
        row.addWidget(self.over)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.over.currentIndexChanged.connect(self._switch)
        self.slider.valueChanged.connect(self._go)
        shown.options_changed.connect(self._refresh)
        shown.workspace.session_changed.connect(self._refresh)
        shown.workspace.changed.connect(lambda _change: self._refresh())
        self._refresh()

    @property
    def useful(self) -> bool:
        """True with two trainings at least, or with snapshots of one."""
        session = self._map.workspace.session
        return session is not None and (len(session.runs) > 1 or self._film is not None)

    def leave(self) -> None:
        """Show the present."""
        self._map.set_moment(0)
        self._map.show_snapshot(None)

    def _refresh(self) -> None:
        self._load()
        session, moment = self._map.workspace.session, self._map.moment
        within = self.over.currentIndex() == WITHIN
        numbers = [run.id for run in session.runs] if session is not None else []
        last = (0 if self._film is None else len(self._film)) if within else len(numbers)
        self.slider.blockSignals(True)
        self.slider.setRange(0, last)
        self.slider.setEnabled(last > 0)
        if not within:
            self.slider.setValue(numbers.index(moment) if moment in numbers else last)
        elif self._map.snapshot is None:
            self.slider.setValue(last)
        self.slider.blockSignals(False)
        self.slider.setAccessibleName(
            self.tr("Moment of the latest training that is shown; at the right end the present")
            if within
            else self.tr("Training whose map is shown; at the right end the present")
        )
        words = self._words()
        self.words.setText(self.words.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, MOST_WORDS))
        self.words.setToolTip(words)
        self.slider.setAccessibleDescription(words)

    def _words(self) -> str:
        session = self._map.workspace.session
        if self.over.currentIndex() == TRAININGS:
            moment = self._map.moment
            return training(session.run_title(moment)) if session is not None and moment else self.tr("Now")
        if self._film is None:
            return self.tr("No snapshots: it is from an older version, was too short, or its items are others now")
        frame = self.slider.value()
        run = self._run()
        if run is None or frame >= len(self._film):
            return self.tr("Now")
        share = self.tr("{0} % done").format(round(100 * float(self._film.done[frame])))
        stage = _stage(run, int(self._film.steps[frame]))
        return f"{share} · {stage}" if stage else share

    def _run(self) -> RunRecord | None:
        session = self._map.workspace.session
        return session.current_run if session is not None else None

    def _load(self) -> None:
        """The snapshots of the training whose result is shown."""
        run, session = self._run(), self._map.workspace.session
        arrays = run.arrays if run is not None else ""
        if arrays != self._filmed:
            self._filmed = arrays
            self._film = film_of(self._map.workspace.cache, arrays) if arrays else None
        if self._film is not None and session is not None and self._film.n != len(session):
            self._film = None  # items have come or gone since

    def _switch(self) -> None:
        self.leave()
        self._refresh()

    def _go(self, place: int) -> None:
        session = self._map.workspace.session
        if session is None:
            return
        if self.over.currentIndex() == TRAININGS:
            runs = session.runs
            self._map.set_moment(runs[place].id if place < len(runs) else 0)
        elif self._film is not None:
            self._map.show_snapshot(self._film.places(place) if place < len(self._film) else None)


def _stage(run: RunRecord, step: int) -> str:
    """What the training did then, by its history; "" where it did not say."""
    at = bisect_right([done for _stage, done, _metrics in run.history], step)
    return run.history[at - 1][0] if at else ""
