"""Small values by key in one SQLite file of the cache: what a long work has done so far, kept as it goes.

Values are buffered and committed together, so that whoever dies loses at most the last handful. Each has a
digest: a damaged one counts as missing. Several processes may write at once; the same key has the same value.
A file that is damaged or of another program is replaced, and where even that fails nothing is kept: a shelf
spares work, so its loss costs work and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

SUFFIX = ".shelf"
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside its file; they belong together."""
AT_MOST = 64
AT_LATEST = 0.5
_PATIENCE = 10.0
_FORMAT = 0x5368656C  # "Shel"
_DIGEST = 16


class Shelf:
    """Values by key. A context manager: what is still buffered is written at its end.

    Args:
        path: The file; None for a shelf that keeps nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._waiting: dict[bytes, bytes] = {}
        self._flushed_at = time.monotonic()
        self._connection = _opened(path) if path is not None else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def get(self, key: bytes) -> bytes | None:
        """The value, or None where there is none or only a damaged one."""
        if key in self._waiting:
            return self._waiting[key]
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value, digest FROM shelf WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        whole = row is not None and isinstance(row[0], bytes) and row[1] == _digest(key, row[0])
        return row[0] if whole else None

    def keys(self) -> Iterator[bytes]:
        """All keys that are written, in no order; their values may still be damaged."""
        with contextlib.suppress(sqlite3.Error):
            if self._connection is not None:
                yield from (key for (key,) in self._connection.execute("SELECT key FROM shelf"))

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; it is written with the next handful, half a second later at most if more are put.

        Raises:
            OSError: The disk is full.
        """
        self._waiting[key] = value
        if len(self._waiting) >= AT_MOST or time.monotonic() - self._flushed_at > AT_LATEST:
            self.flush()

    def flush(self) -> None:
        """Write what is buffered. When another process holds the file for too long, it is not kept.

        Raises:
            OSError: The disk is full.
        """
        waiting, self._waiting = self._waiting, {}
        self._flushed_at = time.monotonic()
        if self._connection is None or not waiting:
            return
        rows = [(key, value, _digest(key, value)) for key, value in waiting.items()]
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany("INSERT OR REPLACE INTO shelf VALUES (?, ?, ?)", rows)
        except sqlite3.Error as error:
            if _is_full(error):
                raise OSError(0, "there is no room left") from error
            if not _is_busy(error):
                self._give_up()

    def close(self) -> None:
        """Write what is buffered, if there is room for it, and let go of the file."""
        with contextlib.suppress(OSError):
            self.flush()
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _give_up(self) -> None:
        """The file turned out to be damaged: keep nothing from here on, begin anew next time."""
        if self._connection is not None and self._path is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            discard(self._path)
        self._connection = None


def discard(path: Path) -> None:
    """Remove a shelf with what belongs to it, as far as the system lets it go."""
    for suffix in ("", *BESIDE):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection | None:
    """A connection to the file, made anew when it is not a shelf."""
    for _ in range(2):
        connection = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
            _prepare(connection)
            os.utime(path)
        except (sqlite3.Error, OSError) as error:
            if connection is not None:
                connection.close()
            if isinstance(error, sqlite3.Error) and (_is_full(error) or _is_busy(error)):
                return None
            discard(path)
        else:
            return connection
    return None


def _prepare(connection: sqlite3.Connection) -> None:
    """Look whether the file is a shelf, or make one of an empty file: all at once, as others may do the same.

    Raises:
        sqlite3.Error: It is not one, or another process holds it.
    """
    connection.execute("PRAGMA trusted_schema = OFF")
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        stored = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type != 'index'")]
        if stored == 0 and not tables:
            connection.execute("CREATE TABLE shelf (key BLOB PRIMARY KEY, value BLOB, digest BLOB)")
            connection.execute(f"PRAGMA application_id = {_FORMAT}")
        elif stored != _FORMAT or tables != ["shelf"]:
            raise sqlite3.DatabaseError("This is not a shelf.")
        connection.execute("SELECT key, value, digest FROM shelf LIMIT 1").fetchone()
    connection.execute("PRAGMA synchronous = NORMAL")
    until = time.monotonic() + _PATIENCE
    while True:  # for this one SQLite does not wait by itself
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _digest(key: bytes, value: bytes) -> bytes:
    digest = hashlib.blake2b(key, digest_size=_DIGEST)
    digest.update(value)
    return digest.digest()


def _is_full(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE"))


def _is_busy(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
