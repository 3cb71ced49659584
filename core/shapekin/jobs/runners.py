"""Who runs a job: this process (`run_inline`) or a worker process (`WorkerRunner`).

The worker is one long-lived *spawned* process that owns torch and the GPU; what goes on inside is in
`jobs/worker.py`.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from shapekin.errors import CancelledError
from shapekin.events import Event, Failed, Finished
from shapekin.jobs.job import Job, Result
from shapekin.jobs.worker import SHORT, Order, Submit, serve
from shapekin.store.cache import Cache

GRACE_SECONDS = 5.0
"""How long a cancelled job may take to notice before its process is ended."""


def run_inline(job: Job, cache: Cache, on_event: Callable[[Event], None] | None = None) -> Result:
    """Run a job to its end in this process.

    Args:
        job: What to do.
        cache: Where arrays are.
        on_event: Hears of progress.

    Raises:
        ShapekinError: What a person can do something about.
    """
    from shapekin.jobs.run import run  # the application, which also imports this module, never needs it

    steps = run(job, cache)
    while True:
        try:
            event = next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
        if on_event is not None:
            on_event(event)


class WorkerRunner:
    """Runs jobs in a worker process that is started when first needed, and again if it dies.

    Args:
        cache_root: Folder of the array cache, shared with the worker.
        on_event: Called from a background thread with each event.
    """

    def __init__(self, cache_root: Path, on_event: Callable[[Event], None]) -> None:
        self._cache_root = cache_root
        self._on_event = on_event
        self._lock = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self._reader: threading.Thread | None = None
        self._running: dict[str, Job] = {}
        self._stopping: dict[str, threading.Timer] = {}
        self._closed = False

    def start(self) -> None:
        """Start the worker process now, so that the first job need not wait for it."""
        with self._lock:
            self._ensure()

    def submit(self, job: Job) -> None:
        """Run `job`; its events follow."""
        with self._lock:
            connection = self._ensure()
            self._running[job.job_id] = job
            try:
                connection.send(Submit(job))
            except OSError:
                # The worker died a moment ago; its reader thread reports this job with the others.
                return

    def cancel(self, job_id: str) -> None:
        """End a job at its next step; a worker that does not react in 5 s is replaced.

        A short job that does not react while a long one runs is left to end by itself.
        """
        with self._lock:
            if job_id in self._stopping or not self._order(job_id, "cancel"):
                return
            timer = threading.Timer(GRACE_SECONDS, self._terminate, [job_id])
            timer.daemon = True
            self._stopping[job_id] = timer
            timer.start()

    def pause(self, job_id: str) -> None:
        """Hold a job at its next step; it keeps its memory, and the long jobs behind it wait."""
        with self._lock:
            self._order(job_id, "pause")

    def resume(self, job_id: str) -> None:
        """Let a paused job go on."""
        with self._lock:
            self._order(job_id, "resume")

    def close(self) -> None:
        """End the worker; unfinished jobs are dropped silently."""
        with self._lock:
            self._closed = True
            self._running.clear()
            for timer in self._stopping.values():
                timer.cancel()
            process, connection, reader = self._process, self._connection, self._reader
        if connection is not None:
            connection.close()
        if process is not None:
            process.join(1.0)
            if process.is_alive():
                process.kill()
                process.join()
        if reader is not None:
            reader.join()

    def _order(self, job_id: str, what: str) -> bool:
        """Tell the worker what is wanted of a job; False when it does not run."""
        if job_id not in self._running or self._connection is None:
            return False
        with contextlib.suppress(OSError):
            self._connection.send(Order(job_id, what))
        return True

    def _ensure(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._connection is not None:
            return self._connection
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, str(self._cache_root)), name="shapekin-worker")
        self._process.start()
        theirs.close()
        self._reader = threading.Thread(
            target=self._read, args=(self._connection, self._process), name="worker-events", daemon=True
        )
        self._reader.start()
        return self._connection

    def _read(self, connection: Connection, process: multiprocessing.process.BaseProcess) -> None:
        while True:
            try:
                event: Event = connection.recv()
            except (EOFError, OSError, TypeError):  # closed under us, or the worker died
                break
            if isinstance(event, Finished | Failed):
                self._forget(event.job_id)
            if not self._closed:
                self._on_event(event)
        if not self._closed:
            self._report_death(process)

    def _forget(self, job_id: str) -> None:
        with self._lock:
            self._running.pop(job_id, None)
            timer = self._stopping.pop(job_id, None)
            if timer is not None:
                timer.cancel()

    def _report_death(self, process: multiprocessing.process.BaseProcess) -> None:
        process.join(5.0)
        with self._lock:
            lost, stopped = sorted(self._running), set(self._stopping)
            if self._process is process:
                self._process = None
        for job_id in lost:
            self._forget(job_id)
            if job_id in stopped:
                self._on_event(Failed(job_id, CancelledError().message, cancelled=True))
            else:
                self._on_event(
                    Failed(
                        job_id,
                        f"The worker process ended unexpectedly (code {process.exitcode}); your answers are kept.",
                        "Start the job again; if it happens again, try fewer items or another device.",
                    )
                )

    def _terminate(self, job_id: str) -> None:
        with self._lock:
            overdue = self._running.get(job_id)
            beside = any(not isinstance(job, SHORT) for other, job in self._running.items() if other != job_id)
            process = self._process
        if overdue is None or process is None or (isinstance(overdue, SHORT) and beside):
            return
        process.kill()
