"""How figures look: light and dark grounds, four sizes of type, markers as a second channel beside colour."""

from __future__ import annotations

import math
from dataclasses import dataclass

from shapekin.render.palette import OKABE_ITO, Colour

PAGE = 1600.0
"""Width of every figure in its own units; at the usual size one unit is one pixel."""
MARGIN = 48.0
SMALL, BODY, HEAD, TITLE = 15.0, 18.0, 23.0, 34.0


@dataclass(frozen=True)
class Look:
    """The colours of a figure beside those of the groups; the app's own in its two themes.

    Attributes:
        ground: Of the page.
        card: Behind pictures and points.
        line: Hairlines.
        ink: Words.
        quiet: Words of less weight.
        same: Pairs called the same.
        different: Pairs called different.
        faint: Points of no group.
    """

    ground: Colour
    card: Colour
    line: Colour
    ink: Colour
    quiet: Colour
    same: Colour
    different: Colour
    faint: Colour


LIGHT = Look(
    ground=(252, 252, 251), card=(255, 255, 255), line=(220, 220, 216), ink=(29, 30, 32), quiet=(98, 101, 106),
    same=(0, 121, 92), different=(184, 65, 15), faint=(205, 205, 201),
)  # fmt: skip
DARK = Look(
    ground=(30, 31, 34), card=(41, 43, 47), line=(58, 60, 65), ink=(236, 236, 234), quiet=(163, 167, 173),
    same=(63, 199, 154), different=(255, 145, 102), faint=(78, 81, 87),
)  # fmt: skip

Outline = tuple[tuple[float, float], ...]


def _regular(sides: int, apothem: float, drop: float) -> Outline:
    reach = apothem / math.cos(math.pi / sides)
    turns = (2 * math.pi * corner / sides for corner in range(sides))
    return tuple((reach * math.sin(turn), drop - reach * math.cos(turn)) for turn in turns)


_ARM, _HALF = 1.05, 0.4
MARKERS: tuple[Outline, ...] = (
    (),  # a circle of radius 1
    ((-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)),
    _regular(3, 0.62, 0.2),
    ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)),
    (
        (-_HALF, -_ARM), (_HALF, -_ARM), (_HALF, -_HALF), (_ARM, -_HALF), (_ARM, _HALF), (_HALF, _HALF),
        (_HALF, _ARM), (-_HALF, _ARM), (-_HALF, _HALF), (-_ARM, _HALF), (-_ARM, -_HALF), (-_HALF, -_HALF),
    ),
    _regular(5, 0.85, 0.0),
)  # fmt: skip
"""Corners of each marker, y down, in the order that the app's map uses."""


def marker_of(colour: int) -> Outline:
    """Marker for a palette index: another one for every eight colours, as many as can be told apart."""
    return MARKERS[max(colour, 0) // len(OKABE_ITO) % len(MARKERS)]
