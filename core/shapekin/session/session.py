"""The one mutable object: a project being worked on, its commands, and what each changed.

The application and the command line use the same Session. It does no long work: it makes jobs
(`training_job`), which a runner carries out, and records their results (`record`). It is used by
one thread, and is the only writer of its project file. Every command returns a `Change`, which is
also told to the listeners, so that each view decides for itself whether to redraw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.clustering.alignment import keep_identities
from shapekin.data.dataset import DataKind, Dataset, Fault
from shapekin.data.options import ImportOptions
from shapekin.errors import ProjectError
from shapekin.exports.base import EvidencePair, ExportInput
from shapekin.jobs.job import ImportJob, ImportResult, Prepared, PreviewJob, TrainJob, TrainResult
from shapekin.models.catalogue import get_model
from shapekin.pairs.constraints import NO_PAIRS, Constraints, Relation
from shapekin.queries.base import Answer, Query, QueryContext
from shapekin.queries.catalogue import get_strategy
from shapekin.session.answers import AnswerBook
from shapekin.session.material import Material
from shapekin.session.partition import Cluster, clusters_of, records_for
from shapekin.store.cache import Cache, cache_key
from shapekin.store.evidence import Evidence
from shapekin.store.project import Project
from shapekin.store.runs import RunRecord


@dataclass(frozen=True)
class Change:
    """What a command changed. Views redraw what they show of it."""

    partition: bool = False  # labels, sizes, representatives
    projection: bool = False  # the places of the points
    clusters: bool = False  # names and colours
    evidence: bool = False  # answers given or taken back
    runs: bool = False


class Session:
    """A project being worked on.

    Args:
        project: The project file, open; the session owns it from now on.
        cache: Where arrays are.
    """

    def __init__(self, project: Project, cache: Cache) -> None:
        self._project = project
        self._cache = cache
        self._dataset = project.dataset
        self._listeners: list[Callable[[Change], None]] = []
        self._answers = AnswerBook(project)
        self._queue: list[Query] | None = None
        self._load_partition()

    @classmethod
    def create(cls, path: Path, result: ImportResult, cache: Cache) -> Session:
        """Start a project from an import.

        Args:
            path: The project file to be; must not exist.
            result: What the import made.
            cache: Where its arrays are.

        Raises:
            ProjectError: The file exists already, or cannot be written.
        """
        project = Project.create(
            path,
            result.dataset,
            source=result.source,
            layout=result.layout,
            options=asdict(result.options),
            prepared=asdict(result.prepared),
            faults=result.faults,
        )
        labels = np.asarray(cache.get(result.prepared.labels))
        project.replace_partition(labels, records_for(labels, ()))
        return cls(project, cache)

    @classmethod
    def open(cls, path: Path, cache: Cache, *, read_only: bool = False) -> Session:
        """Open a project file.

        Raises:
            ProjectError: It is missing, damaged, in use, of another program or too new.
        """
        return cls(Project.open(path, read_only=read_only), cache)

    def close(self) -> None:
        """Close the project file; afterwards it is one file."""
        self._project.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._dataset)

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Tell `listener` of every change; call what is returned to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- what there is ---------------------------------------------------------------------------

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
        return Prepared(**self._project.prepared)

    @property
    def options(self) -> ImportOptions:
        """How the source was read."""
        values: dict[str, Any] = dict(self._project.options)
        return ImportOptions(**{**values, "categories": tuple(values.get("categories", ()))})

    # -- evidence --------------------------------------------------------------------------------

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
        """True when there is an answer to take back."""
        return bool(self.evidence) and not self.read_only

    def answer(self, query: Query, answer: Answer, *, seconds: float = 0.0) -> Change:
        """Record the answer to a question; it is on disk when this returns.

        Args:
            query: The question, or any pair a person chose (`Query(a, b, "", "")`).
            answer: What the person said.
            seconds: How long it took.

        Raises:
            ContradictionError: The answer contradicts earlier ones; nothing was recorded.
            ProjectError: It could not be written.
        """
        together = self._labels[query.a] == self._labels[query.b]
        expected = Answer.SAME if together else Answer.DIFFERENT
        self._answers.record(query, answer, expected=expected, seconds=seconds)
        return self._evidence_changed()

    def undo(self, count: int = 1) -> Change:
        """Take back the last answers in force.

        Raises:
            ProjectError: There are fewer answers than that.
        """
        self._answers.undo(count)
        return self._evidence_changed()

    def enough(self) -> float:
        """Share of the last 20 answers that the partition had right before they were given.

        A measure of how much answers still teach: near 1, most would only confirm. 0 without answers.
        """
        return self._answers.confirmed_share()

    def _evidence_changed(self) -> Change:
        self._queue = None
        return self._tell(Change(evidence=True))

    # -- questions -------------------------------------------------------------------------------

    @property
    def strategy(self) -> str:
        """Name of the strategy that chooses the questions."""
        default = get_model(self._run.model).card.default_strategy if self._run else "certain_sets"
        return str(self._project.setting("strategy", "") or default)

    @strategy.setter
    def strategy(self, name: str) -> None:
        get_strategy(name)
        self._project.set_setting("strategy", name)
        self._queue = None
        self._tell(Change(evidence=True))

    def questions(self, count: int, strategy: str = "") -> list[Query]:
        """The next questions, best first; fewer when the strategy has no more.

        Raises:
            UnknownNameError: There is no such strategy.
        """
        return get_strategy(strategy or self.strategy).propose(self._query_context(), count)

    def upcoming(self, count: int) -> list[Query]:
        """The next questions of the session's own strategy, remembered until something changes."""
        if self._queue is None or len(self._queue) < count:
            self._queue = self.questions(count)
        return self._queue[:count]

    def next_question(self) -> Query | None:
        """The next question, None when there is none left."""
        queue = self.upcoming(1)
        return queue[0] if queue else None

    def question_effect(self, query: Query) -> str:
        """What an answer would do to the partition, for people."""
        a, b = (self.cluster(int(self._labels[row])) for row in (query.a, query.b))
        if a.id == b.id:
            return f"Both are in {a.title} now; “different” would divide it."
        return f"“Same” would bring {a.title} and {b.title} together."

    def relation(self, a: int, b: int) -> Relation:
        """What the evidence says of two items."""
        return self.constraints.closure().relation(a, b)

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
        )

    # -- training --------------------------------------------------------------------------------

    def training_job(
        self,
        model: str,
        params: Mapping[str, bool | int | float | str] | None = None,
        *,
        seed: int = 0,
        device: str = "auto",
        max_seconds: float = 0.0,
        warm: bool = True,
    ) -> TrainJob:
        """A job that trains a model on everything known now.

        Args:
            model: Its name.
            params: Values that differ from the defaults.
            seed: Of everything random.
            device: "auto", "cpu", "cuda" or "cuda:i".
            max_seconds: Stop and keep what there is after this long; 0 for no limit.
            warm: Go on from the current run where it is of the same model and settings.

        Raises:
            UnknownNameError: There is no such model.
            ParameterError: A parameter does not exist or is out of range.
            ContradictionError: The evidence contradicts itself.
        """
        chosen = get_model(model).params_type.from_mapping(params or {}).as_mapping()
        self.constraints.closure()
        true_labels = ""
        if self._dataset.label_names:
            true_labels = cache_key("true_labels", 1, {}, [self._dataset.revision])
            self._cache.put(true_labels, self._dataset.true_labels)
        run = self._run
        goes_on = warm and run is not None and run.model == model and dict(run.params) == chosen
        return TrainJob(
            model=model,
            params=dict(params or {}),
            kind=self.kind,
            prepared=self.prepared,
            must_links=_as_tuples(self.constraints.must_links),
            cannot_links=_as_tuples(self.constraints.cannot_links),
            true_labels=true_labels,
            dataset_revision=self._dataset.revision,
            evidence_revision=self._project.evidence_revision,
            warm_start=run.arrays if goes_on and run is not None else "",
            seed=seed,
            device=device,
            max_seconds=max_seconds,
        )

    def record(self, result: TrainResult) -> Change:
        """Take over the result of a training.

        Results for another data set are dropped. Clusters keep their id, name and colour by greatest
        overlap with those before.
        """
        if result.dataset_revision != self._dataset.revision:
            return self._tell(Change())
        found = np.asarray(self._cache.get(f"{result.arrays}.labels"))
        labels = keep_identities(found, self._labels)
        run = self._project.add_run(
            RunRecord(
                model=result.model,
                params=dict(result.params),
                arrays=result.arrays,
                n_clusters=result.n_clusters,
                notes=dict(result.notes),
                history=result.history,
                seed=result.seed,
                device=result.device,
                seconds=result.seconds,
                dataset_revision=result.dataset_revision,
                evidence_revision=result.evidence_revision,
                complete=result.complete,
                scores=dict(result.scores),
                labels=labels,
                projection=np.asarray(self._cache.get(f"{result.arrays}.projection")),
            )
        )
        self._project.replace_partition(labels, records_for(labels, self._project.clusters()))
        self._project.set_current_run(run.id)
        self._load_partition()
        return self._tell(Change(partition=True, projection=True, clusters=True, runs=True, evidence=True))

    def preview_job(self, row: int) -> PreviewJob | None:
        """A job that makes a mesh of an item; None where there is no file to make it of."""
        if self.kind is not DataKind.CLOUDS or not Path(self.source).is_dir():
            return None
        item = self._dataset.items[row]
        return PreviewJob(self.source, item.path, item.name, item.content_hash, self.options.up)

    # -- the cache may be deleted at any time ----------------------------------------------------

    @property
    def needs_rebuild(self) -> bool:
        """True when the cache has lost the prepared arrays."""
        return not self._material.complete

    def rebuild_job(self) -> ImportJob:
        """A job that reads the source again."""
        return ImportJob(self.source, replace(self.options, layout=self.layout))

    def rebuilt(self, result: ImportResult) -> Change:
        """Take over re-read arrays.

        Raises:
            ProjectError: The source no longer holds the same items.
        """
        if result.dataset.revision != self._dataset.revision:
            before = {(item.name, item.content_hash) for item in self._dataset.items}
            now = {(item.name, item.content_hash) for item in result.dataset.items}
            odd = sorted(name for name, _ in before ^ now)
            raise ProjectError(
                f"The files in {self.source} are no longer those of this project ({len(before - now)} gone or "
                f"changed, {len(now - before)} new, such as {odd[0]}). Names, answers and sub-categories are kept.",
                "Put the files back as they were, or start a new project from the folder.",
            )
        self._project.set_prepared(asdict(result.prepared))
        self._load_partition()
        return self._tell(Change(partition=True, projection=True))

    # -- curation --------------------------------------------------------------------------------

    def rename_cluster(self, cluster_id: int, name: str) -> Change:
        """Name a cluster; "" takes the name away.

        Raises:
            ProjectError: Another cluster has this name, or there is no such cluster.
        """
        name = " ".join(name.split())
        if cluster_id not in self._by_id:
            raise ProjectError("This sub-category no longer exists.")
        if name and any(c.name == name and c.id != cluster_id for c in self._clusters):
            raise ProjectError(f'There is already a sub-category "{name}".', "Choose another name.")
        self._project.rename_cluster(cluster_id, name)
        self._load_clusters()
        return self._tell(Change(clusters=True))

    def export_input(self) -> ExportInput:
        """Everything that an export may write."""
        confidence = self._material.of_run("confidence")
        names = self._dataset.names
        return ExportInput(
            names=names,
            labels=self._labels,
            cluster_names={cluster.id: cluster.title for cluster in self._clusters},
            representatives={cluster.id: cluster.representative for cluster in self._clusters},
            confidence=np.empty(0, np.float32) if confidence is None else np.asarray(confidence),
            true_labels=tuple(item.label for item in self._dataset.items) if self._dataset.label_names else (),
            source=Path(self.source),
            item_paths=tuple(item.path for item in self._dataset.items),
            evidence=tuple(EvidencePair(names[row.a], names[row.b], row.value) for row in self.evidence),
            scores=self.scores() or {},
        )

    # -- scores ----------------------------------------------------------------------------------

    def scores(self) -> dict[str, float] | None:
        """Scores of the current run against the true labels; None where there are none."""
        return dict(self._run.scores) if self._run is not None and self._run.scores else None

    # -- settings --------------------------------------------------------------------------------

    def setting(self, key: str, default: object) -> object:
        """A value remembered in the project."""
        return self._project.setting(key, default)

    def set_setting(self, key: str, value: object) -> None:
        """Remember a JSON-like value in the project."""
        self._project.set_setting(key, value)

    # -- inside ----------------------------------------------------------------------------------

    def _load_partition(self) -> None:
        self._queue = None
        self._run = self._project.current_run
        self._labels = self._project.assignments()
        self._material = Material(self._cache, self.prepared, self._run, len(self))
        self._load_clusters()

    def _load_clusters(self) -> None:
        self._clusters = clusters_of(self._labels, self.embedding, self._project.clusters())
        self._by_id = {cluster.id: cluster for cluster in self._clusters}

    def _tell(self, change: Change) -> Change:
        for listener in list(self._listeners):
            listener(change)
        return change


def _as_tuples(pairs: IntArray) -> tuple[tuple[int, int], ...]:
    return tuple((i, j) for i, j in pairs.tolist())
