"""Axes of a plot: values along a line on the page, with round marks."""

from __future__ import annotations

import math
from collections.abc import Sequence

from shapekin.render.figures.look import Look
from shapekin.render.figures.scene import Area, Line, Scene, Words


class Axis:
    """Values along a line.

    Args:
        values: Those that must have a place.
        start: Where the lowest mark stands, in page units.
        end: Where the highest mark stands.
    """

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        low, high = min(values), max(values)
        if high - low < 1e-9:
            low, high = low - 0.5, high + 0.5
        step: float = 10.0 ** math.floor(math.log10((high - low) / 4))
        step *= next(factor for factor in (1, 2, 5, 10) if (high - low) / (step * factor) <= 6)
        self._low, self._high = math.floor(low / step + 1e-6) * step, math.ceil(high / step - 1e-6) * step
        self._start, self._end = start, end
        count = round((self._high - self._low) / step)
        self.marks: list[float] = [self._low + step * place for place in range(count + 1)]
        self._places = max(0, -math.floor(math.log10(step) + 1e-9))

    def at(self, value: float) -> float:
        """Where a value stands."""
        return self._start + (value - self._low) / (self._high - self._low) * (self._end - self._start)

    def said(self, mark: float) -> str:
        """A mark in figures."""
        return f"{mark:.{self._places}f}"


def grid(
    scene: Scene, area: Area, across: Axis, up: Axis | None, look: Look, along: str = "", size: float = 13
) -> None:
    """Draw hairlines and figures around an area, and what runs along it."""
    for mark in across.marks:
        x = across.at(mark)
        scene.add(Line((x, area.y), (x, area.bottom), look.line))
        scene.add(Words(x, area.bottom + 1.4 * size, across.said(mark), size, look.quiet, "middle"))
    for mark in up.marks if up is not None else ():
        y = up.at(mark) if up is not None else 0.0
        scene.add(Line((area.x, y), (area.right, y), look.line))
        scene.add(Words(area.x - 8, y + 0.4 * size, up.said(mark) if up is not None else "", size, look.quiet, "end"))
    if along:
        middle = area.x + area.width / 2
        scene.add(Words(middle, area.bottom + 3 * size, along, size, look.quiet, "middle"))
