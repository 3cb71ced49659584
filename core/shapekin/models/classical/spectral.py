"""Spectral clustering: k-means on the eigenvectors of a neighbour graph.

Ng, Jordan and Weiss, "On spectral clustering", NIPS 2001; scikit-learn's, on our locally scaled graph.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.method import NO_EVIDENCE, ClassicalModel, CountParams, Problem, card


@dataclass(frozen=True)
class SpectralParams(CountParams):
    """Parameters of spectral clustering."""

    neighbours: int = param(10, "Nearest neighbours joined to each item.", low=2, high=100)


class Spectral(ClassicalModel):
    """K-means on the eigenvectors of a neighbour graph."""

    card: ClassVar[ModelCard] = card(
        "spectral",
        "Spectral",
        "Follows chains of neighbours, so groups may have any form; takes no notice of answers.",
        "Ng, Jordan, Weiss. On spectral clustering. NIPS 2001.",
        NO_EVIDENCE,
    )
    params_type: ClassVar[type[Params]] = SpectralParams

    def partition(self, problem: Problem, params: SpectralParams) -> IntArray:
        """Cut the graph."""
        from scipy.sparse import csr_matrix
        from sklearn.cluster import SpectralClustering

        from shapekin.clustering.diffusion import neighbour_graph

        graph = csr_matrix(neighbour_graph(problem.points, params.neighbours))
        graph.indices, graph.indptr = graph.indices.astype(np.int32), graph.indptr.astype(np.int32)
        count = min(problem.count(params.n_clusters), len(problem.points) - 1)
        model = SpectralClustering(max(count, 1), affinity="precomputed", n_init=10, random_state=problem.seed)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # a graph in several pieces is nothing odd here
            return np.asarray(model.fit_predict(graph), np.int64)
