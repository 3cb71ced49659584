"""From an import to what models look at: quick rows for the map, full ones where a network or a table gave them."""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pytest

from helpers.blobs import blobs, training_set
from helpers.fake_weights import WIDTH, tiny_network, tiny_weights
from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.data.options import ImportOptions
from shapekin.errors import ParameterError, SourceError
from shapekin.features import catalogue
from shapekin.features.rows import StandardRows
from shapekin.features.vgg19 import Vgg19Features
from shapekin.jobs.describing import describe, require_features
from shapekin.jobs.job import Prepared, TrainJob
from shapekin.jobs.runners import run_inline
from shapekin.steps import finished
from shapekin.store.cache import Cache, cache_key

N = 60
KEY = cache_key("data", 1, {}, ["test"])


@pytest.fixture
def own_cache(tmp_path):
    return Cache(tmp_path / "cache")


def dataset(kind):
    return Dataset(kind, tuple(Item(f"{row}.png", b"", f"{row}") for row in range(N)))


def put_data(cache, kind):
    cache.put(KEY, training_set(kind, N)[0].data)


@pytest.fixture
def tiny_vgg19(data_folder, monkeypatch):
    weights = tiny_weights()
    weights.keep({name: tensor.numpy() for name, tensor in tiny_network().state_dict().items()})
    monkeypatch.setattr(catalogue, "EXTRACTORS", (*catalogue.EXTRACTORS[:-2], Vgg19Features(weights, WIDTH, 32)))


@pytest.fixture
def table(tmp_path):
    """A table with 70 numbers for each image, in another order than the images."""
    rows = np.hstack([blobs(N, dimensions=8)[0], np.random.default_rng(0).standard_normal((N, 62))])
    names = np.array([str(row) for row in range(N)])[::-1]
    np.savez(tmp_path / "table.npz", x=rows[::-1].astype(np.float32), names=names.astype("U"))
    return tmp_path / "table.npz", rows.astype(np.float32)


def describe_images(cache, **options):
    put_data(cache, DataKind.IMAGES)
    return finished(describe("job", ImportOptions(**options), dataset(DataKind.IMAGES), KEY, cache))


def test_quick_features_have_no_full_ones(own_cache):
    found = describe_images(own_cache)
    assert found.inputs == ""
    assert own_cache.get(found.features).shape[0] == N
    assert describe_images(own_cache, features="outlines").features == found.features
    assert describe_images(own_cache, features="hog").features != found.features


def test_a_table_is_kept_in_full_and_shortened_for_the_map(own_cache, table):
    path, rows = table
    found = describe_images(own_cache, feature_table=str(path))
    np.testing.assert_array_equal(own_cache.get(found.inputs), rows)
    assert own_cache.get(found.features).shape == (N, 60)


def test_a_table_that_was_changed_is_read_again(own_cache, table):
    path, rows = table
    before = describe_images(own_cache, feature_table=str(path))
    np.savez(path, x=rows + 1, names=np.array([str(row) for row in range(N)]))
    after = describe_images(own_cache, feature_table=str(path))
    assert before.inputs != after.inputs
    np.testing.assert_array_equal(own_cache.get(after.inputs), rows + 1)


def test_what_is_there_is_not_made_again(own_cache, monkeypatch):
    found = describe_images(own_cache)
    monkeypatch.setattr("shapekin.features.components.components_of", None)
    assert describe_images(own_cache) == found


def test_a_trained_network_is_kept_in_full(own_cache, tiny_vgg19):
    found = describe_images(own_cache, features="vgg19")
    full, quick = own_cache.get(found.inputs), own_cache.get(found.features)
    assert full.shape == (N, 8 * WIDTH)
    assert quick.shape == (N, 8 * WIDTH)
    centred = full - full.mean(axis=0)
    np.testing.assert_allclose(quick @ quick.T, centred @ centred.T, atol=1e-4 * np.abs(centred @ centred.T).max())


def test_a_failed_description_leaves_nothing_half_made(own_cache, table):
    path, rows = table
    np.savez(path, x=np.where(rows > rows[40].max() - 1e-9, np.nan, rows), names=np.arange(N).astype("U"))
    with pytest.raises(SourceError, match="not finite"):
        describe_images(own_cache, feature_table=str(path))
    assert [file.name for file in own_cache.root.rglob("*") if file.is_file()] == [f"{KEY}.npy"]


def test_a_new_version_of_a_descriptor_is_not_served_from_the_cache(own_cache, monkeypatch):
    put_data(own_cache, DataKind.FEATURES)
    before, again = (
        finished(describe("job", ImportOptions(), dataset(DataKind.FEATURES), KEY, own_cache)) for _ in "ab"
    )
    assert before == again
    monkeypatch.setattr(StandardRows, "version", StandardRows.version + 1)
    after = finished(describe("job", ImportOptions(), dataset(DataKind.FEATURES), KEY, own_cache))
    assert after.features != before.features


def test_what_is_missing_is_told_before_anything_is_read(tmp_path, data_folder):
    with pytest.raises(SourceError, match="There is no table"):
        require_features(ImportOptions(feature_table=str(tmp_path / "none.npz")), DataKind.IMAGES)
    with pytest.raises(Exception, match="shapekin weights vgg19"):
        require_features(ImportOptions(features="vgg19"), DataKind.IMAGES)
    with pytest.raises(ParameterError, match="do not describe"):
        require_features(ImportOptions(features="hog"), DataKind.CLOUDS)
    require_features(ImportOptions(), DataKind.CLOUDS)


# -- what models look at ------------------------------------------------------------------------------------


@pytest.fixture
def prepared(own_cache, table):
    found = describe_images(own_cache, feature_table=str(table[0]))
    projection = cache_key("projection", 1, {}, ["test"])
    own_cache.put(projection, np.zeros((N, 3), np.float32))
    return Prepared(KEY, found.features, projection, "", "", "", "", found.inputs)


def seen_by_the_model(monkeypatch, cache, job):
    """What the model of a job is given."""
    from shapekin.models.graph_diffusion import GraphDiffusion

    seen = []
    fit = GraphDiffusion.fit
    monkeypatch.setattr(
        GraphDiffusion, "fit", lambda self, data, *rest, **more: seen.append(data) or fit(self, data, *rest, **more)
    )
    result = run_inline(job, cache)
    return seen[0], result


@pytest.mark.parametrize(
    ("asked", "kept", "kind"),
    [
        ("auto", True, DataKind.FEATURES),
        ("features", True, DataKind.FEATURES),
        ("data", True, DataKind.IMAGES),
        ("auto", False, DataKind.IMAGES),
        ("features", False, DataKind.FEATURES),
    ],
)
def test_models_look_at_what_was_asked_for(monkeypatch, own_cache, prepared, asked, kept, kind):
    prepared = prepared if kept else replace(prepared, inputs="")
    job = TrainJob("graph_diffusion", {}, DataKind.IMAGES, prepared, input=asked)
    seen, _ = seen_by_the_model(monkeypatch, own_cache, job)
    assert seen.kind is kind
    expected = KEY if kind is DataKind.IMAGES else prepared.inputs or prepared.features
    np.testing.assert_array_equal(seen.data, own_cache.get(expected))
    np.testing.assert_array_equal(seen.features, own_cache.get(prepared.features))


def test_runs_on_another_input_are_other_runs(monkeypatch, own_cache, prepared):
    runs = {
        asked: run_inline(TrainJob("graph_diffusion", {}, DataKind.IMAGES, prepared, input=asked), own_cache).arrays
        for asked in ("auto", "features", "data")
    }
    assert runs["auto"] == runs["features"] != runs["data"]


def test_an_unknown_input_is_refused(own_cache, prepared):
    with pytest.raises(ParameterError, match="auto, data, features"):
        run_inline(TrainJob("graph_diffusion", {}, DataKind.IMAGES, prepared, input="smell"), own_cache)


def test_projects_from_before_full_features_open(tmp_path):
    from shapekin.session import described

    old = {name: "x" for name in asdict(Prepared("", "", "", "", "", "", "")) if name != "inputs"}
    assert described.prepared(old, tmp_path).inputs == ""
