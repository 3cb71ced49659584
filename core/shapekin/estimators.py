"""Every model as a scikit-learn clusterer, for notebooks and pipelines.

    from shapekin.estimators import Clusterer

    found = Clusterer("cop_kmeans", n_clusters=3).fit(rows, must_links=[(0, 1)], cannot_links=[(1, 2)])
    found.labels_, found.confidence_

Not imported by anything else here: it loads scikit-learn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, ClusterMixin
from sklearn.utils import check_random_state
from sklearn.utils.metaestimators import available_if
from sklearn.utils.validation import check_is_fitted, validate_data

from shapekin.arrays import AnyArray, IntArray
from shapekin.clustering.result import Clustering
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import AssigningModel, Params, TrainingSet
from shapekin.models.catalogue import get_model
from shapekin.pairs.constraints import Constraints
from shapekin.steps import finished

Pairs = Sequence[tuple[int, int]] | IntArray


class Clusterer(ClusterMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Clusters rows, images or point clouds under pairwise constraints.

    Args:
        model: Name of a model, see `shapekin models`.
        n_clusters: Number of clusters; None leaves it to the model.
        params: Further parameters of the model.
        random_state: Seed, a numpy generator's state or None, as everywhere in scikit-learn.
        device: "cpu", "cuda" or "cuda:i".

    Attributes:
        labels_: `(n,) int64`, 0 .. k-1, numbered by falling size.
        embedding_: `(n, d) float32`, where each item lies.
        confidence_: `(n,) float32`, 0 to 1.
        n_clusters_: Number of clusters found.
        result_: Everything the model found, a `Clustering`.
    """

    def __init__(
        self,
        model: str = "graph_diffusion",
        n_clusters: int | None = None,
        *,
        params: Mapping[str, bool | int | float | str] | None = None,
        random_state: Any = None,  # noqa: ANN401  as scikit-learn's
        device: str = "cpu",
    ) -> None:
        self.model = model
        self.n_clusters = n_clusters
        self.params = params
        self.random_state = random_state
        self.device = device

    def fit(
        self,
        X: AnyArray,  # noqa: N803  scikit-learn's name
        y: object = None,
        *,
        must_links: Pairs = (),
        cannot_links: Pairs = (),
    ) -> Clusterer:
        """Cluster.

        Args:
            X: `(n, d)` rows, `(n, p, 3)` floating point clouds, or `(n, h, w)` or `(n, h, w, c)` uint8 images.
            y: Not used.
            must_links: `(m, 2)`: rows of items of one kind.
            cannot_links: `(c, 2)`: rows of items of different kinds.

        Raises:
            ContradictionError: The links cannot all be true.
            ParameterError: A parameter or an array makes no sense.
        """
        del y
        kind, data = self._data(X, reset=True)
        constraints = Constraints(len(data), np.array(must_links, np.int64), np.array(cannot_links, np.int64))
        self._training_set = _items(kind, data)
        seed = check_random_state(self.random_state).randint(2**31)
        steps = get_model(self.model)().fit(
            self._training_set, constraints, self._params(), np.random.default_rng(seed), device=self.device
        )
        self.result_: Clustering = finished(steps)
        self.labels_ = self.result_.labels
        self.embedding_ = self.result_.embedding
        self.confidence_ = self.result_.confidence
        self.n_clusters_ = self.result_.n_clusters
        return self

    @available_if(lambda self: get_model(self.model).card.assigns_unseen)  # type: ignore[untyped-decorator]
    def predict(self, X: AnyArray) -> IntArray:  # noqa: N803
        """The clusters `(m,)` of new items, given as those that were fitted; only of models that can place them."""
        check_is_fitted(self)
        unseen = _items(*self._data(X, reset=False))
        model = get_model(self.model)()
        assert isinstance(model, AssigningModel)
        placed = model.assign(self._training_set, self.result_, unseen, self._params(), device=self.device)
        return placed.labels

    def _params(self) -> Params:
        params_type = get_model(self.model).params_type
        given = dict(self.params or {})
        if self.n_clusters is not None:
            given["n_clusters"] = self.n_clusters
        return params_type.from_mapping(given)

    def _data(self, X: AnyArray, *, reset: bool) -> tuple[DataKind, AnyArray]:  # noqa: N803
        shape = np.shape(X)
        if len(shape) < 3:
            checked = validate_data(self, X, reset=reset, dtype=(np.float32, np.float64))
            return DataKind.FEATURES, np.asarray(checked, np.float32)
        array = np.asarray(X)
        if array.dtype == np.uint8 and len(shape) in (3, 4):
            return DataKind.IMAGES, array if len(shape) == 4 else array[..., None]
        if np.issubdtype(array.dtype, np.floating) and len(shape) == 3 and shape[2] == 3 and np.isfinite(array).all():
            return DataKind.CLOUDS, np.asarray(array, np.float32)
        raise ParameterError(
            f"An array of shape {shape} and type {array.dtype} is neither rows, images nor point clouds.",
            "Give (n, d) floats, (n, h, w[, c]) uint8 or (n, p, 3) finite floats.",
        )


def _items(kind: DataKind, data: AnyArray) -> TrainingSet:
    """Items described by all their numbers."""
    return TrainingSet(kind, data, np.asarray(data, np.float32).reshape(len(data), -1))
