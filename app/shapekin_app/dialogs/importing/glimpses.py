"""Pictures of an import as they come."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from shapekin_app import theme
from shapekin_app.views.embedding.painters import draw_picture

SIDE = 72
GAP = 8


class GlimpseGrid(QWidget):
    """Fills a grid cell by cell; when it is full, new pictures take the places of the oldest. Nothing moves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells: list[tuple[str, QImage]] = []
        self._next = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(2 * (SIDE + GAP))
        self.clear()

    def sizeHint(self) -> QSize:
        """A few rows."""
        return QSize(8 * (SIDE + GAP), 4 * (SIDE + GAP))

    def clear(self) -> None:
        """Forget all pictures."""
        self.cells.clear()
        self._next = 0
        self._tell()
        self.update()

    def add(self, names: tuple[str, ...], pictures: tuple[bytes, ...]) -> None:
        """Show these PNG files too."""
        for name, picture in zip(names, pictures, strict=True):
            image = QImage.fromData(picture)
            if image.isNull():
                continue
            if self._next < len(self.cells):
                self.cells[self._next] = (name, image)
            else:
                self.cells.append((name, image))
            self._next = (self._next + 1) % self._room
        self._tell()
        self.update()

    @property
    def _columns(self) -> int:
        return max(1, (self.width() + GAP) // (SIDE + GAP))

    @property
    def _side(self) -> int:
        """Of a cell, so that the columns fill the width."""
        return max(SIDE, (self.width() - (self._columns - 1) * GAP) // self._columns)

    @property
    def _room(self) -> int:
        return self._columns * max(1, (self.height() + GAP) // (self._side + GAP))

    def _box(self, place: int) -> QRect:
        line, column = divmod(place, self._columns)
        step = self._side + GAP
        return QRect(column * step, line * step, self._side, self._side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what fits."""
        super().resizeEvent(event)
        del self.cells[self._room :]
        self._next = len(self.cells) % self._room

    def event(self, event: QEvent) -> bool:
        """The name of the item in a tooltip."""
        if isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._name_at(event.pos()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pictures on soft squares."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().surface))
        for place, (_, image) in enumerate(self.cells):
            box = self._box(place)
            painter.drawRoundedRect(box, 5, 5)
            draw_picture(painter, QRectF(box).adjusted(3, 3, -3, -3), image)
        painter.end()

    def _name_at(self, point: QPoint) -> str:
        return next((name for place, (name, _) in enumerate(self.cells) if self._box(place).contains(point)), "")

    def _tell(self) -> None:
        self.setAccessibleName(self.tr("Pictures of the newest items, {count} shown").format(count=len(self.cells)))
