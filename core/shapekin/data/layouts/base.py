"""What a layout is: a folder in, candidates with names and categories out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from shapekin.data.dataset import DataKind, Fault

if TYPE_CHECKING:
    from shapekin.data.layouts.tree import Tree


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file, several files, or a row of a table, that may become an item.

    Attributes:
        path: Relative to the source, as the operating system's bytes; for tables the row number in ASCII.
        name: Unique among the candidates, printable.
        label: The true kind, "" where unknown.
        category: All that the layout tells of the kind, from the top down; `label` is one of these names, made unique.
        parts: Further files of the same item, relative to the source: they are read and joined with `path`.
    """

    path: bytes
    name: str
    label: str = ""
    category: tuple[str, ...] = ()
    parts: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Listing:
    """A source's candidates, all of one kind.

    Attributes:
        layout: The layout's name.
        kind: What the items are.
        candidates: In the order of their paths (of their rows for tables).
        tables: Files that hold the rows, in order, relative to the source (b"" for the source itself);
            empty when each candidate is a file.
        row_shape: Shape of a row of the tables as it is stored; empty when each candidate is a file.
        row_dtype: Type of its numbers, likewise.
        faults: What the layout promises but does not hold, such as a model's folder without a model; and
            files of the other kind that stand apart.
        left_out: Number of files by extension that are neither candidates nor faults: textures, notes.
        title: What the source is, for people: "ShapeNetCore v2".
    """

    layout: str
    kind: DataKind
    candidates: tuple[Candidate, ...]
    tables: tuple[bytes, ...] = ()
    row_shape: tuple[int, ...] = ()
    row_dtype: str = ""
    faults: tuple[Fault, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)
    title: str = ""


class Layout(Protocol):
    """One way in which collections lie on disk. Layouts are asked in the order of the catalogue.

    Attributes:
        name: As on the command line.
        title: As in the app.
        kind: What the items always are; None where that depends on the files.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - see above

    @property
    def title(self) -> str: ...  # noqa: D102

    @property
    def kind(self) -> DataKind | None: ...  # noqa: D102

    def recognises(self, tree: Tree) -> bool:
        """True when the tree surely has this layout."""
        ...

    def list(self, tree: Tree) -> Listing:
        """Candidates with their full `category`, and the faults that only this layout knows.

        Labels, the choice of categories, unique names and what is left out come later, see `listing.list_source`.

        Raises:
            SourceError: The tree does not have this layout.
        """
        ...
