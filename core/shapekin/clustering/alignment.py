"""Clusters that keep who they are when a new partition replaces an old one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import IntArray


@dataclass(frozen=True)
class PartitionDiff:
    """What changed between two partitions, the new one with kept identities.

    Attributes:
        moved: Items whose cluster has another identity now.
        merged: Old clusters most of whose items went into the cluster that another one continues.
        appeared: New clusters that continue no old one.
    """

    moved: int
    merged: int
    appeared: int

    def __str__(self) -> str:
        parts = [
            f"{count:,} {word}"
            for count, word in ((self.moved, "moved"), (self.merged, "merged"), (self.appeared, "new"))
            if count
        ]
        return ", ".join(parts) or "nothing moved"


def keep_identities(new_labels: IntArray, old_labels: IntArray) -> IntArray:
    """Renumber a new partition so that clusters keep their old numbers.

    New and old clusters are matched one to one, greatest overlap first; a cluster that continues
    no old one gets the lowest number that is free.

    Args:
        new_labels: `(n,) int64`, at least 0.
        old_labels: `(n,) int64`; -1 for items that had no cluster.

    Returns:
        `(n,) int64`: the same partition as `new_labels`. Numbers may have gaps where an old
        cluster is gone.
    """
    if new_labels.size == 0:
        return new_labels.astype(np.int64)
    kept = old_labels >= 0
    pairs, overlap = np.unique(np.stack([new_labels[kept], old_labels[kept]], axis=1), axis=0, return_counts=True)
    number: dict[int, int] = {}
    used: set[int] = set()
    for at in np.argsort(-overlap, kind="stable"):
        new, old = int(pairs[at, 0]), int(pairs[at, 1])
        if new not in number and old not in used:
            number[new] = old
            used.add(old)
    clusters = np.unique(new_labels)
    free = (candidate for candidate in range(len(clusters) + len(used)) if candidate not in used)
    numbers = [number[new] if new in number else next(free) for new in clusters.tolist()]
    return np.array(numbers, np.int64)[np.searchsorted(clusters, new_labels)]


def difference(new_labels: IntArray, old_labels: IntArray) -> PartitionDiff:
    """What changed, in numbers for people.

    Args:
        new_labels: `(n,) int64`, from `keep_identities`.
        old_labels: `(n,) int64`, the partition before.
    """
    now, before = set(np.unique(new_labels).tolist()), set(np.unique(old_labels).tolist()) - {-1}
    merged = 0
    for gone in before - now:
        heir = np.bincount(new_labels[old_labels == gone]).argmax()
        merged += int(heir in before)
    moved = int(((new_labels != old_labels) & (old_labels >= 0)).sum())
    return PartitionDiff(moved, merged, len(now - before))
