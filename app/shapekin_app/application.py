"""The composition root: makes the parts of the application and ties them together."""

from __future__ import annotations

import locale
from collections.abc import Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from shapekin.jobs.runners import WorkerRunner
from shapekin.store.cache import Cache
from shapekin_app.bridge import JobBridge, RunnerFactory
from shapekin_app.effects import Look
from shapekin_app.error_report import ErrorCatcher, start_log
from shapekin_app.icons import application_icon
from shapekin_app.keys import Keymap
from shapekin_app.languages import speak
from shapekin_app.main_window import MainWindow
from shapekin_app.preferences import Preferences
from shapekin_app.settings import Settings
from shapekin_app.sweeping import Sweeper
from shapekin_app.workspace import Workspace

NAME = "shapekin"
WARM_UP_AFTER_MS = 300
"""The worker is started when the window has been drawn, so that it does not slow the window down."""


class Application(QObject):
    """Everything the program consists of while it runs.

    Args:
        app: Qt's application.
        cache: Where arrays are.
        settings: What is remembered.
        samples: Folder for built-in samples.
        make_runner: Makes what carries out jobs; by default a worker process.
    """

    def __init__(
        self,
        app: QApplication,
        cache: Cache,
        settings: Settings,
        samples: Path,
        make_runner: RunnerFactory | None = None,
    ) -> None:
        super().__init__()
        Sweeper(self)
        self.bridge = JobBridge(make_runner or (lambda on_event: WorkerRunner(cache.root, on_event)))
        self.workspace = Workspace(self.bridge, cache)
        Preferences(settings, self.workspace)
        Keymap(settings, self.workspace)
        self.look = Look(app, self.workspace)
        self.window = MainWindow(self.workspace, settings, samples)

    def show(self, path: Path | None = None) -> None:
        """Show the window, and open something in it."""
        self.window.show()
        self.window.activateWindow()  # without a window manager nobody else gives it the keyboard
        QTimer.singleShot(WARM_UP_AFTER_MS, self, self.bridge.warm_up)
        if path is not None:
            QTimer.singleShot(0, self, lambda: self.window.open_path(path))

    def show_sample(self) -> None:
        """Open the built-in chairs."""
        QTimer.singleShot(0, self, self.window.try_sample)

    def close(self) -> None:
        """End the worker."""
        self.bridge.close()
        self.look.undress()


def make_qt_application(arguments: Sequence[str]) -> QApplication:
    """Qt's application, with numbers read and written with a point whatever the language."""
    app = QApplication([NAME, *arguments])
    locale.setlocale(locale.LC_NUMERIC, "C")  # Qt took the user's; C libraries would misread numbers
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("Shapekin")
    app.setDesktopFileName(NAME)
    app.setWindowIcon(application_icon())
    return app


def run(path: Path | None, *, sample: bool = False) -> int:
    """Run the application until its window is closed.

    Args:
        path: A project, or something to import; None for the start page.
        sample: Open the built-in chairs where there is no path.

    Returns:
        The exit status.
    """
    app = make_qt_application([])
    settings = Settings(
        platformdirs.user_config_path(NAME, appauthor=False) / "app.ini",
        platformdirs.user_data_path(NAME, appauthor=False) / "recent",
    )
    speak(app, str(Preferences(settings)["view/language"]))
    log_file = start_log(platformdirs.user_log_path(NAME, appauthor=False))
    application = Application(app, Cache(), settings, platformdirs.user_data_path(NAME, appauthor=False) / "samples")
    catcher = ErrorCatcher(application.workspace.message.emit, log_file, application)
    catcher.install()
    application.show(path)
    if sample and path is None:
        application.show_sample()
    try:
        return app.exec()
    finally:
        application.close()
        catcher.uninstall()
