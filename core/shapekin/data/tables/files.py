"""Opening the files of a table, and saying kindly what goes wrong inside them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from shapekin.errors import UnreadableFileError


def open_regular(path: bytes) -> BinaryIO:
    """Open a regular file that is not empty.

    Raises:
        UnreadableFileError: It is a pipe, a device or empty, or can't be opened.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableFileError(f"The file can't be opened ({reason}).") from None
    stream = os.fdopen(descriptor, "rb")
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        stream.close()
        raise UnreadableFileError("This is not a regular file but a device, a pipe or a folder.")
    if status.st_size == 0:
        stream.close()
        raise UnreadableFileError("The file is empty.")
    return stream


def size_of(stream: BinaryIO) -> int:
    """Bytes of an open file."""
    return os.fstat(stream.fileno()).st_size


def only(paths: Sequence[bytes]) -> bytes:
    """The one file of a format that takes one.

    Raises:
        UnreadableFileError: There are several.
    """
    if len(paths) != 1:
        raise UnreadableFileError("Only one file of this format can be read at a time.")
    return paths[0]


def sibling(path: bytes, name: str) -> bytes | None:
    """The regular file called `name` in the folder of `path`; None when there is none, or only a link."""
    beside = os.path.join(os.path.dirname(path), os.fsencode(name))  # noqa: PTH118, PTH120 - names need not be text
    try:
        return beside if stat.S_ISREG(os.lstat(beside).st_mode) else None
    except OSError:
        return None


def file_name(path: bytes) -> str:
    """The last part of a path, for people."""
    return os.path.basename(path).decode("utf-8", "backslashreplace")  # noqa: PTH119


@contextmanager
def parsing() -> Iterator[None]:
    """Turn whatever a parser raises on bad data into `UnreadableFileError`."""
    try:
        yield
    except UnreadableFileError:
        raise
    except MemoryError:
        raise UnreadableFileError("Reading the file needs more memory than is allowed.") from None
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on hostile data
        reason = " ".join(str(error).split())[:160].rstrip(".") or type(error).__name__
        raise UnreadableFileError(f"The file is damaged or incomplete ({reason}).") from None
