"""A table, whose rows are the items: one child reads them on and on, others sample and picture them.

A packed table can only be read forward, so that more readers would all unpack the same. Rows that can't be read
are faults of their own.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

import numpy as np

from shapekin.arrays import AnyArray, ByteArray
from shapekin.data.contents import Cloud, Picture
from shapekin.data.dataset import DataKind, Fault, Item
from shapekin.data.isolation import Limits, Outcome, ReaderPool, Reply
from shapekin.data.layouts.base import Candidate
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.frames import normalise
from shapekin.data.preparation.pose import pose
from shapekin.data.preparation.sampling import item_rng, sample_shape
from shapekin.data.preparation.squares import fit_square
from shapekin.data.preparation.up_axis import guess_up, lean_to_y, spread
from shapekin.data.tables.base import Table
from shapekin.data.tables.catalogue import open_table, warm_modules
from shapekin.errors import UnreadableFileError
from shapekin.jobs.intake.base import Intake, PreparedItem, leans
from shapekin.render.stills.thumbnails import thumbnail

MOST_ROWS = 128
BLOCK_BYTES = 8_000_000
_READING = Limits(seconds=300.0, tasks=1 << 30)
_MAKING = Limits(seconds=120.0)
_GIVE_UP = 8
"""After so many blocks in a row on which the reader crashed or hung, the rest is not tried."""
_FARTHEST = 1e100
_HASH = re.compile(r"[0-9a-f]{64}")
_SENSELESS = "The reader of the table made no sense; the file may be made to break programs."


@dataclass(frozen=True, slots=True)
class TableTask:
    """Some rows of a table, by their numbers; their shape and type are those that it was listed with."""

    paths: tuple[bytes, ...]
    format_name: str
    row_shape: tuple[int, ...]
    row_dtype: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RowsTask:
    """Rows as they are stored, to be prepared.

    Attributes:
        rows: `(k, ...)`.
        faults: Places in them that could not be read, and why.
        kind: What a row is.
        row_shape: Of a prepared row.
        options: How they are prepared.
        up: The axis that is up.
    """

    rows: AnyArray
    faults: Mapping[int, str]
    kind: DataKind
    row_shape: tuple[int, ...]
    options: ImportOptions
    up: str


class RowIntake(Intake):
    """Clouds, images or feature rows of a table; the layout is the name of its format."""

    def prepare(self, up: str, workers: int = 2) -> Iterator[PreparedItem | Fault]:
        """Read everything, in the order of the candidates."""
        candidates = self.listing.candidates
        heavy = "scipy.spatial" if self.listing.kind is DataKind.CLOUDS else "PIL.Image"
        with self._reader() as reader, ReaderPool(workers, _MAKING, (__name__, "PIL.Image", heavy)) as makers:
            row_bytes = math.prod(self.listing.row_shape) * np.dtype(self.listing.row_dtype).itemsize
            size = min(MOST_ROWS, max(1, BLOCK_BYTES // row_bytes))
            spans = [candidates[i : i + size] for i in range(0, len(candidates), size)]
            for index, outcome in makers.map(make_rows, self._read(reader, spans, up)):
                yield from self._unpacked(spans[index], outcome)

    def _guess_up(self, workers: int, readers: ReaderPool | None) -> str:
        del workers, readers
        candidates = self.listing.candidates
        with self._reader() as reader:
            some = reader.map(measure_rows, [self._task([candidates[i] for i in spread(len(candidates))])])
            return guess_up(leans(outcome for _, outcome in some), b"")

    def _reader(self) -> ReaderPool:
        return ReaderPool(1, _READING, (__name__, *warm_modules(self.listing.layout)))

    def _task(self, span: Sequence[Candidate]) -> TableTask:
        root = os.fsencode(self.source.absolute())
        paths = tuple(os.path.join(root, path) if path else root for path in self.listing.tables)  # noqa: PTH118 - bytes
        listing, numbers = self.listing, tuple(int(one.path) for one in span)
        return TableTask(paths, listing.layout, listing.row_shape, listing.row_dtype, numbers)

    def _read(self, reader: ReaderPool, spans: Sequence[Sequence[Candidate]], up: str) -> Iterator[RowsTask]:
        """The rows of each span, or why there are none."""
        lost = 0
        replies = reader.map(fetch_rows, map(self._task, spans))
        for span in spans:
            outcome: Outcome = UnreadableFileError("Reading the table failed again and again before this row.")
            if lost < _GIVE_UP:
                _, outcome = next(replies)
                lost = lost + 1 if isinstance(outcome, UnreadableFileError) else 0
            rows, faults = _fetched(outcome, len(span))
            yield RowsTask(rows, faults, self.listing.kind, self.row_shape, self.options, up)

    def _unpacked(self, span: Sequence[Candidate], outcome: Outcome) -> Iterator[PreparedItem | Fault]:
        made = outcome if isinstance(outcome, UnreadableFileError) else self._checked(outcome, len(span))
        for place, candidate in enumerate(span):
            if isinstance(made, UnreadableFileError):
                yield Fault(candidate.path, candidate.name, made.message)
            elif place in made.faults:
                yield Fault(candidate.path, candidate.name, made.faults[place])
            else:
                item = Item(candidate.name, candidate.path, made.hashes[place], candidate.label)
                x, y, z, radius = made.frames[place].tolist()
                picture = made.pictures[int(made.ends[place]) : int(made.ends[place + 1])]
                yield PreparedItem(item, made.rows[place], bool(made.greys[place]), picture, (x, y, z), radius)

    def _checked(self, reply: Reply, n: int) -> _Made | UnreadableFileError:
        """What a child has made, if it makes sense: it may have been taken over."""
        try:
            made = _Made.of(reply)
        except (KeyError, ValueError, TypeError, AttributeError):
            return UnreadableFileError(_SENSELESS)
        fits = made.rows.shape == (n, *self.row_shape) and made.rows.dtype == self.row_dtype
        whole = made.frames.shape == (n, 4) and made.greys.shape == (n,) and made.ends.shape == (n + 1,)
        hashed = len(made.hashes) == n and all(map(_HASH.fullmatch, made.hashes))
        return made if fits and whole and hashed else UnreadableFileError(_SENSELESS)


@dataclass(frozen=True, slots=True)
class _Made:
    """Prepared rows `(k, *row_shape)`, and what belongs to them."""

    rows: AnyArray
    frames: AnyArray
    greys: AnyArray
    hashes: list[str]
    pictures: bytes
    ends: AnyArray
    faults: dict[int, str] = field(default_factory=dict)

    def reply(self) -> Reply:
        return Reply(
            {"hashes": list(self.hashes), "faults": {str(place): reason for place, reason in self.faults.items()}},
            {
                "rows": self.rows,
                "frames": self.frames,
                "greys": self.greys,
                "pictures": np.frombuffer(self.pictures, dtype=np.uint8),
                "ends": self.ends,
            },
        )

    @classmethod
    def of(cls, reply: Reply) -> _Made:
        """Raises KeyError, ValueError, TypeError or AttributeError on nonsense."""
        arrays, hashes = reply.arrays, reply.values["hashes"]
        if not isinstance(hashes, list):
            raise TypeError(_SENSELESS)
        return cls(
            arrays["rows"],
            arrays["frames"],
            arrays["greys"],
            [str(one) for one in hashes],
            arrays["pictures"].tobytes(),
            arrays["ends"],
            _faults(reply),
        )


def _faults(reply: Reply) -> dict[int, str]:
    faults = reply.values.get("faults")
    if not isinstance(faults, dict):
        raise TypeError(_SENSELESS)
    return {int(place): str(reason) for place, reason in faults.items()}


def _fetched(outcome: Outcome, n: int) -> tuple[AnyArray, dict[int, str]]:
    """Rows `(n, ...)` as a child has read them, and faults by place."""
    reason = outcome.message if isinstance(outcome, UnreadableFileError) else _SENSELESS
    if isinstance(outcome, Reply):
        rows = outcome.arrays.get("rows")
        try:
            if rows is not None and rows.ndim > 1 and len(rows) == n:
                return rows, _faults(outcome)
        except (TypeError, ValueError):
            pass
    return np.empty((n, 0)), dict.fromkeys(range(n), reason)


@lru_cache(maxsize=1)
def _opened(paths: tuple[bytes, ...], format_name: str) -> Table:
    """The table, kept open by the child between its tasks."""
    return open_table(paths, format_name)


def fetch_rows(task: TableTask) -> Reply:
    """The task of a child: array `rows (k, ...)` as they are stored, value `faults` of those that are damaged."""
    table = _opened(task.paths, task.format_name)
    if (table.facts.row_shape, table.facts.dtype) != (task.row_shape, task.row_dtype):
        raise UnreadableFileError("The table was changed while it was imported; try again.")
    rows = np.zeros((len(task.numbers), *table.facts.row_shape), dtype=table.facts.dtype)
    faults: dict[str, str] = {}
    for _, run in groupby(enumerate(task.numbers), key=lambda one: one[1] - one[0]):
        places, numbers = zip(*run, strict=True)
        try:
            rows[places[0] : places[-1] + 1] = table.read(numbers[0], numbers[-1] + 1)
        except UnreadableFileError:  # some of them may be whole
            for place, number in zip(places, numbers, strict=True):
                try:
                    rows[place] = table.read(number, number + 1)[0]
                except UnreadableFileError as error:
                    faults[str(place)] = error.message
    return Reply({"faults": dict(faults)}, {"rows": rows})


def measure_rows(task: TableTask) -> Reply:
    """The task of a child: array `leans (r,)` of those clouds that can be measured."""
    fetched = fetch_rows(task)
    clouds = fetched.arrays["rows"].astype(np.float64)
    measurable = [cloud for cloud in clouds if not _wrong_cloud(cloud)]
    return Reply(arrays={"leans": np.array([lean_to_y(normalise(cloud)) for cloud in measurable], dtype=np.float64)})


def make_rows(task: RowsTask) -> Reply:
    """The task of a child: stored rows to prepared ones, with hashes and thumbnails one after another."""
    n = len(task.rows)
    rows = np.zeros((n, *task.row_shape), dtype=np.uint8 if task.kind is DataKind.IMAGES else np.float32)
    frames, greys = np.tile([0.0, 0.0, 0.0, 1.0], (n, 1)), np.zeros(n, dtype=bool)
    hashes, pictures, faults = [], [b""] * n, dict(task.faults)
    for place in range(n):
        raw = np.ascontiguousarray(task.rows[place])
        hashes.append(hashlib.sha256(raw.tobytes()).hexdigest())
        if place in faults:
            continue
        try:
            if task.kind is DataKind.CLOUDS:
                rows[place], frames[place], pictures[place] = _cloud(raw, task, hashes[-1])
            elif task.kind is DataKind.IMAGES:
                rows[place], pictures[place] = _image(raw, task)
                greys[place] = (rows[place] == rows[place][..., :1]).all()
            else:
                rows[place] = _numbers(raw)
        except UnreadableFileError as error:
            faults[place] = error.message
    ends = np.cumsum([0, *map(len, pictures)], dtype=np.int64)
    return _Made(rows, frames, greys, hashes, b"".join(pictures), ends, faults).reply()


def _cloud(raw: AnyArray, task: RowsTask, content_hash: str) -> tuple[AnyArray, AnyArray, bytes]:
    points = raw.astype(np.float64)
    if wrong := _wrong_cloud(points):
        raise UnreadableFileError(wrong)
    rng = item_rng(task.options.seed, content_hash)
    row, centre, radius = sample_shape(Cloud(points), task.row_shape[0], task.options.sampling, rng)
    turned = row @ pose(row, task.up, task.options.align).T
    return row, np.array([*centre, radius]), thumbnail(Cloud(turned))


def _wrong_cloud(points: AnyArray) -> str:
    """Why a cloud can't be worked with, "" when it can."""
    if not np.isfinite(points).all():
        return "The row holds values that are not finite numbers."
    if np.abs(points).max() >= _FARTHEST:
        return "Its points are too far away to compute with."
    return "All points are at the same place." if np.ptp(points, axis=0).max() == 0 else ""


def _image(raw: AnyArray, task: RowsTask) -> tuple[ByteArray, bytes]:
    pixels: ByteArray = raw
    if raw.dtype != np.uint8:
        if not (np.isfinite(raw).all() and raw.min() >= 0 and raw.max() <= 1):
            raise UnreadableFileError("The picture holds values that are not brightness from 0 to 1.")
        pixels = np.rint(raw.astype(np.float64) * 255).astype(np.uint8)
    small = thumbnail(Picture(pixels))
    return (
        pixels if pixels.shape == task.row_shape else fit_square(pixels, task.row_shape[0], task.options.fit)
    ), small


def _numbers(raw: AnyArray) -> AnyArray:
    with np.errstate(over="ignore"):
        row: AnyArray = raw.astype(np.float32)
    if not np.isfinite(row).all():
        raise UnreadableFileError("The row lacks numbers, or holds some that are not finite or too large.")
    return row
