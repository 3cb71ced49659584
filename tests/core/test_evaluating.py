"""The job that scores a partition."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score, silhouette_samples

from helpers.blobs import blobs
from shapekin.jobs.job import EvaluateJob, EvaluateResult
from shapekin.jobs.runners import run_inline
from shapekin.store.cache import Cache, cache_key


def put(cache: Cache, what: str, array: np.ndarray) -> str:
    key = cache_key("test", 1, {"what": what}, [])
    cache.put(key, array)
    return key


@pytest.fixture
def store(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


def test_scores_silhouettes_and_agreement(store):
    rows, kinds = blobs(90, spread=2.0)
    labels = np.where(np.arange(90) % 10 == 3, 9, kinds) + 5
    others = [kinds, labels, np.random.default_rng(0).integers(0, 4, 90)]
    keys = tuple(put(store, f"other {number}", one) for number, one in enumerate(others))
    job = EvaluateJob(
        put(store, "labels", labels), put(store, "rows", rows), put(store, "kinds", kinds), ((0, 4),), ((0, 1),), keys
    )
    told = []
    found = run_inline(job, store, told.append)
    assert isinstance(found, EvaluateResult)
    assert found.scores["acc"] == pytest.approx(0.9)
    assert found.scores["n"] == found.judged == 90
    expected = silhouette_samples(rows, labels)
    assert found.silhouette == pytest.approx(expected.mean(), abs=1e-4)
    assert set(found.silhouettes) == {5, 6, 7, 8, 14}
    assert found.silhouettes[14] == pytest.approx(expected[labels == 14].mean(), abs=1e-4)
    expected_agreement = [[adjusted_rand_score(a, b) for b in others] for a in others]
    np.testing.assert_allclose(found.agreement, expected_agreement, atol=1e-12)
    assert told[-1].done < told[-1].total == 5


def test_without_truth_there_are_no_scores_about_it_and_one_cluster_has_no_silhouette(store):
    rows, _ = blobs(20)
    job = EvaluateJob(put(store, "one", np.zeros(20, np.int64)), put(store, "rows", rows))
    found = run_inline(job, store)
    assert set(found.scores) == {"clusters", "satisfied_fraction", "n"}
    assert found.silhouette is None
    assert found.silhouettes == {}
    assert found.agreement == ()
