from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from helpers.fake_session import FakeSession, make_workspace
from helpers.pace import paced
from shapekin_app import theme
from shapekin_app.views.gallery import GalleryView, Order
from shapekin_app.wording import short_name

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone


@pytest.fixture
def workspace(qapp):
    return make_workspace(FakeSession())


@pytest.fixture
def gallery(qtbot, workspace):
    view = GalleryView(workspace)
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    return view


def middle(gallery, place):
    return gallery.grid.visualRect(gallery.grid.items.index(place)).center()


def test_shows_everything_then_the_selection_then_everything(gallery, workspace):
    assert sorted(gallery.rows.tolist()) == list(range(300))
    workspace.select(np.array([4, 8, 15]))
    assert sorted(gallery.rows.tolist()) == [4, 8, 15]
    workspace.select(np.array([], np.int64))
    assert len(gallery.rows) == 300


def test_without_a_session_words_teach(qtbot):
    view = GalleryView(make_workspace())
    qtbot.addWidget(view)
    view.show()
    assert not view.grid.isVisible()
    assert len(view.rows) == 0


def test_groups_are_the_sub_categories_by_size(gallery, workspace):
    labels = workspace.session.labels[gallery.rows]
    changes = labels[np.flatnonzero(np.diff(labels)) + 1].tolist()
    assert [int(labels[0]), *changes] == [cluster.id for cluster in workspace.session.clusters]


def test_most_typical_first_begins_near_the_centre(gallery, workspace):
    session = workspace.session
    members = session.members(session.clusters[0].id)
    assert gallery.rows[0] in members
    places = session.projection[members]
    nearest = members[np.argmin(((places - places.mean(axis=0)) ** 2).sum(axis=1))]
    assert gallery.rows[0] == nearest


def test_by_name_without_groups(gallery, workspace):
    gallery._grouped.setCurrentIndex(1)
    gallery._order.setCurrentIndex(gallery._order.findData(Order.NAME))
    names = [workspace.session.dataset.names[row] for row in gallery.rows.tolist()]
    assert names == sorted(names, key=str.casefold)


def test_every_visible_place_is_hit_where_it_is_drawn(gallery):
    grid = gallery.grid
    for place in (0, 1, 5, 100, 299):
        grid.scrollTo(grid.items.index(place))
        assert grid.indexAt(middle(gallery, place)).row() == place
    assert not grid.indexAt(QPoint(1, 1)).isValid()


def test_click_selects_and_the_gallery_stays(qtbot, gallery, workspace):
    qtbot.mouseClick(gallery.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(gallery, 2))
    assert workspace.selection.tolist() == [gallery.rows[2]]
    assert len(gallery.rows) == 300
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(gallery.grid.viewport(), Qt.MouseButton.LeftButton, control, middle(gallery, 4))
    assert set(workspace.selection.tolist()) == {gallery.rows[2], gallery.rows[4]}
    qtbot.mouseClick(gallery.grid.viewport(), Qt.MouseButton.LeftButton, control, middle(gallery, 4))
    assert workspace.selection.tolist() == [gallery.rows[2]]


def test_shift_takes_everything_between(qtbot, gallery, workspace):
    viewport = gallery.grid.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=middle(gallery, 1))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, shift, middle(gallery, 6))
    assert set(workspace.selection.tolist()) == set(gallery.rows[1:7].tolist())


def test_arrows_walk_and_enter_opens(qtbot, gallery, workspace):
    grid = gallery.grid
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(gallery, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert workspace.selection.tolist() == [gallery.rows[2]]
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert grid.currentIndex().row() > 2
    with qtbot.waitSignal(workspace.viewer_requested) as asked:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert asked.args == workspace.selection.tolist()
    qtbot.keyClick(grid, Qt.Key.Key_End)
    assert workspace.selection.tolist() == [gallery.rows[-1]]


def test_hover_is_shared(qtbot, gallery, workspace):
    qtbot.mouseMove(gallery.grid.viewport(), middle(gallery, 3))
    assert workspace.hovered == gallery.rows[3]


def test_a_single_choice_elsewhere_scrolls_there(gallery, workspace):
    row = int(gallery.rows[-1])
    workspace.select(np.array([row]))
    assert len(gallery.rows) == 300
    assert gallery.grid.viewport().rect().intersects(gallery.grid.visualRect(gallery.grid.items.index(299)))


def test_selected_cards_have_a_ring_in_the_accent(qtbot, gallery, workspace):
    before = gallery.grid.grab().toImage()
    qtbot.mouseClick(gallery.grid.viewport(), Qt.MouseButton.LeftButton, pos=middle(gallery, 1))
    after = gallery.grid.grab().toImage()
    box = gallery.grid.visualRect(gallery.grid.items.index(1))
    x, y = box.left() - 1, box.top() + 30
    assert before.pixelColor(x, y).name() != after.pixelColor(x, y).name()
    accent = QColor(theme.current().accent)
    assert abs(after.pixelColor(x, y).blue() - accent.blue()) < 60


def test_larger_pictures_mean_fewer_columns_and_the_same_items(gallery):
    columns = gallery.grid._columns
    gallery._size.setValue(160)
    assert gallery.grid._columns < columns
    assert gallery.grid.visualRect(gallery.grid.items.index(0)).width() == 160


def test_a_renamed_sub_category_shows_in_the_headings(gallery, workspace):
    cluster = workspace.session.clusters[0]
    workspace.rename_cluster(cluster.id, "thrones")
    assert gallery.grid._sections[0].title == "thrones"


def test_a_hundred_thousand_items(qtbot):
    workspace = make_workspace(FakeSession(100_000))
    view = GalleryView(workspace)
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    view.grab()
    bar = view.grid.verticalScrollBar()

    def scroll_through():
        for part in range(10):
            bar.setValue(bar.maximum() * part // 10)
            view.grab()

    assert paced(scroll_through) / 10 < 0.25


def test_nothing_in_the_header_is_cut_in_a_narrow_gallery(qtbot, gallery, workspace):
    workspace.select(np.arange(40))
    gallery.resize(430, 300)
    qtbot.wait(10)
    for box in (gallery._grouped, gallery._order):
        assert box.width() >= box.sizeHint().width()
        assert box.mapTo(gallery, box.rect().topRight()).x() < gallery.width()


def test_names_are_short_and_the_tooltip_has_the_whole(gallery):
    assert short_name("seat/bench/m877.off") == "m877"
    assert short_name("shape 0.5") == "shape 0.5"
    assert short_name(".off") == ".off"
    assert short_name("a\\b.PLY") == "b"
    index = gallery.grid.items.index(0)
    assert str(gallery.grid.items.data(index)) in str(gallery.grid.items.data(index, Qt.ItemDataRole.ToolTipRole))
