"""The tables of a project file, and how older files become newer ones.

`user_version` is `1000 * major + minor`. A minor step adds and never takes away, so that older programs
of the same major version can still read the file; a new major version is for everything else.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shapekin.errors import ProjectError
from shapekin.store.database import APPLICATION_ID, Database
from shapekin.store.words import damaged

MAJOR = 1

# Free text and names are BLOBs: UTF-8 with Python's surrogate escapes, because names of files may be
# any bytes, which TEXT can not hold. JSON is TEXT in pure ASCII.
SCHEMA = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE items (
        row INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, path BLOB NOT NULL,
        content_hash TEXT NOT NULL, label BLOB NOT NULL)""",
    """CREATE TABLE faults (
        id INTEGER PRIMARY KEY, path BLOB NOT NULL, display BLOB NOT NULL, reason BLOB NOT NULL)""",
    """CREATE TABLE evidence (
        id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL,
        value TEXT NOT NULL, author BLOB NOT NULL, at TEXT NOT NULL, reason BLOB NOT NULL,
        strategy BLOB NOT NULL, seconds REAL NOT NULL, expected TEXT NOT NULL, retracts INTEGER NOT NULL,
        previous TEXT NOT NULL, hash TEXT NOT NULL)""",
    """CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT, facts TEXT NOT NULL, labels BLOB NOT NULL,
        projection BLOB NOT NULL, digest TEXT NOT NULL)""",
    """CREATE TABLE clusters (
        id INTEGER PRIMARY KEY, name BLOB NOT NULL, colour_index INTEGER NOT NULL, notes BLOB NOT NULL)""",
    "CREATE TABLE assignments (row INTEGER PRIMARY KEY, cluster INTEGER NOT NULL)",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
)


@dataclass(frozen=True)
class Migration:
    """One minor step: what it is for, and the statements that take it."""

    purpose: str
    statements: tuple[str, ...]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        "what belongs to one gesture, how sure a person was, what was said elsewhere",
        ("CREATE TABLE evidence_more (id INTEGER PRIMARY KEY, more TEXT NOT NULL, hash TEXT NOT NULL)",),
    ),
    Migration(
        "items that a person moved between clusters, by gesture",
        ("CREATE TABLE moves (gesture INTEGER PRIMARY KEY, facts TEXT NOT NULL)",),
    ),
)


def current_version() -> int:
    """The version of files that this program writes."""
    return 1000 * MAJOR + len(MIGRATIONS)


def lay_out(database: Database) -> None:
    """Make all tables in an empty file; inside a transaction."""
    for statement in SCHEMA:
        database.execute(statement)
    for migration in MIGRATIONS:
        for statement in migration.statements:
            database.execute(statement)
    database.execute(f"PRAGMA application_id={APPLICATION_ID}")
    database.execute(f"PRAGMA user_version={current_version()}")


def bring_up_to_date(database: Database) -> Path | None:
    """Migrate an older file, after a backup beside it.

    A file of a newer minor version is left as it is. A file open for reading is migrated only in memory.

    Returns:
        The backup, None where none was needed.

    Raises:
        ProjectError: The file is of another major version.
    """
    ((version,),) = database.rows("PRAGMA user_version")
    major, minor = divmod(version, 1000)
    if major > MAJOR:
        raise ProjectError(
            f"{database.path.name} was made by a newer Shapekin (format {major}, not {MAJOR}); it was left as it is.",
            "Install the newest Shapekin to open it.",
        )
    if major < MAJOR:
        raise damaged(database.path, f"it claims the unknown format {major}")
    if minor >= len(MIGRATIONS):
        return None
    backup = None
    if not database.read_only:
        backup = _backup_path(database.path, version)
        database.copy_to(backup)
    with database.transaction(in_memory=True):
        for migration in MIGRATIONS[minor:]:
            for statement in migration.statements:
                database.execute(statement)
        database.execute(f"PRAGMA user_version={current_version()}")
    return backup


def _backup_path(path: Path, version: int) -> Path:
    names = (f"{path.stem}.before-{version}{suffix}{path.suffix}" for suffix in _suffixes())
    return next(candidate for name in names if not (candidate := path.with_name(name)).exists())


def _suffixes() -> Iterator[str]:
    yield ""
    yield from (f"-{count}" for count in itertools.count(2))
