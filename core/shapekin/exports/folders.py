"""Folders: every original in a folder of its cluster, as a copy, a symbolic link or a second name.

Kinds within kinds ("seat/chair") are folders within folders.
"""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.originals import How, Piece, fill, no_originals, original_of
from shapekin.exports.safe_names import distinct_name


@dataclass(frozen=True)
class Folders(ExportFormat):
    """Puts the original files into one folder a sub-category, within that of its kind; names safe on every system.

    Attributes:
        how: Copies, symbolic links, or hard links: second names of the same files, which take no room.
    """

    how: How = How.COPY

    name: ClassVar[str] = "folders"
    title: ClassVar[str] = "Folders of originals"
    summary: ClassVar[str] = "Puts every original file into a folder of its sub-category."
    group: ClassVar[Group] = Group.FOLDERS
    file_name: ClassVar[str] = "{project} sub-categories"
    leaves_out: ClassVar[str] = "Files that belong to an original (materials, textures), answers, scores and the map."

    def unfit(self, result: ExportInput) -> str:
        """Rows of one file have no originals."""
        return no_originals(result)

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write into the folder `out`, new or empty, or begun by this same export; see `ExportFormat.write`.

        Files that are gone, are no plain files, or lie outside the source are left out and reported.
        """
        require_fit(self, result)
        pieces, skipped = _plan(result, out)
        filled = fill(out, pieces, self.name, self.how, result.source, dry_run=dry_run)
        return ExportReport(filled.files, (*skipped, *filled.failed), filled.notes())


def _plan(result: ExportInput, out: Path) -> tuple[list[Piece], list[tuple[str, str]]]:
    """Which file goes where, and (item, reason) of each item left out."""
    source = result.source.resolve()
    taken: defaultdict[Path, set[str]] = defaultdict(set)
    folders = _folders(result, out, taken)
    pieces, skipped = [], []
    for row, name in enumerate(result.names):
        original, reason = original_of(result, row, source)
        if reason:
            skipped.append((name, reason))
            continue
        folder = folders[int(result.labels[row])]
        called = os.fsdecode(result.item_paths[row].rpartition(b"/")[2])
        pieces.append(Piece(name, folder / distinct_name(called, taken[folder]), original))
    return pieces, skipped


def _folders(result: ExportInput, out: Path, taken: defaultdict[Path, set[str]]) -> dict[int, Path]:
    """The folder of each cluster; `taken` holds the names that are used in each folder.

    Two clusters of one name have folders of their own, but "seat" is the folder that "seat/chair" lies in.
    """
    made: dict[tuple[str, ...], Path] = {(): out}
    folders: dict[int, Path] = {}

    def folder_of(path: tuple[str, ...]) -> Path:
        if path not in made:
            above = folder_of(path[:-1])
            made[path] = above / distinct_name(path[-1], taken[above])
        return made[path]

    for cluster in result.clusters():
        path = result.cluster_path(cluster)
        found = folder_of(path)
        if found in folders.values():
            above = folder_of(path[:-1])
            found = above / distinct_name(path[-1], taken[above])
        folders[cluster] = found
    return folders
