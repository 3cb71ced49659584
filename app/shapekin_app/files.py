"""What a dropped or named path is to the application."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QProcess, QUrl
from PySide6.QtGui import QDesktopServices

PROJECT = ".shapekin"


def is_project(path: Path) -> bool:
    """True for a project file."""
    return path.suffix.lower() == PROJECT and path.is_file()


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """Files and folders that were dropped; whether they can be read turns out when they are looked at."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.exists())


def open_folder(folder: str) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def reveal(path: Path) -> None:
    """Show a file where it lies, marked where the system's file manager can do that."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    elif not _ask_file_manager(path):
        open_folder(str(path if path.is_dir() else path.parent))


def _ask_file_manager(path: Path) -> bool:
    """Whether a file manager on the session's bus took it up."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    manager = QDBusInterface(name, "/org/freedesktop/FileManager1", name, bus)
    manager.setTimeout(2000)
    reply = manager.call("ShowItems", [path.resolve().as_uri()], "")
    return reply.type() == QDBusMessage.MessageType.ReplyMessage


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
