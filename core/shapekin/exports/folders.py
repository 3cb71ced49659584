"""Folders: every original in a folder of its cluster, as a copy, a symbolic link or a second name."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.originals import How, Piece, fill, no_originals, original_of
from shapekin.exports.safe_names import distinct_name


@dataclass(frozen=True)
class Folders(ExportFormat):
    """Puts the original files into one folder a sub-category; names safe on every system.

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
    folders: dict[int, Path] = {}
    folder_names: set[str] = set()
    for cluster in result.clusters():
        folders[cluster] = out / distinct_name(result.cluster_name(cluster), folder_names)
    taken: dict[int, set[str]] = {cluster: set() for cluster in folders}
    pieces, skipped = [], []
    for row, name in enumerate(result.names):
        original, reason = original_of(result, row, source)
        if reason:
            skipped.append((name, reason))
            continue
        cluster = int(result.labels[row])
        called = os.fsdecode(result.item_paths[row].rpartition(b"/")[2])
        pieces.append(Piece(name, folders[cluster] / distinct_name(called, taken[cluster]), original))
    return pieces, skipped
