"""Colours and type, light and dark: every colour that the application shows is named here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from shapekin.render.palette import PALETTES, cluster_colour

GRID = 8
"""Every distance is a multiple of this many pixels, or half of it inside controls."""
SMALL, BODY, TITLE = 0.88, 1.0, 1.6
"""The three sizes of type, times the size of the system's font."""


def font(size: float = BODY, *, strong: bool = False) -> QFont:
    """The system's font in one of the three sizes."""
    made = QApplication.font()
    made.setPointSizeF(made.pointSizeF() * size)
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


@dataclass(frozen=True)
class Theme:
    """A set of colours. Text on `window`, `surface` and `raised` keeps a contrast of at least 4.5:1.

    Attributes:
        dark: True for light on dark.
        window: Behind everything.
        surface: Docks, lists, the map.
        raised: Buttons, cards, fields.
        line: Hairlines between them.
        text: Words.
        muted: Words of less weight.
        accent: What can be pressed, what is selected.
        on_accent: Words on `accent`.
        must_link: "Same".
        cannot_link: "Different".
        warning: What asks for care.
        error: What went wrong.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    must_link: str
    cannot_link: str
    warning: str
    error: str

    def cluster(self, colour: int) -> QColor:
        """Colour of the sub-category whose palette index is `colour`; grey for -1."""
        if colour < 0:
            return QColor(self.muted)
        return QColor(*cluster_colour(colour, PALETTES[_palette]))


LIGHT = Theme(
    dark=False, window="#f3f3f1", surface="#fcfcfb", raised="#ffffff", line="#dcdcd8", text="#1d1e20",
    muted="#62656a", accent="#2459c4", on_accent="#ffffff", must_link="#00795c", cannot_link="#b8410f",
    warning="#8a5a00", error="#b3261e",
)  # fmt: skip
DARK = Theme(
    dark=True, window="#17181a", surface="#1e1f22", raised="#292b2f", line="#3a3c41", text="#ececea",
    muted="#a3a7ad", accent="#7fa7f5", on_accent="#0f1524", must_link="#3fc79a", cannot_link="#ff9166",
    warning="#e6b450", error="#ff8a80",
)  # fmt: skip

_current = LIGHT
_palette = next(iter(PALETTES))


def current() -> Theme:
    """The theme in use."""
    return _current


def use(theme: Theme) -> None:
    """Change the theme in use; `effects.Look` repaints."""
    global _current
    _current = theme


def use_palette(name: str) -> None:
    """Change the colours of sub-categories, to one of `PALETTES`; views are to draw again."""
    global _palette
    _palette = name
