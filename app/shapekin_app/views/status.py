"""The bar at the foot of the window: the running job, and the project in numbers."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStatusBar,
    QWidget,
)

from shapekin.events import Failed, Finished, Progress
from shapekin.jobs.job import EvaluateJob, ImportJob, Job, MapJob, ReconstructJob, SampleJob, ScanJob, TrainJob
from shapekin_app.library_words import library
from shapekin_app.wording import seconds_left
from shapekin_app.workspace import Workspace

LONG = (TrainJob, ImportJob, SampleJob)
"""Jobs worth a pause."""


class StatusView(QStatusBar):
    """Tells what runs and how long it will take, and lets it be cancelled.

    Signals:
        faults_requested: A person wants to see the files that could not be read.
    """

    faults_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.setMinimumHeight(32)
        self._workspace = workspace
        self._jobs: dict[str, Job] = {}
        self._shown = ""
        self._before_pause = ""

        self.stage = QLabel()
        self.stage.setAccessibleName(self.tr("Running job"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("Progress of the running job"))
        self.left = QLabel()
        self.left.setAccessibleName(self.tr("Time left"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("role", "link")
        self.cancel.setToolTip(self.tr("What is finished is kept"))
        self.cancel.setAccessibleName(self.tr("Cancel the running job"))
        self.cancel.clicked.connect(self._cancel)
        self.pause = QPushButton(self.tr("Pause"))
        self.pause.setProperty("role", "link")
        self.pause.setToolTip(self.tr("Hold the job where it is, and go on later; it keeps its memory"))
        self.pause.clicked.connect(lambda: workspace.pause(self._shown, held=not workspace.is_paused(self._shown)))
        self.work = QWidget()
        row = QHBoxLayout(self.work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self.stage, self.bar, self.left, self.pause, self.cancel):
            row.addWidget(part)
        row.addStretch(1)
        self.work.hide()
        self.addWidget(self.work)

        self.faults = QPushButton()
        self.faults.setToolTip(self.tr("Files that could not be read, and why"))
        self.faults.setProperty("role", "link")
        self.faults.clicked.connect(self.faults_requested)
        self.faults.hide()
        self.numbers = QLabel()
        self.numbers.setAccessibleName(self.tr("The project in numbers"))
        self.numbers.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.addPermanentWidget(self.faults)
        self.addPermanentWidget(self.numbers)

        workspace.job_started.connect(self._start)
        workspace.job_progressed.connect(self._progress)
        workspace.job_paused.connect(self._on_pause)
        workspace.job_ended.connect(self._end)
        workspace.session_changed.connect(self._count)
        workspace.changed.connect(self._count)
        workspace.selection_changed.connect(self._count)
        self._count()

    @Slot(object)
    def _start(self, job: Job) -> None:
        if isinstance(job, EvaluateJob | ReconstructJob):
            return  # over at once, and nobody waits for it
        self._jobs[job.job_id] = job
        self._show(job.job_id, self._title(job))

    @Slot(object)
    def _progress(self, event: Progress) -> None:
        if event.job_id not in self._jobs or self._workspace.is_paused(event.job_id):
            return
        stage = library(event.stage)
        self._show(event.job_id, stage)
        # A range of (0, 0) shows that something goes on without saying how far it is.
        self.bar.setRange(0, 1000 if event.total else 0)
        if event.total:
            self.bar.setValue(round(1000 * event.done / event.total))
        clusters = event.metrics.get("clusters")
        if clusters:
            self.stage.setText(self.tr("{stage}, {count} sub-categories").format(stage=stage, count=round(clusters)))
        self.left.setText(seconds_left(event.seconds_left))

    @Slot(object)
    def _end(self, event: Finished | Failed) -> None:
        self._jobs.pop(event.job_id, None)
        if event.job_id == self._shown:
            self._shown = ""
            self.work.hide()
        if self._jobs and not self._shown:
            job = next(iter(self._jobs.values()))
            self._show(job.job_id, self._title(job))

    def _show(self, job_id: str, stage: str) -> None:
        if self._shown != job_id:
            self._shown = job_id
            self.bar.setRange(0, 0)
            self.left.clear()
            self.cancel.setEnabled(True)
            self.pause.setEnabled(True)
            held = self._workspace.is_paused(job_id)
            self.pause.setText(self.tr("Resume") if held else self.tr("Pause"))
            self.pause.setVisible(isinstance(self._jobs[job_id], LONG))
        self.stage.setText(stage)
        self.work.show()

    @Slot(str, bool)
    def _on_pause(self, job_id: str, held: bool) -> None:
        if job_id != self._shown:
            return
        self.pause.setText(self.tr("Resume") if held else self.tr("Pause"))
        self.pause.setAccessibleName(self.tr("Resume the running job") if held else self.tr("Pause the running job"))
        if held:
            self._before_pause = self.stage.text()
            self.bar.setMaximum(self.bar.maximum() or 1)  # nothing is to move while it is held
            self.stage.setText(self.tr("Paused.  {stage}").format(stage=self._before_pause))
            self.left.clear()
        else:
            self.stage.setText(self._before_pause)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.pause.setEnabled(False)
        self.stage.setText(self.tr("Stopping"))
        self._workspace.cancel(self._shown)

    def _title(self, job: Job) -> str:
        if isinstance(job, TrainJob):
            return self.tr("Training")
        if isinstance(job, ImportJob):
            return self.tr("Reading shapes")
        if isinstance(job, ScanJob):
            return self.tr("Looking into the folder")
        if isinstance(job, SampleJob):
            return self.tr("Making the sample")
        if isinstance(job, MapJob):
            return self.tr("Laying out the map")
        return self.tr("Working")

    def _count(self) -> None:
        session = self._workspace.session
        self.faults.setVisible(session is not None and bool(session.faults))
        if session is None:
            self.numbers.clear()
            return
        self.faults.setText(self.tr("{count} unreadable").format(count=len(session.faults)))
        parts = [
            self.tr("{count} items").format(count=f"{len(session):,}"),
            self.tr("{count} sub-categories").format(count=len(session.clusters)),
            self.tr("{count} answers").format(count=session.n_answers),
        ]
        if len(self._workspace.selection):
            parts.insert(0, self.tr("{count} selected").format(count=f"{len(self._workspace.selection):,}"))
        if session.read_only:
            parts.append(self.tr("read only"))
        self.numbers.setText("   ·   ".join(parts))
