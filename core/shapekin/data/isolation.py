"""Files from strangers are parsed in children: limited in memory and time, recycled, never trusted.

The parent sends a child a module-level function and its argument. The child answers with one JSON header
and the raw bytes of its arrays: the parent never unpickles what a child says, since a hostile file may have
taken it over. Nor does it wait for one longer than the task may take, even in the middle of an answer.
"""

from __future__ import annotations

import json
import math
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Any, Self, TypeAlias

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.isolated_child import MAX_HEADER_BYTES, MAX_REPLY_BYTES, Limits, Reply, Task, serve
from shapekin.errors import UnreadableFileError

__all__ = ["Limits", "Outcome", "ReaderPool", "Reply", "Task"]

_START_SECONDS = 90.0
_LARGE_MESSAGE = 1 << 15
_LATE = "Reading the file took longer than {:g} s."
_TAKING_SECONDS = 1.0
_CRASHED = "Reading the file crashed its reader; it is damaged in a way that breaks programs."

Outcome: TypeAlias = Reply | UnreadableFileError


class ReaderPool:
    """Children that run tasks side by side. A context manager: nothing of it survives its exit.

    Must not be used in a daemonic process, which may not have children.

    Args:
        workers: Number of children.
        limits: What one task may use.
        warm: Modules every child imports before its first task, outside that task's time.
    """

    def __init__(self, workers: int = 1, limits: Limits | None = None, warm: Sequence[str] = ()) -> None:
        self._limits = limits or Limits()
        self._warm = tuple(warm)
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["numpy", "trimesh", "shapekin.data.readers"])
            from multiprocessing.forkserver import ensure_running  # is not there on Windows

            with _interrupts_held_back():
                ensure_running()
        self._children: list[_Child | None] = [None] * max(1, workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all children."""
        for slot in range(len(self._children)):
            self._drop(slot)

    def run(self, function: Task, argument: object) -> Reply:
        """Run one task.

        Raises:
            UnreadableFileError: The task failed, crashed or took too long.
        """
        _, outcome = next(self.map(function, [argument]))
        if isinstance(outcome, UnreadableFileError):
            raise outcome
        return outcome

    def map(self, function: Task, arguments: Iterable[object]) -> Iterator[tuple[int, Outcome]]:
        """Run `function` on every argument, several at a time.

        At most four results a child wait for their turn, so memory stays bounded however slowly they are
        taken.

        Args:
            function: Of module level, importable in a child.
            arguments: One a task; taken lazily.

        Yields:
            The number of the argument and its outcome, in the order of the arguments.
        """
        waiting: dict[int, Outcome] = {}
        remaining = enumerate(arguments)
        turn = 0
        ahead = 4 * len(self._children)
        exhausted = False
        given = 0
        try:
            while True:
                for slot, child in enumerate(self._children):
                    if exhausted or given - turn >= ahead or (child is not None and child.busy):
                        continue
                    for index, argument in islice(remaining, 1):
                        self._give(slot, index, function, argument)
                        given = index + 1
                        break
                    else:
                        exhausted = True
                if not waiting and not self._busy():
                    return
                while turn in waiting:
                    yield turn, waiting.pop(turn)
                    turn += 1
                if self._busy() and (exhausted or given - turn >= ahead or self._all_busy()):
                    waiting.update(self._collect())
        finally:
            for slot in self._busy():
                self._drop(slot)

    def _busy(self) -> list[int]:
        return [slot for slot, child in enumerate(self._children) if child is not None and child.busy]

    def _all_busy(self) -> bool:
        return len(self._busy()) == len(self._children)

    def _give(self, slot: int, index: int, function: Task, argument: object) -> None:
        child = self._children[slot]
        if child is not None and child.given >= self._limits.tasks:
            self._drop(slot)
            child = None
        if child is None:
            child = self._children[slot] = _Child(self._context, self._limits, self._warm)
        child.give(index, function, argument)

    def _drop(self, slot: int) -> None:
        child = self._children[slot]
        if child is not None:
            child.end()
            self._children[slot] = None

    def _collect(self) -> dict[int, Outcome]:
        """Wait until a child has answered, died or overrun its time."""
        busy = {slot: child for slot in self._busy() if (child := self._children[slot]) is not None}
        deadline = min(child.deadline for child in busy.values())
        ready = wait([child.connection for child in busy.values()], max(0.0, deadline - time.monotonic()))
        outcomes: dict[int, Outcome] = {}
        for slot, child in busy.items():
            index = child.index
            if child.connection in ready:
                outcome = child.take()
            elif time.monotonic() >= child.deadline:
                child.broken = True
                outcome = UnreadableFileError(_LATE.format(self._limits.seconds))
            else:
                continue
            if child.broken:
                self._drop(slot)
            if outcome is not None:
                outcomes[index] = outcome
        return outcomes


class _Child:
    """One child process, seen from the parent."""

    def __init__(self, context: multiprocessing.context.BaseContext, limits: Limits, warm: tuple[str, ...]) -> None:
        self.connection, theirs = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=serve, args=(theirs, limits, warm), daemon=True, name="shapekin-reader"
        )
        self._process.start()
        theirs.close()
        self._pid = self._process.pid or 0
        self._seconds = limits.seconds
        self._ready = False
        self.index = -1
        self.busy = False
        self.broken = False
        self.given = 0
        self.deadline = 0.0

    def give(self, index: int, function: Task, argument: object) -> None:
        """Send a task; its time runs from when the child says that it has started up."""
        self.index, self.busy, self.given = index, True, self.given + 1
        self.deadline = time.monotonic() + (self._seconds if self._ready else _START_SECONDS)
        message = ForkingPickler.dumps((function, argument))
        with suppress(OSError):  # a child that died while idle: `take` finds it out
            if len(message) < _LARGE_MESSAGE:  # fits into the pipe
                self.connection.send_bytes(message)
                return
            with self._watched():
                self.connection.send_bytes(message)

    def take(self) -> Outcome | None:
        """The answer that has arrived; None for the word that the child is ready."""
        try:
            with self._watched():
                header = json.loads(self.connection.recv_bytes(MAX_HEADER_BYTES))
                if self._ready:
                    outcome = _decoded(header, self.connection)
            if not self._ready:
                self._ready = header == "ready"
                self.broken = not self._ready
                self.deadline = time.monotonic() + self._seconds
                return None if self._ready else UnreadableFileError(_CRASHED)
        except Exception:  # noqa: BLE001 - a child that was taken over may say anything
            self.broken = True
            late = time.monotonic() >= self.deadline
            outcome = UnreadableFileError(_LATE.format(self._seconds) if late else _CRASHED)
        self.busy = False
        return outcome

    def end(self) -> None:
        """Kill the child, and what it has started, and wait for it."""
        self.connection.close()
        self._kill()
        self._process.join()
        self._process.close()

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """A message that its sender does not finish, or its receiver does not take, ends at the deadline.

        Where the work was held meanwhile, an answer that has waited past its deadline can still be taken.
        """
        timer = threading.Timer(max(_TAKING_SECONDS, self.deadline - time.monotonic()), self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        """Kill the child; its end of the connection may live on in another process, so end ours as well."""
        self._kill()
        if sys.platform != "win32":
            with suppress(OSError), socket.socket(fileno=os.dup(self.connection.fileno())) as ours:
                ours.shutdown(socket.SHUT_RDWR)

    def _kill(self) -> None:
        self._process.kill()
        if sys.platform != "win32":
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._pid, signal.SIGKILL)


def _decoded(header: dict[str, Any], connection: Connection) -> Outcome:
    """Build the outcome from a header; whatever does not fit raises ValueError, KeyError or TypeError."""
    if "fault" in header:
        return UnreadableFileError(str(header["fault"]), str(header["hint"]))
    arrays: dict[str, AnyArray] = {}
    left = MAX_REPLY_BYTES
    for name, code, shape in header["arrays"]:
        dtype = np.dtype(str(code))
        size = math.prod(int(length) for length in shape) * dtype.itemsize
        left -= size
        if dtype.kind not in "biuf" or left < 0 or any(length < 0 for length in shape):
            raise ValueError(f"A child sent a strange array: {code} {shape}.")
        raw = connection.recv_bytes(size + 1)
        if len(raw) != size:
            raise ValueError("A child sent an array of the wrong size.")
        arrays[str(name)] = np.frombuffer(raw, dtype=dtype).reshape(shape)
    return Reply(dict(header["values"]), arrays)


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C reaches the whole group of processes: the fork server must not die of it while it starts."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, kept)
