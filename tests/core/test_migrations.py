from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.errors import ProjectError
from shapekin.store import migrations
from shapekin.store.migrations import Migration
from shapekin.store.project import Project

LOCKS = Migration("clusters can be locked", ("ALTER TABLE clusters ADD COLUMN locked INTEGER NOT NULL DEFAULT 0",))
BROKEN = Migration("fails half-way", ("CREATE TABLE extra (x)", "ALTER TABLE nothing ADD COLUMN y"))

KNOWN = migrations.MIGRATIONS
NOW = migrations.current_version()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "old.shapekin"
    dataset = Dataset(DataKind.FEATURES, tuple(Item(f"i{i}", b"%d" % i, f"{i:064x}") for i in range(4)))
    with Project.create(path, dataset, source="", layout="", options={}, prepared={}, faults=()) as project:
        project.add_answer(0, 1, "same")
    return path


def look(path: Path, sql: str) -> object:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchone()[0]
    finally:
        connection.close()


def columns(path: Path) -> object:
    return look(path, "SELECT count(*) FROM pragma_table_info('clusters') WHERE name = 'locked'")


def set_version(path: Path, version: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={version}")
    connection.close()


def test_an_older_minor_file_is_backed_up_and_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        migrations,
        "MIGRATIONS",
        (
            *KNOWN,
            LOCKS,
        ),
    )
    with Project.open(path) as project:
        assert project.evidence_revision == 1
    assert look(path, "PRAGMA user_version") == NOW + 1
    assert columns(path) == 1
    backup = path.with_name(f"old.before-{NOW}.shapekin")
    assert sorted(p.name for p in path.parent.iterdir()) == [backup.name, path.name]
    assert look(backup, "PRAGMA user_version") == NOW
    assert columns(backup) == 0
    Project.open(path).close()
    assert len(list(path.parent.iterdir())) == 2


def test_a_file_of_the_first_format_keeps_its_answers_and_takes_more(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript("DROP TABLE evidence_more; DROP TABLE moves; PRAGMA user_version=1000")
    with Project.open(path) as project:
        project.add_answer(2, 3, "different", confidence=0.5)
    with Project.open(path, read_only=True) as project:
        said = [(row.pair, row.value, row.confidence, row.gesture) for row in project.evidence()]
    assert said == [((0, 1), "same", 1.0, 1), ((2, 3), "different", 0.5, 2)]
    assert path.with_name("old.before-1000.shapekin").exists()


def test_a_reader_migrates_only_in_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(
        migrations,
        "MIGRATIONS",
        (
            *KNOWN,
            LOCKS,
        ),
    )
    with Project.open(path, read_only=True) as project:
        assert project.evidence_revision == 1
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_failed_migration_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (*KNOWN, LOCKS, BROKEN))
    with pytest.raises(ProjectError):
        Project.open(path)
    assert look(path, "PRAGMA user_version") == NOW
    assert columns(path) == 0
    with pytest.raises(ProjectError):
        Project.open(path)
    assert path.with_name(f"old.before-{NOW}-2.shapekin").exists()


def test_new_files_have_every_migration(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        migrations,
        "MIGRATIONS",
        (
            *KNOWN,
            LOCKS,
        ),
    )
    new = path.with_name("new.shapekin")
    with Project.open(path, read_only=True) as old:
        dataset = old.dataset
    Project.create(new, dataset, source="", layout="", options={}, prepared={}, faults=()).close()
    assert look(new, "PRAGMA user_version") == NOW + 1
    assert columns(new) == 1


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_major_file_is_refused_and_left_alone(path: Path, read_only: bool) -> None:
    set_version(path, 2000)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="newer Shapekin") as caught:
        Project.open(path, read_only=read_only)
    assert "newest" in caught.value.hint
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_newer_minor_file_is_opened_as_it_is(path: Path) -> None:
    set_version(path, 1007)
    with Project.open(path) as project:
        project.add_answer(1, 2, "different")
    assert look(path, "PRAGMA user_version") == 1007


def test_an_unknown_format_is_refused(path: Path) -> None:
    set_version(path, 3)
    with pytest.raises(ProjectError, match="unknown format"):
        Project.open(path)
