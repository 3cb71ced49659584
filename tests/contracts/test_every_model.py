"""What holds for every model in the catalogue, whoever wrote it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from helpers.blobs import QUICK, certain_answers, fit, some_links, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.errors import ContradictionError, ParameterError, UnknownNameError
from shapekin.models.base import EvidenceKind
from shapekin.models.catalogue import DEFAULT_MODEL, MODELS, get_model
from shapekin.models.page import models_page
from shapekin.pairs.constraints import Constraints
from shapekin.queries.catalogue import STRATEGIES

ALL = [pytest.param(model, id=name) for name, model in MODELS.items()]
WITH_KINDS = [
    pytest.param(model, kind, id=f"{name}-{kind}")
    for name, model in MODELS.items()
    for kind in sorted(model.card.accepts)
]


@pytest.mark.parametrize(("model", "kind"), WITH_KINDS)
def test_result_has_the_promised_shapes(model, kind):
    data, truth = training_set(kind)
    before = data.data.copy(), data.features.copy()
    result = fit(model, data, some_links(truth, 10))
    n = len(data)
    assert result.labels.shape == (n,)
    assert result.labels.dtype == np.int64
    counts = [count for _, count in sorted(Counter(result.labels.tolist()).items())]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == result.n_clusters
    assert result.embedding.shape[0] == n
    assert result.embedding.dtype == np.float32
    assert np.isfinite(result.embedding).all()
    assert result.pairs.shape == (len(result.pair_losses), 2)
    assert result.pairs.dtype == np.int64
    assert (result.pairs[:, 0] < result.pairs[:, 1]).all()
    assert result.pair_losses.dtype == np.float32
    assert np.isfinite(result.pair_losses).all()
    assert result.confidence.shape == (n,)
    assert result.confidence.dtype == np.float32
    assert ((result.confidence >= 0) & (result.confidence <= 1)).all()
    assert all(isinstance(value, float) for value in result.notes.values())
    assert (data.data == before[0]).all()
    assert (data.features == before[1]).all()


@pytest.mark.parametrize("model", ALL)
def test_same_seed_gives_the_same_result(model):
    data, truth = training_set(DataKind.FEATURES)
    links = some_links(truth, 10)
    one, two = fit(model, data, links, seed=3), fit(model, data, links, seed=3)
    assert (one.labels == two.labels).all()
    np.testing.assert_array_equal(one.embedding, two.embedding)


@pytest.mark.parametrize("model", ALL)
def test_no_worse_than_k_means_on_blobs_with_answers(model):
    from sklearn.cluster import KMeans

    data, truth = training_set(DataKind.FEATURES)
    plain = KMeans(4, n_init=1, random_state=0).fit_predict(data.features)
    result = fit(model, data, certain_answers(truth, 60))
    assert clustering_accuracy(result.labels, truth) >= clustering_accuracy(plain, truth) - 0.02


@pytest.mark.parametrize("model", ALL)
def test_evidence_about_other_items_is_refused(model):
    data, _ = training_set(DataKind.FEATURES)
    with pytest.raises(ParameterError, match="about 7 items"):
        fit(model, data, Constraints(7))


@pytest.mark.parametrize("model", [p for p in ALL if p.values[0].card.evidence])
def test_answers_are_obeyed(model):
    data, truth = training_set(DataKind.FEATURES)
    mixed = some_links(np.random.default_rng(5).permutation(truth), 30)
    assert mixed.satisfied_fraction(fit(model, data, mixed).labels) == 1.0


@pytest.mark.parametrize("model", ALL)
def test_it_can_be_cancelled_at_its_first_breath(model):
    data, _ = training_set(DataKind.FEATURES)
    params = model.params_type.from_mapping(QUICK.get(model.card.name, {}))
    steps = model().fit(data, Constraints(len(data)), params, np.random.default_rng(0))
    step = next(steps)
    assert 0 <= step.done <= step.total
    steps.close()
    with pytest.raises(StopIteration):
        next(steps)


@pytest.mark.parametrize("model", ALL)
def test_progress_does_not_go_back(model):
    data, _ = training_set(DataKind.FEATURES)
    params = model.params_type.from_mapping(QUICK.get(model.card.name, {}))
    steps = model().fit(data, Constraints(len(data)), params, np.random.default_rng(0))
    seen = [(step.done, step.total) for step in steps]
    assert seen
    assert all(done <= total for done, total in seen)
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


@pytest.mark.parametrize("model", ALL)
def test_contradictions_are_refused_before_any_work(model):
    data, _ = training_set(DataKind.FEATURES)
    links = Constraints(len(data), np.array([[0, 1], [1, 2]]), np.array([[0, 2]]))
    params = model.params_type.from_mapping(QUICK.get(model.card.name, {}))
    with pytest.raises(ContradictionError) as caught:
        next(model().fit(data, links, params, np.random.default_rng(0)))
    assert caught.value.path == (0, 1, 2)


@pytest.mark.parametrize("model", ALL)
def test_it_goes_on_from_its_own_result(model):
    data, truth = training_set(DataKind.FEATURES)
    first = fit(model, data, some_links(truth, 5))
    links = some_links(truth, 20)
    second = fit(model, data, links, warm_start=first)
    assert second.labels.shape == first.labels.shape
    if model.card.evidence:
        assert links.satisfied_fraction(second.labels) == 1.0


def moved(data, by):
    """The same rows, each elsewhere."""
    return replace(data, data=data.data + by, features=data.features + by)


@pytest.mark.parametrize("model", [p for p in ALL if p.values[0].card.assigns_unseen])
def test_known_items_are_assigned_as_they_were_and_unseen_ones_to_their_like(model):
    data, truth = training_set(DataKind.FEATURES)
    params = model.params_type.from_mapping(QUICK.get(model.card.name, {}))
    result = fit(model, data, some_links(truth, 60))
    again = model().assign(data, result, data, params)
    assert (again.labels == result.labels).mean() > 0.99
    noise = np.random.default_rng(1).normal(0, 0.01, data.data.shape).astype(np.float32)
    unseen = model().assign(data, result, moved(data, noise), params)
    assert (unseen.labels == result.labels).mean() > 0.9
    assert ((unseen.confidence > 0) & (unseen.confidence <= 1)).all()
    far = model().assign(data, result, moved(data, np.full_like(noise, 1000)), params)
    assert far.distance.min() > 5 * np.median(unseen.distance)
    with pytest.raises(ParameterError):
        model().assign(data, replace(result, weights={}), data, params)


@pytest.mark.parametrize("model", ALL)
def test_card_is_complete(model):
    card = model.card
    assert MODELS[card.name] is model
    assert all((card.title, card.summary, card.citation, card.accepts))
    assert card.default_strategy in STRATEGIES
    for spec in model.params_type.specs():
        assert spec.help.endswith(".")
    assert model.params_type().as_mapping() == {spec.name: spec.default for spec in model.params_type.specs()}


def test_unknown_model_lists_those_that_exist():
    assert DEFAULT_MODEL in MODELS
    with pytest.raises(UnknownNameError, match="graph_diffusion"):
        get_model("no such model")


@pytest.mark.parametrize("module", ["models", "queries", "exports"])
def test_catalogues_load_no_heavy_library(module):
    heavy = ("torch", "sklearn", "scipy", "open3d", "trimesh", "PIL", "PySide6")
    code = f"import sys, shapekin.{module}.catalogue; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "[]"


def test_the_page_of_models_is_what_the_cards_say():
    page = Path(__file__).parents[2] / "docs" / "models.md"
    assert page.read_text(encoding="utf-8") == models_page(), "run `shapekin models --markdown > docs/models.md`"
    assert models_page().count("\n| `") == 2 * len(MODELS)


@pytest.mark.parametrize("model", [p for p in ALL if EvidenceKind.TRIPLET in p.values[0].card.evidence])
def test_evidence_beyond_links_is_a_parameter_that_is_heard(model):
    data, _ = training_set(DataKind.FEATURES)
    plain = fit(model, data, Constraints(len(data)), epochs=2, n_clusters=4)
    said = {
        "triplets": "0 1 2; 3 4 5",
        "difficulty": "0-59: 1; 60-119: -1",
        "sizes": "equal",
        "cardinality": "0-59 = 60-119",
        "rules": "0!=1 => 2=3",
    }
    for name, words in said.items():
        heard = fit(model, data, Constraints(len(data)), epochs=2, n_clusters=4, **{name: words})
        assert not np.array_equal(heard.embedding, plain.embedding), name
