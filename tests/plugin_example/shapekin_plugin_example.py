"""One of each thing that a package can add to Shapekin. Each is as small as it can be; `pyproject.toml` offers them.

Heavy libraries would be imported inside the methods: the app lists plug-ins in a process that must stay light.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from shapekin.clustering.result import Clustering, number_by_size
from shapekin.data.contents import Cloud
from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate, Listing
from shapekin.data.layouts.tree import Tree
from shapekin.errors import UnreadableFileError
from shapekin.exports.base import ExportFormat, ExportInput, ExportReport, Group
from shapekin.features.base import FeatureExtractor, memory
from shapekin.models.base import EvidenceKind, Model, ModelCard, Params, Step, closure_of, param
from shapekin.pairs.constraints import Relation
from shapekin.queries.base import Query, QueryContext, QueryStrategy


@dataclass(frozen=True)
class HalvesParams(Params):
    """What can be set."""

    axis: int = param(0, "Column of the features to cut at its median.", low=0, high=1000)


class Halves(Model):
    """A model: items below the median of one feature, and those above, as far as the answers allow."""

    card = ModelCard(
        name="halves",
        title="Halves",
        summary="Cuts the items in two at the median of one feature.",
        citation="An example.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=False,
        default_strategy="in_order",
    )
    params_type = HalvesParams

    def fit(self, training_set, constraints, params, rng, *, device="cpu", warm_start=None):
        """See `Model.fit`."""
        from shapekin.clustering.obedience import obedient_columns

        closure = closure_of(constraints, training_set)
        yield Step("Cutting", 0, 1)
        column = training_set.features[:, params.axis % training_set.features.shape[1]]
        above = column - np.median(column)
        columns = obedient_columns(np.stack([above, -above], axis=1).astype(np.float64), closure)
        yield Step("Cutting", 1, 1)
        return Clustering(number_by_size(columns), training_set.features, confidence=np.ones(len(columns), np.float32))


class Stumbling(Halves):
    """A model with a fault, to show what becomes of it."""

    card = ModelCard(**{**vars(Halves.card), "name": "stumbling", "title": "Stumbling"})

    def fit(self, training_set, constraints, params, rng, *, device="cpu", warm_start=None):
        """Divides by zero."""
        yield Step("Stumbling", 0, 1)
        return 1 // 0


class Extent(FeatureExtractor):
    """An extractor: how wide, deep and high a shape is."""

    name = "extent"
    title = "Width, depth and height"
    version = 1
    accepts = frozenset({DataKind.CLOUDS})

    def extract(self, data, rng, room=memory) -> Generator[float, None, np.ndarray]:
        """See `FeatureExtractor.extract`."""
        rows = np.stack([np.ptp(cloud, axis=0) for cloud in data]).astype(np.float32)
        yield 1.0
        return rows


def parse_corners(data: bytes) -> Cloud:
    """A reader: files `.corners` with three numbers a line, a point each.

    Raises:
        UnreadableFileError: A line holds something else. Any other error would do as well.
    """
    try:
        return Cloud(np.array([[float(word) for word in line.split()] for line in data.splitlines()]).reshape(-1, 3))
    except ValueError:
        raise UnreadableFileError("A line does not hold three numbers.") from None


class Listed:
    """A layout: a folder whose `kinds.txt` lists its shapes, a path, a tab and a kind a line."""

    name = "listed"
    title = "Listed in kinds.txt"
    kind = DataKind.CLOUDS

    def recognises(self, tree: Tree) -> bool:
        """See `Layout.recognises`."""
        return b"kinds.txt" in tree

    def list(self, tree: Tree) -> Listing:
        """See `Layout.list`."""
        rows = [line.split("\t") for line in tree.text(b"kinds.txt").splitlines()]
        found = tuple(Candidate(path.encode(), path, category=(kind,)) for path, kind in rows if path.encode() in tree)
        return Listing(self.name, self.kind, found, title=self.title)


class InOrder(QueryStrategy):
    """A strategy: the pairs of neighbours in the list of items."""

    name = "in_order"
    title = "In order"
    summary = "Asks about each item and the next one in the list."

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """See `QueryStrategy.propose`."""
        closure = context.constraints.closure()
        pairs = [(row, row + 1) for row in range(context.constraints.n - 1)]
        left = [p for p in pairs if closure.relation(*p) is Relation.UNKNOWN and p not in context.skip]
        return [Query(a, b, self.name, "next to each other in the list") for a, b in left[:count]]


class NamesOnly(ExportFormat):
    """An export: a line for each sub-category, with the names of its items."""

    name = "names"
    title = "Names by sub-category (text)"
    summary = "A line for each sub-category, with the names of its items."
    group = Group.TABLES
    file_name = "{project} names.txt"
    leaves_out = "Everything but the names."

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """See `ExportFormat.write`."""
        from shapekin.exports.files import check_new_file, write_new_text

        check_new_file(out)
        lines = [
            f"{result.cluster_name(kind)}: "
            + ", ".join(name for name, label in zip(result.names, result.labels, strict=True) if label == kind)
            for kind in result.clusters()
        ]
        if not dry_run:
            write_new_text(out, "\n".join(lines) + "\n")
        return ExportReport((out,))
