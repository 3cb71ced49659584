"""The job that lays out a map: in a child, cached, cancellable, with its errors told."""

from __future__ import annotations

import time

import numpy as np
import pytest

from helpers.blobs import blobs
from shapekin.clustering import neighbour_maps
from shapekin.errors import ParameterError
from shapekin.jobs.job import MapJob, MapResult
from shapekin.jobs.runners import run_inline
from shapekin.store.cache import Cache, CacheMissError, cache_key


@pytest.fixture
def store(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


def stored(store: Cache, n: int, dimensions: int = 8) -> str:
    key = cache_key("test", 1, {"n": n}, [])
    store.put(key, blobs(n, dimensions=dimensions)[0])
    return key


def test_a_map_is_laid_out_once(store):
    told = []
    job = MapJob("tsne", stored(store, 40), 2, 7)
    made = run_inline(job, store, told.append)
    assert isinstance(made, MapResult)
    places = store.get(made.places)
    assert places.shape == (40, 3)
    assert np.isfinite(places).all()
    assert any(event.total and event.seconds_left is not None for event in told)
    told.clear()
    again = run_inline(MapJob("tsne", job.embedding, 2, 7), store, told.append)
    assert again == made
    assert told == []


def test_a_cancelled_one_ends_at_once_and_leaves_no_child(store):
    from multiprocessing import active_children

    from shapekin.jobs.run import run

    steps = run(MapJob("tsne", stored(store, 4_000)), store)
    for _ in range(3):
        next(steps)
    assert any(child.name == "shapekin-map" for child in active_children())
    began = time.monotonic()
    steps.close()
    assert time.monotonic() - began < 2.0
    assert not any(child.name == "shapekin-map" for child in active_children())


def test_what_cannot_be_is_said(store, monkeypatch):
    with pytest.raises(ParameterError, match="5 items"):
        run_inline(MapJob("tsne", stored(store, 3)), store)
    with pytest.raises(CacheMissError):
        run_inline(MapJob("tsne", "0" * 64), store)
    monkeypatch.setattr(neighbour_maps.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(ParameterError, match="umap-learn"):
        run_inline(MapJob("umap", stored(store, 30)), store)
