"""Enough? What share of the items further answers would move, judged from the items asked about so far.

Before an item is asked about, the partition has put it somewhere; the answers tell whether rightly. The items that
are asked about are typical of the data (`certain_sets` takes those that cover it), so the share that was wrong lately
is roughly the share that is still wrong elsewhere, but for what the partition has learned since. Strategies that look
for trouble (`loss`, `adaptive`) find more of it than there is. How near it comes: benchmarks/RESULTS.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from shapekin.queries.second_look import NAME as SECOND_LOOK

WINDOW = 30  # items; older ones were judged by partitions that have learned since
LEAST = 8  # items, before anything is said
Z = 1.645  # nine of ten intervals hold what they estimate


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A comparison, and what the partition of its moment implied.

    Attributes:
        a: Row of the first item.
        b: Row of the second item.
        same: What the person said.
        expected: What the partition implied.
        strategy: Who asked.
    """

    a: int
    b: int
    same: bool
    expected: bool
    strategy: str = ""


@dataclass(frozen=True, slots=True)
class Moving:
    """How many items further answers would move, as is to be expected.

    Attributes:
        share: Of all items, 0 to 1.
        low: Lower end of the 90 % interval (Wilson, JASA 1927).
        high: Upper end.
        items: How many items it was judged from; below `LEAST` it says nothing.
    """

    share: float
    low: float
    high: float
    items: int

    @property
    def known(self) -> bool:
        """Whether there is enough to judge from."""
        return self.items >= LEAST


def foreseen_rightly(said: Iterable[Foreseen]) -> list[bool]:
    """For each item that was asked about, in order: had the partition foreseen all that was said of it?

    An item's comparisons follow each other until it is placed. Those with an item that was itself misplaced tell
    nothing of it; what was asked to check earlier answers is left out.
    """
    known: set[int] = set()
    verdicts: dict[int, bool] = {}  # in the order in which the items came
    subject = -1
    for one in said:
        if one.strategy == SECOND_LOOK:
            continue
        fresh = [item for item in (one.a, one.b) if item not in known]
        if fresh or subject not in (one.a, one.b):
            subject = fresh[0] if fresh else max(one.a, one.b)
        known |= {one.a, one.b}
        other = one.b if subject == one.a else one.a
        if verdicts.get(other, True):
            verdicts[subject] = verdicts.get(subject, True) and one.same == one.expected
    return list(verdicts.values())


def course(rightly: Sequence[bool]) -> list[Moving]:
    """The estimate after each item."""
    return [moving(rightly[max(0, count - WINDOW) : count]) for count in range(1, len(rightly) + 1)]


def moving(rightly: Sequence[bool]) -> Moving:
    """The estimate after some items."""
    recent = rightly[-WINDOW:]
    n, wrong = len(recent), len(recent) - sum(recent)
    centre = (wrong + Z**2 / 2) / (n + Z**2)
    reach = Z / (n + Z**2) * sqrt((wrong * (n - wrong) / n if n else 0.0) + Z**2 / 4)
    return Moving(wrong / n if n else 1.0, max(centre - reach, 0.0), min(centre + reach, 1.0), n)
