"""`modelnet40_normal_resampled`: clouds with normals as text, `class/class_0001.txt`."""

from __future__ import annotations

import re
from typing import ClassVar

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import printable
from shapekin.data.layouts.tree import Tree
from shapekin.errors import SourceError

# The class is the name of the folder and the beginning of the file's name.
_CLOUD = re.compile(rb"(?:.*/)?([^/]+)/\1_\d+\.txt", re.DOTALL)
_NAMES = re.compile(rb"(?:.*/)?modelnet\d+_shape_names\.txt", re.DOTALL)


class ModelNetResampled:
    """Each line of a file is x,y,z,nx,ny,nz; the lists of names and splits are not needed."""

    name: ClassVar[str] = "modelnet_resampled"
    title: ClassVar[str] = "ModelNet, resampled with normals"
    kind: ClassVar[DataKind | None] = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """True with a list of ModelNet's names and a cloud."""
        return any(map(_NAMES.fullmatch, tree.paths)) and any(map(_CLOUD.fullmatch, tree.paths))

    def list(self, tree: Tree) -> Listing:
        """One candidate a text file that is named after its folder."""
        found = [match for match in map(_CLOUD.fullmatch, tree.paths) if match]
        if not found:
            raise SourceError(
                f"“{tree.name}” is not the resampled ModelNet: there is no file like chair/chair_0001.txt.",
                "Leave the layout on auto, or choose another.",
            )
        candidates = tuple(Candidate(match[0], printable(match[0]), category=(printable(match[1]),)) for match in found)
        return Listing(self.name, DataKind.CLOUDS, candidates, title="ModelNet, resampled")
