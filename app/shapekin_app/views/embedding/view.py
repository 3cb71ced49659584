"""The map with its tool row."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from shapekin_app.icons import icon
from shapekin_app.views.embedding.charts import PCA, Charts
from shapekin_app.views.embedding.interaction import EmbeddingMap
from shapekin_app.views.embedding.menus import (
    fill_charts,
    fill_colours,
    fill_links,
    fill_tools,
    title_of_chart,
    title_of_colour,
)
from shapekin_app.views.embedding.selecting import Tool
from shapekin_app.views.embedding.timeline import Timeline
from shapekin_app.workspace import Workspace

ROOMY = 740  # pixels of width; with less the tool row says less
TIGHT = 620  # pixels; with less the tools that select share a button
_PICTURES = {Tool.LASSO: "lasso", Tool.BOX: "box", Tool.BRUSH: "brush"}


class EmbeddingView(QWidget):
    """The map of all items.

    Args:
        workspace: What is shown.
        parent: As in Qt.

    Attributes:
        map: The picture itself, for what a test or the main window wants of it.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = EmbeddingMap(workspace)
        self.setFocusProxy(self.map)
        self._workspace = workspace
        self._charts = Charts.of(workspace)
        self._state = QLabel()
        self._state.setProperty("role", "muted")
        self._stop = self._tool("", self.tr("Give up the map that is being laid out"), "cancel")
        self._hint = QLabel(self.tr("A quick look; train to let it learn what you mean by a kind."))
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._colours = self._menu_button(self.tr("What the colours of the points tell"))
        self._axes = self._menu_button(
            self.tr("How the points are laid out: directions of greatest difference (PCA), or by neighbours")
        )
        self._flat = self._toggle("2D", self.tr("Two dimensions: drag to move"))
        self._solid = self._toggle("3D", self.tr("Three dimensions: drag to turn"))
        self._tools = {
            Tool.LASSO: self._toggle("", self.tr("Draw a loop round items (L). Shift adds, Alt takes away"), "lasso"),
            Tool.BOX: self._toggle("", self.tr("Draw a box round items (B). Shift adds, Alt takes away"), "box"),
            Tool.BRUSH: self._toggle(
                "",
                self.tr("Brush over items (C). Shift adds, Alt takes away. Size: [ and ], or Ctrl and the wheel"),
                "brush",
            ),
        }
        self._tool_choice = self._menu_button(self.tr("What a drag does: move the map, or select"), "lasso")
        self._links = self._menu_button(
            self.tr("Which lines are drawn: answers (must-links solid, cannot-links dashed), the model's pairs"), "link"
        )
        self._time = self._toggle(
            "", self.tr("Go back in time: what the map looked like after each training, and during the latest"), "clock"
        )
        self.timeline = Timeline(self.map)
        self.timeline.hide()
        frame = self._tool("", self.tr("Frame the selection, else everything (F)"), "frame")
        self._flat.clicked.connect(lambda: self._set_solid(False))
        self._solid.clicked.connect(lambda: self._set_solid(True))
        for tool, button in self._tools.items():
            button.clicked.connect(lambda on, tool=tool: self.map.set_tool(tool if on else Tool.HAND))
        self._time.toggled.connect(self._show_timeline)
        self._stop.clicked.connect(self._charts.cancel)
        frame.clicked.connect(lambda: self.map.frame())
        self._colours.menu().aboutToShow.connect(lambda: fill_colours(self._colours.menu(), self.map))
        self._axes.menu().aboutToShow.connect(lambda: fill_charts(self._axes.menu(), self.map))
        self._links.menu().aboutToShow.connect(lambda: fill_links(self._links.menu(), self.map))
        self._tool_choice.menu().aboutToShow.connect(lambda: fill_tools(self._tool_choice.menu(), self.map))
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for widget in (self._colours, self._axes):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._state)
        row.addWidget(self._stop)
        row.addStretch(1)
        for widget in (
            self._time,
            self._links,
            *self._tools.values(),
            self._tool_choice,
            frame,
            self._flat,
            self._solid,
        ):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self.map, 1)
        column.addWidget(self.timeline)
        self.map.options_changed.connect(self._show_options)
        workspace.selection_changed.connect(self._show_state)
        workspace.session_changed.connect(self._show_state)
        workspace.changed.connect(lambda _change: self._show_state())
        self._show_options()
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in the tool row where there is no room: no button is ever cut."""
        super().resizeEvent(event)
        if any((event.oldSize().width() >= width) != (self.width() >= width) for width in (ROOMY, TIGHT)):
            self._show_state()
            self._show_options()

    def set_reduce_motion(self, reduced: bool) -> None:
        """Let nothing glide."""
        self.map.reduce_motion = reduced

    # -- the tool row ----------------------------------------------------------------------------

    def _tool(self, text: str, words: str, picture: str = "") -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setText(text)
        button.setToolTip(words)
        button.setAccessibleName(words)
        if picture:
            button.setIcon(icon(picture))
            button.setIconSize(QSize(18, 18))
        return button

    def _toggle(self, text: str, words: str, picture: str = "") -> QToolButton:
        button = self._tool(text, words, picture)
        button.setCheckable(True)
        return button

    def _menu_button(self, words: str, picture: str = "") -> QToolButton:
        button = self._tool("", words, picture)
        if not picture:
            button.setIcon(icon("down"))
            button.setIconSize(QSize(12, 12))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        button.setMenu(menu)
        return button

    def _set_solid(self, solid: bool) -> None:
        self.map.set_solid(solid)
        if self._charts.method != PCA:
            self._charts.choose(self._charts.method, 3 if solid else 2)

    def _show_timeline(self, shown: bool) -> None:
        self.timeline.setVisible(shown)
        if not shown:
            self.timeline.leave()

    def _show_options(self) -> None:
        shown, roomy = self.map, self.width() >= ROOMY
        self._flat.setChecked(not shown.solid)
        self._solid.setChecked(shown.solid)
        for tool, button in self._tools.items():
            button.setChecked(tool is shown.tool)
            button.setVisible(self.width() >= TIGHT)
        self._tool_choice.setVisible(self.width() < TIGHT)
        if self.width() < TIGHT:
            self._tool_choice.setIcon(icon(_PICTURES.get(shown.tool, "lasso")))
        words = title_of_colour(shown)
        self._colours.setText(self.tr("Colour: {0}").format(words) if roomy else words)
        self._axes.setText(title_of_chart(shown))
        self._show_state()

    def _show_state(self) -> None:
        session = self._workspace.session
        count = len(self._workspace.selection)
        working = self._charts.working
        self._time.setVisible(self.timeline.useful)
        if not self.timeline.useful:
            self._time.setChecked(False)
        self._hint.setVisible(session is not None and session.current_run is None)
        self._stop.setVisible(bool(working))
        self._state.setVisible(self.width() >= ROOMY)
        if session is None:
            self._state.setText("")
        elif working:
            share = self._charts.share
            self._state.setText(working if share < 0 else f"{working}, {round(100 * share)} %")
        elif count:
            self._state.setText(self.tr("{0:,} of {1:,} selected").format(count, len(session)))
        else:
            self._state.setText(self.tr("{0:,} items").format(len(session)))
