"""New files and folders, whole or not at all: written beside their place, then moved there; nothing is replaced."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shapekin.exports.base import ExportError

_OTHER_NAME = "Choose another name."


def check_new_file(out: Path) -> None:
    """Refuse a place where no new file can be.

    Raises:
        ExportError: Something is there already, or there is no such folder.
    """
    if out.exists() or out.is_symlink():
        raise ExportError(f"{out} exists already; nothing was written.", _OTHER_NAME)
    _check_parent(out)


def check_new_folder(out: Path) -> None:
    """Refuse a place where no new folder can be; an empty one will do.

    Raises:
        ExportError: Something is there already, or there is no folder to put it in.
    """
    if out.is_symlink() or (out.exists() and (not out.is_dir() or any(out.iterdir()))):
        raise ExportError(f"{out} is not an empty folder; nothing was written.", "Choose a new folder.")
    _check_parent(out)


@contextmanager
def new_file(out: Path) -> Iterator[Path]:
    """A path to write to, in the same folder; what is there when the block ends well becomes `out`.

    Raises:
        ExportError: `out` exists or cannot be written; then nothing is left of it.
    """
    check_new_file(out)
    with _speaking(out):
        unfinished = _beside(out)
        unfinished.touch(exist_ok=False)
        try:
            yield unfinished
            move_to(unfinished, out)
        finally:
            unfinished.unlink(missing_ok=True)


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A folder to write to, beside `out`; it becomes `out` when the block ends well.

    Raises:
        ExportError: `out` is not empty or cannot be written; then nothing is left of it.
    """
    check_new_folder(out)
    with _speaking(out):
        unfinished = _beside(out)
        unfinished.mkdir()
        try:
            yield unfinished
            with contextlib.suppress(FileNotFoundError):
                out.rmdir()  # refuses to remove a folder that is no longer empty
            unfinished.rename(out)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


def move_to(unfinished: Path, out: Path) -> None:
    """Give a finished file its name, unless there is something of that name.

    Raises:
        OSError: There is, or the disk refuses.
    """
    try:
        os.link(unfinished, out, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if os.path.lexists(out):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(out)) from None
        unfinished.rename(out)
    else:
        unfinished.unlink()


def write_new_text(out: Path, text: str) -> None:
    """Write a text file as UTF-8; bytes of names that are none come back as they were.

    Raises:
        ExportError: It exists or cannot be written.
    """
    with new_file(out) as path:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))


def readable(text: str) -> str:
    r"""The same as Unicode that every reader takes: what is none is written as `\udcXX`."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def odd_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """What to say of names that `readable` had to change: one sentence or none."""
    count = sum(name != readable(name) for name in names)
    return (f"{count:,} names are no Unicode; their odd bytes are written as \\udcXX.",) if count else ()


def _check_parent(out: Path) -> None:
    if not out.parent.is_dir():
        raise ExportError(f"There is no folder {out.parent}; nothing was written.", "Make it first.")


@contextmanager
def _speaking(out: Path) -> Iterator[None]:
    """Say what the disk refuses in words for people."""
    try:
        yield
    except FileExistsError:
        raise ExportError(f"{out} exists already; nothing was written.", _OTHER_NAME) from None
    except OSError as error:
        what = f"{out} could not be written: {error.strerror or error}."
        raise ExportError(what, "Choose another place.") from None


def _beside(out: Path) -> Path:
    """A path of the same folder that nobody uses; what is made there gets the usual permissions."""
    return out.parent / f".shapekin-{uuid.uuid4().hex}"
