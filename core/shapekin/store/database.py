"""The SQLite connection below a project: durable, exclusive, and polite when something is wrong.

A writer holds the file alone (`locking_mode=EXCLUSIVE`) and every commit is on the disk before it
returns (`WAL`, `synchronous=FULL`). A reader works on a copy in memory, so it neither blocks nor is
blocked, needs no write access, and also sees what still lies in the `-wal` file.

On POSIX, closing *any* descriptor of a file drops all locks this process holds on it. Files that this
process has open are therefore remembered here and never touched a second time.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from shapekin.errors import ProjectError
from shapekin.store.newfile import new_file
from shapekin.store.words import damaged, locked, not_writable, show, speaking

APPLICATION_ID = 0x5348504B  # "SHPK"
Row = tuple[Any, ...]

_open_files: dict[tuple[int, int], sqlite3.Connection] = {}


class Database:
    """One open project file.

    Attributes:
        path: The project file.
        read_only: True for a copy in memory.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._identity = None if read_only else _identity(path)
        if self._identity is not None:
            _open_files[self._identity] = connection

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows that a query finds.

        Raises:
            ProjectError: The file is damaged or cannot be read.
        """
        with speaking(self.path):
            return self._connection.execute(sql, values).fetchall()

    def execute(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run one statement inside a transaction; the id of the row it inserted, if any."""
        return self._connection.execute(sql, values).lastrowid or 0

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row of values inside a transaction."""
        self._connection.executemany(sql, rows)

    @contextmanager
    def transaction(self, *, in_memory: bool = False) -> Iterator[None]:
        """Everything in the block happens and is on the disk afterwards, or nothing of it.

        Args:
            in_memory: True to allow changes to the copy that a reader works on.

        Raises:
            ProjectError: The project is read-only, or the disk is full or failing.
        """
        if self.read_only and not in_memory:
            raise ProjectError("This project is open for reading only.", "Open it for writing, or save a copy.")
        with speaking(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def require_sound(self) -> None:
        """Raise `ProjectError` if the file's structure is broken, or a stranger put commands into it."""
        ((state,), *_) = self.rows("PRAGMA quick_check(1)")
        if state != "ok":
            raise damaged(self.path, state)
        if self.rows("SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')"):
            raise damaged(self.path, "it holds commands that Shapekin never writes")

    def copy_to(self, target: Path) -> None:
        """Write a consistent copy of everything, as one new file.

        Raises:
            ProjectError: `target` exists or cannot be written.
        """
        with new_file(target) as temporary, speaking(target):
            copy = sqlite3.connect(temporary)
            try:
                self._connection.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
            finally:
                copy.close()

    def close(self) -> None:
        """Fold the log into the project file, so that the closed project is this one file.

        Raises:
            ProjectError: The disk is too full for that; nothing is lost, the log stays beside the file.
        """
        try:
            if not self.read_only:
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except sqlite3.OperationalError as error:
            raise ProjectError(
                f"{self.path.name} was closed, but its log could not be folded into it ({error}).",
                f"Nothing is lost: keep {self.path.name}-wal beside it, make room, and open it once more.",
            ) from error
        finally:
            self._connection.close()
            if self._identity is not None:
                _open_files.pop(self._identity, None)


def open_for_writing(path: Path) -> Database:
    """Open a project file for this process alone.

    Raises:
        ProjectLockedError: Another program, or this one, has it open.
        ProjectError: There is no such file, it is of another program, or it cannot be written.
    """
    require_regular_file(path)
    if _identity(path) in _open_files:
        raise locked(path)
    require_project_file(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise not_writable(path)
    with speaking(path):
        connection = sqlite3.connect(path.absolute().as_uri() + "?mode=rw", uri=True, timeout=0.2, isolation_level=None)
        try:
            _configure(connection)
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("BEGIN IMMEDIATE")  # takes the lock, and shows whether we may write
            connection.execute("ROLLBACK")
        except BaseException:
            connection.close()
            raise
    return Database(connection, path, read_only=False)


def open_for_reading(path: Path) -> Database:
    """Copy a project into memory and open that.

    Raises:
        ProjectError: There is no such file, it is of another program, or it cannot be read.
    """
    require_regular_file(path)
    memory = sqlite3.connect(":memory:", isolation_level=None)
    with speaking(path):
        try:
            if (live := _open_files.get(_identity(path))) is not None:
                live.backup(memory)
            else:
                require_project_file(path)
                with tempfile.TemporaryDirectory(prefix="shapekin-") as folder:
                    copy = sqlite3.connect(_copy_with_log(path, Path(folder)))
                    try:
                        copy.backup(memory)
                    finally:
                        copy.close()
            _configure(memory)
        except OSError as error:
            memory.close()
            raise ProjectError(
                f"{show(path)} could not be looked at ({error.strerror or error}).",
                "Make room in the folder for temporary files.",
            ) from error
        except BaseException:
            memory.close()
            raise
    return Database(memory, path, read_only=True)


def require_regular_file(path: Path) -> None:
    """Raise `ProjectError` unless `path` is a regular file."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise ProjectError(
            f"{show(path)} cannot be opened ({error.strerror}).", "Check the name, or create a new project."
        ) from error
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "not a regular file"
        raise ProjectError(f"{show(path)} is {what}.", "A project is a file whose name ends in .shapekin.")


def require_project_file(path: Path) -> None:
    """Raise `ProjectError` unless the first bytes are those of a project.

    SQLite's header: the magic at byte 0, `application_id` at byte 68 (big-endian).
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ProjectError(f"{show(path)} cannot be read ({error.strerror}).", "Ask its owner for access.") from error
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise ProjectError(f"{show(path)} is not a Shapekin project.", "Choose a file that Shapekin made.")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ProjectError(f"{show(path)} is an SQLite file of another program.", "Choose a file that Shapekin made.")


def _configure(connection: sqlite3.Connection) -> None:
    """Trust nothing in the file: no functions in its schema, no valid UTF-8, no sound cells."""
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")


def _identity(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_dev, status.st_ino


def _copy_with_log(path: Path, folder: Path) -> Path:
    """Copy a project file and its log at one moment: again while somebody writes between."""
    copy = folder / "project"
    sources = [(path.with_name(path.name + suffix), folder / f"project{suffix}") for suffix in ("", "-wal")]
    for _ in range(20):
        before = [_stamp(source) for source, _ in sources]
        for source, target in sources:
            target.unlink(missing_ok=True)
            if source.exists():
                shutil.copyfile(source, target)
        if before == [_stamp(source) for source, _ in sources]:
            return copy
    raise locked(path)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_size, status.st_mtime_ns
