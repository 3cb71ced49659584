"""Prepared items on their way to the cache: rows and thumbnails in scratch files, only facts in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeAlias

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.data.dataset import DataKind, Item
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.finishing import CloudFinish, ImageFinish, common_scale
from shapekin.jobs.intake.base import Intake, PreparedItem
from shapekin.store.cache import Cache

_BLOCK = 8 << 20
"""Bytes that are copied at once."""

Block: TypeAlias = tuple[AnyArray, FloatArray, FloatArray]
"""Rows `(n, ...)`, centres `(n, 3)`, radii `(n,)`."""


class Gathered:
    """All items that could be read, in the order in which they came. A context manager: it holds two files.

    Args:
        intake: Where they come from.
        folder: For the scratch files.
        cache: Where they go.

    Attributes:
        items: Those that came.
        grey: True while all pictures are grey.
    """

    def __init__(self, intake: Intake, folder: Path, cache: Cache) -> None:
        self.items: list[Item] = []
        self.grey = True
        self._kind, self._cache = intake.listing.kind, cache
        self._dtype, self._shape = np.dtype(intake.row_dtype), intake.row_shape
        self._row_bytes = int(np.prod(self._shape)) * self._dtype.itemsize
        self._frames: list[tuple[float, float, float, float]] = []
        self._ends = [0]
        self._files = ExitStack()
        with cache.speaking():
            self._rows: IO[bytes] = self._files.enter_context((folder / "rows").open("w+b"))
            self._pictures: IO[bytes] = self._files.enter_context((folder / "pictures").open("w+b"))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._cache.speaking():
            self._files.close()

    def add(self, prepared: PreparedItem) -> None:
        """Take an item.

        Raises:
            CacheError: The disk is full.
        """
        with self._cache.speaking():
            self._rows.write(np.ascontiguousarray(prepared.row, self._dtype).data)
            self._pictures.write(prepared.thumbnail)
        self.items.append(prepared.item)
        self.grey = self.grey and prepared.grey
        self._frames.append((*prepared.centre, prepared.radius))
        self._ends.append(self._ends[-1] + len(prepared.thumbnail))

    def store_rows(self, key: str, order: Sequence[int], options: ImportOptions, grey: bool) -> None:
        """Put the finished rows into the cache.

        Args:
            key: What to call them.
            order: Which items, in which order.
            options: How rows are finished; `up` is known.
            grey: Whether pictures keep one channel.

        Raises:
            CacheError: The disk is full.
        """
        shape = self._shape
        if self._kind is DataKind.CLOUDS:
            finish = CloudFinish(options.up, options.align, options.normalise)
            if options.normalise == "none":
                finish = replace(finish, scale=common_scale(self._blocks(order)))
            blocks: Iterator[AnyArray] = (finish(*block) for block in self._blocks(order))
        elif self._kind is DataKind.IMAGES:
            paint, coloured = ImageFinish(grey, options.contrast), shape[-1] > 1
            blocks = (paint(rows) for rows, _, _ in self._blocks(order))
            shape = (*shape[:-1], 1) if grey and coloured else shape
        else:
            blocks = (rows for rows, _, _ in self._blocks(order))
        self._cache.put_blocks(key, (len(order), *shape), self._dtype, blocks)

    def store_pictures(self, key: str, order: Sequence[int]) -> tuple[str, str]:
        """Put the thumbnails into the cache, where `Cache.get_blobs` finds them.

        Returns:
            The names of the bytes and of the offsets.

        Raises:
            CacheError: The disk is full.
        """
        ends = np.array(self._ends, dtype=np.int64)
        chosen = np.asarray(order, dtype=np.int64)
        offsets = np.concatenate([[0], np.cumsum(ends[chosen + 1] - ends[chosen])]).astype(np.int64)
        pieces = (
            np.frombuffer(self._read(self._pictures, int(ends[first]), int(ends[last + 1])), np.uint8)
            for first, last in _runs(chosen, 64)
        )
        self._cache.put_blocks(key, (int(offsets[-1]),), np.uint8, pieces)
        self._cache.put(f"{key}_offsets", offsets)
        return key, f"{key}_offsets"

    def _blocks(self, order: Sequence[int]) -> Iterator[Block]:
        chosen = np.asarray(order, dtype=np.int64)
        frames = np.array(self._frames, dtype=np.float64).reshape(-1, 4)
        step = max(1, _BLOCK // self._row_bytes)
        for start in range(0, len(chosen), step):
            some = chosen[start : start + step]
            raw = b"".join(
                self._read(self._rows, first * self._row_bytes, (last + 1) * self._row_bytes)
                for first, last in _runs(some, step)
            )
            rows = np.frombuffer(raw, self._dtype).reshape(len(some), *self._shape)
            yield rows, frames[some, :3], frames[some, 3]

    def _read(self, file: IO[bytes], start: int, stop: int) -> bytes:
        with self._cache.speaking():
            file.seek(start)
            return file.read(stop - start)


def _runs(numbers: IntArray, most: int) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow one another, at most `most` at once."""
    first = last = None
    for number in numbers.tolist():
        if first is not None and last is not None and number == last + 1 and number - first < most:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last
