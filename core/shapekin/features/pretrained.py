"""Weights of networks that somebody else trained: kept in the user's data folder, brought there once.

They come from a file, which is read in a limited child, or over the net (`features/fetching.py`). Only the
tensors that are used are kept, as safetensors with a digest at the end (`store/sealed.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import platformdirs

from shapekin.arrays import FloatArray
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.errors import ShapekinError, UnreadableFileError
from shapekin.store.sealed import DamagedFileError, contents_size, new_sealed_file

Shapes = Mapping[str, tuple[int, ...]]

_LIMITS = Limits(seconds=300.0, memory_bytes=16 << 30, tasks=1)
_CHUNK = 1 << 20


class WeightsError(ShapekinError):
    """Weights of a network are missing, damaged or of another network."""


@dataclass(frozen=True)
class Pretrained:
    """Weights that are published somewhere.

    Attributes:
        name: As on the command line.
        title: For people.
        address: Where they are published.
        digest: First hexadecimal digits of the SHA-256 of that file.
        megabytes: Size of that file.
        max_bytes: A larger file is not looked at.
        licence: What a person should know before fetching it.
        shapes: Names and shapes of the tensors that are used.
    """

    name: str
    title: str
    address: str
    digest: str
    megabytes: int
    max_bytes: int
    licence: str
    shapes: Callable[[], Shapes]

    @property
    def path(self) -> Path:
        """Where they are kept once they are here."""
        return Path(platformdirs.user_data_path("shapekin")) / "weights" / f"{self.name}.weights"

    def require(self) -> None:
        """Look whether they are here.

        Raises:
            WeightsError: They are not; the hint names the command that brings them.
        """
        if not self.path.is_file():
            raise WeightsError(
                f"The weights of {self.title} are not on this computer.",
                f"Run `shapekin weights {self.name} --fetch`, or `--file PATH` with a file that you have.",
            )

    def fingerprint(self) -> str:
        """SHA-256 of the weights as kept, "" where there are none."""
        return file_digest(self.path) if self.path.is_file() else ""

    def load(self) -> dict[str, FloatArray]:
        """The tensors by name.

        Raises:
            WeightsError: They are missing or damaged.
        """
        from safetensors import SafetensorError
        from safetensors.numpy import load

        self.require()
        try:
            with self.path.open("rb") as file:
                return dict(load(file.read(contents_size(file, verify=True))))
        except (OSError, DamagedFileError, SafetensorError) as error:
            raise WeightsError(
                f"The weights of {self.title} in {self.path} can't be read ({error}).",
                f"Bring them again: `shapekin weights {self.name} --fetch`.",
            ) from error

    def adopt(self, file: Path) -> bool:
        """Take over the tensors of a `.safetensors`, `.pth` or `.pt` file.

        Args:
            file: It is read in a limited child, never with pickle's freedom to run code.

        Returns:
            True when it is the published file, bit by bit.

        Raises:
            WeightsError: It can't be read, is too large, or its tensors are those of another network.
        """
        try:
            size = file.stat().st_size
            if not file.is_file() or size > self.max_bytes:
                what = f"is {size / 1e6:,.0f} MB; at most {self.max_bytes / 1e6:,.0f} MB are expected"
                raise self._refused(file, what if file.is_file() else "is no file")
            digest = file_digest(file)
            with ReaderPool(1, _LIMITS, ("torch",)) as pool:
                tensors = pool.run(read_tensors, (str(file.absolute()), dict(self.shapes()))).arrays
        except (OSError, UnreadableFileError) as error:
            reason = error.message if isinstance(error, UnreadableFileError) else error.strerror or str(error)
            raise self._refused(file, f"can't be read: {reason}") from error
        self.keep(tensors)
        return digest.startswith(self.digest)

    def keep(self, tensors: Mapping[str, FloatArray]) -> None:
        """Store tensors where `load` finds them.

        Raises:
            WeightsError: The folder can't be written.
        """
        from safetensors.numpy import save

        raw = save({name: np.array(tensor, np.float32) for name, tensor in tensors.items()})
        try:
            with new_sealed_file(self.path) as temporary:
                temporary.write_bytes(raw)
        except OSError as error:
            raise WeightsError(
                f"{self.path} could not be written ({error.strerror or error}).", "Make room on this disk."
            ) from error

    def _refused(self, file: Path, why: str) -> WeightsError:
        return WeightsError(f"{file} {why}. Nothing was changed.", f"Choose a file with the weights of {self.title}.")


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def read_tensors(task: tuple[str, dict[str, tuple[int, ...]]]) -> Reply:
    """The task of a child: the wanted tensors of a file, as float32.

    Args:
        task: The file, and the names and shapes that it must hold; whatever else it holds is left out.
    """
    path, wanted = task
    stored = _safetensors(path, wanted) if path.lower().endswith(".safetensors") else _torch_file(path)
    found = {name: np.asarray(stored[name], np.float32) for name in wanted if name in stored}
    for name, shape in wanted.items():
        if name not in found:
            raise UnreadableFileError(f"It has no tensor {name}, so it is of another network.")
        if found[name].shape != tuple(shape):
            raise UnreadableFileError(f"Its tensor {name} has shape {found[name].shape}, not {tuple(shape)}.")
        if not np.isfinite(found[name]).all():
            raise UnreadableFileError(f"Its tensor {name} holds values that are not finite numbers.")
    return Reply(arrays=found)


def _safetensors(path: str, wanted: Shapes) -> dict[str, FloatArray]:
    from safetensors import safe_open

    with safe_open(path, framework="pt") as file:
        names = set(file.keys()) & set(wanted)
        return {name: file.get_tensor(name).float().numpy() for name in names}


def _torch_file(path: str) -> dict[str, FloatArray]:
    import torch

    stored = torch.load(path, map_location="cpu", weights_only=True)
    if isinstance(stored, dict) and isinstance(stored.get("state_dict"), dict):
        stored = stored["state_dict"]
    if not isinstance(stored, dict):
        raise UnreadableFileError("It holds no tensors by name.")
    tensors = {str(name): tensor for name, tensor in stored.items() if isinstance(tensor, torch.Tensor)}
    return {name: tensor.detach().float().numpy() for name, tensor in tensors.items()}
