"""What a dropped or named path is to the application."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QMimeData

PROJECT = ".shapekin"
ARRAYS = (".npz", ".npy")


def is_project(path: Path) -> bool:
    """True for a project file."""
    return path.suffix.lower() == PROJECT and path.is_file()


def is_source(path: Path) -> bool:
    """True for something that may be imported: a folder or an array file."""
    return path.is_dir() or (path.suffix.lower() in ARRAYS and path.is_file())


def dropped_path(data: QMimeData) -> Path | None:
    """The first project or source among dropped files."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and (is_project(path) or is_source(path)):
            return path
    return None


def free_project_path(source: Path) -> Path:
    """A project file for a source that does not exist yet: beside it, or in the home folder.

    Args:
        source: Folder or array file that is imported.
    """
    folder = source.resolve().parent
    if not os.access(folder, os.W_OK) or folder == folder.parent:
        documents = Path.home() / "Documents"
        folder = documents if documents.is_dir() else Path.home()
    stem = source.resolve().stem or "project"
    path = folder / f"{stem}{PROJECT}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{PROJECT}"
        number += 1
    return path
