"""Text with a row a line: CSV with commas or semicolons, and TSV."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.data.tables.base import Table, TableFacts
from shapekin.data.tables.files import only, open_regular, parsing
from shapekin.data.tables.limits import MAX_COLUMN_BYTES, check_range, check_rows
from shapekin.data.tables.roles import LABEL_COLUMNS, NAME_COLUMNS, Roles, roles_of
from shapekin.errors import UnreadableFileError

_MAX_LINE = 8_000_000
_SAMPLE_ROWS = 100
_SAMPLE_CHARACTERS = 4_000_000
_DECIMAL_COMMA = re.compile(r"^\s*[-+]?\d*,\d+\s*$")


class DelimitedText:
    """A spreadsheet as text; rows with empty cells, or with more or fewer than the first, have no numbers."""

    name: ClassVar[str] = "csv"
    beginning: ClassVar[str] = ""
    extensions: ClassVar[tuple[str, ...]] = (".csv", ".tsv")
    needs: ClassVar[tuple[str, ...]] = ()

    def open(self, paths: Sequence[bytes]) -> Table:
        """Open one file; all of it is looked at once, for its names and labels.

        Raises:
            UnreadableFileError: A column is neither numbers nor names nor labels, or a line is too long.
        """
        with parsing():
            return DelimitedTable(only(paths))


class DelimitedTable:
    """An open spreadsheet.

    Raises:
        UnreadableFileError: As for `DelimitedText.open`.
    """

    def __init__(self, path: bytes) -> None:
        self._path = path
        self._encoding = _encoding(path)
        self._delimiter = self._sniffed()
        sample = self._sample()
        self._has_header = _is_header(sample)
        headers = sample[0] if self._has_header else [""] * len(sample[0])
        body = sample[1:] if self._has_header else sample
        if not body:
            raise UnreadableFileError("There are no rows below the headers.")
        self._width = len(headers)
        roles = roles_of(headers) if self._has_header else Roles(None, None, tuple(range(self._width)))
        self._features = _features(headers, body, roles, self._delimiter)
        names, labels = self._read_texts(roles)
        self.facts = TableFacts(DataKind.FEATURES, (len(self._features),), "<f8", names, labels)
        self._rows: Iterator[list[str]] = iter(())
        self._next = -1

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop`, `(stop - start, d) float64`.

        Raises:
            UnreadableFileError: There are no such rows.
        """
        check_range(start, stop, len(self.facts))
        with parsing():
            if self._next < 0 or start < self._next:
                self._rows, self._next = self._body(), 0
            numbers = [self._numbers(cells) for cells in islice(self._rows, start - self._next, stop - self._next)]
            self._next = stop
        if len(numbers) != stop - start:
            raise UnreadableFileError("The file has become shorter while it was read.")
        return np.array(numbers, dtype=np.float64).reshape(len(numbers), len(self._features))

    def close(self) -> None:
        """Let go of the file."""
        self._rows, self._next = iter(()), -1

    def _numbers(self, cells: list[str]) -> FloatArray | list[float]:
        if len(cells) != self._width:
            return [np.nan] * len(self._features)
        chosen = [cells[column] for column in self._features]
        try:
            return list(map(float, chosen))
        except ValueError:
            return [_number(cell) for cell in chosen]

    def _read_texts(self, roles: Roles) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names and labels of all rows; equal labels are one object."""
        names: list[str] = []
        labels: list[str] = []
        known: dict[str, str] = {}
        total = 0
        for row, cells in enumerate(self._body()):
            name = _cell(cells, roles.name) or str(row)
            label = _cell(cells, roles.label)
            total += len(name) + len(label)
            if total > MAX_COLUMN_BYTES:
                raise UnreadableFileError(f"Its names are longer than {MAX_COLUMN_BYTES / 1e6:,.0f} MB.")
            names.append(name)
            labels.append(known.setdefault(label, label))
            if row % 65_536 == 0:
                check_rows((row, len(self._features)), 8)
        check_rows((len(names), len(self._features)), 8)
        return tuple(names), tuple(labels)

    def _body(self) -> Iterator[list[str]]:
        return islice(self._all_rows(), int(self._has_header), None)

    def _all_rows(self) -> Iterator[list[str]]:
        """Cells of all lines that are not blank."""
        try:
            yield from filter(None, csv.reader(self._lines(), delimiter=self._delimiter))
        except csv.Error as error:
            raise UnreadableFileError(
                f"A cell does not end ({error}).", "A quotation mark is probably not closed."
            ) from None

    def _lines(self) -> Iterator[str]:
        with (
            open_regular(self._path) as stream,
            io.TextIOWrapper(stream, self._encoding, errors="backslashreplace", newline="") as text,
        ):
            number = 1
            while line := text.readline(_MAX_LINE + 1):
                if len(line) > _MAX_LINE:
                    raise UnreadableFileError(f"Line {number} is longer than {_MAX_LINE:,} characters.")
                yield line
                number += 1

    def _sniffed(self) -> str:
        """What stands between the cells: of tab, semicolon and comma the most frequent in the first line."""
        first = next((line for line in self._lines() if line.strip()), "")
        plain = re.sub(r'"[^"]*"', "", first)
        return max("\t;,", key=plain.count)

    def _sample(self) -> list[list[str]]:
        """The first rows."""
        sample: list[list[str]] = []
        characters = 0
        for cells in self._all_rows():
            sample.append(cells)
            characters += sum(map(len, cells))
            if len(sample) == _SAMPLE_ROWS or (len(sample) > 1 and characters > _SAMPLE_CHARACTERS):
                break
        if not sample:
            raise UnreadableFileError("There are no rows.")
        return sample


def _encoding(path: bytes) -> str:
    with open_regular(path) as stream:
        mark = stream.read(4)
    if mark.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in mark:
        raise UnreadableFileError("This is not text.")
    return "utf-8-sig"


def _is_header(sample: list[list[str]]) -> bool:
    """Whether the first row names the columns: it holds text that stands above numbers, or no number at all."""
    first, second = sample[0], sample[1] if len(sample) > 1 else []
    texts = [i for i, cell in enumerate(first) if cell.strip() and not _is_number(cell)]
    if not texts:  # pandas numbers columns that have no names, and leaves the first cell empty
        return not first[0].strip() and first[1:] == [str(i) for i in range(len(first) - 1)]
    if {first[i].strip().lower() for i in texts} & {*NAME_COLUMNS, *LABEL_COLUMNS}:
        return True
    if len(texts) == sum(bool(cell.strip()) for cell in first):
        return True
    return any(i < len(second) and _is_number(second[i]) for i in texts)


def _features(headers: list[str], body: list[list[str]], roles: Roles, delimiter: str) -> tuple[int, ...]:
    """Columns of numbers; a column without header and cells, as a delimiter at the end of lines makes, is none.

    Raises:
        UnreadableFileError: A column holds text, or nothing.
    """
    texts, blank = set(), set()
    for column in roles.others:
        cells = [row[column] for row in body if column < len(row) and row[column].strip()]
        strange = [cell for cell in cells if not _is_number(cell)]
        if not cells:
            blank.add(column)
        if 2 * len(strange) > len(cells):
            texts.add(column)
        if delimiter != "," and column in texts and all(map(_DECIMAL_COMMA.match, strange)):
            raise UnreadableFileError(
                f"Column “{headers[column] or column + 1}” holds numbers with a decimal comma: {strange[0]}.",
                "Save the table with decimal points.",
            )
    for column in sorted(blank):
        if headers[column].strip():
            raise UnreadableFileError(f"Column “{headers[column]}” is empty.", "Remove it.")
    others = tuple(column for column in roles.others if column not in blank)
    return Roles(roles.name, roles.label, others).with_numbers(headers, texts)


def _cell(cells: list[str], column: int | None) -> str:
    return cells[column].strip() if column is not None and column < len(cells) else ""


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return float("nan")
