"""A folder, walked once: its files, its folders, and what could not be followed."""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from shapekin.data.dataset import Fault
from shapekin.data.layouts.names import printable
from shapekin.data.readers import read_bytes
from shapekin.errors import SourceError, UnreadableFileError

MAX_FILES = 10_000_000
MAX_TEXT_BYTES = 100_000_000
_LOOK_BYTES = 4096
_OF_THE_SYSTEM = frozenset({b"__MACOSX", b"$RECYCLE.BIN", b"System Volume Information", b"@eaDir", b"lost+found"})
"""What macOS, Windows, network disks and Linux put beside a person's files."""
_SEPARATOR = os.fsencode(os.sep)


class Tree:
    """A folder that was walked once: hidden files, those of systems, and links that lead out of it, are not in it.

    Paths are relative, their parts separated by `/` on every system. Linked folders are not followed: what they
    lead to inside of the root is listed where it lies.

    Args:
        source: The folder.
        kind: What to take of it where it holds both shapes and pictures, see `ImportOptions`.
        only: Relative paths of the only files to look at, wherever they lead; empty to walk the folder.

    Attributes:
        root: The folder, as bytes.
        paths: All files, relative to the root, in the order of their bytes.
        folders: All folders below the root, likewise.
        faults: Folders that can't be read or lead elsewhere.
        strays: Links that are no files of this folder: path to reason.

    Raises:
        SourceError: The folder itself can't be read, or holds too many files.
    """

    def __init__(self, source: Path, kind: str = "auto", only: Sequence[bytes] = ()) -> None:
        self.root = os.fsencode(source)
        self.kind = kind
        self.faults: list[Fault] = []
        self.strays: dict[bytes, str] = {}
        files: list[bytes] = []
        folders: list[bytes] = []
        files += only
        waiting = [] if only else [b""]
        while waiting:
            folder = waiting.pop()
            try:
                below = self._enter(folder, files)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                if not folder:
                    raise SourceError(f"“{source}” can't be opened ({reason}).", "Look at its permissions.") from None
                self.faults.append(Fault(folder, printable(folder), f"The folder can't be opened ({reason})."))
                continue
            folders += below
            waiting += below
            if len(files) > MAX_FILES:
                raise SourceError(f"“{source}” holds more than {MAX_FILES:,} files.", "Give one of its folders.")
        self.paths = tuple(sorted(files))
        self.folders = tuple(sorted(folders))

    def _enter(self, folder: bytes, files: list[bytes]) -> list[bytes]:
        below = []
        lead = folder + b"/" if folder else b""
        with os.scandir(self.full(folder)) as entries:
            for entry in entries:
                if entry.name.startswith(b".") or entry.name in _OF_THE_SYSTEM:
                    continue
                path = lead + entry.name
                if entry.is_symlink():
                    self._follow(path, files)
                elif entry.is_dir(follow_symlinks=False):
                    below.append(path)
                else:
                    files.append(path)
        return below

    def _follow(self, path: bytes, files: list[bytes]) -> None:
        full = self.full(path)
        target = os.path.realpath(full)
        within = target == self._real_root or target.startswith(self._real_root.rstrip(_SEPARATOR) + _SEPARATOR)
        if os.path.isdir(full):  # noqa: PTH112 - names need not be text
            if not within:
                self.faults.append(Fault(path, printable(path), "This is a link to a folder outside of the source."))
        elif not os.path.exists(full):  # noqa: PTH110
            self.strays[path] = "This is a link that leads nowhere."
        elif not within:
            self.strays[path] = "This is a link to a file outside of the source."
        else:
            files.append(path)

    @cached_property
    def _real_root(self) -> bytes:
        return os.path.realpath(self.root)

    @cached_property
    def _known(self) -> frozenset[bytes]:
        return frozenset(self.paths)

    @property
    def name(self) -> str:
        """The root's own name."""
        return printable(os.path.basename(self._real_root))  # noqa: PTH119

    def __contains__(self, path: bytes) -> bool:
        return path in self._known

    def full(self, path: bytes) -> bytes:
        """Where a relative path lies."""
        return os.path.join(self.root, path) if path else self.root  # noqa: PTH118

    def under(self, folder: bytes) -> tuple[bytes, ...]:
        """Paths of all files below a folder (`b""` for the root)."""
        if not folder:
            return self.paths
        return self.paths[bisect_left(self.paths, folder + b"/") : bisect_left(self.paths, folder + b"0")]

    def is_empty(self, path: bytes) -> bool:
        """True for a file that holds nothing."""
        try:
            return os.stat(self.full(path)).st_size == 0  # noqa: PTH116
        except OSError:
            return False

    def first_line(self, path: bytes) -> str:
        """The first line of a text file that says anything, cut after some thousand bytes; "" if unreadable."""
        try:
            descriptor = os.open(self.full(path), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        except OSError:
            return ""
        try:
            start = os.read(descriptor, _LOOK_BYTES).decode("utf-8-sig", "replace")
        except OSError:
            return ""
        finally:
            os.close(descriptor)
        lines = (line.strip() for line in start.splitlines())
        return next((line for line in lines if line and not line.startswith(("#", "//"))), "")

    def text(self, path: bytes, max_bytes: int = MAX_TEXT_BYTES) -> str:
        """A small text file of the tree.

        Raises:
            UnreadableFileError: It is too large, no regular file, or no text.
        """
        data = read_bytes(self.full(path), max_bytes)
        if b"\0" in data:
            raise UnreadableFileError("This is not a text file.")
        return data.decode("utf-8-sig", "replace")

    def json(self, path: bytes, max_bytes: int = MAX_TEXT_BYTES) -> Any:  # noqa: ANN401 - JSON may be anything
        """What a JSON file of the tree holds.

        Raises:
            UnreadableFileError: It is too large, no regular file, or no JSON.
        """
        try:
            return json.loads(self.text(path, max_bytes))
        except (ValueError, RecursionError):
            raise UnreadableFileError("This is not a JSON file, or a damaged one.") from None
