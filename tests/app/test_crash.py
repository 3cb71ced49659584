"""The application killed while a person answers: opened again, nothing is lost; a second one is refused kindly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.session import Session
from shapekin.store.cache import Cache, cache_key
from shapekin.store.partition import ClusterRecord
from shapekin.store.project import Project

ROOT = Path(__file__).resolve().parents[2]
N = 60

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from shapekin_app.application import Application, make_qt_application
from shapekin_app.settings import Settings
from shapekin.store.cache import Cache

class Runner:
    def __init__(self, on_event): pass
    def submit(self, job): pass
    def cancel(self, job_id): pass
    def close(self): pass

app = make_qt_application([])
project, folder = Path(sys.argv[1]), Path(sys.argv[2])
application = Application(app, Cache(folder / "cache"), Settings(folder / "a.ini", folder / "p"), folder / "s", Runner)
application.show(project)
window, workspace = application.window, application.workspace

def step():
    session = workspace.session
    if session is None:
        return
    turn = session.n_answers
    if turn == 7 and not session.clusters[0].name:
        workspace.rename_cluster(session.clusters[0].id, "seat")
    if turn == 9 and not session.notes:
        workspace.set_note(session.clusters[0].id, "to be kept")
    window.actions_["ask"].setChecked(True)
    QTest.keyClick(window.focus, Qt.Key.Key_D)
    print(session.n_answers, flush=True)

timer = QTimer()
timer.timeout.connect(step)
timer.start(1)
app.exec()
"""


@pytest.fixture
def project(tmp_path) -> tuple[Path, Cache]:
    """Sixty items of six kinds, without pictures."""
    cache = Cache(tmp_path / "cache")
    rng = np.random.default_rng(0)
    labels = np.arange(N) % 6
    features = (np.eye(6)[labels] * 5 + rng.normal(0, 0.3, (N, 6))).astype(np.float32)
    arrays = {
        "data": features, "features": features, "projection": features[:, :3].copy(), "labels": labels,
        "anchors": np.arange(N), "thumbnails": np.empty(0, np.uint8), "thumbnail_offsets": np.zeros(N + 1, np.int64),
    }  # fmt: skip
    prepared = {name: cache_key(name, 1, {}, []) for name in arrays}
    for name, array in arrays.items():
        cache.put(prepared[name], array)
    path = tmp_path / "killed.shapekin"
    dataset = Dataset(DataKind.FEATURES, tuple(Item(f"i{i}", b"%d" % i, f"{i:064x}") for i in range(N)))
    with Project.create(path, dataset, source="s", layout="l", options={}, prepared=prepared, faults=()) as made:
        made.replace_partition(labels, [ClusterRecord(k, colour_index=k) for k in range(6)])
    return path, cache


@pytest.mark.skipif(sys.platform == "win32", reason="kills as Unix does")
def test_the_application_killed_while_answering_has_lost_nothing(project, tmp_path):
    path, cache = project
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "core"), str(ROOT / "app")]),
    }
    said = 0
    for kill_at in (6, 12):  # killed twice: what was recovered is killed as well
        command = [sys.executable, "-c", PROGRAM, str(path), str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as running:
            assert running.stdout is not None
            for line in running.stdout:
                said = int(line)
                if said >= kill_at:
                    break
            running.kill()
            for line in running.stdout:  # answered between the reading and the killing
                said = max(said, int(line)) if line.strip().isdigit() else said
        assert said >= kill_at
        with Session.open(path, cache) as again:
            assert again.n_answers >= said
            assert [row.id for row in again.evidence_log] == list(range(1, len(again.evidence_log) + 1))
    with Project.open(path, read_only=True) as seen:
        assert seen.verify() == []
    with Session.open(path, cache) as again:
        assert again.get_kind("seat").named
        assert list(again.notes.values()) == ["to be kept"]
        while again.can_undo:
            again.undo()
        assert again.n_answers == 0
        assert again.notes == {}


def test_a_second_window_on_the_same_project_looks_only(project, frame):
    path, cache = project
    with Session.open(path, cache):
        frame.window.open_project(path)
        assert frame.workspace.session is None
        assert "open in another window" in frame.window.banner.text.text()
        frame.window.banner.action.click()
        session = frame.workspace.session
        assert session is not None
        assert session.read_only
        assert "read only" in frame.window.status.numbers.text()
        assert not frame.window.questions.strategy.isEnabled()
        frame.workspace.open(None)
