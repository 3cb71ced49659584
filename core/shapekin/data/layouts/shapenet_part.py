"""ShapeNet-part: `synset/points/*.pts` with labels of parts, or `synset/*.txt` with normals."""

from __future__ import annotations

import re
from typing import ClassVar

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import printable
from shapekin.data.layouts.synsets import below_root, offset_names
from shapekin.data.layouts.tree import Tree
from shapekin.errors import SourceError

_CLOUD = re.compile(r"(?:.*/)?(\d{8})/(?:points/[^/]+\.pts|[^/]+\.txt)", re.DOTALL)
_SIGNS = (b"synsetoffset2category.txt", b"train_test_split", b"points_label")


class ShapeNetPart:
    """The labels of the parts are not read: an item is a whole shape."""

    name: ClassVar[str] = "shapenet_part"
    title: ClassVar[str] = "ShapeNet-part"
    kind: ClassVar[DataKind | None] = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """True with clouds below synsets, and a file or folder that only this collection has."""
        known = any(path.rpartition(b"/")[2] in _SIGNS for path in (*tree.folders, *tree.paths))
        return known and any(_CLOUD.fullmatch(below_root(tree, path)) for path in tree.paths)

    def list(self, tree: Tree) -> Listing:
        """One candidate a cloud."""
        names = offset_names(tree)
        matches = [(path, _CLOUD.fullmatch(below_root(tree, path))) for path in tree.paths]
        candidates = tuple(
            Candidate(path, printable(path), category=(names.get(match[1], match[1]),))
            for path, match in matches
            if match
        )
        if not candidates:
            raise SourceError(
                f"“{tree.name}” is not laid out as ShapeNet-part: there is no synset/points/*.pts and no synset/*.txt.",
                "Leave the layout on auto, or choose another.",
            )
        return Listing(self.name, DataKind.CLOUDS, candidates, title=self.title)
