"""An array file, whose rows are the items; one child reads them all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray, ByteArray, FloatArray
from shapekin.data.dataset import Fault, Item
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.layouts.base import Candidate
from shapekin.data.preparation.sampling import item_rng, normalise, resample
from shapekin.data.preparation.squares import fit_square
from shapekin.data.preparation.up_axis import guess_up, lean_to_y, spread, upright
from shapekin.data.tables.array_source import load_rows
from shapekin.errors import UnreadableFileError
from shapekin.jobs.intake.base import Intake, PreparedItem, leans
from shapekin.render.stills.thumbnails import cloud_thumbnail, picture_thumbnail

ROWS_A_TASK = 128
_LIMITS = Limits(seconds=120.0, memory_bytes=8 << 30, tasks=1 << 30)
_WARM = ("shapekin.jobs.intake.rows",)


@dataclass(frozen=True, slots=True)
class _RowsTask:
    source: str
    rows: tuple[int, ...]
    row_shape: tuple[int, ...]
    seed: int
    up: str


class RowIntake(Intake):
    """Clouds, images or feature rows in one `.npz` or `.npy` file."""

    def prepare(self, up: str, workers: int = 2) -> Iterator[PreparedItem | Fault]:
        """Read everything, in the order of the rows; each child holds the whole file."""
        candidates = self.listing.candidates
        spans = [candidates[i : i + ROWS_A_TASK] for i in range(0, len(candidates), ROWS_A_TASK)]
        with ReaderPool(workers, _LIMITS, _WARM) as pool:
            for index, outcome in pool.map(read_rows, (self._task(span, up) for span in spans)):
                if isinstance(outcome, UnreadableFileError):
                    yield from (Fault(one.path, one.name, outcome.message) for one in spans[index])
                else:
                    yield from _unpacked(spans[index], outcome)

    def _guess_up(self, workers: int) -> str:
        candidates = self.listing.candidates
        some = self._task([candidates[i] for i in spread(len(candidates))], "z")
        with ReaderPool(min(workers, 1), _LIMITS, _WARM) as pool:
            return guess_up(leans(outcome for _, outcome in pool.map(measure_rows, [some])), b"")

    def _task(self, span: Sequence[Candidate], up: str) -> _RowsTask:
        numbers = tuple(int(one.path) for one in span)
        return _RowsTask(str(self.source), numbers, self.row_shape, self.options.seed, up)


@lru_cache(maxsize=1)
def _loaded(source: str) -> AnyArray:
    """The rows of an array file, kept by the child between its tasks."""
    return load_rows(Path(source))


def measure_rows(task: _RowsTask) -> Reply:
    """The task of a child: array `leans (r,)` of those clouds that are finite."""
    stored = _loaded(task.source)
    clouds = [stored[number].astype(np.float64) for number in task.rows]
    found = [lean_to_y(normalise(cloud)) for cloud in clouds if np.isfinite(cloud).all()]
    return Reply(arrays={"leans": np.array(found, dtype=np.float64)})


def read_rows(task: _RowsTask) -> Reply:
    """The task of a child: some rows of an array file, with thumbnails one after another.

    Rows that hold anything but finite numbers are told of in `faults`, a mapping of place to reason.
    """
    stored = _loaded(task.source)
    dtype = np.uint8 if stored.dtype == np.uint8 and stored.ndim > 2 else np.float32
    rows = np.zeros((len(task.rows), *task.row_shape), dtype=dtype)
    hashes, pictures, faults = [], [], {}
    for place, number in enumerate(task.rows):
        raw = np.ascontiguousarray(stored[number])
        hashes.append(hashlib.sha256(raw.tobytes()).hexdigest())
        if raw.dtype.kind == "f" and not np.isfinite(raw).all():
            faults[str(place)] = "The row holds values that are not finite numbers."
            pictures.append(b"")
            continue
        rows[place], png = _row(raw, task, hashes[-1])
        pictures.append(png)
    ends = np.cumsum([0] + [len(png) for png in pictures])
    return Reply(
        {"hashes": list(hashes), "faults": dict(faults)},
        {"rows": rows, "thumbnails": np.frombuffer(b"".join(pictures), dtype=np.uint8), "ends": ends},
    )


def _row(raw: AnyArray, task: _RowsTask, content_hash: str) -> tuple[AnyArray, bytes]:
    if len(task.row_shape) == 1:
        return raw.astype(np.float32), b""
    if len(task.row_shape) == 2:
        rng = item_rng(task.seed, content_hash)
        points: FloatArray = resample(upright(raw.astype(np.float64), task.up), task.row_shape[0], rng)
        cloud = normalise(points)
        return cloud, cloud_thumbnail(cloud)
    pixels: ByteArray = raw[..., None] if raw.ndim == 2 else raw
    if pixels.shape != task.row_shape:
        pixels = fit_square(pixels, task.row_shape[0])
    return pixels, picture_thumbnail(pixels)


def _unpacked(span: tuple[Candidate, ...], reply: Reply) -> Iterator[PreparedItem | Fault]:
    hashes, faults = reply.values["hashes"], reply.values["faults"]
    rows, ends = reply.arrays["rows"], reply.arrays["ends"]
    if not isinstance(hashes, list) or not isinstance(faults, dict):
        raise TypeError("read_rows answers with a list of hashes and a mapping of faults.")
    files = reply.arrays["thumbnails"].tobytes()
    for place, candidate in enumerate(span):
        if str(place) in faults:
            yield Fault(candidate.path, candidate.name, str(faults[str(place)]))
            continue
        item = Item(candidate.name, candidate.path, str(hashes[place]), candidate.label)
        row = rows[place]
        grey = row.ndim == 3 and bool((row == row[..., :1]).all())
        yield PreparedItem(item, row, grey, files[int(ends[place]) : int(ends[place + 1])])
