"""Several items at once, on turntables that turn together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from shapekin_app.views.question_parts import ElidedLabel
from shapekin_app.views.turntable import ItemTurntable, Look
from shapekin_app.views.turntable.orbit import Orbit
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace

MOST = 9


class SideBySide(QWidget):
    """A grid of turntables with one orbit: what is dragged on one turns all.

    Args:
        workspace: Whose items they are.
        orbit: That they share.
    """

    def __init__(self, workspace: Workspace, orbit: Orbit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._orbit = orbit
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.tables: list[ItemTurntable] = []
        self._captions: list[ElidedLabel] = []
        self._places: list[QWidget] = []

    def show_rows(self, rows: Sequence[int], look: Look = Look.SURFACE) -> None:
        """Show these items, `MOST` at the most."""
        rows = rows[:MOST]
        while len(self.tables) < len(rows):
            self._add()
        columns = math.ceil(math.sqrt(len(rows))) if rows else 1
        session = self._workspace.session
        for number, (table, caption, place) in enumerate(zip(self.tables, self._captions, self._places, strict=True)):
            shown = number < len(rows) and session is not None
            place.setVisible(shown)
            if not shown or session is None:
                table.show_row(-1)
                continue
            name = session.dataset.names[rows[number]]
            table.show_row(rows[number], look)
            caption.set_words(short_name(name), tip=name)
            self._grid.addWidget(place, number // columns, number % columns)

    def _add(self) -> None:
        place = QWidget(self)
        table = ItemTurntable(self._workspace, self._orbit)
        caption = ElidedLabel()
        caption.setProperty("role", "small")
        caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(table, 1)
        column.addWidget(caption)
        self.tables.append(table)
        self._captions.append(caption)
        self._places.append(place)
