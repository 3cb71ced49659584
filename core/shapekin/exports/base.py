"""What every export format is given, what it tells of itself, and what it reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Protocol

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.clustering.kinds_tree import split_name
from shapekin.data.dataset import DataKind
from shapekin.errors import ShapekinError
from shapekin.store.runs import RunRecord


class ExportError(ShapekinError):
    """The result cannot be written there, or not in this form."""


class Group(StrEnum):
    """Where a format stands in the list of all."""

    TABLES = "Tables"
    FOLDERS = "Folders"
    PROGRAMS = "For other programs"
    REPORT = "Report"


@dataclass(frozen=True, slots=True)
class EvidencePair:
    """One answer: the names of both items, "same", "different" or "unsure", and how it came about.

    Attributes:
        a: Name of the first item.
        b: Name of the second item.
        answer: "same", "different" or "unsure".
        author: Who said so.
        at: When, ISO 8601 in UTC.
        strategy: Who asked.
        reason: Why it was asked.
        seconds: How long the gesture took.
        expected: What the partition of that moment implied, "" when unknown.
        confidence: How sure the person was, 0 to 1.
        form: How it was asked: "pair", "groups", "odd", ...
    """

    a: str
    b: str
    answer: str
    author: str = ""
    at: str = ""
    strategy: str = ""
    reason: str = ""
    seconds: float = 0.0
    expected: str = ""
    confidence: float = 1.0
    form: str = "pair"


def _nowhere() -> FloatArray:
    return np.empty((0, 0), np.float32)


def _no_thumbnail(_row: int) -> bytes:
    return b""


def _no_picture(_row: int) -> AnyArray | None:
    return None


def _no_weights() -> Mapping[str, AnyArray]:
    return {}


@dataclass(frozen=True)
class ExportInput:
    """Everything an export may write: plain values, and functions that fetch what is large.

    Attributes:
        names: Of the items, in order.
        labels: `(n,) int64`, the cluster of each item: any ids, kept as they are.
        cluster_names: What people called the clusters, by id; "" or missing where unnamed.
        representatives: Row of the most typical item of each cluster, by id.
        confidence: `(n,) float32` in [0, 1]; empty when unknown.
        true_labels: Of the items, "" where unknown; empty when no item has one.
        source: Folder or array file that the items came from.
        item_paths: Of the items, relative to `source`, as bytes; row numbers for array files.
        evidence: What people answered.
        scores: Numbers about the partition, as `evaluate` prints them.
        project: What the project is called.
        kind: What the items are.
        colours: Red, green and blue of each cluster, 0 to 255, by id.
        remarks: What people noted of clusters, by id.
        embedding: `(n, d) float32`; `(0, 0)` when unknown.
        projection: `(n, 2 or 3) float32`, places on the map; `(0, 0)` when unknown.
        run: The training whose partition this is, None before the first.
        thumbnail: PNG file of an item's picture, b"" where it is lost.
        picture: `(h, w, c) uint8` pixels of an image, None for other kinds or where they are lost.
        weights: Tensors of the run's model, empty where it has none.
    """

    names: tuple[str, ...]
    labels: IntArray
    cluster_names: Mapping[int, str]
    representatives: Mapping[int, int]
    confidence: FloatArray
    true_labels: tuple[str, ...]
    source: Path
    item_paths: tuple[bytes, ...]
    evidence: tuple[EvidencePair, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    project: str = "shapekin"
    kind: DataKind = DataKind.CLOUDS
    colours: Mapping[int, tuple[int, int, int]] = field(default_factory=dict)
    remarks: Mapping[int, str] = field(default_factory=dict)
    embedding: FloatArray = field(default_factory=_nowhere)
    projection: FloatArray = field(default_factory=_nowhere)
    run: RunRecord | None = None
    thumbnail: Callable[[int], bytes] = _no_thumbnail
    picture: Callable[[int], AnyArray | None] = _no_picture
    weights: Callable[[], Mapping[str, AnyArray]] = _no_weights

    def cluster_name(self, cluster: int) -> str:
        """What a person called the cluster, else "sub-category 3" for id 2."""
        return self.cluster_names.get(cluster) or f"sub-category {cluster + 1}"

    def cluster_path(self, cluster: int) -> tuple[str, ...]:
        """The names from the topmost kind down to the cluster: `("seat", "chair")` for "seat/chair"."""
        return tuple(filter(None, split_name(self.cluster_name(cluster)))) or (self.cluster_name(cluster),)

    def colour(self, cluster: int) -> str:
        """Colour of a cluster as "#rrggbb"; grey where none is known."""
        return "#" + bytes(self.colours.get(cluster, (122, 122, 122))).hex()

    def things(self) -> str:
        """What the items are, in the plural."""
        return {DataKind.CLOUDS: "shapes", DataKind.IMAGES: "images", DataKind.FEATURES: "rows of numbers"}[self.kind]

    def clusters(self) -> dict[int, int]:
        """Size of each cluster by id, ids ascending."""
        ids, counts = np.unique(self.labels, return_counts=True)
        return dict(zip(ids.tolist(), counts.tolist(), strict=True))


@dataclass(frozen=True)
class ExportReport:
    """What was written, or would be in a dry run.

    Attributes:
        files: Every file.
        skipped: Items left out, each with the reason.
        notes: What else is to be said: what is not in it, or not as it was; sentences.
    """

    files: tuple[Path, ...]
    skipped: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


class ExportFormat(Protocol):
    """Writes a result in one form; never overwrites anything.

    Attributes:
        name: As on the command line.
        title: As in the app.
        summary: What it is and what it is for, in one sentence.
        group: Where it stands in the list.
        file_name: What to call it: of a file with its ending, of a folder without; "{project}" stands for the project.
        leaves_out: What of a result this form cannot hold, as a sentence; "" where it holds all.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    summary: ClassVar[str]
    group: ClassVar[Group]
    file_name: ClassVar[str]
    leaves_out: ClassVar[str]

    def unfit(self, result: ExportInput) -> str:  # noqa: ARG002  most forms take any
        """Why this result has no such form, and what to do, in sentences; "" where it has."""
        return ""

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write `result`.

        Args:
            result: What to write.
            out: File or folder, which must not exist yet (a folder may, if empty).
            dry_run: Only report what would be written; makes every check that can be made.

        Raises:
            ExportError: `out` exists, cannot be written, or the result has no such form.
        """
        ...


def require_fit(form: ExportFormat, result: ExportInput) -> None:
    """Refuse a result that has no such form.

    Raises:
        ExportError: With the reason that the form gives.
    """
    reason = form.unfit(result)
    if reason:
        raise ExportError(f"Nothing was written. {reason}")
