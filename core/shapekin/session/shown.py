"""What a project shows: its items, partition, evidence, questions' material. Everything here only reads."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.clustering.kinds_tree import Kind, kinds_tree, walk
from shapekin.data.dataset import DataKind, Dataset, Fault
from shapekin.data.options import ImportOptions
from shapekin.errors import ContradictionError, UnknownNameError
from shapekin.exports.base import EvidencePair, ExportInput
from shapekin.jobs.job import Prepared, PreviewJob
from shapekin.pairs.constraints import NO_PAIRS, Constraints, Relation
from shapekin.queries.base import QueryContext
from shapekin.queries.enough import Moving, course, moving
from shapekin.queries.second_look import error_rate, suspicion
from shapekin.render.palette import cluster_colour
from shapekin.session import described
from shapekin.session.answers import AnswerBook
from shapekin.session.material import Material
from shapekin.session.partition import Cluster, clusters_of
from shapekin.store.cache import Cache
from shapekin.store.evidence import Evidence
from shapekin.store.moves import Move
from shapekin.store.project import Project
from shapekin.store.runs import RunRecord
from shapekin.store.words import damaged

SOME = 12  # kinds that an error lists


class Shown:
    """The reading half of a session.

    Args:
        project: The project file, open.
        cache: Where arrays are.
    """

    def __init__(self, project: Project, cache: Cache) -> None:
        self._project = project
        self._cache = cache
        self._dataset = project.dataset
        self._answers = AnswerBook(project)
        self._load_partition()

    def __len__(self) -> int:
        return len(self._dataset)

    def _load_partition(self) -> None:
        self._run = self._project.current_run
        self._labels = self._project.assignments()
        self._material = Material(self._cache, self.prepared, self._run, self._dataset)
        self._load_clusters()

    def _load_clusters(self) -> None:
        records = self._project.clusters()
        if not set(self._labels.tolist()) <= {record.id for record in records}:
            raise damaged(self._project.path, "items are in sub-categories that do not exist")
        self._clusters = clusters_of(self._labels, self.embedding, records)
        self._by_id = {cluster.id: cluster for cluster in self._clusters}
        self._kinds: tuple[Kind, ...] | None = None

    # -- what there is ----------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The project file."""
        return self._project.path

    @property
    def read_only(self) -> bool:
        """True when nothing can be recorded."""
        return self._project.read_only

    @property
    def dataset(self) -> Dataset:
        """The items."""
        return self._dataset

    @property
    def kind(self) -> DataKind:
        """What the items are."""
        return self._dataset.kind

    @property
    def source(self) -> str:
        """The folder or file that the items came from."""
        return self._project.source

    @property
    def layout(self) -> str:
        """The layout that the source was read with."""
        return self._project.layout

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Files that could not be read, with reasons."""
        return self._project.faults

    @property
    def runs(self) -> tuple[RunRecord, ...]:
        """All trainings, oldest first."""
        return self._project.runs()

    @property
    def current_run(self) -> RunRecord | None:
        """The training whose partition is shown, None before the first."""
        return self._run

    @property
    def labels(self) -> IntArray:
        """`(n,) int64` id of each item's cluster."""
        return self._labels

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """All clusters by falling size."""
        return self._clusters

    def cluster(self, cluster_id: int) -> Cluster:
        """The cluster with this id."""
        return self._by_id[cluster_id]

    def members(self, cluster_id: int) -> IntArray:
        """Rows of a cluster's items."""
        return np.flatnonzero(self._labels == cluster_id)

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The clusters as a tree, by their names: the kinds at the top, the largest first."""
        if self._kinds is None:
            names = {cluster.id: cluster.name for cluster in self._clusters}
            self._kinds = kinds_tree(names, {cluster.id: cluster.size for cluster in self._clusters})
        return self._kinds

    def get_kind(self, which: str | int) -> Kind:
        """A kind by its names from the top ("seat/chair", also "Sub-category 5"), or by the id of its cluster.

        Raises:
            UnknownNameError: There is none; the error lists those at the top.
        """
        found = self.find_kind(which)
        if found is None:
            some = ", ".join(kind.title for kind in self.kinds[:SOME])
            raise UnknownNameError(f'There is no sub-category "{which}".', f"There are: {some}. See `shapekin tree`.")
        return found

    def find_kind(self, which: str | int) -> Kind | None:
        """As `get_kind`, None where there is none."""
        every = tuple(walk(self.kinds))
        by_name = next((kind for kind in every if kind.title == which), None)
        if by_name is not None or (isinstance(which, str) and not which.isdecimal()):
            return by_name
        return next((kind for kind in every if str(kind.cluster) == str(which)), None)

    def members_of(self, kind: Kind) -> IntArray:
        """Rows of a kind's items, ascending."""
        return np.flatnonzero(np.isin(self._labels, kind.leaves))

    @property
    def projection(self) -> FloatArray:
        """`(n, 3) float32` first principal components of the embedding."""
        return self._material.projection

    @property
    def explained(self) -> tuple[float, float, float]:
        """Share of the embedding's variance along each axis of the projection; zeros when unknown."""
        return self._material.explained

    @property
    def embedding(self) -> FloatArray:
        """`(n, d) float32`: the run's, else the quick features, else (cache lost) the projection."""
        return self._material.embedding

    def thumbnail(self, row: int) -> bytes:
        """PNG picture of an item; b"" when the cache has been deleted."""
        return self._material.thumbnail(row)

    def cloud(self, row: int) -> FloatArray | None:
        """`(p, 3) float32` points of a shape; None for other kinds or when the cache is gone."""
        data = self._material.data if self.kind is DataKind.CLOUDS else None
        return None if data is None else data[row]

    def picture(self, row: int) -> AnyArray | None:
        """`(h, w, c) uint8` pixels of an image; None for other kinds or when the cache is gone."""
        data = self._material.data if self.kind is DataKind.IMAGES else None
        return None if data is None else data[row]

    @property
    def prepared(self) -> Prepared:
        """Where the arrays made of the items are."""
        return described.prepared(self._project.prepared, self._project.path)

    @property
    def options(self) -> ImportOptions:
        """How the source was read."""
        return described.import_options(self._project.options, self._project.path)

    @property
    def left_out(self) -> dict[str, int]:
        """Number of files in the source that are no items, by extension; most frequent first."""
        return self._project.left_out

    @property
    def needs_rebuild(self) -> bool:
        """True when the cache has lost the prepared arrays."""
        return not self._material.complete

    def scores(self) -> dict[str, float] | None:
        """Scores of the current run against the true labels; None where there are none."""
        return dict(self._run.scores) if self._run is not None and self._run.scores else None

    def setting(self, key: str, default: object) -> object:
        """A value remembered in the project."""
        return self._project.setting(key, default)

    # -- evidence ---------------------------------------------------------------------------------------

    @property
    def constraints(self) -> Constraints:
        """The answers in force, as links."""
        return self._answers.constraints

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The answers in force, oldest first."""
        return self._answers.in_force

    @property
    def n_answers(self) -> int:
        """Number of answers in force that say "same" or "different"."""
        return self._answers.count()

    @property
    def answers_since_training(self) -> int:
        """Number of such answers that the shown partition has not seen."""
        return self._answers.count(after=self._run.evidence_revision if self._run is not None else 0)

    @property
    def can_undo(self) -> bool:
        """True when there is something to take back."""
        return bool(self._answers.history.standing) and not self.read_only

    @property
    def can_redo(self) -> bool:
        """True when something just taken back can be said again."""
        return bool(self._answers.history.undone) and not self.read_only

    @property
    def evidence_log(self) -> tuple[Evidence, ...]:
        """Everything that was ever said or taken back, in order."""
        return self._answers.log

    def move_of(self, gesture: int) -> Move | None:
        """The items that a gesture moved between clusters, None for none."""
        return self._project.move_of(gesture)

    def moving(self) -> Moving:
        """What share of the items further answers would move, as is to be expected."""
        return moving(self._answers.foreseen())

    def moving_curve(self) -> list[Moving]:
        """The same after each item that was asked about."""
        return course(self._answers.foreseen())

    def error_rate(self) -> float:
        """Share of the answers that are slips, as far as answers have been checked by others."""
        return error_rate(self.constraints, len(self._answers.given_up))

    def likeliest_slips(self, conflict: ContradictionError) -> tuple[Evidence, ...]:
        """The earlier answers that take part in a conflict, the likeliest slip first."""
        wrong = suspicion(self._query_context(), conflict)
        rows = (row for row in self.evidence if row.id in conflict.evidence)
        return tuple(sorted(rows, key=lambda row: -wrong.get(row.pair, 0.0)))

    def relation(self, a: int, b: int) -> Relation:
        """What the evidence says of two items."""
        return self.constraints.closure().relation(a, b)

    # -- what others are given --------------------------------------------------------------------------

    def preview_job(self, row: int) -> PreviewJob | None:
        """A job that makes a mesh of an item; None where there is no file to make it of."""
        if self.kind is not DataKind.CLOUDS or not Path(self.source).is_dir():
            return None
        item = self._dataset.items[row]
        return PreviewJob(self.source, self.layout, item.path, item.name, item.content_hash, self.options)

    def _query_context(self) -> QueryContext:
        pairs, losses = self._material.of_run("pairs"), self._material.of_run("pair_losses")
        return QueryContext(
            constraints=self.constraints,
            labels=self._labels,
            embedding=self.embedding,
            pairs=NO_PAIRS if pairs is None else pairs,
            pair_losses=np.empty(0, np.float32) if losses is None else losses,
            anchors=self._material.anchors,
            skip=self._answers.unsure,
            given_up=self._answers.given_up,
        )

    def export_input(self) -> ExportInput:
        """Everything that an export may write."""
        confidence = self._material.of_run("confidence")
        names, run, cache = self._dataset.names, self._run, self._cache
        data = self._material.data if self.kind is DataKind.IMAGES else None
        return ExportInput(
            names=names,
            labels=self._labels,
            cluster_names={cluster.id: cluster.title for cluster in self._clusters},
            representatives={cluster.id: cluster.representative for cluster in self._clusters},
            confidence=np.empty(0, np.float32) if confidence is None else np.asarray(confidence),
            true_labels=tuple(item.label for item in self._dataset.items) if self._dataset.label_names else (),
            source=Path(self.source),
            item_paths=tuple(item.path for item in self._dataset.items),
            evidence=tuple(_told(names, row) for row in self.evidence),
            scores=self.scores() or {},
            project=self.path.stem,
            kind=self.kind,
            colours={cluster.id: cluster_colour(cluster.colour) for cluster in self._clusters},
            remarks={record.id: record.notes for record in self._project.clusters() if record.notes},
            embedding=self.embedding,
            projection=self.projection,
            run=run,
            thumbnail=self._material.thumbnail,
            picture=lambda row: None if data is None else data[row],
            weights=lambda: {} if run is None else cache.get_weights(f"{run.arrays}.weights"),
        )


def _told(names: tuple[str, ...], row: Evidence) -> EvidencePair:
    return EvidencePair(
        names[row.a], names[row.b], row.value, row.author, row.moment, row.strategy, row.reason,
        row.seconds, row.expected, row.confidence, row.form,
    )  # fmt: skip
