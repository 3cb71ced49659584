"""How a project came to be, as steps that can be taken again: answers, moves, trainings, in their order.

The log of evidence tells every gesture, the runs tell how much of it they knew. What a step depends on and nobody wrote
down is a doubt: then the same steps may lead elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from shapekin.session.history import History
from shapekin.session.shown import Shown
from shapekin.store.evidence import RETRACTION, Evidence
from shapekin.store.runs import RunRecord

GROWN = "grown"
"""Setting: how many items were known each time that more were found."""


@dataclass(frozen=True)
class Said:
    """A gesture that says something: its answers, and the numbers of those it takes back with it."""

    answers: tuple[Evidence, ...]
    instead_of: tuple[int, ...] = ()


@dataclass(frozen=True)
class TookBack:
    """Answers that were taken back by number."""

    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Stepped:
    """`count` gestures undone, or done again."""

    count: int
    again: bool


@dataclass(frozen=True)
class Moved:
    """Items that came into a cluster; `new` where they were the first in it."""

    rows: tuple[int, ...]
    cluster: int
    new: bool


@dataclass(frozen=True)
class Trained:
    """A training; `doubts` say why it may come out otherwise, in sentences."""

    run: RunRecord
    doubts: tuple[str, ...] = ()


Step: TypeAlias = Said | TookBack | Stepped | Moved | Trained


def grown(session: Shown) -> list[int]:
    """How many items were known each time that a look at the source found more."""
    kept = session.setting(GROWN, [])
    return [one for one in kept if isinstance(one, int)] if isinstance(kept, list) else []


def retold(session: Shown) -> Iterator[Step]:
    """All steps since the project was made, oldest first; names are not among them."""
    gestures = History.of(session.evidence_log).gestures
    waiting = list(session.runs)
    undone: Stepped | None = None
    for gesture in gestures:
        due = [run for run in waiting if run.evidence_revision < gesture]
        step = _step(session, gestures, gesture)
        if undone is not None and (due or not isinstance(step, Stepped) or step.again is not undone.again):
            yield undone
            undone = None
        for run in due:
            yield Trained(run, tuple(_doubts(session, run, gestures)))
            waiting.remove(run)
        if isinstance(step, Stepped):
            undone = Stepped(1 + (undone.count if undone is not None else 0), step.again)
        else:
            yield step
    if undone is not None:
        yield undone
    yield from (Trained(run, tuple(_doubts(session, run, gestures))) for run in waiting)


def doubts(session: Shown) -> list[str]:
    """Why the steps as a whole may lead elsewhere, in sentences; those of a training are with it."""
    found = []
    log, runs, shown = session.evidence_log, session.runs, session.current_run
    if runs and shown is not None and shown.id != runs[-1].id:
        found.append(f"Somebody went back to run {shown.id}; this recipe ends with what came of run {runs[-1].id}.")
    if len(log) != (log[-1].id if log else 0):
        found.append("Some answers in the file are damaged and left out here.")
    if known := grown(session):
        found.append(
            f"The project began with {known[0]:,} items and has {len(session):,}; this recipe begins with all of them."
        )
    return found


def _step(session: Shown, gestures: dict[int, list[Evidence]], gesture: int) -> Step:
    rows = gestures[gesture]
    if rows[0].undoes:
        return Stepped(1, again=bool(gestures[rows[0].undoes][0].undoes))
    moved = session.move_of(gesture)
    if moved is not None:
        return Moved(moved.rows, moved.after[0], new=rows[0].form == "split")
    taken_back = tuple(row.retracts for row in rows if row.kind == RETRACTION)
    said = tuple(row for row in rows if row.kind != RETRACTION)
    return Said(said, taken_back) if said else TookBack(taken_back)


def _doubts(session: Shown, run: RunRecord, gestures: Iterable[int]) -> Iterator[str]:
    if not run.complete:
        yield f"It was ended after {run.seconds:.0f} s, before it was done."
    if run.dataset_revision != session.dataset.revision:
        yield "It was trained on other items than there are now."
    if run.recorded_at < 0:
        yield "It is by an older Shapekin, which did not note whether it began anew and what it looked at."
        return
    earlier = max((one.id for one in session.runs if one.id < run.id), default=0)
    if run.after != earlier:
        yield f"Somebody had gone back to run {run.after} before it; here it comes after run {earlier}."
    if any(session.move_of(one) for one in gestures if run.evidence_revision < one <= run.recorded_at):
        yield "Items were moved by hand while it ran; here they are moved after it."
