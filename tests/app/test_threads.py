"""What threads must not do: delete the objects of the GUI thread."""

from __future__ import annotations

import gc
from threading import Thread, current_thread
from weakref import WeakMethod, finalize

import pytest
import shiboken6
from PySide6.QtCore import QObject

from shapekin_app.courier import courier
from shapekin_app.sweeping import Sweeper


@pytest.fixture
def python_sweeps():
    """As in a program: Python sweeps by itself, and often."""
    thresholds = gc.get_threshold()
    gc.collect()
    gc.enable()
    gc.set_threshold(50, 1, 1)
    yield
    gc.set_threshold(*thresholds)
    gc.disable()


class Knot(QObject):
    """Garbage that only a sweep finds."""

    def __init__(self):
        super().__init__()
        self.itself = self


def a_knot_and_a_thread_that_allocates():
    """The names of the threads in which the knot was swept, after a thread has allocated much; and what it did."""
    swept_in, kept = [], []
    finalize(Knot(), lambda: swept_in.append(current_thread().name))
    thread = Thread(target=lambda: kept.extend([i] for i in range(5000)), name="drawing")
    thread.start()
    thread.join()
    return swept_in, kept  # what is kept alive keeps Python's threshold crossed


@pytest.mark.usefixtures("python_sweeps")
def test_windows_in_the_garbage_are_deleted_by_the_gui_thread(qtbot):
    sweeper = Sweeper()
    assert not gc.isenabled()
    swept_in, kept = a_knot_and_a_thread_that_allocates()
    assert swept_in == []
    qtbot.waitUntil(lambda: bool(swept_in), timeout=5000)
    assert swept_in == ["MainThread"]
    del sweeper, kept


@pytest.mark.usefixtures("python_sweeps")
def test_without_a_sweeper_a_drawing_thread_would():
    assert a_knot_and_a_thread_that_allocates()[0] == ["drawing"]


@pytest.mark.usefixtures("python_sweeps", "frame")
def test_the_application_has_one():
    assert not gc.isenabled()


class Listener(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, *what):
        self.heard.append((current_thread().name, what))


def test_a_courier_brings_calls_to_the_gui_thread(qtbot):
    listener, carrier = Listener(), courier()
    thread = Thread(target=carrier.bring, args=(WeakMethod(listener.hear), 1, "two"))
    thread.start()
    thread.join()
    assert listener.heard == []
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [("MainThread", (1, "two"))]


@pytest.mark.parametrize("deleted", ["in Python", "in Qt"])
def test_a_courier_keeps_nobody_alive(qtbot, deleted):
    listener, carrier = Listener(), courier()
    heard = listener.heard
    carrier.bring(WeakMethod(listener.hear), 1)
    if deleted == "in Python":
        del listener
    else:
        shiboken6.delete(listener)
    qtbot.wait(20)
    assert heard == []
