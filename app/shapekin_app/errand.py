"""One piece of work in a thread beside the window, of which only the newest counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal

from shapekin_app.courier import courier
from shapekin_app.views.turntable.bench import Bench


@cache
def _bench() -> Bench:
    """The thread of all errands."""
    return Bench()


class Errand(QObject):
    """Sends work out and brings what comes of it back; what was sent before is forgotten.

    The work must hold nothing of Qt.

    Signals:
        done(object): What the newest work returned.
    """

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest = [0]  # shared with the thread, which then need not hold this object

    def send(self, work: Callable[[], object]) -> None:
        """Do this instead of whatever is being done."""
        self._newest[0] += 1
        number, newest, keep, carrier = self._newest[0], self._newest, WeakMethod(self._keep), courier()

        def run() -> None:
            if newest[0] == number:
                carrier.bring(keep, number, work())

        _bench().put((id(newest), number), run)

    def drop(self) -> None:
        """Want nothing any more."""
        self._newest[0] += 1

    def _keep(self, number: int, result: object) -> None:
        if number == self._newest[0]:
            self.done.emit(result)
