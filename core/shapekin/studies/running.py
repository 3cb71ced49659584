"""Measure the cells that are not finished, one by one; each is in the ledger before the next one begins."""

from __future__ import annotations

import importlib.metadata
import platform
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from shapekin import __version__
from shapekin.errors import CancelledError, ShapekinError
from shapekin.studies.ledger import Entry, Ledger, LedgerError
from shapekin.studies.study import Cell
from shapekin.studies.workplace import Workplace, one_thread

_PACKAGES = ("numpy", "scipy", "scikit-learn", "torch")


@dataclass(frozen=True)
class Begun:
    """A cell is being worked on; it is `number` of `total` unfinished ones."""

    cell: Cell
    number: int
    total: int


@dataclass(frozen=True)
class Ended:
    """A cell is in the ledger."""

    cell: Cell
    entry: Entry


def measure(
    cells: Iterable[Cell], ledger: Ledger, place: Workplace, clock: Callable[[], float] = time.monotonic
) -> Iterator[Begun | Ended]:
    """Do the work.

    A cell that fails is noted with its reason, and tried again the next time; the others go on.

    Raises:
        LedgerError: What was measured can't be kept.
    """
    waiting = [cell for cell in cells if not ledger.finished(cell)]
    for number, cell in enumerate(waiting, 1):
        yield Begun(cell, number, len(waiting))
        began = clock()
        numbers, fault = {}, ""
        try:
            with one_thread():
                numbers = {name: float(value) for name, value in cell.measure(place).items()}
        except (CancelledError, LedgerError):
            raise
        except ShapekinError as error:
            fault = str(error)
        except Exception as error:  # noqa: BLE001  hours of other cells must not be lost to a bug in one
            fault = f"{type(error).__name__}: {error}"[:500]
        entry = Entry(cell.key, cell.fingerprint, numbers, round(clock() - began, 3), made_with(place.device), fault)
        ledger.add(entry)
        yield Ended(cell, entry)


def made_with(device: str) -> dict[str, str]:
    """Versions of what takes part, and the machine."""
    return {**_versions(), "device": device}


@cache
def _versions() -> dict[str, str]:
    packages = {name: importlib.metadata.version(name) for name in _PACKAGES}
    machine = f"{platform.system()} {platform.machine()}"
    return {"shapekin": __version__, "python": platform.python_version(), **packages, "machine": machine}
