"""Tools that select what lies under a drag: a loop, a box, a brush."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from shapekin.arrays import IntArray
from shapekin_app import theme
from shapekin_app.views.embedding.painters import tinted
from shapekin_app.views.embedding.scene import Scene

RADIUS = 28.0  # pixels of a new brush
LEAST_RADIUS, MOST_RADIUS = 6.0, 240.0
BRUSH_STEP = 1.15  # of one notch of the wheel, or of one key
_CLOSE = 0.2  # radii; a brush that moved less leaves no new trace
_BADGE_AWAY = 16.0  # pixels from the mouse


class Tool(Enum):
    """What a plain drag does: move the map, or select what it goes round or over."""

    HAND = auto()
    LASSO = auto()
    BOX = auto()
    BRUSH = auto()


class Mode(Enum):
    """What becomes of the selection."""

    REPLACE = ""
    ADD = "+"
    SUBTRACT = "−"

    @classmethod
    def of(cls, held: Qt.KeyboardModifier) -> Mode:
        """What the keys that are held mean: Alt takes away, Shift adds."""
        if held & Qt.KeyboardModifier.AltModifier:
            return cls.SUBTRACT
        return cls.ADD if held & Qt.KeyboardModifier.ShiftModifier else cls.REPLACE


@dataclass
class Stroke:
    """One drag of a tool.

    Attributes:
        tool: Any but the hand.
        radius: Of the brush, in pixels.
        track: Where the mouse was; of a box its first and its last corner.
    """

    tool: Tool
    radius: float
    track: list[QPointF] = field(default_factory=list)

    def reach(self, at: QPointF) -> None:
        """The mouse is here now."""
        if self.tool is Tool.BOX:
            self.track[1:] = [at]
        elif self.tool is not Tool.BRUSH or not self.track or self._far(at):
            self.track.append(at)

    def fill(self, painter: QPainter, colour: QColor) -> None:
        """Fill what is inside, once, however often the stroke crosses itself."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if self.tool is Tool.BOX:
            painter.drawRect(self._box)
        elif self.tool is Tool.LASSO:
            painter.drawPolygon(QPolygonF(self.track))
        elif len(self.track) == 1:
            painter.drawEllipse(self.track[0], self.radius, self.radius)
        else:
            round_ends, round_corners = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2 * self.radius, Qt.PenStyle.SolidLine, round_ends, round_corners))
            painter.drawPolyline(QPolygonF(self.track))

    def rows(self, scene: Scene) -> IntArray:
        """Rows of the points inside, ascending."""
        return scene.under(lambda painter: self.fill(painter, QColor("white")))

    def draw(self, painter: QPainter, mode: Mode) -> None:
        """The stroke over the map."""
        colour = _colour(mode)
        self.fill(painter, tinted(colour, 0.2 if self.tool is Tool.BRUSH else 0.12))
        if self.tool is Tool.BRUSH:
            return
        dashed = mode is Mode.SUBTRACT
        painter.setPen(QPen(QColor(colour), 1.6, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.tool is Tool.BOX:
            painter.drawRect(self._box)
        else:
            painter.drawPolygon(QPolygonF(self.track))

    @property
    def _box(self) -> QRectF:
        return QRectF(self.track[0], self.track[-1]).normalized()

    def _far(self, at: QPointF) -> bool:
        return (at - self.track[-1]).manhattanLength() >= max(_CLOSE * self.radius, 1.0)


def resized(radius: float, notches: float) -> float:
    """A brush that is larger (or smaller) by so many notches."""
    return min(max(radius * float(BRUSH_STEP**notches), LEAST_RADIUS), MOST_RADIUS)


def draw_brush(painter: QPainter, at: QPointF, radius: float, mode: Mode) -> None:
    """The brush itself, in place of the mouse."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(tinted(theme.current().surface, 0.8), 4))
    painter.drawEllipse(at, radius, radius)
    line = Qt.PenStyle.DashLine if mode is Mode.SUBTRACT else Qt.PenStyle.SolidLine
    painter.setPen(QPen(QColor(_colour(mode)), 1.8, line))
    painter.drawEllipse(at, radius, radius)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_colour(mode)))
    painter.drawEllipse(at, 1.8, 1.8)


def draw_count(painter: QPainter, at: QPointF, area: QRectF, count: int, mode: Mode) -> None:
    """How many items a stroke has caught, beside the mouse, inside `area`."""
    words = f"{mode.value} {count:,}".strip()
    metrics = QFontMetricsF(painter.font())
    box = QRectF(0, 0, max(metrics.horizontalAdvance(words) + 16, 28), metrics.height() + 6)
    box.moveTopLeft(at + QPointF(_BADGE_AWAY, _BADGE_AWAY))
    if box.right() > area.right() - 4:
        box.moveRight(at.x() - _BADGE_AWAY)
    if box.bottom() > area.bottom() - 4:
        box.moveBottom(at.y() - _BADGE_AWAY)
    painter.setPen(QPen(QColor(theme.current().surface), 2))
    painter.setBrush(QColor(_colour(mode)))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(theme.current().on_accent))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _colour(mode: Mode) -> str:
    return theme.current().warning if mode is Mode.SUBTRACT else theme.current().accent
