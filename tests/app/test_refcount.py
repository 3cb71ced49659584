"""Some PySide6 builds drop a reference to None at every void call, and abort after a few thousand."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget


def test_none_keeps_its_references_over_two_thousand_rounds(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    label, field, bar, button, timer = QLabel(), QLineEdit(), QProgressBar(), QPushButton(), QTimer()
    column = QVBoxLayout(window)
    for part in (label, field, bar, button):
        column.addWidget(part)
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    palette = QPalette()

    def round_of_calls():
        label.setText("a")
        label.setToolTip("b")
        label.setIndent(2)
        field.setText("c")
        field.setPlaceholderText("d")
        bar.setRange(0, 10)
        bar.setValue(5)
        button.setText("e")
        button.setEnabled(True)
        button.setCheckable(False)
        window.setWindowTitle("f")
        window.resize(QSize(200, 200))
        window.move(QPoint(1, 1))
        window.update(QRect(0, 0, 5, 5))
        window.setCursor(Qt.CursorShape.ArrowCursor)
        column.setSpacing(3)
        timer.setInterval(9)
        image.fill(QColor("white"))
        palette.setColor(QPalette.ColorRole.Window, QColor("red"))
        painter = QPainter(image)
        painter.drawLine(0, 0, 5, 5)
        painter.end()

    for _ in range(10):
        round_of_calls()
    before = sys.getrefcount(None)
    for _ in range(2000):
        round_of_calls()
    assert abs(sys.getrefcount(None) - before) < 200
