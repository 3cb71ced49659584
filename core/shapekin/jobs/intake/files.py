"""A folder of files, each read by a child."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.contents import Picture
from shapekin.data.dataset import DataKind, Fault, Item
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.preparation.sampling import item_rng, sample_cloud
from shapekin.data.preparation.squares import fit_square
from shapekin.data.preparation.up_axis import guess_up, lean_to_y, spread, stood_up
from shapekin.data.readers import parse, read, read_bytes
from shapekin.errors import UnreadableFileError
from shapekin.jobs.intake.base import Intake, PreparedItem, leans
from shapekin.render.stills.thumbnails import thumbnail

_MEASURED_POINTS = 1024


@dataclass(frozen=True, slots=True)
class _FileTask:
    path: bytes
    size: int
    seed: int
    up: str


class FileIntake(Intake):
    """Shapes or pictures in files of their own."""

    def prepare(self, up: str, workers: int = 2) -> Iterator[PreparedItem | Fault]:
        """Read everything, in the order of the candidates."""
        heavy = "open3d" if self.listing.kind is DataKind.CLOUDS else "PIL.Image"
        with ReaderPool(workers, Limits(), ("shapekin.jobs.intake.files", heavy)) as pool:
            for index, outcome in pool.map(read_file, self._tasks(up)):
                candidate = self.listing.candidates[index]
                if isinstance(outcome, UnreadableFileError):
                    yield Fault(candidate.path, candidate.name, outcome.message)
                    continue
                yield PreparedItem(
                    Item(candidate.name, candidate.path, str(outcome.values["hash"]), candidate.label),
                    outcome.arrays["row"],
                    bool(outcome.values["grey"]),
                    outcome.arrays["thumbnail"].tobytes(),
                )

    def _guess_up(self, workers: int) -> str:
        tasks = list(self._tasks("z"))
        with ReaderPool(workers, Limits(), ("shapekin.jobs.intake.files",)) as pool:
            some = pool.map(measure_file, [tasks[i] for i in spread(len(tasks))])
            return guess_up(leans(outcome for _, outcome in some), self.listing.candidates[0].path)

    def _tasks(self, up: str) -> Iterator[_FileTask]:
        root = os.fsencode(self.source)
        for one in self.listing.candidates:
            path = os.path.join(root, one.path)  # noqa: PTH118 - names need not be text
            yield _FileTask(path, self.row_shape[0], self.options.seed, up)


def measure_file(task: _FileTask) -> Reply:
    """The task of a child: array `leans (1,)`, see `up_axis.lean_to_y`.

    Raises:
        UnreadableFileError: The file can't be read, or is a picture.
    """
    contents = read(task.path)
    if isinstance(contents, Picture):
        raise UnreadableFileError("This is a picture, not a shape.")
    cloud = sample_cloud(contents, _MEASURED_POINTS, item_rng(task.seed, "0"))
    return Reply(arrays={"leans": np.array([lean_to_y(cloud)])})


def read_file(task: _FileTask) -> Reply:
    """The task of a child: one file to a row and a thumbnail.

    Raises:
        UnreadableFileError: The file can't be read.
    """
    data = read_bytes(task.path)
    content_hash = hashlib.sha256(data).hexdigest()
    contents = stood_up(parse(data, os.path.splitext(os.fsdecode(task.path))[1]), task.up)  # noqa: PTH122
    small = np.frombuffer(thumbnail(contents), dtype=np.uint8)
    if isinstance(contents, Picture):
        square = fit_square(contents.pixels, task.size)
        grey = bool((square == square[..., :1]).all())
        row: AnyArray = np.repeat(square, 3, axis=2) if square.shape[2] == 1 else square
    else:
        grey = False
        row = sample_cloud(contents, task.size, item_rng(task.seed, content_hash))
    return Reply({"hash": content_hash, "grey": grey}, {"row": row, "thumbnail": small})
