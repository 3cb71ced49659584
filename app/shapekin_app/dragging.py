"""Items on their way from the gallery to a sub-category, under the mouse."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt
from PySide6.QtGui import QColor, QDrag, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from shapekin.arrays import IntArray
from shapekin_app import theme

MIME = "application/x-shapekin-rows"
SHOWN, SIDE = 3, 48


def pack(rows: IntArray) -> QMimeData:
    """Rows of the open project, for whoever they are dropped on."""
    data = QMimeData()
    data.setData(MIME, QByteArray(np.asarray(rows, "<i8").tobytes()))
    return data


def unpack(data: QMimeData, n: int) -> IntArray:
    """The rows that were dropped; none where it is something else, or not of these `n` items."""
    raw = bytes(data.data(MIME).data())
    rows = np.frombuffer(raw, "<i8") if raw and len(raw) % 8 == 0 else np.empty(0, "<i8")
    inside = rows.size > 0 and bool((rows >= 0).all() and (rows < n).all())
    return rows.astype(np.int64) if inside else np.empty(0, np.int64)


def drag(source: QWidget, rows: IntArray, pictures: list[QImage]) -> None:
    """Let a person carry items until the button is released.

    Args:
        source: Where they come from.
        rows: Which.
        pictures: Of the first of them.
    """
    carried = QDrag(source)
    carried.setMimeData(pack(rows))
    carried.setPixmap(_stack(pictures[:SHOWN], len(rows)))
    carried.setHotSpot(QPoint(-8, -8))
    carried.exec(Qt.DropAction.MoveAction)


def _stack(pictures: list[QImage], count: int) -> QPixmap:
    """The pictures over each other, and how many there are."""
    made = QPixmap(SIDE + 10 * SHOWN + 40, SIDE + 6 * SHOWN)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    colours = theme.current()
    for place, picture in reversed(list(enumerate(pictures))):
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(10 * place, 6 * place, SIDE, SIDE, 5, 5)
        painter.drawImage(
            10 * place + 2, 6 * place + 2, picture.scaled(SIDE - 4, SIDE - 4, Qt.AspectRatioMode.KeepAspectRatio)
        )
    if count > 1:
        words = f"{count:,}"
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(SIDE - 10, SIDE - 14, width, 20, 10, 10)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(SIDE - 10, SIDE - 14, width, 20, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return made
