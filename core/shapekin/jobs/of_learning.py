"""Jobs about what is learned: train, assign, lay out a map, evaluate, reconstruct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from shapekin.data.dataset import DataKind, Fault
from shapekin.data.options import ImportOptions
from shapekin.jobs.of_sources import Prepared, new_job_id

INPUTS = ("auto", "data", "features")
"""What models may look at: "features" are the rows that a trained network or a table gave (else the quick
descriptors), "auto" takes them where there are such rows, and the data where not."""


@dataclass(frozen=True)
class TrainJob:
    """Fit a model.

    Attributes:
        model: Its name.
        params: Values that differ from the defaults.
        kind: Kind of the data.
        prepared: Where the data is.
        must_links: `((i, j), ...)`.
        cannot_links: `((i, j), ...)`.
        true_labels: Key of the true labels, only to score the result; "" where there are none.
        dataset_revision: Of the data set at the time of asking.
        evidence_revision: Of the evidence at the time of asking.
        warm_start: Key of an earlier run's arrays, "" for a fresh start.
        seed: Of everything random.
        device: "auto", "cpu", "cuda" or "cuda:i".
        max_seconds: Stop and keep what there is after this long; 0 for no limit.
        input: What the model looks at, see `INPUTS`.
    """

    model: str
    params: Mapping[str, bool | int | float | str]
    kind: DataKind
    prepared: Prepared
    must_links: tuple[tuple[int, int], ...] = ()
    cannot_links: tuple[tuple[int, int], ...] = ()
    true_labels: str = ""
    dataset_revision: str = ""
    evidence_revision: int = 0
    warm_start: str = ""
    seed: int = 0
    device: str = "auto"
    max_seconds: float = 0.0
    input: str = INPUTS[0]
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class TrainResult:
    """A finished run. Its arrays are in the cache as `<arrays>.<part>`.

    Parts: labels, embedding, projection, pairs, pair_losses, confidence, anchors, weights.
    `scores` are those of `clustering/metrics.py`, empty where there are no true labels. `warm`: it went on from
    the run that the job named, and found it in the cache.
    """

    model: str
    params: Mapping[str, bool | int | float | str]
    arrays: str
    n_clusters: int
    notes: Mapping[str, float]
    history: tuple[tuple[str, int, Mapping[str, float]], ...]
    seed: int
    device: str
    seconds: float
    dataset_revision: str
    evidence_revision: int
    complete: bool = True
    scores: Mapping[str, float] = field(default_factory=dict)
    input: str = INPUTS[0]
    warm: bool = False


@dataclass(frozen=True)
class AssignJob:
    """Put new items into the sub-categories of a run, without any training.

    Attributes:
        source: The folder or file with the new items.
        options: How the known ones were read; the new ones are read in the same way.
        model: Of the run.
        params: Of the run, as far as they differ from the defaults.
        kind: Kind of the known data.
        prepared: Where the known data is.
        arrays: Key of the run's arrays.
        clusters: Key of `(n,) int64`, the sub-category of each known item as it is shown.
        device: "auto", "cpu", "cuda" or "cuda:i".
        input: What the run looked at, see `INPUTS`.
        files: Paths in the folder `source` of the only files to take; empty for all.
    """

    source: str
    options: ImportOptions
    model: str
    params: Mapping[str, bool | int | float | str]
    kind: DataKind
    prepared: Prepared
    arrays: str
    clusters: str
    device: str = "auto"
    input: str = INPUTS[0]
    files: tuple[bytes, ...] = ()
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class AssignResult:
    """Where new items belong, in the order of `names`.

    Attributes:
        names: Of the new items.
        clusters: Id of the sub-category that suits each best.
        confidence: 0 to 1.
        distance: To the nearest known items, as a multiple of what is usual among those.
        faults: What could not be read.
        paths: Of the new items in the source.
        thumbnails: Key of their pictures, and
        thumbnail_offsets: of where each begins.
    """

    names: tuple[str, ...]
    clusters: tuple[int, ...]
    confidence: tuple[float, ...]
    distance: tuple[float, ...]
    faults: tuple[Fault, ...]
    paths: tuple[bytes, ...]
    thumbnails: str
    thumbnail_offsets: str


@dataclass(frozen=True)
class MapJob:
    """Lay out a map that keeps neighbours together; see `clustering/neighbour_maps.py`.

    Attributes:
        method: "tsne" or "umap".
        embedding: Key of `(n, d)`.
        dimensions: Of the map, 2 or 3.
        seed: Of everything random.
    """

    method: str
    embedding: str
    dimensions: int = 2
    seed: int = 0
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class MapResult:
    """Cache key of `(n, 3) float32` places."""

    method: str
    dimensions: int
    places: str


@dataclass(frozen=True)
class EvaluateJob:
    """Say how good a partition is.

    Attributes:
        labels: Key of `(n,) int64`.
        embedding: Key of `(n, d)`.
        true_labels: Key of the true labels, "" where there are none.
        must_links: `((i, j), ...)`.
        cannot_links: `((i, j), ...)`.
        others: Keys of partitions that are compared with each other, such as those of the runs.
    """

    labels: str
    embedding: str
    true_labels: str = ""
    must_links: tuple[tuple[int, int], ...] = ()
    cannot_links: tuple[tuple[int, int], ...] = ()
    others: tuple[str, ...] = ()
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class EvaluateResult:
    """How good a partition is.

    Attributes:
        scores: As `clustering.metrics.scores` has them; about the truth only where there is some.
        silhouette: Mean over the items, None with less than two clusters.
        silhouettes: Mean over the items of each cluster, by its id.
        judged: Number of items whose silhouette was computed.
        agreement: Adjusted Rand index of each of `others` with each, in their order.
    """

    scores: Mapping[str, float]
    silhouette: float | None
    silhouettes: Mapping[int, float]
    judged: int
    agreement: tuple[tuple[float, ...], ...] = ()


@dataclass(frozen=True)
class ReconstructJob:
    """Decode what a run's network made of one item; see `jobs/reconstructing.py`.

    Attributes:
        model: Of the run.
        kind: What the run looked at.
        rows: Key of the items, as the run looked at them.
        arrays: Key of the run's arrays.
        row: The item.
    """

    model: str
    kind: DataKind
    rows: str
    arrays: str
    row: int
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class ReconstructResult:
    """Cache key `made`: `(p, 3) float32` for a cloud, `(h, w, c) uint8` for an image."""

    row: int
    made: str
