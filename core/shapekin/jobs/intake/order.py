"""The order of the items of an import: those that a project knows keep their rows, all others follow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from shapekin.data.dataset import Fault
from shapekin.data.layouts.names import free_name, printable
from shapekin.errors import ProjectError
from shapekin.jobs.intake.base import PreparedItem
from shapekin.jobs.intake.gathered import Gathered

GONE = "The file is gone; its prepared copy is used."
CHANGED = "The file was changed; the prepared copy of what it was is used, and what it is now is a new item."

Known: TypeAlias = tuple[bytes, str]
"""Path and content hash of an item."""
Kept: TypeAlias = Callable[[Sequence[Known]], Iterator[PreparedItem | None]]


def arranged(gathered: Gathered, known: Sequence[Known], kept: Kept) -> tuple[list[int], list[Fault]]:
    """Where the known items are among those gathered.

    A known item is the one with its content at its path; else one with its content that no other known item
    claims, since its file was moved; else what an earlier import kept of it.

    Args:
        gathered: What could be read; what was kept is added to it.
        known: The items of a project, in their rows.
        kept: What an earlier import kept of known items.

    Returns:
        The order of all items, and a fault for each prepared copy that is used.

    Raises:
        ProjectError: A known item is neither there nor kept.
    """
    exact = {(item.path, item.content_hash): number for number, item in enumerate(gathered.items)}
    claimed = {exact[one] for one in known if one in exact}
    free: defaultdict[str, list[int]] = defaultdict(list)
    for number in reversed(range(len(gathered.items))):
        if number not in claimed:
            free[gathered.items[number].content_hash].append(number)
    order = [-1] * len(known)
    for row, one in enumerate(known):
        if one in exact:
            order[row] = exact[one]
        elif free[one[1]]:
            order[row] = free[one[1]].pop()
    rest = sorted(set(range(len(gathered.items))) - set(order))
    faults = _add_kept(gathered, known, kept, order) if -1 in order else []
    return order + rest, faults


def _add_kept(gathered: Gathered, known: Sequence[Known], kept: Kept, order: list[int]) -> list[Fault]:
    """Add what was kept of the known items that are not in the order yet."""
    names, paths = {item.name for item in gathered.items}, {item.path for item in gathered.items}
    rows = [row for row, number in enumerate(order) if number < 0]
    faults, lost = [], []
    for row, prepared in zip(rows, kept([known[row] for row in rows]), strict=True):
        if prepared is None:
            lost.append(known[row][0])
            continue
        item = prepared.item
        faults.append(Fault(item.path, item.name, CHANGED if item.path in paths else GONE))
        order[row] = len(gathered.items)
        gathered.add(replace(prepared, item=replace(item, name=free_name(item.name, names))))
        names.add(gathered.items[-1].name)
    if lost:
        raise ProjectError(
            f"{len(lost):,} items of this project are gone or changed, such as {printable(lost[0])}, and "
            "no copy of them is kept. Names, answers and sub-categories are kept.",
            "Put the files back as they were, or name the folder where they are now.",
        )
    return faults
