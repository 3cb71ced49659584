"""Inside the worker process: two lanes of jobs, each of which can be paused or ended between two steps.

The main thread reads commands. Two threads work: a long lane (import, training) and a short one (scans,
previews), so that a question's shapes can be shown while a model trains. A paused job holds its lane.
"""

from __future__ import annotations

import contextlib
import locale
import os
import queue
import signal
import threading
import traceback
from collections.abc import Callable, Generator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from shapekin.errors import CancelledError, ShapekinError
from shapekin.events import Event, Failed, Finished, Started
from shapekin.jobs.job import EvaluateJob, Job, PreparationJob, PreviewJob, ReconstructJob, Result, ScanJob
from shapekin.store.cache import Cache

Steps = Generator[Event, None, Result]
SHORT = (ScanJob, PreviewJob, PreparationJob, EvaluateJob, ReconstructJob)
"""Jobs of the short lane; they are over in seconds."""


@dataclass(frozen=True, slots=True)
class Submit:
    """A job to run."""

    job: Job


@dataclass(frozen=True, slots=True)
class Order:
    """What a person wants of a job: "cancel", "pause" or "resume"."""

    job_id: str
    what: str


Command = Submit | Order


class _Wishes:
    """What was ordered of the jobs, for the lanes to obey between two steps."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._cancelled: set[str] = set()
        self._paused: set[str] = set()

    def take(self, order: Order) -> None:
        """Note an order."""
        with self._news:
            if order.what == "cancel":
                self._cancelled.add(order.job_id)
            elif order.what == "pause":
                self._paused.add(order.job_id)
            else:
                self._paused.discard(order.job_id)
            self._news.notify_all()

    def obey(self, job_id: str) -> None:
        """Wait while the job is paused.

        Raises:
            CancelledError: It is not wanted any more.
        """
        with self._news:
            while job_id in self._paused and job_id not in self._cancelled:
                self._news.wait()
            if job_id in self._cancelled:
                raise CancelledError

    def forget(self, job_id: str) -> None:
        """The job has ended."""
        with self._news:
            self._cancelled.discard(job_id)
            self._paused.discard(job_id)


class _Lane(threading.Thread):
    """Runs jobs one after another; between two steps a job can be paused or ended."""

    def __init__(self, name: str, run: Callable[[Job], Steps], send: Callable[[Event], None], wishes: _Wishes) -> None:
        super().__init__(name=name, daemon=True)
        self.jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._steps = run
        self._send = send
        self._wishes = wishes
        self._lock = threading.Lock()
        self._waiting: set[str] = set()

    def put(self, job: Job) -> None:
        """Queue a job."""
        with self._lock:
            self._waiting.add(job.job_id)
        self.jobs.put(job)

    def drop(self, job_id: str) -> None:
        """End a job that has not begun, without waiting for those before it."""
        if self._leaves_the_queue(job_id):
            self._wishes.forget(job_id)
            self._send(Failed(job_id, CancelledError().message, cancelled=True))

    def run(self) -> None:
        while True:
            job = self.jobs.get()
            if self._leaves_the_queue(job.job_id):
                self._run(job)
                self._wishes.forget(job.job_id)

    def _leaves_the_queue(self, job_id: str) -> bool:
        with self._lock:
            waited = job_id in self._waiting
            self._waiting.discard(job_id)
            return waited

    def _run(self, job: Job) -> None:
        self._send(Started(job.job_id))
        steps = self._steps(job)
        try:
            with contextlib.closing(steps):
                while True:
                    self._wishes.obey(job.job_id)
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


def serve(connection: Connection, cache_root: str) -> None:
    """Main function of the worker process.

    Args:
        connection: Commands come in, events go out; when it closes, the process ends.
        cache_root: Folder of the array cache.
    """
    from shapekin.jobs.run import run  # the application, which also imports this module, never needs it

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    locale.setlocale(locale.LC_NUMERIC, "C")  # under a comma locale some readers misread numbers
    cache = Cache(Path(cache_root))
    lock = threading.Lock()

    def send(event: Event) -> None:
        with lock, contextlib.suppress(OSError):
            connection.send(event)

    wishes = _Wishes()
    long_lane = _Lane("training", lambda job: run(job, cache), send, wishes)
    short_lane = _Lane("previews", lambda job: run(job, cache), send, wishes)
    lanes = long_lane, short_lane
    for lane in lanes:
        lane.start()
    with contextlib.suppress(EOFError, OSError):
        while True:
            command: Command = connection.recv()
            if isinstance(command, Submit):
                (short_lane if isinstance(command.job, SHORT) else long_lane).put(command.job)
                continue
            wishes.take(command)
            if command.what == "cancel":
                for lane in lanes:
                    lane.drop(command.job_id)
    os._exit(0)  # the other side is gone: nothing here is worth finishing
