"""The bridge: the GUI thread hears everything that matters, in order, and not too often."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Thread

import pytest
from PySide6.QtCore import QCoreApplication, QThread

from shapekin.events import Event, Failed, Finished, Glimpse, Progress, Refused, Snapshot, Started
from shapekin.jobs.job import ScanJob
from shapekin_app.bridge import JobBridge


class ScriptedRunner:
    """Tells a list of events from another thread when a job is submitted."""

    def __init__(self, on_event: Callable[[Event], None], script: list[tuple[float, Event]]) -> None:
        self.on_event = on_event
        self.script = script
        self.cancelled: list[str] = []
        self.orders: list[tuple[str, str]] = []
        self.closed = False
        self.thread: Thread | None = None

    def submit(self, job):
        def tell():
            for wait, event in self.script:
                if wait:
                    time.sleep(wait)
                self.on_event(event)

        self.thread = Thread(target=tell)
        self.thread.start()

    def cancel(self, job_id):
        self.cancelled.append(job_id)

    def pause(self, job_id):
        self.orders.append(("pause", job_id))

    def resume(self, job_id):
        self.orders.append(("resume", job_id))

    def close(self):
        self.closed = True
        if self.thread:
            self.thread.join()


@pytest.fixture
def heard_of(qtbot):
    """Run a script through a bridge and return what was heard, with the threads it was heard in."""

    def run(script: list[tuple[float, Event]]) -> list[Event]:
        made: list[ScriptedRunner] = []

        def make(on_event):
            made.append(ScriptedRunner(on_event, script))
            return made[0]

        bridge = JobBridge(make)
        heard: list[Event] = []

        def hear(event):
            assert QThread.currentThread() is QCoreApplication.instance().thread()
            heard.append(event)

        bridge.event_arrived.connect(hear)
        assert not made, "the runner must not start before it is needed"
        bridge.submit(ScanJob("x"))
        qtbot.waitUntil(lambda: any(isinstance(e, Finished | Failed) for e in heard), timeout=5000)
        bridge.close()
        assert made[0].closed
        return heard

    return run


def test_a_flood_is_thinned_and_the_last_progress_is_told_before_the_end(heard_of):
    flood = [(0.0005, Progress("j", "Reading", i, 600)) for i in range(600)]
    heard = heard_of([(0, Started("j")), *flood, (0, Finished("j", None))])
    progress = [event for event in heard if isinstance(event, Progress)]
    assert heard[0] == Started("j")
    assert heard[-1] == Finished("j", None)
    assert heard[-2] == flood[-1][1]
    assert 2 <= len(progress) <= 20
    assert [event.done for event in progress] == sorted(event.done for event in progress)


def test_snapshots_and_progress_of_two_jobs_do_not_replace_each_other(heard_of):
    script = [
        (0, Progress("a", "Reading", 1, 2)),
        (0.02, Progress("a", "Reading", 2, 2)),
        (0, Snapshot("b", 0, "key")),
        (0, Progress("b", "Training", 5, 9)),
        (0, Failed("b", "no")),
        (0, Finished("a", 1)),
    ]
    heard = heard_of(script[:-1])
    told = heard
    assert Snapshot("b", 0, "key") in told
    assert told.index(Progress("b", "Training", 5, 9)) < told.index(Failed("b", "no"))


def test_a_single_progress_is_told_without_an_end(qtbot):
    runner: list[ScriptedRunner] = []
    bridge = JobBridge(
        lambda tell: (
            runner.append(ScriptedRunner(tell, [(0, Progress("j", "x", 1, 0)), (0.01, Progress("j", "x", 2, 0))]))
            or runner[0]
        )
    )
    heard: list[Event] = []
    bridge.event_arrived.connect(heard.append)
    bridge.submit(ScanJob("x"))
    qtbot.waitUntil(lambda: Progress("j", "x", 2, 0) in heard, timeout=2000)
    bridge.close()


def test_cancel_reaches_the_runner_and_nothing_is_told_after_close(qtbot):
    runner: list[ScriptedRunner] = []
    bridge = JobBridge(
        lambda tell: runner.append(ScriptedRunner(tell, [(0.05, Progress("j", "x", 1, 0))])) or runner[0]
    )
    bridge.cancel("before the first job")
    heard: list[Event] = []
    bridge.event_arrived.connect(heard.append)
    bridge.submit(ScanJob("x"))
    bridge.cancel("j")
    assert runner[0].cancelled == ["j"]
    bridge.close()
    qtbot.wait(150)
    assert heard == []
    bridge.submit(ScanJob("y"))  # after close nothing starts again
    assert len(runner) == 1


def test_pictures_and_refusals_of_an_import_are_all_told_in_order(heard_of):
    pictures = [Glimpse("j", (f"{i}.off",), (b"png",)) for i in range(30)]
    refused = Refused("j", "torn.off", "It ends too early.")
    heard = heard_of([(0, event) for event in [*pictures, refused, Finished("j", None)]])
    assert heard == [*pictures, refused, Finished("j", None)]


def test_pause_and_resume_reach_the_runner(qtbot):
    runner: list[ScriptedRunner] = []
    bridge = JobBridge(lambda tell: runner.append(ScriptedRunner(tell, [])) or runner[0])
    bridge.pause("before the first job")
    bridge.submit(ScanJob("x"))
    bridge.pause("j")
    bridge.resume("j")
    assert runner[0].orders == [("pause", "j"), ("resume", "j")]
    bridge.close()
