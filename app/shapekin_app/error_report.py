"""Errors that escape: known ones become a sentence in the banner, bugs a report to copy."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from shapekin import __version__
from shapekin.errors import ShapekinError
from shapekin_app.library_words import fault

log = logging.getLogger("shapekin")


def start_log(folder: Path) -> Path:
    """Write what the program logs to a file that never grows beyond three times 1 MB.

    Args:
        folder: Where the file goes; it is made.

    Returns:
        The file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "shapekin.log"
    handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return file


class ErrorCatcher(QObject):
    """Takes the place of `sys.excepthook`.

    Args:
        tell: Shows a sentence, and its level, in the banner.
        log_file: Where the log is, for the report.

    Signals:
        _caught(object): From whichever thread, to the GUI thread.
    """

    _caught = Signal(object)

    def __init__(self, tell: Callable[[str, str], None], log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._log_file = log_file
        self._dialog: ErrorReport | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch what escapes from any thread, from now on."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda args: self._on_exception(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def uninstall(self) -> None:
        """Put Python's own hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, ShapekinError):
            log.error("Unexpected error", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _show(self, error: BaseException) -> None:
        if isinstance(error, ShapekinError):
            self._tell(fault(error), "error")
            return
        if self._dialog is not None:  # one report at a time; the rest is in the log
            return
        self._dialog = ErrorReport(error, self._log_file)
        self._dialog.finished.connect(self._forget)
        self._dialog.show()

    def _forget(self) -> None:
        self._dialog = None


class ErrorReport(QDialog):
    """What went wrong, for the makers: to copy, with the place of the log."""

    def __init__(self, error: BaseException, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("An error in Shapekin"))
        self.resize(680, 440)
        title = QLabel(self.tr("Something went wrong inside Shapekin"))
        title.setProperty("role", "title")
        text = QLabel(self.tr(
            "Your answers are on disk and nothing is lost. You can go on working; if things look odd, close "
            "and open the project. The text below helps to mend the fault: it holds no data of yours but file names."
        ), wordWrap=True)  # fmt: skip
        self.report = QPlainTextEdit(report(error), readOnly=True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("Report"))
        copy = QPushButton(self.tr("Copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        folder = QPushButton(self.tr("Open the log's folder"))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file.parent))))
        close = QPushButton(self.tr("Go on"), default=True)
        close.setProperty("role", "primary")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(copy)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        for part in (title, text, self.report):
            column.addWidget(part)
        column.addLayout(buttons)


def report(error: BaseException) -> str:
    """The versions and the traceback."""
    trace = "".join(traceback.format_exception(error))
    return (
        f"Shapekin {__version__}, Python {platform.python_version()}, PySide6 {pyside_version}, "
        f"{platform.system()} {platform.release()}\n\n{trace}"
    )
