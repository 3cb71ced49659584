"""ZIP archives from strangers: what they unpack to is added up before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO

from shapekin.errors import UnreadableFileError

DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
"""What reading a member of a damaged archive may raise."""
_MAX_MEMBERS = 10_000


def open_archive(stream: IO[bytes]) -> zipfile.ZipFile:
    """Open an archive.

    Raises:
        UnreadableFileError: It is damaged, or has more than 10,000 members.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGED as error:
        raise UnreadableFileError(f"The ZIP archive is damaged or cut off ({error}).") from None
    if len(archive.infolist()) > _MAX_MEMBERS:
        raise UnreadableFileError(f"The archive has more than {_MAX_MEMBERS:,} members.")
    return archive


def allow(members: list[zipfile.ZipInfo], max_bytes: int) -> None:
    """Look at what some members unpack to, all together.

    Raises:
        UnreadableFileError: It is more than allowed.
    """
    total = sum(member.file_size for member in members)
    if total > max_bytes:
        raise UnreadableFileError(
            f"The archive unpacks to {total / 1e6:,.0f} MB; the limit is {max_bytes / 1e6:,.0f} MB."
        )


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """The bytes of one member, at most as many as it declares.

    Raises:
        UnreadableFileError: It is damaged or encrypted.
    """
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size)
            if stream.read(1):
                raise UnreadableFileError(f"“{member.filename}” is larger than the archive declares.")
    except DAMAGED as error:
        raise UnreadableFileError(f"“{member.filename}” can't be unpacked ({error}).") from None
    if len(data) != member.file_size:
        raise UnreadableFileError(f"“{member.filename}” is smaller than the archive declares.")
    return data
