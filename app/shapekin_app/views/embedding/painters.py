"""What lies over the points: links, pictures, titles, the question, the card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from shapekin.arrays import FloatArray, IntArray
from shapekin_app import theme
from shapekin_app.views.embedding.links import Link

CARD_PICTURE = 144
CARD_MARGIN = 8
CURSOR_GAP = 18
MOST_ENTRIES = 10  # of a legend
SCALE_HEIGHT = 96.0


@dataclass(frozen=True)
class Card:
    """What the card beside the mouse shows."""

    picture: QImage | None
    name: str
    kind: str
    colour: QColor


def tinted(name: str, alpha: float) -> QColor:
    """A theme colour, partly transparent."""
    colour = QColor(name)
    colour.setAlphaF(alpha)
    return colour


def draw_links(painter: QPainter, pixels: FloatArray, links: Mapping[Link, IntArray]) -> None:
    """The pair graph as hairlines, must-links solid, cannot-links dashed, what contradicts the partition thick."""
    colours = theme.current()
    for link, name, strength, width, style in (
        (Link.GRAPH, colours.muted, 0.25, 1.0, Qt.PenStyle.SolidLine),
        (Link.CANNOT, colours.cannot_link, 0.65, 1.4, Qt.PenStyle.DashLine),
        (Link.MUST, colours.must_link, 0.65, 1.4, Qt.PenStyle.SolidLine),
        (Link.CONTRADICTION, colours.error, 0.8, 2.6, Qt.PenStyle.DotLine),
    ):
        pairs = links.get(link)
        if pairs is None or not len(pairs):
            continue
        path = QPainterPath()
        for a, b in zip(pixels[pairs[:, 0]].tolist(), pixels[pairs[:, 1]].tolist(), strict=True):
            path.moveTo(*a)
            path.lineTo(*b)
        pen = QPen(tinted(name, strength), width, style)
        pen.setCosmetic(True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, link is not Link.GRAPH)  # very many of those
        painter.strokePath(path, pen)


def draw_plate(
    painter: QPainter, box: QRectF, picture: QImage | None, colour: QColor, *, selected: bool, pointed: bool
) -> None:
    """A picture on a plate with an edge in the colour of its sub-category."""
    colours = theme.current()
    ground = QColor(colours.raised)
    ground.setAlphaF(0.94)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 5, 5)
    if picture is not None and not picture.isNull():
        draw_picture(painter, box.adjusted(3, 3, -3, -3), picture)
    if selected or pointed:
        name = colours.accent if selected else colours.text
        painter.setPen(QPen(QColor(name), 2.4 if selected else 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 7, 7)


def draw_picture(painter: QPainter, box: QRectF, picture: QImage) -> None:
    """A picture in the middle of a box, as large as fits."""
    size = QSizeF(picture.size()).scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(QPointF(), size)
    target.moveCenter(box.center())
    painter.drawImage(target, picture)


def draw_title(painter: QPainter, middle: QPointF, text: str, width: float) -> None:
    """The title of a sub-category, on a pill so that it can be read over points."""
    colours = theme.current()
    metrics = QFontMetricsF(painter.font())
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    box = QRectF(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 3)
    box.moveCenter(middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tinted(colours.surface, 0.86))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(QColor(colours.text))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_question(painter: QPainter, a: QPointF, b: QPointF, radius: float) -> None:
    """The two items of the question: ringed, lettered and joined by a dotted line."""
    colours = theme.current()
    accent = QColor(colours.accent)
    painter.save()
    painter.setPen(QPen(accent, 2.0, Qt.PenStyle.DotLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(a, b)
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    for place, letter, side in ((a, "A", -1 if a.x() <= b.x() else 1), (b, "B", 1 if a.x() <= b.x() else -1)):
        painter.setPen(QPen(QColor(colours.surface), 5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(place, radius, radius)
        painter.setPen(QPen(accent, 2.4))
        painter.drawEllipse(place, radius, radius)
        tag = QPointF(place.x() + side * (radius + 11), place.y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(tag, 8.5, 8.5)
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(QRectF(tag.x() - 9, tag.y() - 9, 18, 18), Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def draw_ring(painter: QPainter, place: QPointF, radius: float) -> None:
    """The item under the mouse, here or in another view."""
    colours = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.surface), 4.5))
    painter.drawEllipse(place, radius, radius)
    painter.setPen(QPen(QColor(colours.text), 1.8))
    painter.drawEllipse(place, radius, radius)


def draw_card(painter: QPainter, cursor: QPointF, area: QSizeF, card: Card) -> None:
    """A large picture, name and sub-category beside the mouse, inside `area`."""
    colours = theme.current()
    small = QFont(painter.font())
    metrics = QFontMetricsF(small)
    line = metrics.height() + 2
    width = CARD_PICTURE + 2 * CARD_MARGIN
    height = CARD_PICTURE + 2 * line + 2.5 * CARD_MARGIN
    box = QRectF(cursor.x() + CURSOR_GAP, cursor.y() + CURSOR_GAP, width, height)
    if box.right() > area.width() - 4:
        box.moveRight(cursor.x() - CURSOR_GAP)
    if box.bottom() > area.height() - 4:
        box.moveBottom(max(height + 4, cursor.y() - CURSOR_GAP))
    shadow = tinted("#000000", 0.05 if not colours.dark else 0.12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shadow)
    for reach in (1, 3, 6):
        painter.drawRoundedRect(box.adjusted(-reach, -reach + 2, reach, reach + 2), 8 + reach, 8 + reach)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(QColor(colours.raised))
    painter.drawRoundedRect(box, 8, 8)
    inner = box.adjusted(CARD_MARGIN, CARD_MARGIN, -CARD_MARGIN, -CARD_MARGIN)
    if card.picture is not None and not card.picture.isNull():
        place = QRectF(inner.left(), inner.top(), CARD_PICTURE, CARD_PICTURE)
        draw_picture(painter, place, card.picture)
    words = QRectF(inner.left(), inner.bottom() - 2 * line, inner.width(), line)
    painter.setPen(QColor(colours.text))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(words, middle, metrics.elidedText(card.name, Qt.TextElideMode.ElideMiddle, words.width()))
    words.translate(0, line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(card.colour)
    painter.drawRoundedRect(QRectF(words.left(), words.center().y() - 5, 10, 10), 2, 2)
    words.setLeft(words.left() + 16)
    painter.setPen(QColor(colours.muted))
    painter.drawText(words, middle, metrics.elidedText(card.kind, Qt.TextElideMode.ElideRight, words.width()))


def draw_captions(painter: QPainter, area: QSizeF, across: str, up: str) -> None:
    """Names of the axes, along the lower and the left edge."""
    painter.setPen(QColor(theme.current().muted))
    painter.drawText(QRectF(0, area.height() - 24, area.width(), 20), Qt.AlignmentFlag.AlignCenter, across)
    painter.save()
    painter.translate(14, area.height() / 2)
    painter.rotate(-90)
    painter.drawText(QRectF(-150, -10, 300, 20), Qt.AlignmentFlag.AlignCenter, up)
    painter.restore()


def draw_legend(painter: QPainter, area: QSizeF, entries: Sequence[tuple[int, str]], *, scale: bool) -> None:
    """What the colours mean, in the upper right corner.

    Args:
        painter: Where to.
        area: Of the map.
        entries: (0xRRGGBB, words) from top to bottom.
        scale: True for a scale, whose first and last words are its ends.
    """
    colours = theme.current()
    metrics = QFontMetricsF(painter.font())
    line, gap = metrics.height() + 4, 8.0
    shown = [entries[0], entries[-1]] if scale else list(entries[:MOST_ENTRIES])
    words = [text for _, text in shown]
    if len(entries) > len(shown) and not scale:
        words.append(f"+ {len(entries) - len(shown)}")
    width = min(max(metrics.horizontalAdvance(text) for text in words), area.width() / 3)
    height = SCALE_HEIGHT if scale else line * len(words)
    box = QRectF(0, 0, width + 18 + 2 * gap, height + 2 * gap)
    box.moveTopRight(QPointF(area.width() - 8, 8))
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(tinted(colours.surface, 0.9))
    painter.drawRoundedRect(box, 6, 6)
    inner = box.adjusted(gap, gap, -gap, -gap)
    painter.setPen(Qt.PenStyle.NoPen)
    middle = Qt.AlignmentFlag.AlignVCenter
    for number, (colour, _) in enumerate(entries if scale else shown):
        painter.setBrush(QColor(colour))
        if scale:
            step = inner.height() / len(entries)
            painter.drawRect(QRectF(inner.left(), inner.bottom() - (number + 1) * step, 10, step + 0.6))
        else:
            painter.drawRoundedRect(QRectF(inner.left(), inner.top() + number * line + line / 2 - 5, 10, 10), 2, 2)
    painter.setPen(QColor(colours.text))
    for number, text in enumerate(words):
        top = (inner.bottom() - line if number == 0 else inner.top()) if scale else inner.top() + number * line
        place = QRectF(inner.left() + 18, top, width + 1, line)
        painter.drawText(place, middle, metrics.elidedText(text, Qt.TextElideMode.ElideRight, width + 1))


def draw_words(painter: QPainter, area: QSizeF, title: str, lines: Iterable[str]) -> None:
    """What to do while there is nothing to see."""
    colours = theme.current()
    y = area.height() / 2 - 24
    font = QFont(painter.font())
    painter.save()
    big = QFont(font)
    big.setPointSizeF(font.pointSizeF() * 1.3)
    painter.setFont(big)
    painter.setPen(QColor(colours.text))
    painter.drawText(QRectF(16, y - 20, area.width() - 32, 32), Qt.AlignmentFlag.AlignCenter, title)
    painter.setFont(font)
    painter.setPen(QColor(colours.muted))
    for i, line in enumerate(lines):
        box = QRectF(16, y + 16 + 22 * i, area.width() - 32, 22)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, line)
    painter.restore()
