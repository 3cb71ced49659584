"""`ask`, `answer`, `undo`: the dialogue, one question at a time or by file."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from shapekin.cli.console import Console
from shapekin.cli.values import share, whole
from shapekin.errors import ContradictionError, ProjectError, SourceError, UnknownNameError
from shapekin.queries.base import Answer, Query
from shapekin.queries.forms.catalogue import FORMS, PAIR, get_form
from shapekin.queries.forms.groups import WhichGroup
from shapekin.session import Session
from shapekin.session.shared import numbered_statements
from shapekin.store.cache import Cache

WORDS = tuple(answer.value for answer in Answer)


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    ask = commands.add_parser("ask", help="the next questions", description="Print the next questions.")
    ask.add_argument("project", type=Path)
    ask.add_argument("-n", type=whole(1), default=1, dest="count", help="how many (default 1)")
    ask.add_argument("--strategy", default="", help="who chooses (see `shapekin strategies`)")
    ask.add_argument("--form", choices=(PAIR, *FORMS), default=PAIR, help="how it is asked (see `shapekin reply`)")
    ask.add_argument(
        "--within", default="", metavar="KIND", help="about the items of one sub-category only (see `shapekin tree`)"
    )
    ask.add_argument(
        "--second-looks", action="store_true", help="first ask in other words what hangs on doubtful answers, if any"
    )
    ask.add_argument("--json", action="store_true", help="print one JSON object")
    ask.set_defaults(command=_ask)

    reply = commands.add_parser(
        "reply",
        help="answer a question about several items",
        description="Record the reply to a question of `shapekin ask --form`, as one gesture.",
    )
    reply.add_argument("project", type=Path)
    reply.add_argument("--form", choices=tuple(FORMS), required=True)
    reply.add_argument("--items", nargs="+", required=True, metavar="NAME", help="as asked, the one in question first")
    reply.add_argument(
        "--chosen",
        nargs="*",
        default=[],
        metavar="NAME",
        help="groups: the one of its kind, none for a new kind; odd: those that do not belong",
    )
    reply.add_argument("--json", action="store_true", help="print one JSON object")
    reply.set_defaults(command=_reply, usage_error=reply.error)

    answer = commands.add_parser("answer", help="record answers", description="Record answers to questions.")
    answer.add_argument("project", type=Path)
    answer.add_argument("a", nargs="?", help="name of the first item")
    answer.add_argument("b", nargs="?", help="name of the second item")
    answer.add_argument("answer", nargs="?", choices=WORDS)
    answer.add_argument("--confidence", type=share, default=1.0, help="how sure you are, 0 to 1 (default 1)")
    many = answer.add_mutually_exclusive_group()
    many.add_argument(
        "--file", type=Path, help="a CSV file with the columns a, b, answer, or what `shapekin evidence` wrote"
    )
    many.add_argument(
        "--stdin",
        action="store_true",
        help='JSON lines {"a": ..., "b": ..., "answer": ...}; a list of them is one gesture; '
        '"instead_of": [3, ...] takes answers back with it (numbers as in `shapekin evidence`)',
    )
    answer.add_argument("--json", action="store_true", help="print one JSON object")
    answer.set_defaults(command=_answer, usage_error=answer.error)

    undo = commands.add_parser("undo", help="take answers back", description="Take back the last answers.")
    undo.add_argument("project", type=Path)
    undo.add_argument("-n", type=whole(1), default=1, dest="count", help="how many (default 1)")
    undo.add_argument("--json", action="store_true", help="print one JSON object")
    undo.set_defaults(command=_undo)


def _ask_several(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache(), read_only=True) as session:
        question = session.form_question(options.form, within=options.within)
        _require_some(session, question is not None, options.within)
        names = [session.dataset.names[row] for row in question.rows] if question is not None else []
    if question is None:
        console.result({"form": options.form, "items": [], "reason": ""}, "There is nothing left to ask.")
        return 0
    values = {"form": options.form, "items": names, "reason": question.reason}
    console.result(values, "\n".join([f"{names[0]}  ({question.reason})", *(f"  {name}" for name in names[1:])]))
    return 0


def _reply(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache()) as session:
        rows = [item_row(session, name) for name in options.items]
        chosen = [item_row(session, name) for name in options.chosen]
        places = [rows.index(row) for row in chosen if row in rows[1:]]
        if len(rows) < 2 or len(set(rows)) < len(rows) or len(places) < len(chosen):
            options.usage_error("give two items at least, none twice, and choose among those after the first")
        if options.form == WhichGroup.name and len(chosen) > 1:
            options.usage_error("an item is of one kind: choose one or none")
        make = get_form(options.form).question
        said = make(tuple(rows)).reply(places)
        session.answer_all(said, form=options.form)
        total = session.n_answers
    console.result({"recorded": len(said), "answers": total}, f"Recorded {len(said)}; {total} answers in force.")
    return 0


def _ask(options: argparse.Namespace, console: Console) -> int:
    if options.form != PAIR:
        return _ask_several(options, console)
    with Session.open(options.project, Cache(), read_only=True) as session:
        names = session.dataset.names
        strategy = options.strategy or ("" if options.second_looks else session.strategy)
        questions = [
            {
                "a": names[query.a],
                "b": names[query.b],
                "strategy": query.strategy,
                "reason": query.reason,
                "effect": session.question_effect(query),
                "rank": query.rank,
                "of": query.of,
                "score": query.score,
            }
            for query in session.questions(options.count, strategy, within=options.within)
        ]
        _require_some(session, bool(questions), options.within)
    lines = [f"{q['a']}  {q['b']}  ({q['reason']})" for q in questions]
    console.result({"questions": questions}, "\n".join(lines) or "There is nothing left to ask.")
    return 0


def _require_some(session: Session, there_are: bool, within: str) -> None:
    """Say why there is nothing to ask where that has a remedy."""
    if not there_are and session.needs_rebuild:
        raise SourceError("The cache of this project is gone.", "Run `shapekin train` once to make it again.")
    if not there_are and within:
        kind = session.get_kind(within)
        raise ProjectError(
            f'There is nothing left to ask within "{kind.title}" ({kind.size:,} items).',
            "Train, so that it takes the answers into account; choose another strategy or form; or ask elsewhere.",
        )


def _answer(options: argparse.Namespace, console: Console) -> int:
    alone = options.a is not None
    if alone == bool(options.file or options.stdin) or (alone and options.answer is None):
        options.usage_error("give A B same|different|unsure, or --file, or --stdin")
    with Session.open(options.project, Cache()) as session:
        if alone:
            gestures = [_Gesture(0, ((options.a, options.b, options.answer),))]
        else:
            gestures = list(_from_file(options.file) if options.file else _from_json_lines())
        parsed = [(gesture, [_parse(session, gesture.line, *said) for said in gesture.said]) for gesture in gestures]
        done = 0
        for alike, some in groupby(parsed, key=lambda one: len(one[1]) == 1 and not one[0].instead_of):
            together = list(some)
            if alike:
                _record_each(session, together, options.confidence, done)
            else:
                for gesture, answers in together:
                    _record(session, gesture, answers, options.confidence, done)
            done += sum(len(answers) for _, answers in together)
        total = session.n_answers
    console.result({"recorded": done, "answers": total}, f"Recorded {done}; {total} answers in force.")
    return 0


def _record_each(session: Session, parsed: list[_Parsed], confidence: float, done: int) -> None:
    """Gestures of one answer each."""
    before = len(session.evidence_log)
    try:
        session.answer_each([answers[0] for _, answers in parsed], confidence=confidence)
    except ContradictionError as error:
        kept = len(session.evidence_log) - before
        raise _refused(error, parsed[kept][0].line, done + kept) from None


def _record(
    session: Session, gesture: _Gesture, answers: list[tuple[Query, Answer]], confidence: float, done: int
) -> None:
    try:
        if len(answers) == 1:
            session.answer(*answers[0], confidence=confidence, instead_of=gesture.instead_of)
        else:
            session.answer_all(answers)
    except ContradictionError as error:
        raise _refused(error, gesture.line, done) from None


def _refused(error: ContradictionError, line: int, done: int) -> ContradictionError:
    """The same with the line it is about, and how many answers are recorded nevertheless."""
    told = f"Line {line}: {error.message} {done} answers before it were recorded." if line else error.message
    return ContradictionError(told, error.hint, error.pair, error.path)


def _undo(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache()) as session:
        session.undo(options.count)
        total = session.n_answers
    console.result({"undone": options.count, "answers": total}, f"Took back {options.count}; {total} answers in force.")
    return 0


def item_row(session: Session, name: str) -> int:
    """Row of an item given by name, or by row number where no item has that name."""
    try:
        return session.dataset.row(name)
    except UnknownNameError:
        if name.isdecimal() and len(name) < 20 and int(name) < len(session):
            return int(name)
        raise


def _parse(session: Session, line: int, a: str, b: str, word: str) -> tuple[Query, Answer]:
    where = f" in line {line}" if line else ""
    if word not in WORDS:
        raise SourceError(f'"{word}"{where} is no answer; nothing was recorded.', f"Use {', '.join(WORDS)}.")
    rows = item_row(session, a), item_row(session, b)
    if rows[0] == rows[1]:
        raise SourceError(f'"{a}"{where} is compared with itself; nothing was recorded.', "Name two items.")
    return Query(*rows, strategy="", reason=""), Answer(word)


@dataclass(frozen=True)
class _Gesture:
    """What is recorded at once: `(a, b, answer)` by name, and numbers of answers that are taken back with it."""

    line: int
    said: tuple[tuple[str, str, str], ...]
    instead_of: tuple[int, ...] = ()


_Parsed: TypeAlias = tuple[_Gesture, list[tuple[Query, Answer]]]


def _from_file(path: Path) -> Iterator[_Gesture]:
    """Each statement of a table, or of a JSON file, by itself."""
    for line, one in numbered_statements(path):
        yield _Gesture(line, ((one.a, one.b, one.answer),))


def _from_json_lines() -> Iterator[_Gesture]:
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
            several = values if isinstance(values, list) else [values]
            if not several:
                raise ValueError  # noqa: TRY301  as any line that says nothing
            said = tuple((str(one["a"]), str(one["b"]), str(one["answer"])) for one in several)
            instead_of = [] if isinstance(values, list) else values.get("instead_of", [])
            yield _Gesture(number, said, tuple(int(one) for one in instead_of))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise SourceError(
                f'Line {number} is not {{"a": ..., "b": ..., "answer": ...}}; nothing was recorded.'
            ) from None
