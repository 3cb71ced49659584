from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.store.project import Project

ROOT = Path(__file__).resolve().parents[2]


def test_a_hundred_kills_lose_no_acknowledged_answer(tmp_path: Path) -> None:
    path = tmp_path / "killed.shapekin"
    dataset = Dataset(DataKind.FEATURES, tuple(Item(f"i{i}", b"%d" % i, f"{i:064x}") for i in range(50)))
    Project.create(path, dataset, source="s", layout="l", options={}, prepared={}, faults=()).close()
    rng = random.Random(3)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "core"), str(ROOT / "tests")]),
        "OMP_NUM_THREADS": "1",
    }
    acknowledged, kills_while_writing = 0, 0
    for turn in range(100):
        command = [sys.executable, "-m", "helpers.writer", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as writer:
            assert writer.stdout is not None
            first = writer.stdout.readline() if turn % 10 else b""  # each tenth dies at any moment of its start
            time.sleep(rng.random() * (0.05 if turn % 10 else 0.3))
            writer.kill()
            lines = (first + writer.stdout.read()).splitlines()
        kills_while_writing += bool(lines)
        acknowledged = max(acknowledged, int(lines[-1]) if lines else 0)
        with Project.open(path, read_only=True) as seen:
            assert seen.verify() == []
            assert seen.evidence_revision >= acknowledged
    assert kills_while_writing >= 90
    with Project.open(path) as project:
        assert [row.id for row in project.evidence_log()] == list(range(1, project.evidence_revision + 1))
        assert project.verify() == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["killed.shapekin"]
