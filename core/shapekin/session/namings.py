"""What was said of clusters alone, so that it can be taken back like an answer: names, notes, who stands for them.

A name says nothing of pairs, so it is not in the log of evidence. When it was given relative to the answers is known
by the length of the log, so that undoing takes back whatever came last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from shapekin.session.history import History
from shapekin.store.partition import ClusterRecord
from shapekin.store.project import Project

KEPT = 200
_KEY, _STANDING_FOR = "namings", "representatives"
NOBODY = -1
Facts = tuple[int, str, int, str, int]
"""Id, name, colour, note, and the row that a person chose to stand for it."""


@dataclass(frozen=True)
class Naming:
    """Clusters of which something was said at once.

    Attributes:
        at: Number of rows in the log when that was done, or taken back.
        before: What was said of each until then.
        after: The same from then on.
    """

    at: int
    before: tuple[Facts, ...]
    after: tuple[Facts, ...]

    @property
    def what(self) -> str:
        """What was given: "name", "note", "representative" or "colour"."""
        kinds = ("", "name", "colour", "note", "representative")
        differing = {place for old, new in zip(self.before, self.after, strict=True) for place in range(1, 5)
                     if old[place] != new[place]}  # fmt: skip
        return kinds[next(place for place in (1, 3, 4, 2) if place in differing or place == 2)]


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
        """Write other names, colours and notes, and remember those until now."""
        old, new = {record.id: record for record in before}, {record.id: record for record in after}
        changed = [number for number in new if number in old and old[number] != new[number]]
        self._project.update_clusters([new[number] for number in changed])
        rows = self.representatives
        self._remember(*(tuple(_facts(ids[number], rows) for number in changed) for ids in (old, new)))

    @property
    def representatives(self) -> dict[int, int]:
        """The row that a person chose to stand for a cluster, by its id."""
        kept = self._project.setting(_STANDING_FOR, {})
        try:
            return {int(number): int(row) for number, row in kept.items()}
        except (AttributeError, TypeError, ValueError):
            return {}

    def choose(self, cluster: int, row: int) -> None:
        """Let a row stand for a cluster from now on, `NOBODY` for the one that is found."""
        rows = self.representatives
        record = next(record for record in self._project.clusters() if record.id == cluster)
        self._stand({**rows, cluster: row})
        self._remember((_facts(record, rows),), (_facts(record, {**rows, cluster: row}),))

    def _stand(self, rows: dict[int, int]) -> None:
        kept = {str(number): row for number, row in rows.items() if row != NOBODY}
        self._project.set_setting(_STANDING_FOR, kept)

    def _remember(self, before: tuple[Facts, ...], after: tuple[Facts, ...]) -> None:
        self._given, self._undone = [*self._given, Naming(self._now, before, after)][-KEPT:], []
        self._write()

    @property
    def last(self) -> Naming | None:
        """The step that `undo` would take back."""
        return self._given[-1] if self._given else None

    @property
    def last_undone(self) -> Naming | None:
        """The step that `redo` would give again."""
        return self._undone[-1] if self._undone else None

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

    def _take_up(self, known: tuple[Facts, ...], wanted: tuple[Facts, ...]) -> None:
        """Make what is still as `known` as it is `wanted`; what was changed otherwise since stays."""
        records = {record.id: record for record in self._project.clusters()}
        moving = {facts[0] for facts in wanted}
        taken = {record.name for record in records.values() if record.id not in moving}
        rows = self.representatives
        changed = []
        for (number, newer, _, remark, row), (_, name, colour, note, other) in zip(known, wanted, strict=True):
            if number not in records:
                continue
            record = records[number]
            if record.name == newer and (name not in taken or name[-1:] in ("", "/")):
                record = replace(record, name=name, colour_index=colour)
            if record.notes == remark:
                record = replace(record, notes=note)
            if rows.get(number, NOBODY) == row != other:
                rows[number] = other
                self._stand(rows)
            changed.append(record)
        self._project.update_clusters(changed)

    @property
    def _now(self) -> int:
        return self._project.evidence_revision

    def _write(self) -> None:
        steps = {"given": self._given, "undone": self._undone}
        self._project.set_setting(
            _KEY, {name: [[one.at, one.before, one.after] for one in some] for name, some in steps.items()}
        )


def _facts(record: ClusterRecord, rows: Mapping[int, int]) -> Facts:
    return record.id, record.name, record.colour_index, record.notes, rows.get(record.id, NOBODY)


def _read(kept: object, name: str) -> list[Naming]:
    """What is kept; nothing where it cannot be understood, for then names only cannot be taken back."""
    try:
        return [Naming(int(at), _known(before), _known(after)) for at, before, after in kept[name]]  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return []


def _known(values: Iterable[Sequence[object]]) -> tuple[Facts, ...]:
    """Facts as they were written; older files have neither notes nor rows."""
    whole = ([*facts, "", NOBODY] if len(facts) == 3 else facts for facts in values)
    return tuple((int(n), str(name), int(c), str(note), int(row)) for n, name, c, note, row in whole)  # type: ignore[call-overload]
