"""CSV: one row an item, for spreadsheets and scripts."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import ClassVar

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.files import check_new_file, write_new_text

HEADER = ("name", "cluster", "cluster_name", "representative", "confidence", "true_label")


class CsvTable(ExportFormat):
    """Columns name, cluster, cluster_name, representative, confidence, true_label; UTF-8, RFC 4180.

    Names are written faithfully, in quotes: they identify items and must come back as they are. A name
    that begins with = + - or @ is therefore not disarmed; import such a table as text.
    """

    name: ClassVar[str] = "csv"
    title: ClassVar[str] = "Table (CSV)"
    summary: ClassVar[str] = "One row an item: its name, its sub-category, how sure."
    group: ClassVar[Group] = Group.TABLES
    file_name: ClassVar[str] = "{project} sub-categories.csv"
    leaves_out: ClassVar[str] = "Answers, scores, the map and pictures."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        check_new_file(out)
        if not dry_run:
            write_new_text(out, _as_text(result))
        return ExportReport((out,))


def _as_text(result: ExportInput) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(HEADER)
    typical = set(result.representatives.values())
    for row, name in enumerate(result.names):
        cluster = int(result.labels[row])
        confidence = round(float(result.confidence[row]), 4) if result.confidence.size else ""
        true_label = result.true_labels[row] if result.true_labels else ""
        cluster_name = result.cluster_name(cluster)
        writer.writerow((name, cluster, cluster_name, int(row in typical), confidence, true_label))
    return text.getvalue()
