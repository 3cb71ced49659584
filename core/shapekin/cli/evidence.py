"""`evidence`, `merge`, `retract`, `redo`: what was said, taken elsewhere, brought together, mended."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from shapekin.cli.console import Console
from shapekin.cli.values import whole
from shapekin.errors import ProjectError
from shapekin.session import Session
from shapekin.session.shared import Disagreement, Statement, as_csv, as_json, merge, read_statements, statements
from shapekin.store.cache import Cache
from shapekin.store.newfile import new_file

MOST_SHOWN = 20


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    show = commands.add_parser("evidence", help="what was said", description="Print or write what people said.")
    show.add_argument("project", type=Path)
    show.add_argument("--out", type=Path, help="write a .csv or .json file instead; it must not exist")
    show.add_argument("--log", action="store_true", help="also what was taken back")
    show.add_argument("--json", action="store_true", help="print one JSON object")
    show.set_defaults(command=_evidence, usage_error=show.error)

    join = commands.add_parser(
        "merge",
        help="bring evidence together",
        description="Take in what others said of the same items; what contradicts is listed and left out.",
    )
    join.add_argument("project", type=Path)
    join.add_argument("other", type=Path, help="another project, or a .csv or .json file (see `shapekin evidence`)")
    join.add_argument("--author", default="", help="who said what names nobody")
    join.add_argument("--json", action="store_true", help="print one JSON object")
    join.set_defaults(command=_merge)

    back = commands.add_parser("retract", help="take any answers back", description="Take answers back by number.")
    back.add_argument("project", type=Path)
    back.add_argument("id", nargs="+", type=whole(1), help="numbers, as `shapekin evidence` shows them")
    back.add_argument("--json", action="store_true", help="print one JSON object")
    back.set_defaults(command=_retract)

    redo = commands.add_parser("redo", help="undo an undo", description="Say again what was just taken back.")
    redo.add_argument("project", type=Path)
    redo.add_argument("-n", type=whole(1), default=1, dest="count", help="how many (default 1)")
    redo.add_argument("--json", action="store_true", help="print one JSON object")
    redo.set_defaults(command=_redo)


def _evidence(options: argparse.Namespace, console: Console) -> int:
    if options.log and options.out is not None:
        options.usage_error("--log is to be looked at; a file holds what counts now, so that it can be merged")
    with Session.open(options.project, Cache(), read_only=True) as session:
        rows = session.evidence_log if options.log else session.evidence
        names = session.dataset.names
        said = list(statements(names, rows))
    if options.out is not None:
        text = as_json(said) if options.out.suffix.lower() == ".json" else as_csv(said)
        _write(options.out, text)
        console.result({"written": str(options.out), "answers": len(said)}, f"Wrote {len(said)} to {options.out}.")
        return 0
    lines, found = [], []
    for row, one in zip(rows, said, strict=True):
        found.append({"id": row.id, "kind": row.kind, "retracts": row.retracts, "gesture": row.gesture, **asdict(one)})
        by = f", {one.author}" if one.author else ""
        what = one.answer if row.kind == "answer" else f"takes back {row.retracts} ({one.answer})"
        lines.append(f"{row.id}  {one.a}  {one.b}  {what}{by}, {one.at}")
    console.result({"evidence": found}, "\n".join(lines) or "Nothing was said yet.")
    return 0


def _merge(options: argparse.Namespace, console: Console) -> int:
    if options.other.suffix.lower() in (".csv", ".json"):
        said: Sequence[Statement] = read_statements(options.other)
    else:
        with Session.open(options.other, Cache(), read_only=True) as other:
            said = list(statements(other.dataset.names, other.evidence))
    with Session.open(options.project, Cache()) as session:
        found = merge(session, said, options.author)
        total = session.n_answers
    lines = [f"Took in {found.taken}; {found.known} were known; {total} answers in force."]
    if found.strangers:
        lines.append(f"{found.strangers} are about items that are not in this project.")
    if found.disagreements:
        lines.append(f"{len(found.disagreements)} contradict what is known and were left out:")
        lines += [_in_words(one) for one in found.disagreements[:MOST_SHOWN]]
        if len(found.disagreements) > MOST_SHOWN:
            lines.append(f"... and {len(found.disagreements) - MOST_SHOWN} more (all with --json)")
    console.result(
        {
            "taken": found.taken,
            "known": found.known,
            "strangers": found.strangers,
            "answers": total,
            "disagreements": [asdict(one) for one in found.disagreements],
        },
        "\n".join(lines),
    )
    return 0


def _retract(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache()) as session:
        session.retract(*options.id)
        total = session.n_answers
    numbers = list(dict.fromkeys(options.id))
    console.result({"retracted": numbers, "answers": total}, f"Took back {len(numbers)}; {total} answers in force.")
    return 0


def _redo(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache()) as session:
        session.redo(options.count)
        total = session.n_answers
    console.result(
        {"redone": options.count, "answers": total}, f"Said {options.count} again; {total} answers in force."
    )
    return 0


def _in_words(one: Disagreement) -> str:
    said = one.statement
    who, others = said.author or "they", " and ".join(name or "somebody" for name in one.authors)
    why = f" ({' - '.join(one.chain)})" if one.chain else ""
    return f'  "{said.a}" and "{said.b}": {who} said {said.answer}, {others} said {one.known}{why}'


def _write(path: Path, text: str) -> None:
    if path.exists():
        raise ProjectError(f"{path} exists; nothing was written.", "Choose another name.")
    with new_file(path) as temporary:
        temporary.write_text(text, encoding="utf-8", errors="surrogateescape", newline="")
