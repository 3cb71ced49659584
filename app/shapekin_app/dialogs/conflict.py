"""An answer that contradicts earlier ones: what they are, and which of them to give up."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from shapekin.errors import ContradictionError
from shapekin.queries.base import Answer, Query
from shapekin.store.evidence import Evidence
from shapekin_app import theme
from shapekin_app.wording import ago, short_name
from shapekin_app.workspace import Workspace

PICTURE = QSize(64, 64)
MOST_SEEN = 5  # answers; further ones are scrolled to


class ConflictDialog(QDialog):
    """Shows the shortest chain of answers that the new one contradicts; any of them can be taken back instead.

    Args:
        workspace: With an open session.
        query: What was asked.
        answer: What was answered; it is not recorded yet.
        seconds: How long that took.
        error: The session's refusal.
        parent: The window.
    """

    def __init__(
        self,
        workspace: Workspace,
        query: Query,
        answer: Answer,
        seconds: float,
        error: ContradictionError,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A contradiction"))
        self._workspace, self._session = workspace, workspace.session
        self._query, self._answer, self._seconds = query, answer, seconds
        names = self._session.dataset.names
        a, b = short_name(names[query.a]), short_name(names[query.b])
        said = {
            Answer.SAME: self.tr("You said that “{a}” and “{b}” are the same kind. Earlier answers say otherwise:"),
            Answer.DIFFERENT: self.tr("You said that “{a}” and “{b}” are different kinds. Earlier answers join them:"),
        }[answer]
        self.told = QLabel(said.format(a=a, b=b), wordWrap=True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.earlier = self._session.likeliest_slips(error)
        self.backs: list[QPushButton] = []
        chain = QWidget()
        grid = QGridLayout(chain)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(3, 1)
        for place, row in enumerate(self.earlier):
            self._show(grid, place, row)
        grid.setRowStretch(len(self.earlier), 1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(chain)
        for ground in (chain, scroll.viewport()):
            ground.setAutoFillBackground(False)
        hint = QLabel(
            self.tr("Taking one back records your new answer in its place; Ctrl+Z undoes both."), wordWrap=True
        )
        hint.setProperty("role", "muted")
        self.leave = QPushButton(self.tr("&Keep them, drop my answer"), default=True)
        self.leave.clicked.connect(self.reject)
        workspace.session_changed.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(scroll, 1)
        column.addWidget(hint)
        column.addLayout(buttons)
        self.resize(680, 184 + min(len(self.earlier), MOST_SEEN) * (PICTURE.height() + 8))

    def _show(self, grid: QGridLayout, place: int, row: Evidence) -> None:
        """One earlier answer: two pictures, a sign between them, who and when, and the button."""
        same, colours = row.value == Answer.SAME, theme.current()
        names = self._session.dataset.names
        for column, item in ((0, row.a), (2, row.b)):
            picture = QLabel()
            picture.setToolTip(names[item])
            pixmap = QPixmap()
            pixmap.loadFromData(self._session.thumbnail(item))
            ratio = self.devicePixelRatioF()
            fitted = pixmap.scaled(
                PICTURE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            fitted.setDevicePixelRatio(ratio)
            picture.setPixmap(fitted)
            picture.setFixedSize(PICTURE)
            grid.addWidget(picture, place, column)
        sign = QLabel("=" if same else "≠")
        sign.setProperty("role", "title")
        sign.setStyleSheet(f"color: {colours.must_link if same else colours.cannot_link}")
        grid.addWidget(sign, place, 1)
        words = self.tr("“{a}” and “{b}” are the same kind") if same else self.tr("“{a}” and “{b}” are different kinds")
        who = self.tr("{who}, {when}").format(who=row.author, when=ago(row.moment)) if row.author else ago(row.moment)
        told = QLabel(words.format(a=short_name(names[row.a]), b=short_name(names[row.b])), wordWrap=True)
        when = QLabel(who)
        when.setProperty("role", "small")
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addStretch(1)
        for line in (told, when):
            line.setTextFormat(Qt.TextFormat.PlainText)
            lines.addWidget(line)
        lines.addStretch(1)
        grid.addLayout(lines, place, 3)
        back = QPushButton(self.tr("Take this back"))
        back.setAccessibleDescription(f"{told.text()}, {who}")
        back.clicked.connect(lambda _=False, number=row.id: self._take_back(number))
        self.backs.append(back)
        grid.addWidget(back, place, 4)

    def _take_back(self, number: int) -> None:
        self.accept()
        self._workspace.answer(self._query, self._answer, self._seconds, instead_of=(number,))
