"""What imports have read so far, by content: whatever was read once is not read again.

Each kind of value has its shelf, named by the options it depends on: prepared rows, thumbnails, and facts that
depend on no option: which content lay at which path, and how a shape leans. So an import that was killed goes
on, another choice of categories reads nothing, another number of points draws no thumbnail.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeAlias

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.stages import picture_options, reading_options
from shapekin.store.cache import Cache, cache_key
from shapekin.store.shelf import Shelf

JOURNAL_VERSION = 1
"""Of readers, sampling and thumbnails: raise it when they come to other results."""

Stamp: TypeAlias = tuple[int, int, int]
"""Size, time of the last change in ns, inode: a file of which they are the same is the same."""
RACY_NS = 2_000_000_000
"""A file that was read so soon after its last change may change again without another time stamp."""


@dataclass(frozen=True, slots=True)
class Row:
    """An item before finishing, see `PreparedItem`."""

    row: AnyArray
    grey: bool
    centre: tuple[float, float, float]
    radius: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """A content that can't be read, wherever it lies."""

    reason: str


class Journal:
    """The shelves of one import. A context manager: what was kept is written at its end.

    Args:
        cache: Where they are; None to keep nothing.
        options: How items are read.
        kind: Of the items.
        up: The axis that is up in shapes; "" while it is not known: then only facts are looked up.
    """

    def __init__(self, cache: Cache | None, options: ImportOptions, kind: DataKind, up: str = "") -> None:
        def shelf(what: str, made_by: Mapping[str, object]) -> Shelf:
            key = cache_key(f"journal-{what}", JOURNAL_VERSION, {"kind": kind.value, **made_by}, [])
            return cache.shelf(key) if cache is not None else Shelf(None)

        self._cache = cache
        self._facts = shelf("facts", {})
        self._rows = shelf("rows", reading_options(options, kind)) if up else Shelf(None)
        self._pictures = shelf("pictures", picture_options(options, up, kind)) if up else Shelf(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for shelf in (self._rows, self._pictures, self._facts):
            shelf.close()

    def unchanged(self, paths: tuple[bytes, ...]) -> str | None:
        """The content of the files of an item, if they are as they were when they were read."""
        told = _object(self._facts.get(_at(paths)))
        stamps = stamps_of(paths) if "content" in told else None
        same = stamps is not None and told.get("stamps") == [list(stamp) for stamp in stamps]
        return str(told["content"]) if same else None

    def lean(self, content: str) -> float | None:
        """`lean_to_y` of a shape, where it was measured."""
        told = _object(self._facts.get(b"lean " + content.encode())).get("lean")
        return told if isinstance(told, float) and math.isfinite(told) else None

    def row(self, content: str) -> Row | Refusal | None:
        """What was read of a content."""
        return _row(self._rows.get(content.encode()))

    def picture(self, content: str) -> bytes | None:
        """The thumbnail of a content."""
        return self._pictures.get(content.encode())

    def contents(self) -> Iterator[str]:
        """Contents that need not be read again."""
        drawn = set(self._pictures.keys())
        for key in self._rows.keys():  # noqa: SIM118 - a shelf is no mapping
            if key in drawn:
                yield key.decode("ascii", "replace")

    def keep(self, content: str, row: Row | Refusal | None, picture: bytes | None) -> None:
        """Keep what was made of a content; None for what was there.

        Raises:
            CacheError: The disk is full.
        """
        with self._speaking():
            if row is not None:
                self._rows.put(content.encode(), _packed(row))
            if picture is not None:
                self._pictures.put(content.encode(), picture)

    def keep_place(self, paths: tuple[bytes, ...], content: str, stamps: Sequence[Stamp], read_ns: int) -> None:
        """Keep what lay where; not of files that were changed just before they were read.

        Raises:
            CacheError: The disk is full.
        """
        if all(changed < read_ns - RACY_NS for _, changed, _ in stamps):
            with self._speaking():
                self._facts.put(_at(paths), json.dumps({"content": content, "stamps": list(stamps)}).encode())

    def keep_lean(self, content: str, lean: float) -> None:
        """Keep how a shape leans.

        Raises:
            CacheError: The disk is full.
        """
        with self._speaking():
            self._facts.put(b"lean " + content.encode(), json.dumps({"lean": lean}).encode())

    @contextlib.contextmanager
    def _speaking(self) -> Iterator[None]:
        with contextlib.nullcontext() if self._cache is None else self._cache.speaking():
            yield


def stamps_of(paths: tuple[bytes, ...]) -> list[Stamp] | None:
    """Stamps of some files; None when one of them is not there, or is none."""
    try:
        found = [os.stat(path) for path in paths]  # noqa: PTH116 - names need not be text
    except (OSError, ValueError):
        return None
    return [(one.st_size, one.st_mtime_ns, one.st_ino) for one in found]


def _at(paths: tuple[bytes, ...]) -> bytes:
    return b"at " + b"\0".join(paths)


def _packed(row: Row | Refusal) -> bytes:
    if isinstance(row, Refusal):
        return json.dumps({"refusal": row.reason}).encode() + b"\n"
    array = np.ascontiguousarray(row.row)
    header = {
        "dtype": array.dtype.str,
        "shape": list(array.shape),
        "grey": row.grey,
        "centre": list(row.centre),
        "radius": row.radius,
    }
    return json.dumps(header).encode() + b"\n" + array.tobytes()


def _row(value: bytes | None) -> Row | Refusal | None:
    if value is None:
        return None
    header, _, raw = value.partition(b"\n")
    told = _object(header)
    if "refusal" in told:
        return Refusal(str(told["refusal"]))
    try:
        array = np.frombuffer(raw, np.dtype(str(told["dtype"]))).reshape([int(length) for length in told["shape"]])
        x, y, z = (float(value) for value in told["centre"])
        return Row(array, bool(told["grey"]), (x, y, z), float(told["radius"]))
    except (KeyError, TypeError, ValueError):
        return None


def _object(raw: bytes | None) -> dict[str, Any]:
    try:
        told = json.loads(raw or b"")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
