"""Buttons that show the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from shapekin_app import theme
from shapekin_app.style import mix

HEIGHT, LEAST_WIDTH, EDGE = 20, 22, 8


def cap_font(font: QFont) -> QFont:
    """The type of a key cap beside this one."""
    small = QFont(font)
    small.setPointSizeF(small.pointSizeF() * theme.SMALL)
    small.setWeight(QFont.Weight.Normal)
    return small


def cap_width(font: QFont, key: str) -> int:
    """Room for a key cap beside words in this type, 0 for no key."""
    return max(round(QFontMetricsF(cap_font(font)).horizontalAdvance(key)) + 12, LEAST_WIDTH) if key else 0


def draw_cap(painter: QPainter, body: QRectF, key: str, ground: str, ink: str) -> QRectF:
    """Draw a key cap at the right end of a button.

    Args:
        painter: With the type of the button's words; it is left as it is.
        body: The button.
        key: What stands on the cap, "" for none.
        ground: Colour of the button.
        ink: Colour of its words.

    Returns:
        Where the cap is; without width where there is none.
    """
    if not key:
        return QRectF(body.right() - EDGE, body.top(), 0, body.height())
    width = cap_width(painter.font(), key)
    cap = QRectF(body.right() - width - EDGE, body.center().y() - HEIGHT / 2, width, HEIGHT)
    painter.save()
    painter.setFont(cap_font(painter.font()))
    painter.setPen(QPen(QColor(mix(ground, ink, 0.4)), 1.0))
    painter.setBrush(QColor(mix(ground, ink, 0.04)))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(QColor(mix(ground, ink, 0.8)))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
    return cap


class KeyButton(QPushButton):
    """A button of the usual kind with a key cap at its right end."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self._key = ""

    @property
    def key(self) -> str:
        """What stands on the cap."""
        return self._key

    def set_key(self, key: str) -> None:
        """Say which key does the same, "" for none."""
        self._key = key
        self.setAccessibleDescription(self.tr("Key: {key}").format(key=key) if key else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The words stay in the middle, clear of the cap."""
        usual = super().sizeHint()
        room = 2 * (cap_width(self.font(), self._key) + EDGE // 2) if self._key else 0
        return QSize(usual.width() + room, max(usual.height(), HEIGHT + 8 if self._key else 0))

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the cap over it."""
        super().paintEvent(event)
        colours = theme.current()
        primary = self.property("role") == "primary" and self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        ground, ink = (colours.accent, colours.on_accent) if primary else (colours.raised, colours.muted)
        draw_cap(painter, QRectF(self.rect()), self._key, ground, ink)
        painter.end()
