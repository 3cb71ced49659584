"""Category trees: a folder for each category, nested as one likes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import printable
from shapekin.data.layouts.sifting import sift
from shapekin.data.layouts.tree import Tree

SPLITS = frozenset({"train", "training", "test", "testing", "val", "valid", "validation"})


class Folders:
    """Every folder is a category, but those that all items share and those of a split into train and test."""

    name: ClassVar[str] = "folders"
    title: ClassVar[str] = "Folders name the categories"
    kind: ClassVar[DataKind | None] = None

    def recognises(self, tree: Tree) -> bool:
        """True when any item lies in a folder that says something of it."""
        return any(categories(sift(tree, tree.kind).items))

    def list(self, tree: Tree) -> Listing:
        """One candidate a file; see the class."""
        found = sift(tree, tree.kind)
        candidates = tuple(
            Candidate(path, printable(path), category=category)
            for path, category in zip(found.items, categories(found.items), strict=True)
        )
        title = "Image folder" if found.kind is DataKind.IMAGES else "Folders"
        return Listing(self.name, found.kind, candidates, faults=found.faults, title=title)


def categories(paths: Sequence[bytes]) -> list[tuple[str, ...]]:
    """The folders of each path that tell items apart, from the top down."""
    folders = [tuple(name for name in printable(path).split("/")[:-1] if name.lower() not in SPLITS) for path in paths]
    if not folders:
        return []
    shared, low, high = 0, min(folders), max(folders)
    while shared < min(len(low), len(high)) and low[shared] == high[shared]:
        shared += 1
    return [one[shared:] for one in folders]
