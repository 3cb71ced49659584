"""The icons: one family of line drawings, in the colours of the theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from shapekin_app import theme

SIZES = (16, 20, 24, 32, 48, 64)

_names: dict[int, str] = {}
"""Names of the icons given out, by `QIcon.cacheKey`, so that a new theme can draw them again."""


def resources() -> Path:
    """The folder of pictures: inside the package when installed, beside the sources in a checkout."""
    here = Path(__file__).resolve()
    inside = here.parent / "resources"
    return inside if inside.is_dir() else here.parents[2] / "resources"


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The drawing `name` in one colour.

    Args:
        name: File name in `resources/icons`, without its ending.
        colour: Such as "#1d1e20".
        size: Side in device-independent pixels.
        ratio: Device pixels to each of those.
    """
    return _drawn(_renderer(name, colour), size, ratio)


def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))


def _drawn(renderer: QSvgRenderer, size: int, ratio: float = 1.0) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str) -> QIcon:
    """The icon `name` for buttons and actions; it follows the theme (see `repaint_icons`)."""
    colours = theme.current()
    text, line, accent = (_renderer(name, colour) for colour in (colours.text, colours.line, colours.accent))
    drawn = QIcon()
    for size in SIZES:
        drawn.addPixmap(_drawn(text, size), QIcon.Mode.Normal)
        drawn.addPixmap(_drawn(line, size), QIcon.Mode.Disabled)
        active = _drawn(accent, size)
        drawn.addPixmap(active, QIcon.Mode.Selected)
        drawn.addPixmap(active, QIcon.Mode.Normal, QIcon.State.On)
    _names[drawn.cacheKey()] = name
    return drawn


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    drawn = QIcon()
    for size in (16, 32, 64, 128, 256):
        drawn.addPixmap(pixmap("shapekin", "#000000", size))
    return drawn


def repaint_icons(app: QApplication) -> None:
    """Draw every icon that is in use again, in the colours of the theme in use now."""
    known = dict(_names)
    _names.clear()
    for owner in _owners(app):
        name = known.get(owner.icon().cacheKey())
        if name is not None:
            owner.setIcon(icon(name))


def _owners(app: QApplication) -> Iterator[QAction | QAbstractButton]:
    seen: dict[int, QAction] = {}  # kept, lest another be made at the same address
    for widget in app.allWidgets():
        if isinstance(widget, QAbstractButton) and not _shows_action(widget):
            yield widget
        for action in widget.actions():
            if id(action) not in seen:
                seen[id(action)] = action
                yield action


def _shows_action(widget: QWidget) -> bool:
    """A tool button that shows an action takes the action's icon by itself."""
    default_action = getattr(widget, "defaultAction", None)
    return default_action is not None and default_action() is not None
