from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QPolygonF, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton

from helpers.fake_session import FakeRun, FakeSession, make_workspace
from helpers.pace import paced
from shapekin.clustering import neighbour_maps
from shapekin.errors import ContradictionError
from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.film import Filming
from shapekin.jobs.job import MapResult
from shapekin.queries.base import Answer, Query
from shapekin.session import Change
from shapekin_app import theme
from shapekin_app.views.embedding import EmbeddingView
from shapekin_app.views.embedding.camera import Camera, extent
from shapekin_app.views.embedding.canvas import NO_ROWS
from shapekin_app.views.embedding.colouring import ColourBy
from shapekin_app.views.embedding.density import draw_density
from shapekin_app.views.embedding.layout import place_apart
from shapekin_app.views.embedding.links import USUAL, Link, links_of
from shapekin_app.views.embedding.overlay import caption
from shapekin_app.views.embedding.scene import Scene
from shapekin_app.views.embedding.selecting import LEAST_RADIUS, MOST_RADIUS, Mode, Stroke, Tool, resized
from shapekin_app.views.embedding.sprites import MARKERS, Look, blank, coverage, marker_of, stamp

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # of the offscreen platform alone

SHIFT, ALT, CONTROL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def workspace(qapp):
    return make_workspace(FakeSession())


@pytest.fixture
def view(qtbot, workspace):
    widget = EmbeddingView(workspace)
    qtbot.addWidget(widget)
    widget.set_reduce_motion(True)
    widget.resize(800, 640)
    widget.show()
    return widget


@pytest.fixture
def shown(view):
    return view.map


def loner(shown):
    """A point that no plate and no other point hides."""
    for row in range(len(shown.scene.pixels)):
        at = shown.scene.place(row)
        if shown.scene.box(row) is None and shown.scene.hit(at.x(), at.y()) == row:
            away = np.abs(shown.scene.pixels - shown.scene.pixels[row]).sum(axis=1)
            if np.partition(away, 1)[1] > 14:
                return row, at.toPoint()
    raise AssertionError("no point lies alone")


def drag(qtbot, widget, path, held=NONE, button=LEFT):
    qtbot.mousePress(widget, button, held, path[0])
    for point in path[1:]:
        at = QPointF(point)
        moved = QEvent.Type.MouseMove
        event = QMouseEvent(moved, at, widget.mapToGlobal(at), Qt.MouseButton.NoButton, button, held)
        QApplication.sendEvent(widget, event)
    qtbot.mouseRelease(widget, button, held, path[-1])


# -- camera ------------------------------------------------------------------------------------------


def test_framed_points_fit_and_fill():
    places = np.random.default_rng(0).normal(size=(50, 3)).astype(np.float32)
    pixels, _ = Camera(radius=extent(places)).framing(places, 400, 300).project(places, 400, 300)
    assert (pixels >= 0).all()
    assert (pixels <= (400, 300)).all()
    assert max(np.ptp(pixels, axis=0) / (400, 300)) > 0.7


@pytest.mark.parametrize("camera", [Camera(), Camera(turn=0.5, lift=0.3, depth=0.0)])
def test_zoom_keeps_what_lies_under_the_mouse(camera):
    dx, dy = 70.0, -40.0
    under = np.array([[dx, -dy, 0]]) / camera.scale @ camera.rotation()
    pixels, _ = camera.zoomed(1.7, dx, dy).project(under.astype(np.float32), 400, 300)
    assert pixels[0] == pytest.approx((200 + dx, 150 + dy), abs=0.01)


def test_pan_moves_every_pixel_alike():
    places = np.array([[0, 0, 0], [1, 2, 3]], np.float32)
    camera = Camera(turn=0.4, lift=0.2)
    before, _ = camera.project(places, 400, 300)
    after, _ = camera.panned(12, -7).project(places, 400, 300)
    assert after - before == pytest.approx(np.tile([12, -7], (2, 1)), abs=1e-3)


def test_rotation_is_a_rotation_and_projection_agrees_with_it():
    camera = Camera(turn=0.8, lift=-0.4, scale=10.0, centre=(1.0, 2.0, 3.0))
    rotation = camera.rotation()
    assert rotation @ rotation.T == pytest.approx(np.eye(3), abs=1e-6)
    places = np.array([[4, 5, 6]], np.float32)
    pixels, near = camera.project(places, 0, 0)
    right, up, towards = (places[0] - camera.centre) @ rotation.T
    assert pixels[0] == pytest.approx((10 * right, -10 * up), rel=1e-4)
    assert near[0] == pytest.approx(towards, rel=1e-4)


def test_in_perspective_near_things_are_larger():
    camera = Camera(depth=1.0)
    places = np.array([[0.5, 0, 0.5], [0.5, 0, -0.5]], np.float32)
    pixels, near = camera.project(places, 0, 0)
    assert near[0] > near[1]
    assert pixels[0, 0] > pixels[1, 0]


def test_halfway_between_two_cameras():
    a, b = Camera(scale=10.0), Camera(scale=1000.0, turn=1.0, depth=1.0)
    assert a.towards(b, 0.5).scale == pytest.approx(100)
    assert a.towards(b, 1.0) == b


# -- drawing -----------------------------------------------------------------------------------------


def test_stamp_puts_the_colour_where_the_point_is():
    image = blank(40, 40, QColor("white"))
    look = Look((0xFF0000, 0x0000FF), (0, 1), np.array([0, 1]), np.zeros(2, bool))
    stamp(image, np.array([[12, 20], [28, 20]], np.float32), None, look, 4.0, QColor("white"), QColor("black"))
    assert image[20, 12] == 0xFFFF0000
    assert image[20, 28] == 0xFF0000FF
    assert image[5, 5] == 0xFFFFFFFF


def test_of_two_points_the_nearer_lies_above():
    look = Look((0xFF0000, 0x0000FF), (0, 0), np.array([0, 1]), np.zeros(2, bool))
    for near, colour in (([1, -1], 0xFFFF0000), ([-1, 1], 0xFF0000FF)):
        image = blank(40, 40, QColor("white"))
        places = np.array([[20, 20], [20, 20]], np.float32)
        stamp(image, places, np.array(near, np.float32), look, 4.0, QColor("white"), QColor("black"))
        assert image[20, 20] == colour


def test_selected_points_have_a_ring():
    plain, ringed = (blank(40, 40, QColor("white")) for _ in range(2))
    for image, selected in ((plain, False), (ringed, True)):
        look = Look((0xFF0000,), (0,), np.array([0]), np.array([selected]))
        stamp(image, np.array([[20, 20]], np.float32), None, look, 4.0, QColor("white"), QColor("#00ff00"))
    assert not (plain == 0xFF00FF00).any()
    assert (ringed == 0xFF00FF00).any()
    assert ringed[20, 20] == 0xFFFF0000


def test_points_at_the_edge_are_left_out_without_harm():
    image = blank(20, 20, QColor("white"))
    look = Look((0,), (0,), np.zeros(4, np.int64), np.zeros(4, bool))
    places = np.array([[0, 0], [19, 19], [-500, 3], [1e6, 1e6]], np.float32)
    stamp(image, places, None, look, 4.0, QColor("white"), QColor("black"))
    assert (image == 0xFFFFFFFF).all()


def test_markers_differ_and_begin_after_eight_colours():
    assert marker_of(7) == 0
    assert marker_of(8) == 1
    shapes = {coverage(marker, 6.0, 17).tobytes() for marker in range(len(MARKERS))}
    assert len(shapes) == len(MARKERS)
    areas = [coverage(marker, 6.0, 17).sum() for marker in range(len(MARKERS))]
    assert max(areas) < 2 * min(areas)


def test_density_is_stronger_where_there_are_more():
    image = blank(40, 40, QColor("white"))
    pixels = np.array([[10, 10]] * 50 + [[30, 30]], np.float32)
    draw_density(image, pixels, (0xFF0000,), np.zeros(51, np.int64), QColor("white"))
    green = image >> 8 & 255
    assert green[10, 10] < green[30, 30] < 255
    assert image[20, 20] == 0xFFFFFFFF


def test_no_two_boxes_overlap():
    pixels = np.random.default_rng(1).uniform(0, 400, (500, 2)).astype(np.float32)
    chosen = place_apart(pixels, np.arange(500), (40.0, 30.0), (400.0, 400.0))
    assert len(chosen) > 20
    assert chosen[0] == next(i for i in range(500) if (np.abs(pixels[i] - 200) <= (180, 185)).all())
    for i, a in enumerate(chosen):
        for b in chosen[:i]:
            assert (np.abs(pixels[a] - pixels[b]) >= (40, 30)).any()


# -- the widget --------------------------------------------------------------------------------------


def test_points_are_painted_in_the_colour_of_their_sub_category(shown, workspace):
    row, at = loner(shown)
    colour = theme.current().cluster(workspace.session.cluster(int(workspace.session.labels[row])).colour)
    assert shown.grab().toImage().pixelColor(at).name() == colour.name()


def test_representatives_are_pictures_at_overview(shown, workspace):
    scene = shown.scene
    assert scene.titled
    assert set(scene.titled) <= {cluster.representative for cluster in workspace.session.clusters}
    assert not scene.pictured


def test_near_items_become_pictures(shown, workspace):
    shown.look_from(shown.camera.zoomed(6))
    centre = shown.scene.pixels[workspace.session.clusters[0].representative]
    shown.look_from(shown.camera.panned(*(np.array([400, 300]) - centre).tolist()))
    assert len(shown.scene.pictured) >= 3
    boxes = [shown.scene.box(row) for row in shown.scene.pictured]
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])
    shown.grab()


def test_click_selects_and_empty_ground_selects_nothing(qtbot, shown, workspace):
    row, at = loner(shown)
    qtbot.mouseClick(shown, LEFT, NONE, at)
    assert workspace.selection.tolist() == [row]
    qtbot.mouseClick(shown, LEFT, CONTROL, at)
    assert workspace.selection.tolist() == []
    workspace.select(np.array([1, 2]))
    qtbot.mouseClick(shown, LEFT, NONE, QPoint(3, 3))
    assert workspace.selection.tolist() == []


def test_lasso_replaces_adds_and_subtracts(qtbot, shown, workspace):
    everything = [QPoint(1, 1), QPoint(799, 1), QPoint(799, shown.height() - 2), QPoint(1, shown.height() - 2)]
    left = [QPoint(1, 1), QPoint(400, 1), QPoint(400, shown.height() - 2), QPoint(1, shown.height() - 2)]
    qtbot.keyClick(shown, Qt.Key.Key_L)
    drag(qtbot, shown, everything)
    assert len(workspace.selection) == 300
    drag(qtbot, shown, left)
    on_the_left = workspace.selection
    assert np.array_equal(on_the_left, np.flatnonzero(shown.scene.pixels[:, 0].astype(int) < 400))
    drag(qtbot, shown, everything, SHIFT)
    assert len(workspace.selection) == 300
    drag(qtbot, shown, left, ALT)
    assert len(workspace.selection) == 300 - len(on_the_left)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert shown.tool is Tool.HAND
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert len(workspace.selection) == 0


def test_a_box_and_a_brush_select_as_the_loop_does(qtbot, view, shown, workspace):
    pixels = shown.scene.pixels
    qtbot.keyClick(shown, Qt.Key.Key_B)
    assert [tool for tool, button in view._tools.items() if button.isChecked()] == [Tool.BOX]
    drag(qtbot, shown, [QPoint(400, shown.height() - 2), QPoint(100, 50), QPoint(1, 1)])  # from any corner
    left = workspace.selection
    assert np.array_equal(left, np.flatnonzero(pixels[:, 0].astype(int) < 400))
    row, at = loner(shown)
    view._tools[Tool.BRUSH].click()
    qtbot.mouseClick(shown, LEFT, NONE, at)  # a touch is enough
    near = np.hypot(*(pixels - (at.x(), at.y())).T)
    assert row in workspace.selection
    assert set(np.flatnonzero(near < shown.radius - 1.5)) <= set(workspace.selection.tolist())
    assert (near[workspace.selection] < shown.radius + 1.5).all()
    touched = workspace.selection
    drag(qtbot, shown, [QPoint(20, 300), QPoint(400, 300), QPoint(780, 300)], SHIFT)
    assert set(touched) < set(workspace.selection.tolist())
    assert set(np.flatnonzero(np.abs(pixels[:, 1] - 300) < shown.radius - 2)) <= set(workspace.selection.tolist())
    drag(qtbot, shown, [QPoint(20, 300), QPoint(780, 300)], ALT)
    assert (np.abs(pixels[workspace.selection, 1] - 300) > shown.radius - 2).all()
    view._tools[Tool.BRUSH].click()
    assert shown.tool is Tool.HAND


def test_in_a_narrow_row_the_tools_share_a_button(view, shown):
    assert view._tool_choice.isHidden()
    view.resize(540, 640)
    assert all(button.isHidden() for button in view._tools.values())
    menu = opened(view._tool_choice)
    assert [action.isChecked() for action in menu.actions()] == [True, False, False, False]
    menu.actions()[2].trigger()
    assert shown.tool is Tool.BOX
    view.resize(800, 640)
    assert view._tools[Tool.BOX].isVisible()
    assert view._tools[Tool.BOX].isChecked()


def test_the_brush_grows_and_shrinks_and_shows_itself(qtbot, shown):
    qtbot.keyClick(shown, Qt.Key.Key_C)
    qtbot.mouseMove(shown, QPoint(5, 5))
    small, before = shown.radius, shown.grab().toImage()
    qtbot.keyClick(shown, Qt.Key.Key_BracketRight)
    assert shown.radius > small
    assert shown.grab().toImage() != before
    scale = shown.camera.scale
    at = QPointF(5, 5)
    for held, notch in ((CONTROL, -120), (NONE, 120)):
        turned = QWheelEvent(
            at, shown.mapToGlobal(at), QPoint(), QPoint(0, notch), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(shown, turned)
    assert shown.radius == pytest.approx(small)
    assert shown.camera.scale > scale  # without Ctrl the wheel still zooms
    assert resized(small, -99) == LEAST_RADIUS
    assert resized(small, 99) == MOST_RADIUS


def test_escape_gives_up_a_stroke_and_keeps_the_selection(qtbot, shown, workspace):
    stolen = QShortcut(QKeySequence("Esc"), shown.window())  # as the window has one
    stolen.activated.connect(lambda: workspace.select(NO_ROWS))
    shown.setFocus()
    workspace.select(np.array([3]))
    qtbot.keyClick(shown, Qt.Key.Key_C)
    before = shown.grab().toImage()
    qtbot.mousePress(shown, LEFT, NONE, QPoint(400, 300))
    assert shown.grab().toImage() != before
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.mouseRelease(shown, LEFT, NONE, QPoint(400, 300))
    assert workspace.selection.tolist() == [3]
    assert shown.tool is Tool.BRUSH


@pytest.mark.parametrize("held", [NONE, SHIFT, ALT])
@pytest.mark.parametrize("tool", [Tool.LASSO, Tool.BOX, Tool.BRUSH])
def test_what_is_being_drawn_is_seen(qtbot, shown, tool, held):
    shown.set_tool(tool)
    before = shown.grab().toImage()
    qtbot.mousePress(shown, LEFT, held, QPoint(300, 300))
    for at in (QPointF(400, 320), QPointF(420, 420)):
        event = QMouseEvent(QEvent.Type.MouseMove, at, shown.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, held)
        QApplication.sendEvent(shown, event)
    now = shown.grab().toImage()
    assert now.pixelColor(402, 330) != before.pixelColor(402, 330)
    assert shown._mode is Mode.of(held)


def test_control_a_and_enter(qtbot, shown, workspace):
    qtbot.keyClick(shown, Qt.Key.Key_A, CONTROL)
    assert len(workspace.selection) == 300
    workspace.select(np.array([17]))
    with qtbot.waitSignal(workspace.viewer_requested) as asked:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert asked.args == [17]


def test_hover_points_in_all_views_and_shows_a_card(qtbot, shown, workspace):
    row, at = loner(shown)
    before = shown.grab().toImage()
    qtbot.mouseMove(shown, at)
    assert workspace.hovered == row
    assert shown.grab().toImage() != before
    QApplication.sendEvent(shown, QEvent(QEvent.Type.Leave))
    assert workspace.hovered == -1


def test_drag_pans_in_two_dimensions_and_turns_in_three(qtbot, view, shown):
    before = shown.scene.pixels.copy()
    drag(qtbot, shown, [QPoint(300, 300), QPoint(320, 310), QPoint(340, 320)])
    assert shown.scene.pixels - before == pytest.approx(np.tile([40, 20], (300, 1)), abs=0.1)
    view._solid.click()
    assert shown.solid
    turn = shown.camera.turn
    drag(qtbot, shown, [QPoint(300, 300), QPoint(320, 300), QPoint(340, 300)])
    assert shown.camera.turn > turn
    assert shown.camera.depth == 1.0
    view._flat.click()
    assert (shown.camera.turn, shown.camera.lift, shown.camera.depth) == (0, 0, 0)


def test_wheel_zooms_to_the_mouse(shown):
    row, at = loner(shown)
    scale, before = shown.camera.scale, shown.scene.place(row)
    place = QPointF(at)
    event = QWheelEvent(
        before, shown.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, NONE,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(shown, event)
    assert shown.camera.scale > scale
    after = shown.scene.place(row)
    assert (after - before).manhattanLength() < 0.1


def test_f_frames_the_selection(qtbot, shown, workspace):
    members = workspace.session.members(2)
    workspace.select(members)
    qtbot.keyClick(shown, Qt.Key.Key_F)
    pixels = shown.scene.pixels[members]
    assert (pixels > 0).all()
    assert (pixels < (shown.width(), shown.height())).all()
    assert max(np.ptp(pixels, axis=0) / (shown.width(), shown.height())) > 0.8


def test_points_glide_to_new_places(qtbot, view, shown, workspace):
    shown.reduce_motion = False
    workspace._snapshot = workspace.session.projection + np.float32(5)
    workspace.projection_moved.emit()
    assert np.array_equal(shown._places, workspace.session.projection)
    qtbot.waitUntil(lambda: not shown._glide.running and not shown._flight.running)
    assert np.array_equal(shown._places, workspace.projection)


def test_reduced_motion_jumps(shown, workspace):
    workspace._snapshot = workspace.session.projection * np.float32(3)
    workspace.projection_moved.emit()
    assert np.array_equal(shown._places, workspace.projection)
    assert not shown._glide.running


def test_answers_are_lines_that_can_be_hidden(view, shown, workspace):
    session = workspace.session
    session.evidence = ()
    a, b = np.argsort(session.projection[:, 0])[[0, -1]].tolist()
    workspace.changed.emit(session.answer(Query(a, b, "", ""), Answer.SAME))
    with_lines = shown.grab().toImage()
    assert shown.links == USUAL
    shown.set_links(frozenset())
    without = shown.grab().toImage()
    assert with_lines != without
    along = [shown.scene.place(a) + (shown.scene.place(b) - shown.scene.place(a)) * t / 200 for t in range(201)]
    spots = [at.toPoint() for at in along]
    drawn = [with_lines.pixelColor(at) for at in spots if with_lines.pixel(at) != without.pixel(at)]
    assert len(drawn) > 20
    greenish = sum(colour.green() > colour.red() + 20 for colour in drawn)
    assert greenish > 0.6 * len(drawn)  # the rest is seen through plates and titles


def test_the_question_is_ringed(shown, workspace):
    before = shown.grab().toImage()
    query = workspace.session.next_question()
    workspace.question_changed.emit(query)
    accent = QColor(theme.current().accent).name()
    asked = shown.grab().toImage()
    assert asked != before
    at = shown.scene.place(query.a)
    near = {asked.pixelColor(int(at.x()) + dx, int(at.y())).name() for dx in range(-34, 35)}
    assert accent in near
    workspace.question_changed.emit(None)
    assert shown.grab().toImage() == before


def test_colours_can_tell_the_true_kind_and_what_moved(view, shown, workspace):
    assert shown.colour_choices() == (ColourBy.CLUSTER, ColourBy.TRUE_KIND, ColourBy.EVIDENCE)
    session = workspace.session
    workspace.changed.emit(session.move(np.array([3, 4, 5]), (int(session.labels[3]) + 1) % 7))
    assert set(shown.moved.tolist()) <= {3, 4, 5}
    assert 3 in shown.moved
    before = shown.grab().toImage()
    for colour_by in shown.colour_choices()[1:]:
        shown.set_colour_by(colour_by)
        assert shown.grab().toImage() != before
    shown.set_colour_by(ColourBy.MOVED)
    assert "3" in view._colours.text() or "2" in view._colours.text()


def test_axes_can_be_chosen_and_are_captioned(view, shown, workspace):
    shown.set_axes(0, 2)
    assert np.array_equal(shown._places[:, 1], workspace.session.projection[:, 2])
    assert caption(workspace.session, 2) == "PCA 3 (11 %)"
    assert view._axes.text() == "PCA 1 × 3"


def test_themes_differ(shown):
    light = shown.grab().toImage()
    theme.use(theme.DARK)
    try:
        shown._forget_look()
        dark = shown.grab().toImage()
    finally:
        theme.use(theme.LIGHT)
    assert light.pixelColor(2, 2).lightness() > 200 > 80 > dark.pixelColor(2, 2).lightness()


def test_no_session_and_another_session(qtbot, view, shown, workspace):
    workspace.open(None)
    shown.grab()
    assert len(shown.scene.pixels) == 0
    for gesture in (Qt.Key.Key_F, Qt.Key.Key_Plus, Qt.Key.Key_Escape):
        qtbot.keyClick(shown, gesture)
    qtbot.mouseClick(shown, LEFT, NONE, QPoint(100, 100))
    workspace.open(FakeSession(40))
    shown.grab()
    assert len(shown.rows_in_view()) == 40


def test_items_in_one_place_do_no_harm(qtbot):
    session = FakeSession(20, trained=False)
    session.projection = np.zeros((20, 3), np.float32)
    view = EmbeddingView(make_workspace(session))
    qtbot.addWidget(view)
    view.show()
    view.map.set_solid(True)
    assert np.isfinite(view.map.scene.pixels).all()
    view.grab()


def test_a_rename_changes_the_title_on_the_map(shown, workspace):
    row, cluster = next(iter(shown.scene.titled.items()))
    workspace.rename_cluster(cluster.id, "thrones")
    assert shown.scene.titled[row].title == "thrones"


def test_inside_a_loop():
    pixels = np.array([[10, 10], [50, 50], [90, 90], [-5, 50]], np.float32)
    scene = Scene(pixels, np.zeros(4, np.float32), QSize(100, 100))
    loop = QPolygonF([QPointF(30, 30), QPointF(70, 30), QPointF(70, 70), QPointF(30, 70)])
    assert scene.inside(loop).tolist() == [1]


@pytest.mark.parametrize(("n", "frame", "hover"), [(5_000, 0.016, 0.005), (100_000, 0.1, 0.005)])
def test_drawing_is_fast_enough(qtbot, n, frame, hover):
    """Times are the best of several: other programs share the machine."""
    view = EmbeddingView(make_workspace(FakeSession(n)))
    qtbot.addWidget(view)
    view.resize(1280, 840)
    view.show()
    shown = view.map
    for _ in range(5):
        shown.grab()

    def pan():
        shown.look_from(shown.camera.panned(3, 1))
        shown.grab()

    assert min(paced(pan) for _ in range(12)) < frame
    assert min(paced(lambda x=x: shown.scene.hit(20.0 * x, 300)) for x in range(20)) < hover


def test_a_new_projection_arrives_with_a_change(shown, workspace):
    workspace.session.projection = workspace.session.projection * np.float32(2)
    workspace.changed.emit(Change(projection=True))
    assert np.array_equal(shown._places, workspace.session.projection)


def test_in_a_crowd_a_large_selection_fades_the_others(qtbot):
    workspace = make_workspace(FakeSession(60_000, answers=0))
    view = EmbeddingView(workspace)
    qtbot.addWidget(view)
    view.resize(640, 480)
    view.show()
    before = np.array(view.map.grab().toImage().constBits()).astype(int)
    workspace.select(workspace.session.members(0))
    after = np.array(view.map.grab().toImage().constBits()).astype(int)
    assert after.sum() > 1.01 * before.sum()  # paler on a light ground


def widest(shown):
    """Largest share of the map's sides that the points fill."""
    sides = np.ptp(shown.scene.pixels, axis=0)
    return max(sides[0] / shown.width(), sides[1] / (shown.height() - 40))


def test_the_map_fills_a_larger_window_unless_a_person_moved_it(qtbot, view, shown):
    before = widest(shown)
    view.resize(800, 420)
    view.resize(1400, 900)
    assert widest(shown) == pytest.approx(before, abs=0.03)
    shown.look_from(shown.camera.zoomed(3.0))
    centre = shown.camera.centre
    view.resize(1000, 900)
    assert shown.camera.centre == centre
    assert widest(shown) > 1.5
    shown.frame_all()
    view.resize(1200, 700)
    assert widest(shown) == pytest.approx(before, abs=0.03)


def test_a_view_that_a_person_chose_stays_while_training(view, shown, workspace):
    shown.look_from(shown.camera.zoomed(3.0))
    pixels = shown.scene.pixels.copy()
    workspace.session.projection = workspace.session.projection * np.float32(10)
    workspace.projection_moved.emit()
    assert np.allclose(shown.scene.pixels, pixels, atol=1.0)


def test_no_tool_is_cut_in_a_narrow_map(qtbot, view):
    view.resize(420, 400)
    qtbot.wait(10)
    for button in view.findChildren(QToolButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            assert button.geometry().right() < view.width()


def test_a_new_map_shows_the_question_in_hand(view, workspace):
    workspace.ask(Query(3, 5, "test", "because"))
    corner = EmbeddingView(workspace).map
    assert corner._question == workspace.question


# -- what else the colours, the lines and the places can tell ------------------------------------------


def labels_of(menu):
    return [action.text() for action in menu.actions() if action.text()]


def opened(button):
    button.menu().aboutToShow.emit()
    return button.menu()


def test_scales_tell_uncertainty_loss_and_answers_with_a_legend(view, shown, workspace):
    session = workspace.session
    session.confidence = np.linspace(0, 1, 300).astype(np.float32)
    session.item_losses = np.where(np.arange(300) < 250, np.linspace(3, 0, 300), np.nan).astype(np.float32)
    shown.set_colour_by(ColourBy.UNCERTAINTY)
    shown.grab()
    coloured = shown._coloured
    assert coloured.scale
    assert coloured.look.index[0] > coloured.look.index[150] > coloured.look.index[299]
    assert [coloured.legend[0][1], coloured.legend[-1][1]] == ["sure", "unsure"]
    shown.set_colour_by(ColourBy.LOSS)
    shown.grab()
    assert shown._coloured.look.index[0] > shown._coloured.look.index[200]
    assert set(shown._coloured.look.index[250:].tolist()) == {len(shown._coloured.legend)}  # in no pair: grey
    session.evidence = ()
    for other in range(1, 5):
        session.answer(Query(0, other, "", ""), Answer.SAME)
    workspace.changed.emit(Change(evidence=True))
    shown.set_colour_by(ColourBy.EVIDENCE)
    shown.grab()
    assert shown._coloured.look.index[[0, 1, 9]].tolist() == [3, 1, 0]
    assert view._colours.text() == "Colour: Answers about it"


def test_colours_can_tell_another_training(view, shown, workspace):
    session = workspace.session
    session.runs = (*session.runs, FakeRun(2, "cpac", 7, 3.0))
    workspace.changed.emit(Change(runs=True))
    menu = opened(view._colours)
    runs = next(action.menu() for action in menu.actions() if action.menu() is not None)
    assert labels_of(runs) == ["2 · cpac", "1 · cpac"]
    shown.grab()
    before = shown._coloured.look.index
    runs.actions()[0].trigger()
    shown.grab()
    changed = np.flatnonzero(before != shown._coloured.look.index)
    assert set((changed % 10).tolist()) == {0}
    assert view._colours.text() == "Colour: 2 · cpac"


def test_each_kind_of_line_can_be_chosen(view, shown, workspace):
    session = workspace.session
    session.evidence = ()
    session.answer(Query(0, 1, "", ""), Answer.DIFFERENT if session.labels[0] == session.labels[1] else Answer.SAME)
    session.model_pairs = np.array([[i, i + 1] for i in range(299)])
    workspace.changed.emit(Change(evidence=True, runs=True))
    pictures = [shown.grab().toImage()]
    for link in (Link.CONTRADICTION, Link.GRAPH):
        words = {Link.CONTRADICTION: "contradict", Link.GRAPH: "drew on"}[link]
        next(action for action in opened(view._links).actions() if words in action.text()).trigger()
        assert link in shown.links
        pictures.append(shown.grab().toImage())
        assert pictures[-1] != pictures[-2]
    opened(view._links).actions()[-1].trigger()
    assert not shown.links
    found = links_of(session, {Link.CONTRADICTION}, session.labels, None)
    assert found[Link.CONTRADICTION].tolist() == [[0, 1]]


def test_a_refused_answer_shows_its_chain_until_that_is_settled(shown, workspace):
    before = shown.grab().toImage()
    error = ContradictionError("No.", "", (0, 2), (0, 1, 2), ())
    workspace.contradicted.emit(Query(0, 2, "", ""), Answer.DIFFERENT, 1.0, error)
    assert shown.grab().toImage() != before
    chain = links_of(workspace.session, (), workspace.session.labels, error)[Link.CONTRADICTION]
    assert chain.tolist() == [[0, 1], [1, 2], [0, 2]]
    workspace.changed.emit(Change(evidence=True))
    assert shown.grab().toImage() == before


def test_of_a_large_pair_graph_some_lines_are_drawn():
    session = FakeSession(50)
    session.model_pairs = np.tile([[0, 1]], (45_000, 1))
    assert len(links_of(session, {Link.GRAPH}, session.labels, None)[Link.GRAPH]) == 15_000


def test_another_map_is_laid_out_by_the_worker_and_shown_when_it_is_done(view, shown, workspace, monkeypatch):
    monkeypatch.setattr(neighbour_maps.importlib.util, "find_spec", lambda _name: None)
    menu = opened(view._axes)
    tsne, umap = menu.actions()[-2:]
    assert umap.text() == "UMAP: needs umap-learn"
    assert not umap.isEnabled()
    assert "pip install umap-learn" in umap.toolTip()
    tsne.trigger()
    job = workspace.bridge.sent[-1]
    assert (job.method, job.dimensions) == ("tsne", 2)
    workspace.bridge.event_arrived.emit(Progress(job.job_id, "", 300, 1000))
    assert view._state.text() == "Laying out t-SNE, 30 %"
    assert view._stop.isVisible()
    assert np.array_equal(shown._places, workspace.session.projection)  # until then they stay
    places = np.random.default_rng(0).normal(size=(300, 3)).astype(np.float32)
    workspace.cache["t"] = places
    workspace.bridge.event_arrived.emit(Finished(job.job_id, MapResult("tsne", 2, "t")))
    assert np.array_equal(shown._places, places)
    assert view._axes.text() == "t-SNE"
    assert not view._stop.isVisible()
    view._solid.click()
    assert workspace.bridge.sent[-1].dimensions == 3
    view._flat.click()
    opened(view._axes).actions()[0].trigger()
    assert np.array_equal(shown._places, workspace.session.projection)
    assert view._axes.text() == "PCA 1 × 2"


def test_a_map_that_fails_or_is_given_up_leaves_the_principal_components(view, shown, workspace):
    shown.charts.choose("tsne")
    job = workspace.bridge.sent[-1]
    view._stop.click()
    assert workspace.bridge.cancelled == [job.job_id]
    assert shown.charts.method == "pca"
    shown.charts.choose("tsne")
    with_message = []
    workspace.message.connect(lambda *said: with_message.append(said))
    workspace.bridge.event_arrived.emit(Failed(workspace.bridge.sent[-1].job_id, "No.", "Use PCA."))
    assert shown.charts.method == "pca"
    assert with_message == [("No. Use PCA.", "error")]
    assert view._axes.text() == "PCA 1 × 2"


def test_after_a_training_the_map_of_neighbours_is_laid_out_anew(shown, workspace):
    shown.charts.choose("tsne")
    workspace.cache["t"] = np.ones((300, 3), np.float32)
    workspace.bridge.event_arrived.emit(Finished(workspace.bridge.sent[-1].job_id, MapResult("tsne", 2, "t")))
    count = len(workspace.bridge.sent)
    workspace.changed.emit(Change(projection=True, partition=True))
    assert len(workspace.bridge.sent) == count + 1
    assert shown.charts.places is None
    assert np.array_equal(shown._places, workspace.session.projection)
    workspace.open(FakeSession(30))
    assert shown.charts.method == "pca"
    assert len(shown._places) == 30


def test_any_axes_can_be_shown(view, shown, workspace):
    session = workspace.session
    session.n_axes = 5
    session.component = lambda axis: (np.full(300, axis, np.float32) + session.projection[:, 0], 0.04)
    menu = opened(view._axes)
    across = next(action.menu() for action in menu.actions() if action.text().startswith("Across"))
    assert labels_of(across)[3:] == ["PCA 4 (4 %)", "PCA 5 (4 %)"]
    across.actions()[4].trigger()
    assert shown.axes[:2] == (4, 1)
    assert np.array_equal(shown._places[:, 0], session.projection[:, 0] + 4)
    up = next(action.menu() for action in opened(view._axes).actions() if action.text().startswith("Up"))
    up.actions()[4].trigger()
    assert shown.axes[:2] == (1, 4)  # they change places
    assert len(set(shown.axes)) == 3


def test_a_loop_round_100000_points_takes_less_than_100_ms(qtbot):
    workspace = make_workspace(FakeSession(100_000, answers=0))
    view = EmbeddingView(workspace)
    qtbot.addWidget(view)
    view.resize(1280, 840)
    view.show()
    shown = view.map
    shown.grab()
    angles = np.linspace(0, 2 * np.pi, 200)
    places = np.stack([640 + 400 * np.cos(angles), 400 + 300 * np.sin(angles)], axis=1)
    loop = QPolygonF([QPointF(x, y) for x, y in places.tolist()])

    def lasso():
        workspace.select(NO_ROWS)
        workspace.select(shown.scene.inside(loop))

    assert min(paced(lasso) for _ in range(5)) < 0.1
    assert 1_000 < len(workspace.selection) < 100_000

    corners = [QPointF(240, 100), QPointF(1040, 700)]
    for tool, track in ((Tool.BOX, corners), (Tool.BRUSH, [QPointF(x, y) for x, y in places.tolist()])):
        stroke = Stroke(tool, 60.0, track)

        def sweep(stroke=stroke):
            workspace.select(NO_ROWS)
            for mode in (Mode.REPLACE, Mode.ADD):
                shown._combine(stroke.rows(shown.scene), mode)

        assert min(paced(sweep) for _ in range(5)) < 0.1, tool
        assert 1_000 < len(workspace.selection) < 100_000


def test_a_slider_goes_through_the_trainings(view, shown, workspace):
    session = workspace.session
    assert not view._time.isVisible()
    far = session.projection * np.float32(3)
    first = FakeRun(1, "cpac", 7, 9.0, projection=far)
    session.runs = (first, FakeRun(2, "cpac", 7, 9.0, projection=session.projection))
    workspace.changed.emit(Change(runs=True))
    assert view._time.isVisible()
    view._time.click()
    slider = view.timeline.slider
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 2, 2)
    assert view.timeline.words.text() == "Now"
    slider.setValue(0)
    assert np.array_equal(shown._places, far)
    assert view.timeline.words.text() == "1 · cpac"
    slider.setValue(1)
    assert np.array_equal(shown._places, session.projection)
    assert (shown.partition[0] != session.labels).sum() == 30
    shown.grab()
    workspace.changed.emit(session.move(np.array([4]), 0))  # something happens: back to the present
    assert (shown.moment, slider.value()) == (0, 2)
    assert shown.partition[0] is session.labels
    slider.setValue(0)
    view._time.click()
    assert shown.moment == 0
    assert np.array_equal(shown._places, session.projection)


def filmed(workspace, frames=3):
    """Snapshots of the fake training: the map at 1/2, 2/3, 3/4 of its size."""
    n = len(workspace.session)
    filming = Filming(n)
    for number in range(frames):
        filming.add(10 * number, 10 * frames, workspace.session.projection * np.float32((number + 1) / (number + 2)))
    filming.store(SimpleNamespace(put=workspace.cache.__setitem__), "fake")


def test_a_slider_goes_through_the_latest_training(view, shown, workspace):
    session = workspace.session
    filmed(workspace)
    session.runs = (replace(session.runs[0], history=(("Seeing", 0, {}), ("Gathering", 9, {}))),)
    view.timeline._filmed = ""
    workspace.changed.emit(Change(runs=True))
    assert view._time.isVisible()  # one training alone has a past
    view._time.click()
    view.timeline.over.setCurrentIndex(1)
    slider, words = view.timeline.slider, view.timeline.words
    assert (slider.maximum(), slider.value(), words.text()) == (3, 3, "Now")
    slider.setValue(0)
    assert np.allclose(shown._places, session.projection / 2, atol=0.01)
    assert words.text() == "0 % done · Seeing"
    slider.setValue(2)
    assert np.allclose(shown._places, session.projection * 0.75, atol=0.01)
    assert words.text() == "67 % done · Gathering"
    assert shown.partition[0] is session.labels
    shown.set_axes(1, 0)
    assert np.allclose(shown._places[:, 0], session.projection[:, 1] * 0.75, atol=0.01)
    shown.set_axes(0, 1)
    workspace.changed.emit(session.move(np.array([4]), 0))  # something happens: back to the present
    assert shown.snapshot is None
    assert slider.value() == 3
    slider.setValue(1)
    view._time.click()
    assert shown.snapshot is None
    assert np.array_equal(shown._places, session.projection)


def test_without_snapshots_the_slider_says_so(view, workspace):
    session = workspace.session
    session.runs = (replace(session.runs[0], id=1), replace(session.runs[0], id=2))
    workspace.changed.emit(Change(runs=True))
    view._time.click()
    view.timeline.over.setCurrentIndex(1)
    assert not view.timeline.slider.isEnabled()
    assert view.timeline.words.toolTip().startswith("No snapshots")
    view.timeline.over.setCurrentIndex(0)
    assert view.timeline.slider.isEnabled()


def test_snapshots_glide(qtbot, view, shown, workspace):
    shown.reduce_motion = False
    shown.show_snapshot(workspace.session.projection * np.float32(2))
    assert shown._glide.running
    qtbot.waitUntil(lambda: not shown._glide.running and not shown._flight.running)
    assert np.array_equal(shown._places, workspace.session.projection * np.float32(2))
