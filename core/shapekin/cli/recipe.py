"""`recipe`: the commands that make a project again, as a script.

Answers, moves and trainings come in the order in which they happened; names come last. On the same machine, with the
same files and the same version, the same seeds give the same partition. Exit status 1 says that it may not: the script
is whole, and tells where and why.
"""

from __future__ import annotations

import argparse
import json
import shlex
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from shapekin import __version__
from shapekin.cli.console import Console, harmless
from shapekin.data.options import CHOICES, ImportOptions
from shapekin.session import Session
from shapekin.session.retold import Chosen, Divided, Moved, Said, Step, Stepped, TookBack, Trained, doubts, retold
from shapekin.store.cache import Cache

WIDTH = 100
_END = "END"  # no line of JSON looks like it


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    recipe = commands.add_parser(
        "recipe",
        help="the commands that make a project again",
        description="Print a shell script that makes the same partition again, from the source to the last name. "
        "Exit status 1: it is printed, and a line says what may come out otherwise.",
    )
    recipe.add_argument("project", type=Path)
    recipe.add_argument("--json", action="store_true", help="print one JSON object")
    recipe.set_defaults(command=_recipe)


def _recipe(options: argparse.Namespace, console: Console) -> int:
    with Session.open(options.project, Cache(), read_only=True) as session:
        steps = list(retold(session))
        general = doubts(session)
        if not Path(session.source).exists():
            general.append(f"{session.source} is not there now.")
        lines = [*_head(session, general), *_import(session)]
        for saying, some in groupby(steps, key=lambda step: isinstance(step, Said)):
            together = list(some)
            if saying:
                lines += _answers(session, together)
            else:
                lines += [line for one in together for line in _one(session, one)]
        lines += _names(session)
    wrong = [*general, *(f"Run {one.run.id}: {why}" for one in steps if isinstance(one, Trained) for why in one.doubts)]
    text = "\n".join(lines)
    console.result({"recipe": text + "\n", "doubts": wrong}, text)
    if wrong:
        more = f" And {len(wrong) - 1} more, see the comments." if len(wrong) > 1 else ""
        sys.stderr.write(f"shapekin: The recipe may lead elsewhere. {harmless(' '.join(wrong[0].split()))}{more}\n")
    return 1 if wrong else 0


def _head(session: Session, general: list[str]) -> Iterator[str]:
    yield "#!/bin/sh"
    yield _comment(f"How {session.path.name} came to be: {len(session):,} items, written by Shapekin {__version__}.")
    yield "# Run it with the name of a new project: sh recipe.sh again.shapekin"
    yield "# Same machine, files and version: same partition. Who answered, notes and settings are not repeated."
    yield from (_comment(f"MAY DIFFER: {one}") for one in general)
    yield "set -eu"
    yield "project=${1:-again.shapekin}"


def _import(session: Session) -> Iterator[str]:
    """`new` with every option that was chosen; the layout as it was recognised."""
    chosen, usual = session.options, ImportOptions()
    words = ["--layout", session.layout]
    for category in chosen.categories:
        words += ["--category", category]
    for name in ("level", "labels", "points", "image_size", *CHOICES, "features", "feature_table", "seed"):
        if getattr(chosen, name) != getattr(usual, name):
            words += [f"--{name.replace('_', '-')}", str(getattr(chosen, name))]
    yield from _command("new", '"$project"', *_pairs(words), f"-- {_quoted(session.source)}")


def _answers(session: Session, said: list[Step]) -> Iterator[str]:
    names = session.dataset.names
    yield f"shapekin answer \"$project\" --stdin <<'{_END}'"
    for gesture in said:
        assert isinstance(gesture, Said)
        objects = [{"a": names[row.a], "b": names[row.b], "answer": row.value} for row in gesture.answers]
        first: dict[str, object] = dict(objects[0])
        if gesture.instead_of:
            first["instead_of"] = list(gesture.instead_of)
        yield json.dumps(first if len(objects) == 1 else objects)
    yield _END


def _one(session: Session, step: Step) -> Iterator[str]:
    match step:
        case Trained():
            yield from _training(step)
        case Moved():
            where = "--apart" if step.new else f"--to {step.cluster}"
            yield f"shapekin move \"$project\" {where} --stdin <<'{_END}'"
            yield json.dumps([session.dataset.names[row] for row in step.rows])
            yield _END
        case Divided():
            names = session.dataset.names
            yield f"shapekin split \"$project\" {step.cluster} --stdin <<'{_END}'"
            yield json.dumps([[names[row] for row in part] for part in step.parts])
            yield _END
        case TookBack():
            yield from _command("retract", '"$project"', *map(str, step.numbers))
        case Chosen():
            yield from _command("use", '"$project"', str(step.run))
        case Stepped():
            yield f'shapekin {"redo" if step.again else "undo"} "$project" -n {step.count}'


def _training(step: Trained) -> Iterator[str]:
    run = step.run
    yield _comment(f"run {run.id}: {run.n_clusters} clusters in {run.seconds:.1f} s")
    yield from (_comment(f"MAY DIFFER: {one}") for one in step.doubts)
    words = ["--model", run.model, "--device", run.device, "--seed", str(run.seed)]
    if run.input:
        words += ["--input", run.input]
    for name, value in run.params.items():
        words += ["--set", f"{name}={value}"]
    fresh = ["--fresh"] if run.recorded_at >= 0 and not run.warm else []
    yield from _command("train", '"$project"', *_pairs(words), *fresh)


def _names(session: Session) -> Iterator[str]:
    """Names by the number of the sub-category; "seat" before "seat/chair", and last what looks like a number."""
    named = sorted((one for one in session.clusters if one.name), key=lambda one: (one.name.isdecimal(), one.name))
    for cluster in named:
        yield f'shapekin name "$project" {cluster.id} -- {_quoted(cluster.name)}'


def _pairs(words: list[str]) -> Iterator[str]:
    """Options with their values, so that no line ends between the two."""
    for option, value in zip(words[::2], words[1::2], strict=True):
        yield f"{option}={_quoted(value)}" if value.startswith("-") else f"{option} {_quoted(value)}"


def _command(name: str, *words: str) -> Iterator[str]:
    """A command, broken into lines of a decent width."""
    line = f"shapekin {name}"
    for word in words:
        if len(line) + len(word) > WIDTH:
            yield f"{line} \\"
            line = f"    {word}"
        else:
            line = f"{line} {word}"
    yield line


def _quoted(text: str) -> str:
    """A word of the shell; bytes that cannot be printed are written as octal numbers."""
    if _plain(text):
        return shlex.quote(text)
    octal = "".join(f"\\{byte:03o}" for byte in text.encode("utf-8", "surrogateescape"))
    return f"\"$(printf '{octal}')\""


def _plain(text: str) -> bool:
    return harmless(text) == text and "\n" not in text


def _comment(text: str) -> str:
    return f"# {harmless(' '.join(text.split()))}"
