"""Pictures of subjects, made beside the GUI thread, coarse at once and fine when there is time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from threading import Lock
from time import perf_counter
from weakref import WeakMethod

import numpy as np
from PySide6.QtGui import QImage

from shapekin.arrays import ByteArray
from shapekin.render.turntable.shading import PASSES, Subject, render_pass, to_bytes
from shapekin.render.turntable.viewpoint import Camera
from shapekin_app.courier import courier

_SHOWN_AFTER = (1, 3, PASSES)  # passes after which a fine picture is shown


@cache
def _painters() -> ThreadPoolExecutor:
    """The threads that all turntables draw on. numpy lets the GUI thread run meanwhile."""
    return ThreadPoolExecutor(4, thread_name_prefix="turntable")


def report(future: Future[None]) -> None:
    """Show what went wrong in a thread like any other bug."""
    error = future.exception()
    if error is not None:
        sys.excepthook(type(error), error, error.__traceback__)


@dataclass(frozen=True)
class Shot:
    """A picture that is wanted, in device pixels; a coarse one takes a single pass."""

    subject: Subject
    camera: Camera
    height: int
    width: int
    coarse: bool


class Painter:
    """Draws the newest shot that was asked for; what is no longer wanted is dropped mid-way.

    Args:
        show: A method of an object of the GUI thread; it is called there with a picture, the milliseconds
            that its last pass took, and whether it is final.
    """

    def __init__(self, show: Callable[[QImage, float, bool], None]) -> None:
        self._show = WeakMethod(show)  # a drawing thread may outlive the widget by one pass
        self._courier = courier()
        self._lock = Lock()
        self._wanted: Shot | None = None
        self._busy: set[bool] = set()  # coarse and fine have a thread each: no coarse one waits for a fine pass

    def ask(self, shot: Shot) -> None:
        """Want this picture instead of any other."""
        with self._lock:
            self._wanted = shot
            if shot.coarse in self._busy:
                return
            self._busy.add(shot.coarse)
        _painters().submit(self._work, shot.coarse).add_done_callback(report)

    def stop(self) -> None:
        """Want nothing more."""
        with self._lock:
            self._wanted = None

    def _work(self, coarse: bool) -> None:
        done: Shot | None = None
        while True:
            with self._lock:
                shot = self._wanted
                if shot is None or shot is done or shot.coarse != coarse:
                    self._busy.discard(coarse)
                    return
            self._draw(shot)
            done = shot

    def _draw(self, shot: Shot) -> None:
        total = np.zeros((shot.height, shot.width, 4), np.float32)
        for number in range(1 if shot.coarse else PASSES):
            begun = perf_counter()
            total += render_pass(shot.subject, shot.camera, shot.height, shot.width, number)
            taken = (perf_counter() - begun) * 1000.0
            wanted = self._wanted
            # While the hand moves each coarse picture is worth showing, though another is wanted by now.
            if wanted is not shot and not (shot.coarse and wanted and wanted.subject is shot.subject):
                return
            count = number + 1
            if shot.coarse or count in _SHOWN_AFTER:
                final = not shot.coarse and count == PASSES
                self._courier.bring(self._show, to_image(to_bytes(total / np.float32(count))), taken, final)


def to_image(pixels: ByteArray) -> QImage:
    """`(h, w, 4) uint8`, premultiplied RGBA, as an image that owns its memory."""
    height, width = pixels.shape[:2]
    data = np.ascontiguousarray(pixels)
    return QImage(data.data, width, height, 4 * width, QImage.Format.Format_RGBA8888_Premultiplied).copy()
