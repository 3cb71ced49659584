"""What is sorted: `Item` and the immutable, ordered `Dataset`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import UnknownNameError


class DataKind(StrEnum):
    """What one item is, once prepared."""

    CLOUDS = "clouds"  # (n, p, 3) float32, within [-1, 1]: see `ImportOptions.normalise`
    IMAGES = "images"  # (n, h, w, c) uint8
    FEATURES = "features"  # (n, d) float32


@dataclass(frozen=True, slots=True)
class Item:
    """One shape, image or row of features.

    Attributes:
        name: Unique in its data set; shown in the app, used by the command line.
        path: Path relative to the source, as the operating system's bytes (names need not be
            UTF-8); for array sources the row number in ASCII.
        content_hash: SHA-256 of the file's bytes (of the row's bytes for arrays), hexadecimal.
        label: The true kind where the layout tells it, "" where not. Never used for training.
    """

    name: str
    path: bytes
    content_hash: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One file that could not be read, and why.

    Attributes:
        path: Path relative to the source, as bytes.
        display: The same for people.
        reason: A sentence a person understands.
    """

    path: bytes
    display: str
    reason: str


@dataclass(frozen=True)
class Dataset:
    """Items in a fixed order, all of one kind. Item i is row i of every array about them."""

    kind: DataKind
    items: tuple[Item, ...]

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def revision(self) -> str:
        """Hash of kind, names and contents: results for another revision are stale."""
        digest = hashlib.sha256(self.kind.encode())
        for item in self.items:
            digest.update(item.name.encode("utf-8", "surrogateescape") + b"\0" + item.content_hash.encode())
        return digest.hexdigest()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of all items, in order."""
        return tuple(item.name for item in self.items)

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {item.name: row for row, item in enumerate(self.items)}

    def row(self, name: str) -> int:
        """Row of the item called `name`.

        Raises:
            UnknownNameError: There is no such item.
        """
        try:
            return self._rows[name]
        except KeyError:
            raise UnknownNameError(
                f'There is no item "{name}" in this project.',
                "Names are those that `shapekin ask` and the app show.",
            ) from None

    @cached_property
    def duplicates(self) -> tuple[tuple[int, ...], ...]:
        """Groups of rows whose contents are exactly the same, each in order, by their first row."""
        rows: dict[str, list[int]] = {}
        for row, item in enumerate(self.items):
            rows.setdefault(item.content_hash, []).append(row)
        return tuple(tuple(group) for group in rows.values() if len(group) > 1)

    @cached_property
    def label_names(self) -> tuple[str, ...]:
        """The distinct true labels, sorted; empty when no item has one."""
        return tuple(sorted({item.label for item in self.items} - {""}))

    @cached_property
    def true_labels(self) -> IntArray:
        """`(n,) int64` index into `label_names`; -1 where the item has no label."""
        index = {name: i for i, name in enumerate(self.label_names)}
        return np.array([index.get(item.label, -1) for item in self.items], dtype=np.int64)
