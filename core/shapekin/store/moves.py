"""Items that a person moved between clusters, beside the gesture that says so, so that it can be taken back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace

from shapekin.store.database import Database
from shapekin.store.partition import ClusterRecord
from shapekin.store.text import to_json


@dataclass(frozen=True)
class Move:
    """Items that change their cluster.

    Attributes:
        rows: The items.
        before: The cluster of each until now.
        after: The cluster of each from now on.
        records: Clusters that may vanish or come back with it.
    """

    rows: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]
    records: tuple[ClusterRecord, ...] = field(default_factory=tuple)

    def reversed(self) -> Move:
        """The way back."""
        return replace(self, before=self.after, after=self.before)


def write(database: Database, gesture: int, move: Move) -> None:
    """Keep a move; inside the transaction of its gesture."""
    database.execute("INSERT INTO moves VALUES (?, ?)", (gesture, to_json(asdict(move))))


def read(database: Database, gesture: int) -> Move | None:
    """The move of a gesture, None where it moved nothing."""
    found = database.rows("SELECT facts FROM moves WHERE gesture = ?", (gesture,))
    if not found:
        return None
    facts = json.loads(found[0][0])
    records = tuple(ClusterRecord(**record) for record in facts["records"])
    return Move(tuple(facts["rows"]), tuple(facts["before"]), tuple(facts["after"]), records)
