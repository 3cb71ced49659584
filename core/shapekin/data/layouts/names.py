"""What candidates are called: printable, and each name once."""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Container, Iterable
from dataclasses import replace

from shapekin.data.layouts.base import Candidate

_LONGEST_EXTENSION = 12
_COMMANDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def printable(path: bytes) -> str:
    """A path for people, on one line: bytes that are not UTF-8, and signs that command a terminal, are escaped."""
    text = path.decode("utf-8", "backslashreplace")
    return text if text.isprintable() else _COMMANDS.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def folder_of(path: bytes) -> bytes:
    """The folder of a relative path, `b""` for the root."""
    return path.rpartition(b"/")[0]


def extension(path: bytes) -> str:
    """What a file's name ends with, in small letters: ".off"; "" where it has no extension that is one."""
    before, _, end = path.rpartition(b"/")[2].rpartition(b".")
    if not before or not 0 < len(end) < _LONGEST_EXTENSION:
        return ""
    text = f".{printable(end).lower()}"
    return text if text.isprintable() else ""


def stem(path: bytes) -> str:
    """A file's name without its folder and its extension."""
    return os.path.splitext(printable(path.rpartition(b"/")[2]))[0]  # noqa: PTH122


def free_name(name: str, taken: Container[str]) -> str:
    """The name, with the first number that makes it new where it is taken."""
    numbered = (f"{name} ({count})" for count in itertools.count(2))
    return next(one for one in itertools.chain([name], numbered) if one not in taken)


def distinct(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Candidates whose names occur once: repeated ones get a number."""
    all_of_them = tuple(candidates)
    taken = {candidate.name for candidate in all_of_them}
    if len(taken) == len(all_of_them):
        return all_of_them
    seen: set[str] = set()
    last: dict[str, int] = {}
    result = []
    for candidate in all_of_them:
        name, number = candidate.name, last.get(candidate.name, 1)
        while name in seen or (number > 1 and name in taken):
            number += 1
            name = f"{candidate.name} ({number})"
        seen.add(name)
        last[candidate.name] = number
        result.append(replace(candidate, name=name))
    return tuple(result)
