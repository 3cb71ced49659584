"""PartNet: a numbered folder for each shape, with its cloud, or its parts as meshes."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field
from typing import ClassVar

from shapekin.data.dataset import DataKind, Fault
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import folder_of, printable
from shapekin.data.layouts.tree import Tree
from shapekin.errors import SourceError, UnreadableFileError

MAX_SIDE_BYTES = 20_000_000
_CLOUDS = (
    b"pts-10000.txt",
    b"pts-10000.pts",
    b"ply-10000.ply",
    b"pts-10000.ply",
    b"sample-points-all-pts-nor-rgba-10000.txt",
    b"sample-points-all-pts-nor-rgba-10000.ply",
)
_DESCRIPTIONS = (b"meta.json", b"result.json", b"result_after_merging.json")


@dataclass
class _Shape:
    clouds: set[bytes] = field(default_factory=set)
    meshes: list[bytes] = field(default_factory=list)
    descriptions: set[bytes] = field(default_factory=set)


class PartNet:
    """The sampled cloud where it is there, otherwise all parts joined."""

    name: ClassVar[str] = "partnet"
    title: ClassVar[str] = "PartNet"
    kind: ClassVar[DataKind | None] = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """True when a numbered folder has a description, and a cloud or parts."""
        return any(shape.descriptions and (shape.clouds or shape.meshes) for shape in _shapes(tree).values())

    def list(self, tree: Tree) -> Listing:
        """One candidate a numbered folder; those without a cloud and without parts are faults."""
        candidates, faults = [], []
        for folder, shape in sorted(_shapes(tree).items()):
            cloud = next((name for name in _CLOUDS if name in shape.clouds), None)
            if cloud is None and not shape.meshes:
                reason = "The folder of this shape holds neither a cloud (point_sample) nor parts (objs)."
                faults.append(Fault(folder, printable(folder), reason))
                continue
            path, *parts = shape.meshes if cloud is None else [folder + b"/point_sample/" + cloud]
            category = _category(tree, folder, shape)
            candidates.append(Candidate(path, printable(folder), category=category, parts=tuple(parts)))
        if not candidates:
            raise SourceError(
                f"“{tree.name}” is not laid out as PartNet: no numbered folder holds objs/*.obj or point_sample/*.",
                "Leave the layout on auto, or choose another.",
            )
        return Listing(self.name, DataKind.CLOUDS, tuple(candidates), faults=tuple(faults), title=self.title)


def parts_beside(path: bytes) -> tuple[bytes, ...]:
    """All files of a shape, given the first of them; the parts of one lie in the same folder.

    Args:
        path: Absolute.

    Raises:
        UnreadableFileError: The folder is gone.
    """
    folder = folder_of(path)
    inner = folder.rpartition(b"/")[2]
    if not _is_part(inner, path.rpartition(b"/")[2]):
        return (path,)
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(entry.path for entry in entries if _is_part(inner, entry.name)))
    except OSError:
        raise UnreadableFileError("The folder with the parts of this shape can't be opened.") from None


def _is_part(folder: bytes, name: bytes) -> bool:
    return folder == b"objs" and name.lower().endswith(b".obj")


def _shapes(tree: Tree) -> dict[bytes, _Shape]:
    """What lies in each numbered folder."""
    shapes: defaultdict[bytes, _Shape] = defaultdict(_Shape)
    for path in tree.paths:
        folder, _, name = path.rpartition(b"/")
        above, _, inner = folder.rpartition(b"/")
        if inner.isdigit() and name in _DESCRIPTIONS:
            shapes[folder].descriptions.add(name)
        elif above.rpartition(b"/")[2].isdigit():
            if _is_part(inner, name):
                shapes[above].meshes.append(path)
            elif inner == b"point_sample" and name in _CLOUDS:
                shapes[above].clouds.add(name)
    return shapes


def _category(tree: Tree, folder: bytes, shape: _Shape) -> tuple[str, ...]:
    """`model_cat` of the description, otherwise the name of the root of the parts."""
    for name in (name for name in _DESCRIPTIONS if name in shape.descriptions):
        try:
            content = tree.json(folder + b"/" + name, MAX_SIDE_BYTES)
        except UnreadableFileError:
            continue
        root = content[0] if isinstance(content, list) and content else content
        found = root.get("model_cat" if name == b"meta.json" else "name") if isinstance(root, dict) else None
        if isinstance(found, str) and found.strip():
            return (found.strip(),)
    return ()
