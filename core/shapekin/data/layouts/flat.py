"""Items without categories, wherever they lie."""

from __future__ import annotations

from typing import ClassVar

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import printable
from shapekin.data.layouts.sifting import sift
from shapekin.data.layouts.tree import Tree


class Flat:
    """Folders mean nothing: no item has a label."""

    name: ClassVar[str] = "flat"
    title: ClassVar[str] = "No categories"
    kind: ClassVar[DataKind | None] = None

    def recognises(self, tree: Tree) -> bool:
        """True when there is anything to read."""
        return bool(sift(tree, tree.kind).items)

    def list(self, tree: Tree) -> Listing:
        """One candidate a file."""
        found = sift(tree, tree.kind)
        candidates = tuple(Candidate(path, printable(path)) for path in found.items)
        title = "Image folder" if found.kind is DataKind.IMAGES else "One folder"
        return Listing(self.name, found.kind, candidates, faults=found.faults, title=title)
