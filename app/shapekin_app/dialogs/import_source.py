"""The import page: what a source holds, what to take of it, where the project goes, and the reading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from shapekin.data.options import ImportOptions, ScanResult
from shapekin.errors import ShapekinError
from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.job import ImportJob, ImportResult, SampleJob, SampleResult, ScanJob
from shapekin.session import Session
from shapekin_app.dialogs.import_options import ImportForm
from shapekin_app.files import PROJECT, free_project_path
from shapekin_app.wording import seconds_left
from shapekin_app.workspace import Workspace


class ImportPage(QWidget):
    """Takes a source to an open project: look, choose, read.

    Signals:
        left: A person does not want to import after all.
        project_made: The project is open in the workspace.
    """

    left = Signal()
    project_made = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job = ""
        self._source = Path()
        self._straight = False
        self._project: Path | None = None

        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.summary = QLabel(wordWrap=True)
        self.summary.setProperty("role", "muted")
        self.form = ImportForm()
        self.form.layout_chosen.connect(self._scan)
        self.form.changed.connect(self._check)
        self.place = QLineEdit()
        self.place.setAccessibleName(self.tr("Project file"))
        self.place.textChanged.connect(self._check)
        self._browse = QPushButton(self.tr("Choose…"))
        self._browse.clicked.connect(self._choose_place)
        self.trouble = QLabel(wordWrap=True)
        self.trouble.setProperty("role", "error")
        self.stage = QLabel()
        self.left_time = QLabel()
        self.left_time.setProperty("role", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.start = QPushButton(self.tr("Import"))
        self.start.setProperty("role", "primary")
        self.start.clicked.connect(self._import)
        self.back = QPushButton(self.tr("Cancel"))
        self.back.clicked.connect(self._leave)
        self._lay_out()

        workspace.job_progressed.connect(self._on_progress)
        workspace.job_ended.connect(self._on_end)

    # -- what the window calls -------------------------------------------------------------------

    def look_at(self, source: Path) -> None:
        """Show what a source holds and let a person choose."""
        self._reset(source, free_project_path(source))
        self._scan("auto")

    def make_sample(self, name: str, folder: Path, count: int) -> None:
        """Write the built-in sample and import it without asking anything."""
        self._reset(folder, free_project_path(folder))
        self._straight = True
        self.title.setText(self.tr("Making {count} chairs").format(count=count))
        self.summary.setText(self.tr("Built in the computer's memory, then read like any other folder of meshes."))
        if sum(1 for file in folder.rglob("*.off")) == count:
            self._import()
        else:
            self._submit(SampleJob(name, str(folder), count))

    @property
    def busy(self) -> bool:
        """True while it waits for the worker."""
        return bool(self._job)

    # -- the steps -------------------------------------------------------------------------------

    def _reset(self, source: Path, project: Path) -> None:
        if self._job:
            self._workspace.cancel(self._job)
        self._job = ""
        self._source = source
        self._straight = False
        self.title.setText(source.name or str(source))
        self.summary.setText(str(source))
        self.trouble.clear()
        self.form.clear()
        self.place.setText(str(project))

    @Slot(str)
    def _scan(self, layout: str) -> None:
        if self._job:
            self._workspace.cancel(self._job)
        self.trouble.clear()
        self._submit(ScanJob(str(self._source), replace(self.form.options(), layout=layout, categories=())))

    def _import(self) -> None:
        self._project = Path(self.place.text()).expanduser()
        options = ImportOptions() if self._straight else self.form.options()
        self._submit(ImportJob(str(self._source), options))

    def _submit(self, job: SampleJob | ScanJob | ImportJob) -> None:
        self._job = job.job_id
        self._show_busy(self.tr("Looking into it") if isinstance(job, ScanJob) else self.tr("Starting"))
        self._workspace.submit(job)

    @Slot(object)
    def _on_progress(self, event: Progress) -> None:
        if event.job_id != self._job:
            return
        self.bar.setRange(0, 1000 if event.total else 0)
        if event.total:
            self.bar.setValue(round(1000 * event.done / event.total))
            self.stage.setText(f"{event.stage}  {event.done:,} / {event.total:,}")
        else:
            self.stage.setText(event.stage)
        self.left_time.setText(seconds_left(event.seconds_left))

    @Slot(object)
    def _on_end(self, event: Finished | Failed) -> None:
        if event.job_id != self._job:
            return
        self._job = ""
        if isinstance(event, Failed):
            self._show_choice()
            self.trouble.setText("" if event.cancelled else f"{event.message} {event.hint}".strip())
        elif isinstance(event.result, SampleResult):
            self._import()
        elif isinstance(event.result, ScanResult):
            self._show_scan(event.result)
        elif isinstance(event.result, ImportResult):
            self._open(event.result)

    def _show_scan(self, result: ScanResult) -> None:
        self.summary.setText(result.summary)
        self.form.show_scan(result)
        self._show_choice()
        self.start.setFocus()

    def _open(self, result: ImportResult) -> None:
        assert self._project is not None
        if self._straight:  # nobody chose this name, so it may give way to another
            self._project = free_project_path(self._source)
        try:
            session = Session.create(self._project, result, self._workspace.cache)
        except ShapekinError as error:
            self._straight = False
            self._show_choice()
            self.trouble.setText(str(error))
            return
        self._workspace.open(session)
        self.project_made.emit()

    def _leave(self) -> None:
        if self._job:
            self._workspace.cancel(self._job)
            self._job = ""
        self.left.emit()

    # -- the page --------------------------------------------------------------------------------

    def _choose_place(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Project file"),
            self.place.text(),
            self.tr("Shapekin projects (*{ending})").format(ending=PROJECT),
        )
        if path:
            self.place.setText(path if path.endswith(PROJECT) else path + PROJECT)

    @Slot()
    def _check(self) -> None:
        """Say what is wrong with the place before anything is read."""
        text = self.place.text().strip()
        path = Path(text).expanduser()
        trouble = ""
        if not text:
            trouble = self.tr("Say where the project file goes.")
        elif path.exists():
            trouble = self.tr("{name} exists already and is left alone. Choose another name.").format(name=path.name)
        elif not path.parent.is_dir():
            trouble = self.tr("There is no folder {folder}.").format(folder=path.parent)
        elif self.form.scanned and not self.form.ready:
            trouble = self.tr("Choose at least one category.")
        self.trouble.setText(trouble)
        self.start.setEnabled(not trouble and not self._job and self.form.ready)

    def _show_busy(self, stage: str) -> None:
        self.stage.setText(stage)
        self.left_time.clear()
        self.bar.setRange(0, 0)
        self._reading.show()
        self._choosing.hide()
        self.start.hide()

    def _show_choice(self) -> None:
        self._reading.hide()
        self._choosing.setVisible(self.form.scanned)
        self.start.setVisible(self.form.scanned)
        self._check()

    def _lay_out(self) -> None:
        self._choosing = QWidget()
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.setSpacing(16)
        choosing.addWidget(self.form, 1)
        heading = QLabel(self.tr("Project file"))
        heading.setProperty("role", "heading")
        heading.setBuddy(self.place)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(heading)
        where.addWidget(self.place, 1)
        where.addWidget(self._browse)
        choosing.addLayout(where)

        self._reading = QWidget()
        reading = QVBoxLayout(self._reading)
        reading.setContentsMargins(0, 24, 0, 0)
        reading.setSpacing(8)
        line = QHBoxLayout()
        line.addWidget(self.stage, 1)
        line.addWidget(self.left_time)
        reading.addLayout(line)
        reading.addWidget(self.bar)

        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.start)

        column = QWidget()
        column.setMaximumWidth(760)
        column.setMinimumWidth(560)
        inner = QVBoxLayout(column)
        inner.setSpacing(8)
        inner.addStretch(1)
        inner.addWidget(self.title)
        inner.addWidget(self.summary)
        inner.addSpacing(16)
        inner.addWidget(self._choosing, 8)
        inner.addWidget(self._reading)
        inner.addWidget(self.trouble)
        inner.addSpacing(8)
        inner.addLayout(buttons)
        inner.addStretch(1)
        page = QHBoxLayout(self)
        page.setContentsMargins(48, 32, 48, 32)
        page.addStretch(1)
        page.addWidget(column, 100)
        page.addStretch(1)
        page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
