"""What preferences and keys do to the window: the one place where a choice becomes visible."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from shapekin.session import Change
from shapekin_app import style, theme
from shapekin_app.actions import ACTIONS, Actions
from shapekin_app.keys import Keymap
from shapekin_app.preferences import Preferences
from shapekin_app.workspace import Workspace


class Look(QObject):
    """Colours and type of the application, as a person prefers them.

    Args:
        app: Qt's application.
        workspace: Has the `Preferences`; its views draw again when colours of sub-categories change.
    """

    def __init__(self, app: QApplication, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._app = app
        self._workspace = workspace
        self._preferences = Preferences.of(workspace)
        self._points = app.font().pointSizeF()  # the system's own
        self._preferences.changed.connect(self._on_changed)
        app.styleHints().colorSchemeChanged.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        """Dress the application."""
        theme.use_palette(str(self._preferences["view/palette"]))
        font = self._app.font()
        font.setPointSizeF(self._points * self._preferences.number("view/font_scale") / 100)
        if font.pointSizeF() != self._app.font().pointSizeF():
            self._app.setFont(font)
        choice = self._preferences["view/theme"]
        system_is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        dark = choice == "dark" or (choice == "system" and system_is_dark)
        style.apply(self._app, theme.DARK if dark else theme.LIGHT)

    def undress(self) -> None:
        """The system's size of type again."""
        font = self._app.font()
        font.setPointSizeF(self._points)
        self._app.setFont(font)

    def _on_changed(self, name: str) -> None:
        if name in {"view/theme", "view/palette", "view/font_scale"}:
            self.apply()
            if name == "view/palette" and self._workspace.session is not None:
                self._workspace.changed.emit(Change(clusters=True))


class Still(Protocol):
    """What glides, unless it is told not to."""

    reduce_motion: bool


class Motion(QObject):
    """Lets maps glide, or not.

    Args:
        workspace: Has the `Preferences`.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._preferences = Preferences.of(workspace)
        self._maps: list[Still] = []
        self._preferences.changed.connect(lambda _name: self._apply())

    def add(self, one: Still) -> None:
        """Take a map under its care."""
        self._maps.append(one)
        self._apply()

    def _apply(self) -> None:
        for one in self._maps:
            one.reduce_motion = bool(self._preferences["view/reduce_motion"])


class KeyUser(QObject):
    """Gives the actions the keys in use.

    Args:
        actions: Of the window.
        workspace: Has the `Keymap`.
    """

    def __init__(self, actions: Actions, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._actions = actions
        self._keymap = Keymap.of(workspace)
        self._keymap.changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        """Take up the keys."""
        for spec in ACTIONS:
            self._actions.use_keys(spec, self._keymap.sequences(spec.name))
