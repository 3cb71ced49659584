"""Preferences and keys: declared once, chosen in a dialog, remembered, obeyed at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from helpers.fake_session import FakeSession
from shapekin.queries.base import Answer
from shapekin.render.palette import PALETTES
from shapekin_app import theme
from shapekin_app.dialogs.preferences import PreferencesDialog
from shapekin_app.keys import KEYS, Keymap
from shapekin_app.preferences import PREFERENCES, Preferences


def test_every_preference_has_a_default_words_and_a_help():
    for preference in PREFERENCES:
        assert preference.title
        assert preference.help
        assert preference.read("") == preference.default
        assert preference.read("nonsense from another version") == preference.default
        assert preference.read(preference.write(preference.default)) == preference.default
        if preference.choices:
            assert preference.default in {value for value, _words in preference.choices}


def test_values_are_remembered_told_and_checked(settings, qtbot):
    preferences = Preferences(settings)
    told = []
    preferences.changed.connect(told.append)
    preferences["asking/refine_after"] = 25
    preferences["asking/refine_after"] = 25
    preferences["view/theme"] = "dark"
    assert told == ["asking/refine_after", "view/theme"]
    again = Preferences(settings)
    assert again.number("asking/refine_after") == 25
    assert again["view/theme"] == "dark"
    for name, value in (("asking/refine_after", 1), ("view/theme", "pink"), ("view/reduce_motion", 1)):
        with pytest.raises(ValueError):
            preferences[name] = value
    preferences.reset()
    assert Preferences(settings)["view/theme"] == "system"


def test_a_palette_and_a_size_of_text_are_obeyed_at_once(frame):
    frame.workspace.open(FakeSession(60))
    before, points = theme.current().cluster(0), QApplication.font().pointSizeF()
    frame.window.preferences["view/palette"] = "vivid"
    frame.window.preferences["view/font_scale"] = 120
    try:
        assert theme.current().cluster(0) == QColor(*PALETTES["vivid"][0]) != before
        assert QApplication.font().pointSizeF() == pytest.approx(1.2 * points)
        assert theme.font().pointSizeF() == pytest.approx(1.2 * points)
    finally:
        frame.window.preferences.reset()
    assert QApplication.font().pointSizeF() == pytest.approx(points)


@pytest.mark.parametrize("name", PALETTES)
def test_colours_of_sub_categories_are_seen_on_both_grounds(name):
    def luminance(colour):
        channels = [c / 255 for c in colour]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert len(set(PALETTES[name])) == 8
    for colour in PALETTES[name]:
        for ground in (theme.LIGHT.surface, theme.DARK.surface):
            high, low = sorted((luminance(colour), luminance(QColor(ground).getRgb()[:3])), reverse=True)
            assert (high + 0.05) / (low + 0.05) > (2.0 if name == "okabe_ito" else 2.9), (colour, ground)


def test_the_dialog_shows_every_preference_and_changes_it(frame, qtbot):
    dialog = PreferencesDialog(frame.workspace)
    qtbot.addWidget(dialog)
    assert set(dialog.controls) == {preference.name for preference in PREFERENCES}
    assert all(control.accessibleName() for control in dialog.controls.values())
    dialog.controls["asking/refine_after"].setValue(40)
    dialog.controls["view/reduce_motion"].click()
    assert frame.window.preferences.number("asking/refine_after") == 40
    assert frame.window.map.map.reduce_motion
    frame.window.preferences.reset()
    assert dialog.controls["asking/refine_after"].value() == 10


def test_no_two_commands_share_a_key_at_first():
    keymap = Keymap()
    for spec in KEYS:
        for key in keymap.portable(spec.name):
            assert keymap.users(key, besides=spec.name) == [], key


def test_keys_can_be_others_are_remembered_and_taken_from_whoever_had_them(settings):
    keymap = Keymap(settings)
    keymap.assign("same", ["J"])
    keymap.assign("different", ["T"])
    assert keymap.portable("train") == ()
    again = Keymap(settings)
    assert again.portable("same") == ("J",)
    assert again.portable("different") == ("T",)
    assert again.portable("train") == ()
    assert again.is_own("train")
    with pytest.raises(ValueError):
        keymap.assign("same", ["F"])  # frames the selection, always
    with pytest.raises(ValueError):
        keymap.assign("lasso", ["K"])
    keymap.reset()
    assert Keymap(settings).portable("train") == ("T",)
    assert not Keymap(settings).is_own("same")


def test_what_stands_in_the_file_by_another_hand_does_no_harm(settings):
    settings.set_text("keys/same", "Blurp+?? | ")
    settings.set_text("keys/different", "K")
    assert Keymap(settings).portable("different") == ("K",)
    assert Keymap(settings).portable("same") == ("S",)


def test_answers_obey_their_new_keys_in_the_dock_and_in_focus_mode(frame):
    frame.workspace.open(FakeSession(60))
    window = frame.window
    keymap = Keymap.of(frame.workspace)
    keymap.assign("same", ["J"])
    keymap.assign("different", ["Ctrl+J"])
    assert window.questions.answers.buttons[Answer.SAME]._key == "J"
    count = len(frame.workspace.session.evidence)
    window.activateWindow()
    window.map.setFocus()
    QTest.keyClick(window, Qt.Key.Key_J)
    assert frame.workspace.session.evidence[-1].value == "same"
    QTest.keyClick(window, Qt.Key.Key_S)
    assert len(frame.workspace.session.evidence) == count + 1
    window.actions_["ask"].trigger()
    QTest.keyClick(window.focus, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert frame.workspace.session.evidence[-1].value == "different"
    QTest.keyClick(window.focus, Qt.Key.Key_J)
    assert frame.workspace.session.evidence[-1].value == "same"
    QTest.keyClick(window.focus, Qt.Key.Key_D)
    assert len(frame.workspace.session.evidence) == count + 3


def test_commands_obey_their_new_keys_and_say_them(frame):
    frame.workspace.open(FakeSession(60))
    Keymap.of(frame.workspace).assign("map_alone", ["Ctrl+Alt+M"])
    action = frame.window.actions_["map_alone"]
    assert action.shortcut() == QKeySequence("Ctrl+Alt+M")
    assert "Ctrl+Alt+M" in action.toolTip()


def test_the_page_of_keys_warns_and_assigns(frame, qtbot):
    dialog = PreferencesDialog(frame.workspace)
    qtbot.addWidget(dialog)
    page, keymap = dialog.keys, Keymap.of(frame.workspace)
    page.select("same")
    page.edit.setKeySequence(QKeySequence("F"))
    assert not page.give.isEnabled()
    page.edit.setKeySequence(QKeySequence("T"))
    assert "Train" in page.told.text()
    page.give.click()
    assert keymap.portable("same") == ("T",)
    assert keymap.portable("train") == ()
    page.again.click()
    assert keymap.portable("same") == ("S",)
