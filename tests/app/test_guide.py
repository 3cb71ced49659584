"""The guide opens by F1, without any network, with its pictures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage

from shapekin_app.dialogs.guide import PAGES, GuideWindow, guide_folder

LINK = re.compile(r"\]\(([^)#]+)")


@pytest.fixture
def window(qtbot):
    window = GuideWindow()
    qtbot.addWidget(window)
    window.show()
    return window


def test_f1_opens_it(frame, qtbot) -> None:
    frame.window.activateWindow()
    frame.window.actions_["guide"].trigger()
    (found,) = frame.window.findChildren(GuideWindow)
    assert found.isVisible()
    assert frame.window.actions_["guide"].shortcut().toString() == "F1"


def test_every_page_is_listed_and_shown(window) -> None:
    assert {path.stem for path in guide_folder().glob("*.md")} == set(PAGES)
    for row, name in enumerate(PAGES):
        window.list.setCurrentRow(row)
        assert window.pages.page == name
        text = window.pages.toPlainText()
        assert text.startswith(window.list.item(row).text())
        assert "<!--" not in text


def test_links_lead_to_pages_that_are_there(window) -> None:
    for path in guide_folder().glob("*.md"):
        for target in LINK.findall(path.read_text(encoding="utf-8")):
            assert (path.parent / target).is_file(), (path.name, target)
    window.pages.follow(QUrl("keys.md"))
    assert window.pages.page == "keys"
    assert window.list.currentItem().text() == "Keys"
    window.pages.follow(QUrl("../../secret.md"))
    window.pages.follow(QUrl("file:///etc/passwd"))
    assert window.pages.page == "keys"


def test_pictures_fit_the_window_and_nothing_else_is_read(window, qtbot, tmp_path: Path) -> None:
    window.pages.follow(QUrl("journey.md"))
    image = 2
    shown = window.pages.loadResource(image, QUrl("pictures/map.png"))
    room = window.pages.viewport().width()
    assert isinstance(shown, QImage)
    assert room / 2 < shown.width() / shown.devicePixelRatio() < room
    window.resize(600, 500)
    qtbot.waitUntil(lambda: window.pages.viewport().width() < room)
    assert window.pages.loadResource(image, QUrl("pictures/map.png")).width() < shown.width()
    assert window.pages.loadResource(image, QUrl("http://example.org/map.png")) is None
    assert window.pages.loadResource(1, QUrl("journey.md")) is None
    assert window.pages.loadResource(image, QUrl("../../../../secret.png")).isNull()


def test_keys_walk_through_the_pages(window, qtbot) -> None:
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Down)
    assert window.pages.page == PAGES[1]
