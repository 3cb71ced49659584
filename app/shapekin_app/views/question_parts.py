"""The parts that the question dock and focus mode share: the pair, the meter, the words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from shapekin.queries.base import Query
from shapekin.queries.forms.base import FormQuestion
from shapekin.queries.forms.catalogue import PAIR
from shapekin.queries.forms.odd import OddQuestion
from shapekin.session import Session
from shapekin_app import theme
from shapekin_app.library_words import library
from shapekin_app.views.turntable import ItemTurntable, Orbit
from shapekin_app.wording import short_name
from shapekin_app.workspace import Workspace


def _tr(text: str) -> str:
    return QCoreApplication.translate("questions", text)


class ElidedLabel(QLabel):
    """One line that is cut in the middle when there is no room, with the whole as its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_words(self, words: str, tip: str = "") -> None:
        """Show these words; `tip` is the tooltip where it says more than they do."""
        self._whole = words
        self.setToolTip(tip or words)
        self.setAccessibleName(words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width()))


class PairStage(QWidget):
    """Two items side by side on turntables that turn together."""

    def __init__(self, workspace: Workspace, *, square: bool, parent: QWidget | None = None) -> None:
        """Args: see the class; with `square` see `set_square`."""
        super().__init__(parent)
        self.orbit = Orbit(self)
        self.tables = (ItemTurntable(workspace, self.orbit), ItemTurntable(workspace, self.orbit))
        self.captions = (ElidedLabel(), ElidedLabel())
        self._workspace = workspace
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8 if square else 16)
        for table, caption in zip(self.tables, self.captions, strict=True):
            column = QVBoxLayout()
            column.setSpacing(4)
            caption.setProperty("role", "small")
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(table, 1)
            column.addWidget(caption)
            layout.addLayout(column, 1)
        self.set_square(square=square)
        workspace.hover_changed.connect(self._on_hover)

    def set_square(self, *, square: bool) -> None:
        """Let the height follow the width, or take what room there is."""
        self._square = square
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding,
            QSizePolicy.Policy.Preferred if square else QSizePolicy.Policy.Expanding,
        )
        policy.setHeightForWidth(square)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def show_query(self, query: Query | None) -> None:
        """Show the two items of a question."""
        session = self._workspace.session
        rows = (-1, -1) if query is None else (query.a, query.b)
        for row, table, caption in zip(rows, self.tables, self.captions, strict=True):
            table.show_row(row)
            name = session.dataset.names[row] if session is not None and row >= 0 else ""
            caption.set_words(short_name(name), tip=name)

    def _on_hover(self, row: int) -> None:
        for table in self.tables:
            ring = QColor(theme.current().accent) if row >= 0 and table.row == row else None
            if ring != table.highlight:
                table.highlight = ring
                table.update()

    def heightForWidth(self, width: int) -> int:
        """Square turntables and a line of words."""
        side = (width - 8) // 2
        return min(max(side, 120), 420) + 4 + self.captions[0].sizeHint().height()

    def sizeHint(self) -> QSize:
        """Of a dock of ordinary width."""
        return QSize(340, self.heightForWidth(340) if self._square else 160)

    def minimumSizeHint(self) -> QSize:
        """Two small turntables."""
        return QSize(216, 128)


def answered_words(parent: QWidget, session: Session) -> str:
    """How many answers there are."""
    if session.n_answers == 1:
        return parent.tr("1 answered")
    return parent.tr("{count} answered").format(count=f"{session.n_answers:,}")


def show_words(label: QLabel, sentence: str, level: str) -> None:
    """Show a sentence in the colour of its level."""
    label.setProperty("role", "error" if level == "error" else "small")
    label.style().polish(label)
    label.setText(sentence)
    label.show()


def headline(question: FormQuestion | None) -> str:
    """What is asked, large; of a pair where there is no question about several."""
    if question is None:
        return _tr("Same kind?")
    return _tr("Which do not belong?") if isinstance(question, OddQuestion) else _tr("Which kind is it?")


def no_more(form: str, within: str = "") -> str:
    """What is said when there is nothing left to ask; `within` one kind, if it was asked about that only."""
    if within:
        words = _tr("Nothing left to ask within “{kind}”. Train, so that it learns from the answers; or ask about all.")
        return words.format(kind=within)
    if form == PAIR:
        return _tr("No more questions from this strategy. Train again or choose another.")
    return _tr("No more questions of this form. Train again, or ask about pairs.")


def sentence(words: str) -> str:
    """What the library says, with a capital, and a full stop where nothing else ends it."""
    if not words:
        return ""
    words = library(words)
    return words[0].upper() + words[1:] + ("" if words.endswith((".", "?")) else ".")
