"""The map with its tool row."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from shapekin_app.icons import icon
from shapekin_app.views.embedding.colouring import ColourBy
from shapekin_app.views.embedding.interaction import EmbeddingMap
from shapekin_app.workspace import Workspace

AXES = ((0, 1), (0, 2), (1, 2))
ROOMY = 660  # pixels of width; with less the tool row says less


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
        self._state = QLabel()
        self._state.setProperty("role", "muted")
        self._hint = QLabel(self.tr("A quick look; train to let it learn what you mean by a kind."))
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._colours = self._menu_button(self.tr("What the colours of the points tell"))
        self._axes = self._menu_button(
            self.tr("Which directions of greatest difference are shown (principal components, PCA)")
        )
        self._flat = self._toggle("2D", self.tr("Two dimensions: drag to move"))
        self._solid = self._toggle("3D", self.tr("Three dimensions: drag to turn"))
        self._lasso = self._toggle("", self.tr("Draw a loop round items (L). Shift adds, Alt takes away"), "lasso")
        self._links = self._toggle("", self.tr("Show answers as lines (must-links solid, cannot-links dashed)"), "link")
        frame = self._tool("", self.tr("Frame the selection, else everything (F)"), "frame")
        self._flat.clicked.connect(lambda: self.map.set_solid(False))
        self._solid.clicked.connect(lambda: self.map.set_solid(True))
        self._lasso.clicked.connect(self.map.set_lasso_tool)
        self._links.clicked.connect(self.map.set_show_links)
        frame.clicked.connect(lambda: self.map.frame())
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        for widget in (self._colours, self._axes):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._state)
        row.addStretch(1)
        for widget in (self._links, self._lasso, frame, self._flat, self._solid):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self.map, 1)
        self.map.options_changed.connect(self._show_options)
        workspace.selection_changed.connect(self._show_state)
        workspace.session_changed.connect(self._show_state)
        workspace.changed.connect(lambda _change: self._show_state())
        self._show_options()
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less in the tool row where there is no room: no button is ever cut."""
        super().resizeEvent(event)
        if (event.oldSize().width() >= ROOMY) != (self.width() >= ROOMY):
            self._state.setVisible(self.width() >= ROOMY)
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

    def _menu_button(self, words: str) -> QToolButton:
        button = self._tool("", words)
        button.setIcon(icon("down"))
        button.setIconSize(QSize(12, 12))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def _show_options(self) -> None:
        shown = self.map
        self._flat.setChecked(not shown.solid)
        self._solid.setChecked(shown.solid)
        self._lasso.setChecked(shown.lasso_tool)
        self._links.setChecked(shown.show_links)
        names = {
            ColourBy.CLUSTER: self.tr("Sub-category"),
            ColourBy.TRUE_KIND: self.tr("True kind"),
            ColourBy.MOVED: self.tr("Moved by the last training ({0})").format(len(shown.moved)),
        }
        words = self.tr("Colour: {0}").format(names[shown.colour_by])
        self._colours.setText(words if self.width() >= ROOMY else names[shown.colour_by])
        actions = self._fill(self._colours, [names[by] for by in shown.colour_choices()])
        for by, action in zip(shown.colour_choices(), actions, strict=True):
            action.setChecked(by == shown.colour_by)
            action.triggered.connect(lambda _=False, by=by: shown.set_colour_by(by))
        self._axes.setVisible(not shown.solid)
        self._axes.setText(f"PCA {shown.axes[0] + 1} × {shown.axes[1] + 1}")
        actions = self._fill(self._axes, [f"PCA {across + 1} × {up + 1}" for across, up in AXES])
        for (across, up), action in zip(AXES, actions, strict=True):
            action.setChecked((across, up) == shown.axes[:2])
            action.triggered.connect(lambda _=False, a=across, u=up: shown.set_axes(a, u))

    def _fill(self, button: QToolButton, names: list[str]) -> list[QAction]:
        menu = button.menu()
        menu.clear()
        group = QActionGroup(menu)
        actions = [group.addAction(name) for name in names]
        for action in actions:
            action.setCheckable(True)
            menu.addAction(action)
        return actions

    def _show_state(self) -> None:
        session = self._workspace.session
        count = len(self._workspace.selection)
        self._hint.setVisible(session is not None and session.current_run is None)
        if session is None:
            self._state.setText("")
        elif count:
            self._state.setText(self.tr("{0:,} of {1:,} selected").format(count, len(session)))
        else:
            self._state.setText(self.tr("{0:,} items").format(len(session)))
