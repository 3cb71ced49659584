"""What a curator does with sub-categories: names, moves, splits, merges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from shapekin.arrays import IntArray
from shapekin.clustering.kinds_tree import SEPARATOR, shared_place, split_name, tidy, walk
from shapekin.errors import ProjectError
from shapekin.pairs.kinds import established_kinds
from shapekin.queries.within import Within
from shapekin.session.change import Change
from shapekin.session.curation import links_of, records_after
from shapekin.session.parting import PARTS, Parting, links_of_parts
from shapekin.session.partition import Cluster, akin
from shapekin.session.taught import Taught
from shapekin.store.evidence import Said
from shapekin.store.moves import Move


class Curated(Taught):
    """The part of a session that takes in what a curator does."""

    def rename_cluster(self, cluster_id: int, name: str) -> Change:
        """Name a cluster; "" takes the name away. A name such as "seat/chair" is a path, see `kinds`.

        Raises:
            ProjectError: Another cluster has this name, or there is no such cluster.
        """
        self._require(cluster_id)
        name = tidy(name)
        if any(kind.title == name and kind.children and set(kind.leaves) != {cluster_id} for kind in walk(self.kinds)):
            name += SEPARATOR  # that is where others stand: the cluster goes there
        return self._rename({cluster_id: name})

    def rename_kind(self, which: str | int, name: str) -> Change:
        """Name a kind and with it all that is in it; "" takes it away, so that what is in it stands where it stood.

        Args:
            which: As for `get_kind`.
            name: From the top, such as "seat/chair".

        Raises:
            UnknownNameError: There is no such kind.
            ProjectError: Another cluster has this name.
        """
        kind = self.get_kind(which)
        if kind.cluster is not None:
            return self.rename_cluster(kind.cluster, name)
        name = tidy(name).removesuffix(SEPARATOR)
        place = split_name(name) if name else kind.path[:-1]
        names = {}
        for leaf in kind.leaves:
            inside = split_name(self._by_id[leaf].name)[kind.depth :]
            names[leaf] = SEPARATOR.join((*place, *(inside if inside or name else ("",))))
        return self._rename(names)

    def _rename(self, names: dict[int, str]) -> Change:
        for cluster, name in names.items():
            others = (names.get(other.id, other.name) for other in self._clusters if other.id != cluster)
            if name and not name.endswith(SEPARATOR) and name in others:
                raise ProjectError(f'There is already a sub-category "{name}".', "Choose another name.")
        asked = self.within
        before = self._project.clusters()
        after = tuple(replace(record, name=names.get(record.id, record.name)) for record in before)
        self._namings.give(before, akin(after))
        self._load_clusters()
        self._follow(asked)
        return self._tell(Change(clusters=True))

    def move(self, rows: IntArray, cluster_id: int) -> Change:
        """Put items into a cluster; they are of its kind from now on, and its kind is none of theirs before.

        Raises:
            ContradictionError: Answers say otherwise; nothing was changed.
            ProjectError: There is no such cluster, or nothing to move.
        """
        self._require(cluster_id)
        return self._curate(rows, cluster_id, "move")

    def split(self, rows: IntArray) -> Change:
        """Make items a cluster of their own, in the place that the clusters have in common from which they come.

        Raises:
            ContradictionError: Answers say otherwise; nothing was changed.
            ProjectError: There is nothing to move.
        """
        return self._curate(rows, max(self._by_id, default=-1) + 1, "split")

    def parting(self, cluster_id: int) -> Parting:
        """What is needed to divide a cluster; that itself takes up to a second, in any thread.

        Raises:
            ProjectError: There is no such cluster, or nothing in it can be divided.
        """
        self._require(cluster_id)
        rows = self.members(cluster_id)
        context = self._query_context()
        closure = Within.of(context, rows).context(context).constraints.closure()
        if len(rows) < 2:
            raise ProjectError("It has one item only; there is nothing to divide.", "Choose a larger one.")
        if len(closure.certain_sets) == 1 and len(closure.certain_sets[0]) == len(rows):
            raise ProjectError(
                "All that is in it was said to be of one kind, by answers or by a lock.",
                "Unlock it, or take back answers (Ctrl+L), to divide it.",
            )
        told = len(established_kinds(closure))
        return Parting(cluster_id, rows, np.asarray(self.embedding)[rows], closure, told)

    def part(self, cluster_id: int, parts: Sequence[IntArray]) -> Change:
        """Divide a cluster: one part stays, the others become clusters beside it. One gesture, undone as a whole.

        What is said by that: the typical items of a part (`SHOWN` of them) are of one kind, and the parts differ.

        Args:
            cluster_id: Which.
            parts: As from `Parting.into`: rows of each part, the most typical first. The first part stays, with all
                items that are in none.

        Raises:
            ContradictionError: Answers say otherwise; nothing was changed.
            ProjectError: The cluster is not what it was, or these are not two parts of it; nothing was changed.
        """
        self._require(cluster_id)
        parts = [np.asarray(part, np.int64) for part in parts]
        every = np.concatenate(parts) if parts else np.empty(0, np.int64)
        if len(parts) < 2 or not all(map(len, parts)):
            raise ProjectError("It takes two parts to divide a sub-category; nothing was changed.", "Ask for more.")
        if len(np.unique(every)) < len(every) or (self._labels[every] != cluster_id).any():
            raise ProjectError("These are no parts of that sub-category; nothing was divided.", "Divide it anew.")
        first = max(self._by_id) + 1
        after = np.repeat(np.arange(first, first + len(parts) - 1), [len(part) for part in parts[1:]])
        rows, known = np.concatenate(parts[1:]), self._project.clusters()
        move = Move(tuple(rows.tolist()), (cluster_id,) * len(rows), tuple(after.tolist()), known)
        place = shared_place([self._by_id[cluster_id].name])
        clusters = records_after(move, self._labels, known, dict.fromkeys(move.after, place))
        new = tuple(record for record in clusters if record.id in set(move.after))
        said = [Said(a, b, answer.value, author=self.author, form=PARTS) for a, b, answer in links_of_parts(parts)]
        self._answers.record(said, author=self.author, moving=replace(move, records=(*known, *new)), clusters=clusters)
        self._load_partition()
        return self._tell(Change(partition=True, clusters=True, evidence=True))

    def merge(self, cluster_ids: Sequence[int]) -> Change:
        """Make clusters one; the largest keeps its name, or takes the first name there is.

        Raises:
            ContradictionError: Answers say otherwise; nothing was changed.
            ProjectError: They are not two clusters at least.
        """
        found = [cluster for cluster in self._clusters if cluster.id in set(cluster_ids)]
        if len(found) < 2:
            raise ProjectError("It takes two sub-categories to merge.", "Select more than one.")
        target = max(found, key=_naming)  # the first of equals: the largest
        others = [cluster.id for cluster in found if cluster is not target]
        return self._curate(np.flatnonzero(np.isin(self._labels, others)), target.id, "merge")

    def _require(self, cluster_id: int) -> None:
        if cluster_id not in self._by_id:
            raise ProjectError("This sub-category is no longer there.", "Choose one of those in the list.")

    def _curate(self, rows: IntArray, target: int, form: str) -> Change:
        rows = np.unique(np.asarray(rows, np.int64))
        rows = rows[self._labels[rows] != target]
        if len(rows) == 0:
            raise ProjectError("These items are there already; nothing was changed.", "Select others.")
        known, before = self._project.clusters(), self._labels[rows]
        move = Move(tuple(rows.tolist()), tuple(before.tolist()), (target,) * len(rows), known)
        pairs = links_of(move, self._labels, self.embedding)
        said = [Said(a, b, answer.value, author=self.author, form=form) for a, b, answer in pairs]
        place = shared_place(self._by_id[cluster].name for cluster in np.unique(before).tolist())
        clusters = records_after(move, self._labels, known, {target: place})
        new = tuple(record for record in clusters if record.id == target and target not in self._by_id)
        self._answers.record(said, author=self.author, moving=replace(move, records=(*known, *new)), clusters=clusters)
        self._load_partition()
        return self._tell(Change(partition=True, clusters=True, evidence=True))


def _naming(cluster: Cluster) -> int:
    """How much of a name there is: a whole one, a place, none."""
    return 0 if not cluster.name else 1 if cluster.name.endswith(SEPARATOR) else 2
