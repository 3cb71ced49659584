"""The 3MF format, a ZIP archive of XML models: trimesh reads it, and what it has read is counted.

It leaves out parts that it doesn't find, and mixes up those of several models that share a number.
"""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass, field

from shapekin.data.contents import Cloud, Mesh
from shapekin.data.formats.archive import allow, open_archive, unpack
from shapekin.data.formats.library import MAX_ELEMENTS, load
from shapekin.data.formats.markup import elements, local
from shapekin.errors import UnreadableFileError

MAX_UNPACKED_BYTES = 500_000_000
_ROOT = "3d/3dmodel.model"
_MAX_DEPTH = 200

_Key = tuple[str, str]
"""An object: the file that it is in, and its number there."""


def parse_3mf(data: bytes) -> Mesh | Cloud:
    """Read a 3MF file; units are ignored.

    Args:
        data: The file's bytes.

    Raises:
        UnreadableFileError: The archive or its XML is damaged, unpacks to too much or contradicts itself; or its parts
            are put together in a way that trimesh does not follow.
    """
    plan = _Plan()
    with open_archive(io.BytesIO(data)) as archive:
        members = archive.infolist()
        allow(members, MAX_UNPACKED_BYTES)
        for member in members:
            if member.filename.lower().endswith(".model"):
                plan.add(member.filename.lstrip("/").lower(), unpack(archive, member))
    expected = plan.n_faces()
    if expected > MAX_ELEMENTS:
        raise UnreadableFileError(f"The scene unpacks to more than {MAX_ELEMENTS / 1e6:.0f} million triangles.")
    contents = load(data, "3mf")
    read = len(contents.faces) if isinstance(contents, Mesh) else 0
    if read != expected:
        raise UnreadableFileError(
            f"The parts of the 3MF file have {expected:,} triangles, of which {read:,} can be put together; "
            "export it as one mesh, or as STL."
        )
    return contents


@dataclass(slots=True)
class _Plan:
    """What the models say: how many triangles each object has, what it contains, and what is built."""

    own: dict[_Key, int] = field(default_factory=dict)
    parts: defaultdict[_Key, list[_Key]] = field(default_factory=lambda: defaultdict(list))
    built: list[_Key] = field(default_factory=list)

    def add(self, path: str, data: bytes) -> None:
        """Read one model."""
        current = (path, "")

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal current
            if name == "triangle":
                self.own[current] += 1
            elif name == "object":
                current = (path, attributes["id"])
                self.own[current] = 0
            elif name in {"component", "item"}:
                elsewhere = next((value for key, value in attributes.items() if local(key) == "path"), "")
                used = (elsewhere.lstrip("/").lower() or path, attributes["objectid"])
                if name == "component":
                    self.parts[current].append(used)
                elif path == _ROOT:
                    self.built.append(used)

        try:
            elements(data, start)
        except LookupError:
            raise UnreadableFileError("The 3MF model has a part without a number.") from None

    def n_faces(self) -> int:
        """Triangles of all that is built, each as often as it stands somewhere."""
        known: dict[_Key, int] = {}

        def count(key: _Key, depth: int) -> int:
            if depth > _MAX_DEPTH:
                raise UnreadableFileError("The parts of the model contain each other, or are nested too deeply.")
            if key not in self.own:
                raise UnreadableFileError(f"The model refers to object {key[1][:20]}, which is not there.")
            if key not in known:
                known[key] = self.own[key] + sum(count(part, depth + 1) for part in self.parts[key])
            return known[key]

        if not any(path == _ROOT for path, _ in self.own):
            raise UnreadableFileError("The archive holds no 3D model.")
        return sum(count(key, 0) for key in self.built)
