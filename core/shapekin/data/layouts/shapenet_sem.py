"""ShapeNetSem: `models/<id>.obj`, and `metadata.csv` with the categories of each id."""

from __future__ import annotations

import csv
from typing import ClassVar

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import extension, printable, stem
from shapekin.data.layouts.tree import Tree
from shapekin.data.readers import SHAPE_LOADERS
from shapekin.errors import SourceError, UnreadableFileError

_MESHES = tuple(end for end in (".obj", ".off", ".ply", ".stl", ".glb", ".dae") if end in SHAPE_LOADERS)


class ShapeNetSem:
    """Every id once, in the first of the formats that it is there in; ids that the table lacks have no label."""

    name: ClassVar[str] = "shapenet_sem"
    title: ClassVar[str] = "ShapeNetSem"
    kind: ClassVar[DataKind | None] = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """True when a metadata table names one of the meshes."""
        categories = _categories(tree)
        return any(stem(path) in categories for path in tree.paths if extension(path) in _MESHES)

    def list(self, tree: Tree) -> Listing:
        """One candidate an id."""
        categories = _categories(tree)
        best: dict[str, bytes] = {}
        for path in (path for path in tree.paths if extension(path) in _MESHES):
            other = best.setdefault(stem(path), path)
            if _MESHES.index(extension(path)) < _MESHES.index(extension(other)):
                best[stem(path)] = path
        if not best.keys() & categories.keys():
            raise SourceError(
                f"“{tree.name}” is not laid out as ShapeNetSem: no metadata.csv with the columns fullId and "
                "category names a model.",
                "Leave the layout on auto, or choose another.",
            )
        candidates = tuple(
            Candidate(path, printable(path), category=categories.get(stem(path), ())) for path in sorted(best.values())
        )
        return Listing(self.name, DataKind.CLOUDS, candidates, title=self.title)


def _categories(tree: Tree) -> dict[str, tuple[str, ...]]:
    """Category of each id, as the table lists it: "Chair,OfficeChair" from the general to the special.

    Names that begin with an underscore are marks of the collection's own, not categories.
    """
    found: dict[str, tuple[str, ...]] = {}
    for path in (path for path in tree.paths if path.rpartition(b"/")[2] == b"metadata.csv"):
        try:
            rows = csv.DictReader(tree.text(path).splitlines())
            for row in rows if {"fullId", "category"} <= set(rows.fieldnames or ()) else ():
                names = (name.strip() for name in (row["category"] or "").split(","))
                category = tuple(name for name in names if name and not name.startswith("_"))
                found[(row["fullId"] or "").rpartition(".")[2]] = category
        except (UnreadableFileError, csv.Error):
            continue
    return found
