"""Controls that several views share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget, QLabel
from shapekin_app.controls import fill_scrolling

class AsHighAsWide(QWidget):
    def resizeEvent(self, event):
        self.setMinimumHeight(self.width())
        self.window().layout().activate()

app = QApplication([])
dock, inside, picture = QWidget(), QWidget(), AsHighAsWide()
column = QVBoxLayout(inside)
column.setContentsMargins(0, 0, 0, 0)
column.addWidget(picture)
scroll = fill_scrolling(dock, inside)
dock.show()
for height in range(280, 330):
    dock.resize(304, height)
    app.processEvents()
print("survived", scroll.widget().width())
"""


def test_what_is_as_high_as_wide_scrolls_without_end_of_the_stack():
    """Without its guard, the bar comes and goes within itself at some heights, and the program dies."""
    root = Path(__file__).parents[2]
    paths = os.pathsep.join([str(root / "core"), str(root / "app")])
    environment = {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "survived" in done.stdout
