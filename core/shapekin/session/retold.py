"""How a project came to be, as steps that can be taken again: answers, moves, trainings, in their order.

The log of evidence tells every gesture, the runs tell how much of it they knew. What a step depends on and nobody wrote
down is a doubt: then the same steps may lead elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from shapekin.session.history import History
from shapekin.session.parting import PARTS, parts_of
from shapekin.session.shown import Shown
from shapekin.store.evidence import RETRACTION, Evidence
from shapekin.store.runs import RunRecord

GROWN = "grown"
"""Setting: how many items were known each time that more were found."""
CHOSEN = "chosen_runs"
"""Setting: what `Chosen` tells of each time that somebody went back to a run, as lists, oldest first."""


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
class Divided:
    """A cluster and its parts; of the first, which stayed, only the items that were shown."""

    cluster: int
    parts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Chosen:
    """Somebody went back to a run.

    Attributes:
        run: Its number.
        evidence: Last row of evidence at that moment.
        newest: Number of the newest run at that moment.
    """

    run: int
    evidence: int
    newest: int


@dataclass(frozen=True)
class Trained:
    """A training; `doubts` say why it may come out otherwise, in sentences."""

    run: RunRecord
    doubts: tuple[str, ...] = ()


Step: TypeAlias = Said | TookBack | Stepped | Moved | Divided | Chosen | Trained


def grown(session: Shown) -> list[int]:
    """How many items were known each time that a look at the source found more."""
    kept = session.setting(GROWN, [])
    return [one for one in kept if isinstance(one, int)] if isinstance(kept, list) else []


def chosen(session: Shown) -> list[Chosen]:
    """Each time that somebody went back to a run and stayed, oldest first."""
    kept = session.setting(CHOSEN, [])
    rows = [one for one in kept if isinstance(one, list)] if isinstance(kept, list) else []
    return [Chosen(*one) for one in rows if len(one) == 3 and all(isinstance(value, int) for value in one)]


def retold(session: Shown) -> Iterator[Step]:
    """All steps since the project was made, oldest first; names are not among them.

    The runs are numbered in this order: that is what a `Chosen` step names.
    """
    made: list[int] = []
    shown = 0
    for step in _in_order(session):
        if isinstance(step, Trained):
            yield replace(step, doubts=(*step.doubts, *_doubt_of_place(step.run, shown)))
            made.append(step.run.id)
            shown = step.run.id
        elif isinstance(step, Chosen):
            shown = step.run
            yield replace(step, run=made.index(shown) + 1)
        else:
            yield step


def _in_order(session: Shown) -> Iterator[Step]:
    """The same; `Chosen` steps have the numbers that runs have in the project."""
    gestures = History.of(session.evidence_log).gestures
    waiting: list[RunRecord | Chosen] = _runs_and_choices(session)
    undone: Stepped | None = None
    for gesture in gestures:
        due = [one for one in waiting if _known_to(one) < gesture]
        step = _step(session, gestures, gesture)
        if undone is not None and (due or not isinstance(step, Stepped) or step.again is not undone.again):
            yield undone
            undone = None
        for one in due:
            yield _retraced(session, one, gestures)
            waiting.remove(one)
        if isinstance(step, Stepped):
            undone = Stepped(1 + (undone.count if undone is not None else 0), step.again)
        else:
            yield step
    if undone is not None:
        yield undone
    yield from (_retraced(session, one, gestures) for one in waiting)


def _runs_and_choices(session: Shown) -> list[RunRecord | Chosen]:
    """As they came: a choice after the run that was the newest then; without choices of what is lost."""
    sound = {run.id for run in session.runs}
    choices = [one for one in chosen(session) if one.run in sound]
    found: list[RunRecord | Chosen] = []
    for run in session.runs:
        found += [run, *(one for one in choices if one.newest == run.id)]
    return found


def _known_to(one: RunRecord | Chosen) -> int:
    """The last row of evidence before it."""
    return one.evidence if isinstance(one, Chosen) else one.evidence_revision


def _retraced(session: Shown, one: RunRecord | Chosen, gestures: Iterable[int]) -> Step:
    return one if isinstance(one, Chosen) else Trained(one, tuple(_doubts(session, one, gestures)))


def doubts(session: Shown) -> list[str]:
    """Why the steps as a whole may lead elsewhere, in sentences; those of a training are with it."""
    found = []
    log, runs, shown = session.evidence_log, session.runs, session.current_run
    steps = _runs_and_choices(session)
    ends = 0 if not steps else steps[-1].run if isinstance(steps[-1], Chosen) else steps[-1].id
    if runs and shown is not None and shown.id != ends:
        found.append(f"Somebody went back to run {shown.id}; this recipe ends with what came of run {ends}.")
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
    if moved is not None and rows[0].form == PARTS:
        return Divided(moved.before[0], parts_of(moved, rows))
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
    if any(session.move_of(one) for one in gestures if run.evidence_revision < one <= run.recorded_at):
        yield "Items were moved by hand while it ran; here they are moved after it."


def _doubt_of_place(run: RunRecord, shown: int) -> Iterator[str]:
    """Why what the run went on from may not be what is shown before it, run `shown`."""
    if run.recorded_at >= 0 and run.after != shown:
        yield f"Somebody had gone back to run {run.after} before it; here it comes after run {shown}."
