"""Original files put into a new folder: as copies, links or second names; what is interrupted goes on later.

While a folder is being filled it holds a note (`NOTE`) that tells which export it is: written first, removed
last. A folder that is not empty is filled further only if it holds the note of the very same export.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from shapekin.exports.base import ExportError, ExportInput
from shapekin.exports.files import move_to

NOTE = "shapekin-unfinished-export.json"
_PART = ".shapekin-part"
_MOST_NOTE_BYTES = 65_536
_COARSEST_CLOCK = 2.0  # seconds; FAT keeps no finer time


class How(StrEnum):
    """How an original comes into a folder."""

    COPY = "copy"
    SYMLINK = "symlink"
    HARDLINK = "hardlink"


@dataclass(frozen=True)
class Piece:
    """One file to be.

    Attributes:
        item: Whose it is; "" for a file about all of them.
        target: Where it goes.
        original: The file it is made of, or
        content: what it holds.
    """

    item: str
    target: Path
    original: Path | None = None
    content: Callable[[], bytes] | None = None


@dataclass(frozen=True)
class Filled:
    """What became of the pieces: the files, (item, reason) of those that failed, and how many were there before."""

    files: tuple[Path, ...]
    failed: tuple[tuple[str, str], ...]
    before: int

    def notes(self) -> tuple[str, ...]:
        """What is to be said of it."""
        again = f"{len(self.failed):,} files could not be written; export the same again to try those once more."
        there = f"{self.before:,} files are there already, from an export that was interrupted; it goes on from there."
        return (there,) * (self.before > 0) + (again,) * bool(self.failed)


def no_originals(result: ExportInput) -> str:
    """Why there are no original files, "" where there are."""
    if result.source.is_file():
        return f"{result.source.name} is one file, so there are no originals. Export as csv or json."
    if not result.source.is_dir():
        return f"The source {result.source} is not there. Connect its disk and try again."
    return ""


def original_of(result: ExportInput, row: int, source: Path) -> tuple[Path, str]:
    """The original file of an item, and why it may not be taken ("" if it may).

    Args:
        result: Of which the item is.
        row: Of the item.
        source: The source, resolved.
    """
    original = source / os.fsdecode(result.item_paths[row])
    try:
        resolved = original.resolve()
    except (OSError, RuntimeError, ValueError):
        return original, "its name cannot be followed"
    if not resolved.is_relative_to(source):
        return original, "it lies outside the source folder"
    if not resolved.exists():
        return original, "the file is gone"
    return resolved, "" if resolved.is_file() else "it is not a plain file"


def fill(out: Path, pieces: Sequence[Piece], export: str, how: How, source: Path, *, dry_run: bool) -> Filled:
    """Make the files of a folder that is new or empty, or go on where the same export was interrupted.

    Args:
        out: The folder.
        pieces: The files to be, all below it.
        export: Name of the format.
        how: How originals come there.
        source: The folder of the originals.
        dry_run: Only look.

    Raises:
        ExportError: `out` is somebody else's, lies inside the source, or cannot be made.
    """
    identity = _identity(out, pieces, export, how)
    goes_on = _check(out, identity, how, source)
    before = {piece.target for piece in pieces if goes_on and _is_done(piece, how)}
    if dry_run or not pieces:
        return Filled(tuple(piece.target for piece in pieces), (), len(before))
    _begin(out, identity)
    files: list[Path] = []
    failed: list[tuple[str, str]] = []
    for piece in pieces:
        try:
            if piece.target not in before:
                piece.target.parent.mkdir(parents=True, exist_ok=True)
                _make(piece, how, out / _PART)
        except OSError as error:
            failed.append((piece.item or piece.target.name, error.strerror or str(error)))
        else:
            files.append(piece.target)
    (out / _PART).unlink(missing_ok=True)
    if not failed:  # else the same export can try those again
        (out / NOTE).unlink()
    return Filled(tuple(files), tuple(failed), len(before))


def _identity(out: Path, pieces: Sequence[Piece], export: str, how: How) -> str:
    digest = hashlib.sha256(f"{export}\0{how}".encode())
    for piece in pieces:
        told = [piece.target.relative_to(out).as_posix(), str(piece.original or "")]
        if piece.content is not None and not piece.item:
            told.append(hashlib.sha256(piece.content()).hexdigest())
        digest.update("\0".join(["", *told]).encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _check(out: Path, identity: str, how: How, source: Path) -> bool:
    """True when this export was begun here before.

    Raises:
        ExportError: Nothing can be written here.
    """
    if out.resolve().is_relative_to(source.resolve()):
        raise ExportError(f"{out} lies inside the source; nothing was written.", "Choose another folder.")
    if how is How.HARDLINK and _disk(out) != _disk(source):
        what = f"{out} is not on the disk of {source}, and a file has names on its own disk only; nothing was written."
        raise ExportError(what, "Choose copies or symbolic links, or another folder.")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise ExportError(f"{out} is not an empty folder; nothing was written.", "Choose a new folder.")
    if not out.exists() or not any(out.iterdir()):
        return False
    noted = _noted(out)
    if not noted:
        raise ExportError(f"{out} is not an empty folder; nothing was written.", "Choose a new folder.")
    if noted != identity:
        what = f"{out} holds an unfinished export of another result; nothing was written."
        raise ExportError(what, "Choose a new folder, or delete this one.")
    return True


def _disk(path: Path) -> int:
    """Number of the disk that a path is on, or will be."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path.stat().st_dev


def _noted(out: Path) -> str:
    """Which export was begun in a folder, "" for none."""
    note = out / NOTE
    try:
        if note.is_symlink() or note.stat().st_size > _MOST_NOTE_BYTES:
            return ""
        found = json.loads(note.read_bytes())
    except (OSError, ValueError, RecursionError):
        return ""
    return str(found.get("export", "")) if isinstance(found, dict) else ""


def _begin(out: Path, identity: str) -> None:
    told = "An export into this folder has not finished. Export the same again to go on, or delete the folder."
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not _noted(out):
            with (out / NOTE).open("x", encoding="ascii") as file:
                json.dump({"what": told, "export": identity}, file)
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        what = f"The folder {out} could not be made: {error.strerror}."
        raise ExportError(what, "Choose another place.") from None


def _is_done(piece: Piece, how: How) -> bool:
    """Whether a file is there as this export would make it."""
    try:
        if piece.original is None:
            return piece.target.is_file() and not piece.target.is_symlink()
        if how is How.SYMLINK:
            return piece.target.is_symlink() and piece.target.readlink() == piece.original
        if piece.target.is_symlink():
            return False
        if how is How.HARDLINK:
            return piece.target.samefile(piece.original)
        there, there_before = piece.target.stat(), piece.original.stat()
    except OSError:
        return False
    same_time = abs(there.st_mtime - there_before.st_mtime) <= _COARSEST_CLOCK
    return there.st_size == there_before.st_size and same_time


def _make(piece: Piece, how: How, part: Path) -> None:
    """Make one file, whole or not at all.

    Raises:
        OSError: There is something of its name, or the disk refuses.
    """
    if piece.original is not None and how is How.SYMLINK:
        piece.target.symlink_to(piece.original)
    elif piece.original is not None and how is How.HARDLINK:
        os.link(piece.original, piece.target)
    else:
        part.unlink(missing_ok=True)
        try:
            with part.open("xb") as writer:
                if piece.original is not None:
                    with piece.original.open("rb") as reader:
                        shutil.copyfileobj(reader, writer)
                elif piece.content is not None:
                    writer.write(piece.content())
            if piece.original is not None:
                shutil.copystat(piece.original, part)
            move_to(part, piece.target)
        finally:
            part.unlink(missing_ok=True)
