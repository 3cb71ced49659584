"""What a layout is: a listing of files in, candidates with names and categories out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from shapekin.data.dataset import DataKind, Fault
from shapekin.data.options import ImportOptions


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
        faults: What the layout promises but does not hold, such as a model's folder without a model; and
            files of the other kind that stand apart.
        left_out: Number of files by extension that are neither candidates nor faults: textures, notes.
    """

    layout: str
    kind: DataKind
    candidates: tuple[Candidate, ...]
    tables: tuple[bytes, ...] = ()
    faults: tuple[Fault, ...] = ()
    left_out: dict[str, int] = field(default_factory=dict)


class Tree(Protocol):
    """A folder that was walked once: hidden files, and links that lead out of it, are not in it.

    Attributes:
        root: The folder, as bytes.
        paths: All files, relative to the root, in the order of their bytes.
    """

    root: bytes
    paths: tuple[bytes, ...]

    def under(self, folder: bytes) -> tuple[bytes, ...]:
        """Paths of all files below a folder (`b""` for the root)."""
        ...

    def text(self, path: bytes) -> str:
        """A small text file of the tree.

        Raises:
            UnreadableFileError: It is too large, no regular file, or no text.
        """
        ...


class Layout(Protocol):
    """One way in which collections lie on disk. Layouts are asked in the order of the catalogue.

    Attributes:
        name: As on the command line.
        title: As in the app.
    """

    name: ClassVar[str]
    title: ClassVar[str]

    def recognises(self, tree: Tree) -> bool:
        """True when the tree surely has this layout."""
        ...

    def list(self, tree: Tree, options: ImportOptions) -> Listing:
        """Candidates with their full `category`; labels, the choice of categories and unique names come later.

        Raises:
            SourceError: The tree does not have this layout.
        """
        ...
