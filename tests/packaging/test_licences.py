from __future__ import annotations

import pytest

from shapekin_app import licences
from shapekin_app.licences import Part, parts


def test_the_parts_that_matter_tell_their_licence():
    found = {part.name.lower(): part for part in parts()}
    assert "LGPL-3.0" in found["pyside6_essentials"].licence
    assert "BSD-3-Clause" in found["numpy"].licence
    for name in ("numpy", "torch", "trimesh", "shapekin"):
        assert any(len(text) > 500 for text in found[name].texts), name


def test_the_notices_hold_every_part_its_text_and_the_lgpl(script):
    text = script("notices.py").notices({"distributions": ["numpy", "PySide6_Essentials"], "system": []})
    assert text.startswith("Shapekin is free software under the MIT licence")
    assert licences.QT_NOTICE in text
    for title in ("numpy ", "PySide6_Essentials ", "LGPL-3.0", "GPL-3.0", "Python"):
        assert f"\n{title}" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "trimesh" not in text.split("====")[0]


def test_a_part_that_tells_nothing_stops_the_package(script, monkeypatch: pytest.MonkeyPatch) -> None:
    notices = script("notices.py")
    monkeypatch.setattr(notices, "parts", lambda: [Part("mute", "1", "see its texts", "", ())])
    with pytest.raises(SystemExit, match="mute"):
        notices.notices({"distributions": ["mute"], "system": []})
