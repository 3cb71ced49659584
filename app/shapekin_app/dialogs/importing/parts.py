"""The widgets of the import page and where they lie: a head, one or two columns that scroll, a foot."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from shapekin.data.options import ScanResult
from shapekin_app.dialogs.importing.form import SourceForm
from shapekin_app.dialogs.importing.preparation import PreparationForm
from shapekin_app.dialogs.importing.reading import ReadingPanel
from shapekin_app.dialogs.importing.strip import PreparationStrip
from shapekin_app.workspace import Workspace

WIDEST = 1160
TWO_COLUMNS_FROM = 960
MARGIN = 40


class PageParts:
    """Everything that the import page consists of; no decisions.

    Args:
        workspace: For the parts that talk to the worker themselves.
        page: Where they are laid out.
    """

    def tr(self, text: str) -> str:
        """A text in the language in use."""
        return QCoreApplication.translate("PageParts", text)

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.summary = QLabel(wordWrap=True)
        self.summary.setAccessibleName(page.tr("What was recognised"))
        self.details = QPushButton()
        self.details.setProperty("role", "link")
        self.details.setToolTip(page.tr("Which files, and why"))
        self.looking = QProgressBar(textVisible=False, maximum=0)
        self.looking.setAccessibleName(page.tr("Looking into it"))
        self.form = SourceForm()
        self.strip = PreparationStrip(workspace)
        self.preparation = PreparationForm()
        self.reading = ReadingPanel(workspace)
        self.place = QLineEdit()
        self.place.setAccessibleName(page.tr("Project file"))
        self.browse = QPushButton(page.tr("C&hoose…"))
        self.browse.setToolTip(page.tr("Choose where the project file goes"))
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("role", "error")
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "muted")
        self.back = QPushButton(page.tr("&Back"))
        self.back.setToolTip(page.tr("Leave without importing (Esc)"))
        self.start = QPushButton(page.tr("&Import"))
        self.start.setProperty("role", "primary")
        self.start.setShortcut(QKeySequence("Ctrl+Return"))
        self.start.setToolTip(page.tr("Read everything that is chosen (Ctrl+Enter)"))
        self._lay_out(page)

    # -- what is seen ----------------------------------------------------------------------------

    def show_source(self, source: Path) -> None:
        """Name another source; nothing is known of it yet."""
        self.title.setText(source.name or str(source))
        self.title.setToolTip(str(source))
        self.summary.setText(str(source))
        self.details.hide()
        self._choosing.hide()
        self._where.hide()
        self.start.hide()

    def show_looking(self) -> None:
        """The source is looked at; what was understood before stays."""
        self.looking.setVisible(True)
        self._reading_place.hide()
        self._foot.show()
        self._rule.show()

    def show_reading(self, job_id: str, stage: str) -> None:
        """A job is followed, in place of the choices."""
        self.looking.setVisible(False)
        self._choosing.hide()
        self._foot.hide()
        self._rule.hide()
        self._reading_place.show()
        self.reading.follow(job_id, stage)

    def show_choice(self, *, understood: bool, folder: bool) -> None:
        """There is something to choose.

        Args:
            understood: The source could be listed.
            folder: Another layout may understand it where this one did not.
        """
        self.looking.setVisible(False)
        self._reading_place.hide()
        self._foot.show()
        self._rule.show()
        self._choosing.setVisible(understood or folder)
        if not understood:
            self.form.show_layouts_only()
        # Where nothing was understood, the trouble is the page's one message: it goes to the top.
        self._inner.removeWidget(self.trouble)
        self._inner.insertWidget(self._inner.indexOf(self.note if understood else self._choosing), self.trouble)
        self._right.setVisible(understood)
        self._where.setVisible(understood)
        self.start.setVisible(understood)

    def show_left_out(self, result: ScanResult) -> None:
        """A quiet line on what is not taken."""
        said = []
        if result.faults:
            said.append(self.tr("{count} can't be read").format(count=f"{len(result.faults):,}"))
        left_out = sum(count for _, count in result.left_out)
        if left_out:
            said.append(self.tr("{count} other files are left out").format(count=f"{left_out:,}"))
        self.details.setText(", ".join(said))
        self.details.setVisible(bool(said))

    def tell(self, text: str) -> None:
        """A sentence that is no trouble."""
        self.note.setText(text)
        self.note.show()

    def fit(self, size: QSize) -> None:
        """Two columns where they fit."""
        wide = size.width() >= TWO_COLUMNS_FROM
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(48 if wide else 24)
        self.form.categories.list.setMinimumHeight(120 if wide else 200)

    # -- where it lies ---------------------------------------------------------------------------

    def _lay_out(self, page: QWidget) -> None:
        head = QVBoxLayout()
        head.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.summary, 1)
        line.addWidget(self.details)
        head.addWidget(self.title)
        head.addLayout(line)
        held = QWidget()  # so that nothing jumps when the bar comes and goes
        held.setFixedHeight(12)
        inside = QVBoxLayout(held)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.addWidget(self.looking)
        head.addWidget(held)

        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self.strip)
        right.addWidget(self.preparation)
        right.addStretch(1)
        both = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._columns.setContentsMargins(0, 0, 4, 0)
        self._columns.addWidget(self.form, 1)
        self._columns.addWidget(self._right, 1)
        for column in (self.form, self._right):
            column.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._choosing = QScrollArea(widgetResizable=True)
        self._choosing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._choosing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._choosing.setWidget(both)
        for ground in (both, self._choosing.viewport()):
            ground.setAutoFillBackground(False)

        self._reading_place = QWidget()
        reading = QVBoxLayout(self._reading_place)
        reading.setContentsMargins(0, 8, 0, 0)
        reading.addWidget(self.reading)

        self._where = QWidget()
        where = QHBoxLayout(self._where)
        where.setContentsMargins(0, 0, 0, 0)
        where.setSpacing(8)
        heading = QLabel(self.tr("Project &file"))
        heading.setBuddy(self.place)
        for part, stretch in ((heading, 0), (self.place, 1), (self.browse, 0)):
            where.addWidget(part, stretch)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self._where, 1)
        foot.addStretch(0)
        foot.addSpacing(16)
        foot.addWidget(self.back)
        foot.addWidget(self.start)
        self._rule = QFrame(frameShape=QFrame.Shape.HLine)
        self._rule.setProperty("role", "rule")

        column = QWidget()
        column.setMaximumWidth(WIDEST)
        inner = self._inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self._choosing, 1)
        inner.addWidget(self._reading_place, 1)
        inner.addWidget(self.trouble)
        inner.addWidget(self.note)
        inner.addStretch(0)
        inner.addWidget(self._rule)
        inner.addWidget(self._foot)
        outer = QHBoxLayout(page)
        outer.setContentsMargins(MARGIN, 24, MARGIN, 16)
        outer.addStretch(1)
        outer.addWidget(column, 100)
        outer.addStretch(1)
        order = [
            self.details, self.form.layouts, self.form.kinds, self.form.levels, self.form.labels.line,
            self.form.labels.browse, self.form.categories.every, self.form.categories.none,
            self.form.categories.filter, self.form.categories.list, self.preparation.fold,
        ]  # fmt: skip
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
