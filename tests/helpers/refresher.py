"""A process that takes over one refresh after another without end; everything in the file tells of which one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import numpy as np

from shapekin.data.dataset import DataKind, Dataset, Fault, Item
from shapekin.store.project import Project

ADDED = 100


def items_of(turn: int) -> Dataset:
    """The items after a refresh: `ADDED` more each time, all moved."""
    n = 20 + ADDED * turn
    return Dataset(DataKind.FEATURES, tuple(Item(f"i{i}", b"%d/%d" % (turn, i), f"{i:064x}") for i in range(n)))


def main() -> None:
    with Project.open(Path(sys.argv[1])) as project:
        while True:
            turn = int(project.source) + 1
            os.write(1, b".")
            project.refresh(
                items_of(turn),
                np.arange(ADDED) % 20,
                source=str(turn),
                prepared={"data": str(turn)},
                faults=[Fault(b"f", "f", str(turn))] * 50,
                left_out={".txt": turn},
            )


if __name__ == "__main__":
    main()
