"""What all views share: the open session, the selection, the item under the mouse.

Views never talk to each other: they read the workspace, call its commands and listen to its signals.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QObject, Signal

from shapekin.arrays import FloatArray, IntArray
from shapekin.errors import ShapekinError
from shapekin.events import Event, Failed, Finished, Progress, Snapshot
from shapekin.jobs.job import ImportResult, Job, PreviewResult, TrainJob, TrainResult
from shapekin.queries.base import Answer, Query
from shapekin.session import Session
from shapekin.store.cache import Cache
from shapekin_app.bridge import JobBridge


class Workspace(QObject):
    """The application's one document and what is pointed at in it.

    Signals:
        session_changed: Another session (or None) is open; read `session`.
        changed(Change): The session changed.
        selection_changed: `selection` is another set of rows.
        hover_changed(int): The row under the mouse, -1 for none.
        projection_moved: `projection` holds new places (a snapshot while training, or a result).
        job_started(object), job_progressed(object), job_ended(object): a Job, Progress, Finished | Failed.
        preview_ready(int): A mesh for this row can be had from `preview`.
        message(str, str): A sentence for the banner, and its level: "info", "work", "success", "error".
        viewer_requested(int): A person wants to see this row large.
        question_changed(object): The Query being asked, or None.
    """

    session_changed = Signal()
    changed = Signal(object)
    selection_changed = Signal()
    hover_changed = Signal(int)
    projection_moved = Signal()
    job_started = Signal(object)
    job_progressed = Signal(object)
    job_ended = Signal(object)
    preview_ready = Signal(int)
    message = Signal(str, str)
    viewer_requested = Signal(int)
    question_changed = Signal(object)

    def __init__(self, bridge: JobBridge, cache: Cache) -> None:
        super().__init__()
        self.cache = cache
        self.session: Session | None = None
        self.selection: IntArray = np.empty(0, np.int64)
        self.hovered = -1
        self.question: Query | None = None
        self._bridge = bridge
        self._jobs: dict[str, Job] = {}
        self._previews: dict[int, PreviewResult] = {}
        self._wanted_previews: dict[str, int] = {}
        self._snapshot: FloatArray | None = None
        self._rebuilding = ""
        bridge.event_arrived.connect(self._on_event)

    # -- the session -----------------------------------------------------------------------------

    def open(self, session: Session | None) -> None:
        """Work on `session`; the one before is closed and its jobs cancelled.

        Where the cache was deleted meanwhile, the source is read again beside the work.
        """
        for job_id in list(self._jobs):
            self.cancel(job_id)
        if self.session is not None:
            self.session.close()
        self.session = session
        self.selection = np.empty(0, np.int64)
        self.hovered = -1
        self.question = None
        self._snapshot = None
        self._previews.clear()
        self._wanted_previews.clear()
        self._rebuilding = ""
        self.session_changed.emit()
        if session is not None and session.needs_rebuild:
            self._rebuild(session)

    @property
    def projection(self) -> FloatArray:
        """`(n, 3) float32` places of the points now: the newest snapshot, else the session's."""
        if self._snapshot is not None:
            return self._snapshot
        assert self.session is not None
        return self.session.projection

    # -- commands --------------------------------------------------------------------------------

    def answer(self, query: Query, answer: Answer, seconds: float) -> bool:
        """Record an answer; it is on disk when this returns True, else `message` says why it is not."""
        assert self.session is not None
        try:
            change = self.session.answer(query, answer, seconds=seconds)
        except ShapekinError as error:
            self.message.emit(str(error), "error")
            return False
        self.changed.emit(change)
        return True

    def undo_answer(self) -> bool:
        """Take back the last answer in force; where that fails, `message` says why and this is False."""
        assert self.session is not None
        try:
            change = self.session.undo()
        except ShapekinError as error:
            self.message.emit(str(error), "error")
            return False
        self.changed.emit(change)
        return True

    def rename_cluster(self, cluster: int, name: str) -> None:
        """Give a sub-category a name."""
        assert self.session is not None
        self.changed.emit(self.session.rename_cluster(cluster, name))

    def train(
        self, model: str, params: Mapping[str, bool | int | float | str], *, device: str = "auto", warm: bool = True
    ) -> TrainJob:
        """Start a training in the worker process."""
        assert self.session is not None
        job = self.session.training_job(model, params, device=device, warm=warm)
        self.submit(job)
        return job

    def submit(self, job: Job) -> None:
        """Hand a job to the worker process."""
        self._jobs[job.job_id] = job
        self._bridge.submit(job)
        self.job_started.emit(job)

    def cancel(self, job_id: str) -> None:
        """Ask for a job to end."""
        self._bridge.cancel(job_id)

    def job(self, job_id: str) -> Job | None:
        """The job with this id while it runs."""
        return self._jobs.get(job_id)

    def running_training(self) -> TrainJob | None:
        """The training under way, if there is one."""
        return next((job for job in self._jobs.values() if isinstance(job, TrainJob)), None)

    # -- a cache that was deleted ------------------------------------------------------------------

    def _rebuild(self, session: Session) -> None:
        if session.read_only:
            words = self.tr("The pictures of this project are not in the cache. Open it for writing to read them.")
            self.message.emit(words, "info")
            return
        job = session.rebuild_job()
        self._rebuilding = job.job_id
        words = self.tr("The cache was cleared: reading {source} again. Names, answers and sub-categories are here.")
        self.message.emit(words.format(source=session.source), "work")
        self.submit(job)

    def _on_rebuilt(self, event: Finished | Failed) -> None:
        self._rebuilding = ""
        if isinstance(event, Failed) and event.cancelled:
            self.message.emit(self.tr("Stopped. The pictures are read when the project is opened again."), "info")
        if self.session is None or not isinstance(event, Finished) or not isinstance(event.result, ImportResult):
            return
        try:
            change = self.session.rebuilt(event.result)
        except ShapekinError as error:
            self.message.emit(str(error), "error")
            return
        self.changed.emit(change)
        self.message.emit(self.tr("All pictures are here again."), "success")

    # -- selection and hover ---------------------------------------------------------------------

    def select(self, rows: IntArray) -> None:
        """Select these rows, in all views."""
        rows = np.unique(np.asarray(rows, np.int64))
        if not np.array_equal(rows, self.selection):
            self.selection = rows
            self.selection_changed.emit()

    def hover(self, row: int) -> None:
        """Point at one row (-1 for none), in all views."""
        if row != self.hovered:
            self.hovered = row
            self.hover_changed.emit(row)

    def ask(self, question: Query | None) -> None:
        """Say which question is in hand, to all views."""
        if question != self.question:
            self.question = question
            self.question_changed.emit(question)

    # -- previews --------------------------------------------------------------------------------

    def preview(self, row: int) -> tuple[FloatArray, IntArray] | None:
        """Mesh of an item: `(v, 3) float32` and `(f, 3) int32`, or None until `preview_ready(row)`.

        The first call asks the worker for it. Items that are no meshes never become ready.
        """
        assert self.session is not None
        result = self._previews.get(row)
        if result is not None and self.cache.has(f"{result.arrays}.vertices"):
            return self.cache.get(f"{result.arrays}.vertices"), self.cache.get(f"{result.arrays}.faces")
        job = self.session.preview_job(row)
        if job is not None and row not in self._wanted_previews.values():
            self._wanted_previews[job.job_id] = row
            self._bridge.submit(job)
        return None

    # -- events from the worker ------------------------------------------------------------------

    def _on_event(self, event: Event) -> None:
        if event.job_id in self._wanted_previews:
            self._on_preview(event)
        elif isinstance(event, Progress):
            self.job_progressed.emit(event)
        elif isinstance(event, Snapshot):
            if event.job_id in self._jobs and self.cache.has(event.projection_key):
                self._snapshot = np.array(self.cache.get(event.projection_key))
                self.projection_moved.emit()
        elif isinstance(event, Finished | Failed):
            self._on_end(event)

    def _on_preview(self, event: Event) -> None:
        if isinstance(event, Finished) and isinstance(event.result, PreviewResult):
            row = self._wanted_previews.pop(event.job_id)
            self._previews[row] = event.result
            self.preview_ready.emit(row)
        # A failed preview stays among the wanted ones: it is not asked for again.

    def _on_end(self, event: Finished | Failed) -> None:
        job = self._jobs.pop(event.job_id, None)
        if job is None:
            return
        if isinstance(job, TrainJob):
            self._snapshot = None
            if isinstance(event, Finished) and isinstance(event.result, TrainResult) and self.session is not None:
                self.changed.emit(self.session.record(event.result))
            self.projection_moved.emit()
        if event.job_id == self._rebuilding:
            self._on_rebuilt(event)
        if isinstance(event, Failed) and not event.cancelled:
            self.message.emit(f"{event.message} {event.hint}".strip(), "error")
        self.job_ended.emit(event)
