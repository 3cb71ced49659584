"""New files sorted into the sub-categories of the open project: read, proposed, corrected, written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from shapekin.errors import ShapekinError
from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.job import AssignResult
from shapekin.session.assigned import NONE, Assigned
from shapekin_app.assigned_model import SIDE, AssignedModel, Column
from shapekin_app.controls import side_by_side
from shapekin_app.dialogs.export import ExportDialog
from shapekin_app.library_words import fault, library
from shapekin_app.wording import seconds_left
from shapekin_app.workspace import Workspace

GAP = 8


class _PictureFirst(QStyledItemDelegate):
    """Pictures of one size, whatever their shape."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        """Leave room for a square."""
        super().initStyleOption(option, index)
        option.decorationSize = QSize(SIDE, SIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        """Smoothly, as pictures are scaled."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        super().paint(painter, option, index)


class AssignDialog(QDialog):
    """Where new files belong; the project is left as it is.

    Args:
        workspace: With an open session.
        parent: The window.

    Signals:
        written(str, str): A sentence about what was written, and the folder it is in.
    """

    written = Signal(str, str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        assert workspace.session is not None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Assign new files"))
        self.resize(900, 640)
        self._workspace = workspace
        self._titles: dict[int, str] = {}
        self._needs_table = bool(workspace.session.options.feature_table)
        self._job = ""
        self._source = Path()
        self.model = AssignedModel(self)
        self.place = QLineEdit(readOnly=True, placeholderText=self.tr("A folder, or files of one folder"))
        self.place.setAccessibleName(self.tr("New files"))
        self.folder = QPushButton(self.tr("&Folder…"))
        self.files = QPushButton(self.tr("F&iles…"))
        self.features = QPushButton(self.tr("F&eatures…"))
        self.features.setToolTip(self.tr("The table with the features of the new files: the same columns as before"))
        self.table = ""
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.stage = QLabel()
        self.stop = QPushButton(self.tr("S&top"))
        self.view = QTableView()
        self.kinds = QComboBox()
        self.put = QPushButton(self.tr("&Put"))
        self.far = QDoubleSpinBox(minimum=0.0, maximum=1000.0, singleStep=0.5, decimals=1, suffix=" ×")
        self.far.setValue(self.model.far)
        self.far.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.told = QLabel(wordWrap=True)
        self.save = QPushButton(self.tr("Save as a &table…"))
        self.sort = QPushButton(self.tr("Put the files into f&olders…"))
        self.sort.setProperty("role", "primary")
        self._lay_out()
        self._wire()
        self._show_state()

    # -- what is sorted ------------------------------------------------------------------------------

    def take(self, paths: Sequence[Path]) -> None:
        """Sort a folder, or files that lie in one folder."""
        if len(paths) > 1 and (len({path.parent for path in paths}) > 1 or any(path.is_dir() for path in paths)):
            self._tell(self.tr("Give one folder, or files of one folder."), "error")
            return
        self.model.show_result(None)
        self._show_state()
        several = len(paths) > 1
        self._source = paths[0].parent if several else paths[0]
        words = self.tr("{count} files in {folder}").format(count=f"{len(paths):,}", folder=self._source)
        self.place.setText(words if several else str(self._source))
        self._chosen = tuple(os.fsencode(path.name) for path in paths) if several else ()
        self._start()

    def _start(self) -> None:
        session = self._workspace.session
        if session is None:
            return
        if self._needs_table and not self.table:
            self._tell(
                self.tr("This project was made with a table of features. Choose one for the new files."), "muted"
            )
            return
        self._stop()
        try:
            job = session.assign_job(str(self._source), files=self._chosen, table=self.table)
        except ShapekinError as error:
            self._tell(fault(error), "error")
            return
        self._source = Path(job.source)
        self._job = job.job_id
        self._name_kinds()
        self._tell("", "muted")
        self.stage.setText(self.tr("Looking"))
        self.bar.setRange(0, 0)
        self._workspace.submit(job, quiet=True)
        self._show_state()

    @Slot(object)
    def _on_progress(self, event: Progress) -> None:
        if event.job_id == self._job:
            self.stage.setText(
                "   ".join(part for part in (library(event.stage), seconds_left(event.seconds_left)) if part)
            )
            self.bar.setRange(0, 1000 if event.total else 0)
            if event.total:
                self.bar.setValue(round(1000 * event.done / event.total))

    @Slot(object)
    def _on_end(self, event: Finished | Failed) -> None:
        if event.job_id != self._job:
            return
        self._job = ""
        session = self._workspace.session
        if isinstance(event, Failed):
            stopped = self.tr("Stopped. What was read is kept; sorting again goes on from here.")
            self._tell(stopped if event.cancelled else fault(event),
                       "muted" if event.cancelled else "error")  # fmt: skip
        elif isinstance(event.result, AssignResult) and session is not None:
            found = event.result
            pictures = self._workspace.cache.get_blobs(found.thumbnails, found.thumbnail_offsets)
            self.model.show_result(Assigned(found, self._source, self._titles, session.path.stem, {}), pictures)
            self.view.sortByColumn(Column.SURE, Qt.SortOrder.AscendingOrder)
            self._count()
        self._show_state()

    def _stop(self) -> None:
        if self._job:
            self._workspace.cancel(self._job)

    # -- what comes of it ------------------------------------------------------------------------

    def _count(self) -> None:
        """Say how many went where."""
        assigned = self.model.assigned
        if assigned is None:
            return
        placed, none = self.model.counts()
        said = [self.tr("{placed} of {all} placed, {none} like none of these.").format(
            placed=f"{placed:,}", all=f"{placed + none:,}", none=f"{none:,}")]  # fmt: skip
        faults = assigned.result.faults
        if faults:
            words = self.tr("{count} could not be read: {name}: {why}")
            said.append(words.format(count=len(faults), name=faults[0].display, why=library(faults[0].reason)))
        self._tell(" ".join(said), "muted")

    def _put_selected(self) -> None:
        places = [index.row() for index in self.view.selectionModel().selectedRows()]
        if places:
            self.model.put(places, int(self.kinds.currentData()))
            self._count()

    def _set_far(self, far: float) -> None:
        self.model.set_far(far)
        self._count()

    def _save(self) -> None:
        session, assigned = self._workspace.session, self.model.assigned
        if session is None or assigned is None:
            return
        start = session.path.with_name(f"{session.path.stem} {self._source.stem}.csv")
        chosen = QFileDialog.getSaveFileName(
            self, self.tr("Save as a table"), str(start), "CSV (*.csv)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )[0]  # fmt: skip
        if chosen:
            self.write_table(Path(chosen))

    def write_table(self, out: Path) -> None:
        """Write what the table shows as CSV; nothing is overwritten."""
        if self.model.assigned is None:
            return
        try:
            self.model.assigned.write_table(out)
        except ShapekinError as error:
            self._tell(fault(error), "error")
            return
        self._tell(self.tr("Wrote {name}.").format(name=out.name), "muted")
        self.written.emit(self.tr("Wrote {name}.").format(name=out.name), str(out.parent))

    def _sort_files(self) -> None:
        if self.model.assigned is None:
            return
        dialog = ExportDialog(self._workspace, self, result=self.model.assigned.export_input(), formats=("folders",))
        dialog.exported.connect(self.written)
        dialog.exported.connect(lambda text, _folder: self._tell(text, "muted"))
        dialog.open()

    def done(self, result: int) -> None:
        """Nobody waits any more for what is being done."""
        self._stop()
        self._job = ""
        super().done(result)

    # -- how it looks ------------------------------------------------------------------------------

    def _show_state(self) -> None:
        busy, there = bool(self._job), self.model.rowCount() > 0
        self._work.setVisible(busy)
        for button in (self.folder, self.files, self.features):
            button.setEnabled(not busy)
        for part in (self.view, self.far, self.save, self.sort):
            part.setEnabled(there)
        self._on_selection()

    def _on_selection(self) -> None:
        chosen = self.view.selectionModel().hasSelection() and self.model.rowCount() > 0
        self.kinds.setEnabled(chosen)
        self.put.setEnabled(chosen)

    def _tell(self, text: str, role: str) -> None:
        self.told.setProperty("role", role)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.setText(text)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("A folder of new files"), str(self._source))
        if chosen:
            self.take([Path(chosen)])

    def _ask_files(self) -> None:
        chosen = QFileDialog.getOpenFileNames(self, self.tr("New files"), str(self._source))[0]
        if chosen:
            self.take([Path(one) for one in chosen])

    def _ask_features(self) -> None:
        chosen = QFileDialog.getOpenFileName(self, self.tr("Features of the new files"), str(self._source))[0]
        if chosen:
            self.table = chosen
            if self.place.text():
                self._start()

    def _wire(self) -> None:
        self.folder.clicked.connect(self._ask_folder)
        self.files.clicked.connect(self._ask_files)
        self.features.clicked.connect(self._ask_features)
        self.stop.clicked.connect(self._stop)
        self.put.clicked.connect(self._put_selected)
        self.far.valueChanged.connect(self._set_far)
        self.save.clicked.connect(self._save)
        self.sort.clicked.connect(self._sort_files)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self._workspace.job_progressed.connect(self._on_progress)
        self._workspace.job_ended.connect(self._on_end)
        self._workspace.session_changed.connect(self.reject)

    def _name_kinds(self) -> None:
        """Those of the moment: a training that ends behind the dialog may bring others."""
        session = self._workspace.session
        self._titles = {} if session is None else {cluster.id: cluster.title for cluster in session.clusters}
        self.kinds.clear()
        for cluster, title in sorted(self._titles.items(), key=lambda one: one[1].casefold()):
            self.kinds.addItem(title, cluster)
        self.kinds.addItem(self.tr("none of these"), NONE)

    def _lay_out(self) -> None:
        self.features.setVisible(self._needs_table)
        view = self.view
        view.setModel(self.model)
        view.setItemDelegateForColumn(Column.NAME, _PictureFirst(view))
        view.setIconSize(QSize(SIDE, SIDE))
        view.setAccessibleName(self.tr("New files, one a row"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSortingEnabled(True)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(SIDE + GAP)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.KIND, 240), (Column.SURE, 88), (Column.DISTANCE, 104)):
            view.setColumnWidth(column, width)
        self.kinds.setAccessibleName(self.tr("Sub-category for the selected files"))
        self.kinds.setMinimumWidth(220)
        self._name_kinds()
        self.put.setToolTip(self.tr("The selected files belong to this sub-category"))
        limit = QLabel(self.tr("&None of these from"))
        limit.setBuddy(self.far)
        self.far.setToolTip(self.tr("Times the usual distance among known items; what you said yourself stays"))
        words = QLabel(self.tr("Selected &are"))
        words.setBuddy(self.kinds)
        self._work = QWidget()
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.setSpacing(12)
        whole.addLayout(side_by_side(self.place, self.folder, self.files, self.features, stretched=self.place))
        working = side_by_side(self.stage, self.bar, self.stop, stretched=self.bar)
        working.setContentsMargins(0, 0, 0, 0)
        self._work.setLayout(working)
        whole.addWidget(self._work)
        whole.addWidget(view, 1)
        whole.addLayout(side_by_side(words, self.kinds, self.put, None, limit, self.far))
        whole.addWidget(self.told)
        whole.addLayout(side_by_side(None, close, self.save, self.sort))
