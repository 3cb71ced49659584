from __future__ import annotations

import os
import queue
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from shapekin.data.options import ImportOptions, ScanResult
from shapekin.events import Event, Failed, Finished, Progress, Started
from shapekin.jobs.job import ImportJob, ImportResult, SampleJob, ScanJob, TrainResult
from shapekin.jobs.runners import WorkerRunner, run_inline
from shapekin.session import Session
from shapekin.store.cache import Cache


class Heard:
    """Collects a runner's events."""

    def __init__(self, cache: Cache) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.runner = WorkerRunner(cache.root, self.events.put)

    def until_end(self, job_id: str, timeout: float = 90.0) -> tuple[list[Event], Event]:
        before: list[Event] = []
        end = time.monotonic() + timeout
        while True:
            event = self.events.get(timeout=max(0.01, end - time.monotonic()))
            if event.job_id != job_id:
                continue
            if isinstance(event, Finished | Failed):
                return before, event
            before.append(event)

    def until_progress(self, job_id: str) -> None:
        while True:
            event = self.events.get(timeout=90)
            if event.job_id == job_id and isinstance(event, Progress) and event.done > 0:
                return


@pytest.fixture
def heard(cache: Cache) -> Iterator[Heard]:
    listener = Heard(cache)
    yield listener
    listener.runner.close()


def test_a_job_runs_in_another_process_and_tells_of_itself(heard: Heard, chairs_folder: Path) -> None:
    job = ImportJob(str(chairs_folder), ImportOptions(points=64))
    heard.runner.submit(job)
    before, end = heard.until_end(job.job_id)
    assert isinstance(before[0], Started)
    told = [e.done for e in before if isinstance(e, Progress) and e.stage == "Reading"]
    assert told == sorted(told)
    assert told[-1] == 61
    assert isinstance(end, Finished)
    assert isinstance(end.result, ImportResult)
    assert len(end.result.dataset) == 60


def test_known_errors_arrive_as_sentences(heard: Heard, tmp_path: Path) -> None:
    job = ScanJob(str(tmp_path / "nowhere"))
    heard.runner.submit(job)
    _, end = heard.until_end(job.job_id)
    assert isinstance(end, Failed)
    assert "nowhere" in end.message
    assert end.traceback == ""


def test_cancel_stops_at_the_next_step_and_the_worker_goes_on(heard: Heard, tmp_path: Path) -> None:
    job = SampleJob("chairs", str(tmp_path / "many"), 20_000)
    heard.runner.submit(job)
    heard.until_progress(job.job_id)
    began = time.monotonic()
    heard.runner.cancel(job.job_id)
    _, end = heard.until_end(job.job_id)
    assert isinstance(end, Failed)
    assert end.cancelled
    assert time.monotonic() - began < 3.0
    again = SampleJob("chairs", str(tmp_path / "few"), 5)
    heard.runner.submit(again)
    assert isinstance(heard.until_end(again.job_id)[1], Finished)


def test_a_killed_worker_is_reported_and_replaced(heard: Heard, tmp_path: Path, chairs_folder: Path) -> None:
    job = SampleJob("chairs", str(tmp_path / "many"), 20_000)
    heard.runner.submit(job)
    heard.until_progress(job.job_id)
    process = heard.runner._process
    assert process is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    _, end = heard.until_end(job.job_id)
    assert isinstance(end, Failed)
    assert not end.cancelled
    assert "answers are kept" in end.message
    scan = ScanJob(str(chairs_folder))
    heard.runner.submit(scan)
    _, end = heard.until_end(scan.job_id)
    assert isinstance(end, Finished)
    assert isinstance(end.result, ScanResult)


def test_scans_do_not_wait_for_long_jobs(heard: Heard, tmp_path: Path, chairs_folder: Path) -> None:
    long = SampleJob("chairs", str(tmp_path / "many"), 20_000)
    heard.runner.submit(long)
    heard.until_progress(long.job_id)
    scan = ScanJob(str(chairs_folder))
    heard.runner.submit(scan)
    assert isinstance(heard.until_end(scan.job_id, timeout=30)[1], Finished)
    heard.runner.cancel(long.job_id)


def test_close_leaves_no_process(cache: Cache, tmp_path: Path) -> None:
    listener = Heard(cache)
    listener.runner.submit(SampleJob("chairs", str(tmp_path / "many"), 20_000))
    process = listener.runner._process
    assert process is not None
    listener.runner.close()
    assert not process.is_alive()


def test_a_second_training_goes_on_from_the_first(project_path: Path, cache: Cache) -> None:
    with Session.open(project_path, cache) as session:
        quick = {"epochs": 2, "cycles": 1}
        stages = []
        for _ in range(2):
            heard_stages: list[str] = []
            job = session.training_job("cpac", quick)

            def listen(event: Event, seen: list[str] = heard_stages) -> None:
                if isinstance(event, Progress):
                    seen.append(event.stage)

            result = run_inline(job, cache, listen)
            assert isinstance(result, TrainResult)
            session.record(result)
            stages.append(set(heard_stages))
    assert "Learning to see" in stages[0]
    assert "Learning to see" not in stages[1]


def test_a_paused_job_stands_still_until_it_is_resumed(heard: Heard, tmp_path: Path, chairs_folder: Path) -> None:
    def written() -> int:
        return len(list((tmp_path / "many").rglob("*.off")))

    job = SampleJob("chairs", str(tmp_path / "many"), 20_000)
    heard.runner.submit(job)
    heard.until_progress(job.job_id)
    heard.runner.pause(job.job_id)
    scan = ScanJob(str(chairs_folder))
    heard.runner.submit(scan)  # the short lane goes on
    assert isinstance(heard.until_end(scan.job_id)[1], Finished)
    before, until = -1, time.monotonic() + 10
    while written() != before and time.monotonic() < until:  # it stops at its next step, on a busy machine not at once
        before = written()
        time.sleep(0.5)
    time.sleep(0.5)
    assert written() == before < 20_000
    heard.runner.resume(job.job_id)
    until = time.monotonic() + 20
    while written() == before and time.monotonic() < until:
        time.sleep(0.05)
    assert written() > before
    heard.runner.cancel(job.job_id)
    assert isinstance(heard.until_end(job.job_id)[1], Failed)


def test_a_paused_job_can_be_cancelled(heard: Heard, tmp_path: Path) -> None:
    job = SampleJob("chairs", str(tmp_path / "many"), 20_000)
    heard.runner.submit(job)
    heard.until_progress(job.job_id)
    heard.runner.pause(job.job_id)
    time.sleep(0.2)
    began = time.monotonic()
    heard.runner.cancel(job.job_id)
    _, end = heard.until_end(job.job_id)
    assert isinstance(end, Failed)
    assert end.cancelled
    assert time.monotonic() - began < 2.0


def test_a_job_that_waits_its_turn_ends_at_once_and_the_one_before_it_goes_on(heard: Heard, tmp_path: Path) -> None:
    first, second = (SampleJob("chairs", str(tmp_path / name), 20_000) for name in ("first", "second"))
    heard.runner.submit(first)
    heard.runner.submit(second)
    heard.until_progress(first.job_id)
    began = time.monotonic()
    heard.runner.cancel(second.job_id)
    before, end = heard.until_end(second.job_id)
    assert isinstance(end, Failed)
    assert end.cancelled
    assert before == []
    assert time.monotonic() - began < 2.0
    heard.until_progress(first.job_id)
    assert not (tmp_path / "second").exists()
    heard.runner.cancel(first.job_id)
