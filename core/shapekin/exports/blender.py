"""Blender: an asset catalogue file, so that the asset browser has a catalogue for every sub-category.

The form is Blender's Asset Catalog Definition File, version 1: lines `UUID:path:simple name`, where parts of a
path are divided by "/", may not hold ":" or a backslash, and a simple name has at most 63 bytes. Blender reads
`blender_assets.cats.txt` at the root of an asset library.
"""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import ClassVar

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.files import check_new_file, readable, write_new_text

_NAMESPACE = uuid.UUID("6b1f3c52-0e0b-5c0a-9d53-3f1b8a1f7a11")  # any one, but always the same
_LONGEST_NAME = 63  # bytes
_HEAD = (
    "# This is an Asset Catalog Definition file for Blender.\n"
    "#\n"
    "# Empty lines and lines starting with `#` will be ignored.\n"
    "# The first non-ignored line should be the version indicator.\n"
    '# Other lines are of the format "UUID:catalog/path/for/assets:simple catalog name"\n'
    "\n"
    "VERSION 1\n"
    "\n"
)


class BlenderCatalogue(ExportFormat):
    """A catalogue `project/sub-category` each, below one of the project's own; "/" in a name makes one within another.

    The UUIDs are made of the names (UUID version 5): assets keep their catalogue when the file is written again.
    """

    name: ClassVar[str] = "blender"
    title: ClassVar[str] = "Blender asset catalogues"
    summary: ClassVar[str] = "The file blender_assets.cats.txt at the root of an asset library: one catalogue each."
    group: ClassVar[Group] = Group.PROGRAMS
    file_name: ClassVar[str] = "blender_assets.cats.txt"
    leaves_out: ClassVar[str] = "Which item is where: assets are put into their catalogues within Blender."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        check_new_file(out)
        if not dry_run:
            write_new_text(out, _HEAD + "".join(f"{line}\n" for line in _lines(result)))
        called = "Blender reads a file of the name blender_assets.cats.txt only."
        return ExportReport((out,), notes=() if out.name == self.file_name else (called,))


def _lines(result: ExportInput) -> list[str]:
    root = _part(result.project)
    paths = [root]
    for cluster in result.clusters():
        path = wanted = "/".join([root, *map(_part, result.cluster_name(cluster).split("/"))])
        number = 2
        while path in paths:
            path, number = f"{wanted} {number}", number + 1
        paths.append(path)
    return [f"{uuid.uuid5(_NAMESPACE, path)}:{path}:{_simple(path)}" for path in paths]


def _part(name: str) -> str:
    """One part of a path, as Blender itself would clean it."""
    shown = "".join(sign if sign.isprintable() else " " for sign in readable(name))
    return " ".join(shown.translate(str.maketrans(":/\\", "---")).split()) or "-"


def _simple(path: str) -> str:
    """What the UUID stands for, for people who look into the file."""
    return path.replace("/", "-").encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore").strip()
