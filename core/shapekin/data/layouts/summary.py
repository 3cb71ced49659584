"""What a source holds, in one line for people."""

from __future__ import annotations

from collections.abc import Sequence

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.names import extension

_MESHES = frozenset({".off", ".obj", ".stl", ".glb", ".gltf", ".3mf", ".dae"})
_CLOUDS = frozenset({".txt", ".pts", ".xyz", ".pcd", ".npy", ".npz"})
# Their categories are English nouns.
_ENGLISH = ("modelnet", "shapenet")


def summary(listing: Listing) -> str:
    """Such as "ModelNet: 10 categories, 587 meshes" or "ShapeNetCore v2: 6,778 chairs, 4 unreadable"."""
    labels = {candidate.label for candidate in listing.candidates if candidate.label}
    things = _counted(len(listing.candidates), _noun(listing))
    if len(labels) == 1 and listing.layout.startswith(_ENGLISH):
        said = [_counted(len(listing.candidates), next(iter(labels)))]
    elif labels:
        said = [_counted(len(labels), "category"), things]
    else:
        said = [things]
    if listing.faults:
        said.append(f"{len(listing.faults):,} unreadable")
    return f"{listing.title or listing.layout}: {', '.join(said)}"


def _noun(listing: Listing) -> str:
    if listing.kind is DataKind.IMAGES:
        return "picture"
    if listing.kind is DataKind.FEATURES:
        return "row of features"
    if listing.tables or _all_end(listing.candidates, _CLOUDS):
        return "point cloud"
    return "mesh" if _all_end(listing.candidates, _MESHES) else "shape"


def _all_end(candidates: Sequence[Candidate], extensions: frozenset[str]) -> bool:
    return {extension(candidate.path) for candidate in candidates} <= extensions


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else _plural(noun)}"


def _plural(noun: str) -> str:
    first, of, rest = noun.partition(" of ")
    if first.endswith(("s", "x", "ch", "sh")):
        plural = f"{first}es"
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        plural = f"{first[:-1]}ies"
    elif first.endswith(("knife", "shelf")):
        plural = f"{first.rstrip('e')[:-1]}ves"
    else:
        plural = f"{first}s"
    return plural + of + rest
