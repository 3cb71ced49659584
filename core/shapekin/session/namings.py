"""Names that were given, so that giving them can be taken back like an answer.

A name says nothing of pairs, so it is not in the log of evidence. When it was given relative to the answers is known
by the length of the log, so that undoing takes back whatever came last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shapekin.session.history import History
from shapekin.store.partition import ClusterRecord
from shapekin.store.project import Project

KEPT = 200
_KEY = "namings"


@dataclass(frozen=True)
class Naming:
    """Clusters that were given other names at once.

    Attributes:
        at: Number of rows in the log when that was done, or taken back.
        before: `(id, name, colour)` of each until then.
        after: The same from then on.
    """

    at: int
    before: tuple[tuple[int, str, int], ...]
    after: tuple[tuple[int, str, int], ...]


class Namings:
    """The names given in a project, oldest first, and those that were taken back.

    Args:
        project: Where they are kept.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        kept = project.setting(_KEY, {})
        self._given = _read(kept, "given")
        self._undone = _read(kept, "undone")

    def give(self, before: Iterable[ClusterRecord], after: Iterable[ClusterRecord]) -> None:
        """Write other names and colours, and remember those until now."""
        old, new = {record.id: record for record in before}, {record.id: record for record in after}
        changed = [number for number in new if number in old and old[number] != new[number]]
        self._project.update_clusters([new[number] for number in changed])
        step = Naming(self._now, *(tuple(map(_facts, (ids[number] for number in changed))) for ids in (old, new)))
        self._given, self._undone = [*self._given, step][-KEPT:], []
        self._write()

    @property
    def given(self) -> int:
        """Number of steps that can be taken back."""
        return len(self._given)

    def undone(self, history: History) -> int:
        """Number of steps that were taken back and nothing was said since."""
        since = self._undone[-1].at if self._undone else 0
        said = any(gesture > since and not rows[0].undoes for gesture, rows in history.gestures.items())
        return 0 if said else len(self._undone)

    def can_undo(self, history: History) -> bool:
        """Whether a name was given after all answers that stand."""
        return bool(self._given) and self._given[-1].at >= max(history.standing, default=0)

    def can_redo(self, history: History) -> bool:
        """Whether names were taken back after whatever else was, and nothing was said since."""
        return self.undone(history) > 0 and self._undone[-1].at >= max(history.undone, default=0)

    def undo(self) -> None:
        """Give the names before back to those clusters that have the newer ones still."""
        step = self._given.pop()
        self._take_up(step.after, step.before)
        self._undone.append(replace(step, at=self._now))
        self._write()

    def redo(self) -> None:
        """Give the names again that were taken back last."""
        step = self._undone.pop()
        self._take_up(step.before, step.after)
        self._given.append(replace(step, at=self._now))
        self._write()

    def _take_up(self, known: tuple[tuple[int, str, int], ...], wanted: tuple[tuple[int, str, int], ...]) -> None:
        records = {record.id: record for record in self._project.clusters()}
        others = {name for number, name, _ in wanted}
        moving = {number for number, _, _ in wanted}
        taken = {record.name for record in records.values() if record.id not in moving} & others
        self._project.update_clusters(
            replace(records[number], name=name, colour_index=colour)
            for (number, newer, _), (_, name, colour) in zip(known, wanted, strict=True)
            if number in records and records[number].name == newer and (name not in taken or name[-1:] in ("", "/"))
        )

    @property
    def _now(self) -> int:
        return self._project.evidence_revision

    def _write(self) -> None:
        steps = {"given": self._given, "undone": self._undone}
        self._project.set_setting(
            _KEY, {name: [[one.at, one.before, one.after] for one in some] for name, some in steps.items()}
        )


def _facts(record: ClusterRecord) -> tuple[int, str, int]:
    return record.id, record.name, record.colour_index


def _read(kept: object, name: str) -> list[Naming]:
    """What is kept; nothing where it cannot be understood, for then names only cannot be taken back."""
    try:
        return [Naming(int(at), _triples(before), _triples(after)) for at, before, after in kept[name]]  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return []


def _triples(values: Iterable[tuple[int, str, int]]) -> tuple[tuple[int, str, int], ...]:
    return tuple((int(number), str(name), int(colour)) for number, name, colour in values)
