"""Affinity propagation: items elect exemplars by passing messages. Frey and Dueck, Science 2007; scikit-learn's."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from shapekin.arrays import IntArray
from shapekin.errors import ParameterError
from shapekin.models.base import ModelCard, Params, param
from shapekin.models.classical.method import NO_EVIDENCE, ClassicalModel, ClassicalParams, Problem, card

MOST_ITEMS = 12_000  # it holds three n x n matrices: 3.5 GB at this size


@dataclass(frozen=True)
class AffinityPropagationParams(ClassicalParams):
    """Parameters of affinity propagation."""

    damping: float = param(0.9, "How slowly opinions change.", low=0.5, high=0.999)


class AffinityPropagation(ClassicalModel):
    """Items elect exemplars."""

    card: ClassVar[ModelCard] = card(
        "affinity_propagation",
        "Affinity propagation",
        "Items elect the ones that stand for them, so the number of groups is found; takes no notice of answers.",
        "Frey, Dueck. Clustering by passing messages between data points. Science 2007.",
        NO_EVIDENCE,
    )
    params_type: ClassVar[type[Params]] = AffinityPropagationParams

    def partition(self, problem: Problem, params: AffinityPropagationParams) -> IntArray:
        """Groups; all one group when the election does not end.

        Raises:
            ParameterError: There are too many items for its matrices.
        """
        from sklearn.cluster import AffinityPropagation as Reference
        from sklearn.exceptions import ConvergenceWarning

        if len(problem.points) > MOST_ITEMS:
            raise ParameterError(
                f"Affinity propagation compares all items with all: {len(problem.points):,} are too many.",
                f"Take at most {MOST_ITEMS:,} items, or another model.",
            )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            model = Reference(damping=params.damping, max_iter=500, random_state=problem.seed).fit(problem.points)
        return np.asarray(model.labels_, np.int64)
