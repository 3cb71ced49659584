"""The array cache: everything that can be computed again, under names made of what it was computed from.

The cache may be deleted at any time, and any process may write to it. Arrays are handed on by name and
mapped into memory; a damaged file counts as missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import platformdirs
from numpy.typing import DTypeLike

from shapekin.arrays import AnyArray
from shapekin.errors import ParameterError, ShapekinError
from shapekin.store import shelf
from shapekin.store.arrayfile import new_array, read_array, write_array, write_blocks
from shapekin.store.blobs import Blobs, join_blobs
from shapekin.store.sealed import TEMPORARY, DamagedFileError, contents_size, new_sealed_file
from shapekin.store.shelf import Shelf
from shapekin.store.text import to_json

ENVIRONMENT = "SHAPEKIN_CACHE"
_NAME = re.compile(r"[0-9a-f]{32,64}(_offsets)?(\.[a-z0-9_-]{1,64}){0,8}")
_ARRAY, _WEIGHTS = ".npy", ".weights"
_SCRATCH = "scratch-"
_ABANDONED_AFTER = 24 * 3600.0


class CacheError(ShapekinError):
    """The cache folder cannot be written."""


class CacheMissError(ShapekinError):
    """The cache does not hold this, or no longer as it was written."""


def cache_key(stage: str, version: int, params: Mapping[str, object], inputs: Sequence[str]) -> str:
    """Name of what a stage makes of its inputs.

    Args:
        stage: What is done, such as "sample".
        version: Of the code of that stage; raise it when the code comes to other results.
        params: Everything that the result depends on.
        inputs: Keys or content hashes of what goes in, in order.

    Returns:
        SHA-256 of all that as canonical JSON, hexadecimal.
    """
    told = {"stage": stage, "version": version, "params": dict(params), "inputs": list(inputs)}
    return hashlib.sha256(to_json(told).encode("ascii")).hexdigest()


class Cache:
    """Arrays, weights and small files by name: `<hexadecimal key>` or `<key>.<part>`.

    Args:
        root: The folder; by default the one in `SHAPEKIN_CACHE`, else the system's place for caches.

    Attributes:
        root: The folder.
    """

    def __init__(self, root: Path | None = None) -> None:
        self.root = Path(root or os.environ.get(ENVIRONMENT) or platformdirs.user_cache_path("shapekin"))

    def put(self, name: str, array: AnyArray) -> None:
        """Store an array.

        Raises:
            CacheError: The disk is full or the folder cannot be written.
        """
        with self._writing(name, _ARRAY) as path:
            write_array(path, array)

    @contextmanager
    def create(self, name: str, shape: tuple[int, ...], dtype: DTypeLike) -> Iterator[AnyArray]:
        """An array too large for memory: a writable map that is stored when the block ends well.

        Args:
            name: What to call it.
            shape: Its lengths.
            dtype: Its type.

        Raises:
            CacheError: There is no room for it.
        """
        with self._writing(name, _ARRAY) as path, new_array(path, shape, dtype) as array:
            yield array

    def put_blocks(self, name: str, shape: tuple[int, ...], dtype: DTypeLike, blocks: Iterable[AnyArray]) -> None:
        """Store an array too large for memory, and too large to be mapped into it while it is written.

        Args:
            name: What to call it.
            shape: Its lengths.
            dtype: Its type.
            blocks: Its rows, some at a time.

        Raises:
            CacheError: There is no room for it.
        """
        with self._writing(name, _ARRAY) as path:
            write_blocks(path, shape, dtype, blocks)

    def get(self, name: str, *, mmap: bool = True) -> AnyArray:
        """Fetch an array, read-only.

        Args:
            name: What it is called.
            mmap: False to read it into memory.

        Raises:
            CacheMissError: It is not there, or was damaged (then it is gone now).
        """
        with self._reading(name, _ARRAY) as path:
            return read_array(path, mmap=mmap)

    def put_weights(self, name: str, weights: Mapping[str, AnyArray]) -> None:
        """Store named tensors as safetensors."""
        from safetensors.numpy import save

        raw = save({key: np.asarray(value, order="C") for key, value in weights.items()})
        with self._writing(name, _WEIGHTS) as path, new_sealed_file(path) as temporary:
            temporary.write_bytes(raw)

    def get_weights(self, name: str) -> dict[str, AnyArray]:
        """Fetch named tensors; their digest is always compared.

        Raises:
            CacheMissError: They are not there, or were damaged (then they are gone now).
        """
        from safetensors import SafetensorError
        from safetensors.numpy import load

        with self._reading(name, _WEIGHTS) as path, path.open("rb") as file:
            raw = file.read(contents_size(file, verify=True))
            try:
                return dict(load(raw))
            except (SafetensorError, KeyError, ValueError) as error:
                raise DamagedFileError(str(error)) from error

    def put_blobs(self, name: str, blobs: Sequence[bytes]) -> tuple[str, str]:
        """Store many small files, such as PNGs, as two arrays.

        Returns:
            The names of the bytes (`name`) and of the offsets (`<name>_offsets`).
        """
        data, offsets = join_blobs(blobs)
        self.put(name, data)
        self.put(f"{name}_offsets", offsets)
        return name, f"{name}_offsets"

    def get_blobs(self, name: str, offsets_name: str = "") -> Blobs:
        """Fetch what `put_blobs` stored.

        Raises:
            CacheMissError: It is not there, or was damaged.
        """
        offsets_name = offsets_name or f"{name}_offsets"
        data, offsets = self.get(name), self.get(offsets_name)
        try:
            return Blobs(data, offsets)
        except ParameterError as error:
            raise _miss(name, "its parts do not belong together") from error

    def shelf(self, name: str) -> Shelf:
        """Small values that are kept as they come; see `Shelf`."""
        return Shelf(self._path(name, shelf.SUFFIX))

    def has(self, name: str) -> bool:
        """True when something is stored under this name; it may still be damaged."""
        return any(self._path(name, suffix).is_file() for suffix in (_ARRAY, _WEIGHTS))

    def remove(self, name: str) -> None:
        """Forget what is stored under exactly this name, if anything."""
        for suffix in (_ARRAY, _WEIGHTS):
            _discard(self._path(name, suffix))

    def size(self) -> int:
        """Bytes that all files take."""
        return sum(status.st_size for _, status in self._files())

    def prune(self, max_bytes: int) -> int:
        """Remove what was not used for longest until at most `max_bytes` are left.

        What interrupted writers left is removed after a day.

        Returns:
            Bytes that were freed.
        """
        before = self.size()
        left = before
        files = sorted(self._files(), key=lambda found: max(found[1].st_atime, found[1].st_mtime))
        for path, status in files:
            temporary = path.name.startswith(TEMPORARY)
            abandoned = temporary and status.st_mtime < time.time() - _ABANDONED_AFTER
            if abandoned or (left > max_bytes and not temporary):
                (shelf.discard if path.suffix == shelf.SUFFIX else _discard)(path)
                left -= status.st_size
        return before - self.size()

    def _path(self, name: str, suffix: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ParameterError(f'"{name}" is no name in the cache.', "Names are made by `cache_key`.")
        return self.root / name[:2] / f"{name}{suffix}"

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """A folder for unfinished work, beside the arrays; it is gone when the block ends.

        The system's temporary folder may be small, or in memory. What killed processes left is removed after a day.

        Raises:
            CacheError: It cannot be made.
        """
        with self.speaking():
            self.root.mkdir(parents=True, exist_ok=True)
            for abandoned in self.root.glob(f"{_SCRATCH}*"):
                with contextlib.suppress(FileNotFoundError):  # its owner has just ended
                    if abandoned.stat().st_mtime < time.time() - _ABANDONED_AFTER:
                        shutil.rmtree(abandoned, ignore_errors=True)
            folder = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=self.root))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Say what the disk of the cache refuses in words for people.

        Raises:
            CacheError: The block could not write.
        """
        try:
            yield
        except OSError as error:
            raise CacheError(
                f"The cache in {self.root} could not be written ({error.strerror or error}).",
                f"Make room on this disk, or name another folder in {ENVIRONMENT}.",
            ) from error

    @contextmanager
    def _writing(self, name: str, suffix: str) -> Iterator[Path]:
        with self.speaking():
            yield self._path(name, suffix)

    @contextmanager
    def _reading(self, name: str, suffix: str) -> Iterator[Path]:
        path = self._path(name, suffix)
        try:
            yield path
        except DamagedFileError as error:
            _discard(path)
            raise _miss(name, f"it was damaged: {error}") from error
        except OSError as error:
            raise _miss(name, error.strerror or str(error)) from error
        with contextlib.suppress(OSError):
            os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in self.root.glob("[0-9a-f][0-9a-f]/*"):
            with contextlib.suppress(FileNotFoundError):
                if not path.name.endswith(shelf.BESIDE):
                    yield path, path.stat()


def _miss(name: str, why: str) -> CacheMissError:
    return CacheMissError(f"The cache has no {name} ({why}).", "It will be computed again when needed.")


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
