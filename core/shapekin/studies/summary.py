"""What came out: means and spreads over seeds, and whether goals were reached."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from shapekin.studies.ledger import Entry
from shapekin.studies.study import Against, Cell, Goal, Table

TOLERANCE = 1e-9  # of sums of floats


class Verdict(StrEnum):
    """What became of a goal."""

    REACHED = "reached"
    MISSED = "missed"
    UNMEASURED = "not measured"
    UNKNOWN = "cannot be said"


@dataclass(frozen=True)
class Spread:
    """Some values of the same thing.

    Attributes:
        values: One a seed.
    """

    values: tuple[float, ...]

    @property
    def mean(self) -> float:
        """Their mean; NaN of none."""
        return sum(self.values) / len(self.values) if self.values else math.nan

    @property
    def deviation(self) -> float:
        """Their standard deviation, estimated from a sample (n - 1); NaN of fewer than two."""
        n = len(self.values)
        return math.sqrt(sum((value - self.mean) ** 2 for value in self.values) / (n - 1)) if n > 1 else math.nan

    def __str__(self) -> str:
        if not self.values:
            return "-"
        if len(self.values) == 1:
            return number(self.mean)
        return f"{number(self.mean)} ± {number(self.deviation)}"


@dataclass(frozen=True)
class Line:
    """A line of a table: a setting on a data set.

    Attributes:
        data: As in `Cell`.
        setting: As in `Cell`.
        numbers: By seed.
        wanted: Seeds that are to be measured.
        faults: Why some have no numbers.
        seconds: Of those that have.
    """

    data: str
    setting: str
    numbers: Mapping[int, Mapping[str, float]]
    wanted: int
    faults: tuple[str, ...]
    seconds: Spread

    def spread(self, measure: str) -> Spread:
        """Over the seeds that have this number."""
        return Spread(tuple(found[measure] for found in self.numbers.values() if measure in found))

    def along(self, measure: str) -> dict[float, Spread]:
        """The numbers called `measure@x`, by x, ascending."""
        places = {float(name.partition("@")[2]): name for found in self.numbers.values() for name in found
                  if name.partition("@")[0] == measure and "@" in name}  # fmt: skip
        return {x: self.spread(places[x]) for x in sorted(places)}


@dataclass(frozen=True)
class Outcome:
    """A goal and what came of it.

    Attributes:
        goal: The goal.
        found: Over seeds.
        lacking: Seeds that are still to be measured.
    """

    goal: Goal
    found: Spread
    lacking: int

    @property
    def short(self) -> float:
        """By how much the mean misses the goal; 0 or less where it is reached."""
        mean = self.found.mean
        return max(
            self.goal.least - mean if self.goal.least is not None else -math.inf,
            mean - self.goal.most if self.goal.most is not None else -math.inf,
        )

    @property
    def verdict(self) -> Verdict:
        """Whether it was reached."""
        if not self.found.values:
            return Verdict.UNMEASURED
        if self.goal.least is None and self.goal.most is None:
            return Verdict.UNKNOWN
        return Verdict.REACHED if self.short <= TOLERANCE else Verdict.MISSED

    @property
    def reached(self) -> str:
        """In words: yes, NO and by how much, or why nobody can say."""
        match self.verdict:
            case Verdict.REACHED:
                words = "yes"
            case Verdict.MISSED:
                words = f"NO, by {number(self.short)}"
            case other:
                return str(other)
        return words + (f" ({self.lacking} seeds to come)" if self.lacking else "")


def lines(table: Table, entries: Mapping[str, Entry]) -> list[Line]:
    """A line for each setting on each data set, in the order of the cells."""
    groups: dict[tuple[str, str], list[Cell]] = {}
    for cell in table.cells:
        groups.setdefault((cell.data, cell.setting), []).append(cell)
    return [_line(cells, entries) for cells in groups.values()]


def outcomes(table: Table, found: Iterable[Line]) -> list[Outcome]:
    """What came of each goal."""
    by_name = {(line.data, line.setting): line for line in found}
    return [_outcome(goal, by_name) for goal in table.goals]


def number(value: float) -> str:
    """A number as tables show it."""
    if math.isnan(value):
        return "-"
    if abs(value) >= 2 and value == round(value):  # a count
        return f"{value:.0f}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def _line(cells: list[Cell], entries: Mapping[str, Entry]) -> Line:
    known = [(cell, entries[cell.key]) for cell in cells if cell.key in entries]
    good = [(cell.seed, entry) for cell, entry in known if not entry.fault]
    return Line(
        data=cells[0].data,
        setting=cells[0].setting,
        numbers={seed: entry.numbers for seed, entry in good},
        wanted=len(cells),
        faults=tuple(entry.fault for _, entry in known if entry.fault),
        seconds=Spread(tuple(entry.seconds for _, entry in good)),
    )


def _outcome(goal: Goal, by_name: Mapping[tuple[str, str], Line]) -> Outcome:
    line = by_name.get((goal.data, goal.setting))
    if line is None:
        return Outcome(goal, Spread(()), 0)
    own = {seed: found[goal.measure] for seed, found in line.numbers.items() if goal.measure in found}
    if goal.against is not Against.NOTHING:
        other = by_name.get((goal.data, goal.other))
        base = {} if other is None else other.numbers
        measure = goal.other_measure or goal.measure
        pairs = {seed: (value, base[seed][measure]) for seed, value in own.items() if measure in base.get(seed, {})}
        if goal.against is Against.GAIN:
            own = {seed: value - before for seed, (value, before) in pairs.items()}
        else:
            own = {seed: (1 - value) / (1 - before) for seed, (value, before) in pairs.items() if before < 1}
    return Outcome(goal, Spread(tuple(own.values())), line.wanted - len(own))
