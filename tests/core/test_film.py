"""Snapshots of a training: bounded, even, in one frame, kept beside the run."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs
from shapekin.data.dataset import DataKind
from shapekin.events import Snapshot
from shapekin.jobs import film, training
from shapekin.jobs.film import MOST_FRAMES, Filming, film_of
from shapekin.jobs.job import Prepared, TrainJob
from shapekin.jobs.runners import run_inline
from shapekin.store.cache import Cache, cache_key

ARRAYS = cache_key("test", 1, {"what": "a run"}, [])


@pytest.fixture
def store(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.mark.parametrize("count", [1, 5, 24, 25, 100, 1000])
def test_frames_are_bounded_and_even(store, count):
    filming = Filming(4)
    for number in range(count):
        filming.add(number, count, np.full((4, 3), number, np.float32))
    filming.store(store, ARRAYS)
    found = film_of(store, ARRAYS)
    assert min(count, MOST_FRAMES // 2) <= len(found) <= MOST_FRAMES
    assert len(set(np.diff(found.steps))) <= 1
    assert found.steps[0] == 0
    assert found.done[-1] >= 0.75 or count == 1
    for frame, step in enumerate(found.steps.tolist()):
        np.testing.assert_allclose(found.places(frame), np.full((4, 3), step), rtol=1e-3)


def test_large_numbers_and_many_items_fit(store, monkeypatch):
    places = np.random.default_rng(0).normal(size=(50, 3)).astype(np.float32) * np.float32(1e9)
    monkeypatch.setattr(film, "MOST_BYTES", 50 * 3 * 2 * 4)
    filming = Filming(50)
    for number in range(30):
        filming.add(number, 30, places)
    filming.store(store, ARRAYS)
    found = film_of(store, ARRAYS)
    assert 2 <= len(found) <= 4
    assert found.n == 50
    np.testing.assert_allclose(found.places(0), places, atol=1e9 * 4 * 1e-3)


def test_there_may_be_none(store):
    assert film_of(store, ARRAYS) is None
    Filming(3).store(store, ARRAYS)
    assert film_of(store, ARRAYS) is None
    store.put(f"{ARRAYS}.film", np.zeros((2, 3), np.float16))
    store.put(f"{ARRAYS}.frames", np.zeros((2, 3)))
    assert film_of(store, ARRAYS) is None  # of another making
    assert film_of(store, "../elsewhere") is None


def test_a_training_leaves_its_snapshots(store, monkeypatch):
    monkeypatch.setattr(training, "SNAPSHOT_SECONDS", 0.0)
    rows = blobs(40)[0]

    def put(what: str, array: np.ndarray) -> str:
        key = cache_key("test", 1, {"what": what}, [])
        store.put(key, array)
        return key

    where = Prepared(put("d", rows), put("f", rows), put("p", rows[:, :3]), "", "", "", "")
    told = []
    result = run_inline(
        TrainJob("cpac", {"epochs": 20, "threads": 1}, DataKind.FEATURES, where, device="cpu"), store, told.append
    )
    shown = [event for event in told if isinstance(event, Snapshot)]
    found = film_of(store, result.arrays)
    assert found is not None
    assert 1 <= len(found) <= len(shown)
    final = np.asarray(store.get(f"{result.arrays}.projection"))
    last = found.places(len(found) - 1)
    assert (last * final).sum() > 0.8 * np.linalg.norm(last) * np.linalg.norm(final)  # they lie alike
    steps = [done for _stage, done, _metrics in result.history]
    assert found.steps.max() <= max(steps) + 1000
