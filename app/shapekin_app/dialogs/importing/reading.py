"""The import while it runs: how far it is, what can't be read, pictures as they come, pause and cancel."""

from __future__ import annotations

import os

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from shapekin.data.dataset import Fault
from shapekin.events import Glimpse, Progress, Refused
from shapekin_app.dialogs.importing.glimpses import GlimpseGrid
from shapekin_app.library_words import library
from shapekin_app.wording import seconds_left
from shapekin_app.workspace import Workspace


class ReadingPanel(QWidget):
    """Shows one job at a time and lets it be held or ended.

    Signals:
        faults_requested: A person wants to see what could not be read so far.
    """

    faults_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._job = ""
        self._stage = ""
        self.faults: list[Fault] = []
        self.stage = QLabel()
        self.stage.setAccessibleName(self.tr("What is done now"))
        self.left_time = QLabel()
        self.left_time.setProperty("role", "muted")
        self.left_time.setAccessibleName(self.tr("Time left"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Progress of the import"))
        self.unreadable = QPushButton()
        self.unreadable.setProperty("role", "link")
        self.unreadable.setToolTip(self.tr("Files that could not be read so far, and why; the rest goes on"))
        self.unreadable.clicked.connect(self.faults_requested)
        self.pause = QPushButton(self.tr("&Pause"))
        self.pause.clicked.connect(lambda: workspace.pause(self._job, held=not workspace.is_paused(self._job)))
        self.cancel = QPushButton(self.tr("&Cancel"))
        self.cancel.setToolTip(self.tr("What was read is kept; importing again goes on from there (Esc)"))
        self.cancel.clicked.connect(self.stop)
        self.grid = GlimpseGrid()
        line = QHBoxLayout()
        line.addWidget(self.stage, 1)
        line.addWidget(self.left_time)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.unreadable)
        buttons.addStretch(1)
        buttons.addWidget(self.pause)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.bar)
        column.addLayout(buttons)
        column.addSpacing(8)
        column.addWidget(self.grid, 1)
        workspace.job_progressed.connect(self._on_progress)
        workspace.job_paused.connect(self._on_pause)
        workspace.glimpsed.connect(self._on_glimpse)
        workspace.refused.connect(self._on_refusal)

    def follow(self, job_id: str, stage: str) -> None:
        """Show another job from its beginning.

        Args:
            job_id: The job.
            stage: What to say until it speaks.
        """
        self._job, self._stage = job_id, stage
        self.faults.clear()
        self.grid.clear()
        self.stage.setText(stage)
        self.left_time.clear()
        self.bar.setRange(0, 0)
        self.unreadable.hide()
        self.pause.setText(self.tr("&Pause"))
        self.pause.setEnabled(True)
        self.cancel.setEnabled(True)
        self.pause.setFocus()

    def stop(self) -> None:
        """Ask for the job to end."""
        self.cancel.setEnabled(False)
        self.pause.setEnabled(False)
        self.stage.setText(self.tr("Stopping"))
        self._workspace.cancel(self._job)

    @Slot(object)
    def _on_progress(self, event: Progress) -> None:
        if event.job_id != self._job or not self.cancel.isEnabled():
            return
        self._stage = library(event.stage)
        self.bar.setRange(0, 1000 if event.total else 0)
        if event.total:
            self.bar.setValue(round(1000 * event.done / event.total))
            self._stage = self.tr("{stage}  {done} of {total}").format(
                stage=self._stage, done=f"{event.done:,}", total=f"{event.total:,}"
            )
        self.stage.setText(self._stage)
        self.left_time.setText(seconds_left(event.seconds_left))
        self._count(round(event.metrics.get("unreadable", 0)))
        if self._workspace.is_paused(self._job):
            self._on_pause(self._job, True)

    @Slot(str, bool)
    def _on_pause(self, job_id: str, held: bool) -> None:
        if job_id != self._job:
            return
        self.pause.setText(self.tr("&Resume") if held else self.tr("&Pause"))
        self.stage.setText(self.tr("Paused.  {stage}").format(stage=self._stage) if held else self._stage)
        if held:
            self.left_time.clear()
            self.bar.setMaximum(self.bar.maximum() or 1)  # nothing is to move while it is held

    @Slot(object)
    def _on_glimpse(self, event: Glimpse) -> None:
        if event.job_id == self._job:
            self.grid.add(event.names, event.pictures)

    @Slot(object)
    def _on_refusal(self, event: Refused) -> None:
        if event.job_id == self._job:
            self.faults.append(Fault(os.fsencode(event.name), event.name, event.reason))
            self._count(len(self.faults))

    def _count(self, unreadable: int) -> None:
        unreadable = max(unreadable, len(self.faults))
        self.unreadable.setVisible(bool(unreadable))
        self.unreadable.setText(self.tr("{count} &unreadable so far").format(count=f"{unreadable:,}"))
