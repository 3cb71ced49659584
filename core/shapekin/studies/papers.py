"""The tables of the four papers beside CPAC, and the classical methods beside their references."""

from __future__ import annotations

from shapekin.studies import classical, clusternet, deep_constrained, pairwise_kl, siamese
from shapekin.studies.sources import Sources
from shapekin.studies.study import Scale, Study, Table


def tables(scale: Scale, sources: Sources) -> tuple[Table, ...]:  # noqa: ARG001  the data are always the same
    """A table a paper, the quickest first."""
    return tuple(module.table(scale) for module in (classical, pairwise_kl, clusternet, siamese, deep_constrained))


STUDY = Study(
    "papers",
    "The papers' tables, made again",
    "pairwise-KL, ClusterNet, deep constrained, Siamese and classical methods, beside what the papers report",
    tables,
)
