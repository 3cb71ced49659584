"""From where a turntable is looked at; several may share one and then turn together."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from shapekin.render.turntable.viewpoint import Camera

_TURN_MS = 33
_DEGREES_PER_SECOND = 14.0


class Orbit(QObject):
    """A camera that tells when it moves.

    Signals:
        changed: `camera` is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._step)

    def turn(self, azimuth: float, elevation: float) -> None:
        """Move around the shape by some degrees."""
        self._set(self.camera.turned(azimuth, elevation))

    def zoom(self, factor: float) -> None:
        """Multiply the magnification."""
        self._set(self.camera.zoomed(factor))

    def reset(self) -> None:
        """Back to the three-quarter view of the thumbnails."""
        self._set(Camera())

    @property
    def turning(self) -> bool:
        """Whether it turns slowly by itself; off until asked for."""
        return self._timer.isActive()

    @turning.setter
    def turning(self, on: bool) -> None:
        if on:
            self._clock.start()
            self._timer.start()
        else:
            self._timer.stop()

    def _step(self) -> None:
        self.turn(_DEGREES_PER_SECOND * self._clock.restart() / 1000.0, 0.0)

    def _set(self, camera: Camera) -> None:
        if camera != self.camera:
            self.camera = camera
            self.changed.emit()
