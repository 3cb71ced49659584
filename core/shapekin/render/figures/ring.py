"""Cards around a plot, each joined to a point: evenly spread, never over one another, lines that never cross."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import FloatArray
from shapekin.render.figures.scene import Area

_NEARLY_FULL = 0.75


@dataclass(frozen=True)
class Ring:
    """The border of a rectangle, where cards of one size stand.

    Attributes:
        frame: The rectangle.
        width: Of a card.
        height: Of a card.
        gap: Least space between cards.
    """

    frame: Area
    width: float
    height: float
    gap: float

    @property
    def inner(self) -> Area:
        """What the cards leave free."""
        return self.frame.inset(self.width, self.height)

    @property
    def capacity(self) -> int:
        """Number of cards that fit."""
        return sum(self._room())

    def _room(self) -> tuple[int, int, int, int]:
        """How many cards fit above, below, left and right."""
        across = int((self.frame.width + self.gap) // (self.width + self.gap))
        down = int((self.inner.height - self.gap) // (self.height + self.gap))
        return across, across, max(down, 0), max(down, 0)

    def slots(self, count: int) -> list[Area]:
        """Where `count` cards stand, at most `capacity`: shared out among the sides by their room."""
        room = np.array(self._room())
        shares = count * room / room.sum()
        here = np.floor(shares).astype(int)
        here[np.argsort(here - shares, kind="stable")[: count - here.sum()]] += 1
        above, below, left, right = here.tolist()
        frame = self.frame
        xs = ((frame.x, left), (frame.right - self.width, right))
        ys = ((frame.y, above), (frame.bottom - self.height, below))
        rows = [
            Area(frame.x + frame.width * (place + 0.5) / number - self.width / 2, y, self.width, self.height)
            for y, number in ys
            for place in range(number)
        ]
        tall = self.inner.inset(0, self.gap / 2)
        columns = [
            Area(x, tall.y + tall.height * (place + 0.5) / number - self.height / 2, self.width, self.height)
            for x, number in xs
            for place in range(number)
        ]
        return rows + columns

    def anchor(self, slot: Area) -> tuple[float, float]:
        """Where a line to a card ends: on its inner side."""
        inner = self.inner
        x = min(max(slot.x + slot.width / 2, inner.x), inner.right)
        y = min(max(slot.y + slot.height / 2, inner.y), inner.bottom)
        return x, y

    def joined(self, points: FloatArray) -> list[Area]:
        """A slot for each of at most `capacity` points `(m, 2)`, in their order.

        Few cards are evenly spread; where nearly all places are taken, those farthest from any point stay empty. Of
        all ways to join points and slots it is the one with the least length of lines: there no two lines cross.
        """
        from scipy.optimize import linear_sum_assignment

        crowded = len(points) > _NEARLY_FULL * self.capacity
        slots = self.slots(self.capacity if crowded else len(points))
        ends: NDArray[np.float64] = np.array([self.anchor(slot) for slot in slots]).reshape(-1, 2)
        lengths = np.linalg.norm(np.asarray(points, np.float64)[:, None] - ends[None], axis=2)
        _, chosen = linear_sum_assignment(lengths)
        return [slots[at] for at in chosen.tolist()]
