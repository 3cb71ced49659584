"""Files from strangers are parsed in children: limited in memory and time, recycled, never trusted.

The parent sends a child a module-level function and its argument. The child answers with one JSON header
and the raw bytes of its arrays: the parent never unpickles what a child says, since a hostile file may have
taken it over.
"""

from __future__ import annotations

import json
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib import import_module
from itertools import islice
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Self, TypeAlias

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.errors import UnreadableFileError

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

MAX_HEADER_BYTES = 64 << 20
MAX_REPLY_BYTES = 1 << 30
_START_SECONDS = 90.0
_CRASHED = "Reading the file crashed its reader; it is damaged in a way that breaks programs."


@dataclass(frozen=True)
class Reply:
    """What a task returns: plain values and arrays of numbers."""

    values: Mapping[str, Json] = field(default_factory=dict)
    arrays: Mapping[str, AnyArray] = field(default_factory=dict)


Task: TypeAlias = Callable[[Any], Reply]
Outcome: TypeAlias = Reply | UnreadableFileError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may use.

    Attributes:
        seconds: Wall time.
        memory_bytes: Address space of a child (not enforced on Windows, loosely on macOS).
        tasks: After this many a child is replaced.
    """

    seconds: float = 20.0
    memory_bytes: int = 3 << 30
    tasks: int = 500


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
            self._context.set_forkserver_preload(["numpy", "trimesh"])
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
                outcome = UnreadableFileError(f"Reading the file took longer than {self._limits.seconds:g} s.")
                child.broken = True
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
            target=_serve, args=(theirs, limits, warm), daemon=True, name="shapekin-reader"
        )
        self._process.start()
        theirs.close()
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
        with suppress(OSError):  # a child that died while idle: `take` finds it out
            self.connection.send((function, argument))

    def take(self) -> Outcome | None:
        """The answer that has arrived; None for the word that the child is ready."""
        try:
            header = json.loads(self.connection.recv_bytes(MAX_HEADER_BYTES))
            if not self._ready:
                self._ready = header == "ready"
                self.broken = not self._ready
                self.deadline = time.monotonic() + self._seconds
                return None if self._ready else UnreadableFileError(_CRASHED)
            outcome = _decoded(header, self.connection)
        except (EOFError, OSError, ValueError, KeyError, TypeError, RecursionError):
            self.broken = True
            outcome = UnreadableFileError(_CRASHED)
        self.busy = False
        return outcome

    def end(self) -> None:
        """Kill the child and wait for it."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _decoded(header: dict[str, Any], connection: Connection) -> Outcome:
    """Build the outcome from a header; whatever does not fit raises ValueError, KeyError or TypeError."""
    if "fault" in header:
        return UnreadableFileError(str(header["fault"]), str(header["hint"]))
    arrays: dict[str, AnyArray] = {}
    for name, code, shape in header["arrays"]:
        dtype = np.dtype(str(code))
        size = math.prod(int(length) for length in shape) * dtype.itemsize
        if dtype.kind not in "biuf" or not 0 <= size <= MAX_REPLY_BYTES or any(length < 0 for length in shape):
            raise ValueError(f"A child sent a strange array: {code} {shape}.")
        raw = connection.recv_bytes(size + 1)
        if len(raw) != size:
            raise ValueError("A child sent an array of the wrong size.")
        arrays[str(name)] = np.frombuffer(raw, dtype=dtype).reshape(shape)
    return Reply(dict(header["values"]), arrays)


def _serve(connection: Connection, limits: Limits, warm: tuple[str, ...]) -> None:
    """The life of a child."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    _keep_only(connection)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["OMP_NUM_THREADS"] = "1"
    for module in warm:
        import_module(module)
    _restrict(limits)
    connection.send_bytes(b'"ready"')
    while True:
        try:
            function, argument = connection.recv()
        except (EOFError, OSError):
            return
        _set_alarm(limits.seconds)
        header, arrays = _answer(function, argument)
        connection.send_bytes(header)
        for array in arrays:
            connection.send_bytes(array.data.cast("B") if array.size else b"")
        _set_alarm(0)


def _answer(function: Task, argument: object) -> tuple[bytes, list[AnyArray]]:
    try:
        reply = function(argument)
        arrays = [np.ascontiguousarray(array) for array in reply.arrays.values()]
        described = [[name, array.dtype.str, array.shape] for name, array in zip(reply.arrays, arrays, strict=True)]
        return json.dumps({"values": dict(reply.values), "arrays": described}).encode(), arrays
    except UnreadableFileError as error:
        return _fault(error.message, error.hint), []
    except MemoryError:
        return _fault("Reading the file needs more memory than is allowed."), []
    except Exception as error:  # noqa: BLE001 - hostile data may raise anything
        return _fault(f"The file could not be read ({type(error).__name__}: {str(error)[:120]})."), []


def _fault(message: str, hint: str = "") -> bytes:
    return json.dumps({"fault": message, "hint": hint}).encode()


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


def _set_alarm(seconds: float) -> None:
    """End this child if a task goes on after the parent, which would kill it, has gone; 0 calls it off."""
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(seconds * 1.5 + 1) if seconds else 0)


def _keep_only(connection: Connection) -> None:
    """Close whatever else was inherited: by the fork server's own pipes a child could end the server."""
    if sys.platform != "win32":
        os.closerange(3, connection.fileno())
        os.closerange(connection.fileno() + 1, 4096)


def _restrict(limits: Limits) -> None:
    if sys.platform == "win32":
        return
    import resource

    for kind, amount in (
        (resource.RLIMIT_AS, limits.memory_bytes),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        with suppress(ValueError, OSError):  # a stricter limit is set already
            resource.setrlimit(kind, (amount, amount))
