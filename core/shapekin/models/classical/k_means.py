"""K-means: groups around means. MacQueen 1967; Lloyd 1982; scikit-learn's with ten starts."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.models.base import ModelCard, Params
from shapekin.models.classical.method import NO_EVIDENCE, ClassicalModel, CountParams, Problem, card

STARTS = 10


class KMeans(ClassicalModel):
    """Groups around means."""

    card: ClassVar[ModelCard] = card(
        "kmeans",
        "K-means",
        "Round groups of similar size, quickly; takes no notice of answers.",
        "Lloyd. Least squares quantization in PCM. IEEE Trans. Information Theory 1982.",
        NO_EVIDENCE,
    )
    params_type: ClassVar[type[Params]] = CountParams

    def partition(self, problem: Problem, params: CountParams) -> IntArray:
        """The best of ten starts."""
        from sklearn.cluster import KMeans as Reference

        count = problem.count(params.n_clusters)
        return np.asarray(
            Reference(count, n_init=STARTS, random_state=problem.seed).fit_predict(problem.points), np.int64
        )
