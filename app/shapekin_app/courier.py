"""Brings what a thread has made to an object of the GUI thread, without keeping that object alive.

A thread that held the object might be the last to let go of it, and would then delete it; Qt wants that
done in the thread where the object lives.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import MethodType
from typing import cast
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid


class Courier(QObject):
    """Carries calls into the thread it was made in. It lives as long as the program."""

    _sent = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._sent.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def bring(self, to: WeakMethod[Callable[..., None]], *what: object) -> None:
        """Call a method in the GUI thread, soon; nothing happens when its object is gone by then."""
        self._sent.emit(to, what)

    @Slot(object, object)
    def _deliver(self, to: WeakMethod[Callable[..., None]], what: tuple[object, ...]) -> None:
        method = cast("MethodType | None", to())
        if method is not None and isValid(method.__self__):
            method(*what)


@cache
def courier() -> Courier:
    """The one of the GUI thread, where it must first be asked for."""
    return Courier()
