from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from helpers.refresher import ADDED, items_of
from shapekin.data.dataset import DataKind, Dataset
from shapekin.errors import ParameterError
from shapekin.store.partition import ClusterRecord
from shapekin.store.project import Project
from shapekin.store.runs import RunRecord

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "p.shapekin"
    before = {"layout": "l", "options": {}, "prepared": {"data": "0"}, "faults": (), "left_out": {".txt": 0}}
    with Project.create(path, items_of(0), source="0", **before) as project:
        project.replace_partition(np.arange(20) % 3 - 1, [ClusterRecord(0), ClusterRecord(1)])
        project.add_answer(1, 2, "same")
        for _ in range(2):
            places = np.arange(60, dtype=np.float32).reshape(20, 3)
            project.add_run(RunRecord("m", {}, "ab" * 32, 20, np.arange(20), places))
    return path


def refresh(project: Project, dataset: Dataset, joins: list[int]) -> None:
    joins_rows = np.array(joins, np.int64)
    project.refresh(dataset, joins_rows, source="1", prepared={"data": "1"}, faults=(), left_out={".a": 1, ".b": 2})


def test_a_refresh_extends_partition_and_sound_runs(path: Path) -> None:
    file = sqlite3.connect(path)
    file.execute("UPDATE runs SET digest = '' WHERE id = 1")
    file.commit()
    file.close()
    grown = Dataset(DataKind.FEATURES, items_of(1).items[:23])
    with Project.open(path) as project:
        refresh(project, grown, [0, 5, 7])
        project.add_answer(21, 22, "different")
    with Project.open(path) as project:
        assert project.dataset == grown
        assert list(project.left_out) == [".b", ".a"]
        assert project.assignments()[20:].tolist() == [-1, 1, 0]
        assert [run.id for run in project.runs()] == [2]
        assert project.runs()[0].labels[20:].tolist() == [0, 5, 7]
        assert project.runs()[0].projection[20:, 0].tolist() == [0, 15, 21]
        assert project.verify() == ["run 1 is damaged"]
        assert project.evidence_revision == 2


@pytest.mark.parametrize(
    ("dataset", "joins"),
    [
        (items_of(0), [0]),
        (Dataset(DataKind.FEATURES, items_of(0).items[:19]), []),
        (Dataset(DataKind.FEATURES, items_of(1).items[:21]), [20]),
        (Dataset(DataKind.FEATURES, items_of(1).items[:21]), [-1]),
        (Dataset(DataKind.IMAGES, items_of(0).items), []),
        (Dataset(DataKind.FEATURES, items_of(0).items[::-1]), []),
    ],
)
def test_a_refresh_that_would_renumber_is_refused(path: Path, dataset: Dataset, joins: list[int]) -> None:
    with Project.open(path) as project:
        with pytest.raises(ParameterError):
            refresh(project, dataset, joins)
        assert (project.dataset, project.source) == (items_of(0), "0")
    with Project.open(path) as project:
        assert project.verify() == []
        assert (project.dataset, project.source) == (items_of(0), "0")


def test_a_killed_refresh_leaves_the_old_or_the_new_state(path: Path) -> None:
    rng = random.Random(7)
    folders = os.pathsep.join([str(ROOT / "core"), str(ROOT / "tests")])
    environment = {**os.environ, "PYTHONPATH": folders, "OMP_NUM_THREADS": "1"}
    seen = [0]
    for _ in range(12):
        command = [sys.executable, "-m", "helpers.refresher", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
            assert writer.stdout is not None
            assert writer.stdout.read(1) == b"."
            time.sleep(rng.random() * 0.06)
            writer.kill()
        with Project.open(path, read_only=True) as project:
            turn = int(project.source)
            assert turn >= seen[-1]
            seen.append(turn)
            assert project.dataset == items_of(turn)
            assert project.prepared == {"data": str(turn)}
            assert project.left_out == {".txt": turn}
            assert {fault.reason for fault in project.faults} == ({str(turn)} if turn else set())
            assert len(project.faults) == (50 if turn else 0)
            assert [len(run.labels) for run in project.runs()] == [20 + ADDED * turn] * 2
            assert (project.assignments()[20:] == project.assignments()[np.arange(ADDED * turn) % ADDED % 20]).all()
            assert project.verify() == []
    assert seen[-1] > 0
