"""What a table is: a file, or some files in order, whose rows are the items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind


@dataclass(frozen=True)
class TableFacts:
    """What a table holds, without its rows.

    Attributes:
        kind: What a row is.
        row_shape: Shape of one row as it is read, grey images with their channel: `(h, w, c)`, `(p, 3)`, `(d,)`.
        dtype: Type of the numbers, as NumPy writes it. Images of floats are brightness from 0 to 1.
        names: One a row, not necessarily distinct.
        labels: True kind of each row, "" where there is none.
    """

    kind: DataKind
    row_shape: tuple[int, ...]
    dtype: str
    names: tuple[str, ...]
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.names)


class Table(Protocol):
    """An open table; only ever opened in a limited child, since any parser may be broken by hostile data.

    Rows are read a block at a time, forward; a block before the last one read may cost opening again.
    """

    facts: TableFacts

    def read(self, start: int, stop: int) -> AnyArray:
        """Rows from `start` up to `stop`, `(stop - start, *row_shape)`.

        What a row lacks (an empty cell, a list of another length) is NaN.

        Raises:
            UnreadableFileError: They are damaged.
        """
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class TableFormat(Protocol):
    """One format of tables.

    Attributes:
        name: As a layout on the command line, such as "npz".
        beginning: What its files' names begin with, "" for anything.
        extensions: What its files' names end with, such as ".npz".
        needs: Heavy modules that a child imports before its memory is limited.
    """

    name: ClassVar[str]
    beginning: ClassVar[str]
    extensions: ClassVar[tuple[str, ...]]
    needs: ClassVar[tuple[str, ...]]

    def open(self, paths: Sequence[bytes]) -> Table:
        """Open the files as one table.

        Args:
            paths: Absolute, in order; most formats take exactly one.

        Raises:
            UnreadableFileError: They are not what they seem to be.
        """
        ...
