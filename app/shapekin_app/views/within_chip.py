"""A chip that says that it is asked about one kind only, with what comes of it and the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from shapekin_app.controls import icon_button
from shapekin_app.views.asking import Desk
from shapekin_app.views.question_parts import ElidedLabel
from shapekin_app.workspace import Workspace


class WithinChip(QFrame):
    """Shown while it is asked about one kind only."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setProperty("role", "chip")
        self.words = ElidedLabel()
        self.leave = icon_button("close", self.tr("Ask about all items again"))
        self.leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.leave.clicked.connect(lambda: workspace.ask_within(""))
        self.parts = QPushButton(self.tr("Parts…"))
        self.parts.setProperty("role", "link")
        self.parts.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.parts.setToolTip(self.tr("Split it into the parts that your answers make; shown before it is done"))
        self.parts.clicked.connect(Desk.of(workspace).parts_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 4, 2)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.parts)
        row.addWidget(self.leave)
        workspace.session_changed.connect(self._refresh)
        workspace.changed.connect(lambda _change: self._refresh())
        self._refresh()

    def _refresh(self) -> None:
        session = self._workspace.session
        kind = session.within if session is not None else None
        self.setVisible(kind is not None)
        if session is not None and kind is not None:
            words = self.tr("Only within “{kind}”, {count} items")
            self.words.set_words(words.format(kind=kind.title, count=f"{kind.size:,}"))
            self.leave.setEnabled(not session.read_only)
            self.parts.setVisible(kind.cluster is not None and not session.read_only)
