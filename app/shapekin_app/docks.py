"""The panels round the map: made once, movable, remembered, and moved away when the window is narrow."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QSplitter, QTabWidget, QWidget

from shapekin_app.settings import Settings

NARROW = 1100
"""Below this width of the window the questions go under the map."""
UNDER_MAP = 0.32
"""Their share of the height there."""
SMALLEST = QSize(336, 160)
"""Of the panels that share a place, all alike: so that it keeps its size whichever is in front."""
LIST_WIDTH = 268
"""Of the sub-categories at least: room for a picture and a short name."""
STATE_VERSION = 1
BESIDE = ("viewer", "training", "evaluation")
"""Panels that share the place of the questions."""

_LEFT, _RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
_BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Docks:
    """The docks of the main window by name: "clusters", "questions", and those `BESIDE` them.

    Args:
        window: The main window.
        panels: Title and contents by name.
        gallery: What stands under the map in the centre; hidden with the docks by `map_alone`.
    """

    def __init__(self, window: QMainWindow, panels: dict[str, tuple[str, QWidget]], gallery: QWidget) -> None:
        self._window = window
        self._gallery = gallery
        self._narrow = self._placed_narrow = False
        self._before: QByteArray | None = None
        self._gallery_before = True
        self._settle = QTimer(window, singleShot=True, interval=0)
        self._settle.timeout.connect(self._show_titles)
        self._all = {name: self._make(name, title, widget) for name, (title, widget) in panels.items()}
        for name in ("questions", *BESIDE):
            panels[name][1].setMinimumSize(SMALLEST)
        panels["clusters"][1].setMinimumWidth(LIST_WIDTH)
        window.setDockNestingEnabled(True)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomLeftCorner, _LEFT)
        self.arrange()

    def __getitem__(self, name: str) -> QDockWidget:
        return self._all[name]

    @property
    def names(self) -> tuple[str, ...]:
        """Of all docks."""
        return tuple(self._all)

    def arrange(self) -> None:
        """The arrangement a person finds at first."""
        window = self._window
        window.addDockWidget(_LEFT, self["clusters"])
        window.addDockWidget(_BOTTOM if self._narrow else _RIGHT, self["questions"])
        for name in BESIDE:
            window.tabifyDockWidget(self["questions"], self[name])
        for dock in self._all.values():
            dock.show()
        self["questions"].raise_()
        window.resizeDocks([self["clusters"], self["questions"]], [LIST_WIDTH, 344], Qt.Orientation.Horizontal)

    def show(self, *, on: bool) -> None:
        """Show the panels, or hide them while there is no project; what was where is kept."""
        if on == (self._before is None):
            return
        if on:
            assert self._before is not None
            self._window.restoreState(self._before, STATE_VERSION)
            self._before = None
            self._gallery.setVisible(self._gallery_before)
            self._placed_narrow = self._window.dockWidgetArea(self["questions"]) is _BOTTOM
            self._place()
        else:
            self._before = self._window.saveState(STATE_VERSION)
            self._gallery_before = not self._gallery.isHidden()
            for dock in self._all.values():
                dock.hide()

    @property
    def hidden(self) -> bool:
        """True between `show(on=False)` and `show(on=True)`."""
        return self._before is not None

    def map_alone(self, *, on: bool) -> None:
        """Hide everything but the map."""
        self.show(on=not on)
        if on:
            self._gallery.hide()

    def bring(self, name: str) -> None:
        """Show one panel and give it the keyboard."""
        dock = self[name]
        dock.show()
        dock.raise_()
        dock.widget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self, size: QSize) -> None:
        """Put the questions beside or under the map, for the size of the window."""
        self._narrow = size.width() < NARROW
        height = min(max(SMALLEST.height(), round(UNDER_MAP * size.height())), 240) if self._narrow else 0
        for name in ("questions", *BESIDE):
            self[name].widget().setMinimumHeight(max(height, SMALLEST.height()))
        self._place()

    def _place(self) -> None:
        """Move the questions once the window has become narrow or wide; a person may move them back."""
        if self.hidden or self._narrow == self._placed_narrow:
            return
        self._placed_narrow = self._narrow
        questions = self["questions"]
        here, there = (_RIGHT, _BOTTOM) if self._narrow else (_BOTTOM, _RIGHT)
        if self._window.dockWidgetArea(questions) is not here or questions.isFloating():
            return
        together = [questions, *self._window.tabifiedDockWidgets(questions)]
        front = next((dock for dock in together if not dock.visibleRegion().isEmpty()), questions)
        self._window.addDockWidget(there, questions)
        for dock in together[1:]:
            self._window.tabifyDockWidget(questions, dock)
        front.raise_()

    def save(self) -> QByteArray:
        """The arrangement, for `restore`."""
        return self._before if self._before is not None else self._window.saveState(STATE_VERSION)

    def restore(self, state: QByteArray) -> None:
        """Take up a remembered arrangement; an unreadable one is left alone."""
        if state.isEmpty():
            return
        if self.hidden:
            self._before = state  # taken up when the panels are shown
        else:
            self._window.restoreState(state, STATE_VERSION)

    def remember(self, settings: Settings, splitter: QSplitter) -> None:
        """Keep where everything is, for the next start; also the parts of the centre."""
        settings.set_bytes("geometry", self._window.saveGeometry())
        settings.set_bytes("docks", self.save())
        settings.set_bytes("centre", splitter.saveState())

    def take_up(self, settings: Settings, splitter: QSplitter) -> None:
        """Put everything where `remember` found it."""
        self._window.restoreGeometry(settings.bytes("geometry"))
        self.restore(settings.bytes("docks"))
        splitter.restoreState(settings.bytes("centre"))

    def _make(self, name: str, title: str, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock-{name}")
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dock.setWidget(widget)
        dock.setAccessibleName(title)
        for moved in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
            moved.connect(lambda _where: self._settle.start())
        return dock

    def _show_titles(self) -> None:
        """A panel behind a tab has its title there already."""
        for dock in self._all.values():
            others = [other for other in self._window.tabifiedDockWidgets(dock) if not other.isHidden()]
            tabbed = bool(others) and not dock.isFloating()
            if tabbed and dock.titleBarWidget() is None:
                dock.setTitleBarWidget(QWidget(dock))
            elif not tabbed and dock.titleBarWidget() is not None:
                dock.setTitleBarWidget(None)  # type: ignore[arg-type]  # the stubs forget that None is meant here


def centre(map_view: QWidget, gallery: QWidget) -> QSplitter:
    """The map above the gallery."""
    splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
    splitter.addWidget(map_view)
    splitter.addWidget(gallery)
    splitter.setStretchFactor(0, 3)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([560, 200])
    splitter.setHandleWidth(1)
    return splitter
