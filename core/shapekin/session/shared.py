"""Evidence that leaves a project and comes into one: as CSV, as JSON, or from another person's project.

Items are known by name. What two people disagree about is listed, and never decided here.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from shapekin.errors import SourceError
from shapekin.pairs.constraints import Relation
from shapekin.pairs.growing import GrowingClosure
from shapekin.queries.base import Answer
from shapekin.session.session import Session
from shapekin.store.evidence import Evidence, Said

COLUMNS = ("a", "b", "answer", "author", "at", "strategy", "reason", "seconds", "expected", "confidence", "form")
MOST_BYTES = 256 * 2**20
MOST_EXPLAINED = 200  # disagreements whose chains are looked for; of the others it is only said that they are
LONGEST = 10_000  # letters of one text


@dataclass(frozen=True)
class Statement:
    """An answer about two items by name; `at` in ISO 8601, "" where nobody wrote it down."""

    a: str
    b: str
    answer: str
    author: str = ""
    at: str = ""
    strategy: str = ""
    reason: str = ""
    seconds: float = 0.0
    expected: str = ""
    confidence: float = 1.0
    form: str = "pair"


@dataclass(frozen=True)
class Disagreement:
    """A statement that contradicts what is known.

    Attributes:
        statement: What the other says.
        known: What is known of the two items here, "same" or "different".
        authors: Who said so: of the answer about this pair, or of those on the shortest chain that entails it.
        chain: The items of that chain; empty where the pair itself was answered.
    """

    statement: Statement
    known: str
    authors: tuple[str, ...]
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """What became of the statements of others.

    Attributes:
        taken: Number of answers recorded.
        known: Number that were known, said or entailed.
        disagreements: Those that contradict what is known; not recorded.
        strangers: Number about items that are not here.
    """

    taken: int
    known: int
    disagreements: tuple[Disagreement, ...]
    strangers: int


def statements(names: Sequence[str], rows: Iterable[Evidence]) -> Iterator[Statement]:
    """Rows of a log as statements about names."""
    for row in rows:
        yield Statement(
            names[row.a], names[row.b], row.value, row.author, row.moment, row.strategy, row.reason,
            row.seconds, row.expected, row.confidence, row.form,
        )  # fmt: skip


def as_csv(said: Iterable[Statement]) -> str:
    """A table with the columns `COLUMNS`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in said:
        writer.writerow([getattr(one, column) for column in COLUMNS])
    return text.getvalue()


def as_json(said: Iterable[Statement]) -> str:
    """`{"evidence": [...]}`, an object a statement."""
    return json.dumps({"evidence": [asdict(one) for one in said]}, ensure_ascii=False, indent=1) + "\n"


def read_statements(path: Path) -> list[Statement]:
    """Read a table or a JSON file; see `numbered_statements`."""
    return [one for _, one in numbered_statements(path)]


def numbered_statements(path: Path) -> list[tuple[int, Statement]]:
    """Read a table or a JSON file: those written here, or any CSV file with the columns a, b, answer.

    Returns:
        The line of each statement (in JSON its number), and the statement.

    Raises:
        SourceError: It cannot be read, is too large, or a line is no statement.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SourceError(f"{path} is larger than {MOST_BYTES // 2**20} MB.", "Divide it.")
        if not path.is_file():
            raise SourceError(f"{path} is no file.", "Choose a .csv or .json file.")
        text = path.read_text(encoding="utf-8-sig", errors="surrogateescape")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} could not be read ({error}).", "It must be a UTF-8 text file.") from None
    return list(_of_json(text, path) if path.suffix.lower() == ".json" else _of_csv(text, path))


def merge(session: Session, said: Sequence[Statement], author: str = "") -> Merged:
    """Take statements of others into a project, in one gesture; the first of two that disagree is kept.

    Args:
        session: An open project.
        said: What they say, oldest first.
        author: Of statements that name none.

    Raises:
        ProjectError: It could not be written; nothing was recorded.
    """
    rows = {name: row for row, name in enumerate(session.dataset.names)}
    closure = GrowingClosure(session.constraints)
    unsure = {row.pair for row in session.evidence if row.value == Answer.UNSURE}
    taken: list[Said] = []
    disagreements: list[Statement] = []
    known = strangers = 0
    for one in said:
        if one.a not in rows or one.b not in rows:
            strangers += 1
            continue
        a, b = sorted((rows[one.a], rows[one.b]))
        relation = closure.relation(a, b)
        if one.answer == Answer.UNSURE:
            if relation is not Relation.UNKNOWN or (a, b) in unsure:
                known += 1
                continue
            unsure.add((a, b))
        elif relation is not Relation.UNKNOWN:
            if relation.value == one.answer:
                known += 1
            else:
                disagreements.append(one)
            continue
        else:
            closure.add(a, b, same=one.answer == Answer.SAME)
        taken.append(
            Said(
                a,
                b,
                one.answer,
                one.author or author,
                one.reason,
                one.strategy,
                one.seconds,
                "",  # what their partition implied is not what this one did
                one.confidence,
                one.form,
                one.at,
            )
        )
    if taken:
        session.take_in(taken)
    return Merged(len(taken), known, tuple(_explained(session, rows, disagreements)), strangers)


def _explained(session: Session, rows: dict[str, int], contradicting: list[Statement]) -> Iterator[Disagreement]:
    """Whom each statement contradicts."""
    names, links = session.dataset.names, session.constraints
    said_of = {row.pair: row for row in session.evidence}
    for place, one in enumerate(contradicting):
        known = Answer.SAME if one.answer == Answer.DIFFERENT else Answer.DIFFERENT
        if place >= MOST_EXPLAINED:
            yield Disagreement(one, known.value, (), ())
            continue
        a, b = sorted((rows[one.a], rows[one.b]))
        path = links.must_link_path(a, b) if one.answer == Answer.DIFFERENT else links.cannot_link_path(a, b)
        authors = dict.fromkeys(said_of[min(i, j), max(i, j)].author for i, j in pairwise(path))
        chain = tuple(names[row] for row in path) if len(path) > 2 else ()
        yield Disagreement(one, known.value, tuple(authors), chain)


def _of_json(text: str, path: Path) -> Iterator[tuple[int, Statement]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not (isinstance(found, dict) and isinstance(found := found.get("evidence"), list)):
        raise SourceError(f'{path} is not {{"evidence": [...]}}; nothing was recorded.')
    for number, values in enumerate(found, 1):
        if not isinstance(values, dict):
            raise SourceError(f"Statement {number} of {path} is no object; nothing was recorded.")
        yield number, _statement(values, f"Statement {number} of {path}")


def _of_csv(text: str, path: Path) -> Iterator[tuple[int, Statement]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    columns: list[str] = list(COLUMNS[:3])
    try:
        for row in reader:
            if reader.line_num == 1 and "answer" in (headings := [cell.strip().lower() for cell in row]):
                named = {"a", "b"} <= set(headings)
                columns = headings if named else ["a", "b", *headings[2:]]
            elif row:
                values = dict(zip(columns, row, strict=False))
                yield reader.line_num, _statement(values, f"Line {reader.line_num} of {path}")
    except csv.Error as error:
        raise SourceError(f"{path} is not a CSV file ({error}); nothing was recorded.") from None


def _statement(values: Mapping[str, object], where: str) -> Statement:
    missing = [name for name in COLUMNS[:3] if not isinstance(values.get(name), str | int)]
    if missing:
        raise SourceError(f"{where} has no {missing[0]}; nothing was recorded.", "It needs a, b and answer.")
    word = str(values["answer"]).strip().lower()
    if word not in tuple(Answer):
        raise SourceError(f'{where}: "{word}" is no answer; nothing was recorded.', f"Use {', '.join(Answer)}.")
    a, b = str(values["a"]), str(values["b"])
    if a == b:
        raise SourceError(f'{where}: "{a}" is compared with itself; nothing was recorded.', "Name two items.")
    words = {
        name: _text(values.get(name), where) for name in ("author", "at", "strategy", "reason", "expected", "form")
    }
    words["form"] = words["form"] or "pair"
    words["at"] = _moment(words["at"])
    if words["expected"] not in (Answer.SAME, Answer.DIFFERENT):
        words["expected"] = ""
    seconds = _number(values.get("seconds"), 0.0, where)
    confidence = _number(values.get("confidence"), 1.0, where)
    if not (seconds >= 0 and 0 <= confidence <= 1):
        raise SourceError(f"{where}: seconds or confidence is out of range; nothing was recorded.")
    return Statement(a, b, word, seconds=seconds, confidence=confidence, **words)


def _text(value: object, where: str) -> str:
    text = "" if value is None else str(value)
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise SourceError(f"{where} holds text that is no Unicode; nothing was recorded.") from None
    if len(text) > LONGEST:
        raise SourceError(f"{where} holds a text of {len(text):,} letters; nothing was recorded.", "Shorten it.")
    return text


def _number(value: object, usual: float, where: str) -> float:
    if value is None or value == "":
        return usual
    try:
        number = float(str(value))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise SourceError(f"{where}: seconds or confidence is no number; nothing was recorded.")
    return number


def _moment(text: str) -> str:
    """The moment as it is written here, "" for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return moment.isoformat(timespec="milliseconds") if moment.tzinfo is not None else ""
