"""How the grid looks: headings of sections, pictures with a stripe, a name and a ring."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from shapekin_app import theme
from shapekin_app.views.embedding.painters import draw_picture
from shapekin_app.wording import short_name

GAP = 8
HEADER = 30
NAME_HEIGHT = 18
BAR = 3  # the stripe in the colour of the sub-category
NAMES_FROM = 72  # pixels; smaller pictures show no names


@dataclass(frozen=True)
class Section:
    """Neighbouring items under one heading; an empty title has no heading."""

    title: str
    count: int
    colour: QColor | None = None


@dataclass(frozen=True)
class Tile:
    """What is drawn of one item.

    Attributes:
        name: Of the item.
        colour: Index into the palette, of its sub-category.
        picture: None while it is made.
        selected, hovered, focused: How it is pointed at.
    """

    name: str
    colour: int
    picture: QImage | None
    selected: bool
    hovered: bool
    focused: bool


def paint_header(painter: QPainter, section: Section, box: QRect) -> None:
    """A swatch, the title, the number of items."""
    colours = theme.current()
    if section.colour is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(section.colour)
        painter.drawRoundedRect(QRect(box.left(), box.top() + 10, 10, 10), 2, 2)
        box = box.adjusted(18, 0, 0, 0)
    painter.setPen(QColor(colours.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, section.title)
    width = painter.fontMetrics().horizontalAdvance(section.title)
    painter.setPen(QColor(colours.muted))
    painter.drawText(box.adjusted(width + 10, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, f"{section.count:,}")


def paint_tile(painter: QPainter, square: QRect, tile: Tile) -> None:
    """One item; `square` is where its picture is."""
    colours, side = theme.current(), square.width()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.raised if tile.hovered else colours.window))
    painter.drawRoundedRect(square, 5, 5)
    if tile.picture is not None and not tile.picture.isNull():
        draw_picture(painter, square.toRectF().adjusted(2, 2, -2, -2), tile.picture)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.cluster(tile.colour))
    painter.drawRoundedRect(QRect(square.left(), square.bottom() + 3, side, BAR), 1.5, 1.5)
    if side >= NAMES_FROM:
        painter.setPen(QColor(colours.muted))
        words = QRect(square.left(), square.bottom() + BAR + 4, side, NAME_HEIGHT)
        usual = painter.font()
        painter.setFont(theme.font(theme.SMALL))
        name = painter.fontMetrics().elidedText(short_name(tile.name), Qt.TextElideMode.ElideMiddle, side)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(usual)
    ring = None
    if tile.selected:
        ring = QPen(QColor(colours.accent), 2.4)
    elif tile.hovered:
        ring = QPen(QColor(colours.muted), 1.4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if ring is not None:
        painter.setPen(ring)
        painter.drawRoundedRect(square.toRectF().adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6)
    if tile.focused and not tile.selected:
        painter.setPen(QPen(QColor(colours.accent), 1, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(square.toRectF().adjusted(-3, -3, 3, 3), 7, 7)
