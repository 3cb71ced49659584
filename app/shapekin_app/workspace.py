"""What all views share: the open session, the selection, the item under the mouse.

Views never talk to each other: they read the workspace, call its commands and listen to its signals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal

from shapekin.arrays import FloatArray, IntArray
from shapekin.errors import ContradictionError, ShapekinError
from shapekin.events import Event, Failed, Finished, Glimpse, Progress, Refused, Snapshot
from shapekin.jobs.job import Job, PreviewResult, TrainJob, TrainResult
from shapekin.queries.base import Answer, Query
from shapekin.session import Change, Session
from shapekin.store.cache import Cache
from shapekin_app.bridge import JobBridge
from shapekin_app.library_words import fault


class Workspace(QObject):
    """The application's one document and what is pointed at in it.

    Signals:
        session_changed: Another session (or None) is open; read `session`.
        changed(Change): The session changed.
        selection_changed: `selection` is another set of rows.
        hover_changed(int): The row under the mouse, -1 for none.
        projection_moved: `projection` holds new places (a snapshot while training, or a result).
        job_started(object), job_progressed(object), job_ended(object): a Job, Progress, Finished | Failed.
        job_paused(str, bool): The job with this id is held, or goes on.
        glimpsed(object), refused(object): A Glimpse of new pictures, a file that was Refused.
        preview_ready(int): A mesh for this row can be had from `preview`.
        message(str, str): A sentence for the banner, and its level: "info", "work", "success", "error".
        contradicted(Query, Answer, float, ContradictionError): An answer was refused, the seconds it took, and why.
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
    job_paused = Signal(str, bool)
    glimpsed = Signal(object)
    refused = Signal(object)
    preview_ready = Signal(int)
    message = Signal(str, str)
    contradicted = Signal(object, object, float, object)
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
        self._paused: set[str] = set()
        self._quiet: set[str] = set()
        self._beside: set[str] = set()  # trainings whose result is kept and not shown
        self._previews: dict[int, PreviewResult] = {}
        self._wanted_previews: dict[str, int] = {}
        self._snapshot: FloatArray | None = None
        bridge.event_arrived.connect(self._on_event)

    # -- the session -----------------------------------------------------------------------------

    def open(self, session: Session | None) -> None:
        """Work on `session`; the one before is closed and its jobs cancelled."""
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
        self.session_changed.emit()

    @property
    def projection(self) -> FloatArray:
        """`(n, 3) float32` places of the points now: the newest snapshot, else the session's."""
        if self._snapshot is not None:
            return self._snapshot
        assert self.session is not None
        return self.session.projection

    # -- commands --------------------------------------------------------------------------------

    def answer(self, query: Query, answer: Answer, seconds: float, *, instead_of: tuple[int, ...] = ()) -> bool:
        """Record an answer; it is on disk when this returns True, else `message` says why it is not."""
        assert self.session is not None
        try:
            change = self.session.answer(query, answer, seconds=seconds, instead_of=instead_of)
        except ShapekinError as error:
            self.message.emit(fault(error), "error")
            if isinstance(error, ContradictionError):
                self.contradicted.emit(query, answer, seconds, error)
            return False
        self.changed.emit(change)
        return True

    def answer_all(self, answers: Sequence[tuple[Query, Answer]], seconds: float, form: str) -> bool:
        """Record what one gesture says of several pairs; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.answer_all(answers, seconds=seconds, form=form))

    def move_items(self, rows: IntArray, cluster: int) -> bool:
        """Put items into a sub-category; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.move(rows, cluster))

    def split_items(self, rows: IntArray) -> bool:
        """Make items a sub-category of their own; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.split(rows))

    def part(self, cluster: int, parts: Sequence[IntArray]) -> bool:
        """Divide a sub-category; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.part(cluster, parts))

    def merge_clusters(self, clusters: Sequence[int]) -> bool:
        """Make sub-categories one; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.merge(clusters))

    def undo_answer(self) -> bool:
        """Take back the last gesture; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.undo())

    def redo_answer(self) -> bool:
        """Say again what was taken back last; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.redo())

    def retract(self, *evidence_ids: int) -> bool:
        """Take back answers; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.retract(*evidence_ids))

    def _say(self, command: Callable[[Session], Change]) -> bool:
        assert self.session is not None
        try:
            change = command(self.session)
        except ShapekinError as error:
            self.message.emit(fault(error), "error")
            return False
        self.changed.emit(change)
        return True

    def rename_cluster(self, cluster: int, name: str) -> None:
        """Give a sub-category a name."""
        assert self.session is not None
        self.changed.emit(self.session.rename_cluster(cluster, name))

    def rename_kind(self, kind: str | int, name: str) -> None:
        """Give a kind, by its names or the id of its sub-category, another name with all that is in it."""
        assert self.session is not None
        self.changed.emit(self.session.rename_kind(kind, name))

    def set_note(self, cluster: int, text: str) -> bool:
        """Write a remark about a sub-category; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.set_note(cluster, text))

    def choose_representative(self, row: int) -> bool:
        """Let an item stand for its sub-category; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.choose_representative(row))

    def recolour(self, cluster: int, colour: int) -> bool:
        """Give a sub-category another colour; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.recolour(cluster, colour))

    def lock(self, cluster: int, *, on: bool) -> bool:
        """Lock a sub-category or unlock it; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.lock(cluster) if on else session.unlock(cluster))

    def ask_within(self, kind: str | int) -> bool:
        """Ask about one kind only, "" for all; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.ask_within(kind))

    def use_run(self, run_id: int) -> bool:
        """Go back to what a training found; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.use_run(run_id))

    def return_from_run(self) -> bool:
        """Take `use_run` back; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.return_from_run())

    def rename_run(self, run_id: int, title: str) -> bool:
        """Call a training something; where that fails, `message` says why and this is False."""
        return self._say(lambda session: session.rename_run(run_id, title))

    def train(
        self, model: str, params: Mapping[str, bool | int | float | str], *, device: str = "auto", warm: bool = True
    ) -> TrainJob:
        """Start a training in the worker process."""
        assert self.session is not None
        job = self.session.training_job(model, params, device=device, warm=warm)
        self.submit(job)
        return job

    def train_beside(self, run_id: int) -> None:
        """Train what a run was with another seed, to see how far both agree; what is shown stays."""
        assert self.session is not None
        run = self.session.run(run_id)
        try:
            job = self.session.training_job(
                run.model, run.params, seed=self.session.next_seed(run_id), device=run.device, warm=False
            )
        except ShapekinError as error:
            self.message.emit(fault(error), "error")
            return
        self._beside.add(job.job_id)
        self.submit(job)

    def submit(self, job: Job, *, quiet: bool = False) -> None:
        """Hand a job to the worker process.

        Args:
            job: What to do.
            quiet: Whoever asks for it tells of a failure; there is no `message`.
        """
        self._jobs[job.job_id] = job
        if quiet:
            self._quiet.add(job.job_id)
        self._bridge.submit(job)
        self.job_started.emit(job)

    def cancel(self, job_id: str) -> None:
        """Ask for a job to end."""
        self._bridge.cancel(job_id)

    def pause(self, job_id: str, *, held: bool) -> None:
        """Hold a job at its next step, or let it go on."""
        if job_id not in self._jobs or held == self.is_paused(job_id):
            return
        if held:
            self._paused.add(job_id)
            self._bridge.pause(job_id)
        else:
            self._paused.discard(job_id)
            self._bridge.resume(job_id)
        self.job_paused.emit(job_id, held)

    def is_paused(self, job_id: str) -> bool:
        """True while a job is held."""
        return job_id in self._paused

    def job(self, job_id: str) -> Job | None:
        """The job with this id while it runs."""
        return self._jobs.get(job_id)

    def running_training(self) -> TrainJob | None:
        """The training under way, if there is one."""
        return next((job for job in self._jobs.values() if isinstance(job, TrainJob)), None)

    # -- selection and hover ---------------------------------------------------------------------

    def select(self, rows: IntArray) -> None:
        """Select these rows, in all views."""
        rows = np.unique(np.asarray(rows, np.int64), return_index=True)[0]  # with places it sorts: 10 times quicker
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
        elif isinstance(event, Glimpse):
            self.glimpsed.emit(event)
        elif isinstance(event, Refused):
            self.refused.emit(event)
        elif isinstance(event, Snapshot):
            self._on_snapshot(event)
        elif isinstance(event, Finished | Failed):
            self._on_end(event)

    def _on_snapshot(self, event: Snapshot) -> None:
        shown = event.job_id in self._jobs and event.job_id not in self._beside
        if not shown or self.session is None or not self.cache.has(event.projection_key):
            return
        places = np.array(self.cache.get(event.projection_key))
        if len(places) == len(self.session):  # items may have been added since the training began
            self._snapshot = places
            self.projection_moved.emit()

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
        quiet = event.job_id in self._quiet
        self._quiet.discard(event.job_id)
        self._paused.discard(event.job_id)
        if isinstance(job, TrainJob):
            self._snapshot = None
            if isinstance(event, Finished) and isinstance(event.result, TrainResult) and self.session is not None:
                self.changed.emit(self.session.record(event.result, show=event.job_id not in self._beside))
            self.projection_moved.emit()
        if isinstance(event, Failed) and not event.cancelled and not quiet:
            self.message.emit(fault(event), "error")
        self.job_ended.emit(event)
