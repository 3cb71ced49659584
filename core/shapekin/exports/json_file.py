"""JSON: clusters, items and evidence in one object."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.files import check_new_file, write_new_text

FORMAT_VERSION = 1


class JsonFile(ExportFormat):
    """One object: `format`, `version`, `clusters` (with colours and notes), `items`, `evidence`, `scores`."""

    name: ClassVar[str] = "json"
    title: ClassVar[str] = "Everything (JSON)"
    summary: ClassVar[str] = "Sub-categories with their members, colours and notes, all answers and the scores."
    group: ClassVar[Group] = Group.TABLES
    file_name: ClassVar[str] = "{project} sub-categories.json"
    leaves_out: ClassVar[str] = "The map and pictures."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        check_new_file(out)
        if not dry_run:
            write_new_text(out, json.dumps(as_object(result), indent=1) + "\n")
        return ExportReport((out,))


def as_object(result: ExportInput) -> dict[str, object]:
    """The result as values that JSON knows."""
    clusters = [
        {
            "id": cluster,
            "name": result.cluster_name(cluster),
            "size": size,
            "representative": (
                result.names[result.representatives[cluster]] if cluster in result.representatives else None
            ),
            **({"colour": result.colour(cluster)} if cluster in result.colours else {}),
            **({"note": result.remarks[cluster]} if result.remarks.get(cluster) else {}),
        }
        for cluster, size in result.clusters().items()
    ]
    items = [
        {
            "name": name,
            "cluster": int(result.labels[row]),
            **({"confidence": round(float(result.confidence[row]), 4)} if result.confidence.size else {}),
            **({"true_label": result.true_labels[row]} if result.true_labels else {}),
        }
        for row, name in enumerate(result.names)
    ]
    return {
        "format": "shapekin",
        "version": FORMAT_VERSION,
        "clusters": clusters,
        "items": items,
        "evidence": [{"a": pair.a, "b": pair.b, "answer": pair.answer} for pair in result.evidence],
        "scores": dict(result.scores),
    }
