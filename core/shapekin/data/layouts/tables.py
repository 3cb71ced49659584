"""Tables, whose rows are the items: a file of its own, or the only thing to read in a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import printable
from shapekin.data.layouts.sifting import sift
from shapekin.data.layouts.tree import Tree
from shapekin.errors import SourceError

if TYPE_CHECKING:
    from shapekin.data.tables.base import TableFacts

TITLES = {
    "npz": "NumPy arrays (.npz)",
    "npy": "NumPy array (.npy)",
    "hdf5": "HDF5 (.h5)",
    "csv": "Delimited text (.csv)",
    "parquet": "Parquet",
    "idx": "MNIST (IDX files)",
    "modelnet_hdf5": "ModelNet as HDF5",
}
_POINTS = re.compile(rb"(?:.*/)?ply_data_(train|test|val)\w*\.h5", re.DOTALL)
_IDX = re.compile(r"(.*?)images[-.]idx\d-ubyte(?:\.gz)?", re.DOTALL)


class OneTable:
    """A folder that holds one table and nothing else to read."""

    kind: ClassVar[DataKind | None] = None

    def __init__(self, name: str) -> None:
        self.name = name
        self.title = TITLES[name]

    def recognises(self, tree: Tree) -> bool:
        """True for a folder with one table of this format, no shapes and no pictures."""
        items = sift(tree, tree.kind).items
        if len(items) > 1:
            return False
        tables = _tables(tree)
        return [name for _, name in tables] == [self.name] and items in ((), (tables[0][0],))

    def list(self, tree: Tree) -> Listing:
        """One candidate a row."""
        mine = [path for path, name in _tables(tree) if name == self.name]
        if len(mine) != 1:
            raise SourceError(
                f"“{tree.name}” holds {len(mine):,} tables of the format {self.title}; one is needed.",
                "Give the file itself, or leave the layout on auto.",
            )
        return _rows(tree, mine, self.name)


class ModelNetHdf5:
    """`modelnet40_ply_hdf5_2048`: what lies there counts, not the lists of files, which are often stale."""

    name: ClassVar[str] = "modelnet_hdf5"
    title: ClassVar[str] = TITLES["modelnet_hdf5"]
    kind: ClassVar[DataKind | None] = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """True when there is a file of points under its published name."""
        return any(map(_POINTS.fullmatch, tree.paths))

    def list(self, tree: Tree) -> Listing:
        """One candidate a row; the files of train come first."""
        found = [match for match in map(_POINTS.fullmatch, tree.paths) if match]
        if not found:
            raise SourceError(
                f"“{tree.name}” does not hold ModelNet as HDF5: there is no ply_data_train0.h5.",
                "Leave the layout on auto, or choose another.",
            )
        found.sort(key=lambda match: (match[1] != b"train", match[0]))
        return _rows(tree, [match[0] for match in found], self.name)


class Idx:
    """MNIST and its like: files of images with their files of labels, train and test together."""

    name: ClassVar[str] = "idx"
    title: ClassVar[str] = TITLES["idx"]
    kind: ClassVar[DataKind | None] = DataKind.IMAGES

    def recognises(self, tree: Tree) -> bool:
        """True when there are images under a published name, and nothing else to read."""
        return bool(_idx_files(tree)) and not sift(tree, tree.kind).items

    def list(self, tree: Tree) -> Listing:
        """One candidate an image."""
        files = _idx_files(tree)
        if not files:
            raise SourceError(
                f"“{tree.name}” does not hold IDX files: there is no train-images-idx3-ubyte.",
                "Leave the layout on auto, or choose another.",
            )
        return _rows(tree, files, self.name)


def list_table(source: Path, name: str) -> Listing:
    """The rows of a file that is itself the source.

    Args:
        source: The file.
        name: Of its format.

    Raises:
        SourceError: It is damaged or holds no rows of a known kind.
    """
    from shapekin.data.tables.catalogue import inspect

    return _listing(name, inspect([_absolute(source)], name), (b"",))


def table_format(source: Path) -> str:
    """Name of the format of a file, "" when it is no table."""
    from shapekin.data.tables.catalogue import format_of

    return format_of(_absolute(source))


def _absolute(source: Path) -> bytes:
    return bytes(source.absolute())


def _rows(tree: Tree, paths: Sequence[bytes], name: str) -> Listing:
    """The rows of some files below a folder, as one table."""
    from shapekin.data.tables.catalogue import inspect

    facts = inspect([os.path.abspath(tree.full(path)) for path in paths], name)  # noqa: PTH100 - names need not be text
    return _listing(name, facts, tuple(paths))


def _listing(name: str, facts: TableFacts, tables: tuple[bytes, ...]) -> Listing:
    candidates = tuple(
        Candidate(str(row).encode(), name, category=(label,) if label else ())
        for row, (name, label) in enumerate(zip(facts.names, facts.labels, strict=True))
    )
    return Listing(name, facts.kind, candidates, tables, facts.row_shape, facts.dtype, title=TITLES.get(name, name))


def _tables(tree: Tree) -> list[tuple[bytes, str]]:
    """Every table below a folder, with the name of its format."""
    from shapekin.data.tables.catalogue import format_of

    found = ((path, format_of(path)) for path in tree.paths)
    return [(path, name) for path, name in found if name]


def _idx_files(tree: Tree) -> list[bytes]:
    """Files of images, train first; of a file and its packed twin, the file. Their labels lie beside them."""
    images: dict[str, bytes] = {}
    for path in tree.paths:
        match = _IDX.fullmatch(printable(path))
        if match:
            images.setdefault(match[1], path)
    return [images[stem] for stem in sorted(images, key=lambda one: ("train" not in one.rpartition("/")[2], one))]
