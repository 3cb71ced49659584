"""What a study is: tables of cells, each the work of minutes, and what their numbers were to reach."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapekin.studies.sources import Sources
    from shapekin.studies.workplace import Workplace

Setting = bool | int | float | str
Numbers = Mapping[str, float]
Work = Callable[..., Numbers]
"""Takes a `Workplace`, the name of the data and a seed, then the cell's settings by name."""


@dataclass(frozen=True)
class Cell:
    """One number, or a few, of a table: one data set, one setting, one seed.

    Attributes:
        table: Name of its table.
        data: Name of what it is measured on.
        setting: Which line of the table, in words.
        seed: Of everything random.
        work: Measures it.
        settings: What `work` is told besides; whoever changes them gets other numbers.
        version: Of `work`: raised when it gives other numbers with the same settings.
        file: Of the data folder, "" for data that code makes.
    """

    table: str
    data: str
    setting: str
    seed: int
    work: Work
    settings: Mapping[str, Setting]
    version: int = 1
    file: str = ""

    @property
    def key(self) -> str:
        """What it is called, the same for ever."""
        return f"{self.table}/{self.data}/{self.setting}/{self.seed}"

    @cached_property
    def fingerprint(self) -> str:
        """Hash of all that its numbers depend on, besides the program."""
        made_by = [self.key, self.work.__name__, self.version, sorted(self.settings.items())]
        return hashlib.sha256(json.dumps(made_by).encode()).hexdigest()[:16]

    def measure(self, place: Workplace) -> Numbers:
        """Do the work."""
        return self.work(place, self.data, self.seed, **self.settings)


class Against(StrEnum):
    """What a number is held against."""

    NOTHING = "nothing"
    GAIN = "gain"  # it, less that of another line with the same seed
    ERROR_SHARE = "error_share"  # 1 - it, over the same of another line


@dataclass(frozen=True)
class Goal:
    """What a mean over seeds was to reach.

    Attributes:
        data: As in `Cell`.
        setting: As in `Cell`.
        measure: Name of the number.
        least: It is reached from here on; None for no such bound.
        most: It is reached up to here; None for no such bound. Without any bound nobody can say.
        published: What the paper says, in words.
        other: The line that it is held against.
        against: How.
        other_measure: The number of that line; "" for the same one.
    """

    data: str
    setting: str
    measure: str
    least: float | None = None
    most: float | None = None
    published: str = ""
    other: str = ""
    against: Against = Against.NOTHING
    other_measure: str = ""

    @property
    def wanted(self) -> str:
        """The bound, in words."""
        bounds = [f"at least {self.least:g}"] if self.least is not None else []
        bounds += [f"at most {self.most:g}"] if self.most is not None else []
        return ", ".join(bounds) or "not known"

    @property
    def measured(self) -> str:
        """What is measured, in words."""
        other = f"{self.other_measure} of “{self.other}”" if self.other_measure else f"“{self.other}”"
        return {
            Against.NOTHING: self.measure,
            Against.GAIN: f"{self.measure}, gain over {other}",
            Against.ERROR_SHARE: f"1 - {self.measure}, as a share of that of {other}",
        }[self.against]


@dataclass(frozen=True)
class Curve:
    """A plot of numbers called `measure@x`.

    Attributes:
        measure: Name before the "@".
        title: Over the plot.
        along: What x is.
    """

    measure: str
    title: str
    along: str


@dataclass(frozen=True)
class Table:
    """Cells that belong together.

    Attributes:
        name: As on the command line.
        title: As on the page.
        notes: How it was measured and where that differs from the paper; one paragraph each.
        cells: In order.
        columns: Numbers shown; others stay in the results.
        goals: What was to be reached.
        curves: Plots.
    """

    name: str
    title: str
    notes: tuple[str, ...]
    cells: tuple[Cell, ...]
    columns: tuple[str, ...]
    goals: tuple[Goal, ...] = ()
    curves: tuple[Curve, ...] = ()


@dataclass(frozen=True)
class Scale:
    """How much of a study is done.

    Attributes:
        seeds: Of each cell; 0 for as many as the table wants.
        quick: Few items and few passes: shows that all works, proves nothing.
    """

    seeds: int = 0
    quick: bool = False

    def seeds_of(self, usual: int) -> range:
        """The seeds of a cell that usually has so many."""
        return range(self.seeds or (1 if self.quick else usual))

    def of(self, whole: int, quick: int) -> int:
        """One of two amounts."""
        return quick if self.quick else whole


@dataclass(frozen=True)
class Study:
    """Tables that one command makes.

    Attributes:
        name: As on the command line.
        title: As on the page.
        summary: One sentence for the list.
        tables: Makes them, for a scale and for the data that there are.
    """

    name: str
    title: str
    summary: str
    tables: Callable[[Scale, Sources], tuple[Table, ...]]
