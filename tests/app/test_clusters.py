from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from helpers.fake_session import FakeSession, make_workspace
from shapekin_app import theme
from shapekin_app.views.clusters import ClustersView
from shapekin_app.views.kinds_model import KIND_ROLE, KindsModel
from shapekin_app.views.questions import QuestionView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


@pytest.fixture
def workspace(qapp):
    return make_workspace(FakeSession())


@pytest.fixture
def view(qtbot, workspace):
    widget = ClustersView(workspace)
    qtbot.addWidget(widget)
    widget.resize(300, 600)
    widget.show()
    return widget


def click(qtbot, view, place, held=Qt.KeyboardModifier.NoModifier):
    box = view.tree.visualRect(view.tree.model().index(place, 0))
    qtbot.mouseClick(view.tree.viewport(), Qt.MouseButton.LeftButton, held, box.center())


def test_rows_are_the_sub_categories_by_size(view, workspace):
    titles = [view.tree.model().index(i, 0).data() for i in range(view.tree.model().rowCount())]
    assert titles == [cluster.title for cluster in workspace.session.clusters]


def test_click_selects_the_members(qtbot, view, workspace):
    click(qtbot, view, 1)
    cluster = workspace.session.clusters[1]
    assert np.array_equal(workspace.selection, workspace.session.members(cluster.id))
    click(qtbot, view, 3, Qt.KeyboardModifier.ControlModifier)
    assert len(workspace.selection) == cluster.size + workspace.session.clusters[3].size


def test_a_selection_made_elsewhere_clears_the_list(qtbot, view, workspace):
    click(qtbot, view, 1)
    workspace.select(np.array([1, 2]))
    assert view.chosen() == []
    assert workspace.selection.tolist() == [1, 2]
    click(qtbot, view, 1)
    assert len(workspace.selection) == workspace.session.clusters[1].size


def test_n_renames_in_place(qtbot, view, workspace):
    click(qtbot, view, 0)
    view.rename_current()
    editor = view.tree.findChild(QLineEdit)
    assert editor is not None
    editor.setText("  big   thrones ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.session.clusters[0].name == "big thrones")
    assert view.tree.model().index(0, 0).data() == "big thrones"


def test_a_name_twice_is_refused_with_a_sentence(qtbot, view, workspace):
    taken = workspace.session.clusters[1].name
    index = view.tree.model().index(0, 0)
    with qtbot.waitSignal(workspace.message) as told:
        assert not view.tree.model().setData(index, taken, Qt.ItemDataRole.EditRole)
    assert told.args[1] == "error"
    assert taken in told.args[0]


def test_filter_keeps_matching_titles(view):
    view.filter.setText("STOOL")
    assert [view.tree.model().index(i, 0).data() for i in range(view.tree.model().rowCount())] == ["bar stool"]


def test_total_line(view):
    assert "7 sub-categories, 300 items, 3 unnamed" in view.total.text()


def test_swatches_have_the_colour_of_the_sub_category(view, workspace):
    picture = view.tree.viewport().grab().toImage()
    for place, cluster in enumerate(workspace.session.clusters):
        box = view.tree.visualRect(view.tree.model().index(place, 0))
        at = QPoint(19, box.center().y())
        assert picture.pixelColor(at).name() == theme.current().cluster(cluster.colour).name()


def test_typical_members_begin_with_the_representative(view, workspace):
    cluster = workspace.session.clusters[0]
    typical = view._model.typical(workspace.session.get_kind(cluster.id))
    assert typical[0] == cluster.representative
    assert len(typical) == 3
    assert set(typical) <= set(workspace.session.members(cluster.id).tolist())


def test_without_a_session_words_teach(qtbot):
    widget = ClustersView(make_workspace())
    qtbot.addWidget(widget)
    widget.show()
    assert not widget.tree.isVisible()
    assert widget._empty.isVisible()


def test_a_new_partition_is_read_again(view, workspace):
    session = workspace.session
    gone = session.clusters[-1]
    workspace.changed.emit(session.move(session.members(gone.id), session.clusters[0].id))
    assert view.tree.model().rowCount() == 6


# -- names as paths -------------------------------------------------------------------------------------


@pytest.fixture
def deep(view, workspace):
    """Two of the seven stand in "seat"."""
    first, second = workspace.session.clusters[:2]
    for cluster, name in ((first, "seat/chair"), (second, "seat/stool")):
        workspace.rename_cluster(cluster.id, name)
    return first, second


def rows_of(view, parent=None):
    model = view.tree.model()
    parent = parent or QModelIndex()
    return [model.index(row, 0, parent) for row in range(model.rowCount(parent))]


def press(qtbot, view, key, held=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(view.tree, key, held)


def test_names_with_parts_are_a_tree(view, workspace, deep):
    seat = rows_of(view)[0]
    assert (seat.data(), [index.data() for index in rows_of(view, seat)]) == ("seat", ["chair", "stool"])
    assert seat.data(KIND_ROLE).size == deep[0].size + deep[1].size
    assert "in 2 sub-categories" in seat.data(Qt.ItemDataRole.AccessibleTextRole)
    assert len(rows_of(view)) == 6
    assert view.tree.isExpanded(seat)
    assert "7 sub-categories" in view.total.text()


def test_a_flat_tree_has_no_arrows(view, workspace):
    assert not view.tree.rootIsDecorated()
    workspace.rename_cluster(workspace.session.clusters[0].id, "seat/chair")
    assert view.tree.rootIsDecorated()


def test_the_tree_keeps_what_qt_expects_of_a_model(view, workspace, deep):
    model = KindsModel(workspace)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    workspace.rename_kind("seat", "furniture/seat")
    assert model.rowCount() == 6


def test_the_keyboard_opens_closes_and_selects_all_in_a_kind(qtbot, view, workspace, deep):
    view.tree.setFocus()
    seat = rows_of(view)[0]
    view.tree.setCurrentIndex(seat)
    assert len(workspace.selection) == deep[0].size + deep[1].size
    press(qtbot, view, Qt.Key.Key_Left)
    assert not view.tree.isExpanded(seat)
    workspace.rename_cluster(workspace.session.clusters[-1].id, "lamp")
    assert not view.tree.isExpanded(rows_of(view)[0])  # what is closed stays closed
    assert view.tree.currentIndex().data() == "seat"
    press(qtbot, view, Qt.Key.Key_Right)
    press(qtbot, view, Qt.Key.Key_Down)
    assert view.tree.currentIndex().data() == "chair"
    assert np.array_equal(workspace.selection, workspace.session.members(deep[0].id))


def test_filtering_finds_parts_of_closed_kinds(view, workspace, deep):
    view.tree.collapse(rows_of(view)[0])
    view.filter.setText("stool")
    found = [index for index in rows_of(view) if rows_of(view, index)]
    assert [index.data() for index in found] == ["seat"]
    assert [index.data() for index in rows_of(view, found[0])] == ["stool"]
    assert view.tree.isExpanded(found[0])
    view.filter.clear()
    assert not view.tree.isExpanded(rows_of(view)[0])


def test_a_kind_is_renamed_with_all_in_it(qtbot, view, workspace, deep):
    view.tree.setCurrentIndex(rows_of(view)[0])
    view.rename_current()
    editor = view.tree.findChild(QLineEdit)
    assert editor.text() == "seat"
    editor.setText("furniture / seat")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.session.cluster(deep[0].id).name == "furniture/seat/chair")
    assert [index.data() for index in rows_of(view)][:1] == ["furniture"]


def test_asking_about_one_only_and_the_way_out(qtbot, view, workspace, deep):
    questions = QuestionView(workspace)
    qtbot.addWidget(questions)
    questions.show()
    chip = questions.within
    assert not chip.isVisible()
    view.tree.setCurrentIndex(rows_of(view)[0])
    with qtbot.waitSignal(view.within_asked):
        view.ask_within()
    assert workspace.session.within.title == "seat"
    assert chip.isVisible()
    assert "“seat”" in chip.words.accessibleName()
    chip.leave.click()
    assert workspace.session.within is None
    assert not chip.isVisible()
    view.ask_within()
    view.ask_within()  # once more: about all
    assert workspace.session.within is None
    view.tree.clearSelection()
    with qtbot.waitSignal(workspace.message) as told:
        view.ask_within()
    assert "Select one" in told.args[0]


def test_w_asks_about_the_selected_one(qtbot, frame):
    session = FakeSession(120)
    frame.workspace.open(session)
    tree = frame.window.clusters.tree
    tree.setCurrentIndex(tree.model().index(1, 0))
    qtbot.keyClick(frame.window, Qt.Key.Key_W)
    assert session.within.cluster == session.clusters[1].id
    assert frame.window.questions.within.isVisible()
    qtbot.keyClick(frame.window, Qt.Key.Key_W)
    assert session.within is None
