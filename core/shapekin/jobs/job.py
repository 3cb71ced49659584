"""Long work as plain values: what to do, and what came of it.

A job holds no arrays, only cache keys, so that it crosses a pipe cheaply.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from shapekin.data.dataset import DataKind, Dataset, Fault
from shapekin.data.options import ImportOptions, ScanResult


def new_job_id() -> str:
    """A fresh identifier."""
    return uuid.uuid4().hex[:12]


@dataclass(frozen=True)
class ScanJob:
    """Look at a folder or array file: what is in it, without reading it all."""

    source: str
    options: ImportOptions = field(default_factory=ImportOptions)
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class PreparationJob:
    """Show some items of a source as the options would prepare them."""

    source: str
    options: ImportOptions = field(default_factory=ImportOptions)
    count: int = 6
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class PreparationResult:
    """Some items as they would be prepared.

    Attributes:
        names: Of the items, spread over the source.
        pictures: PNG files, one a name; of the prepared row, not of the file.
        faults: Items of the same choice that could not be read: (name, reason).
    """

    names: tuple[str, ...]
    pictures: tuple[bytes, ...]
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ImportJob:
    """Read, sample, describe and picture every item of a source.

    Attributes:
        source: The folder or file.
        options: How it is read.
        known: (path, content hash) of the items that a project has already. They keep their rows: they come
            first, in this order, also where their files were moved; whatever else there is follows.
    """

    source: str
    options: ImportOptions = field(default_factory=ImportOptions)
    known: tuple[tuple[bytes, str], ...] = ()
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class Prepared:
    """Cache keys of what was made of a data set.

    Attributes:
        data: `(n, p, 3) float32`, `(n, h, w, c) uint8` or `(n, d) float32`.
        features: `(n, f) float32` quick descriptors.
        projection: `(n, 3) float32` principal components of the descriptors.
        labels: `(n,) int64` first partition, of the quick look.
        anchors: `(k,) int64` rows that cover the descriptors.
        thumbnails: `(bytes,) uint8`, PNG files one after another.
        thumbnail_offsets: `(n + 1,) int64` where each begins.
        inputs: `(n, d) float32` rows that a trained network or a table gave, in full; "" where there are none.
    """

    data: str
    features: str
    projection: str
    labels: str
    anchors: str
    thumbnails: str
    thumbnail_offsets: str
    inputs: str = ""


@dataclass(frozen=True)
class ImportResult:
    """A data set ready to be worked with; `left_out` counts the files that were not taken, by extension."""

    source: str
    layout: str
    options: ImportOptions
    dataset: Dataset
    faults: tuple[Fault, ...]
    prepared: Prepared
    left_out: Mapping[str, int] = field(default_factory=dict)


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
    """

    names: tuple[str, ...]
    clusters: tuple[int, ...]
    confidence: tuple[float, ...]
    distance: tuple[float, ...]
    faults: tuple[Fault, ...]


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
class PreviewJob:
    """Make a mesh that can be shown, of one item.

    Attributes:
        source: The folder.
        layout: Of it: where an item is made of several files, it tells which.
        path: Of the item, relative to it.
        name: The item's name.
        content_hash: Of the item.
        options: Those of the import, `up` as it was found: the mesh is turned as its row and its thumbnail were.
    """

    source: str
    layout: str
    path: bytes
    name: str
    content_hash: str
    options: ImportOptions
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class PreviewResult:
    """Cache keys `<arrays>.vertices (v, 3) float32`, `<arrays>.faces (f, 3) int32`.

    The mesh stands in the unit sphere, z up, like the cloud; `faces` is empty for clouds.
    """

    name: str
    arrays: str


@dataclass(frozen=True)
class SampleJob:
    """Write built-in sample data into a folder; a folder that holds it already is left as it is."""

    name: str
    folder: str
    count: int
    seed: int = 0
    job_id: str = field(default_factory=new_job_id)


@dataclass(frozen=True)
class SampleResult:
    """Sample data on disk."""

    folder: str
    count: int


Job = SampleJob | ScanJob | PreparationJob | ImportJob | TrainJob | AssignJob | MapJob | EvaluateJob | PreviewJob
Result = (
    SampleResult | ScanResult | PreparationResult | ImportResult | TrainResult | AssignResult | MapResult
    | EvaluateResult | PreviewResult
)  # fmt: skip
