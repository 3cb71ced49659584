"""Events of the worker process, brought into the GUI thread and thinned for the eye.

A runner calls back from its reader thread. The bridge collects what arrives, wakes the GUI thread
once a batch, and there tells it to the listeners: what happens once (`Started`, `Glimpse`, `Refused`,
`Finished`, `Failed`) at once and in order, what is repeated (`Progress`, `Snapshot`) about ten times a second,
the newest of each job only. The last one is never lost: it is told before the job's end.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from shapekin.events import Event, Failed, Finished, Progress, Snapshot
from shapekin.jobs.job import Job

INTERVAL_MS = 100


class Runner(Protocol):
    """Carries out jobs elsewhere, such as `shapekin.jobs.runners.WorkerRunner`."""

    def submit(self, job: Job) -> None:
        """Queue a job."""

    def cancel(self, job_id: str) -> None:
        """Ask for a job to end."""

    def pause(self, job_id: str) -> None:
        """Hold a job at its next step."""

    def resume(self, job_id: str) -> None:
        """Let a paused job go on."""

    def close(self) -> None:
        """End all work; no event comes after this returns."""


RunnerFactory = Callable[[Callable[[Event], None]], Runner]


class JobBridge(QObject):
    """Hands jobs to a runner and re-emits its events in the GUI thread.

    Args:
        make_runner: Makes the runner from the function it is to call with every event. It is called
            when the first job is submitted, or by `warm_up`.

    Signals:
        event_arrived(object): An `Event`.
    """

    event_arrived = Signal(object)
    _woken = Signal()

    def __init__(self, make_runner: RunnerFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_runner = make_runner
        self._runner: Runner | None = None
        self._closed = False
        self._lock = Lock()
        self._inbox: list[Event] = []
        self._held: dict[tuple[str, type], Progress | Snapshot] = {}
        self._rest = QTimer(self, singleShot=True, interval=INTERVAL_MS)
        self._rest.timeout.connect(self._tell_held)
        self._woken.connect(self._drain, Qt.ConnectionType.QueuedConnection)

    def warm_up(self) -> None:
        """Start the runner before the first job needs it."""
        if self._runner is None and not self._closed:
            self._runner = self._make_runner(self._receive)

    def submit(self, job: Job) -> None:
        """Queue a job."""
        self.warm_up()
        if self._runner is not None:
            self._runner.submit(job)

    def cancel(self, job_id: str) -> None:
        """Ask for a job to end; `Failed(cancelled=True)` follows."""
        if self._runner is not None:
            self._runner.cancel(job_id)

    def pause(self, job_id: str) -> None:
        """Hold a job at its next step."""
        if self._runner is not None:
            self._runner.pause(job_id)

    def resume(self, job_id: str) -> None:
        """Let a paused job go on."""
        if self._runner is not None:
            self._runner.resume(job_id)

    def close(self) -> None:
        """End all work; nothing is emitted afterwards."""
        self._closed = True
        self._rest.stop()
        if self._runner is not None:
            self._runner.close()
            self._runner = None
        with self._lock:
            self._inbox.clear()
        self._held.clear()

    def _receive(self, event: Event) -> None:
        """Take an event, in whichever thread the runner calls from."""
        with self._lock:
            first = not self._inbox
            self._inbox.append(event)
        if first and not self._closed:
            self._woken.emit()

    @Slot()
    def _drain(self) -> None:
        with self._lock:
            events, self._inbox = self._inbox, []
        for event in events:
            if isinstance(event, Progress | Snapshot):
                self._hold(event)
                continue
            if isinstance(event, Finished | Failed):
                self._tell_held_of(event.job_id)
            self.event_arrived.emit(event)
        if self._held and not self._rest.isActive():
            self._tell_held()

    def _hold(self, event: Progress | Snapshot) -> None:
        key = (event.job_id, type(event))
        self._held.pop(key, None)  # so that the newest stands last
        self._held[key] = event

    def _tell_held(self) -> None:
        held, self._held = list(self._held.values()), {}
        if held and not self._closed:
            self._rest.start()
        for event in held:
            self.event_arrived.emit(event)

    def _tell_held_of(self, job_id: str) -> None:
        for key in [key for key in self._held if key[0] == job_id]:
            self.event_arrived.emit(self._held.pop(key))
