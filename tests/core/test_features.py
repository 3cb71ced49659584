"""What all quick descriptors have in common, and the anchors that cover them."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs, training_set
from shapekin.data.dataset import DataKind
from shapekin.errors import SourceError
from shapekin.features.anchors import anchors
from shapekin.features.catalogue import EXTRACTORS, get_extractor
from shapekin.steps import finished

QUICK = [(extractor.name, kind) for extractor in EXTRACTORS if not extractor.learned for kind in extractor.accepts]


def rng():
    return np.random.default_rng(0)


def extract(name, kind, data):
    return finished(get_extractor(name, kind).extract(data, rng()))


@pytest.mark.parametrize(("name", "kind"), QUICK)
def test_one_finite_row_an_item_the_same_every_time(name, kind):
    data, _ = training_set(kind, 60)
    before = data.data.copy()
    found = extract(name, kind, data.data)
    assert found.shape[0] == 60
    assert found.shape[1] <= 60
    assert found.dtype == np.float32
    assert np.isfinite(found).all()
    assert (data.data == before).all()
    np.testing.assert_array_equal(found, extract(name, kind, data.data))


@pytest.mark.parametrize(("name", "kind"), QUICK)
def test_a_single_item_can_be_described(name, kind):
    data, _ = training_set(kind, 60)
    assert len(extract(name, kind, data.data[:1])) == 1


@pytest.mark.parametrize(("name", "kind"), QUICK)
def test_data_of_the_wrong_shape_are_refused(name, kind):
    with pytest.raises(SourceError, match="expected"):
        extract(name, kind, np.zeros((3, 4, 2, 1, 1)))


def test_columns_of_any_unit_weigh_the_same():
    rows, _ = blobs(50)
    scaled = rows * np.array([1e6, 1, 1, 1e-6, 1, 1, 1, 1])
    first, second = (extract("rows", DataKind.FEATURES, data) for data in (rows, scaled))
    np.testing.assert_allclose(first, second, atol=1e-2)


def test_rows_that_are_not_finite_are_refused():
    with pytest.raises(SourceError, match="finite"):
        extract("rows", DataKind.FEATURES, np.array([[1.0, np.nan]]))


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


def test_coinciding_items_make_no_noise(recwarn):
    rows = np.repeat(np.arange(6.0)[:, None], 20, axis=0).astype(np.float32)
    chosen = anchors(rows, np.random.default_rng(0))
    assert len(set(rows[chosen, 0].tolist())) == 6
    assert not recwarn.list
