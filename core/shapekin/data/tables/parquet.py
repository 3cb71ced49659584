"""Parquet: columns of numbers, or one column of equally long lists, with names and labels beside them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO, ClassVar

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind
from shapekin.data.tables.base import Table, TableFacts
from shapekin.data.tables.columns import named_labels, numbered
from shapekin.data.tables.files import only, open_regular, parsing, size_of
from shapekin.data.tables.limits import MAX_COLUMN_BYTES, check_expansion, check_range, check_rows
from shapekin.data.tables.roles import Roles, roles_of
from shapekin.errors import UnreadableFileError

if TYPE_CHECKING:
    from pyarrow import DataType, RecordBatch

_LISTS = ("x", "embedding", "embeddings", "features", "vector", "data")
_BUFFER_BYTES = 1 << 20
_BATCH_BYTES = 8_000_000
_TEXTS_AT_ONCE = 4096


class Parquet:
    """A Parquet file, its row groups read one after another."""

    name: ClassVar[str] = "parquet"
    beginning: ClassVar[str] = ""
    extensions: ClassVar[tuple[str, ...]] = (".parquet",)
    needs: ClassVar[tuple[str, ...]] = ("pyarrow.parquet", "pyarrow.compute")

    def open(self, paths: Sequence[bytes]) -> Table:
        """Open one file.

        Raises:
            UnreadableFileError: It is damaged, or a column is neither numbers nor names nor labels.
        """
        with ExitStack() as resources, parsing():
            stream = resources.enter_context(open_regular(only(paths)))
            return ParquetTable(stream, resources)


class ParquetTable:
    """An open Parquet file.

    Args:
        stream: The file.
        resources: Holds it open; taken over when all is well.

    Raises:
        UnreadableFileError: As for `Parquet.open`.
    """

    def __init__(self, stream: BinaryIO, resources: ExitStack) -> None:
        import pyarrow as pa
        from pyarrow.parquet import ParquetFile

        pa.set_memory_pool(pa.system_memory_pool())  # others reserve more addresses than a child may have
        self._file = ParquetFile(stream, buffer_size=_BUFFER_BYTES, pre_buffer=False)
        metadata, self._schema = self._file.metadata, self._file.schema_arrow
        size, n = size_of(stream), int(metadata.num_rows)
        groups = [metadata.row_group(i) for i in range(metadata.num_row_groups)]
        check_expansion(sum(group.total_byte_size for group in groups), size)
        self._starts = [0, *accumulate(group.num_rows for group in groups)]
        if n == 0 or self._starts[-1] != n:
            raise UnreadableFileError("There are no rows." if n == 0 else "Its parts do not add up to its rows.")
        check_rows((n, 1), 8)
        self._headers: list[str] = self._schema.names  # pyarrow lists them anew whenever it is asked
        roles = roles_of(self._headers)
        if len(set(self._headers)) < len(self._headers):
            raise UnreadableFileError("Two of its columns have the same name.", "Rename one of them.")
        self._list, columns = self._features(roles)
        self._columns = [self._headers[column] for column in columns]
        self._dtype = np.dtype("<f4" if self._is_single(columns) else "<f8")
        self._width = self._length() if self._list else len(columns)
        check_rows((n, self._width), self._dtype.itemsize)
        check_expansion(n * self._width * self._dtype.itemsize, size)
        self._batch_rows = max(1, min(1024, _BATCH_BYTES // (self._width * self._dtype.itemsize)))
        names = numbered(n) if roles.name is None else self._texts(roles.name)
        labels = ("",) * n if roles.label is None else self._labels(roles.label)
        named = tuple(name or str(row) for row, name in enumerate(names))
        self.facts = TableFacts(DataKind.FEATURES, (self._width,), self._dtype.str, named, labels)
        self._batches: Iterator[RecordBatch] = iter(())
        self._held: AnyArray = np.empty((0, self._width), dtype=self._dtype)
        self._at = n  # row number of the first held row
        self._resources = resources.pop_all()

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop`, `(stop - start, d)`.

        Raises:
            UnreadableFileError: They are damaged.
        """
        check_range(start, stop, len(self.facts))
        with parsing():
            self._go_to(start)
            pieces = [self._held[:0]]
            while start < stop:
                if start >= self._at + len(self._held):
                    self._at += len(self._held)
                    self._held = self._matrix(next(self._batches))
                    continue
                taken = self._held[start - self._at : stop - self._at]
                pieces.append(taken)
                start += len(taken)
            return np.concatenate(pieces)

    def close(self) -> None:
        """Let go of the file."""
        self._resources.close()

    def _go_to(self, row: int) -> None:
        """Begin at the row group of a row, unless it lies ahead in the one that is being read."""
        group = bisect_right(self._starts, row) - 1
        if row < self._at or self._starts[group] > self._at + len(self._held):
            self._batches = self._file.iter_batches(
                self._batch_rows, range(group, len(self._starts) - 1), self._columns, use_threads=False
            )
            self._at, self._held = self._starts[group], self._held[:0]

    def _features(self, roles: Roles) -> tuple[bool, tuple[int, ...]]:
        """Whether the rows are lists, and the columns that make them up."""
        from pyarrow import types

        kinds = [field.type for field in self._schema]
        numbers = {i for i, kind in enumerate(kinds) if _is_number(kind)}
        lists = [
            i
            for i in roles.others
            if (types.is_list(kinds[i]) or types.is_large_list(kinds[i]) or types.is_fixed_size_list(kinds[i]))
            and _is_number(kinds[i].value_type)
        ]
        if not lists:
            return False, roles.with_numbers(self._headers, set(range(len(kinds))) - numbers)
        named = [i for name in _LISTS for i in lists if self._headers[i].lower() == name]
        if len(lists) > 1 and not named:
            listed = ", ".join(self._headers[i] for i in lists[:8])
            raise UnreadableFileError(f"Several columns hold lists: {listed}.", "Call the one with the features x.")
        return True, ((named or lists)[0],)

    def _is_single(self, columns: Sequence[int]) -> bool:
        """Whether float32 holds all numbers as they are."""
        from pyarrow import types

        kinds = [self._schema.field(i).type for i in columns]
        return all(
            types.is_float32(kind) or types.is_float16(kind)
            for kind in (kinds[0].value_type if self._list else kind for kind in kinds)
        )

    def _length(self) -> int:
        """How long the lists are: as the type says, or the first that is not missing."""
        from pyarrow import compute, types

        kind = self._schema.field(self._columns[0]).type
        if types.is_fixed_size_list(kind):
            length = int(kind.list_size)
        else:
            batches = self._file.iter_batches(64, columns=self._columns, use_threads=False)
            lengths = (compute.list_value_length(batch.column(0)).drop_null() for batch in batches)
            length = next((int(found[0].as_py()) for found in lengths if len(found)), 0)
        if length < 1:
            raise UnreadableFileError(f"The lists in “{self._columns[0]}” are empty.")
        return length

    def _matrix(self, batch: RecordBatch) -> AnyArray:
        """Numbers `(k, d)` of a batch; what is missing is NaN."""
        import pyarrow as pa
        from pyarrow import compute

        wide = pa.float32() if self._dtype.itemsize == 4 else pa.float64()
        if not self._list:
            columns = [column.cast(wide, safe=False).to_numpy(zero_copy_only=False) for column in batch.columns]
            return np.stack(columns, axis=1)
        column = batch.column(0)
        fits = compute.equal(compute.list_value_length(column), self._width).fill_null(False)
        values = compute.list_flatten(column.filter(fits)).cast(wide, safe=False).to_numpy(zero_copy_only=False)
        rows = np.full((len(column), self._width), np.nan, dtype=self._dtype)
        rows[fits.to_numpy(zero_copy_only=False)] = values.reshape(-1, self._width)
        return rows

    def _texts(self, column: int) -> tuple[str, ...]:
        """One column as text, "" where it is missing."""
        import pyarrow as pa

        name = self._headers[column]
        texts: list[str] = []
        known: dict[str, str] = {}
        total = 0
        for batch in self._file.iter_batches(_TEXTS_AT_ONCE, columns=[name], use_threads=False):
            for value in batch.column(0).cast(pa.string()).to_pylist():
                text = (value or "").strip()
                total += len(text)
                texts.append(known.setdefault(text, text))
            if total > MAX_COLUMN_BYTES:
                raise UnreadableFileError(f"“{name}” is longer than {MAX_COLUMN_BYTES / 1e6:,.0f} MB.")
        return tuple(texts)

    def _labels(self, column: int) -> tuple[str, ...]:
        """The true kinds; whole numbers by their names, where Hugging Face has noted these in the file."""
        from pyarrow import types

        labels = self._texts(column)
        if not types.is_integer(self._schema.field(column).type):
            return labels
        try:
            noted = json.loads((self._schema.metadata or {})[b"huggingface"])
            kinds = noted["info"]["features"][self._headers[column]]["names"]
        except (KeyError, ValueError, TypeError, RecursionError):
            return labels
        if not isinstance(kinds, list):
            return labels
        values = np.array([int(label or -1) for label in labels], dtype=np.int64)
        return named_labels(values, [str(kind) for kind in kinds])


def _is_number(kind: DataType) -> bool:
    from pyarrow import types

    return any(is_kind(kind) for is_kind in (types.is_integer, types.is_floating, types.is_boolean, types.is_decimal))
