"""ModelNet10 and ModelNet40: OFF files as `class/train/*.off` and `class/test/*.off`."""

from __future__ import annotations

from typing import ClassVar

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import extension, folder_of, printable
from shapekin.data.layouts.sifting import sift
from shapekin.data.layouts.tree import Tree
from shapekin.errors import SourceError

_SPLITS = (b"train", b"test")


class ModelNet:
    """The folder above `train` and `test` is the class; a few class folders may do without the split."""

    name: ClassVar[str] = "modelnet"
    title: ClassVar[str] = "ModelNet"
    kind: ClassVar[DataKind | None] = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """True when the meshes are OFF files, most of them in a split of a class."""
        items = sift(tree, tree.kind).items
        classes = [_class_folder(path) for path in items]
        split = {one for path, one in zip(items, classes, strict=True) if one != folder_of(path)}
        above = {folder_of(one) for one in split}
        in_split = sum(one != folder_of(path) for path, one in zip(items, classes, strict=True))
        return (
            2 * in_split > len(items)
            and all(extension(path) == ".off" for path in items)
            and all(one in split or (one and folder_of(one) in above) for one in classes)
        )

    def list(self, tree: Tree) -> Listing:
        """One candidate a mesh, labelled with its class."""
        found = sift(tree, "shapes")
        if not any(_class_folder(path) != folder_of(path) for path in found.items):
            raise SourceError(
                f"“{tree.name}” is not laid out as ModelNet: there are no shapes in class/train or class/test.",
                "Leave the layout on auto, or choose another.",
            )
        candidates = tuple(
            Candidate(path, printable(path), category=tuple(filter(None, [_name(_class_folder(path))])))
            for path in found.items
        )
        return Listing(self.name, found.kind, candidates, faults=found.faults, title=self.title)


def _class_folder(path: bytes) -> bytes:
    """The folder of a mesh, or the one above where that is a split of a class."""
    folder = folder_of(path)
    above, _, name = folder.rpartition(b"/")
    return above if above and name in _SPLITS else folder


def _name(folder: bytes) -> str:
    return printable(folder.rpartition(b"/")[2])
