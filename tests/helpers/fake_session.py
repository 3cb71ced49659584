"""A session without a project file: synthetic shapes with the API of `shapekin.session.Session`.

`FakeSession()` holds 300 items of seven kinds; `FakeSession(100_000)` is made as quickly, for clouds and
thumbnails come into being only when asked for. `make_workspace(session)` gives a `Workspace` whose jobs
go nowhere (`workspace.bridge.sent` lists them).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np
from PySide6.QtCore import QBuffer, QObject, Signal
from PySide6.QtGui import QImage

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.clustering.kinds_tree import Kind, kinds_tree, tidy, walk
from shapekin.data.dataset import DataKind, Dataset, Fault, Item
from shapekin.errors import ContradictionError, ProjectError
from shapekin.jobs.job import EvaluateJob, Job, MapJob, Prepared, TrainJob
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.kinds import established_kinds
from shapekin.queries.base import Answer, Query
from shapekin.queries.enough import Moving, moving
from shapekin.queries.forms.base import FormQuestion
from shapekin.queries.forms.groups import GroupQuestion
from shapekin.queries.forms.odd import OddQuestion
from shapekin.queries.within import inner_constraints
from shapekin.session import Change, Cluster, Session
from shapekin.session.noted import Step
from shapekin.session.parting import Parting
from shapekin.session.reviewed import Table
from shapekin_app.workspace import Workspace

KINDS = ("armchair", "bar stool", "bench", "dining chair", "rocker", "sofa", "swivel chair")
POINTS = 1024
SIDE = 128


@dataclass(frozen=True)
class FakeEvidence:
    """One answer, with the fields of `shapekin.store.evidence.Evidence` that views read."""

    id: int
    a: int
    b: int
    value: str
    strategy: str = "loss"
    reason: str = "The model and the pair graph disagree most here."
    seconds: float = 2.0
    expected: str = "same"
    kind: str = "answer"
    author: str = "test"
    at: str = "2026-01-01T00:00:00+00:00"

    @property
    def moment(self) -> str:
        return self.at

    @property
    def pair(self) -> tuple[int, int]:
        return min(self.a, self.b), max(self.a, self.b)


@dataclass(frozen=True)
class FakeRun:
    """One training, with the fields of `RunRecord` that views read."""

    id: int
    model: str
    n_clusters: int
    seconds: float
    params: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, float] = field(default_factory=dict)
    scores: dict[str, float] = field(default_factory=dict)
    history: tuple[tuple[str, int, dict[str, float]], ...] = ()
    arrays: str = "fake"
    seed: int = 0
    device: str = "cpu"
    started: str = "2026-01-01T00:00:00+00:00"
    dataset_revision: str = ""
    evidence_revision: int = 0
    complete: bool = True
    projection: Any = None
    input: str = "data"


class FakeSession:
    """Seven kinds of made-up furniture; a partition that is right for most of them.

    Args:
        n: Number of items.
        labelled: Whether the items have true labels.
        answers: Number of answers already given.
        trained: Whether there is a run.
        kind: `CLOUDS` or `IMAGES`.
        n_clusters: Number of kinds; beyond seven they get numbers for names.
        seed: Of everything random.
    """

    def __init__(
        self,
        n: int = 300,
        *,
        labelled: bool = True,
        answers: int = 12,
        trained: bool = True,
        kind: DataKind = DataKind.CLOUDS,
        n_clusters: int = 7,
        seed: int = 0,
    ) -> None:
        rng = np.random.default_rng(seed)
        share = 1 / np.arange(1, n_clusters + 1) ** 0.6
        truth = rng.choice(n_clusters, n, p=share / share.sum()).astype(np.int64)
        truth[: min(n, n_clusters)] = np.arange(min(n, n_clusters))
        self._truth = truth
        wrong = rng.random(n) < 0.05
        wrong[: min(n, n_clusters)] = False
        self.labels: IntArray = np.where(wrong, rng.integers(0, n_clusters, n), truth)
        centres = rng.normal(0, 2.0, (n_clusters, 3)) * (1.0, 0.8, 0.5)
        self.projection: FloatArray = (
            centres[truth] + rng.normal(0, 0.45, (n, 3)) * rng.uniform(0.5, 1.4, n_clusters)[truth, None]
        ).astype(np.float32)
        self.embedding = self.projection
        self.explained = (0.34, 0.21, 0.11) if trained else (0.0, 0.0, 0.0)
        named = [KINDS[k] if k < len(KINDS) else f"kind {k + 1}" for k in range(n_clusters)]
        self.dataset = Dataset(
            kind,
            tuple(
                Item(
                    f"{named[k].replace(' ', '_')}_{row:04d}",
                    f"{row}.off".encode(),
                    f"{row:064x}",
                    named[k] if labelled else "",
                )
                for row, k in enumerate(truth.tolist())
            ),
        )
        self.kind = kind
        self.path = Path("furniture.shapekin")
        self.source = "/nowhere/furniture"
        self.layout = "modelnet"
        self.prepared = Prepared("data", "features", "projection", "labels", "anchors", "", "")
        self.read_only = False
        self.needs_rebuild = False
        self.faults: tuple[Fault, ...] = (Fault(b"torn.off", "torn.off", "It ends in the middle of a face."),)
        self.strategy = "loss"
        self.closed = False
        self.runs: tuple[FakeRun, ...] = ()
        if trained:
            history = tuple(
                ("Training", step, {"reconstruction": 0.1 / (1 + step), "clusters": 30 - step / 2})
                for step in range(40)
            )
            run = FakeRun(1, "cpac", n_clusters, 83.0, scores={"ACC": 0.91, "NMI": 0.88, "ARI": 0.83}, history=history)
            self.runs = (run,)
        self._within: str | int = ""
        self.notes: dict[int, str] = {}
        self.locked: frozenset[int] = frozenset()
        self._names = {k: named[k] if k < 4 else "" for k in range(n_clusters)}
        self._settings: dict[str, object] = {}
        self._listeners: list[Callable[[Change], None]] = []
        self._clouds: dict[int, FloatArray] = {}
        self._rng = rng
        self._ids = itertools.count(1)
        self._undone: list[FakeEvidence] = []
        self.evidence: tuple[FakeEvidence, ...] = ()
        for a, b in rng.integers(0, n, (answers, 2)).tolist():
            if a != b:
                same = "same" if truth[a] == truth[b] else "different"
                self.evidence += (FakeEvidence(next(self._ids), a, b, same),)
        self._load_clusters()

    def __len__(self) -> int:
        return len(self.dataset)

    def close(self) -> None:
        self.closed = True

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    # -- partition -------------------------------------------------------------------------------

    _current = 0

    @property
    def current_run(self) -> FakeRun | None:
        return self.run(self._current) if self._current else self.runs[-1] if self.runs else None

    def cluster(self, cluster_id: int) -> Cluster:
        return self._by_id[cluster_id]

    def members(self, cluster_id: int) -> IntArray:
        return np.flatnonzero(self.labels == cluster_id)

    def members_of(self, kind: Kind) -> IntArray:
        return np.flatnonzero(np.isin(self.labels, kind.leaves))

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return kinds_tree({c.id: c.name for c in self.clusters}, {c.id: c.size for c in self.clusters})

    def get_kind(self, which: str | int) -> Kind:
        return next(kind for kind in walk(self.kinds) if which in (kind.title, kind.cluster))

    def find_kind(self, which: str | int) -> Kind | None:
        return self.get_kind(which)

    def rename_kind(self, which: str | int, name: str) -> Change:
        kind = self.get_kind(which)
        if kind.cluster is not None:
            return self.rename_cluster(kind.cluster, name)
        for leaf in kind.leaves:
            self._names[leaf] = tidy(name) + self._names[leaf][len(kind.title) :]
        self._load_clusters()
        return self._tell(Change(clusters=True))

    @property
    def within(self) -> Kind | None:
        return self.get_kind(self._within) if self._within != "" else None

    def ask_within(self, kind: str | int) -> Change:
        self._within = kind
        return self._tell(Change(evidence=True))

    def rename_cluster(self, cluster_id: int, name: str) -> Change:
        name = tidy(name)
        if name and any(c.name == name and c.id != cluster_id for c in self.clusters):
            raise ProjectError(f'There is already a sub-category "{name}".', "Choose another name.")
        self._names[cluster_id] = name
        self._load_clusters()
        return self._tell(Change(clusters=True))

    def move(self, rows: IntArray, cluster_id: int) -> Change:
        """What a training could do: other labels."""
        self.labels = self.labels.copy()
        self.labels[rows] = cluster_id
        self._load_clusters()
        return self._tell(Change(partition=True, clusters=True))

    def parting(self, cluster_id: int) -> Parting:
        rows = self.members(cluster_id)
        place = np.full(len(self), -1, np.int64)
        place[rows] = np.arange(len(rows))
        closure = inner_constraints(self.constraints, rows, place).closure()
        return Parting(cluster_id, rows, self.embedding[rows], closure, len(established_kinds(closure)))

    def part(self, cluster_id: int, parts: Any) -> Change:
        self.labels = self.labels.copy()
        for place, rows in enumerate(parts[1:], int(self.labels.max()) + 1):
            self._names[place] = ""
            self.labels[rows] = place
        self._load_clusters()
        return self._tell(Change(partition=True, clusters=True, evidence=True))

    # -- notes, locks, what undoing would take back --------------------------------------------------

    @property
    def undo_step(self) -> Step | None:
        return Step("pair", self.evidence[-1:]) if self.evidence else None  # type: ignore[arg-type]

    @property
    def redo_step(self) -> Step | None:
        return Step("pair", tuple(self._undone[-1:])) if self._undone else None  # type: ignore[arg-type]

    def set_note(self, cluster_id: int, text: str) -> Change:
        self.notes = {**self.notes, cluster_id: text}
        return self._tell(Change(clusters=True))

    def choose_representative(self, row: int) -> Change:
        chosen = self.cluster(int(self.labels[row]))
        self.clusters = tuple(replace(one, representative=row) if one is chosen else one for one in self.clusters)
        self._by_id = {one.id: one for one in self.clusters}
        return self._tell(Change(clusters=True))

    def recolour(self, cluster_id: int, colour: int) -> Change:
        self.clusters = tuple(replace(one, colour=colour) if one.id == cluster_id else one for one in self.clusters)
        self._by_id = {one.id: one for one in self.clusters}
        return self._tell(Change(clusters=True))

    def lock(self, cluster_id: int) -> Change:
        self.locked |= {cluster_id}
        return self._tell(Change(clusters=True, evidence=True))

    def unlock(self, cluster_id: int) -> Change:
        self.locked -= {cluster_id}
        return self._tell(Change(clusters=True, evidence=True))

    def _load_clusters(self) -> None:
        clusters = []
        for cluster_id in np.unique(self.labels).tolist():
            rows = self.members(cluster_id)
            places = self.projection[rows]
            middle = int(rows[np.argmin(((places - places.mean(axis=0)) ** 2).sum(axis=1))])
            clusters.append(Cluster(cluster_id, self._names[cluster_id], cluster_id, len(rows), middle))
        self.clusters = tuple(sorted(clusters, key=lambda cluster: -cluster.size))
        self._by_id = {cluster.id: cluster for cluster in clusters}

    def scores(self) -> dict[str, float] | None:
        run = self.current_run
        return dict(run.scores) if run and self.dataset.label_names else None

    # -- items -----------------------------------------------------------------------------------

    def cloud(self, row: int) -> FloatArray | None:
        return self._cloud(row) if self.kind is DataKind.CLOUDS else None

    def picture(self, row: int) -> AnyArray | None:
        return _shade(self._cloud(row), 64)[..., :3] if self.kind is DataKind.IMAGES else None

    def thumbnail(self, row: int) -> bytes:
        return _thumbnail(int(self._truth[row]) % len(KINDS), row)

    def preview_job(self, row: int) -> None:
        return None

    def _cloud(self, row: int) -> FloatArray:
        if row not in self._clouds:
            self._clouds[row] = _furniture(int(self._truth[row]) % len(KINDS), row)
        return self._clouds[row]

    # -- questions and answers -------------------------------------------------------------------

    @property
    def constraints(self) -> Constraints:
        pairs = {"same": [], "different": [], "unsure": []}  # type: dict[str, list[tuple[int, int]]]
        for row in self.evidence:
            pairs[row.value].append(row.pair)
        must, cannot = (np.array(pairs[v], np.int64).reshape(-1, 2) for v in ("same", "different"))
        return Constraints(len(self), must, cannot)

    @property
    def n_answers(self) -> int:
        return sum(row.value != "unsure" for row in self.evidence)

    @property
    def answers_since_training(self) -> int:
        return self.n_answers

    @property
    def can_undo(self) -> bool:
        return bool(self.evidence)

    def moving_curve(self) -> list[Moving]:
        return [moving([True] * count) for count in range(1, self.n_answers + 1)]

    def questions(self, count: int, strategy: str = "") -> list[Query]:
        asked = {row.pair for row in self.evidence}
        draw = np.random.default_rng(7)
        found: list[Query] = []
        for _ in range(50 * count):
            a, b = sorted(draw.integers(0, len(self), 2).tolist())
            if a != b and (a, b) not in asked and len(found) < count:
                reason = f"loss rank {len(found) + 1} of 5210"
                found.append(Query(a, b, strategy or self.strategy, reason, len(found) + 1, 5210, 1.5))
        return found

    def upcoming(self, count: int) -> list[Query]:
        return self.questions(count)

    form = "pair"

    def form_question(self) -> FormQuestion | None:
        rows = [row for row in range(len(self)) if not any(row in said.pair for said in self.evidence)]
        if self.form == "groups" and len(rows) > 6:
            return GroupQuestion(rows[0], tuple(rows[1:6]), "which of the 5 known kinds is it, or is it a new one?")
        if self.form == "odd" and len(rows) > 12:
            return OddQuestion(tuple(rows[:12]), "43 items of its sub-category have not been compared with it yet")
        return None

    def answer_all(self, answers: Any, *, seconds: float = 0.0, form: str = "") -> Change:
        for query, answer in answers:
            pair = (min(query.a, query.b), max(query.a, query.b))
            self.evidence += (FakeEvidence(next(self._ids), *pair, answer.value, form, query.reason, seconds),)
        return self._tell(Change(evidence=True))

    def next_question(self) -> Query | None:
        return next(iter(self.upcoming(1)), None)

    def question_effect(self, query: Query) -> str:
        a, b = (self.cluster(int(self.labels[row])) for row in (query.a, query.b))
        if a.id == b.id:
            return f"Both are in {a.title} now; “different” would divide it."
        return f"“Same” would bring {a.title} and {b.title} together."

    def answer(self, query: Query, answer: Answer, *, seconds: float = 0.0, instead_of: tuple[int, ...] = ()) -> Change:
        """As the session does; also refuses the plainest contradiction: the same pair answered otherwise."""
        pair = (min(query.a, query.b), max(query.a, query.b))
        kept = tuple(row for row in self.evidence if row.id not in instead_of)
        against = tuple(row.id for row in kept if row.pair == pair and row.value != answer.value)
        if against:
            raise ContradictionError(
                "This contradicts an earlier answer. It was not recorded.", "Take it back first.", pair, pair, against
            )
        self.evidence = kept
        expected = "same" if self.labels[query.a] == self.labels[query.b] else "different"
        new = FakeEvidence(next(self._ids), *pair, answer.value, query.strategy, query.reason, seconds, expected)
        self.evidence += (new,)
        return self._tell(Change(evidence=True))

    def likeliest_slips(self, conflict: ContradictionError) -> tuple[FakeEvidence, ...]:
        return tuple(row for row in self.evidence if row.id in conflict.evidence)

    def split(self, rows: IntArray) -> Change:
        self._names[int(self.labels.max()) + 1] = ""
        return self.move(rows, int(self.labels.max()) + 1)

    def merge(self, cluster_ids: Any) -> Change:
        return self.move(np.flatnonzero(np.isin(self.labels, cluster_ids)), min(cluster_ids))

    def undo(self, count: int = 1) -> Change:
        if not self.evidence:
            raise ProjectError("There is no answer to take back.")
        self._undone += reversed(self.evidence[-count:])
        self.evidence = self.evidence[:-count]
        return self._tell(Change(evidence=True))

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def redo(self, count: int = 1) -> Change:
        for _ in range(count):
            self.evidence += (self._undone.pop(),)
        return self._tell(Change(evidence=True))

    def retract(self, *numbers: int) -> Change:
        self.evidence = tuple(row for row in self.evidence if row.id not in numbers)
        return self._tell(Change(evidence=True))

    # -- looking back ----------------------------------------------------------------------------

    confidence: FloatArray | None = None
    item_losses: FloatArray | None = None
    model_pairs: IntArray = np.empty((0, 2), np.int64)
    can_return = False
    n_axes = 3

    def confusion(self) -> Table | None:
        names = self.dataset.label_names
        return Table.of(self.dataset.true_labels, names, self.labels, self.clusters) if names else None

    def contingency(self, labels: IntArray, other: IntArray) -> Table:
        rows = self.clusters_in(labels)
        number = {cluster.id: place for place, cluster in enumerate(rows)}
        across = np.array([number[one] for one in labels.tolist()])
        return Table.of(across, tuple(cluster.title for cluster in rows), other, self.clusters_in(other))

    def clusters_in(self, labels: IntArray, embedding: FloatArray | None = None) -> tuple[Cluster, ...]:
        ids, first, counts = np.unique(labels, return_index=True, return_counts=True)
        made = [
            Cluster(i, self._names.get(i, ""), i, n, row)
            for i, row, n in zip(ids.tolist(), first.tolist(), counts.tolist(), strict=True)
        ]
        return tuple(sorted(made, key=lambda cluster: -cluster.size))

    def run(self, run_id: int) -> FakeRun:
        return next(run for run in self.runs if run.id == run_id)

    def run_title(self, run_id: int) -> str:
        return str(self._settings.get(f"run {run_id}", "")) or f"{run_id} · {self.run(run_id).model}"

    def rename_run(self, run_id: int, title: str) -> Change:
        self._settings[f"run {run_id}"] = title
        return self._tell(Change(runs=True))

    def run_labels(self, run_id: int, like: IntArray | None = None) -> IntArray:
        """Those of the second run differ in each tenth item."""
        return np.where((np.arange(len(self)) % 10 == 0) & (run_id == 2), (self.labels + 1) % 7, self.labels)

    def use_run(self, run_id: int) -> Change:
        self._current, self.can_return = run_id, True
        return self._tell(Change(partition=True, projection=True, clusters=True, runs=True))

    def return_from_run(self) -> Change:
        self._current, self.can_return = 0, False
        return self._tell(Change(partition=True, projection=True, clusters=True, runs=True))

    def nearest(self, row: int, count: int) -> IntArray:
        return np.argsort(np.linalg.norm(self.projection - self.projection[row], axis=1), kind="stable")[:count]

    def evaluation_job(self) -> EvaluateJob:
        return EvaluateJob("labels", "embedding")

    def map_job(self, method: str, dimensions: int = 2) -> MapJob:
        return MapJob(method, "embedding", dimensions)

    def known_map(self, method: str, dimensions: int = 2) -> FloatArray | None:
        return None

    def component(self, axis: int) -> tuple[FloatArray, float]:
        return np.zeros(len(self), np.float32), 0.0

    # -- settings, jobs --------------------------------------------------------------------------

    def setting(self, key: str, default: object) -> object:
        return self._settings.get(key, default)

    def set_setting(self, key: str, value: object) -> None:
        self._settings[key] = value

    def training_job(self, model: str, params: Any = None, **options: Any) -> TrainJob:
        seed = options.get("seed", 0)
        return TrainJob(model, dict(params or {}), self.kind, cast("Any", None), seed=seed)

    def next_seed(self, run_id: int) -> int:
        return 5

    def steadiness(self, agreement: Any) -> Any:
        return [(self.runs[1], 2, agreement[0][1], agreement[0][1])] if len(agreement) > 1 else []

    def record(self, result: object, *, show: bool = True) -> Change:
        if not show:
            return self._tell(Change(runs=True))
        return self._tell(Change(partition=True, projection=True, clusters=True, runs=True, evidence=True))

    def _tell(self, change: Change) -> Change:
        for listener in list(self._listeners):
            listener(change)
        return change


class DummyBridge(QObject):
    """Takes jobs and does nothing; a test emits `event_arrived` itself."""

    event_arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Job] = []
        self.cancelled: list[str] = []

    def submit(self, job: Job) -> None:
        self.sent.append(job)

    def cancel(self, job_id: str) -> None:
        self.cancelled.append(job_id)


class DictCache(dict[str, AnyArray]):
    """A cache in memory."""

    def has(self, key: str) -> bool:
        return key in self

    def get(self, key: str, default: Any = None) -> Any:
        return self[key]


def make_workspace(session: FakeSession | None = None) -> Workspace:
    """A workspace on `session` (on none for None); `workspace.bridge` is a `DummyBridge`."""
    bridge = DummyBridge()
    workspace = Workspace(cast("Any", bridge), cast("Any", DictCache()))
    workspace.bridge = bridge  # type: ignore[attr-defined]
    if session is not None:
        workspace.open(cast("Session", session))
    return workspace


# -- shapes ----------------------------------------------------------------------------------------


@cache
def _thumbnail(kind: int, row: int) -> bytes:
    """A real session has pictures on disk; to draw one takes many times as long as to fetch it."""
    return _png(_shade(_furniture(kind, row), SIDE))


def _furniture(kind: int, row: int) -> FloatArray:
    """A few boxes that look like one of KINDS; `(POINTS, 3) float32`, y up, in the unit sphere."""
    rng = np.random.default_rng(row)
    width, depth = rng.uniform(0.45, 0.6), rng.uniform(0.45, 0.6)
    seat, back, leg = rng.uniform(0.4, 0.5), rng.uniform(0.4, 0.6), 0.05
    arms, one_leg, rounded = False, False, False
    if kind == 0:
        width, arms = width * 1.3, True
    elif kind == 1:
        seat, back, width, depth = seat * 1.8, 0.0, 0.35, 0.35
    elif kind == 2:
        width, back = 1.5, 0.0
    elif kind == 4:
        rounded = True
    elif kind == 5:
        width, arms, seat, leg = 1.6, True, 0.35, 0.12
    elif kind == 6:
        one_leg = True
    boxes = [((-width / 2, seat - 0.08, -depth / 2), (width / 2, seat, depth / 2))]
    if back:
        boxes.append(((-width / 2, seat, -depth / 2), (width / 2, seat + back, -depth / 2 + 0.08)))
    if arms:
        boxes += [
            ((s * width / 2 - 0.05, seat, -depth / 2), (s * width / 2 + 0.05, seat + 0.22, depth / 2)) for s in (-1, 1)
        ]
    if one_leg:
        boxes += [
            ((-0.04, 0.05, -0.04), (0.04, seat, 0.04)),
            ((-0.3, 0, -0.05), (0.3, 0.05, 0.05)),
            ((-0.05, 0, -0.3), (0.05, 0.05, 0.3)),
        ]
    else:
        boxes += [
            ((x - leg, 0, z - leg), (x + leg, seat, z + leg))
            for x in (-width / 2 + leg, width / 2 - leg)
            for z in (-depth / 2 + leg, depth / 2 - leg)
        ]
    if rounded:
        boxes += [((s * width / 2 - 0.03, -0.05, -0.55), (s * width / 2 + 0.03, 0.0, 0.55)) for s in (-1, 1)]
    low, high = (np.array(corner) for corner in zip(*boxes, strict=True))
    area = np.prod(high - low, axis=1) ** (2 / 3)
    box = rng.choice(len(boxes), POINTS, p=area / area.sum())
    cloud = low[box] + rng.random((POINTS, 3)) * (high - low)[box]
    face, side = rng.integers(0, 3, POINTS), rng.integers(0, 2, POINTS)
    at = np.arange(POINTS)
    cloud[at, face] = np.where(side == 0, low[box, face], high[box, face])
    cloud -= (cloud.min(axis=0) + cloud.max(axis=0)) / 2
    return (cloud / np.linalg.norm(cloud, axis=1).max()).astype(np.float32)


def _shade(cloud: FloatArray, side: int) -> AnyArray:
    """`(side, side, 4) uint8` RGBA picture: nearer points are lighter, transparent ground."""
    turn, lift = np.radians(35), np.radians(20)
    x = cloud[:, 0] * np.cos(turn) + cloud[:, 2] * np.sin(turn)
    z = -cloud[:, 0] * np.sin(turn) + cloud[:, 2] * np.cos(turn)
    y, z = cloud[:, 1] * np.cos(lift) - z * np.sin(lift), cloud[:, 1] * np.sin(lift) + z * np.cos(lift)
    order = np.argsort(z)
    column = ((x[order] * 0.46 + 0.5) * side).astype(int)
    row = ((0.5 - y[order] * 0.46) * side).astype(int)
    shade = (90 + 130 * (z[order] + 1) / 2).astype(np.uint8)
    image = np.zeros((side, side, 4), np.uint8)
    reach = max(1, side // 50)
    for dr, dc in itertools.product(range(-reach, reach + 1), repeat=2):
        image[np.clip(row + dr, 0, side - 1), np.clip(column + dc, 0, side - 1)] = np.stack(
            [
                shade,
                shade,
                np.minimum(255, shade.astype(int) + 12).astype(np.uint8),
                np.full_like(shade, 255),
            ],
            axis=1,
        )
    return image


def _png(pixels: AnyArray) -> bytes:
    height, width = pixels.shape[:2]
    pixels = np.ascontiguousarray(pixels)
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
