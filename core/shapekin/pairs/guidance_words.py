"""Guidance in words, as a form or a command line can give it. Items are rows, counted from 0.

items        0-49,60          or all
triplets     0 1 2; 3 4 5     item 0 is more like 1 than like 2
difficulty   0-9: 1; 10: -0.1 easy above 0, hard below
cardinality  0-49 = 50-99     as many of the one as of the other in every cluster
             all: 10..20      from 10 to 20 in every cluster
rules        0=1 & 2=3 => 4!=5
"""

from __future__ import annotations

import re

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.errors import ParameterError
from shapekin.pairs.guidance import Balance, Bounds, Link, Rule


def rows_said(words: str, n: int) -> IntArray:
    """The items that "0-49,60" or "all" names, ascending, `(m,) int64`.

    Raises:
        ParameterError: It names none, or some that are not among the n.
    """
    if words.strip() == "all":
        return np.arange(n)
    rows: set[int] = set()
    for part in words.split(","):
        first, last = _matched(r"(\d+)(?:-(\d+))?", part, "0-49,60").groups()
        if int(last or first) >= n:
            raise ParameterError(f'"{part.strip()}" names an item outside 0 .. {n - 1}.')
        rows.update(range(int(first), int(last or first) + 1))
    return np.array(sorted(rows), np.int64)


def triplets_said(words: str) -> IntArray:
    """Triplets `(t, 3) int64` from "0 1 2; 3 4 5"."""
    triplets = [_matched(r"(\d+)[ ,]+(\d+)[ ,]+(\d+)", clause, "0 1 2").groups() for clause in _clauses(words)]
    return np.array(triplets, np.int64).reshape(-1, 3)


def difficulty_said(words: str, n: int) -> FloatArray:
    """Marks `(n,)` from "0-9: 1; 10: -0.1", 0 for items not named; empty when nothing is said."""
    clauses = _clauses(words)
    marks = np.zeros(n if clauses else 0)
    for clause in clauses:
        items, mark = _matched(r"(.+):\s*(-?\d*\.?\d+)", clause, "0-9: 1").groups()
        marks[rows_said(items, n)] = float(mark)
    return marks


def cardinalities_said(words: str, n: int) -> tuple[Balance | Bounds, ...]:
    """Cardinalities from "0-49 = 50-99; all: 10..20"."""
    found: list[Balance | Bounds] = []
    for clause in _clauses(words):
        if "=" in clause:
            one, other = _matched(r"(.+?)=(.+)", clause, "0-49 = 50-99").groups()
            found.append(Balance(rows_said(one, n), rows_said(other, n)))
        else:
            items, low, high = _matched(r"(.+):\s*(\d+)\s*\.\.\s*(\d+)", clause, "all: 10..20").groups()
            found.append(Bounds(rows_said(items, n), int(low), int(high)))
    return tuple(found)


def rules_said(words: str) -> tuple[Rule, ...]:
    """Rules from "0=1 & 2=3 => 4!=5; ..."."""
    found = []
    for clause in _clauses(words):
        premises, conclusion = _matched(r"(.+)=>(.+)", clause, "0=1 & 2=3 => 4!=5").groups()
        found.append(Rule(tuple(_link(link) for link in premises.split("&")), _link(conclusion)))
    return tuple(found)


def _link(words: str) -> Link:
    i, sign, j = _matched(r"(\d+)\s*(!?=)\s*(\d+)", words, "0=1 or 0!=1").groups()
    return Link(int(i), int(j), sign == "=")


def _clauses(words: str) -> list[str]:
    return [clause for clause in words.split(";") if clause.strip()]


def _matched(pattern: str, words: str, example: str) -> re.Match[str]:
    match = re.fullmatch(pattern, words.strip())
    if match is None:
        raise ParameterError(f'"{words.strip()}" is not understood.', f"Write it like {example}.")
    return match
