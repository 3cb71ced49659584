"""Python's cyclic garbage, swept in the GUI thread alone.

Python sweeps in whichever thread happens to cross its threshold. Windows lie in that garbage, and Qt may
neither delete a widget nor wait for the interpreter in another thread: a drawing thread that swept has
hung the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Sweeper(QObject):
    """Takes the sweeping over from Python for as long as the program runs; keeps Python's own thresholds.

    Args:
        parent: Something that lives in the GUI thread.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Sweep the oldest generation whose threshold has been crossed, and all that are younger."""
        crossed = [
            g for g, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if crossed:
            gc.collect(crossed[-1])
