"""Files that notice damage: contents, then a trailer with the SHA-256 of all of it.

They are written under a temporary name, synchronised and renamed, so that a name either stands for a whole
file or for none, whoever writes at the same time.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

MARK = b"\nSHA-256:"
TRAILER = len(MARK) + 32
TEMPORARY = ".part-"
_CHUNK = 1 << 20


class DamagedFileError(Exception):
    """A file is not what was written; inside the store only."""


@contextmanager
def new_sealed_file(path: Path) -> Iterator[Path]:
    """A temporary path; what the block wrote there gets its trailer and the name `path`.

    When the block raises, nothing is left. An older file of this name is replaced.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{TEMPORARY}{uuid.uuid4().hex}")
    try:
        yield temporary
        with temporary.open("r+b") as file:
            digest = _digest(file, temporary.stat().st_size)
            file.write(MARK + digest)
            file.flush()
            os.fsync(file.fileno())
        try:
            temporary.replace(path)
        except PermissionError:  # Windows, while the older file is mapped: it has the same contents
            if not path.exists():
                raise
    finally:
        temporary.unlink(missing_ok=True)


def contents_size(file: IO[bytes], *, verify: bool) -> int:
    """Length of the contents in bytes; leaves the file at its beginning.

    Args:
        file: A sealed file open for reading.
        verify: True to compare the digest as well.

    Raises:
        DamagedFileError: The trailer is missing, or the digest differs.
    """
    size = file.seek(0, os.SEEK_END) - TRAILER
    if size < 0:
        raise DamagedFileError("it is too short")
    file.seek(size)
    trailer = file.read(TRAILER)
    if not trailer.startswith(MARK):
        raise DamagedFileError("its end is missing")
    file.seek(0)
    if verify:
        if _digest(file, size) != trailer[len(MARK) :]:
            raise DamagedFileError("its contents have changed")
        file.seek(0)
    return size


def _digest(file: IO[bytes], size: int) -> bytes:
    """SHA-256 of the first `size` bytes; leaves the file behind them."""
    digest = hashlib.sha256()
    left = size
    while left and (chunk := file.read(min(_CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
    return digest.digest()
