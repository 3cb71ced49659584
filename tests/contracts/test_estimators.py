"""Models as scikit-learn clusterers: its own checks, links, images and clouds, new items."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils.estimator_checks import parametrize_with_checks

from helpers.blobs import blobs, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.errors import ContradictionError, ParameterError
from shapekin.estimators import Clusterer


@parametrize_with_checks([Clusterer(name, 3) for name in ("kmeans", "cop_kmeans", "agglomerative")])
def test_scikit_learn_agrees(estimator, check):
    check(estimator)


def test_links_are_obeyed_and_seeds_repeat():
    rows, _ = blobs(90, 3)
    links = {"must_links": [(0, 1)], "cannot_links": np.array([[0, 3]])}
    one, two = (Clusterer("cop_kmeans", 3, random_state=4).fit(rows, **links) for _ in range(2))
    assert one.labels_[0] == one.labels_[1] != one.labels_[3]
    assert (one.labels_ == two.labels_).all()
    assert one.n_clusters_ == 3
    with pytest.raises(ContradictionError):
        Clusterer().fit(rows, must_links=[(0, 1)], cannot_links=[(0, 1)])


def test_it_works_in_a_pipeline_and_is_cloned():
    rows, truth = blobs(90, 3)
    made = Clusterer("kmeans", 3, params={"space": "features"}, random_state=0)
    labels = make_pipeline(StandardScaler(), clone(made)).fit_predict(rows)
    assert clustering_accuracy(labels, truth) > 0.95


@pytest.mark.parametrize("kind", [DataKind.IMAGES, DataKind.CLOUDS])
def test_images_and_clouds_and_new_items(kind):
    data, _ = training_set(kind)
    settings = {"epochs": 20, "points": 32, "threads": 1}
    found = Clusterer("learned_diffusion", params=settings, random_state=0).fit(data.data[:100])
    assert found.embedding_.shape[0] == 100
    assert found.predict(data.data[100:]).shape == (20,)
    assert not hasattr(Clusterer("dbscan"), "predict")


@pytest.mark.parametrize("wrong", [np.zeros((4, 5, 2)), np.zeros((4, 5, 5), np.int32), np.full((4, 5, 3), np.nan)])
def test_arrays_that_are_neither_are_refused(wrong):
    with pytest.raises(ParameterError, match="neither rows"):
        Clusterer().fit(wrong)
