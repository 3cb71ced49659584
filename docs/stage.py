"""The real window, driven for `screens.py`: opened, waited for, and looked at in both themes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QImage, QMouseEvent, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from shapekin.store.cache import Cache
from shapekin_app import theme
from shapekin_app.application import Application, make_qt_application
from shapekin_app.preferences import Preferences
from shapekin_app.settings import Settings

THEMES = ("light", "dark")
TITLE_BAR = 30
PERSON = "ada"  # who has given the answers
SETTLING = 0.45  # seconds: thumbnails arrive, points come to rest


class Stage:
    """The application with a folder of its own, as a newcomer has it.

    Args:
        folder: Where its settings, its cache and the sample go; what an earlier run left there is used.
        size: Of the window, in logical pixels.
    """

    def __init__(self, folder: Path, size: QSize) -> None:
        os.environ["LOGNAME"] = PERSON
        self.folder = folder
        self.errors: list[str] = []
        qt = make_qt_application([])
        self.settings = Settings(folder / "app.ini", folder / "recent")
        self.settings.set_text("view/language", "en")
        self.settings.set_text("view/theme", "light")
        self.app = Application(qt, Cache(folder / "cache"), self.settings, folder / "samples")
        self.window, self.workspace = self.app.window, self.app.workspace
        self.preferences = Preferences.of(self.workspace)
        self.preferences.set("view/reduce_motion", True)
        self.workspace.message.connect(self._on_message)
        self.app.show()
        self.window.setGeometry(QRect(QPoint(0, 0), size))
        screen = qt.primaryScreen().geometry()
        QCursor.setPos(screen.bottomRight())  # nothing is pointed at
        self.wait(0.2)

    def _on_message(self, text: str, level: str) -> None:
        if level == "error":
            self.errors.append(text)

    # -- time ------------------------------------------------------------------------------------

    def wait(self, seconds: float = SETTLING, until: Callable[[], object] | None = None) -> None:
        """Let the application live, so long or until something is so.

        Raises:
            TimeoutError: It did not come about.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if until is not None and until():
                return
            time.sleep(0.005)
        if until is not None:
            raise TimeoutError(f"waited {seconds} s in vain")

    # -- hands -----------------------------------------------------------------------------------

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        """Press a key where the keyboard is, or in a widget."""
        QTest.keyClick(widget or QApplication.focusWidget() or self.window, key)
        self.wait(0.05)

    def drag(self, widget: QWidget, track: Sequence[QPointF], *, let_go: bool = True) -> None:
        """Drag the mouse along a track; the button may stay down."""
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        steps = [(QMouseEvent.Type.MouseButtonPress, left, track[0])]
        steps += [(QMouseEvent.Type.MouseMove, Qt.MouseButton.NoButton, at) for at in track[1:]]
        if let_go:
            steps.append((QMouseEvent.Type.MouseButtonRelease, left, track[-1]))
        for kind, button, at in steps:
            down = Qt.MouseButton.NoButton if kind is QMouseEvent.Type.MouseButtonRelease else left
            QApplication.sendEvent(widget, QMouseEvent(kind, at, widget.mapToGlobal(at), button, down, none))
        self.wait(0.05)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog of this kind that is open."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
        return found[-1]

    def close_dialogs(self) -> None:
        """Leave nothing over the window."""
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QDialog | QMenu) and one.isVisible():
                one.close()
        self.window.banner.hide()
        self.wait(0.05)

    # -- eyes ------------------------------------------------------------------------------------

    def look(self) -> dict[str, QImage]:
        """What is to be seen, by theme.

        Raises:
            RuntimeError: The window told of something that went wrong.
        """
        if self.errors:
            raise RuntimeError(self.errors[0])
        seen = {}
        for name in THEMES:
            self.preferences.set("view/theme", name)
            self.wait()
            seen[name] = self._grab()
        self.preferences.set("view/theme", THEMES[0])
        return seen

    def _grab(self) -> QImage:
        """The window, and over it the dialogs that are open, with a title bar such as systems give them."""
        picture = self.window.grab()
        area = self.window.rect()
        for one in QApplication.topLevelWidgets():
            if isinstance(one, QMenu) and one.isVisible():
                _lay_over(picture, one, QRect(one.pos() - self.window.pos(), one.size()), bare=True)
            elif isinstance(one, QDialog) and one.isVisible():
                bare = bool(one.windowFlags() & Qt.WindowType.FramelessWindowHint)
                at = one.pos() - self.window.pos() if bare else _centred(one.size(), area)
                _lay_over(picture, one, QRect(at, one.size()), bare=bare)
        return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)

    def end(self) -> None:
        """Close the window and end the worker."""
        self.window.close()
        self.app.close()


def _centred(size: QSize, area: QRect) -> QPoint:
    room = area.size() - size
    return QPoint(room.width() // 2, max(TITLE_BAR, (room.height() + TITLE_BAR) // 2))


def _lay_over(picture: QPixmap, dialog: QWidget, place: QRect, *, bare: bool) -> None:
    colours = theme.current()
    whole = place if bare else place.adjusted(0, -TITLE_BAR, 0, 0)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(14, 0, -1):  # a soft shadow
        painter.setBrush(QColor(0, 0, 0, 3))
        painter.drawRoundedRect(whole.adjusted(-spread, 4 - spread, spread, 4 + spread), 8 + spread, 8 + spread)
    outline = QPainterPath()
    outline.addRoundedRect(whole, 8, 8)
    painter.setClipPath(outline)
    painter.fillRect(whole, QColor(colours.window))
    painter.drawPixmap(place, dialog.grab())
    painter.setClipping(False)
    if not bare:
        bar = QRect(whole.topLeft(), QSize(whole.width(), TITLE_BAR))
        font = painter.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle())
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.end()
