"""What every export format is given, and what it reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Protocol

from shapekin.arrays import FloatArray, IntArray
from shapekin.errors import ShapekinError


class ExportError(ShapekinError):
    """The result cannot be written there, or not in this form."""


@dataclass(frozen=True, slots=True)
class EvidencePair:
    """One answer: the names of both items and "same", "different" or "unsure"."""

    a: str
    b: str
    answer: str


@dataclass(frozen=True)
class ExportInput:
    """Everything an export may write; plain values only.

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

    def cluster_name(self, cluster: int) -> str:
        """What a person called the cluster, else "sub-category 3" for id 2."""
        return self.cluster_names.get(cluster) or f"sub-category {cluster + 1}"


@dataclass(frozen=True)
class ExportReport:
    """What was written, or would be in a dry run.

    Attributes:
        files: Every file.
        skipped: Items left out, each with the reason.
    """

    files: tuple[Path, ...]
    skipped: tuple[tuple[str, str], ...] = ()


class ExportFormat(Protocol):
    """Writes a result in one form; never overwrites anything."""

    name: ClassVar[str]
    title: ClassVar[str]
    summary: ClassVar[str]

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write `result`.

        Args:
            result: What to write.
            out: File or folder, which must not exist yet (a folder may, if empty).
            dry_run: Only report what would be written; makes every check that can be made.

        Raises:
            ExportError: `out` exists, or cannot be written.
        """
        ...


def write_new_file(out: Path, text: str, *, dry_run: bool) -> ExportReport:
    """Write one text file that must not exist, whole or not at all.

    Raises:
        ExportError: It exists or cannot be written.
    """
    if out.exists() or out.is_symlink():
        raise ExportError(f"{out} exists already; nothing was written.", "Choose another name.")
    if not out.parent.is_dir():
        raise ExportError(f"There is no folder {out.parent}; nothing was written.", "Make it first.")
    if not dry_run:
        try:
            with out.open("x", encoding="utf-8", errors="surrogateescape", newline="") as file:
                file.write(text)
        except FileExistsError:
            raise ExportError(f"{out} exists already; nothing was written.", "Choose another name.") from None
        except OSError as error:
            out.unlink(missing_ok=True)
            what = f"{out} could not be written: {error.strerror}."
            raise ExportError(what, "Choose another place.") from None
    return ExportReport((out,))
