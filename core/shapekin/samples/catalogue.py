"""The samples by name, for the command line and the welcome page."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from shapekin.errors import UnknownNameError
from shapekin.samples.digits import AVAILABLE, write_digits
from shapekin.samples.off import write_chairs


class Writer(Protocol):
    """Fills a new or empty folder and yields, after each file, how many are written."""

    def __call__(self, folder: Path, count: int, seed: int) -> Generator[int, None, None]:
        """Write `count` files; a `seed` names one and the same choice of them."""


@dataclass(frozen=True, slots=True)
class SampleCard:
    """What a person reads of a sample before asking for it.

    Attributes:
        name: For the command line.
        title: For people.
        summary: One sentence.
        default_count: How many items unless asked otherwise.
        write: Makes it.
    """

    name: str
    title: str
    summary: str
    default_count: int
    write: Writer


SAMPLES: dict[str, SampleCard] = {
    card.name: card
    for card in (
        SampleCard(
            "chairs",
            "Chairs",
            "Generated chairs of ten kinds, from bar stools to sofas, as OFF meshes.",
            320,
            write_chairs,
        ),
        SampleCard(
            "digits",
            "Handwritten digits",
            "The 1,797 handwritten digits of scikit-learn, as 28 x 28 pictures.",
            AVAILABLE,
            write_digits,
        ),
    )
}


def sample_card(name: str) -> SampleCard:
    """The card of a sample.

    Raises:
        UnknownNameError: There is none of this name.
    """
    card = SAMPLES.get(name)
    if card is None:
        raise UnknownNameError(f"There is no sample {name!r}.", f"There are: {', '.join(SAMPLES)}.")
    return card
