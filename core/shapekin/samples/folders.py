"""Where samples are written: a fresh folder, and file names counted within each kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from shapekin.errors import ParameterError, SourceError


def fresh_folder(folder: Path) -> None:
    """Make `folder`, or accept it where it is empty.

    Raises:
        SourceError: It holds something, is a file, or cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        occupied = any(folder.iterdir())
    except OSError as error:
        raise SourceError(
            f"The folder {folder} cannot be made: {error.strerror}.", "Name a folder that you may write to."
        ) from error
    if occupied:
        raise SourceError(
            f"The folder {folder} is not empty; nothing was written.",
            "Name a new folder, or empty this one first.",
        )


def require_count(count: int, most: int | None = None) -> None:
    """Raise `ParameterError` unless `count` items can be made, of which there are `most`."""
    if count < 1 or (most is not None and count > most):
        span = "at least 1" if most is None else f"from 1 to {most}"
        raise ParameterError(f"{count} samples cannot be made.", f"Ask for a number {span}.")


class NumberedFiles:
    """Hands out `folder/<kind>/<prefix>_0001.<suffix>` and so on, making the folders of kinds on the way."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix
        self._made: Counter[str] = Counter()

    def path(self, kind: str, prefix: str) -> Path:
        """The next free path of a kind."""
        if not self._made[kind]:
            (self._folder / kind).mkdir()
        self._made[kind] += 1
        return self._folder / kind / f"{prefix}_{self._made[kind]:04d}.{self._suffix}"
