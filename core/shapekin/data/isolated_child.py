"""The life of a child that parses files from strangers: restricted, silent, alone with its connection."""

from __future__ import annotations

import ctypes
import json
import math
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, TypeAlias

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.errors import UnreadableFileError

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

MAX_HEADER_BYTES = 16 << 20
MAX_REPLY_BYTES = 1 << 30
MAX_REASON = 500
_PR_SET_PDEATHSIG = 1
_TOO_LARGE = "The file holds more than can be handled at once."


@dataclass(frozen=True)
class Reply:
    """What a task returns: plain values and arrays of numbers."""

    values: Mapping[str, Json] = field(default_factory=dict)
    arrays: Mapping[str, AnyArray] = field(default_factory=dict)


Task: TypeAlias = Callable[[Any], Reply]


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


def serve(connection: Connection, limits: Limits, warm: tuple[str, ...]) -> None:
    """Answer tasks until the parent hangs up.

    Args:
        connection: To the parent.
        limits: What one task may use.
        warm: Modules to import before the first task.
    """
    if sys.platform != "win32":
        os.setsid()  # what it starts can be ended with it
    _end_with_parent()
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
        _set_alarm(0)  # the answer may wait long where a person holds the work
        connection.send_bytes(header)
        for array in arrays:
            connection.send_bytes(array.data.cast("B") if array.size else b"")


def _answer(function: Task, argument: object) -> tuple[bytes, list[AnyArray]]:
    try:
        reply = function(argument)
        if sum(array.nbytes for array in reply.arrays.values()) > MAX_REPLY_BYTES:
            return _fault(_TOO_LARGE), []
        arrays = [np.ascontiguousarray(array) for array in reply.arrays.values()]
        described = [[name, array.dtype.str, array.shape] for name, array in zip(reply.arrays, arrays, strict=True)]
        header = json.dumps({"values": dict(reply.values), "arrays": described}).encode()
        return (header, arrays) if len(header) <= MAX_HEADER_BYTES else (_fault(_TOO_LARGE), [])
    except UnreadableFileError as error:
        return _fault(error.message, error.hint), []
    except MemoryError:
        return _fault("Reading the file needs more memory than is allowed."), []
    except Exception as error:  # noqa: BLE001 - hostile data may raise anything
        return _fault(f"The file could not be read ({type(error).__name__}: {str(error)[:120]})."), []


def _fault(message: str, hint: str = "") -> bytes:
    return json.dumps({"fault": sentence(message), "hint": sentence(hint)}).encode()


def sentence(text: str) -> str:
    """What is told of a file, on one line and not without end: it may quote what stands in the file."""
    line = " ".join(text.split())
    return line if len(line) <= MAX_REASON else f"{line[:MAX_REASON]}…"


def _end_with_parent() -> None:
    """Be killed as soon as the fork server ends, which it does with the parent, however that ends."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _set_alarm(seconds: float) -> None:
    """End this child if a task goes on after the parent, which would kill it, has gone; 0 calls it off."""
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(seconds * 1.5 + 1) if seconds else 0)


def _keep_only(connection: Connection) -> None:
    """Close whatever else was inherited: by the fork server's own pipes a child could end the server."""
    if sys.platform != "win32":
        os.closerange(3, connection.fileno())
        os.closerange(connection.fileno() + 1, os.sysconf("SC_OPEN_MAX"))


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
