"""How fast this machine is just now, so that limits in seconds hold on slow and busy machines too."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

_QUIET_SECONDS = 0.016
"""What `_yardstick` takes on the machine that the limits were set on, with nothing else running."""


def paced(work: Callable[[], object]) -> float:
    """Seconds that some work would have taken on the quiet machine.

    The yardstick is measured before and after, so other programs that take turns with the work slow both.
    """
    before = _yardstick()
    begun = time.perf_counter()
    work()
    taken = time.perf_counter() - begun
    return taken / max(1.0, (before + _yardstick()) / 2 / _QUIET_SECONDS)


def _yardstick() -> float:
    """Seconds for a fixed amount of drawing, of moving memory and of plain Python."""
    begun = time.perf_counter()
    image = QImage(1280, 840, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for i in range(1000):
        painter.setBrush(QColor(i % 256, 90, 40, 200))
        painter.drawEllipse((37 * i) % 1250, (53 * i) % 810, 20, 20)
    painter.end()
    image.copy()
    return time.perf_counter() - begun
