"""A look ahead: some items of a source as the options would prepare them, fast enough to play with the options.

Files are read by the same task as at the import, in children that stay. Rows as read are remembered, so that what
only finishes them (up, alignment, normalisation, colour, contrast) is seen at once.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind, Fault
from shapekin.data.isolation import Limits, Outcome, ReaderPool, Reply
from shapekin.data.layouts.base import Candidate
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.finishing import CloudFinish, ImageFinish, common_scale
from shapekin.data.preparation.stages import reading_options
from shapekin.errors import UnreadableFileError
from shapekin.events import Event, Progress
from shapekin.jobs.intake import Intake, open_intake
from shapekin.jobs.intake.files import FileIntake
from shapekin.jobs.intake.reading import FileTask, read_files
from shapekin.jobs.job import PreparationJob, PreparationResult
from shapekin.render.stills.thumbnails import cloud_thumbnail, picture_thumbnail
from shapekin.store.cache import Cache

WORKERS = max(1, os.cpu_count() or 1)
REMEMBERED_BYTES = 128 << 20
_LISTING = frozenset({"layout", "kind", "categories", "level", "labels", "up"})
"""Options that decide what the candidates are, and which axis is up in them."""
_READING = frozenset(name for kind in DataKind for name in reading_options(ImportOptions(), kind))
"""Options that decide what the rows of a table look like."""
_SENSELESS = UnreadableFileError("The reader of the file made no sense; the file may be made to break programs.")


@dataclass(frozen=True, eq=False)
class _Row:
    """A row before it is finished, see `PreparedItem`."""

    row: AnyArray
    grey: bool
    centre: tuple[float, ...]
    radius: float


_remembered: dict[object, _Row | str] = {}


def prepare_some(job: PreparationJob, cache: Cache) -> Generator[Event, None, PreparationResult]:
    """Prepare some items, spread over the categories of a source.

    Raises:
        SourceError: There is nothing to read, or the options do not fit.
    """
    del cache  # what is seen here is gone when the import begins
    yield Progress(job.job_id, "Looking", 0, job.count)
    source, options = Path(job.source).absolute(), job.options
    asked = (source, _stamp(os.fsencode(source)), _opening_options(options, source.is_dir()))
    intake = _opened(*asked)
    kind = intake.listing.kind
    chosen = spread_out(intake.listing.candidates, job.count)
    up = _found_up(*asked)
    rows: dict[str, _Row] = {}
    faults: list[tuple[str, str]] = []
    for done, (candidate, row) in enumerate(_read(intake, options, chosen, up), 1):
        if isinstance(row, _Row):
            rows[candidate.name] = row
        else:
            faults.append((candidate.name, row))
        yield Progress(job.job_id, "Reading", done, len(chosen), {"unreadable": float(len(faults))})
    return PreparationResult(tuple(rows), _pictures(list(rows.values()), kind, options, up), tuple(faults))


def spread_out(candidates: Sequence[Candidate], count: int) -> tuple[Candidate, ...]:
    """At most `count` candidates in their order, spread evenly over the categories, and within each."""
    groups: dict[str, list[int]] = {}
    for number, candidate in enumerate(candidates):
        groups.setdefault(candidate.label, []).append(number)
    some = [list(groups.values())[i] for i in _evenly(len(groups), count)]
    shares = [0] * len(some)
    while sum(shares) < min(count, sum(map(len, some))):
        for place, group in enumerate(some):
            if shares[place] < len(group) and sum(shares) < count:
                shares[place] += 1
    numbers = [group[i] for group, share in zip(some, shares, strict=True) for i in _evenly(len(group), share)]
    return tuple(candidates[number] for number in sorted(numbers))


def _evenly(n: int, count: int) -> list[int]:
    """At most `count` numbers below n, evenly spread."""
    few = min(n, count)
    return [(2 * i + 1) * n // (2 * few) for i in range(few)]


def _opening_options(options: ImportOptions, folder: bool) -> ImportOptions:
    """Those of the options that matter before anything is read: a folder need not be listed again for others."""
    names = _LISTING if folder else _LISTING | _READING
    return replace(ImportOptions(), **{name: getattr(options, name) for name in names})


def _stamp(path: bytes) -> tuple[int, ...]:
    """When a file and what may be done with it were last changed, and its size; nothing where it is gone."""
    try:
        status = os.stat(path)  # noqa: PTH116 - names need not be text
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size


@lru_cache(maxsize=1)
def _opened(source: Path, stamp: tuple[int, ...], options: ImportOptions) -> Intake:
    del stamp
    return open_intake(source, options)


@lru_cache(maxsize=4)
def _found_up(source: Path, stamp: tuple[int, ...], options: ImportOptions) -> str:
    return _opened(source, stamp, options).find_up(WORKERS, _readers())


def _read(
    intake: Intake, options: ImportOptions, chosen: Sequence[Candidate], up: str
) -> Iterator[tuple[Candidate, _Row | str]]:
    """Rows of the chosen candidates, or why they can't be read; in order."""
    root = os.fsencode(intake.source)
    reading = tuple(reading_options(options, intake.listing.kind).items())
    keys: list[object] = []
    for one in chosen:
        files = intake.listing.tables or (one.path, *one.parts)
        paths = [os.path.join(root, path) if path else root for path in files]  # noqa: PTH118 - names need not be text
        keys.append((*[(path, _stamp(path)) for path in paths], one.path, reading))
    rows: dict[object, _Row | str] = {key: _remembered[key] for key in keys if key in _remembered}
    missing = [(key, one) for key, one in zip(keys, chosen, strict=True) if key not in rows]
    read = _read_files if isinstance(intake, FileIntake) else _read_table
    fresh = iter(zip(missing, read(intake, options, [one for _, one in missing], up), strict=True))
    for key, one in zip(keys, chosen, strict=True):
        if key not in rows:
            rows[key] = next(fresh)[1]
        _remember(key, rows[key])
        yield one, rows[key]


def _read_files(intake: Intake, options: ImportOptions, chosen: Sequence[Candidate], up: str) -> Iterator[_Row | str]:
    root = os.fsencode(intake.source)
    tasks = []
    for one in chosen:
        paths = tuple(os.path.join(root, path) for path in (one.path, *one.parts))  # noqa: PTH118 - see above
        tasks.append(FileTask(paths, options, up, picture=False))
    shape: tuple[int, ...] = (options.points, 3)
    if intake.listing.kind is DataKind.IMAGES:
        shape = (options.image_size, options.image_size, 3)
    for _, outcome in _readers().map(read_files, tasks):
        row = _row_of(outcome, shape)
        yield row if isinstance(row, _Row) else row.message


def _row_of(outcome: Outcome, shape: tuple[int, ...]) -> _Row | UnreadableFileError:
    """What a child says, if it makes sense: it may have been taken over."""
    if not isinstance(outcome, Reply):
        return outcome
    if "refusal" in outcome.values:
        return UnreadableFileError(str(outcome.values["refusal"]))
    row, frame = outcome.arrays.get("row"), outcome.arrays.get("frame")
    if row is None or row.shape != shape or frame is None or frame.shape != (4,):
        return _SENSELESS
    if not (np.isfinite(row).all() and np.isfinite(frame).all()):
        return _SENSELESS
    return _Row(row, bool(outcome.values.get("grey")), tuple(frame[:3].tolist()), float(frame[3]))


def _read_table(intake: Intake, options: ImportOptions, chosen: Sequence[Candidate], up: str) -> Iterator[_Row | str]:
    if not chosen:
        return
    kind = intake.listing.kind
    fits = reading_options(intake.options, kind) == reading_options(options, kind)
    opened = intake if fits else open_intake(intake.source, options)
    some = replace(opened, listing=replace(opened.listing, candidates=tuple(chosen)))
    for one in some.prepare(up, 1):
        yield one.reason if isinstance(one, Fault) else _Row(one.row, one.grey, one.centre, one.radius)


def _remember(key: object, row: _Row | str) -> None:
    """Keep the rows that were used last, as many as fit, and why others could not be read."""
    _remembered.pop(key, None)
    _remembered[key] = row
    while sum(one.row.nbytes if isinstance(one, _Row) else 0 for one in _remembered.values()) > REMEMBERED_BYTES:
        del _remembered[next(iter(_remembered))]


def _pictures(rows: Sequence[_Row], kind: DataKind, options: ImportOptions, up: str) -> tuple[bytes, ...]:
    """PNG files of finished rows; empty ones for rows of features."""
    if kind is DataKind.FEATURES or not rows:
        return (b"",) * len(rows)
    stored = np.stack([one.row for one in rows])
    if kind is DataKind.IMAGES:
        grey = options.colour == "grey" or (options.colour == "auto" and all(one.grey for one in rows))
        return tuple(picture_thumbnail(pixels) for pixels in ImageFinish(grey, options.contrast)(stored))
    centres, radii = np.array([one.centre for one in rows]), np.array([one.radius for one in rows])
    scale = common_scale([(stored, centres, radii)])
    finished = CloudFinish(up, options.align, options.normalise, scale)(stored, centres, radii)
    as_in_files = options.normalise == "none"
    return tuple(cloud_thumbnail(points, whole=as_in_files) for points in finished)


@lru_cache(maxsize=1)
def _readers() -> ReaderPool:
    """Children kept for the life of the process: a person who plays with the options must not wait for a start."""
    return ReaderPool(WORKERS, Limits(), ("shapekin.jobs.intake.reading", "scipy.spatial", "PIL.Image"))
