"""The bar at the top: import, train, ask, export, search, and a menu of what is shown."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from shapekin.session import Change
from shapekin_app.actions import Actions
from shapekin_app.icons import icon
from shapekin_app.preferences import Preferences
from shapekin_app.workspace import Workspace

TYPING_MS = 150


class ToolBar(QToolBar):
    """Buttons for the few things done most.

    Args:
        window: Where the actions live.
        actions: By name.
        workspace: For the search, and the preferences in the menu.
        panels: Actions that show and hide each panel.
    """

    def __init__(self, window: QWidget, actions: Actions, workspace: Workspace, panels: Sequence[QAction]) -> None:
        super().__init__()
        self._workspace = workspace
        self._preferences = Preferences.of(workspace)
        self._names: tuple[str, ...] = ()
        self.setObjectName("toolbar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for name in ("import", "train", "ask", "export"):
            self.addAction(actions[name])
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)

        self.search = QLineEdit(placeholderText=self.tr("Search by name"), clearButtonEnabled=True)
        self.search.setMaximumWidth(280)
        self.search.setMinimumWidth(160)
        self.search.setAccessibleName(self.tr("Search by name; selects what it finds"))
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._search_place = self.addWidget(self.search)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.select_found)
        self.search.textEdited.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self.select_found)
        workspace.session_changed.connect(self._on_session)
        workspace.changed.connect(self._on_change)

        self.addWidget(self._view_button(actions, panels))
        for spec_action in actions.findChildren(QAction):
            window.addAction(spec_action)

    def show_work(self, *, on: bool) -> None:
        """Show what needs a project, or hide it."""
        self._search_place.setVisible(on)
        for action in self.actions()[1:4]:
            action.setVisible(on)

    def _tick(self) -> None:
        """Show in the menu what is preferred."""
        for action in self._themes.actions():
            action.setChecked(action.data() == self._preferences["view/theme"])
        self._still.setChecked(bool(self._preferences["view/reduce_motion"]))

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def select_found(self) -> None:
        """Select the items whose names contain all the words of the search."""
        self._typing.stop()
        words = self.search.text().casefold().split()
        if self._workspace.session is None or not words:
            return
        if not self._names:
            self._names = tuple(name.casefold() for name in self._workspace.session.dataset.names)
        rows = [row for row, name in enumerate(self._names) if all(word in name for word in words)]
        self._workspace.select(np.array(rows, np.int64))

    def select_all(self) -> None:
        """Select every item."""
        if self._workspace.session is not None:
            self._workspace.select(np.arange(len(self._workspace.session)))

    def select_none(self) -> None:
        """Select nothing."""
        self.search.clear()
        self._workspace.select(np.empty(0, np.int64))

    def _on_session(self) -> None:
        self._names = ()
        self.search.clear()

    def _on_change(self, change: Change) -> None:
        if change.items:
            self._names = ()

    def _view_button(self, actions: Actions, panels: Sequence[QAction]) -> QToolButton:
        button = QToolButton(autoRaise=True)
        button.setText(self.tr("View"))
        button.setIcon(icon("down"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAccessibleName(self.tr("View and project menu"))
        menu = QMenu(button)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.addActions(list(panels))
        menu.addAction(actions["map_alone"])
        menu.addSeparator()
        self._themes = QActionGroup(self)
        for choice, words in (
            ("system", self.tr("Colours as the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(choice)
            self._themes.addAction(action)
        self._themes.triggered.connect(lambda action: self._preferences.set("view/theme", action.data()))
        menu.addSeparator()
        self._still = menu.addAction(self.tr("Reduce motion"))
        self._still.setCheckable(True)
        self._still.setToolTip(self.tr("Points jump to their places instead of gliding there"))
        self._still.toggled.connect(lambda on: self._preferences.set("view/reduce_motion", on))
        self._preferences.changed.connect(lambda _name: self._tick())
        self._tick()
        menu.addSeparator()
        for names in (
            ("undo", "redo", "answers"),
            ("group", "split", "parts", "asked_parts", "merge", "within"),
            ("card", "note", "lock", "represent", "table"),
        ):
            for name in names:
                menu.addAction(actions[name])
            menu.addSeparator()
        for name in ("refresh", "assign", "faults", "copies"):
            menu.addAction(actions[name])
        menu.addSeparator()
        for name in ("open", "close"):
            menu.addAction(actions[name])
        menu.addSeparator()
        for last in (("palette", "preferences", "shortcuts"), ("guide", "tour", "report", "log", "about"), ("quit",)):
            for name in last:
                menu.addAction(actions[name])
            menu.addSeparator()
        button.setMenu(menu)
        return button
