"""What the tests of the application share: the whole application without a worker, as `frame`."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from shapekin.store.cache import Cache
from shapekin_app.application import Application
from shapekin_app.settings import Settings


class SilentRunner:
    """Takes jobs and says nothing; `tell` plays the worker."""

    def __init__(self, on_event):
        self.tell = on_event
        self.jobs = []
        self.cancelled = []
        self.held = []

    def submit(self, job):
        self.jobs.append(job)

    def cancel(self, job_id):
        self.cancelled.append(job_id)

    def pause(self, job_id):
        self.held.append(job_id)

    def resume(self, job_id):
        self.held.remove(job_id)

    def close(self):
        pass


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "app.ini", tmp_path / "recent")


@pytest.fixture
def frame(qtbot, tmp_path, settings):
    """The whole application, shown, with a `SilentRunner` as `frame.runner`."""
    made = []

    def make(on_event):
        made.append(SilentRunner(on_event))
        return made[0]

    app = QApplication.instance()
    application = Application(app, Cache(tmp_path / "cache"), settings, tmp_path / "samples", make)
    application.bridge.warm_up()
    application.runner = made[0]
    application.window.resize(1280, 800)
    application.window.show()
    qtbot.waitExposed(application.window)
    yield application
    application.window.close()
    application.close()
    application.window.deleteLater()
    qtbot.wait(1)
    app.setStyleSheet("")
