"""Folders: a copy of every original, one folder a cluster."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import ClassVar

import numpy as np

from shapekin.exports.base import ExportError, ExportInput, ExportReport
from shapekin.exports.safe_names import distinct_name


class Folders:
    """Copies the original files into one folder a sub-category; names safe on every system."""

    name: ClassVar[str] = "folders"
    title: ClassVar[str] = "Folders of originals"
    summary: ClassVar[str] = "Copies every original file into a folder of its sub-category."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write into the folder `out`, new or empty; see `ExportFormat.write`.

        Files that are gone, are no plain files, or lie outside the source are left out and reported.
        """
        self._check(result, out)
        copies, skipped = plan(result, out)
        if copies and not dry_run:
            _make(out)
        written: list[Path] = []
        for row, original, target in copies:
            if dry_run:
                written.append(target)
                continue
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                _copy_new(original, target)
            except OSError as error:
                skipped.append((result.names[row], error.strerror or str(error)))
            else:
                written.append(target)
        return ExportReport(tuple(written), tuple(skipped))

    def _check(self, result: ExportInput, out: Path) -> None:
        if result.source.is_file():
            raise ExportError(
                f"{result.source.name} is one file, so there are no originals to copy.",
                "Export as csv or json.",
            )
        if not result.source.is_dir():
            raise ExportError(f"The source {result.source} is not there.", "Connect its disk and try again.")
        if out.resolve().is_relative_to(result.source.resolve()):
            raise ExportError(f"{out} lies inside the source; nothing was written.", "Choose another folder.")
        if out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
            raise ExportError(f"{out} is not an empty folder; nothing was written.", "Choose a new folder.")


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"The folder {out} could not be made: {error.strerror}."
        raise ExportError(what, "Choose another place.") from None


def plan(result: ExportInput, out: Path) -> tuple[list[tuple[int, Path, Path]], list[tuple[str, str]]]:
    """Which file goes where.

    Returns:
        (row, original, target) of each copy; and (item, reason) of each item left out.
    """
    source = result.source.resolve()
    folders: dict[int, Path] = {}
    folder_names: set[str] = set()
    for cluster in np.unique(result.labels).tolist():
        folders[cluster] = out / distinct_name(result.cluster_name(cluster), folder_names)
    taken: dict[int, set[str]] = {cluster: set() for cluster in folders}
    copies, skipped = [], []
    for row, path in enumerate(result.item_paths):
        original = source / os.fsdecode(path)
        reason = _why_not(original, source)
        if reason:
            skipped.append((result.names[row], reason))
            continue
        cluster = int(result.labels[row])
        copies.append((row, original, folders[cluster] / distinct_name(original.name, taken[cluster])))
    return copies, skipped


def _why_not(original: Path, source: Path) -> str:
    """Why this file may not be copied, "" if it may."""
    try:
        resolved = original.resolve()
    except (OSError, RuntimeError, ValueError):
        return "its name cannot be followed"
    if not resolved.is_relative_to(source):
        return "it lies outside the source folder"
    if not resolved.exists():
        return "the file is gone"
    return "" if resolved.is_file() else "it is not a plain file"


def _copy_new(original: Path, target: Path) -> None:
    """Copy contents and time stamp; fails when the target exists, leaves no half file."""
    with original.open("rb") as reader, target.open("xb") as writer:
        try:
            shutil.copyfileobj(reader, writer)
        except OSError:
            target.unlink(missing_ok=True)
            raise
    shutil.copystat(original, target)
