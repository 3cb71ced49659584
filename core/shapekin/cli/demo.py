"""`demo`: the main job on the built-in sample, without a window."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from shapekin.cli.console import Console, score_line
from shapekin.cli.pictures import write_map, write_sheets
from shapekin.cli.values import whole
from shapekin.clustering.metrics import scores
from shapekin.errors import SourceError
from shapekin.exports.catalogue import get_format
from shapekin.jobs.job import ImportJob, ImportResult, SampleJob, TrainResult
from shapekin.queries.base import Answer
from shapekin.queries.oracle import SimulatedUser
from shapekin.samples.catalogue import sample_card
from shapekin.session import Session
from shapekin.store.cache import Cache

MODEL = "cpac"
STRATEGY = "certain_sets"
"""Yields more per answer than CPAC's own ranking by loss: see benchmarks/RESULTS.md."""

ANSWERS = 60
ROUNDS = 3


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command of this module."""
    parser = commands.add_parser(
        "demo",
        help="the main job on the built-in sample, no window",
        description="Import, train, ask, answer (a simulated user), refine and export the built-in chairs.",
    )
    parser.add_argument("--out", type=Path, help="a new or empty folder for the results (default: demo)")
    parser.add_argument("--seed", type=whole(0), default=0)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=_demo)


def _demo(options: argparse.Namespace, console: Console) -> int:
    began = time.monotonic()
    out = _folder(options.out)
    cache = Cache()
    console.say(f"Making {sample_card('chairs').default_count} chairs in {out / 'chairs'}.")
    console.run(SampleJob("chairs", str(out / "chairs"), sample_card("chairs").default_count, options.seed), cache)
    imported = console.run(ImportJob(str(out / "chairs")), cache)
    assert isinstance(imported, ImportResult)
    found: dict[str, dict[str, float | int]] = {}
    with Session.create(out / "chairs.shapekin", imported, cache) as session:

        def show(moment: str, picture: str, title: str) -> None:
            found[picture] = scores(session.labels, session.dataset.true_labels, session.constraints)
            console.say(f"{moment:<24}{score_line(found[picture])}")
            write_map(session, out / f"map_{picture}.png", title)
            write_map(session, out / f"map_{picture}_true_kinds.png", f"{title}, true kinds", by_label=True)

        show("Before training:", "before", "Quick look, before training")
        _train(session, console, cache, options.seed)
        show("After training:", "trained", f"After training ({MODEL})")
        session.strategy = STRATEGY
        user = SimulatedUser(session.dataset.true_labels, seed=options.seed)
        for _ in range(ROUNDS):
            _answer(session, user, ANSWERS // ROUNDS)
            _train(session, console, cache, options.seed)
        show(f"After {session.n_answers} answers:", "answered", f"After {session.n_answers} answers")
        sheets = write_sheets(session, out / "sub-categories")
        for form, name in (("csv", "chairs.csv"), ("json", "chairs.json")):
            get_format(form).write(session.export_input(), out / name, dry_run=False)
    seconds = time.monotonic() - began
    console.result(
        {"out": str(out), "seconds": round(seconds, 1), **found},
        f"Done in {seconds:.0f} s. In {out.absolute()}:\n"
        f"  map_before.png, map_trained.png, map_answered.png   the embedding, by sub-category and by true kind\n"
        f"  sub-categories/                                     {len(sheets)} contact sheets\n"
        f"  chairs.csv, chairs.json                             the sorted chairs\n"
        f"  chairs.shapekin                                     the project: shapekin {out / 'chairs.shapekin'}",
    )
    return 0


def _folder(asked: Path | None) -> Path:
    """The folder asked for, or the first free one of demo, demo-2, ..."""
    if asked is None:
        number = 1
        while (folder := Path("demo" if number == 1 else f"demo-{number}")).exists():
            number += 1
        asked = folder
    try:
        asked.mkdir(parents=True, exist_ok=True)
        occupied = any(asked.iterdir())
    except OSError as error:
        raise SourceError(f"{asked} cannot be made: {error.strerror}.", "Name another folder.") from None
    if occupied:
        raise SourceError(f"{asked} is not empty; nothing was written.", "Name a new folder.")
    return asked


def _train(session: Session, console: Console, cache: Cache, seed: int) -> None:
    result = console.run(session.training_job(MODEL, seed=seed), cache)
    assert isinstance(result, TrainResult)
    session.record(result)


def _answer(session: Session, user: SimulatedUser, count: int) -> None:
    for _ in range(count):
        query = session.next_question()
        if query is None:
            return
        session.answer(query, Answer.SAME if user.says_same(query.a, query.b) else Answer.DIFFERENT)
