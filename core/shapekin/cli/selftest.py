"""`selftest`: does everything that is installed here work? The gate that a package passes before it is released.

Other than `doctor`, which looks whether the parts are there, this uses them: it draws, reads, trains, spawns and
exports, in a folder of its own that is gone afterwards. `shapekin --selftest` is the same.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import queue
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from shapekin import __version__
from shapekin.cli import specimens
from shapekin.cli.console import Console
from shapekin.cli.doctor import Check, shown
from shapekin.data.contents import Mesh
from shapekin.data.isolation import ReaderPool, Reply
from shapekin.data.readers import LOADERS, parse
from shapekin.data.tables import catalogue as tables
from shapekin.errors import ShapekinError, UnreadableFileError
from shapekin.events import Event, Failed, Finished
from shapekin.exports.catalogue import FORMATS
from shapekin.jobs.job import ImportJob, ImportResult, Job, Result, SampleJob, TrainResult
from shapekin.jobs.runners import WorkerRunner
from shapekin.models.catalogue import DEFAULT_MODEL, MODELS
from shapekin.queries.base import Answer
from shapekin.render.stills.thumbnails import mesh_thumbnail
from shapekin.session import Session
from shapekin.store.cache import Cache

CHAIRS = 24
TRAINING_SECONDS = 300.0
_PATIENCE = 600.0
_LENGTHS = ("epochs", "layer_epochs", "cluster_epochs", "passes", "steps", "rounds")
_HINT = "Install Shapekin again; if it stays so, report it with this list."


class SelfTestError(ShapekinError):
    """Something that is installed does not work."""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command of this module."""
    parser = commands.add_parser(
        "selftest",
        help="try everything that is installed",
        description="Draw, read every format, train, spawn and export, on small data; about a minute.",
    )
    parser.add_argument("--all-models", action="store_true", help="train every model, not only the default one")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=_selftest)


@dataclass(frozen=True)
class Bench:
    """What the checks share.

    Attributes:
        folder: Empty at first.
        models: Those to train.
    """

    folder: Path
    models: tuple[str, ...]

    @cached_property
    def cache(self) -> Cache:
        """In the folder: nothing of another run is taken over."""
        return Cache(self.folder / "cache")

    @cached_property
    def session(self) -> Session:
        """A project of chairs, made by the worker."""
        made = Path(tempfile.mkdtemp(prefix="chairs-", dir=self.folder))  # anew where an earlier check failed here
        _, imported = self.in_worker([SampleJob("chairs", str(made), CHAIRS, 0), ImportJob(str(made))])
        if isinstance(imported, SelfTestError):
            raise imported
        assert isinstance(imported, ImportResult)
        return Session.create(self.folder / "chairs.shapekin", imported, self.cache)

    def in_worker(self, jobs: Sequence[Job]) -> list[Result | SelfTestError]:
        """What came of jobs, one after another in a spawned worker."""
        events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        results: list[Result | SelfTestError] = []
        with closing(WorkerRunner(self.cache.root, events.put)) as worker:
            for job in jobs:
                worker.submit(job)
                results.append(_result(events))
        return results


def run_checks(bench: Bench) -> Iterator[Check]:
    """Look at one thing after another; a check that fails does not keep the others from being made."""
    for name, look in _CHECKS.items():
        began = time.monotonic()
        try:
            ok, found = True, look(bench)
        except ShapekinError as error:
            ok, found = False, " ".join(str(error).split())
        except Exception as error:  # noqa: BLE001 - whatever is broken here is what is looked for
            ok, found = False, f"{type(error).__name__}: {error}"
        yield Check(name, ok, f"{found} ({time.monotonic() - began:.1f} s)", _HINT)


def _selftest(options: argparse.Namespace, console: Console) -> int:
    models = tuple(MODELS) if options.all_models else (DEFAULT_MODEL,)
    checks = []
    console.say(f"shapekin {__version__}")
    with tempfile.TemporaryDirectory(prefix="shapekin-selftest-", ignore_cleanup_errors=True) as folder:
        bench = Bench(Path(folder), models)
        for check in run_checks(bench):
            checks.append(check)
            console.say(shown(check))
        if "session" in vars(bench):
            bench.session.close()
    failed = sum(not check.ok for check in checks)
    console.result(
        {
            "version": __version__,
            "ok": not failed,
            "checks": [{"name": c.name, "ok": c.ok, "found": c.found} for c in checks],
        },
        f"{failed} of {len(checks)} checks failed." if failed else f"All {len(checks)} checks passed.",
    )
    return 1 if failed else 0


def _result(events: queue.SimpleQueue[Event]) -> Result | SelfTestError:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            event = events.get(timeout=max(0.0, until - time.monotonic()))
        except queue.Empty:
            return SelfTestError(f"The worker did not finish within {_PATIENCE:g} s.")
        if isinstance(event, Failed):
            return SelfTestError(event.message, event.traceback or event.hint)
        if isinstance(event, Finished):
            result: Result = event.result  # type: ignore[assignment]
            return result


def _drawing(_bench: Bench) -> str:
    from PIL import Image

    png = mesh_thumbnail(Mesh(*specimens.block()))
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))
    inside = pixels[..., 3] > 0
    share, shades = float(inside.mean()), len(np.unique(pixels[inside][:, :3].astype(int).sum(axis=1)))
    height, width = inside.shape
    if not inside[height // 2, width // 2] or inside[0, 0] or not 0.1 < share < 0.9 or shades < 3:
        raise SelfTestError(f"The block was drawn wrong: {share:.0%} covered, {shades} shades.")
    return f"a block of {width} x {height} pixels, {share:.0%} covered, {shades} shades"


def _child(_bench: Bench) -> str:
    with ReaderPool() as pool:
        asked = (64 << 20, 64 << 30)
        (_, small), (_, large) = pool.map(take_memory, asked)
    if isinstance(small, UnreadableFileError):
        raise small
    if small.values["process"] == multiprocessing.current_process().pid:
        raise SelfTestError("The reader is no process of its own.")
    limited = "refused" if isinstance(large, UnreadableFileError) else "not limited on this system"
    return f"a child answers; 64 GiB of memory: {limited}"


def _formats(_bench: Bench) -> str:
    files = specimens.shapes() | specimens.pictures()
    with ReaderPool(warm=("trimesh", "PIL.Image")) as pool:
        outcomes = dict(zip(files, (outcome for _, outcome in pool.map(parse_specimen, files.items())), strict=True))
    _require_all({name: outcomes.get(name, UnreadableFileError("not tried")) for name in LOADERS})
    return f"{len(LOADERS)} kinds of files read: {' '.join(LOADERS)}"


def _tables(bench: Bench) -> str:
    folder = bench.folder / "tables"
    folder.mkdir()
    made = specimens.tables()
    outcomes: dict[str, object] = {}
    for name in tables.FORMATS:
        try:
            file = folder / made[name][0]
            file.write_bytes(made[name][1])
            outcomes[name] = len(tables.inspect([bytes(file)], name)) == 4 or UnreadableFileError("rows are missing")
        except (ShapekinError, KeyError) as error:
            outcomes[name] = error
    _require_all(outcomes)
    return f"{len(outcomes)} kinds of tables read: {' '.join(outcomes)}"


def _worker(bench: Bench) -> str:
    session = bench.session
    if len(session.labels) != CHAIRS or session.faults:
        raise SelfTestError(f"Of {CHAIRS} chairs {len(session.labels)} were imported.")
    return f"{CHAIRS} chairs made, read, drawn and described in a spawned process"


def _training(bench: Bench) -> str:
    session = bench.session
    jobs = [session.training_job(name, _short(name), max_seconds=TRAINING_SECONDS, warm=False) for name in bench.models]
    outcomes = dict(zip(bench.models, bench.in_worker(jobs), strict=True))
    _require_all(outcomes)
    last = [result for result in outcomes.values() if isinstance(result, TrainResult)][-1]
    session.record(last)
    question = session.next_question()
    if question is None:
        raise SelfTestError("There is nothing to ask after a training.")
    session.answer(question, Answer.UNSURE)
    return f"{', '.join(outcomes)} trained on {last.device}, {last.n_clusters} sub-categories"


def _exports(bench: Bench) -> str:
    session = bench.session
    result = session.export_input()
    outcomes: dict[str, object] = {}
    folder = bench.folder / "exports"
    folder.mkdir()
    for name, form in FORMATS.items():
        try:
            if reason := form.unfit(result):
                outcomes[name] = reason
                continue
            report = form.write(result, folder / name, dry_run=False)
            outcomes[name] = bool(report.files) or SelfTestError("no file was written")
        except Exception as error:  # noqa: BLE001 - the others are still tried
            outcomes[name] = error
    _require_all(outcomes)
    written = [name for name, outcome in outcomes.items() if outcome is True]
    left = [name for name, outcome in outcomes.items() if isinstance(outcome, str)]
    return f"{len(written)} forms written: {' '.join(written)}; not for chairs: {' '.join(left)}"


def _require_all(outcomes: Mapping[str, object]) -> None:
    faults = {name: outcome for name, outcome in outcomes.items() if isinstance(outcome, Exception)}
    if faults:
        told = "; ".join(f"{name}: {' '.join(str(error).split())}" for name, error in faults.items())
        raise SelfTestError(f"{len(faults)} of {len(outcomes)} failed. {told}")


def _short(model: str) -> dict[str, int]:
    """A few steps, where a model learns in steps."""
    own = MODELS[model].params_type.from_mapping({}).as_mapping()
    return {name: 2 for name in _LENGTHS if own.get(name)}


def take_memory(size: int) -> Reply:
    """The task of a child: take memory, and tell who took it."""
    taken = np.empty(size, dtype=np.uint8)
    return Reply({"process": multiprocessing.current_process().pid, "bytes": taken.nbytes})


def parse_specimen(named: tuple[str, bytes]) -> Reply:
    """The task of a child: parse the bytes of a file.

    Raises:
        UnreadableFileError: They could not be parsed.
    """
    extension, data = named
    return Reply({"kind": type(parse(data, extension)).__name__})


_CHECKS: dict[str, Callable[[Bench], str]] = {
    "drawing": _drawing,
    "limited child": _child,
    "files": _formats,
    "tables": _tables,
    "worker": _worker,
    "training": _training,
    "exports": _exports,
}
