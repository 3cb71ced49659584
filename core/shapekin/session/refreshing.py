"""Another look at the source of a project: what is new, what was moved, and where new items belong at first.

Rows are never renumbered: answers, runs and the partition speak of rows. A known item keeps its name, by which
a person knows it, wherever its file lies now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.data.dataset import Dataset, Fault, Item
from shapekin.data.layouts.names import free_name
from shapekin.errors import ProjectError
from shapekin.jobs.job import ImportResult

NEW_AT_ONCE, KNOWN_AT_ONCE = 256, 8192  # 16 MiB of distances


@dataclass(frozen=True)
class Refresh:
    """What another look at the source found.

    Attributes:
        dataset: The known items in their rows, with their names, then the new ones.
        moved: Rows of known items whose files lie elsewhere now.
        mended: Rows of new items whose files could not be read before.
        added: Rows of all other new items.
    """

    dataset: Dataset
    moved: tuple[int, ...]
    mended: tuple[int, ...]
    added: tuple[int, ...]


def compare(before: Dataset, faults: Sequence[Fault], result: ImportResult) -> Refresh:
    """What an import that knew the items of a project found.

    Args:
        before: The project's items.
        faults: The files that could not be read.
        result: Of the import; the known items come first.

    Raises:
        ProjectError: Known items are missing, so that their rows would be empty.
    """
    n = len(before)
    _require_all(before, result)
    found = result.dataset.items
    known = [
        replace(item, path=now.path, label=now.label or item.label)
        for item, now in zip(before.items, found[:n], strict=True)
    ]
    was_faulty = {fault.path for fault in faults}
    new = range(n, len(found))
    return Refresh(
        dataset=Dataset(before.kind, (*known, *_with_free_names(before.names, found[n:]))),
        moved=tuple(row for row, item in enumerate(known) if item.path != before.items[row].path),
        mended=tuple(row for row in new if found[row].path in was_faulty),
        added=tuple(row for row in new if found[row].path not in was_faulty),
    )


def nearest_known(features: FloatArray, n: int) -> IntArray:
    """The known row that is most like each new one.

    Args:
        features: `(n + k, f)` quick descriptors, those of the known items first.
        n: Number of known items, at least 1.

    Returns:
        `(k,) int64`; of rows equally near, the first.
    """
    nearest = np.empty(len(features) - n, np.int64)
    for start in range(n, len(features), NEW_AT_ONCE):
        new = np.asarray(features[start : start + NEW_AT_ONCE], np.float64)
        least = np.full(len(new), np.inf)
        for first in range(0, n, KNOWN_AT_ONCE):
            known = np.asarray(features[first : min(first + KNOWN_AT_ONCE, n)], np.float64)
            distances = (known**2).sum(axis=1) - 2 * (new @ known.T)  # but for what all of a row share
            closest = distances.argmin(axis=1)
            shortest = distances[np.arange(len(new)), closest]
            better = shortest < least
            nearest[start - n : start - n + len(new)][better] = first + closest[better]
            least[better] = shortest[better]
    return nearest


def _require_all(before: Dataset, result: ImportResult) -> None:
    wanted = [item.content_hash for item in before.items]
    found = [item.content_hash for item in result.dataset.items]
    if found[: len(wanted)] == wanted and result.dataset.kind is before.kind:
        return
    there = Counter(found)
    there.subtract(wanted)
    lacking = {content for content, surplus in there.items() if surplus < 0}
    lost = [item.name for item in before.items if item.content_hash in lacking]
    what = f"{len(lost):,} gone or changed, such as {lost[0]}" if lost else "in another order or of another kind"
    raise ProjectError(
        f"The files in {result.source} are no longer those of this project ({what}); nothing was changed. "
        "Names, answers and sub-categories are kept.",
        "Put the files back as they were, or name the folder where they are now.",
    )


def _with_free_names(taken_names: Sequence[str], items: Sequence[Item]) -> list[Item]:
    """New items; where a file lies at the place of one that was moved away, its name gets a number."""
    taken, renamed = set(taken_names), []
    for item in items:
        name = free_name(item.name, taken)
        taken.add(name)
        renamed.append(replace(item, name=name))
    return renamed
