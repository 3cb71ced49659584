"""The evaluation dock, the list of trainings and the window that compares two."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from helpers.blobs import blobs
from helpers.fake_session import FakeRun, FakeSession, make_workspace
from shapekin.events import Failed, Finished, Snapshot
from shapekin.jobs.job import EvaluateJob, EvaluateResult, ImportJob, TrainResult
from shapekin.jobs.runners import run_inline
from shapekin.session import Change, Session
from shapekin.store.cache import Cache
from shapekin_app.views.compare import CompareWindow
from shapekin_app.views.evaluation import EvaluationView
from shapekin_app.views.evaluation_table import HEAD, CrossModel

HEAVY = ("torch", "open3d", "sklearn", "scipy", "trimesh", "PIL", "pandas", "matplotlib", "pyqtgraph")
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

SCORES = {"acc": 0.915, "nmi": 0.88, "ari": 0.83, "purity": 0.93, "satisfied_fraction": 1.0, "n": 300.0}


def result(session, **changed):
    silhouettes = {cluster.id: 0.1 * cluster.id for cluster in session.clusters}
    return EvaluateResult(**{"scores": SCORES, "silhouette": 0.42, "silhouettes": silhouettes, "judged": 300} | changed)


@pytest.fixture
def workspace(qapp):
    return make_workspace(FakeSession())


@pytest.fixture
def view(qtbot, workspace):
    made = EvaluationView(workspace)
    qtbot.addWidget(made)
    made.resize(360, 900)
    made.show()
    qtbot.waitUntil(lambda: bool(workspace.bridge.sent))
    return made


def finish(workspace, **changed):
    job = workspace.bridge.sent[-1]
    assert isinstance(job, EvaluateJob)
    workspace.bridge.event_arrived.emit(Finished(job.job_id, result(workspace.session, **changed)))


def test_scores_come_from_the_worker(view, workspace):
    assert view.scores["acc"].value.text() == "–"
    assert "Computing" in view.why.text()
    finish(workspace)
    assert {name: label.value.text() for name, label in view.scores.items()} == {
        "acc": "0.92", "nmi": "0.88", "ari": "0.83", "purity": "0.93", "silhouette": "0.42",
        "satisfied_fraction": "1.00",
    }  # fmt: skip
    assert view.scores["acc"].accessibleName() == "ACC: 0.92"
    assert view.why.text() == ""
    listed = [(view.kinds.topLevelItem(i).text(0), view.kinds.topLevelItem(i).text(2)) for i in range(7)]
    assert listed[0] == (workspace.session.clusters[0].title, f"{0.1 * workspace.session.clusters[0].id:.2f}")
    view.grab()


def test_without_true_labels_it_says_why_there_are_no_scores(qtbot):
    workspace = make_workspace(FakeSession(labelled=False, answers=0))
    view = EvaluationView(workspace)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitUntil(lambda: bool(workspace.bridge.sent))
    finish(workspace, scores={"clusters": 7.0, "satisfied_fraction": 1.0, "n": 300.0})
    assert "no true labels" in view.why.text()
    assert not view.matrix.isVisible()
    assert [name for name, label in view.scores.items() if label.isVisible()] == ["silhouette"]
    assert view.kinds.topLevelItemCount() == 7


def test_what_changes_is_computed_again_and_only_while_it_is_seen(qtbot, view, workspace):
    finish(workspace)
    view.hide()
    workspace.changed.emit(workspace.session.move(np.array([1, 2]), 0))
    assert view.scores["acc"].value.text() == "–"
    qtbot.wait(400)
    assert len(workspace.bridge.sent) == 1
    view.show()
    qtbot.waitUntil(lambda: len(workspace.bridge.sent) == 2)
    workspace.changed.emit(workspace.session.move(np.array([3]), 0))  # meanwhile: what comes now is of yesterday
    finish(workspace)
    assert view.scores["acc"].value.text() == "–"
    qtbot.waitUntil(lambda: len(workspace.bridge.sent) == 3)
    finish(workspace)
    assert view.scores["acc"].value.text() == "0.92"


def test_a_failure_is_said_in_place(view, workspace):
    said = []
    workspace.message.connect(lambda *words: said.append(words))
    workspace.bridge.event_arrived.emit(Failed(workspace.bridge.sent[-1].job_id, "It is gone.", "Train again."))
    assert view.why.text() == "It is gone. Train again."
    assert said == []


def test_a_cell_a_row_and_a_column_select_their_items(qtbot, view, workspace):
    table = view.matrix.counts.table
    row, column = map(int, np.argwhere(table.counts)[0])
    at = view.matrix.visualRect(view.matrix.model().index(row, column)).center()
    qtbot.mouseClick(view.matrix.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert len(workspace.selection) == table.counts[row, column]
    assert set(workspace.session.labels[workspace.selection].tolist()) == {table.columns[column].id}
    view.matrix.verticalHeader().sectionClicked.emit(row)
    assert len(workspace.selection) == table.counts[row].sum()
    view.matrix.horizontalHeader().sectionClicked.emit(column)
    assert len(workspace.selection) == table.columns[column].size
    view.matrix.setFocus()
    view.matrix.setCurrentIndex(view.matrix.model().index(row, column))
    qtbot.keyClick(view.matrix, Qt.Key.Key_Return)
    assert len(workspace.selection) == table.counts[row, column]
    view.kinds.itemClicked.emit(view.kinds.topLevelItem(1), 0)
    assert len(workspace.selection) == workspace.session.clusters[1].size


def test_the_table_is_a_sound_model_with_words_for_every_cell(workspace):
    model = CrossModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(workspace.session.confusion())
    assert (model.rowCount(), model.columnCount()) == (7, 7)
    index = model.index(0, 0)
    count = model.count(index)
    words = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith(f"{count:,} of “armchair” are in “")
    assert model.headerData(0, Qt.Orientation.Vertical) == "armchair"
    model.show(None)
    assert model.rowCount() == 0


def test_names_stand_over_the_columns_where_there_are_any(view, workspace):
    header = view.matrix.pictures
    columns = view.matrix.counts.table.columns
    assert header.names() == tuple(column.name for column in columns)
    assert "" in header.names()  # not everything has one
    named = header.sizeHint().height()
    workspace.rename_cluster(columns[0].id, "seat/armchair with a very long name")
    assert header.names()[0] == "armchair with a very long name"
    assert named < header.sizeHint().height() < named + 60  # it is cut
    view.matrix.grab()
    for column in columns:
        workspace.rename_cluster(column.id, "")
    assert header.sizeHint().height() == HEAD


def test_agreement_between_trainings_of_one_model(view, workspace):
    session = workspace.session
    finish(workspace, agreement=((1.0,),))
    assert "another seed" in view.stability.text()
    session.runs = (*session.runs, FakeRun(2, "cpac", 7, 3.0), FakeRun(3, "kmeans", 7, 3.0))
    workspace.changed.emit(Change(runs=True))
    view.evaluate()
    finish(workspace, agreement=((1.0, 0.9, 0.1), (0.9, 1.0, 0.1), (0.1, 0.1, 1.0)))
    assert "2 trainings" in view.stability.text()
    assert "0.90" in view.stability.text()


# -- trainings ---------------------------------------------------------------------------------------


@pytest.fixture
def two(workspace):
    session = workspace.session
    places = session.projection * np.float32(2)
    first = FakeRun(1, "cpac", 7, 83.0, {"epochs": 40}, scores={"acc": 0.91}, projection=session.projection)
    session.runs = (first, FakeRun(2, "cpac", 7, 3.0, {"epochs": 80}, scores={"acc": 0.95}, projection=places))
    workspace.changed.emit(Change(runs=True))
    return session


def choose(view, *rows):
    view.list.clearSelection()
    for row in rows:
        view.list.topLevelItem(row).setSelected(True)


def test_trainings_are_listed_with_their_facts(view, two):
    runs = view.runs
    assert [[runs.list.topLevelItem(i).text(c) for c in range(3)] for i in range(2)] == [
        ["2 · cpac", "7", "0.95"], ["1 · cpac", "7", "0.91"]]  # fmt: skip
    assert runs.list.topLevelItem(0).font(0).weight() > runs.list.topLevelItem(1).font(0).weight()
    choose(runs, 1)
    assert "epochs 40" in runs.facts.text()
    assert "acc 0.910" in runs.facts.text()


def test_an_earlier_training_is_shown_again_and_the_way_back(view, workspace, two):
    runs = view.runs
    choose(runs, 0)
    assert not runs.use.isEnabled()  # it is shown already
    choose(runs, 1)
    told = []
    workspace.message.connect(lambda words, level: told.append((words, level)))
    runs.use.click()
    assert two.current_run.id == 1
    assert told[0][1] == "success"
    assert "1 · cpac" in told[0][0]
    assert not runs.back.isHidden()
    runs.back.click()
    assert two.current_run.id == 2
    assert runs.back.isHidden()


def test_a_training_is_renamed_in_place(view, workspace, two):
    view.runs.list.topLevelItem(1).setText(0, "the good one")
    assert two.run_title(1) == "the good one"
    assert view.runs.list.topLevelItem(1).text(0) == "the good one"
    two.read_only = True
    view.runs.refresh()
    assert not view.runs.list.topLevelItem(1).flags() & Qt.ItemFlag.ItemIsEditable


def test_a_training_is_repeated_with_another_seed_beside_what_is_shown(view, workspace, two):
    choose(view.runs, 1)
    view.runs.again.click()
    job = workspace.bridge.sent[-1]
    assert (job.seed, dict(job.params)) == (5, {"epochs": 40})
    assert not view.runs.again.isEnabled()
    labels = two.labels
    changes = []
    workspace.changed.connect(changes.append)
    workspace.cache["snap"] = two.projection + np.float32(1)
    workspace.bridge.event_arrived.emit(Snapshot(job.job_id, 0, "snap"))
    assert workspace.projection is two.projection
    done = TrainResult("cpac", {}, "a", 7, {}, (), 5, "cpu", 1.0, "", 0)
    workspace.bridge.event_arrived.emit(Finished(job.job_id, done))
    assert changes == [Change(runs=True)]
    assert two.labels is labels
    assert view.runs.again.isEnabled()


def test_two_trainings_or_one_with_the_shown_can_be_compared(qtbot, view, two):
    runs = view.runs
    choose(runs, 0)
    assert not runs.compare.isEnabled()
    for rows in ((1,), (0, 1)):
        choose(runs, *rows)
        with qtbot.waitSignal(view.compare_requested) as asked:
            runs.compare.click()
        assert asked.args == [1, 2]


def test_two_trainings_side_by_side(qtbot, workspace, two):
    window = CompareWindow(workspace, 1, 2)
    window.show()
    left, right = window.maps
    assert np.array_equal(left._to, two.projection)
    assert np.array_equal(right._to, two.projection * np.float32(2))
    assert "30 of 300" in window.said.text()
    before = right.grab().toImage()
    window.select.click()
    assert workspace.selection.tolist() == list(range(0, 300, 10))
    assert right.grab().toImage() != before  # the selection is shared
    assert window.selected.text() == "30 selected"
    row, column = (int(place) for place in np.argwhere(window.table.counts.table.counts)[0])
    window.table.clicked.emit(window.table.model().index(row, column))
    assert len(workspace.selection) == window.table.counts.table.counts[row, column]
    workspace.hover(4)
    left.grab()
    window.choices[1].setCurrentIndex(1)
    window.choices[1].activated.emit(1)
    assert "0 of 300" in window.said.text()
    assert not window.select.isEnabled()
    workspace.changed.emit(two.rename_run(1, "first"))
    assert window.choices[0].currentText() == "first"
    workspace.open(None)
    assert not window.isVisible()


# -- the whole, with a real project ------------------------------------------------------------------

PROGRAM = """
import json, sys
from pathlib import Path
from shapekin_app.application import Application, make_qt_application
from shapekin_app.settings import Settings
from shapekin_app.views.compare import CompareWindow
from shapekin_app.views.embedding.menus import fill_charts, fill_colours, fill_links
from shapekin.store.cache import Cache
folder = Path(sys.argv[1])
app = make_qt_application([])
application = Application(app, Cache(folder / "cache"), Settings(folder / "a.ini", folder / "p"), folder / "s")
window, workspace = application.window, application.workspace
window.show()
window.open_project(folder / "blobs.shapekin")
session, shown = workspace.session, window.map.map
window.actions_["evaluation"].trigger()
window.evaluation.evaluate()
window.over.compare(1, 2)
compare = window.findChild(CompareWindow)
compare.select.click()
window.actions_["alike"].trigger()
workspace.use_run(1)
workspace.return_from_run()
for by in shown.colour_choices():
    shown.set_colour_by(by, 1)
    shown.grab()
for fill in (fill_charts, fill_colours, fill_links):
    fill(window.map._axes.menu(), shown)
shown.set_axes(3, 4)
shown.grab()
session.map_job("tsne")
print(json.dumps({"loaded": sorted({name.split(".")[0] for name in sys.modules}), "runs": len(session.runs),
                  "choices": len(shown.colour_choices()), "visible": window.evaluation.isVisible()}))
compare.close()
window.close()
application.close()
"""


def test_all_of_it_leaves_the_windows_process_light(tmp_path):
    rows, kinds = blobs(80)
    np.savez(tmp_path / "blobs.npz", x=rows, y=kinds)
    store = Cache(tmp_path / "cache")
    found = run_inline(ImportJob(str(tmp_path / "blobs.npz")), store)
    with Session.create(tmp_path / "blobs.shapekin", found, store) as session:
        for count in (3, 4):
            session.record(run_inline(session.training_job("kmeans", {"n_clusters": count}), store))
    root = Path(__file__).parents[2]
    paths = os.pathsep.join([str(root / "core"), str(root / "app")])
    environment = {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["runs"], told["visible"]) == (2, True)
    assert told["choices"] >= 3
    assert not set(HEAVY) & set(told["loaded"])
