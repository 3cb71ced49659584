"""The import page takes a source to an open project: look, choose, read."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from shapekin.data.dataset import DataKind, Fault
from shapekin.data.options import ImportOptions, ScanResult
from shapekin.errors import ShapekinError
from shapekin.events import Failed, Finished
from shapekin.jobs.job import ImportJob, ImportResult, SampleJob, SampleResult, ScanJob
from shapekin.session import Session
from shapekin_app.dialogs.faults import FaultsDialog
from shapekin_app.dialogs.importing.parts import PageParts
from shapekin_app.files import PROJECT, free_project_path
from shapekin_app.library_words import fault, listing
from shapekin_app.workspace import Workspace


class ImportPage(QWidget):
    """Looks at a source, lets a person correct what is seen in it, reads it, and opens the project.

    What was understood last stays in sight while the source is looked at again, also where that fails.

    Signals:
        left: A person does not want to import after all.
        project_made: The project is open in the workspace.
    """

    left = Signal()
    project_made = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job: SampleJob | ScanJob | ImportJob | None = None
        self._source = Path()
        self._shown = Path()  # of what is in sight; another than `_source` while that is looked at first
        self._straight = False
        self._project: Path | None = None
        self.parts = PageParts(workspace, self)
        self.form, self.preparation, self.strip = self.parts.form, self.parts.preparation, self.parts.strip
        self.reading, self.place = self.parts.reading, self.parts.place
        self.start, self.back, self.trouble = self.parts.start, self.parts.back, self.parts.trouble
        self.form.rescan_wanted.connect(self._scan)
        self.form.changed.connect(self._on_options)
        self.preparation.changed.connect(self._on_options)
        self.place.textChanged.connect(self._check)
        self.parts.browse.clicked.connect(self._choose_place)
        self.parts.details.clicked.connect(self._show_details)
        self.reading.faults_requested.connect(self._show_faults_so_far)
        self.start.clicked.connect(self._import)
        self.back.clicked.connect(self._leave)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._escape)
        workspace.job_ended.connect(self._on_end)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two do not fit."""
        super().resizeEvent(event)
        self.parts.fit(event.size())

    def minimumSizeHint(self) -> QSize:
        """The page scrolls."""
        return QSize(400, 320)

    # -- what the window calls -------------------------------------------------------------------

    def look_at(self, source: Path) -> None:
        """Show what a source holds and let a person choose."""
        self._drop_job()
        self._source, self._straight = source, False
        if self.form.result is None:
            self._shown = source
            self.parts.show_source(source)
        self._submit(ScanJob(str(source)))

    def make_sample(self, name: str, folder: Path, count: int) -> None:
        """Write the built-in sample and import it without asking anything."""
        self._drop_job()
        self.forget()
        self._source = self._shown = folder
        self._straight = True
        self.parts.show_source(folder)
        self.parts.title.setText(self.tr("Making {count} chairs").format(count=count))
        self.parts.summary.setText(
            self.tr("Built in the computer's memory, then read like any other folder of meshes.")
        )
        if sum(1 for file in folder.rglob("*.off")) == count:
            self._import()
        else:
            self._submit(SampleJob(name, str(folder), count))

    def forget(self) -> None:
        """Forget the source."""
        self._drop_job()
        self.form.forget()
        self.strip.forget()
        self.trouble.clear()

    @property
    def busy(self) -> bool:
        """True while it waits for the worker."""
        return self._job is not None

    def options(self) -> ImportOptions:
        """What a person chose."""
        return self.preparation.apply(self.form.options())

    # -- the steps -------------------------------------------------------------------------------

    @Slot()
    def _scan(self) -> None:
        self._drop_job()
        self._submit(ScanJob(str(self._source), self.form.understood()))

    @Slot()
    def _import(self) -> None:
        self._project = Path(self.place.text()).expanduser()
        self.strip.stop()
        self._submit(ImportJob(str(self._source), ImportOptions() if self._straight else self.options()))

    def _submit(self, job: SampleJob | ScanJob | ImportJob) -> None:
        self._job = job
        self.trouble.clear()
        self.parts.note.hide()
        if isinstance(job, ScanJob):
            self.parts.show_looking()
        else:
            self.parts.show_reading(job.job_id, self.tr("Starting"))
        self._check()
        self._workspace.submit(job, quiet=True)

    @Slot(object)
    def _on_end(self, event: Finished | Failed) -> None:
        job = self._job
        if job is None or event.job_id != job.job_id:
            return
        self._job = None
        if isinstance(event, Failed):
            self._on_failure(job, event)
        elif isinstance(event.result, SampleResult):
            self._import()
        elif isinstance(event.result, ScanResult) and isinstance(job, ScanJob):
            self._show_scan(event.result, job)
        elif isinstance(event.result, ImportResult):
            self._open(event.result)

    def _on_failure(self, job: SampleJob | ScanJob | ImportJob, event: Failed) -> None:
        if isinstance(job, ScanJob):
            self._source = self._shown
            self.form.take_back()
        if self._straight and event.cancelled:
            self.left.emit()
            return
        self._show_choice()
        if isinstance(job, ImportJob) and event.cancelled:
            self.parts.tell(self.tr("Stopped. What was read is kept; importing again goes on from here."))
        elif not event.cancelled:
            self.trouble.setText(fault(event))

    def _show_scan(self, result: ScanResult, job: ScanJob) -> None:
        first = self.form.result is None or self._shown != self._source
        if first:
            self.form.forget()
            self.strip.forget()
            self._shown = self._source
            self.parts.show_source(self._source)
            self.place.setText(str(free_project_path(self._source)))
        self.parts.summary.setText(listing(result.summary))
        self.parts.show_left_out(result)
        self.form.show_scan(result, job.options)
        self.preparation.show_kind(result.kind)
        self._show_choice()
        self._on_options()
        if first:
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
            self.trouble.setText(fault(error))
            return
        self.forget()
        self._workspace.open(session)
        self.project_made.emit()

    def _drop_job(self) -> None:
        if self._job is not None:
            self._workspace.cancel(self._job.job_id)
            self._job = None

    @Slot()
    def _leave(self) -> None:
        self.forget()
        self.left.emit()

    @Slot()
    def _escape(self) -> None:
        """Stop the reading, or leave."""
        if isinstance(self._job, ScanJob) or self._job is None:
            self._leave()
        else:
            self.reading.stop()

    # -- what is chosen --------------------------------------------------------------------------

    @Slot()
    def _on_options(self) -> None:
        self._check()
        result = self.form.result
        if result is not None and self.form.ready and result.kind is not DataKind.FEATURES:
            # The shown source: while another is looked at, the pictures stay those of what is in sight.
            self.strip.ask(str(self._shown), self.options())

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
        if self.form.result is None:
            pass
        elif not text:
            trouble = self.tr("Say where the project file goes.")
        elif path.exists():
            trouble = self.tr("{name} exists already and is left alone. Choose another name.").format(name=path.name)
        elif not path.parent.is_dir():
            trouble = self.tr("There is no folder {folder}.").format(folder=path.parent)
        elif not self.form.ready:
            trouble = self.tr("Choose at least one category.")
        self.trouble.setText(trouble)
        self.start.setEnabled(not trouble and self._job is None and self.form.ready)

    def _show_choice(self) -> None:
        self.parts.show_choice(understood=self.form.result is not None, folder=self._shown.is_dir())
        self._check()

    # -- lists -----------------------------------------------------------------------------------

    @Slot()
    def _show_details(self) -> None:
        result = self.form.result
        if result is None:
            return
        faults = [Fault(os.fsencode(what), what, why) for what, why in result.faults]
        dialog = FaultsDialog(faults, result.source, self)
        if result.left_out:
            listed = ", ".join(
                f"{count:,} {ending or self.tr('without an ending')}" for ending, count in result.left_out
            )
            dialog.tell(self.tr("Left out, as they are not what is taken here: {listed}.").format(listed=listed))
        dialog.open()

    @Slot()
    def _show_faults_so_far(self) -> None:
        FaultsDialog(tuple(self.reading.faults), str(self._source), self).open()
