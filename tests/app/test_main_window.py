"""The window: pages, panels, keys, search, banner, layout."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from helpers.fake_session import FakeSession
from shapekin.errors import ProjectLockedError
from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.job import ScanJob
from shapekin.session import Session
from shapekin_app import icons, theme
from shapekin_app.dialogs.shortcuts import ShortcutsDialog
from shapekin_app.docks import LIST_WIDTH
from shapekin_app.keys import Keymap


@pytest.fixture
def window(frame):
    frame.workspace.open(FakeSession(120))
    return frame.window


def key(window, which, modifier=Qt.KeyboardModifier.NoModifier):
    window.activateWindow()
    window.map.setFocus()
    QTest.keyClick(window, which, modifier)


def test_without_a_project_there_is_the_start_page_and_nothing_else(frame):
    window = frame.window
    assert window.windowTitle() == "Shapekin"
    assert window.pages.currentWidget() is window.start_page
    assert not window.docks["questions"].isVisible()
    assert not window.actions_["export"].isEnabled()
    assert not window.tools.search.isVisible()


def test_an_open_project_fills_the_window(frame, window):
    assert window.windowTitle() == f"{frame.workspace.session.path.name} - Shapekin"
    assert window.pages.currentWidget() is window.work
    assert window.docks["clusters"].isVisible()
    assert window.docks["questions"].isVisible()
    assert "120" in window.status.numbers.text()


def test_keys_bring_the_panels(window):
    key(window, Qt.Key.Key_5)
    assert not window.training.visibleRegion().isEmpty()
    key(window, Qt.Key.Key_3)
    assert not window.questions.visibleRegion().isEmpty()
    assert window.training.visibleRegion().isEmpty()


def test_f11_leaves_the_map_alone_and_brings_everything_back(window):
    key(window, Qt.Key.Key_F11)
    assert window.map.isVisible()
    for other in (window.gallery, window.docks["clusters"], window.docks["questions"], window.tools, window.status):
        assert not other.isVisible()
    key(window, Qt.Key.Key_F11)
    for other in (window.gallery, window.docks["clusters"], window.docks["questions"], window.tools, window.status):
        assert other.isVisible()


def test_focus_mode_takes_the_window_and_escape_gives_it_back(window, qtbot):
    key(window, Qt.Key.Key_Q)
    assert window.pages.currentWidget() is window.focus
    assert not window.docks["clusters"].isVisible()
    QTest.keyClick(window.focus, Qt.Key.Key_Escape)
    assert window.pages.currentWidget() is window.work
    assert window.docks["clusters"].isVisible()


def test_closing_the_project_in_focus_mode_ends_on_the_start_page(frame, window):
    key(window, Qt.Key.Key_Q)
    window.actions_["close"].trigger()
    assert frame.workspace.session is None
    assert window.pages.currentWidget() is window.start_page
    assert not window.docks["questions"].isVisible()
    assert [entry.n_items for entry in frame.window._settings.recent] in ([], [120])


def test_search_selects_by_all_words_of_the_name(frame, window):
    names = frame.workspace.session.dataset.names
    window.tools.search.setText(names[7][:3].upper() + " " + names[7][-2:])
    window.tools.select_found()
    expected = [row for row, name in enumerate(names) if names[7][:3] in name and names[7][-2:] in name]
    assert frame.workspace.selection.tolist() == expected
    assert 7 in expected


def test_the_questions_go_under_the_map_in_a_narrow_window_and_come_back(window):
    area = window.dockWidgetArea
    assert area(window.docks["questions"]) is Qt.DockWidgetArea.RightDockWidgetArea
    window.resize(1000, 800)
    assert area(window.docks["questions"]) is Qt.DockWidgetArea.BottomDockWidgetArea
    window.resize(1300, 800)
    assert area(window.docks["questions"]) is Qt.DockWidgetArea.RightDockWidgetArea


def test_the_layout_is_remembered(window):
    window.docks["clusters"].close()
    window.docks["training"].raise_()
    window.work.setSizes([200, 400])
    above = window.work.sizes()[0]
    window._remember_layout(restore=False)
    window.docks["clusters"].show()
    window.work.setSizes([500, 100])
    window._remember_layout(restore=True)
    assert not window.docks["clusters"].isVisible()
    assert abs(window.work.sizes()[0] - above) < 40


def test_messages_are_a_banner_not_a_box(frame, window):
    frame.workspace.message.emit("The disk is full.", "error")
    assert window.banner.isVisible()
    assert window.banner.text.text() == "The disk is full."


def test_a_project_in_use_can_be_looked_at(frame, monkeypatch, tmp_path):
    asked = []

    def open_session(path, cache, *, read_only=False):
        asked.append(read_only)
        if not read_only:
            raise ProjectLockedError("In use.", "Close it there.")
        return FakeSession(60)

    monkeypatch.setattr(Session, "open", open_session)
    frame.window.open_project(tmp_path / "x.shapekin")
    assert "In use." in frame.window.banner.text.text()
    frame.window.banner.action.click()
    assert asked == [False, True]
    assert len(frame.workspace.session) == 60


def test_dark_and_light_paint_differently_and_icons_follow(frame, window, qtbot):
    def colour(widget):
        return widget.grab().toImage().pixelColor(3, widget.height() - 3)

    def darkest(button):
        image = button.icon().pixmap(24, 24).toImage()
        return max(
            image.pixelColor(x, y).lightness() * (image.pixelColor(x, y).alpha() > 128)
            for x in range(24)
            for y in range(24)
        )

    window.preferences["view/theme"] = "light"
    light, stroke = colour(window.tools), darkest(window.actions_["import"])
    window.preferences["view/theme"] = "dark"
    dark, dark_stroke = colour(window.tools), darkest(window.actions_["import"])
    assert light.lightness() > 200 > 60 > dark.lightness()
    assert stroke < 80 < 200 < dark_stroke
    assert theme.current() is theme.DARK


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_words_can_be_read_on_every_ground(colours):
    def luminance(name):
        channels = np.array([int(name[i : i + 2], 16) / 255 for i in (1, 3, 5)])
        linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    def contrast(a, b):
        high, low = sorted((luminance(a), luminance(b)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for ground in (colours.window, colours.surface, colours.raised):
        for ink in (colours.text, colours.muted, colours.accent, colours.error, colours.warning):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
    assert contrast(colours.on_accent, colours.accent) >= 4.5


def test_a_folder_can_be_dropped_anywhere(frame, tmp_path, qtbot):
    folder = tmp_path / "shapes"
    folder.mkdir()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), actions, data, buttons, keys)
    frame.window.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert frame.window.start_page.drop.lit
    frame.window.dropEvent(QDropEvent(QPointF(5, 5), actions, data, buttons, keys))
    qtbot.waitUntil(lambda: bool(frame.runner.jobs))
    assert isinstance(frame.runner.jobs[0], ScanJob)
    assert frame.runner.jobs[0].source == str(folder)


def test_anything_is_looked_at_and_what_is_not_there_is_said(frame, tmp_path):
    (tmp_path / "letter.docx").write_bytes(b"PK")
    frame.window.open_path(tmp_path / "letter.docx")
    assert frame.runner.jobs[-1].source == str(tmp_path / "letter.docx")
    frame.runner.tell(Failed(frame.runner.jobs[-1].job_id, "“letter.docx” can't be read.", "Give a folder."))
    frame.bridge._drain()
    assert "letter.docx" in frame.window.import_page.trouble.text()
    assert not frame.window.import_page.start.isVisible()
    frame.window.open_path(tmp_path / "nowhere")
    assert "nowhere" in frame.window.banner.text.text()


def test_a_drop_that_cannot_be_read_leaves_the_open_project_as_it_is(frame, window, tmp_path):
    session = frame.workspace.session
    (tmp_path / "a.zip").write_bytes(b"PK")
    window.open_path(tmp_path / "a.zip")
    frame.runner.tell(Failed(frame.runner.jobs[-1].job_id, "“a.zip” is an archive.", "Unpack it."))
    frame.bridge._drain()
    window.import_page.back.click()
    assert frame.workspace.session is session
    assert not session.closed
    assert window.pages.currentWidget() is window.work


def test_a_running_training_can_be_held_in_the_status_bar(frame, window):
    job = frame.workspace.train("cpac", {})
    status = window.status
    assert status.pause.isVisible()
    frame.bridge.event_arrived.emit(Progress(job.job_id, "Learning", 3, 10, {}, 20.0))
    status.pause.click()
    assert frame.runner.held == [job.job_id]
    assert status.stage.text() == "Paused.  Learning"
    assert status.pause.text() == "Resume"
    assert status.left.text() == ""
    frame.bridge.event_arrived.emit(Progress(job.job_id, "Learning", 4, 10, {}, 20.0))  # was on its way
    assert status.stage.text() == "Paused.  Learning"
    status.pause.click()
    assert frame.runner.held == []
    assert status.stage.text() == "Learning"
    frame.bridge.event_arrived.emit(Finished(job.job_id, None))
    assert not frame.workspace.is_paused(job.job_id)


def test_all_keys_are_listed_once(qtbot):
    from shapekin_app.actions import ACTIONS

    dialog = ShortcutsDialog(Keymap())
    qtbot.addWidget(dialog)
    dialog.show()
    keys = [key for spec in ACTIONS for key in spec.keys.split(" | ") if key]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("size", [(1280, 800), (800, 560)])
def test_the_list_of_keys_fits_the_window(qtbot, size):
    behind = QWidget()
    behind.resize(*size)
    qtbot.addWidget(behind)
    dialog = ShortcutsDialog(Keymap(), behind)
    assert dialog.height() < behind.height()


def test_icons_follow_the_theme_again_and_again(window):
    for _ in range(6):
        icons.repaint_icons(QApplication.instance())
    (action,) = [one for one in window.tools.search.actions() if not one.icon().isNull()]
    assert action.icon().cacheKey() in icons._names


def test_the_sub_categories_have_room_for_their_names(window):
    assert window.docks["clusters"].width() >= LIST_WIDTH


def test_the_right_panels_keep_their_width_whichever_is_in_front(window, qtbot):
    widths = set()
    for name in ("questions", "viewer", "training", "questions"):
        window.docks[name].raise_()
        qtbot.wait(30)
        widths.add(window.docks[name].width())
    assert len(widths) == 1


def test_the_map_keeps_room_in_a_narrow_window(window, qtbot):
    window.resize(1000, 760)
    qtbot.wait(50)
    assert window.map.map.height() >= 160
    assert 220 <= window.docks["questions"].height() <= 320
    window.resize(1300, 760)
    qtbot.wait(50)
    assert window.map.map.height() >= 300


def test_reducing_motion_is_remembered_and_obeyed(frame, window):
    assert not window.map.map.reduce_motion
    key(window, Qt.Key.Key_Q)
    window.tools._still.trigger()
    assert frame.window._settings.text("view/reduce_motion") == "true"
    assert window.map.map.reduce_motion
    assert window.focus.corner.reduce_motion


def test_the_panels_are_in_front_in_the_order_of_the_work(window, qtbot):
    qtbot.wait(20)
    assert not window.questions.visibleRegion().isEmpty()


def test_the_sample_is_opened_again_with_its_answers(frame, monkeypatch):
    window, opened = frame.window, []
    monkeypatch.setattr(window, "open_project", lambda path, **_: opened.append(path.name))
    window.try_sample()
    assert not opened
    assert window.pages.currentWidget() is window.import_page
    window._samples.mkdir(parents=True, exist_ok=True)
    (window._samples / "chairs 320.shapekin").touch()
    window.try_sample()
    assert opened == ["chairs 320.shapekin"]
