"""The viewer: one item, large."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from shapekin.arrays import IntArray
from shapekin.render.turntable.solid import Mesh
from shapekin.session import Change, Session
from shapekin_app import theme
from shapekin_app.icons import icon
from shapekin_app.views.beside import MOST, SideBySide
from shapekin_app.views.question_parts import ElidedLabel
from shapekin_app.views.reconstruction import Facing, ReconstructionPane
from shapekin_app.views.turntable import ItemTurntable, Look, Subjects
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace


class ShapeView(QWidget):
    """Shows the first selected item, or the one that a person asked to see; arrows walk on."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = -1
        self._workspace = workspace
        self._rows: IntArray = np.empty(0, np.int64)  # those that the arrows walk over
        self._subjects = Subjects.of(workspace)
        self.table = ItemTurntable(workspace)
        self.name = ElidedLabel()
        self.kind = QLabel()
        self.facts = QLabel()
        self.place = QLabel()
        self.previous = self._tool("", self.tr("Previous item (Page Up)"))
        self.next = self._tool("", self.tr("Next item (Page Down)"))
        self.reset = self._tool("frame", self.tr("Back to the first view (double click)"))
        self.spin = self._tool("rotate", self.tr("Turn slowly by itself"))
        self.spin.setCheckable(True)
        self.together = self._tool(
            "gallery", self.tr("The selected items side by side, turned alike; nine at the most")
        )
        self.together.setCheckable(True)
        self.beside = SideBySide(workspace, self.table.orbit)
        self.decode = self._tool("mirror", "")
        self.decode.setCheckable(True)
        self.decoded = ReconstructionPane(workspace, self.table.orbit)
        self.looks = {
            Look.SURFACE: self._tool("cube", self.tr("Surface: the shape's mesh (V for the next)")),
            Look.WIRE: self._tool("wire", self.tr("Wire: its mesh with the edges of the triangles (V for the next)")),
            Look.POINTS: self._tool("points", self.tr("Points: the cloud that it is compared by (V for the next)")),
        }
        self.pages = QStackedWidget()
        self._build()
        self.previous.clicked.connect(lambda: self._walk(-1))
        self.next.clicked.connect(lambda: self._walk(1))
        self.reset.clicked.connect(self.table.orbit.reset)
        self.spin.toggled.connect(self._on_spin)
        for button in self.looks.values():
            button.toggled.connect(self._show)
        self.decode.toggled.connect(self._show)
        self.together.toggled.connect(self._show)
        for keys, act in (
            ("PgUp", lambda: self._walk(-1)), ("PgDown", lambda: self._walk(1)), ("V", self._next_look),
            ("O", self.decode.click),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        workspace.session_changed.connect(self._on_session)
        workspace.selection_changed.connect(self._on_selection)
        workspace.viewer_requested.connect(self.show_item)
        workspace.changed.connect(self._on_change)
        self._subjects.improved.connect(self._on_improved)
        self._on_session()

    def _build(self) -> None:
        self.previous.setArrowType(Qt.ArrowType.LeftArrow)
        self.next.setArrowType(Qt.ArrowType.RightArrow)
        self.name.setProperty("role", "heading")
        for label in (self.facts, self.place):
            label.setProperty("role", "small")
        choice = QButtonGroup(self)
        for button in self.looks.values():
            button.setCheckable(True)
            choice.addButton(button)
        self.looks[Look.SURFACE].setChecked(True)

        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.kind)
        tools = QHBoxLayout()
        tools.setSpacing(4)
        tools.addWidget(self.together)
        tools.addWidget(self.decode)
        tools.addStretch(1)
        for widget in (*self.looks.values(), self.spin, self.reset):
            tools.addWidget(widget)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        self.facing = Facing(self.table, self.decoded)
        layout.addWidget(self.facing, 1)
        layout.addWidget(self.beside, 1)
        self.decoded.hide()
        self.beside.hide()
        layout.addLayout(head)
        told = QHBoxLayout()
        told.setSpacing(4)
        told.addWidget(self.facts, 1)
        told.addWidget(self.previous)
        told.addWidget(self.place)
        told.addWidget(self.next)
        layout.addLayout(told)
        layout.addLayout(tools)
        nothing = QLabel(self.tr("Select an item to see it large."))
        nothing.setProperty("role", "muted")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        self.pages.addWidget(nothing)
        self.pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _tool(self, picture: str, words: str) -> QToolButton:
        button = QToolButton()
        if picture:
            button.setIcon(icon(picture))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    # -- which item ------------------------------------------------------------------------------

    def show_item(self, row: int) -> None:
        """Show an item; the arrows walk over the selection if it is part of one, else over all."""
        session = self._workspace.session
        if session is None or not 0 <= row < len(session):
            self.row = -1
            self.pages.setCurrentIndex(0)
            self.table.show_row(-1)
            return
        selection = self._workspace.selection
        inside = selection.size > 1 and bool(np.isin(row, selection))
        self._rows = selection if inside else np.arange(len(session))
        self.row = row
        self.pages.setCurrentIndex(1)
        self._show()

    def _walk(self, step: int) -> None:
        if self._rows.size == 0 or self.row < 0:
            return
        here = int(np.searchsorted(self._rows, self.row))
        self.show_item(int(self._rows[(here + step) % self._rows.size]))

    def _on_session(self) -> None:
        self.spin.setChecked(False)
        self._rows = np.empty(0, np.int64)
        self.show_item(-1)

    def _on_selection(self) -> None:
        selection = self._workspace.selection
        if selection.size == 0:
            return  # what was looked at stays
        if self.row not in selection:
            self.show_item(int(selection[0]))
        else:
            self.show_item(self.row)

    # -- what is told of it ----------------------------------------------------------------------

    def _show(self) -> None:
        session = self._workspace.session
        if session is None or self.row < 0:
            return
        has_cloud = session.cloud(self.row) is not None
        for widget in (*self.looks.values(), self.spin, self.reset):
            widget.setVisible(has_cloud)
        several = self._several()
        self.together.setEnabled(len(several) > 1)
        beside = self.together.isChecked() and len(several) > 1
        look = self.look
        self.facing.setVisible(not beside)
        self.beside.setVisible(beside)
        self.beside.show_rows(several if beside else (), look)
        self.table.show_row(-1 if beside else self.row, look)
        self._show_decoded(possible=not beside)
        name = session.dataset.names[self.row]
        self.name.set_words(short_name(name), tip=name)
        cluster = session.cluster(int(session.labels[self.row]))
        dot = theme.current().cluster(cluster.colour).name()
        self.kind.setText(f'<span style="color:{dot}">&#9679;</span>&nbsp;{_escaped(cluster.title)}')
        self.facts.setText(self._facts(session))
        here = int(np.searchsorted(self._rows, self.row)) + 1
        self.place.setText(self.tr("{here} of {all}").format(here=f"{here:,}", all=f"{self._rows.size:,}"))

    @property
    def look(self) -> Look:
        """Surface, wire or points; what was chosen stays, from item to item."""
        return next(look for look, button in self.looks.items() if button.isChecked())

    def _next_look(self) -> None:
        looks = list(Look)
        self.looks[looks[(looks.index(self.look) + 1) % len(looks)]].click()

    def _show_decoded(self, *, possible: bool) -> None:
        why_not = self.decoded.source.why_not()
        self.decode.setEnabled(possible and not why_not)
        words = self.tr("What the network makes of it, beside the original (O)")
        if why_not:
            words = f"{words}. {why_not}"
        self.decode.setToolTip(words)
        self.decode.setAccessibleName(words)
        shown = self.decode.isEnabled() and self.decode.isChecked()
        self.decoded.setVisible(shown)
        self.decoded.show_row(self.row if shown else -1)

    def _several(self) -> list[int]:
        """The item in hand, and those selected that follow it."""
        chosen = [row for row in self._workspace.selection.tolist() if row != self.row]
        if self.row not in self._workspace.selection:
            return [self.row]
        later = [row for row in chosen if row > self.row]
        return [self.row, *later, *(row for row in chosen if row < self.row)][:MOST]

    def _facts(self, session: Session) -> str:
        facts = []
        cloud, picture = session.cloud(self.row), session.picture(self.row)
        if cloud is not None:
            facts.append(self.tr("{count} points").format(count=f"{len(cloud):,}"))
        if picture is not None:
            facts.append(self.tr("{width} × {height} pixels").format(width=picture.shape[1], height=picture.shape[0]))
        subject = self._subjects.get(self.row)
        if subject is not None and isinstance(subject.solid, Mesh):
            facts.append(self.tr("{count} triangles").format(count=f"{len(subject.solid.faces):,}"))
        return "  ·  ".join(facts)

    def _on_improved(self, row: int) -> None:
        session = self._workspace.session
        if row == self.row and session is not None:
            self.facts.setText(self._facts(session))

    def _on_change(self, change: Change) -> None:
        if change.clusters or change.partition or change.runs:
            self._show()

    def _on_spin(self, on: bool) -> None:
        self.table.orbit.turning = on


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
