"""What a study has measured so far: a line of JSON for each finished cell, on disk before the next one begins.

Whatever ends the program, only the cell it worked on is lost. A line that was torn is nobody's, and its cell is
measured again. Several processes may write to one ledger: each line is one append.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from shapekin.errors import ShapekinError
from shapekin.studies.study import Cell

FILE = "results.jsonl"


class LedgerError(ShapekinError):
    """Results can't be read or written."""


@dataclass(frozen=True)
class Entry:
    """One line.

    Attributes:
        key: Of the cell.
        fingerprint: Of the cell.
        numbers: What was measured; empty when it failed.
        seconds: How long that took.
        made_with: Versions of what took part.
        fault: Why there are no numbers, "" where there are.
    """

    key: str
    fingerprint: str
    numbers: Mapping[str, float]
    seconds: float
    made_with: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


class Ledger:
    """The results in a folder.

    Args:
        folder: Made when something is written.

    Raises:
        LedgerError: What lies there can't be read.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._entries: dict[tuple[str, str], Entry] = {}
        try:
            lines = self.path.read_bytes().split(b"\n") if self.path.exists() else []
        except OSError as error:
            raise LedgerError(f"{self.path} cannot be read ({error.strerror}).", "Choose another folder.") from error
        self._mended = not lines or lines[-1] == b""
        for entry in filter(None, map(_entry, lines)):
            self._entries[entry.key, entry.fingerprint] = entry

    def of(self, cell: Cell) -> Entry | None:
        """What was found for a cell as it is now; None when it was not measured, or with other settings."""
        return self._entries.get((cell.key, cell.fingerprint))

    def finished(self, cell: Cell) -> bool:
        """True when there are numbers."""
        entry = self.of(cell)
        return entry is not None and not entry.fault

    def of_all(self, cells: Iterable[Cell]) -> dict[str, Entry]:
        """What was found, by key of the cell."""
        return {cell.key: entry for cell in cells if (entry := self.of(cell)) is not None}

    def add(self, entry: Entry) -> None:
        """Put a line on disk.

        Raises:
            LedgerError: The disk is full, or the folder cannot be written.
        """
        line = json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"
        if not self._mended:  # a torn line is ended, so that this one stands alone
            line = b"\n" + line
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise LedgerError(
                f"{self.path} could not be written ({error.strerror or error}).",
                "Make room or choose another folder; what was finished before is kept.",
            ) from error
        self._mended = True
        self._entries[entry.key, entry.fingerprint] = entry


def _entry(line: bytes) -> Entry | None:
    """What a line says; None for a torn one or one of something else."""
    try:
        told = json.loads(line)
        numbers = {str(name): float(value) for name, value in told["numbers"].items()}
        made_with = {str(name): str(value) for name, value in told.get("made_with", {}).items()}
        seconds = float(told["seconds"])
        key, fingerprint, fault = str(told["key"]), str(told["fingerprint"]), str(told.get("fault", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return Entry(key, fingerprint, numbers, seconds, made_with, fault) if math.isfinite(seconds) else None
