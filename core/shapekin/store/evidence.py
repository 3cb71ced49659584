"""Evidence: the append-only log of what people said, each row sealed with a hash.

Nothing is ever changed or deleted in it: taking an answer back is a row of its own. Row k holds the hash
of row k-1 and its own, h_k = SHA-256(h_{k-1}, row k), so that a flipped bit, a lost or a swapped row shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ParameterError
from shapekin.store.database import Database, Row
from shapekin.store.text import pack, to_json, unpack

ANSWER = "answer"
RETRACTION = "retraction"
ANSWERS = ("same", "different", "unsure")
COLUMNS = "id, kind, a, b, value, author, at, reason, strategy, seconds, expected, retracts, previous, hash"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row of the log.

    Attributes:
        id: 1, 2, 3, ... without gaps; the order of the log.
        kind: "answer" or "retraction".
        a: Row of the first item of the pair.
        b: Row of the second item.
        value: "same", "different" or "unsure"; of a retraction, what it takes back.
        author: Who said so.
        at: When, ISO 8601 in UTC.
        reason: Why it was asked.
        strategy: Who asked.
        seconds: How long the answer took.
        expected: What the partition of that moment implied: "same", "different", or "" when unknown.
        retracts: The row taken back, 0 for an answer.
        previous: Hash of the row before, hexadecimal.
        hash: Hash of this row.
    """

    id: int
    kind: str
    a: int
    b: int
    value: str
    author: str
    at: str
    reason: str
    strategy: str
    seconds: float
    expected: str
    retracts: int
    previous: str
    hash: str

    @property
    def pair(self) -> tuple[int, int]:
        """The pair in ascending order."""
        return min(self.a, self.b), max(self.a, self.b)


def first_hash(project_id: str) -> str:
    """What stands in for the hash before the first row."""
    return hashlib.sha256(b"shapekin evidence " + project_id.encode()).hexdigest()


def answer_row(  # one parameter a column
    previous_id: int,
    previous: str,
    a: int,
    b: int,
    value: str,
    *,
    n: int,
    author: str,
    reason: str,
    strategy: str,
    seconds: float,
    expected: str,
) -> Row:
    """The sealed row of an answer.

    Raises:
        ParameterError: No such answer, or not two different items.
    """
    if value not in ANSWERS:
        raise ParameterError(f'"{value}" is no answer.', f"It must be one of {', '.join(ANSWERS)}.")
    if a == b or not (0 <= a < n and 0 <= b < n):
        raise ParameterError(f"Items {a} and {b} are not two items of this project.", f"Rows go from 0 to {n - 1}.")
    return _sealed(
        (
            previous_id + 1,
            ANSWER,
            int(a),
            int(b),
            str(value),
            pack(author),
            _now(),
            pack(reason),
            pack(strategy),
            float(seconds),
            str(expected),
            0,
        ),
        previous,
    )


def retraction_row(previous_id: int, previous: str, taken_back: Evidence, author: str) -> Row:
    """The sealed row that takes an answer back."""
    said = taken_back
    fields = (said.a, said.b, said.value, pack(author), _now(), b"", b"", 0.0, "", said.id)
    return _sealed((previous_id + 1, RETRACTION, *fields), previous)


def from_row(row: Row) -> Evidence:
    """What a sound row says."""
    (number, kind, a, b, value, author, at, reason, strategy, seconds, expected, retracts, previous, own) = row
    return Evidence(
        number,
        kind,
        a,
        b,
        value,
        unpack(author),
        at,
        unpack(reason),
        unpack(strategy),
        seconds,
        expected,
        retracts,
        previous,
        own,
    )


def append(database: Database, row: Row) -> None:
    """Write a sealed row; it is on the disk when this returns."""
    with database.transaction():
        database.execute(f"INSERT INTO evidence ({COLUMNS}) VALUES ({', '.join('?' * 14)})", row)


def read_log(database: Database, project_id: str, n: int) -> tuple[tuple[Evidence, ...], list[str]]:
    """Read and check the whole log.

    Args:
        database: The project file.
        project_id: Starts the chain.
        n: Number of items.

    Returns:
        The sound rows, and what is wrong with the others.
    """
    rows = database.rows(f"SELECT {COLUMNS} FROM evidence ORDER BY id")
    ever = database.rows("SELECT seq FROM sqlite_sequence WHERE name = 'evidence'")
    expected = ever[0][0] if ever else 0
    good: list[Row] = []
    bad: list[Row] = []
    previous, last = first_hash(project_id), 0
    for row in rows:
        number, kind, a, b, *_ = row
        sound = (
            row == _sealed(row[:12], row[12])
            and row[12] == previous
            and number == last + 1
            and kind in (ANSWER, RETRACTION)
            and 0 <= a < n
            and 0 <= b < n
        )
        (good if sound else bad).append(row)
        previous, last = row[13], number
    problems = [f"answer {row[0]} is not what was written" for row in bad]
    if last != expected:
        problems.append(
            f"answers {last + 1} to {expected} are missing" if last < expected else "the answers' count is wrong"
        )
    return tuple(from_row(row) for row in good), problems


def in_force(log: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The answers that count: not taken back, and of each pair only the newest; in order of the log."""
    log = tuple(log)
    taken_back = {row.retracts for row in log if row.kind == RETRACTION}
    newest: dict[tuple[int, int], Evidence] = {}
    for row in log:
        if row.kind == ANSWER and row.id not in taken_back:
            newest[row.pair] = row
    return tuple(sorted(newest.values(), key=lambda row: row.id))


def links(answers: Sequence[Evidence]) -> tuple[IntArray, IntArray, frozenset[tuple[int, int]]]:
    """Answers as constraints.

    Returns:
        must_links `(m, 2) int64` and cannot_links `(c, 2) int64`, i < j; the pairs called unsure.
    """

    def pairs(value: str) -> list[tuple[int, int]]:
        return [answer.pair for answer in answers if answer.value == value]

    must = np.array(pairs("same"), np.int64).reshape(-1, 2)
    cannot = np.array(pairs("different"), np.int64).reshape(-1, 2)
    return must, cannot, frozenset(pairs("unsure"))


def _sealed(fields: Row, previous: str) -> Row:
    digest = hashlib.sha256(to_json([previous, *fields]).encode()).hexdigest()
    return (*fields, previous, digest)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
