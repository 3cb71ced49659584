"""Clusters as people see them: identity, name, colour, size, representative."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.result import number_by_size, representatives
from shapekin.store.partition import ClusterRecord


@dataclass(frozen=True)
class Cluster:
    """A sub-category as people see it.

    Attributes:
        id: Stable across re-trainings as long as its members mostly stay.
        name: Given by a person, "" when nobody has.
        colour: Index into the palette.
        size: Number of members.
        representative: Row of the member nearest to the centre.
    """

    id: int
    name: str
    colour: int
    size: int
    representative: int

    @property
    def title(self) -> str:
        """The name, or a number until there is one."""
        return self.name or f"Sub-category {self.id + 1}"


def clusters_of(labels: IntArray, embedding: FloatArray, records: Iterable[ClusterRecord]) -> tuple[Cluster, ...]:
    """The clusters of a partition, by falling size.

    Args:
        labels: `(n,) int64` cluster ids.
        embedding: `(n, d)`, decides the representatives.
        records: What is remembered of each id that occurs in `labels`.
    """
    by_id = {record.id: record for record in records}
    numbered = number_by_size(labels)
    sizes = np.bincount(numbered)
    clusters = []
    for size, row in zip(sizes.tolist(), representatives(embedding, numbered).tolist(), strict=True):
        record = by_id[int(labels[row])]
        clusters.append(Cluster(record.id, record.name, record.colour_index, size, row))
    return tuple(clusters)


def records_for(labels: IntArray, before: Iterable[ClusterRecord]) -> tuple[ClusterRecord, ...]:
    """Records for the ids in `labels`: known ones keep name and colour, new ones get a free colour.

    The largest new cluster gets the first free colour.
    """
    known = {record.id: record for record in before}
    ids, counts = np.unique(labels, return_counts=True)
    by_size: list[int] = ids[np.argsort(-counts, kind="stable")].tolist()
    taken = {known[i].colour_index for i in by_size if i in known}
    free = (colour for colour in itertools.count() if colour not in taken)
    return tuple(known[i] if i in known else ClusterRecord(id=i, name="", colour_index=next(free)) for i in by_size)
