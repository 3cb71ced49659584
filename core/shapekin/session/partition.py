"""Clusters as people see them: identity, name, colour, size, representative."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.kinds_tree import shared_place, split_name, title_of
from shapekin.clustering.result import number_by_size, representatives
from shapekin.render.palette import KIN
from shapekin.store.partition import ClusterRecord


@dataclass(frozen=True)
class Cluster:
    """A sub-category as people see it.

    Attributes:
        id: Stable across re-trainings as long as its members mostly stay.
        name: Given by a person, "" when nobody has; a path, see `clustering.kinds_tree`.
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
        return title_of(self.id, self.name)


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


def records_for(
    labels: IntArray, before: Iterable[ClusterRecord], names: Mapping[int, str] | None = None
) -> tuple[ClusterRecord, ...]:
    """Records for the ids in `labels`: known ones keep name and colour, new ones get a free colour.

    The largest new cluster gets the first free colour, but parts of one kind have colours that are akin.

    Args:
        labels: `(n,) int64` cluster ids.
        before: What is known of clusters.
        names: What new ones are called, by id.
    """
    names = names or {}
    known = {record.id: record for record in before}
    ids, counts = np.unique(labels, return_counts=True)
    by_size: list[int] = ids[np.argsort(-counts, kind="stable")].tolist()
    taken = {known[i].colour_index % KIN for i in by_size if i in known}
    free = (colour for colour in itertools.count() if colour not in taken)
    return akin(
        tuple(
            known[i] if i in known else ClusterRecord(id=i, name=names.get(i, ""), colour_index=next(free))
            for i in by_size
        )
    )


def akin(records: tuple[ClusterRecord, ...]) -> tuple[ClusterRecord, ...]:
    """The same records; those of one kind at the top have shades of the colour that the oldest of them has.

    Colours that are right already stay as they are.
    """
    groups: dict[str | int, list[ClusterRecord]] = {}
    for record in sorted(records, key=lambda record: record.id):
        groups.setdefault(split_name(record.name)[0] or record.id, []).append(record)
    taken: set[int] = set()
    colours: dict[int, int] = {}
    late = []
    for group in groups.values():
        base = group[0].colour_index % KIN
        if base in taken or group[0].colour_index < 0:
            late.append(group)
        else:
            taken.add(base)
            colours |= _shades(group, base)
    free = (colour for colour in itertools.count() if colour not in taken)
    for group in late:
        colours |= _shades(group, next(free))
    return tuple(
        record if record.colour_index == colours[record.id] else replace(record, colour_index=colours[record.id])
        for record in records
    )


def _shades(group: list[ClusterRecord], base: int) -> dict[int, int]:
    kept: dict[int, int] = {}
    for record in group:
        if record.colour_index % KIN == base and record.colour_index >= 0:
            kept.setdefault(record.colour_index, record.id)
    colours = {cluster: colour for colour, cluster in kept.items()}
    free = (base + KIN * shade for shade in itertools.count() if base + KIN * shade not in kept)
    return colours | {record.id: next(free) for record in group if record.id not in colours}


def names_of_parts(labels: IntArray, before: IntArray, records: Iterable[ClusterRecord]) -> dict[int, str]:
    """What new clusters are called most of whose items were in one place: they are parts of that.

    Args:
        labels: `(n,) int64` ids after a training.
        before: `(n,) int64` ids until then, -1 for none.
        records: The clusters until then.
    """
    names = {record.id: record.name for record in records}
    found = {}
    for cluster in (set(np.unique(labels).tolist()) - set(names)) if any(names.values()) else ():
        came_from, counts = np.unique(before[labels == cluster], return_counts=True)
        most = int(came_from[counts.argmax()])
        name = names.get(most, "")
        if name and 2 * counts.max() > counts.sum():
            found[cluster] = shared_place([name])
    return found
