"""Evidence: the append-only log of what people said, each row sealed with a hash.

Nothing is ever changed or deleted in it: taking an answer back is a row of its own. Row k holds the hash
of row k-1 and its own, h_k = SHA-256(h_{k-1}, row k), so that a flipped bit, a lost or a swapped row shows.
What older programs do not know lies beside it (`evidence_more`), sealed with the hash of its row. Rows of
one gesture are written together or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
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
_MORE = {"confidence": 1.0, "form": "pair", "said_at": "", "again": 0}
"""What is kept beside a row where it is not the usual."""
COLUMNS = "id, kind, a, b, value, author, at, reason, strategy, seconds, expected, retracts, previous, hash"


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of two items, before it is in the log.

    Attributes:
        a: Row of the first item of the pair.
        b: Row of the second item.
        value: "same", "different" or "unsure".
        author: Who says so.
        reason: Why it was asked.
        strategy: Who asked.
        seconds: How long the gesture took.
        expected: What the partition of this moment implies: "same", "different", or "" when unknown.
        confidence: How sure the person is, 0 to 1.
        form: How it was asked: "pair", "groups", "odd", ...
        said_at: When, where that was elsewhere and earlier (ISO 8601 in UTC), "" for now.
        again: The row that is said again after it was taken back (its first saying), 0 otherwise.
    """

    a: int
    b: int
    value: str
    author: str = ""
    reason: str = ""
    strategy: str = ""
    seconds: float = 0.0
    expected: str = ""
    confidence: float = 1.0
    form: str = "pair"
    said_at: str = ""
    again: int = 0


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
        seconds: How long the gesture took.
        expected: What the partition of that moment implied: "same", "different", or "" when unknown.
        retracts: The row taken back, 0 for an answer.
        previous: Hash of the row before, hexadecimal.
        hash: Hash of this row.
        gesture: The first row that was written with it.
        undoes: The gesture that this one takes back, 0 for one that stands by itself.
        confidence: As in `Said`.
        form: As in `Said`.
        said_at: As in `Said`.
        again: As in `Said`.
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
    gesture: int = 0
    undoes: int = 0
    confidence: float = 1.0
    form: str = "pair"
    said_at: str = ""
    again: int = 0

    @property
    def pair(self) -> tuple[int, int]:
        """The pair in ascending order."""
        return min(self.a, self.b), max(self.a, self.b)

    @property
    def moment(self) -> str:
        """When it was first said, wherever that was."""
        return self.said_at or self.at

    @property
    def first_said(self) -> int:
        """The row in which it was first said here."""
        return self.again or self.id


def first_hash(project_id: str) -> str:
    """What stands in for the hash before the first row."""
    return hashlib.sha256(b"shapekin evidence " + project_id.encode()).hexdigest()


def check_said(said: Said, n: int) -> None:
    """Refuse what is no answer about two of n items.

    Raises:
        ParameterError: No such answer, not two different items, or a confidence outside 0 .. 1.
    """
    if said.value not in ANSWERS:
        raise ParameterError(f'"{said.value}" is no answer.', f"It must be one of {', '.join(ANSWERS)}.")
    if said.a == said.b or not (0 <= said.a < n and 0 <= said.b < n):
        raise ParameterError(
            f"Items {said.a} and {said.b} are not two items of this project.", f"Rows go from 0 to {n - 1}."
        )
    if not 0 <= said.confidence <= 1:
        raise ParameterError(f"A confidence of {said.confidence:g} is not between 0 and 1.")


def answer_row(previous_id: int, previous: str, said: Said) -> Row:
    """The sealed row of an answer."""
    return _sealed(
        (
            previous_id + 1,
            ANSWER,
            int(said.a),
            int(said.b),
            str(said.value),
            pack(said.author),
            _now(),
            pack(said.reason),
            pack(said.strategy),
            float(said.seconds),
            str(said.expected),
            0,
        ),
        previous,
    )


def retraction_row(previous_id: int, previous: str, taken_back: Evidence, author: str) -> Row:
    """The sealed row that takes an answer back."""
    said = taken_back
    fields = (said.a, said.b, said.value, pack(author), _now(), b"", b"", 0.0, "", said.id)
    return _sealed((previous_id + 1, RETRACTION, *fields), previous)


def more_of(gesture: int, undoes: int, said: Said | None = None) -> str:
    """What is kept beside a row, as JSON."""
    facts: dict[str, object] = {"gesture": gesture, "undoes": undoes}
    if said is not None:
        kept = {name: getattr(said, name) for name in _MORE}
        facts |= {name: value for name, value in kept.items() if value != _MORE[name]}
    return to_json(facts)


def from_row(row: Row, more: str = "") -> Evidence:
    """What a sound row says, and what lies beside it."""
    (number, kind, a, b, value, author, at, reason, strategy, seconds, expected, retracts, previous, own) = row
    # Before there was anything beside rows, each was a gesture, and answers were taken back by undoing alone.
    facts = json.loads(more) if more else {"gesture": number, "undoes": retracts}
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
        **{name: facts[name] for name in ("gesture", "undoes", *_MORE) if name in facts},
    )


def append(database: Database, rows: Sequence[tuple[Row, str]], also: Callable[[], None] = lambda: None) -> None:
    """Write sealed rows and what lies beside them, all or none; they are on the disk when this returns.

    Args:
        database: The project file.
        rows: The rows, and JSON beside each.
        also: Writes more in the same transaction.
    """
    with database.transaction():
        also()
        for row, more in rows:
            database.execute(f"INSERT INTO evidence ({COLUMNS}) VALUES ({', '.join('?' * 14)})", row)
            if more:
                database.execute("INSERT INTO evidence_more VALUES (?, ?, ?)", (row[0], more, _seal_of(row, more)))


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
    beside = {row: (more, own) for row, more, own in database.rows("SELECT id, more, hash FROM evidence_more")}
    since = min(beside, default=0)  # from there on every row has something beside it
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
            and (_is_beside(row, *beside[number]) if number in beside else not since or number < since)
        )
        (good if sound else bad).append(row)
        previous, last = row[13], number
    problems = [f"answer {row[0]} is not what was written" for row in bad]
    if last != expected:
        problems.append(
            f"answers {last + 1} to {expected} are missing" if last < expected else "the answers' count is wrong"
        )
    return tuple(from_row(row, beside.get(row[0], ("", ""))[0]) for row in good), problems


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


def _is_beside(row: Row, more: object, own: object) -> bool:
    """Whether what lies beside a row is what was written."""
    if not isinstance(more, str) or own != _seal_of(row, more):
        return False
    try:
        facts = json.loads(more)
    except (ValueError, RecursionError):
        return False
    kinds: dict[str, tuple[type, ...]] = {"gesture": (int,), "undoes": (int,), "again": (int,),
                                          "confidence": (int, float), "form": (str,), "said_at": (str,)}  # fmt: skip
    return (
        isinstance(facts, dict)
        and {"gesture", "undoes"} <= set(facts)
        and all(isinstance(facts[name], kinds[name]) for name in kinds if name in facts)
    )


def _seal_of(row: Row, more: str) -> str:
    return hashlib.sha256(to_json([row[13], more]).encode()).hexdigest()


def _sealed(fields: Row, previous: str) -> Row:
    digest = hashlib.sha256(to_json([previous, *fields]).encode()).hexdigest()
    return (*fields, previous, digest)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
