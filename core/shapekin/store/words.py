"""What SQLite and the disk say about a project file, in words for people."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shapekin.errors import ProjectError, ProjectLockedError


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Say SQLite's errors about `path` in words for people."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
        raise
    except sqlite3.DatabaseError as error:
        raise _in_words(path, error) from error


def damaged(path: Path, what: str) -> ProjectError:
    """The error for a project whose contents are not what was written."""
    return ProjectError(
        f"{path.name} is damaged: {what}. The file was left as it is.",
        "Keep a copy of it and restore a backup; opening it read-only may show what is still good.",
    )


def locked(path: Path) -> ProjectLockedError:
    """The error for a project that is in use."""
    return ProjectLockedError(
        f"{path.name} is open in another window or program.", "Close it there, or open it read-only."
    )


def not_writable(path: Path) -> ProjectError:
    """The error for a place where nothing can be written."""
    return ProjectError(
        f"{show(path)} cannot be written here.", "Open it read-only, or copy it to a folder of your own."
    )


def exists(path: Path) -> ProjectError:
    """The error for a name that is taken."""
    return ProjectError(f"{show(path)} exists already; it was left as it is.", "Open it, or choose another name.")


def show(path: Path) -> str:
    """A path for people, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _in_words(path: Path, error: sqlite3.DatabaseError) -> ProjectError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return locked(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return not_writable(path)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_TOOBIG")):
        return ProjectError(
            f"The disk took no more of {path.name} ({error}); everything saved before is kept.",
            "Make room on the disk and try again.",
        )
    return damaged(path, str(error))
