"""What a child does with the files of one item: read, hash, parse, sample, picture."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from shapekin.arrays import AnyArray
from shapekin.data.contents import Cloud, Contents, Mesh, Picture, joined
from shapekin.data.isolated_child import Json, Reply, sentence
from shapekin.data.layouts.names import extension
from shapekin.data.options import ImportOptions
from shapekin.data.preparation.pose import pose
from shapekin.data.preparation.sampling import item_rng, sample_shape
from shapekin.data.preparation.squares import fit_square
from shapekin.data.preparation.up_axis import lean_to_y
from shapekin.data.readers import parse, read_bytes
from shapekin.errors import UnreadableFileError
from shapekin.jobs.intake.journal import stamps_of
from shapekin.render.stills.thumbnails import thumbnail

_MEASURED_POINTS = 1024
_CHANGED = "The file was changed while it was read; try again."
_UNIT = np.array([0.0, 0.0, 0.0, 1.0])


@dataclass(frozen=True, slots=True)
class FileTask:
    """What a child is to make of the files of one item.

    Attributes:
        paths: Absolute, in order.
        options: How they are read.
        up: The axis that is up in shapes.
        row: Whether the row is wanted.
        picture: Whether the thumbnail is wanted.
        known: File of the contents that need not be parsed, see `known_contents`; "" for none.
    """

    paths: tuple[bytes, ...]
    options: ImportOptions
    up: str
    row: bool = True
    picture: bool = True
    known: str = ""


@dataclass(frozen=True, slots=True)
class _Bytes:
    """All files of an item, as they were when they had these stamps."""

    files: tuple[bytes, ...]
    hash: str
    values: dict[str, Json]


def read_files(task: FileTask) -> Reply:
    """The task of a child: `hash`, `stamps` and `read_ns` of the files, and what is wanted of their contents.

    Array `row` comes with `frame` (where its middle was, and its radius) and `grey`; array `thumbnail` is a PNG
    file. Of known contents neither is there. Contents that can't be read have a `refusal` instead.

    Raises:
        UnreadableFileError: The files can't be read now; another time they may.
    """
    files = _read(task.paths)
    if task.known and _is_known(task.known, files.hash):
        return Reply(files.values)
    try:
        contents = joined([parse(*one) for one in zip(files.files, map(extension, task.paths), strict=True)])
    except UnreadableFileError as error:
        if _lacked_memory(error):
            raise
        return Reply({**files.values, "refusal": sentence(error.message)})
    arrays: dict[str, AnyArray] = {}
    grey = False
    if isinstance(contents, Picture):
        if task.row:
            arrays = {"row": _square(contents, task.options), "frame": _UNIT}
            grey = bool((arrays["row"] == arrays["row"][..., :1]).all())
    elif task.row or task.options.align != "none":
        rng = item_rng(task.options.seed, files.hash)
        row, centre, radius = sample_shape(contents, task.options.points, task.options.sampling, rng)
        arrays = {"row": row, "frame": np.array([*centre, radius])}
        contents = _turned(contents, pose(row, task.up, task.options.align))
    else:
        contents = _turned(contents, pose(np.zeros((1, 3)), task.up, "none"))
    if task.picture:
        arrays["thumbnail"] = np.frombuffer(thumbnail(contents), dtype=np.uint8)
    return Reply({**files.values, "grey": grey}, arrays)


def measure_files(task: FileTask) -> Reply:
    """The task of a child: array `leans (1,)`, see `up_axis.lean_to_y`, with `hash`, `stamps` and `read_ns`.

    Raises:
        UnreadableFileError: The files can't be read, or hold a picture.
    """
    files = _read(task.paths)
    contents = joined([parse(*one) for one in zip(files.files, map(extension, task.paths), strict=True)])
    if isinstance(contents, Picture):
        raise UnreadableFileError("This is a picture, not a shape.")
    cloud, *_ = sample_shape(contents, _MEASURED_POINTS, "uniform", item_rng(0, files.hash))
    return Reply(files.values, {"leans": np.array([lean_to_y(cloud)])})


def known_contents(path: Path, beginnings: Sequence[int]) -> None:
    """Write down the first 64 bits of the hashes of contents that need not be parsed.

    Raises:
        OSError: The disk is full.
    """
    with path.open("wb") as file:
        np.save(file, np.sort(np.array(beginnings, dtype=np.uint64)), allow_pickle=False)


def _is_known(path: str, content_hash: str) -> bool:
    known, beginning = _loaded(path), np.uint64(int(content_hash[:16], 16))
    at = int(np.searchsorted(known, beginning))
    return at < len(known) and bool(known[at] == beginning)


@lru_cache(maxsize=1)
def _loaded(path: str) -> NDArray[np.uint64]:
    known: NDArray[np.uint64] = np.load(path, allow_pickle=False)
    return known


def _read(paths: tuple[bytes, ...]) -> _Bytes:
    """Read all files of an item.

    Raises:
        UnreadableFileError: They can't be read, or were changed meanwhile.
    """
    before, read_ns = stamps_of(paths), time.time_ns()
    files = tuple(read_bytes(path) for path in paths)
    if before is None or before != stamps_of(paths) or [len(one) for one in files] != [size for size, _, _ in before]:
        raise UnreadableFileError(_CHANGED)
    digest = hashlib.sha256(files[0])
    if len(paths) > 1:
        parts = (
            hashlib.sha256(one).digest() + extension(path).encode() for one, path in zip(files, paths, strict=True)
        )
        digest = hashlib.sha256(b"".join(parts))
    stamps: list[Json] = [list(stamp) for stamp in before]
    return _Bytes(files, digest.hexdigest(), {"hash": digest.hexdigest(), "stamps": stamps, "read_ns": read_ns})


def _square(picture: Picture, options: ImportOptions) -> AnyArray:
    """`(side, side, 3) uint8`."""
    square = fit_square(picture.pixels, options.image_size, options.fit)
    return np.repeat(square, 3, axis=2) if square.shape[2] == 1 else square


def _turned(shape: Contents, rotation: NDArray[np.float64]) -> Contents:
    if isinstance(shape, Mesh):
        return Mesh(shape.vertices @ rotation.T, shape.faces)
    return Cloud(shape.points @ rotation.T) if isinstance(shape, Cloud) else shape


def _lacked_memory(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False
