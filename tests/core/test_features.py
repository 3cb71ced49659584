"""Quick descriptors and the anchors that cover them."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs, training_set
from shapekin.data.dataset import DataKind
from shapekin.errors import SourceError
from shapekin.features.anchors import anchors
from shapekin.features.catalogue import extractor_for
from shapekin.features.images import averaged
from shapekin.features.rows import StandardRows
from shapekin.features.shapes import CELLS, occupancy
from shapekin.jobs.job import ImportJob
from shapekin.jobs.runners import run_inline
from shapekin.store.cache import Cache


def rng():
    return np.random.default_rng(0)


@pytest.mark.parametrize("kind", list(DataKind))
def test_one_finite_row_an_item_the_same_every_time(kind):
    data, _ = training_set(kind, 60)
    before = data.data.copy()
    found = extractor_for(kind).extract(data.data, rng())
    assert found.shape[0] == 60
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    assert (data.data == before).all()
    np.testing.assert_array_equal(found, extractor_for(kind).extract(data.data, rng()))
    assert kind in extractor_for(kind).accepts


@pytest.mark.parametrize("kind", list(DataKind))
def test_a_single_item_can_be_described(kind):
    data, _ = training_set(kind, 60)
    assert len(extractor_for(kind).extract(data.data[:1], rng())) == 1


def test_occupancy_counts_each_point_in_its_cell():
    clouds = np.array([[[-1, -1, -1], [1, 1, 1], [0.99, 0.99, 0.99], [5, -1, -1]]])
    shares = occupancy(clouds)[0].reshape(CELLS, CELLS, CELLS)
    assert shares[0, 0, 0] == 0.25
    assert shares[-1, -1, -1] == 0.5
    assert shares[-1, 0, 0] == 0.25


def test_images_are_averaged_by_blocks():
    image = np.zeros((1, 64, 40, 3), np.uint8)
    image[0, :2, :2] = [[[0], [255]], [[255], [0]]]
    small = averaged(image)
    assert small.shape == (1, 32, 20, 3)
    assert small[0, 0, 0].tolist() == pytest.approx([0.5] * 3)


def test_columns_of_any_unit_weigh_the_same():
    rows, _ = blobs(50)
    scaled = rows * np.array([1e6, 1, 1, 1e-6, 1, 1, 1, 1])
    first, second = (extractor_for(DataKind.FEATURES).extract(data, rng()) for data in (rows, scaled))
    np.testing.assert_allclose(first, second, atol=1e-2)


def test_rows_that_are_not_finite_are_refused():
    with pytest.raises(SourceError, match="finite"):
        extractor_for(DataKind.FEATURES).extract(np.array([[1.0, np.nan]]), rng())


def test_wrong_shapes_are_refused():
    with pytest.raises(SourceError, match="expected"):
        extractor_for(DataKind.CLOUDS).extract(np.zeros((3, 4, 2)), rng())


def test_the_first_anchors_meet_every_blob():
    rows, labels = blobs(400, kinds=12)
    found = anchors(rows, rng())
    assert len(set(found.tolist())) == len(found) == 400
    assert set(labels[found[:24]]) == set(range(12))


def test_every_prefix_of_the_anchors_covers_as_well_as_k_means_of_that_size():
    from sklearn.cluster import KMeans

    rows = np.random.default_rng(4).standard_normal((1500, 6)).astype(np.float32)
    order = anchors(rows, rng())

    def reach(points):
        return np.sqrt(((rows[:, None] - points[None]) ** 2).sum(axis=2).min(axis=1)).mean()

    for count in (20, 50, 100, 200):
        ideal = reach(KMeans(count, n_init=1, random_state=0).fit(rows).cluster_centers_)
        assert reach(rows[order[:count]]) < 1.3 * ideal


@pytest.mark.parametrize("n", [1, 2, 25])
def test_few_or_equal_items_have_anchors_too(n):
    assert sorted(anchors(np.arange(n, dtype=np.float32)[:, None], rng()).tolist()) == list(range(n))
    assert len(anchors(np.zeros((n, 3), np.float32), rng())) == 1


def test_a_new_version_of_a_descriptor_is_not_served_from_the_cache(tmp_path, monkeypatch):
    np.savez(tmp_path / "rows.npz", x=np.random.default_rng(0).normal(size=(12, 4)).astype(np.float32))
    job, cache = ImportJob(str(tmp_path / "rows.npz")), Cache(tmp_path / "cache")
    before = run_inline(job, cache).prepared
    assert run_inline(job, cache).prepared == before
    monkeypatch.setattr(StandardRows, "version", StandardRows.version + 1)
    after = run_inline(job, cache).prepared
    assert after.data == before.data
    assert after.features != before.features
    assert after.labels != before.labels


def test_coinciding_items_make_no_noise(recwarn):
    rows = np.repeat(np.arange(6.0)[:, None], 20, axis=0).astype(np.float32)
    chosen = anchors(rows, np.random.default_rng(0))
    assert len(set(rows[chosen, 0].tolist())) == 6
    assert not recwarn.list
