"""What a feature extractor is: data in, one row of numbers an item out.

A new extractor is one file. It holds a class that follows `FeatureExtractor`: a name, a title, a version,
the kinds of data that it takes, and `extract`. Built in, it is listed in `features/catalogue.py`; in a package
of its own it is offered as an entry point of the group `shapekin.features`, whose value is the class:

    [project.entry-points."shapekin.features"]
    dinov2 = "my_package.dino:DinoFeatures"

From then on `shapekin features` lists it and `shapekin new --features dinov2` uses it. A network that somebody
trained says `learned = True`: its rows are kept in full, and models take them as their input. Heavy libraries
are imported inside the methods, for the app lists the extractors in a process that must never load them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Mapping
from typing import ClassVar, TypeAlias

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind

Room: TypeAlias = Callable[[tuple[int, int]], FloatArray]
"""Gives an array `(n, d) float32` to fill: of memory, or of a file where that would be too much."""


def memory(shape: tuple[int, int]) -> FloatArray:
    """Room in memory."""
    return np.empty(shape, np.float32)


class FeatureExtractor(ABC):
    """Describes items by rows of numbers whose distances mean likeness.

    Attributes:
        name: As on the command line.
        title: As in the app.
        version: Part of the cache key: raised whenever the numbers change.
        accepts: The kinds of data it describes.
        learned: True when a trained network made the rows: models take them as their input.
        needs: What must be there first, as a command; "" for nothing.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    version: ClassVar[int]
    accepts: ClassVar[frozenset[DataKind]]
    learned: ClassVar[bool] = False
    needs: ClassVar[str] = ""

    def require(self) -> None:  # noqa: B027  most need nothing
        """Look whether everything is there that it needs, before long work begins.

        Raises:
            ShapekinError: Something is missing; the hint says how to get it.
        """

    def made_by(self) -> Mapping[str, str | int]:
        """All that the numbers depend on besides the data, for the cache key."""
        return {"extractor": self.name, "extractor_version": self.version}

    @abstractmethod
    def extract(
        self, data: AnyArray, rng: np.random.Generator, room: Room = memory
    ) -> Generator[float, None, FloatArray]:
        """Describe every item.

        Args:
            data: `(n, ...)` of one of the kinds in `accepts`, maybe a memory map larger than memory: read it
                in blocks, and leave it as it is.
            rng: The only source of randomness.
            room: Where wide rows are to be put; learned extractors call it once.

        Yields:
            The share done, 0 to 1: progress, and a point to cancel.

        Returns:
            `(n, d) float32`; at most 60 columns unless it is `learned`.
        """
