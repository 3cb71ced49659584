"""Which files of a folder are items, which are their companions, and which stand apart.

Shapes come with textures and screenshots, pictures with notes and arrays. What lies beside or below the items
is theirs; what has a place of its own is a fault, so that nothing is left out in silence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from shapekin.data.dataset import DataKind, Fault
from shapekin.data.formats.unsupported import KNOWN_UNSUPPORTED, unsupported_reason
from shapekin.data.layouts.names import extension, folder_of, printable
from shapekin.data.layouts.tree import Tree
from shapekin.data.readers import LOADERS, PICTURE_LOADERS, SHAPE_LOADERS

_TEXTS = frozenset({".txt", ".csv", ".asc", ".dat"})
_ARRAYS = frozenset({".npy", ".npz"})
_NOTES = ("readme", "license", "licence", "copyright", "changelog", "filelist", "labels", "classes")
_PROBES = 8
_NUMBERS = re.compile(r"(?:[-+]?(?:\d+\.?\d*|\.\d+|nan|inf)(?:e[-+]?\d+)?(?:[\s,;]+|$)){3}", re.IGNORECASE)
_TEXTURES = frozenset({"texture", "textures", "material", "materials", "maps", "screenshots", "thumbnails"})
_STRAY = 50  # so many times more pictures than shapes: the shapes are the strays
_APART = {
    DataKind.CLOUDS: "This is a picture, and this project holds shapes; import pictures by themselves (kind: images).",
    DataKind.IMAGES: "This is a shape, and this project holds pictures; import shapes by themselves (kind: shapes).",
}


@dataclass(frozen=True)
class Sifted:
    """The items of a folder.

    Attributes:
        kind: CLOUDS or IMAGES.
        items: Their paths, in order.
        faults: Files of the other kind that stand apart, and formats that are known but not read.
    """

    kind: DataKind
    items: tuple[bytes, ...]
    faults: tuple[Fault, ...]


@lru_cache(maxsize=2)
def sift(tree: Tree, wanted: str) -> Sifted:
    """Tell items from companions.

    Args:
        tree: The folder.
        wanted: "shapes", "images", or "auto": whatever there is more of.
    """
    by_extension: defaultdict[str, list[bytes]] = defaultdict(list)
    for path in tree.paths:
        by_extension[extension(path)].append(path)
    pictures = _having(by_extension, PICTURE_LOADERS)
    meshes = _having(by_extension, SHAPE_LOADERS.keys() - _TEXTS - _ARRAYS)
    shapes = sorted(meshes + _texts(tree, by_extension, meshes) + _arrays(by_extension, meshes, pictures))
    beside_shapes = _nearness(meshes or shapes)
    apart = [path for path in pictures if not beside_shapes(path)]
    if wanted == "images" or (wanted == "auto" and _mostly_pictures(shapes, pictures, apart)):
        beside_pictures = _nearness(pictures)
        apart = [path for path in meshes if not beside_pictures(path)]
        kind, items, is_companion = DataKind.IMAGES, pictures, beside_pictures
    else:
        kind, items, is_companion = DataKind.CLOUDS, shapes, beside_shapes
    faults = [_fault(path, _APART[kind]) for path in apart]
    faults += _unsupported(by_extension, kind, items, is_companion)
    return Sifted(kind, tuple(items), tuple(sorted(faults, key=lambda fault: fault.path)))


def _mostly_pictures(shapes: list[bytes], pictures: list[bytes], apart: list[bytes]) -> bool:
    return len(apart) > len(shapes) or len(pictures) > _STRAY * len(shapes)


def _having(by_extension: dict[str, list[bytes]], extensions: Iterable[str]) -> list[bytes]:
    return sorted(path for one in extensions for path in by_extension.get(one, ()))


def _texts(tree: Tree, by_extension: dict[str, list[bytes]], meshes: list[bytes]) -> list[bytes]:
    """Text files that are clouds: all of a folder that holds at least two such, and no mesh."""
    with_meshes = {folder_of(path) for path in meshes}
    texts: defaultdict[bytes, list[bytes]] = defaultdict(list)
    for path in _having(by_extension, _TEXTS & SHAPE_LOADERS.keys()):
        if folder_of(path) not in with_meshes and not printable(path.rpartition(b"/")[2]).lower().startswith(_NOTES):
            texts[folder_of(path)].append(path)
    clouds, single = [], []
    for paths in texts.values():
        probed = paths[:: max(1, len(paths) // _PROBES)]
        alike = [path for path in probed if _NUMBERS.match(tree.first_line(path))]
        if len(alike) > 1:
            clouds += paths
        else:
            single += alike
    return clouds if clouds or meshes else single


def _arrays(by_extension: dict[str, list[bytes]], meshes: list[bytes], pictures: list[bytes]) -> list[bytes]:
    """Array files that are clouds: not one that lies alone among meshes or pictures."""
    arrays = _having(by_extension, _ARRAYS & SHAPE_LOADERS.keys())
    count = Counter(map(folder_of, arrays))
    among = {folder_of(path) for path in meshes} | {folder_of(path) for path in pictures}
    return [path for path in arrays if count[folder_of(path)] > 1 or folder_of(path) not in among]


def _nearness(items: Iterable[bytes]) -> Callable[[bytes], bool]:
    """Whether a file lies beside or below items, or in a folder of textures next to them.

    Below the root does not count: it holds everything.
    """
    homes = {folder_of(path) for path in items}
    above = {folder_of(home) for home in homes}
    for home in homes:
        outer = folder_of(home)
        while outer and folder_of(outer) not in above:
            outer = folder_of(outer)
            above.add(outer)

    @cache
    def near(folder: bytes) -> bool:
        if folder in homes:
            return True
        outer, _, name = folder.rpartition(b"/")
        lowered = printable(name).lower()
        if lowered in _TEXTURES or (outer and lowered == "images"):
            return outer in homes or outer in above
        return bool(folder) and bool(outer) and near(outer)

    return lambda path: near(folder_of(path))


def _unsupported(
    by_extension: dict[str, list[bytes]], kind: DataKind, items: Iterable[bytes], is_companion: Callable[[bytes], bool]
) -> list[Fault]:
    """Files in formats that are known but not read, unless an item of the same name lies beside."""
    stems = {path.rpartition(b".")[0] for path in items}
    found = []
    for end, what in KNOWN_UNSUPPORTED.items():
        for path in by_extension.get(end, ()) if end not in LOADERS else ():  # a plug-in may read them
            if (what == "picture") != (kind is DataKind.IMAGES):
                found += [] if is_companion(path) else [_fault(path, _APART[kind])]
            elif path.rpartition(b".")[0] not in stems:
                found.append(_fault(path, unsupported_reason(end)))
    return found


def _fault(path: bytes, reason: str) -> Fault:
    return Fault(path, printable(path), reason)
