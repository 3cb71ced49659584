from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from helpers.fake_session import FakeSession, make_workspace
from shapekin_app import theme
from shapekin_app.views.clusters import ClustersView

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
    box = view.list.visualRect(view.list.model().index(place, 0))
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, held, box.center())


def test_rows_are_the_sub_categories_by_size(view, workspace):
    titles = [view.list.model().index(i, 0).data() for i in range(view.list.model().rowCount())]
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
    editor = view.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("  big   thrones ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: workspace.session.clusters[0].name == "big thrones")
    assert view.list.model().index(0, 0).data() == "big thrones"


def test_a_name_twice_is_refused_with_a_sentence(qtbot, view, workspace):
    taken = workspace.session.clusters[1].name
    index = view.list.model().index(0, 0)
    with qtbot.waitSignal(workspace.message) as told:
        assert not view.list.model().setData(index, taken, Qt.ItemDataRole.EditRole)
    assert told.args[1] == "error"
    assert taken in told.args[0]


def test_filter_keeps_matching_titles(view):
    view.filter.setText("STOOL")
    assert [view.list.model().index(i, 0).data() for i in range(view.list.model().rowCount())] == ["bar stool"]


def test_total_line(view):
    assert "7 sub-categories, 300 items, 3 unnamed" in view.total.text()


def test_swatches_have_the_colour_of_the_sub_category(view, workspace):
    picture = view.list.viewport().grab().toImage()
    for place, cluster in enumerate(workspace.session.clusters):
        box = view.list.visualRect(view.list.model().index(place, 0))
        at = QPoint(19, box.center().y())
        assert picture.pixelColor(at).name() == theme.current().cluster(cluster.colour).name()


def test_typical_members_begin_with_the_representative(view, workspace):
    cluster = workspace.session.clusters[0]
    typical = view._model.typical(cluster)
    assert typical[0] == cluster.representative
    assert len(typical) == 3
    assert set(typical) <= set(workspace.session.members(cluster.id).tolist())


def test_without_a_session_words_teach(qtbot):
    widget = ClustersView(make_workspace())
    qtbot.addWidget(widget)
    widget.show()
    assert not widget.list.isVisible()
    assert widget._empty.isVisible()


def test_a_new_partition_is_read_again(view, workspace):
    session = workspace.session
    gone = session.clusters[-1]
    workspace.changed.emit(session.move(session.members(gone.id), session.clusters[0].id))
    assert view.list.model().rowCount() == 6
