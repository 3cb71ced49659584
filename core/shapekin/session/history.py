"""Undo and redo without limit: which gestures stand, which were taken back, and what reverses one.

Nothing is deleted: reversing a gesture is a gesture of its own (`Evidence.undoes`), so both follow from the log alone
and survive a crash.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from shapekin.store.evidence import RETRACTION, Evidence, Said


@dataclass(frozen=True)
class History:
    """The gestures of a log.

    Attributes:
        gestures: Rows by gesture.
        standing: Gestures that can be taken back, oldest first.
        undone: Gestures that took others back and can be taken back themselves, oldest first.
    """

    gestures: dict[int, list[Evidence]]
    standing: tuple[int, ...]
    undone: tuple[int, ...]

    @classmethod
    def of(cls, log: Iterable[Evidence]) -> History:
        """Read a log from its beginning."""
        gestures: dict[int, list[Evidence]] = {}
        for row in log:
            gestures.setdefault(row.gesture, []).append(row)
        standing: dict[int, None] = {}
        undone: dict[int, None] = {}
        for gesture, rows in gestures.items():
            reversed_one = rows[0].undoes
            if reversed_one in standing:
                del standing[reversed_one]
                undone[gesture] = None
            elif reversed_one in undone:
                del undone[reversed_one]
                standing[gesture] = None
            else:
                standing[gesture] = None
                undone.clear()
        return cls(gestures, tuple(standing), tuple(undone))

    def reversal(self, gesture: int) -> tuple[list[Said], list[int]]:
        """What is to be said again and what is to be taken back, so that a gesture has not been."""
        rows = self.gestures[gesture]
        answers = {row.id: row for group in self.gestures.values() for row in group if row.kind != RETRACTION}
        gone = {row.retracts for group in self.gestures.values() for row in group}
        last_saying = {row.first_said: row.id for row in answers.values()}
        again = [_again(answers[row.retracts]) for row in rows if row.kind == RETRACTION]
        take_back = [last_saying[row.first_said] for row in rows if row.kind != RETRACTION]
        return again, [number for number in take_back if number not in gone]


def _again(row: Evidence) -> Said:
    shared = {name: getattr(row, name) for name in Said.__slots__}
    return replace(Said(**shared), again=row.first_said, said_at=row.moment)
