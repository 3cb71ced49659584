"""What is on a figure: plain values in page units, x to the right, y down, later parts over earlier ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from shapekin.arrays import FloatArray, IntArray
from shapekin.render.figures.look import Outline
from shapekin.render.palette import Colour

DASH, SPACE = 7.0, 5.0
"""Lengths of the dashes of a dashed line and of the space between them."""


@dataclass(frozen=True)
class Area:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def inset(self, x: float, y: float | None = None) -> Area:
        """The same without a margin of `x` at the sides and `y` (`x` when None) above and below."""
        y = x if y is None else y
        return Area(self.x + x, self.y + y, self.width - 2 * x, self.height - 2 * y)


@dataclass(frozen=True)
class Box:
    """A rectangle with round corners."""

    area: Area
    fill: Colour | None = None
    outline: Colour | None = None
    width: float = 1.0
    radius: float = 8.0
    dashed: bool = False


@dataclass(frozen=True)
class Line:
    """A straight line from one place to another."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: Colour
    width: float = 1.0
    opacity: float = 1.0
    dashed: bool = False


@dataclass(frozen=True)
class Words:
    """A line of text whose baseline begins, has its middle or ends at `(x, y)`."""

    x: float
    y: float
    text: str
    size: float
    colour: Colour
    anchor: Literal["start", "middle", "end"] = "start"


@dataclass(frozen=True)
class Picture:
    """A PNG file, as large as fits into an area, in its middle."""

    area: Area
    png: bytes


@dataclass(frozen=True, eq=False)
class Dots:
    """Many points, drawn in their order.

    Attributes:
        places: `(m, 2)`.
        kinds: `(m,) int64`, index into `colours` and `markers`.
        colours: Of each kind.
        markers: Of each kind; an empty outline is a circle.
        radius: Of a circle.
        opacity: 0 to 1.
        rim: Colour of a thin edge, None for none.
    """

    places: FloatArray
    kinds: IntArray
    colours: tuple[Colour, ...]
    markers: tuple[Outline, ...]
    radius: float
    opacity: float = 1.0
    rim: Colour | None = None


Part = Box | Line | Words | Picture | Dots


@dataclass
class Scene:
    """One figure.

    Attributes:
        title: For those who can't see it, and for the file's own description.
        width: In page units.
        height: In page units.
        ground: Colour behind everything.
        parts: What is on it.
    """

    title: str
    width: float
    height: float
    ground: Colour
    parts: list[Part] = field(default_factory=list)

    def add(self, *parts: Part) -> None:
        """Put parts over those that are there."""
        self.parts.extend(parts)
