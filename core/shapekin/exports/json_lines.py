"""JSON Lines: one item a line, for programs that read a stream."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.files import check_new_file, new_file


class JsonLines(ExportFormat):
    """Objects with name, cluster, cluster_name, representative; confidence and true_label where they are known."""

    name: ClassVar[str] = "jsonl"
    title: ClassVar[str] = "JSON Lines"
    summary: ClassVar[str] = "One item a line, for programs that read a stream."
    group: ClassVar[Group] = Group.TABLES
    file_name: ClassVar[str] = "{project} sub-categories.jsonl"
    leaves_out: ClassVar[str] = "Answers, scores, the map and pictures."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        check_new_file(out)
        if not dry_run:
            typical = set(result.representatives.values())
            with new_file(out) as path, path.open("w", encoding="ascii", newline="") as file:
                file.writelines(json.dumps(_item(result, row, typical)) + "\n" for row in range(len(result.names)))
        return ExportReport((out,))


def _item(result: ExportInput, row: int, typical: set[int]) -> dict[str, object]:
    cluster = int(result.labels[row])
    return {
        "name": result.names[row],
        "cluster": cluster,
        "cluster_name": result.cluster_name(cluster),
        "representative": row in typical,
        **({"confidence": round(float(result.confidence[row]), 4)} if result.confidence.size else {}),
        **({"true_label": result.true_labels[row]} if result.true_labels else {}),
    }
