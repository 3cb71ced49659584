"""Files that appear whole, under a name that nobody had, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shapekin.errors import ProjectError
from shapekin.store.words import exists, show

COMPANIONS = ("-wal", "-journal", "-shm")


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that gets this name when the block ends well.

    Raises:
        ProjectError: `path` exists, or its folder is missing or cannot be written.
    """
    temporary = _beside(path)
    try:
        temporary.chmod(0o666 & ~_umask())
        yield temporary
        _sync(temporary)
        _rename_without_overwriting(temporary, path)
        _sync(path.parent)
    except OSError as error:
        raise ProjectError(
            f"{path.name} could not be written ({error.strerror or error}).",
            "Make room, or choose another folder.",
        ) from error
    finally:
        for suffix in ("", *COMPANIONS):
            temporary.with_name(temporary.name + suffix).unlink(missing_ok=True)


def require_place(path: Path) -> None:
    """Make sure that a file can appear there, before long work is done for it.

    Raises:
        ProjectError: `path` exists, or its folder is missing or cannot be written.
    """
    _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """An empty temporary file beside a name that is free."""
    try:
        if path.exists() or path.is_symlink():
            raise exists(path)
        if not path.parent.is_dir():
            raise ProjectError(f"There is no folder {show(path.parent)}.", "Create it first, or choose another.")
        for suffix in COMPANIONS:
            leftover = path.with_name(path.name + suffix)
            if leftover.exists():
                raise ProjectError(
                    f"{leftover.name} lies there, the log of another project of this name.",
                    "Move it away, or choose another name.",
                )
        handle, name = tempfile.mkstemp(prefix=".new-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise ProjectError(
            f"{show(path)} cannot be written ({error.strerror or error}).", "Choose another folder or another name."
        ) from error
    os.close(handle)
    return Path(name)


def _rename_without_overwriting(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise exists(target) from None
    except (OSError, NotImplementedError):  # a file system without hard links
        if target.exists():
            raise exists(target) from None
        source.rename(target)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync(path: Path) -> None:
    """Have the disk confirm a file, or a folder's list of names where the system can."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
