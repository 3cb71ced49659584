"""Tables of the same rows, one after another: the splits and parts of a data set."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import accumulate, chain

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.tables.base import Table, TableFacts
from shapekin.data.tables.files import file_name
from shapekin.data.tables.limits import MAX_ROWS, check_range
from shapekin.errors import UnreadableFileError

_MOST_FILES = 32


class JoinedTable:
    """Several tables as one.

    Args:
        paths: Their files, in order.
        open_one: Opens one of them.

    Raises:
        UnreadableFileError: One can't be read, or its rows differ from those of the first.
    """

    def __init__(self, paths: Sequence[bytes], open_one: Callable[[bytes], Table]) -> None:
        if not 1 <= len(paths) <= _MOST_FILES:
            raise UnreadableFileError(f"There are {len(paths)} files; from 1 to {_MOST_FILES} can be joined.")
        with ExitStack() as resources:
            self._tables: list[Table] = []
            for path in paths:
                try:
                    self._tables.append(open_one(path))
                except UnreadableFileError as error:
                    if len(paths) == 1:
                        raise
                    raise UnreadableFileError(f"{file_name(path)}: {error.message}", error.hint) from None
                resources.callback(self._tables[-1].close)
            self.facts = self._joined(paths)
            self._resources = resources.pop_all()
        self._starts = [0, *accumulate(len(table.facts) for table in self._tables)]

    def _joined(self, paths: Sequence[bytes]) -> TableFacts:
        facts = [table.facts for table in self._tables]
        first = facts[0]
        for path, other in zip(paths, facts, strict=True):
            if (other.kind, other.row_shape, other.dtype) != (first.kind, first.row_shape, first.dtype):
                raise UnreadableFileError(
                    f"The rows of {file_name(path)} are {other.row_shape} {other.dtype}, those of "
                    f"{file_name(paths[0])} {first.row_shape} {first.dtype}.",
                    "Import them one by one.",
                )
        if sum(map(len, facts)) > MAX_ROWS:
            raise UnreadableFileError(f"Together they have more than {MAX_ROWS:,} rows.")
        return TableFacts(
            first.kind,
            first.row_shape,
            first.dtype,
            tuple(chain.from_iterable(one.names for one in facts)),
            tuple(chain.from_iterable(one.labels for one in facts)),
        )

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop`, `(stop - start, *row_shape)`.

        Raises:
            UnreadableFileError: They are damaged.
        """
        check_range(start, stop, len(self.facts))
        pieces = [np.empty((0, *self.facts.row_shape), dtype=self.facts.dtype)]
        while start < stop:
            which = bisect_right(self._starts, start) - 1
            begin, end = self._starts[which], min(stop, self._starts[which + 1])
            pieces.append(self._tables[which].read(start - begin, end - begin))
            start = end
        return pieces[1] if len(pieces) == 2 else np.concatenate(pieces)

    def close(self) -> None:
        """Let go of the files."""
        self._resources.close()
