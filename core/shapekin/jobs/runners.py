"""Who runs a job: this process (`run_inline`) or a worker process (`WorkerRunner`).

The worker is one long-lived *spawned* process that owns torch and the GPU. Its main thread reads
commands; two lanes of work run beside it: a long one (import, training) and a short one (scans,
previews), so that a question's shapes can be shown while a model trains.
"""

from __future__ import annotations

import contextlib
import locale
import multiprocessing
import os
import queue
import signal
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from shapekin.errors import CancelledError, ShapekinError
from shapekin.events import Event, Failed, Finished, Started
from shapekin.jobs.job import Job, PreviewJob, Result, ScanJob
from shapekin.jobs.run import run
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
    steps = run(job, cache)
    while True:
        try:
            event = next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
        if on_event is not None:
            on_event(event)


# -- in the worker process -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Submit:
    job: Job


@dataclass(frozen=True, slots=True)
class _Cancel:
    job_id: str


_Command = _Submit | _Cancel


class _Lane(threading.Thread):
    """Runs jobs one after another, and stops one at its next yield when told so."""

    def __init__(self, name: str, cache: Cache, send: Callable[[Event], None], cancelled: set[str]) -> None:
        super().__init__(name=name, daemon=True)
        self.jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._cache = cache
        self._send = send
        self._cancelled = cancelled

    def run(self) -> None:
        while True:
            self._run(self.jobs.get())

    def _run(self, job: Job) -> None:
        self._send(Started(job.job_id))
        steps = run(job, self._cache)
        try:
            while True:
                if job.job_id in self._cancelled:
                    steps.close()
                    raise CancelledError  # noqa: TRY301  one place turns errors into events
                self._send(next(steps))
        except StopIteration as end:
            self._send(Finished(job.job_id, end.value))
        except CancelledError as error:
            self._send(Failed(job.job_id, error.message, cancelled=True))
        except ShapekinError as error:
            self._send(Failed(job.job_id, error.message, error.hint))
        except MemoryError:
            self._send(Failed(job.job_id, "The memory is not enough for this.", "Take fewer items or points."))
        except Exception as error:  # noqa: BLE001  a bug in a job must not end the worker
            self._send(Failed(job.job_id, f"Something went wrong inside: {error!r}.", "", traceback.format_exc()))


def _serve(connection: Connection, cache_root: str) -> None:
    """Main function of the worker process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    locale.setlocale(locale.LC_NUMERIC, "C")  # under a comma locale some readers misread numbers
    cache = Cache(Path(cache_root))
    lock = threading.Lock()

    def send(event: Event) -> None:
        with lock, contextlib.suppress(OSError):
            connection.send(event)

    cancelled: set[str] = set()
    long_lane = _Lane("training", cache, send, cancelled)
    short_lane = _Lane("previews", cache, send, cancelled)
    long_lane.start()
    short_lane.start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            command: _Command = connection.recv()
            if isinstance(command, _Cancel):
                cancelled.add(command.job_id)
            elif isinstance(command.job, ScanJob | PreviewJob):
                short_lane.jobs.put(command.job)
            else:
                long_lane.jobs.put(command.job)
    os._exit(0)  # the other side is gone: nothing here is worth finishing


# -- on the application's side -------------------------------------------------------------------


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
        self._running: set[str] = set()
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
            self._running.add(job.job_id)
            try:
                connection.send(_Submit(job))
            except OSError:
                # The worker died a moment ago; its reader thread reports this job with the others.
                return

    def cancel(self, job_id: str) -> None:
        """End a job at its next step; a worker that does not react in 5 s is replaced."""
        with self._lock:
            if job_id not in self._running or job_id in self._stopping or self._connection is None:
                return
            with contextlib.suppress(OSError):
                self._connection.send(_Cancel(job_id))
            timer = threading.Timer(GRACE_SECONDS, self._terminate, [job_id])
            timer.daemon = True
            self._stopping[job_id] = timer
            timer.start()

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

    def _ensure(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._connection is not None:
            return self._connection
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, str(self._cache_root)), name="shapekin-worker")
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
            self._running.discard(job_id)
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
            overdue = job_id in self._running
            process = self._process
        if overdue and process is not None:
            process.kill()
