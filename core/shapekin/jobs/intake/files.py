"""A folder of files, each read by a child, unless the journal tells already what is in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace

import numpy as np

from shapekin.data.dataset import DataKind, Fault, Item
from shapekin.data.isolation import Limits, Outcome, ReaderPool, Reply
from shapekin.data.layouts.base import Candidate
from shapekin.data.layouts.names import extension, printable
from shapekin.data.preparation.up_axis import guess_up, spread
from shapekin.errors import UnreadableFileError
from shapekin.jobs.intake.base import Intake, PreparedItem, leans
from shapekin.jobs.intake.journal import Journal, Refusal, Row, Stamp
from shapekin.jobs.intake.reading import FileTask, known_contents, measure_files, read_files
from shapekin.store.cache import Cache

_AT_ONCE = 16 << 20
"""Bytes of rows that are looked up in the journal before the first of them is handed on."""
_HASH = re.compile(r"[0-9a-f]{64}")
_WARM = "shapekin.jobs.intake.reading"
_SENSELESS = UnreadableFileError("The reader of the file made no sense; the file may be made to break programs.")


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is of a candidate: `task` asks a child for what is missing, None when nothing is."""

    content: str
    row: Row | Refusal | None
    picture: bytes | None
    task: FileTask | None = None
    kept: bool = True


@dataclass(frozen=True)
class FileIntake(Intake):
    """Shapes or pictures in files of their own; `cache` holds the journal, None for none."""

    cache: Cache | None = None

    def prepare(self, up: str, workers: int = 2) -> Iterator[PreparedItem | Fault]:
        """Read everything, in the order of the candidates."""
        candidates = self.listing.candidates
        row_bytes = int(np.prod(self.row_shape)) * np.dtype(self.row_dtype).itemsize
        step = max(8 * workers, min(512, _AT_ONCE // row_bytes))
        heavy = "open3d" if self.listing.kind is DataKind.CLOUDS else "PIL.Image"
        with (
            Journal(self.cache, self.options, self.listing.kind, up) as journal,
            ReaderPool(workers, Limits(), (_WARM, heavy)) as pool,
            self._known(journal) as known,
        ):
            for start in range(0, len(candidates), step):
                some = candidates[start : start + step]
                looked = [self._look(one, up, known, journal) for one in some]
                replies = pool.map(read_files, [one.task for one in looked if one.task is not None])
                for candidate, found in zip(some, looked, strict=True):
                    if found.task is None:
                        yield self._outcome(candidate, found)
                    else:
                        yield self._outcome(candidate, self._completed(found, next(replies)[1], journal))

    def kept(self, up: str, known: Sequence[tuple[bytes, str]]) -> Iterator[PreparedItem | None]:
        """What an earlier import kept of items whose files are gone, None where it kept nothing."""
        with Journal(self.cache, self.options, self.listing.kind, up) as journal:
            for path, content_hash in known:
                content = content_hash + extension(path)
                found = _Found(content, journal.row(content), journal.picture(content))
                prepared = self._outcome(Candidate(path, printable(path)), found) if self._whole(found) else None
                yield prepared if isinstance(prepared, PreparedItem) else None

    def _guess_up(self, workers: int, readers: ReaderPool | None) -> str:
        some = [self.listing.candidates[i] for i in spread(len(self.listing.candidates))]
        found: list[float] = []
        with (
            Journal(self.cache, self.options, self.listing.kind) as journal,
            nullcontext(readers) if readers else ReaderPool(workers, Limits(), (_WARM,)) as pool,
        ):
            missing = []
            for one in some:
                paths = self._paths(one)
                content = journal.unchanged(paths)
                lean = journal.lean(content) if content else None
                if lean is None:
                    missing.append(FileTask(paths, self.options, "z"))
                else:
                    found.append(lean)
            for index, reply in pool.map(measure_files, missing):
                measured = leans([reply])
                if isinstance(reply, Reply) and measured and _HASH.fullmatch(str(reply.values.get("hash"))):
                    content = str(reply.values["hash"]) + extension(missing[index].paths[0])
                    found.append(measured[0])
                    journal.keep_lean(content, measured[0])
                    _keep_place(journal, missing[index], content, reply)
        return guess_up(found, self.listing.candidates[0].path)

    def _paths(self, candidate: Candidate) -> tuple[bytes, ...]:
        root = os.fsencode(self.source.absolute())
        return tuple(os.path.join(root, path) for path in (candidate.path, *candidate.parts))  # noqa: PTH118 - bytes

    @contextmanager
    def _known(self, journal: Journal) -> Iterator[str]:
        """A file that tells children which contents the journal has, so that moved files are not parsed again."""
        contents = [int(content[:16], 16) for content in journal.contents()] if self.cache is not None else []
        if self.cache is None or not contents:
            yield ""
            return
        with self.cache.scratch() as folder:
            with self.cache.speaking():
                known_contents(folder / "known", contents)
            yield str(folder / "known")

    def _look(self, candidate: Candidate, up: str, known: str, journal: Journal) -> _Found:
        """What the journal has of a candidate."""
        paths = self._paths(candidate)
        content = journal.unchanged(paths)
        if content is None:
            return _Found("", None, None, FileTask(paths, self.options, up, known=known))
        row, picture = journal.row(content), journal.picture(content)
        row = row if isinstance(row, Refusal) or self._fits(row) else None
        found = _Found(content, row, picture)
        if self._whole(found):
            return found
        return replace(found, task=FileTask(paths, self.options, up, row is None, picture is None))

    def _completed(self, found: _Found, outcome: Outcome, journal: Journal) -> _Found | UnreadableFileError:
        """What there is of a candidate once a child has answered; it is kept in the journal."""
        if isinstance(outcome, UnreadableFileError):
            return outcome
        task, content_hash = found.task, str(outcome.values.get("hash"))
        if task is None or not _HASH.fullmatch(content_hash):
            return _SENSELESS
        content = content_hash + extension(task.paths[0])
        same = content == found.content
        row, picture = self._row_of(outcome), _picture_of(outcome)
        journal.keep(content, row, picture)
        _keep_place(journal, task, content, outcome)
        parsed = row is not None or picture is not None
        row = row or (found.row if same else None) or journal.row(content)
        picture = picture or (found.picture if same else None) or journal.picture(content)
        completed = _Found(content, row, picture, kept=not parsed)
        if self._whole(completed):
            return completed
        if parsed and not found.content:
            return _SENSELESS
        return self._alone(task, journal)

    def _alone(self, task: FileTask, journal: Journal) -> _Found | UnreadableFileError:
        """Read what the journal was thought to have, but has not: the rare case that may take its time."""
        again = replace(task, row=True, picture=True, known="")
        with ReaderPool(1, Limits(), (_WARM,)) as pool:
            _, outcome = next(pool.map(read_files, [again]))
        return self._completed(_Found("", None, None, again), outcome, journal)

    def _outcome(self, candidate: Candidate, found: _Found | UnreadableFileError) -> PreparedItem | Fault:
        if isinstance(found, UnreadableFileError):
            return Fault(candidate.path, candidate.name, found.message)
        if isinstance(found.row, Refusal):
            return Fault(candidate.path, candidate.name, found.row.reason)
        assert found.row is not None
        assert found.picture is not None
        item = Item(candidate.name, candidate.path, found.content[:64], candidate.label)
        row = found.row
        return PreparedItem(item, row.row, row.grey, found.picture, row.centre, row.radius, found.kept)

    def _whole(self, found: _Found) -> bool:
        return isinstance(found.row, Refusal) or (self._fits(found.row) and found.picture is not None)

    def _fits(self, row: Row | Refusal | None) -> bool:
        """Whether this is a row, of the shape that all have; a child may have been taken over, a journal be old."""
        return isinstance(row, Row) and row.row.shape == self.row_shape and row.row.dtype == self.row_dtype

    def _row_of(self, reply: Reply) -> Row | Refusal | None:
        if "refusal" in reply.values:
            return Refusal(str(reply.values["refusal"]))
        if "row" not in reply.arrays or "frame" not in reply.arrays or reply.arrays["frame"].size != 4:
            return None
        x, y, z, radius = map(float, reply.arrays["frame"].ravel())
        row = Row(reply.arrays["row"], bool(reply.values.get("grey")), (x, y, z), radius)
        finite = np.isfinite(reply.arrays["frame"]).all() and np.isfinite(row.row).all()
        return row if finite and self._fits(row) else None


def _picture_of(reply: Reply) -> bytes | None:
    return reply.arrays["thumbnail"].tobytes() if "thumbnail" in reply.arrays else None


def _keep_place(journal: Journal, task: FileTask, content: str, reply: Reply) -> None:
    stamps, read_ns = reply.values.get("stamps"), reply.values.get("read_ns")
    if not isinstance(stamps, list) or not isinstance(read_ns, int):
        return
    told: list[Stamp] = []
    for stamp in stamps:
        if not isinstance(stamp, list) or len(stamp) != 3 or not all(isinstance(one, int) for one in stamp):
            return
        size, changed, inode = (int(one) for one in stamp if isinstance(one, int))
        told.append((size, changed, inode))
    journal.keep_place(task.paths, content, told, read_ns)
