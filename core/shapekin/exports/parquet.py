"""Parquet: the table of items with its types, for pandas, DuckDB, Spark and their like."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import numpy as np

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.exports.files import check_new_file, new_file, odd_names, readable


class ParquetTable(ExportFormat):
    """Columns name, cluster, cluster_name, representative, confidence, true_label; null where not known."""

    name: ClassVar[str] = "parquet"
    title: ClassVar[str] = "Table (Parquet)"
    summary: ClassVar[str] = "The same rows with their types, for pandas, DuckDB or Spark."
    group: ClassVar[Group] = Group.TABLES
    file_name: ClassVar[str] = "{project} sub-categories.parquet"
    leaves_out: ClassVar[str] = "Answers, scores, the map and pictures."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        check_new_file(out)
        if not dry_run:
            self._save(result, out)
        return ExportReport((out,), notes=odd_names(result.names))

    def _save(self, result: ExportInput, out: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        n = len(result.names)
        typical = np.isin(np.arange(n), list(result.representatives.values()))
        cluster_names = {cluster: readable(result.cluster_name(cluster)) for cluster in result.clusters()}
        confidence = result.confidence.tolist() if result.confidence.size else [None] * n
        true_labels = [readable(label) or None for label in result.true_labels] or [None] * n
        columns = {
            "name": pa.array([readable(name) for name in result.names], pa.string()),
            "cluster": pa.array(result.labels, pa.int64()),
            "cluster_name": pa.array([cluster_names[cluster] for cluster in result.labels.tolist()], pa.string()),
            "representative": pa.array(typical, pa.bool_()),
            "confidence": pa.array(confidence, pa.float32()),
            "true_label": pa.array(true_labels, pa.string()),
        }
        with new_file(out) as path:
            parquet.write_table(pa.table(columns), path)
