from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import QUICK, fit, some_links, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.models.base import TrainingSet
from shapekin.models.learned_diffusion import LearnedDiffusion
from shapekin.nn.seeing import FIRST_CODES
from shapekin.pairs.constraints import Constraints


@pytest.mark.parametrize("kind", list(DataKind))
def test_a_refinement_keeps_the_codes_and_skips_the_training(kind):
    data, labels = training_set(kind)
    settings = QUICK["learned_diffusion"]
    first = fit(LearnedDiffusion, data, Constraints(len(labels)), **settings)
    evidence = some_links(labels, 20)
    params = LearnedDiffusion.params_type.from_mapping(settings)
    steps = LearnedDiffusion().fit(data, evidence, params, np.random.default_rng(0), warm_start=first)
    stages = set()
    while True:
        try:
            stages.add(next(steps).stage)
        except StopIteration as end:
            second = end.value
            break
    assert "Learning to see" not in stages
    np.testing.assert_array_equal(second.embedding, first.embedding)
    np.testing.assert_array_equal(second.weights[FIRST_CODES], first.weights[FIRST_CODES])
    assert evidence.satisfied_fraction(second.labels) == 1.0


def test_weights_of_other_data_are_not_taken_over():
    data, labels = training_set(DataKind.FEATURES)
    small, few = training_set(DataKind.FEATURES, n=60)
    settings = QUICK["learned_diffusion"]
    other = fit(LearnedDiffusion, small, Constraints(len(few)), **settings)
    fresh = fit(LearnedDiffusion, data, Constraints(len(labels)), **settings)
    warm = fit(LearnedDiffusion, data, Constraints(len(labels)), warm_start=other, **settings)
    np.testing.assert_array_equal(warm.labels, fresh.labels)


def test_what_codes_do_not_show_the_quick_descriptors_may():
    told, labels = training_set(DataKind.FEATURES)
    noise = np.random.default_rng(0).normal(size=told.data.shape).astype(np.float32)
    blind = TrainingSet(told.kind, noise, told.features)
    settings = QUICK["learned_diffusion"]
    found = fit(LearnedDiffusion, blind, some_links(labels, 20), **settings)
    assert clustering_accuracy(found.labels, labels) > 0.9
    unseeing = TrainingSet(told.kind, noise, noise)
    assert clustering_accuracy(fit(LearnedDiffusion, unseeing, some_links(labels, 20), **settings).labels, labels) < 0.9
