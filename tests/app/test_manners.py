"""Manners: word of long work out of sight, refining by itself, the report, the tour."""

from __future__ import annotations

import json
import logging
import zipfile
from logging.handlers import RotatingFileHandler
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from helpers.fake_session import FakeSession
from shapekin.events import Failed, Finished
from shapekin.queries.base import Answer, Query
from shapekin_app import noticing
from shapekin_app.keys import Keymap
from shapekin_app.noticing import Noticer
from shapekin_app.preferences import Preferences
from shapekin_app.reporting import without_names, write_report
from shapekin_app.tour import STOPS


@pytest.fixture
def window(frame):
    frame.workspace.open(FakeSession(120))
    return frame.window


def test_long_work_that_ends_out_of_sight_is_told(frame, window, monkeypatch):
    told = []
    noticer = Noticer(window, frame.workspace, lambda title, words: told.append(words))
    monkeypatch.setattr(noticer, "_in_sight", lambda: False)
    now = monotonic()
    job = frame.workspace.train("cpac", {})
    monkeypatch.setattr(noticing, "monotonic", lambda: now + 60)
    frame.bridge.event_arrived.emit(Finished(job.job_id, None))
    assert told == ["The training has ended."]
    job = frame.workspace.train("cpac", {})
    frame.bridge.event_arrived.emit(Failed(job.job_id, "No memory.", "", False))  # at once: nobody looked away yet
    monkeypatch.setattr(noticing, "monotonic", lambda: now)
    job = frame.workspace.train("cpac", {})
    monkeypatch.setattr(noticing, "monotonic", lambda: now + 60)
    frame.bridge.event_arrived.emit(Failed(job.job_id, "No memory.", "", False))
    assert told[1:] == ["No memory."]
    Preferences.of(frame.workspace)["news/ended"] = False
    monkeypatch.setattr(noticing, "monotonic", lambda: now)
    job = frame.workspace.train("cpac", {})
    monkeypatch.setattr(noticing, "monotonic", lambda: now + 60)
    frame.bridge.event_arrived.emit(Finished(job.job_id, None))
    assert len(told) == 2


def test_it_refines_by_itself_for_whoever_prefers_that(frame, window):
    session = frame.workspace.session
    answer = lambda i: frame.workspace.answer(Query(i, i + 1, "", ""), Answer.UNSURE, 1.0)  # noqa: E731
    answer(1)
    assert frame.workspace.running_training() is None
    preferences = Preferences.of(frame.workspace)
    preferences["asking/refine_by_itself"] = True
    preferences["asking/refine_after"] = session.n_answers
    answer(3)
    assert frame.workspace.running_training() is not None
    jobs = len(frame.runner.jobs)
    answer(5)
    assert len(frame.runner.jobs) == jobs


def test_names_and_places_are_taken_out_of_the_log():
    session = FakeSession(20)
    name = session.dataset.names[4]
    text = (
        f"2026-01-01 INFO shapekin: opened /home/anna/Private things/chairs/x.off and {name}\n"
        "Traceback (most recent call last):\n"
        '  File "/home/anna/.venv/lib/python3.11/site-packages/numpy/core.py", line 3\n'
        '  File "/home/anna/work/app/shapekin_app/bridge.py", line 12, in submit\n'
        f'ValueError: “armchair” and "{name}" in C:\\Users\\Anna\\data\\a.npz, furniture.shapekin\n'
    )
    clean = without_names(text, session)
    for secret in ("anna", "Anna", "Private", name, "armchair", "x.off", "a.npz", "furniture"):
        assert secret not in clean, clean
    assert 'File "site-packages/numpy/core.py", line 3' in clean
    assert 'File "shapekin_app/bridge.py", line 12, in submit' in clean
    assert "2026-01-01 INFO shapekin" in clean


def test_the_report_holds_versions_settings_and_the_log_and_nothing_of_the_data(frame, window, tmp_path):
    session = frame.workspace.session
    handler = RotatingFileHandler(tmp_path / "shapekin.log", encoding="utf-8")
    logging.getLogger().addHandler(handler)
    try:
        logging.getLogger("shapekin").error("Cannot read %s", session.dataset.names[3])
        Preferences.of(frame.workspace)["view/theme"] = "dark"
        Keymap.of(frame.workspace).assign("same", ["J"])
        write_report(tmp_path / "r.zip", Preferences.of(frame.workspace), Keymap.of(frame.workspace), session)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    with zipfile.ZipFile(tmp_path / "r.zip") as bundle:
        parts = {name: bundle.read(name).decode() for name in bundle.namelist()}
    assert set(parts) == {"versions.json", "settings.json", "project.json", "shapekin.log"}
    settings = json.loads(parts["settings.json"])
    assert settings["view/theme"] == "dark"
    assert settings["keys"] == {"same": ["J"]}
    assert json.loads(parts["project.json"])["items"] == 120
    assert "numpy" in json.loads(parts["versions.json"])["packages"]
    assert "Cannot read <name>" in parts["shapekin.log"]
    everything = "".join(parts.values())
    assert not any(name in everything for name in session.dataset.names)
    assert str(tmp_path) not in everything


def test_the_tour_points_at_each_part_and_one_can_work_meanwhile(frame, window, qtbot):
    window.actions_["tour"].trigger()
    tour = window.tour
    seen = []
    for stop in range(len(STOPS)):
        qtbot.wait(10)
        assert tour.at == stop
        assert tour.card.isVisible()
        assert window.rect().contains(tour.card.geometry())
        seen.append(tour.ring.geometry().getRect())
        tour.card.next.click()
    assert tour.at == -1
    assert not tour.card.isVisible()
    assert not tour.ring.isVisible()
    assert len(set(seen)) >= 4
    window.actions_["tour"].trigger()
    tour.card.next.click()
    window.resize(1000, 700)
    assert window.rect().contains(tour.card.geometry())
    QTest.keyClick(tour.card, Qt.Key.Key_Escape)
    assert tour.at == -1


def test_without_a_project_the_tour_opens_the_sample_first(frame, monkeypatch, qtbot):
    window, opened = frame.window, []
    monkeypatch.setattr(window.tour, "_open_sample", lambda: opened.append(True))
    window.start_page.tour.click()
    assert opened
    assert window.tour.at == -1
    frame.workspace.open(FakeSession(60))
    qtbot.waitUntil(lambda: window.tour.at == 0)
    frame.workspace.open(None)
    assert window.tour.at == -1
