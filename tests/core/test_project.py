from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from shapekin.data.dataset import DataKind, Dataset, Fault, Item
from shapekin.errors import ParameterError, ProjectError, ProjectLockedError
from shapekin.store.partition import ClusterRecord
from shapekin.store.project import Project
from shapekin.store.runs import RunRecord

CORE = Path(__file__).resolve().parents[2] / "core"
WILD = os.fsdecode(b"chair_\xff\xfe.off")
DATASET = Dataset(
    DataKind.CLOUDS,
    (
        Item(WILD, b"a/chair_\xff\xfe.off", "0" * 64, os.fsdecode(b"\x80rocker")),
        *(Item(f"sofa {i} – größer", f"b/{i}.off".encode(), f"{i:064x}") for i in range(1, 12)),
    ),
)
FAULTS = (Fault(b"\xffbad.off", "\ufffdbad.off", f"{WILD} is empty."),)


def make(path: Path, dataset: Dataset = DATASET) -> Project:
    return Project.create(
        path,
        dataset,
        source=os.fsdecode(b"/data/\xe9t\xe9"),
        layout="modelnet",
        options={"points": 2048, "categories": ["a"]},
        prepared={"data": "ab" * 32},
        faults=FAULTS,
    )


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with make(tmp_path / "p.shapekin") as project:
        yield project


def a_run(n: int = 12, **more: object) -> RunRecord:
    rng = np.random.default_rng(0)
    facts = {
        "model": "cpac",
        "params": {"k": 10, "rate": 0.1, "fast": True},
        "arrays": "cd" * 32,
        "n_clusters": 3,
    }
    return RunRecord(
        **{**facts, **more},
        labels=rng.integers(0, 3, n),
        projection=rng.normal(size=(n, 3)).astype(np.float32),
        notes={"epsilon": np.float64(0.25)},
        history=(("Training", 1, {"loss": 0.5}), ("Training", 2, {"loss": float("inf")})),
        started="2026-01-01T00:00:00+00:00",
        evidence_revision=2,
        scores={"acc": 0.9},
    )


def elsewhere(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    start = "import sys, os\nfrom pathlib import Path\nfrom shapekin.store.project import Project\n"
    start += "from shapekin.errors import *\npath = Path(sys.argv[1])\n"
    environment = {**os.environ, "PYTHONPATH": str(CORE), "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-c", start + code, *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )


def test_reopening_restores_everything_from_one_file(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xfcber?#%20.shapekin")
    clusters = (ClusterRecord(0, "Rocker", 4, "lovely"), ClusterRecord(7, WILD, 1))
    labels = np.array([0, 7] * 5 + [-1, 0])
    with make(path) as project:
        project.add_answer(3, 1, "same", strategy="loss", reason=f"like {WILD}", seconds=1.25, author="Zoë")
        project.add_answer(4, 5, "different")
        project.retract(1)
        run = project.add_run(a_run())
        project.add_run(a_run(model="diffusion", complete=False))
        project.set_current_run(run.id)
        project.replace_partition(labels, clusters)
        project.update_clusters([ClusterRecord(0, "Rocking chair", 4, "lovely")])
        project.set_setting("view", {"dark": True, "names": [WILD]})
        project.refresh(
            DATASET,
            np.empty(0, np.int64),
            source="/moved",
            prepared={"data": "ee" * 32},
            faults=FAULTS,
            left_out={".txt": 1, ".mtl": 12},
        )
        evidence = project.evidence_log()
        assert project.runs()[0].labels.dtype == np.int32
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    for read_only in (True, False):
        with Project.open(path, read_only=read_only) as again:
            assert again.dataset == DATASET
            assert again.dataset.revision == DATASET.revision
            assert again.faults == FAULTS
            assert (again.source, again.layout, again.path) == ("/moved", "modelnet", path)
            assert again.options == {"points": 2048, "categories": ["a"]}
            assert again.prepared == {"data": "ee" * 32}
            assert list(again.left_out.items()) == [(".mtl", 12), (".txt", 1)]
            assert again.evidence_log() == evidence
            assert again.evidence_revision == 3
            assert [run.model for run in again.runs()] == ["cpac", "diffusion"]
            assert again.current_run is again.runs()[0]
            assert again.current_run.history == a_run().history
            assert again.current_run.params == a_run().params
            np.testing.assert_array_equal(again.current_run.labels, a_run().labels)
            np.testing.assert_array_equal(again.current_run.projection, a_run().projection)
            assert not again.runs()[1].complete
            assert again.clusters() == (ClusterRecord(0, "Rocking chair", 4, "lovely"), clusters[1])
            np.testing.assert_array_equal(again.assignments(), labels)
            assert again.setting("view") == {"dark": True, "names": [WILD]}
            assert again.setting("none", 3) == 3
            assert again.verify() == []
            assert again.read_only is read_only


def test_source_keeps_any_bytes(project: Project) -> None:
    assert os.fsencode(project.source) == b"/data/\xe9t\xe9"


def test_the_newest_answer_about_a_pair_is_in_force_and_undo_brings_back_the_older(project: Project) -> None:
    first = project.add_answer(1, 2, "same")
    second = project.add_answer(2, 1, "different")
    third = project.add_answer(4, 3, "unsure")
    assert project.evidence() == (second, third)
    undone = project.retract(second.id)
    assert (undone.kind, undone.retracts, undone.value) == ("retraction", second.id, "different")
    assert project.evidence() == (first, third)
    assert project.evidence_log() == (first, second, third, undone)
    must, cannot, unsure = project.links()
    assert must.tolist() == [[1, 2]]
    assert (cannot.shape, cannot.dtype) == ((0, 2), np.int64)
    assert unsure == {(3, 4)}
    for wrong in (second.id, undone.id, 99):
        with pytest.raises(ParameterError):
            project.retract(wrong)


@pytest.mark.parametrize(("a", "b", "answer"), [(1, 1, "same"), (-1, 2, "same"), (0, 12, "same"), (0, 1, "maybe")])
def test_wrong_answers_are_refused(project: Project, a: int, b: int, answer: str) -> None:
    with pytest.raises(ParameterError):
        project.add_answer(a, b, answer)
    assert project.evidence_log() == ()


def test_wrong_runs_and_partitions_change_nothing(project: Project) -> None:
    project.replace_partition(np.zeros(12, np.int64), [ClusterRecord(0, "all")])
    with pytest.raises(ParameterError):
        project.replace_partition(np.ones(12, np.int64), [ClusterRecord(0)])
    with pytest.raises(ParameterError):
        project.replace_partition(np.zeros(3, np.int64), [ClusterRecord(0)])
    with pytest.raises(ParameterError):
        project.replace_partition(np.zeros(12, np.int64), [ClusterRecord(0), ClusterRecord(0)])
    with pytest.raises(ParameterError):
        project.add_run(a_run(5))
    with pytest.raises(ParameterError):
        project.set_current_run(1)
    with pytest.raises(ParameterError):
        project.update_clusters([ClusterRecord(0, "y"), ClusterRecord(3, "x")])
    assert project.clusters() == (ClusterRecord(0, "all"),)
    assert (project.assignments() == 0).all()
    assert project.runs() == ()
    assert project.current_run is None


def test_second_opener_is_refused_but_may_look(project: Project) -> None:
    project.add_answer(1, 2, "same")
    code = """
try:
    Project.open(path)
except ProjectLockedError as error:
    assert "read-only" in error.hint
else:
    sys.exit("was not locked")
with Project.open(path, read_only=True) as seen:
    assert seen.evidence_revision == 1
"""
    with pytest.raises(ProjectLockedError):
        Project.open(project.path)
    with Project.open(project.path, read_only=True) as seen:
        assert seen.evidence() == project.evidence()
        with pytest.raises(ProjectError, match="reading only"):
            seen.add_answer(3, 4, "same")
    done = elsewhere(code, str(project.path))  # also: the attempts in this process dropped no lock
    assert done.returncode == 0, done.stderr
    project.add_answer(3, 4, "same")


def test_backup_while_open_is_complete(project: Project, tmp_path: Path) -> None:
    for i in range(1, 11):
        project.add_answer(0, i, "different")
    copy = tmp_path / "copy.shapekin"
    project.backup(copy)
    with Project.open(copy) as opened:
        assert opened.evidence() == project.evidence()
    with pytest.raises(ProjectError, match="exists"):
        project.backup(copy)


def test_copying_both_files_while_open_keeps_every_answer(project: Project, tmp_path: Path) -> None:
    project.add_answer(0, 1, "same")
    target = tmp_path / "else"
    target.mkdir()
    code = "import shutil\nfor f in path.parent.glob('p.shapekin*'): shutil.copy(f, sys.argv[2])"
    assert elsewhere(code, str(project.path), str(target)).returncode == 0
    with Project.open(target / "p.shapekin") as copy:
        assert copy.evidence() == project.evidence()


def test_create_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "p.shapekin"
    path.write_text("mine")
    with pytest.raises(ProjectError, match="exists"):
        make(path)
    assert path.read_text() == "mine"
    path.rename(tmp_path / "q.shapekin-wal")
    with pytest.raises(ProjectError, match="log of another"):
        make(tmp_path / "q.shapekin")
    with pytest.raises(ProjectError, match="no folder"):
        make(tmp_path / "missing" / "p.shapekin")
    assert [p.name for p in tmp_path.iterdir()] == ["q.shapekin-wal"]


@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_project_is_refused_politely(tmp_path: Path, read_only: bool) -> None:
    text, empty, other = tmp_path / "text", tmp_path / "empty", tmp_path / "other"
    text.write_text("hello" * 100)
    empty.touch()
    sqlite3.connect(other).execute("CREATE TABLE t (x)").connection.close()
    os.mkfifo(tmp_path / "fifo")
    before = other.read_bytes()
    for path in (text, empty, other, tmp_path, tmp_path / "none", tmp_path / "no" / "no", tmp_path / "fifo"):
        with pytest.raises(ProjectError) as caught:
            Project.open(path, read_only=read_only)
        assert caught.value.hint
        assert type(caught.value) is ProjectError
    assert other.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 4


def test_triggers_of_strangers_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.shapekin"
    make(path).close()
    stranger = sqlite3.connect(path)
    stranger.execute("CREATE TRIGGER t AFTER INSERT ON evidence BEGIN DELETE FROM evidence; END")
    stranger.close()
    with pytest.raises(ProjectError, match="commands"):
        Project.open(path)


def tampered(tmp_path: Path, statement: str) -> Path:
    path = tmp_path / "p.shapekin"
    with make(path) as project:
        for i in range(1, 6):
            project.add_answer(0, i, "same")
        project.add_run(a_run())
    stranger = sqlite3.connect(path)
    stranger.execute(statement)
    stranger.commit()
    stranger.close()
    return path


@pytest.mark.parametrize(
    ("statement", "good"),
    [
        ("UPDATE evidence SET value = 'different' WHERE id = 3", [1, 2, 4, 5]),
        ("UPDATE evidence SET a = 1.5 WHERE id = 5", [1, 2, 3, 4]),
        ("UPDATE evidence SET reason = 'x' WHERE id = 1", [2, 3, 4, 5]),
        ("DELETE FROM evidence WHERE id = 5", [1, 2, 3, 4]),
        ("DELETE FROM evidence WHERE id = 2", [1, 4, 5]),
        ("UPDATE evidence SET id = 9 WHERE id = 5", [1, 2, 3, 4]),
        ("UPDATE evidence SET kind = CAST(X'FF' AS TEXT) WHERE id = 4", [1, 2, 3, 5]),
    ],
)
def test_changed_evidence_is_found(tmp_path: Path, statement: str, good: list[int]) -> None:
    path = tampered(tmp_path, statement)
    with pytest.raises(ProjectError, match=rf"{len(good)} answers are good") as caught:
        Project.open(path)
    assert "backup" in caught.value.hint
    with Project.open(path, read_only=True) as seen:
        assert [row.id for row in seen.evidence_log()] == good
        assert seen.verify()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE items SET name = X'41' WHERE row = 3",
        "UPDATE items SET label = 'text' WHERE row = 3",
        "UPDATE meta SET value = '{' WHERE key = 'options'",
        "DELETE FROM meta WHERE key = 'source'",
        "DROP TABLE evidence",
    ],
)
def test_other_damage_is_found(tmp_path: Path, statement: str) -> None:
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(tampered(tmp_path, statement))


def test_a_damaged_run_is_left_out_and_named(tmp_path: Path) -> None:
    path = tampered(tmp_path, "UPDATE runs SET labels = zeroblob(48)")
    with Project.open(path) as project:
        assert project.runs() == ()
        assert project.verify() == ["run 1 is damaged"]


def test_no_flipped_bit_changes_evidence_silently(tmp_path: Path) -> None:
    path, flipped = tmp_path / "p.shapekin", tmp_path / "flipped.shapekin"
    with make(path) as project:
        for i in range(30):
            project.add_answer(i % 12, (i + 1) % 12, "same", reason="why")
        log = project.evidence_log()
    sound = path.read_bytes()
    pages = [i for i in range(0, len(sound), 4096) if b"answer" in sound[i : i + 4096]]
    rng, refused = random.Random(5), 0
    for turn in range(300):
        raw = bytearray(sound)
        place = rng.choice(pages) + rng.randrange(4096) if turn % 3 else rng.randrange(len(raw))
        raw[place] ^= 1 << rng.randrange(8)
        flipped.write_bytes(raw)
        try:
            with Project.open(flipped) as project:
                assert project.evidence_log() == log
                assert project.dataset == DATASET
        except ProjectError:
            refused += 1
        for leftover in tmp_path.glob("flipped*"):
            leftover.unlink()
    assert refused > 100


def test_full_disk_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.shapekin"
    make(path).close()
    code = """
import resource
project = Project.open(path)
stored = [project.add_answer(0, 1, "same") for _ in range(10)]
room = os.path.getsize(str(path) + "-wal") + 20_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
try:
    while True:
        stored.append(project.add_answer(1, 2, "different", reason="x" * 500))
except ProjectError as error:
    assert "kept" in error.message and "room" in error.hint, error
assert list(project.evidence_log()) == stored
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
stored.append(project.add_answer(2, 3, "unsure"))
assert project.verify() == []
project.close()
assert list(Project.open(path, read_only=True).evidence_log()) == stored
assert len(stored) > 11
project = Project.open(path, read_only=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
def back_up():
    project.backup(path.with_name("b.shapekin"))

for attempt in (back_up, lambda: Project.open(path, read_only=True)):
    try:
        attempt()
    except ProjectError as error:
        assert "room" in error.hint, error
    else:
        sys.exit("it fitted")
"""
    done = elsewhere(code, str(path))
    assert done.returncode == 0, done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["p.shapekin"]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_read_only_places(tmp_path: Path) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "p.shapekin"
        with make(path) as project:
            project.add_answer(0, 1, "same")
        path.chmod(0o444)
        folder.chmod(0o555)
        code = """
import shutil, urllib.parse, encodings.idna, tempfile
tempfile.gettempdir()
if os.geteuid() == 0:
    os.setuid(65534)
def back_up():
    Project.open(path, read_only=True).backup(path.with_name("b"))

for attempt in (lambda: Project.open(path), back_up):
    try:
        attempt()
    except ProjectError as error:
        assert "cannot be written" in error.message, error
        assert type(error) is ProjectError
    else:
        sys.exit("could write")
assert Project.open(path, read_only=True).evidence_revision == 1
"""
        done = elsewhere(code, str(path))
        assert done.returncode == 0, done.stderr
        assert [p.name for p in folder.iterdir()] == ["p.shapekin"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
