"""Word of long work that ended while nobody looked: the system's message, and a mark in the task bar."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from shapekin.events import Failed, Finished
from shapekin.jobs.job import ImportJob, Job, SampleJob, TrainJob
from shapekin_app.icons import application_icon
from shapekin_app.library_words import library
from shapekin_app.preferences import Preferences
from shapekin_app.workspace import Workspace

LONG = 15.0
"""Seconds of work from which a person will have looked away."""
SHOWN_MS = 8000


class Noticer(QObject):
    """Listens to the jobs.

    Args:
        window: It is said only while this is behind others or folded away.
        workspace: Whose jobs they are.
        show: Says a title and a sentence; by default the system does.
    """

    def __init__(self, window: QWidget, workspace: Workspace, show: Callable[[str, str], None] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = Preferences.of(workspace)
        self._show = show or self._by_the_system
        self._began: dict[str, tuple[Job, float]] = {}
        self._tray: QSystemTrayIcon | None = None
        workspace.job_started.connect(lambda job: self._began.update({job.job_id: (job, monotonic())}))
        workspace.job_ended.connect(self._on_end)

    def _on_end(self, event: Finished | Failed) -> None:
        job, began = self._began.pop(event.job_id, (None, 0.0))
        words = self._words(job, event)
        if words and monotonic() - began >= LONG and self._preferences["news/ended"] and not self._in_sight():
            self._show(self._window.windowTitle(), words)

    def _in_sight(self) -> bool:
        active = QApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        return active and self._window.isVisible() and not self._window.isMinimized()

    def _words(self, job: Job | None, event: Finished | Failed) -> str:
        """A sentence, "" where nobody waits for it."""
        if isinstance(event, Failed):
            waited = isinstance(job, TrainJob | ImportJob | SampleJob) and not event.cancelled
            return library(event.message) if waited else ""
        if isinstance(job, TrainJob):
            return self.tr("The training has ended.")
        if isinstance(job, ImportJob):
            return self.tr("All files have been read.")
        return ""

    def _by_the_system(self, title: str, words: str) -> None:
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(application_icon(), self)
            self._tray.messageClicked.connect(self._come)
        self._tray.show()
        self._tray.showMessage(title, words, application_icon(), SHOWN_MS)

    def _come(self) -> None:
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
        self._window.activateWindow()
        if self._tray is not None:
            self._tray.hide()


class Refiner(QObject):
    """Begins a training by itself when there are enough new answers, for whoever prefers that.

    Args:
        workspace: Whose answers they are.
        refine: Begins it.
    """

    def __init__(self, workspace: Workspace, refine: Callable[[], None]) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._refine = refine
        self._preferences = Preferences.of(workspace)
        workspace.changed.connect(lambda change: self._look() if change.evidence else None)

    def _look(self) -> None:
        session, preferences = self._workspace.session, self._preferences
        if session is None or session.read_only or not preferences["asking/refine_by_itself"]:
            return
        enough = session.answers_since_training >= preferences.number("asking/refine_after")
        if enough and self._workspace.running_training() is None and session.current_run is not None:
            self._refine()
