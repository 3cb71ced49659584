"""Is the window fluid while the worker trains, and does its memory stay as it is over many answers? Needs a screen.

sh packaging/on_screen.sh .venv/bin/python benchmarks/fluid.py

A timer of 10 ms in the window's thread is late whenever the thread does anything else. The worker trains CPAC on the
handwritten digits meanwhile (it takes all cores but one), the map is zoomed, points are pointed at, and a question is
answered each second. On a loaded machine the thread waits for its turn as well; what it worked itself is told beside.
Then 500 questions are answered, and the resident memory is read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

MAKE = """
import sys
from pathlib import Path
import numpy as np
from sklearn.datasets import load_digits
from shapekin.data.options import ImportOptions
from shapekin.jobs.job import ImportJob
from shapekin.jobs.runners import run_inline
from shapekin.session import Session
from shapekin.store.cache import Cache
folder = Path(sys.argv[1])
x, y = load_digits(return_X_y=True)
np.savez(folder / "digits.npz", x=x.astype(np.float32), y=y)
cache = Cache(folder / "cache")
result = run_inline(ImportJob(str(folder / "digits.npz"), ImportOptions()), cache)
Session.create(folder / "digits.shapekin", result, cache).close()
"""
TICK_MS = 10
SECONDS, ANSWERS = 60.0, 500


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Measure and print."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop, QPointF, Qt, QTimer
    from PySide6.QtGui import QWheelEvent

    from shapekin.queries.base import Answer
    from shapekin.store.cache import Cache
    from shapekin_app.application import Application, make_qt_application
    from shapekin_app.settings import Settings

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        subprocess.run([sys.executable, "-c", MAKE, place], check=True)
        app = make_qt_application([])
        settings = Settings(folder / "app.ini", folder / "recent")
        application = Application(app, Cache(folder / "cache"), settings, folder / "samples")
        application.show(folder / "digits.shapekin")
        window, workspace = application.window, application.workspace

        def spin(seconds: float) -> None:
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

        spin(2.0)
        session, desk = workspace.session, window.questions.desk
        assert session is not None
        truth = session.dataset.true_labels

        def answer() -> None:
            query = desk.query
            if query is not None:
                desk.answer(Answer.SAME if truth[query.a] == truth[query.b] else Answer.DIFFERENT)

        def move() -> None:
            centre = QPointF(window.map.map.rect().center())
            turn = 120 if int(time.monotonic() * 2) % 2 else -120
            wheel = QWheelEvent(
                centre, window.map.map.mapToGlobal(centre), QPointF(0, 0).toPoint(), QPointF(0, turn).toPoint(),
                Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            app.sendEvent(window.map.map, wheel)
            workspace.hover(int(time.monotonic() * 100) % len(session))

        late: list[float] = []
        own: list[float] = []
        worked = [time.thread_time()]
        clock = QElapsedTimer()
        ticking = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)

        def tick() -> None:
            late.append(max(0.0, clock.nsecsElapsed() / 1e6 - TICK_MS))
            now = time.thread_time()
            own.append(1e3 * (now - worked[0]))
            worked[0] = now
            clock.start()

        ticking.timeout.connect(tick)
        busy = [QTimer(interval=100), QTimer(interval=1000)]
        busy[0].timeout.connect(move)
        busy[1].timeout.connect(answer)
        ended = []
        workspace.job_ended.connect(ended.append)
        workspace.train("cpac", {})
        clock.start()
        for timer in (ticking, *busy):
            timer.start()
        began = time.monotonic()
        while not ended and time.monotonic() - began < SECONDS:
            app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        for timer in (ticking, *busy):
            timer.stop()
        times, work = np.array(late), np.array(own)
        print(
            f"{len(times)} ticks in {time.monotonic() - began:.0f} s of training: late by {np.median(times):.1f} ms "
            f"(median), {np.percentile(times, 99):.1f} ms (p99), {times.max():.1f} ms (worst); "
            f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        )
        print(
            f"of that the thread's own work from tick to tick: {np.median(work):.1f} ms (median), "
            f"{np.percentile(work, 99):.1f} ms (p99), {work.max():.1f} ms (worst)"
        )
        running = workspace.running_training()
        if running is not None:
            workspace.cancel(running.job_id)
        spin(3.0)
        memory = [resident()]
        spent = []
        for turn in range(ANSWERS):
            start = time.perf_counter()
            answer()
            app.processEvents()
            spent.append(time.perf_counter() - start)
            if (turn + 1) % 100 == 0:
                memory.append(resident())
        words = ", ".join(f"{value:.0f}" for value in memory)
        print(f"memory at 0, 100, ... {ANSWERS} answers: {words} MB; {session.n_answers} answers in all")
        usual, slow = 1e3 * np.median(spent), 1e3 * np.percentile(spent, 99)
        print(f"from an answer to the next question: {usual:.0f} ms (median), {slow:.0f} ms (p99)")
        window.close()
        application.close()


if __name__ == "__main__":
    main()
