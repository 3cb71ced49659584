"""Looking back: how good the partition is, what earlier runs found, what lies near what, other maps."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass
from typing import TypeAlias

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.clustering.alignment import keep_identities
from shapekin.clustering.projection import principal_components
from shapekin.clustering.result import number_by_size
from shapekin.errors import ProjectError
from shapekin.jobs.job import EvaluateJob, MapJob
from shapekin.jobs.mapping import places_key
from shapekin.models.catalogue import all_models
from shapekin.session.change import Change
from shapekin.session.curated import Curated
from shapekin.session.partition import Cluster, clusters_of, names_of_parts, records_for
from shapekin.session.retold import CHOSEN, Chosen, chosen
from shapekin.store.cache import cache_key
from shapekin.store.partition import ClusterRecord
from shapekin.store.runs import RunRecord
from shapekin.store.text import to_json

MOST_RUNS = 12
"""So many runs, the newest, are compared with each other."""
_TITLES = "run_titles"
LONGEST_TITLE = 80
MOST_AXES = 8
_Place: TypeAlias = tuple[IntArray, tuple[ClusterRecord, ...], int]


@dataclass(frozen=True)
class Table:
    """How many items are in each of two partitions' parts at once.

    Attributes:
        counts: `(r, c) int64`.
        across: `(n,) int64` number of the row of each item, -1 where it is in none.
        down: `(n,) int64` number of the column of each item.
        rows: Title of each row.
        columns: Cluster of each column.
    """

    counts: IntArray
    across: IntArray
    down: IntArray
    rows: tuple[str, ...]
    columns: tuple[Cluster, ...]

    @classmethod
    def of(cls, across: IntArray, titles: tuple[str, ...], labels: IntArray, clusters: tuple[Cluster, ...]) -> Table:
        """Count; columns stand in the order of the rows that they have most in common with.

        Args:
            across: `(n,) int64` number of the row of each item, -1 for none.
            titles: Of the rows.
            labels: `(n,) int64` cluster of each item.
            clusters: All of them.
        """
        number = {cluster.id: place for place, cluster in enumerate(clusters)}
        down = np.array([number[one] for one in labels.tolist()], np.int64)
        counts = np.zeros((len(titles), len(clusters)), np.int64)
        known = across >= 0
        np.add.at(counts, (across[known], down[known]), 1)
        order = _facing(counts)
        place = np.argsort(order)
        return cls(counts[:, order], across, place[down], titles, tuple(clusters[column] for column in order.tolist()))

    def items(self, row: int, column: int) -> IntArray:
        """Items of a cell; of a whole row or column where the other is -1."""
        inside = np.ones(len(self.across), np.bool_)
        if row >= 0:
            inside &= self.across == row
        if column >= 0:
            inside &= self.down == column
        return np.flatnonzero(inside)


class Reviewed(Curated):
    """The part of a session that looks back."""

    _left: _Place | None = None  # by going to another run
    _components: FloatArray | None = None

    # -- how good it is -----------------------------------------------------------------------------------

    def evaluation_job(self) -> EvaluateJob:
        """A job that scores what is shown now, and compares the newest runs with each other."""
        truth = ""
        if self._dataset.label_names:
            truth = cache_key("true_labels", 1, {}, [self._dataset.revision])
            self._cache.put(truth, self._dataset.true_labels)
        must, cannot = (
            tuple((i, j) for i, j in pairs.tolist())
            for pairs in (self.constraints.must_links, self.constraints.cannot_links)
        )
        others = tuple(self._put("run_labels", np.asarray(run.labels, np.int64)) for run in self.runs[-MOST_RUNS:])
        return EvaluateJob(
            self._put("shown_clusters", self._labels), self._embedding_key(), truth, must, cannot, others
        )

    def steadiness(self, agreement: tuple[tuple[float, ...], ...]) -> list[tuple[RunRecord, int, float, float]]:
        """How far runs of the same model and parameters agree that differ in their seed.

        Args:
            agreement: As `evaluation_job` finds it.

        Returns:
            For each such group its newest run, its size, and the mean and the least agreement of two.
        """
        runs = self.runs[-MOST_RUNS:]
        groups: dict[str, list[int]] = {}
        for number, run in enumerate(runs[: len(agreement)]):
            groups.setdefault(to_json([run.model, dict(run.params)]), []).append(number)
        found = []
        for group in groups.values():
            values = [agreement[i][j] for i in group for j in group if i < j and runs[i].seed != runs[j].seed]
            if values:
                found.append((runs[group[-1]], len(group), sum(values) / len(values), min(values)))
        return found

    def confusion(self) -> Table | None:
        """True kinds by sub-categories; None where no item has a true label. Only ever shown, never learned from."""
        names = self._dataset.label_names
        if not names:
            return None
        return Table.of(self._dataset.true_labels, names, self._labels, self._clusters)

    # -- runs -----------------------------------------------------------------------------------------------

    def run(self, run_id: int) -> RunRecord:
        """The run with this number.

        Raises:
            ProjectError: There is none.
        """
        found = next((run for run in self.runs if run.id == run_id), None)
        if found is None:
            raise ProjectError(f"There is no training {run_id}.", "Choose one of the list.")
        return found

    def run_title(self, run_id: int) -> str:
        """What a person called a run, else its model and number."""
        kept = self._project.setting(_TITLES, {})
        given = kept.get(str(run_id)) if isinstance(kept, dict) else None
        if isinstance(given, str) and given:
            return given
        run = self.run(run_id)
        known = all_models()
        model = known[run.model].card.title if run.model in known else run.model
        return f"{run.id} · {model}"

    def next_seed(self, run_id: int) -> int:
        """The first seed with which what this run was has not been trained."""
        run = self.run(run_id)
        used = {other.seed for other in self.runs if (other.model, other.params) == (run.model, run.params)}
        return next(seed for seed in range(len(used) + 1) if seed not in used)

    def rename_run(self, run_id: int, title: str) -> Change:
        """Call a run something; "" for its model and number again."""
        self.run(run_id)
        kept = self._project.setting(_TITLES, {})
        titles = {key: value for key, value in kept.items() if isinstance(value, str)} if isinstance(kept, dict) else {}
        titles.pop(str(run_id), None)
        title = " ".join(title.split())[:LONGEST_TITLE]
        if title:
            titles[str(run_id)] = title
        self._project.set_setting(_TITLES, titles)
        return self._tell(Change(runs=True))

    def run_labels(self, run_id: int, like: IntArray | None = None) -> IntArray:
        """What a run found, `(n,) int64`, numbered as the partition that is shown is, as far as they overlap.

        Args:
            run_id: Its number.
            like: `(n,) int64`, another partition to be numbered as.
        """
        found = number_by_size(np.asarray(self.run(run_id).labels, np.int64))
        return keep_identities(found, self._labels if like is None else like)

    def clusters_in(self, labels: IntArray, embedding: FloatArray | None = None) -> tuple[Cluster, ...]:
        """The clusters of another partition: those with a known number have their name and colour.

        Args:
            labels: `(n,) int64`.
            embedding: `(n, d)` that decides the representatives; the shown one by default.
        """
        records = records_for(labels, self._project.clusters())
        return clusters_of(labels, self.embedding if embedding is None else embedding, records)

    def contingency(self, labels: IntArray, other: IntArray) -> Table:
        """How two partitions of all items lie to each other: rows of the first, columns of the other."""
        rows = self.clusters_in(labels)
        number = {cluster.id: place for place, cluster in enumerate(rows)}
        across = np.array([number[one] for one in labels.tolist()], np.int64)
        return Table.of(across, tuple(cluster.title for cluster in rows), other, self.clusters_in(other))

    def use_run(self, run_id: int) -> Change:
        """Go back to what a run found: its partition and its map. All answers stay; `return_from_run` leads back.

        Raises:
            ProjectError: There is no such run, or the project is read-only.
        """
        labels, known = self.run_labels(run_id), self._project.clusters()
        left = None if self._run is None else (self._labels, known, self._run.id)
        names = names_of_parts(labels, self._labels, known)
        change = self._go_to(labels, records_for(labels, known, names), run_id, left)
        step = Chosen(run_id, self._project.evidence_revision, max((run.id for run in self.runs), default=0))
        self._project.set_setting(CHOSEN, [list(astuple(one)) for one in (*chosen(self), step)])
        return change

    @property
    def can_return(self) -> bool:
        """True when `use_run` can be taken back, moves of items by hand included, until anything else moves items."""
        return self._left is not None

    def return_from_run(self) -> Change:
        """Take `use_run` back.

        Raises:
            ProjectError: There is nothing to take back.
        """
        if self._left is None:
            raise ProjectError("There is nothing to go back to.", "Choose a training of the list.")
        self._project.set_setting(CHOSEN, [list(astuple(one)) for one in chosen(self)[:-1]])
        return self._go_to(*self._left, None)

    def _go_to(self, labels: IntArray, records: tuple[ClusterRecord, ...], run_id: int, left: _Place | None) -> Change:
        self._project.replace_partition(labels, records)
        self._project.set_current_run(run_id)
        self._load_partition()
        self._left = left
        return self._tell(Change(partition=True, projection=True, clusters=True, runs=True, evidence=True))

    def _load_partition(self) -> None:
        self._left = None
        self._components = None
        super()._load_partition()

    # -- items ----------------------------------------------------------------------------------------------

    @property
    def confidence(self) -> FloatArray | None:
        """`(n,) float32` how sure the run is of each item, 0 to 1; None before the first run or when lost."""
        return self._of_items(self._material.of_run("confidence"))

    @property
    def item_losses(self) -> FloatArray | None:
        """`(n,) float32` mean loss of the pairs that an item is in, NaN where it is in none; None without a run."""
        pairs, losses = self.model_pairs, self._material.of_run("pair_losses")
        if losses is None or not len(pairs) or len(losses) != len(pairs):
            return None
        ends = pairs.ravel(order="F")
        count = np.bincount(ends, minlength=len(self))
        total = np.bincount(ends, np.tile(np.asarray(losses, np.float64), 2), minlength=len(self))
        mean = np.divide(total, count, out=np.full(len(self), np.nan), where=count > 0)
        return np.asarray(mean, np.float32)

    @property
    def model_pairs(self) -> IntArray:
        """`(m, 2) int64` pairs that the run drew on: its pair graph; empty before the first run or when lost."""
        found = self._material.of_run("pairs")
        return np.empty((0, 2), np.int64) if found is None else np.asarray(found, np.int64)

    def nearest(self, row: int, count: int) -> IntArray:
        """Rows that are nearest to an item in the embedding, itself first.

        Args:
            row: The item.
            count: How many with itself.
        """
        away = np.asarray(self.embedding, np.float32) - self.embedding[row]
        distance = np.einsum("nd,nd->n", away, away)
        distance[row] = -1
        count = min(count, len(distance))
        found = np.argpartition(distance, count - 1)[:count]
        return np.asarray(found[np.argsort(distance[found], kind="stable")], np.int64)

    # -- other maps -----------------------------------------------------------------------------------------

    def map_job(self, method: str, dimensions: int = 2, *, seed: int = 0) -> MapJob:
        """A job that lays out a map of the embedding that is shown; changes nothing.

        Args:
            method: One of `clustering.neighbour_maps.TITLES`.
            dimensions: 2 or 3.
            seed: Of everything random.
        """
        return MapJob(method, self._embedding_key(), dimensions, seed)

    def known_map(self, method: str, dimensions: int = 2) -> FloatArray | None:
        """`(n, 3) float32` such a map where it has been laid out before; None where `map_job` must do it."""
        places = places_key(self.map_job(method, dimensions))
        return np.array(self._cache.get(places)) if self._cache.has(places) else None

    def component(self, axis: int) -> tuple[FloatArray, float]:
        """A principal component of the embedding beyond the three of the map.

        Args:
            axis: Counted from 0, less than `MOST_AXES`.

        Returns:
            `(n,) float32`, zeros where the embedding has fewer; and its share of the variance.
        """
        if self._components is None:
            found = principal_components(self.embedding, MOST_AXES)
            self._components = np.pad(found, ((0, 0), (0, MOST_AXES - found.shape[1])))
        total = float(self.embedding.var(axis=0).sum()) or 1.0
        column = self._components[:, axis]
        return column, float(column.var()) / total

    @property
    def n_axes(self) -> int:
        """Number of principal components that can be shown."""
        return max(3, min(MOST_AXES, int(self.embedding.shape[1])))

    # -- inside ---------------------------------------------------------------------------------------------

    def _of_items(self, found: AnyArray | None) -> FloatArray | None:
        return np.asarray(found, np.float32) if found is not None and len(found) == len(self) else None

    def _embedding_key(self) -> str:
        """Where the embedding is; put there again where the cache has lost it."""
        return self._put("embedding", np.ascontiguousarray(self.embedding))

    def _put(self, what: str, array: AnyArray) -> str:
        content = hashlib.sha256(array.tobytes()).hexdigest()
        key = cache_key(what, 1, {"shape": list(array.shape)}, [content])
        if not self._cache.has(key):
            self._cache.put(key, array)
        return key


def _facing(counts: IntArray) -> IntArray:
    """Columns in the order of the rows that they are matched with, greatest overlap first; then the rest."""
    rows, columns = counts.shape
    matched: dict[int, int] = {}
    for cell in np.argsort(-counts.ravel(), kind="stable").tolist():
        row, column = divmod(cell, columns)
        if column not in matched and row not in matched.values() and counts[row, column]:
            matched[column] = row
    return np.array(sorted(range(columns), key=lambda column: (matched.get(column, rows), column)), np.int64)
