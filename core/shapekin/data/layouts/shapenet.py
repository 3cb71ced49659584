"""ShapeNetCore: `synset/id/model.obj` (v1) and `synset/id/models/model_normalized.obj` (v2)."""

from __future__ import annotations

import re
from typing import ClassVar

from shapekin.data.dataset import DataKind, Fault
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import printable
from shapekin.data.layouts.synsets import SYNSET, below_root, synset_names
from shapekin.data.layouts.tree import Tree
from shapekin.errors import SourceError

_MODELS = {"v2": b"models/model_normalized.obj", "v1": b"model.obj"}
_ITEM = re.compile(r"(?:.*/)?\d{8}/[^/]+", re.DOTALL)


class ShapeNet:
    """Folders of eight digits are synsets, the folders below them items. The source may be one synset's folder."""

    name: ClassVar[str] = "shapenet"
    title: ClassVar[str] = "ShapeNetCore"
    kind: ClassVar[DataKind | None] = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """True when there is a model where one must be."""
        return any(_version(tree, folder) for folder in _items(tree))

    def list(self, tree: Tree) -> Listing:
        """One candidate an item's folder; those without a model are faults."""
        names = synset_names(tree)
        candidates, faults, versions = [], [], []
        for folder in _items(tree):
            version = _version(tree, folder)
            if not version:
                faults.append(Fault(folder, printable(folder), "The folder of this shape holds no model."))
                continue
            path = folder + b"/" + _MODELS[version]
            versions.append(version)
            if tree.is_empty(path):
                faults.append(Fault(path, printable(path), "The file is empty."))
                continue
            synsets = [name for name in below_root(tree, folder).split("/")[:-1] if SYNSET.fullmatch(name)]
            category = tuple(names.get(synset, synset) for synset in synsets)
            candidates.append(Candidate(path, printable(folder), category=category))
        if not versions:
            raise SourceError(
                f"“{tree.name}” is not laid out as ShapeNetCore: there is no synset/id/model.obj "
                "and no synset/id/models/model_normalized.obj.",
                "Leave the layout on auto, or choose another.",
            )
        title = f"{self.title} {max(set(versions), key=versions.count)}"
        return Listing(self.name, DataKind.CLOUDS, tuple(candidates), faults=tuple(faults), title=title)


def _items(tree: Tree) -> list[bytes]:
    """Folders directly below a synset's, but for synsets within synsets."""
    return [
        folder
        for folder in tree.folders
        if _ITEM.fullmatch(below_root(tree, folder)) and not SYNSET.fullmatch(printable(folder.rpartition(b"/")[2]))
    ]


def _version(tree: Tree, folder: bytes) -> str:
    return next((version for version, tail in _MODELS.items() if folder + b"/" + tail in tree), "")
