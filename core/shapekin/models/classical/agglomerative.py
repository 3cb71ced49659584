"""Agglomerative clustering: the two nearest groups join, again and again. Ward 1963; scikit-learn's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.method import NO_EVIDENCE, ClassicalModel, CountParams, Problem, card

LARGEST_DENSE = 12_000  # items; beyond that only neighbours join, since all distances would not fit
NEIGHBOURS = 10


@dataclass(frozen=True)
class AgglomerativeParams(CountParams):
    """Parameters of agglomerative clustering."""

    linkage: str = param(
        "ward",
        "What makes two groups near: ward (least spread), average, complete (farthest) or single (nearest members).",
        choices=("ward", "average", "complete", "single"),
    )


class Agglomerative(ClassicalModel):
    """The two nearest groups join, again and again."""

    card: ClassVar[ModelCard] = card(
        "agglomerative",
        "Agglomerative",
        "Joins the nearest groups until as many are left as you want; takes no notice of answers.",
        "Ward. Hierarchical grouping to optimize an objective function. JASA 1963.",
        NO_EVIDENCE,
    )
    params_type: ClassVar[type[Params]] = AgglomerativeParams

    def partition(self, problem: Problem, params: AgglomerativeParams) -> IntArray:
        """Cut the tree at the number of groups."""
        from sklearn.cluster import AgglomerativeClustering

        graph = None
        if len(problem.points) > LARGEST_DENSE:
            from shapekin.clustering.diffusion import neighbour_graph

            graph = neighbour_graph(problem.points, NEIGHBOURS)
        model = AgglomerativeClustering(problem.count(params.n_clusters), linkage=params.linkage, connectivity=graph)
        return np.asarray(model.fit_predict(problem.points), np.int64)
