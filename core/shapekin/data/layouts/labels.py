"""Which kind a candidate is of: the level of its category, a table of labels, the categories that are taken."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from shapekin.data.layouts.base import Candidate
from shapekin.data.tables.files import open_regular, size_of
from shapekin.errors import SourceError, UnreadableFileError

MAX_TABLE_BYTES = 500_000_000
_SHOWN = 30


def labelled(candidates: Iterable[Candidate], level: int) -> tuple[Candidate, ...]:
    """Candidates with the label that their category has at a level: 0 the deepest, 1 the topmost, and so on.

    Categories that are not as deep have their deepest. The label is the category's last name; where two
    categories end alike, the shortest end that tells them apart.
    """
    chosen = [(candidate, candidate.category[: level or None]) for candidate in candidates]
    labels = short_names({category for _, category in chosen})
    return tuple(replace(candidate, label=labels[category]) for candidate, category in chosen)


def short_names(categories: set[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Each category's shortest end that no other ends with: `("a", "table", "round")` is "round" or "table/round"."""
    ends = Counter(category[-n:] for category in categories for n in range(1, len(category) + 1))
    names = {}
    for category in categories:
        alone = (category[-n:] for n in range(1, len(category) + 1) if ends[category[-n:]] == 1)
        names[category] = "/".join(next(alone, category))
    return names


def relabelled(candidates: tuple[Candidate, ...], table: Path) -> tuple[Candidate, ...]:
    """Candidates with the labels of a CSV file `name,label`; names may leave out the extension.

    Raises:
        SourceError: The file can't be read, or names none of the candidates.
    """
    labels = _read(table)
    named = [(one, labels.get(one.name, labels.get(_without_extension(one.name)))) for one in candidates]
    if all(label is None for _, label in named):
        example = f"Names look like “{candidates[0].name}”." if candidates else ""
        raise SourceError(f"None of the names in “{table.name}” is an item's.", example)
    return tuple(
        one if label is None else replace(one, label=label, category=(label,) if label else ()) for one, label in named
    )


def _read(table: Path) -> dict[str, str]:
    labels: dict[str, str] = {}
    try:
        with open_regular(os.fsencode(table)) as file, io.TextIOWrapper(file, "utf-8-sig", newline="") as text:
            if size_of(file) > MAX_TABLE_BYTES:
                raise SourceError(f"“{table.name}” is too large for a table of labels.", "Each line is name,label.")
            for row in filter(None, csv.reader(text)):
                if len(row) < 2:
                    raise SourceError(
                        f"“{table.name}” has a line without a label: “{row[0][:_SHOWN]}”.", "Each line is name,label."
                    )
                labels[row[0].strip()] = row[1].strip()
    except (UnreadableFileError, OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(
            f"The labels in “{table}” can't be read. {getattr(error, 'message', error)}",
            "Give a CSV file with two columns: name,label.",
        ) from None
    return labels


def _without_extension(name: str) -> str:
    return os.path.splitext(name)[0]  # noqa: PTH122 - a name is no path


def of_categories(candidates: tuple[Candidate, ...], categories: tuple[str, ...]) -> tuple[Candidate, ...]:
    """The candidates of some categories.

    Raises:
        SourceError: There is no such category.
    """
    known = {candidate.label for candidate in candidates} - {""}
    unknown = next((category for category in categories if category not in known), None)
    if unknown is not None:
        listed = ", ".join(sorted(known)[:_SHOWN]) or "none: the source has no categories"
        raise SourceError(f"There is no category “{unknown}”.", f"Categories are {listed}.")
    return tuple(candidate for candidate in candidates if candidate.label in categories)
