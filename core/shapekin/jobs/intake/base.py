"""What every intake is: one result at a time, so that the caller owns the memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind, Fault, Item
from shapekin.data.isolation import ReaderPool, Reply
from shapekin.data.layouts.base import Listing
from shapekin.data.options import ImportOptions
from shapekin.errors import UnreadableFileError


@dataclass(frozen=True)
class PreparedItem:
    """One item, ready to be stored.

    Attributes:
        item: Its name, path, hash and label.
        row: `(p, 3) float32` in the axes of the file, its bounding box centred, its farthest point at norm 1;
            `(h, w, c) uint8`, a square before colour and contrast are chosen; or `(d,) float32`. The
            `row_shape` of its intake. What the options make of it comes later (`data/preparation/finishing`).
        grey: Whether all channels of a picture are equal; False for other kinds.
        thumbnail: PNG file, upright; empty for feature rows.
        centre: Where the middle of the bounding box was in the file.
        radius: How far its farthest point was from there; 1 for pictures and feature rows.
        kept: True when an earlier import had read it, and nothing was read now.
    """

    item: Item
    row: AnyArray
    grey: bool
    thumbnail: bytes
    centre: tuple[float, float, float] = (0.0, 0.0, 0.0)
    radius: float = 1.0
    kept: bool = False


@dataclass(frozen=True)
class Intake(ABC):
    """What is about to be read.

    Attributes:
        source: The folder or array file.
        options: How it is read.
        listing: Its candidates.
        row_shape: Shape of every row. Pictures from files have three channels; keep only the first when
            every prepared item says that it is grey.
        row_dtype: "float32" or "uint8".
    """

    source: Path
    options: ImportOptions
    listing: Listing
    row_shape: tuple[int, ...]
    row_dtype: str

    def __len__(self) -> int:
        return len(self.listing.candidates)

    def find_up(self, workers: int = 2, readers: ReaderPool | None = None) -> str:
        """The axis that is up in the shapes of this source, "z" or "y": as asked, else guessed.

        Args:
            workers: Children that measure side by side.
            readers: Children that are there already, to measure files with.
        """
        if self.options.up != "auto":
            return self.options.up
        if self.listing.kind is not DataKind.CLOUDS or self.listing.layout == "modelnet":
            return "z"
        return self._guess_up(workers, readers)

    @abstractmethod
    def _guess_up(self, workers: int, readers: ReaderPool | None) -> str:
        """Measure some shapes of the collection."""

    @abstractmethod
    def prepare(self, up: str, workers: int = 2) -> Iterator[PreparedItem | Fault]:
        """Read everything, in the order of the candidates.

        Args:
            up: The axis that is up in shapes, see `find_up`.
            workers: Children that read side by side.

        Yields:
            One prepared item or one fault for each candidate.
        """

    def kept(self, up: str, known: Sequence[tuple[bytes, str]]) -> Iterator[PreparedItem | None]:  # noqa: ARG002
        """What an earlier import kept of items whose files are gone, None where it kept nothing.

        Args:
            up: The axis that is up in shapes.
            known: Path and content hash of each.
        """
        yield from (None for _ in known)


def leans(outcomes: Iterable[Reply | UnreadableFileError]) -> list[float]:
    """All numbers in the arrays `leans` of the replies that make sense, see `up_axis.lean_to_y`."""
    told = [one.arrays.get("leans", np.zeros(0)) for one in outcomes if isinstance(one, Reply)]
    return [float(lean) for array in told for lean in array.ravel() if np.isfinite(lean)]
