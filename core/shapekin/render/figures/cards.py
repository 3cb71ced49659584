"""An item's picture on a card, and what stands beside it."""

from __future__ import annotations

import numpy as np

from shapekin.render.figures.lettering import fitting, lines
from shapekin.render.figures.look import BODY, SMALL, marker_of
from shapekin.render.figures.scene import Area, Box, Dots, Part, Picture, Words
from shapekin.render.figures.subject import Group, Subject
from shapekin.render.palette import Colour

INSET = 4.0


def card(subject: Subject, row: int, area: Area, edge: Colour | None = None) -> list[Part]:
    """An item's picture; its name where it has none.

    Args:
        subject: Has the pictures.
        row: The item.
        area: A square.
        edge: Colour around it, None for none.
    """
    look = subject.look
    parts: list[Part] = [Box(area, look.card, edge, 2.0, radius=7)]
    png = subject.portrait(row)
    if png:
        return [*parts, Picture(area.inset(INSET), png)]
    told = lines(subject.names[row].replace("/", "/ ").replace("_", " "), SMALL, area.width - 4 * INSET)[:4]
    top = area.y + area.height / 2 - (len(told) - 1) * 0.62 * SMALL + 0.36 * SMALL
    middle = area.x + area.width / 2
    return parts + [
        Words(middle, top + place * 1.24 * SMALL, line, SMALL, look.quiet, "middle") for place, line in enumerate(told)
    ]


def swatch(group: Group, x: float, y: float, radius: float) -> Dots:
    """The mark of a group, as its points have it."""
    return Dots(np.array([[x, y]]), np.zeros(1, np.int64), (group.rgb,), (marker_of(group.colour),), radius)


def legend(subject: Subject, area: Area, rows: int = 2) -> list[Part]:
    """The groups with their colours, in lines from left to right; the largest where not all have room.

    Args:
        subject: Has the groups.
        area: Where; its height is not looked at.
        rows: At most so many lines.
    """
    look, columns = subject.look, 6
    step, leading = area.width / columns, 30.0
    shown = list(subject.groups)
    left = len(shown) - columns * rows
    if left > 0:
        shown = shown[: columns * rows - 1]
    shown.sort(key=lambda group: group.colour)
    parts: list[Part] = []
    for place, group in enumerate(shown):
        x, y = area.x + place % columns * step, area.y + place // columns * leading
        parts.append(swatch(group, x + 7, y - 0.34 * BODY, 7))
        parts.append(Words(x + 24, y, fitting(group.name, BODY, step - 40), BODY, look.ink))
    if left > 0:
        x, y = area.x + (columns - 1) * step, area.y + (rows - 1) * leading
        parts.append(Words(x + 24, y, f"and {left + 1:,} more", BODY, look.quiet))
    return parts
