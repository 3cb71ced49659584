"""Short movements: points from place to place, the camera from view to view."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

FRAME_MS = 16


class Motion(QObject):
    """Calls a function with 0 .. 1, softly started and ended.

    Args:
        step: Called about 60 times a second while something moves; the last call is with 1.0.
        seconds: How long a movement takes.
        parent: Who owns it.
    """

    def __init__(self, step: Callable[[float], None], seconds: float, parent: QObject) -> None:
        super().__init__(parent)
        self._step = step
        self._seconds = seconds
        self._start = 0.0
        self._timer = QTimer(self, interval=FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        """True while something moves."""
        return self._timer.isActive()

    def start(self, *, at_once: bool = False) -> None:
        """Move from 0 to 1; in one step where motion is not wanted."""
        if at_once:
            self._timer.stop()
            self._step(1.0)
            return
        self._start = perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._timer.stop()

    def _tick(self) -> None:
        t = min(1.0, (perf_counter() - self._start) / self._seconds)
        if t >= 1.0:
            self._timer.stop()
        self._step(t * t * (3 - 2 * t))
