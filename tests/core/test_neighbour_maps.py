"""t-SNE and UMAP: neighbours stay neighbours, the same seed gives the same map, what is missing is said."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from helpers.blobs import blobs
from shapekin.clustering import neighbour_maps
from shapekin.clustering.neighbour_maps import missing, neighbour_map
from shapekin.errors import ParameterError

HERE = [method for method in neighbour_maps.TITLES if not missing(method)]


@pytest.mark.filterwarnings("ignore")  # of numba, where umap-learn is installed
@pytest.mark.parametrize("method", HERE)
@pytest.mark.parametrize("dimensions", [2, 3])
def test_neighbours_stay_neighbours_and_progress_is_told(method, dimensions, monkeypatch):
    monkeypatch.setattr(neighbour_maps, "ROUNDS", 600)
    rows, kinds = blobs(120)
    told = []
    places = neighbour_map(method, rows, dimensions, 1, lambda *so_far: told.append(so_far))
    assert places.shape == (120, 3)
    assert places.dtype == np.float32
    assert (np.ptp(places, axis=0) > 0).tolist() == [True, True, dimensions == 3]
    np.testing.assert_allclose(places.mean(axis=0), 0, atol=1e-3)
    near = NearestNeighbors(n_neighbors=6).fit(places).kneighbors(return_distance=False)
    assert (kinds[near] == kinds[:, None]).mean() > 0.9
    assert told
    assert all(0 <= done <= total for done, total in told)


def test_the_same_seed_gives_the_same_map(monkeypatch):
    monkeypatch.setattr(neighbour_maps, "ROUNDS", 260)
    rows, _ = blobs(40)
    one, two = (neighbour_map("tsne", rows, 2, 5, lambda *_: None) for _ in range(2))
    assert np.array_equal(one, two)


def test_few_items_few_columns_and_equal_rows_do_no_harm(monkeypatch):
    monkeypatch.setattr(neighbour_maps, "ROUNDS", 260)
    for rows in (np.eye(5, dtype=np.float32), blobs(12, dimensions=1)[0], np.zeros((9, 4), np.float32)):
        assert np.isfinite(neighbour_map("tsne", rows, 2, 0, lambda *_: None)).all()
    with pytest.raises(ParameterError, match="5 items"):
        neighbour_map("tsne", np.eye(4, dtype=np.float32), 2, 0, lambda *_: None)


def test_what_is_missing_is_named_and_how_to_get_it(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert missing("umap") == "umap-learn"
    assert missing("tsne") == ""
    with pytest.raises(ParameterError, match="pip install umap-learn"):
        neighbour_map("umap", np.eye(9, dtype=np.float32), 2, 0, lambda *_: None)
    with pytest.raises(ParameterError, match="tsne, umap"):
        missing("som")
