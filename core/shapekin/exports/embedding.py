"""The embedding: a row of numbers an item, for other programs that measure, search or cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.files import check_new_file, new_file, odd_names, readable


class EmbeddingArrays(ExportFormat):
    """`x (n, d) float32`, `names`, `cluster`, `projection`, and the true kinds as `y`: NumPy without pickle.

    `shapekin new` takes the file as a source.
    """

    name: ClassVar[str] = "embedding"
    title: ClassVar[str] = "Embedding (NumPy)"
    summary: ClassVar[str] = "A row of numbers an item, its place on the map and its sub-category, as arrays."
    group: ClassVar[Group] = Group.TABLES
    file_name: ClassVar[str] = "{project} embedding.npz"
    leaves_out: ClassVar[str] = "Names of the sub-categories, answers and pictures."

    def unfit(self, result: ExportInput) -> str:
        """A result without an embedding has none to write."""
        return _no_embedding(result)

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        require_fit(self, result)
        check_new_file(out)
        if not dry_run:
            arrays: dict[str, Any] = {
                "x": np.asarray(result.embedding, np.float32),
                "names": np.array([readable(name) for name in result.names]),
                "cluster": np.asarray(result.labels, np.int64),
                "projection": np.asarray(result.projection, np.float32),
            }
            if result.true_labels:
                arrays["y"] = np.array([readable(label) for label in result.true_labels])
            with new_file(out) as path, path.open("wb") as file:
                np.savez_compressed(file, **arrays)
        return ExportReport((out,), notes=odd_names(result.names))


class EmbeddingParquet(ExportFormat):
    """Columns name, x (a list of d float32), cluster, label; `shapekin new` takes the file as a source."""

    name: ClassVar[str] = "embedding-parquet"
    title: ClassVar[str] = "Embedding (Parquet)"
    summary: ClassVar[str] = "A row of numbers an item, for vector databases and data frames."
    group: ClassVar[Group] = Group.TABLES
    file_name: ClassVar[str] = "{project} embedding.parquet"
    leaves_out: ClassVar[str] = "The map, answers and pictures."

    def unfit(self, result: ExportInput) -> str:
        """A result without an embedding has none to write."""
        return _no_embedding(result)

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        require_fit(self, result)
        check_new_file(out)
        if not dry_run:
            self._save(result, out)
        return ExportReport((out,), notes=odd_names(result.names))

    def _save(self, result: ExportInput, out: Path) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        x = np.ascontiguousarray(result.embedding, np.float32)
        columns = {
            "name": pa.array([readable(name) for name in result.names], pa.string()),
            "x": pa.FixedSizeListArray.from_arrays(pa.array(x.ravel()), x.shape[1]),
            "cluster": pa.array(result.labels, pa.int64()),
        }
        if result.true_labels:
            columns["label"] = pa.array([readable(label) or None for label in result.true_labels], pa.string())
        with new_file(out) as path:
            parquet.write_table(pa.table(columns), path)


def _no_embedding(result: ExportInput) -> str:
    if result.embedding.ndim == 2 and result.embedding.size:
        return ""
    return "There is no embedding: the cache has lost it. Open the project in the app, which makes it again."
