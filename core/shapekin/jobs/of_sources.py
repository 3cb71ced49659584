"""Jobs about sources and their items: scan, prepare, import, preview, write a sample."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from shapekin.data.dataset import Dataset, Fault
from shapekin.data.options import ImportOptions


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
        files: Paths in the folder `source` of the only files to take; empty for all.
    """

    source: str
    options: ImportOptions = field(default_factory=ImportOptions)
    known: tuple[tuple[bytes, str], ...] = ()
    files: tuple[bytes, ...] = ()
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
