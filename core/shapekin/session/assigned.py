"""What became of new items that were sorted into the sub-categories: proposed, corrected, written down."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from shapekin.exports.base import ExportInput
from shapekin.jobs.job import AssignResult
from shapekin.store.newfile import new_file

FAR = 3.0
"""Times the usual distance among known items, from which an item is like nothing known."""
NONE = -1
"""In place of a sub-category: none of these."""
NO_KIND = "none of these"
"""What the folder of such items is called."""
COLUMNS = ("name", "sub_category", "confidence", "distance", "nearest_sub_category")


def far_ones(result: AssignResult, far: float = FAR) -> dict[int, int]:
    """`NONE` for each item that is farther from everything known than `far` times what is usual there."""
    return {row: NONE for row, away in enumerate(result.distance) if away > far}


def lone_file(source: Path) -> tuple[Path, tuple[bytes, ...]]:
    """A file that is an item by itself, as its folder and the one path in it; else the source and nothing."""
    from shapekin.data.layouts.tables import table_format

    if source.is_file() and not table_format(source):
        return source.parent, (bytes(Path(source.name)),)
    return source, ()


@dataclass(frozen=True)
class Assigned:
    """New items and where they go.

    Attributes:
        result: Where the model would have them.
        source: The folder or table they came from.
        titles: Of the sub-categories, by id.
        project: What the project is called.
        chosen: Sub-category of the rows that go elsewhere than the model would have it; `NONE` for none of these.
    """

    result: AssignResult
    source: Path
    titles: Mapping[int, str]
    project: str
    chosen: Mapping[int, int]

    def cluster(self, row: int) -> int:
        """Where an item goes, `NONE` for nowhere."""
        return self.chosen.get(row, self.result.clusters[row])

    def rows(self) -> list[tuple[str, ...]]:
        """The table, a row an item, in the order of `COLUMNS`."""
        titles = {**self.titles, NONE: ""}
        told = zip(self.result.names, self.result.clusters, self.result.confidence, self.result.distance, strict=True)
        return [
            (name, titles[self.cluster(row)], f"{sure:.3f}", f"{away:.3f}", titles[nearest])
            for row, (name, nearest, sure, away) in enumerate(told)
        ]

    def write_table(self, out: Path) -> None:
        """Write the table as CSV.

        Raises:
            ProjectError: `out` exists or cannot be written.
        """
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(self.rows())
        with new_file(out) as temporary:
            temporary.write_text(text.getvalue(), encoding="utf-8", errors="surrogateescape", newline="")

    def export_input(self) -> ExportInput:
        """The same as an export of files into folders takes it; none of these is a folder too."""
        none = max(self.titles) + 1
        labels = [none if (cluster := self.cluster(row)) == NONE else cluster for row in range(len(self.result.names))]
        return ExportInput(
            names=self.result.names,
            labels=np.array(labels, np.int64),
            cluster_names={**self.titles, none: NO_KIND},
            representatives={},
            confidence=np.array(self.result.confidence, np.float32),
            true_labels=(),
            source=self.source,
            item_paths=self.result.paths,
            project=self.project,
        )
