"""Work in one thread beside the GUI: what was put last is done first, what was put long ago not at all.

Who answers quickly wants the shapes of the question in hand, not those of the questions before.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from shapekin_app.views.turntable.painter import report

_LONGEST = 12  # pieces of work that wait


class Bench:
    """A short pile of work."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="turntable-subjects")
        self._lock = Lock()
        self._pile: OrderedDict[Hashable, Callable[[], None]] = OrderedDict()
        self._in_hand: Hashable = None

    def put(self, key: Hashable, work: Callable[[], None]) -> None:
        """Do this next; nothing happens if the same is being done, and what waits longest may be dropped."""
        with self._lock:
            if key == self._in_hand:
                return
            self._pile[key] = work
            self._pile.move_to_end(key)
            if len(self._pile) > _LONGEST:
                self._pile.popitem(last=False)
        self._thread.submit(self._take).add_done_callback(report)

    def clear(self) -> None:
        """Drop all that waits."""
        with self._lock:
            self._pile.clear()

    def _take(self) -> None:
        with self._lock:
            if not self._pile:
                return
            self._in_hand, work = self._pile.popitem()
        try:
            work()
        finally:
            with self._lock:
                self._in_hand = None
