"""What a run's network makes of an item: every model that is said to have a decoder has one, and only those."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from helpers.blobs import blobs
from shapekin.data.dataset import DataKind
from shapekin.errors import SourceError
from shapekin.jobs.job import Prepared, ReconstructJob, ReconstructResult, TrainJob
from shapekin.jobs.reconstructing import DECODING, Obstacle, obstacle
from shapekin.jobs.runners import run_inline
from shapekin.models.catalogue import MODELS
from shapekin.nn.autoencoders import Autoencoder, ConvolutionalAutoencoder, DenseAutoencoder, PointAutoencoder
from shapekin.nn.backbone_autoencoder import BackboneAutoencoder
from shapekin.nn.inputs import InputScale
from shapekin.nn.reconstructing import Reconstruction
from shapekin.store.cache import Cache, cache_key
from shapekin.store.runs import RunRecord

QUICK = {"epochs": 1, "threads": 1, "layer_epochs": 1, "steps": 2, "cycle_epochs": 1}
CLOUDS = np.random.default_rng(0).normal(size=(3, 40, 3)).astype(np.float32)
LOST = cache_key("test", 1, {"what": "a run"}, [])


@pytest.fixture
def store(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


def pictures(n: int = 24, side: int = 6) -> np.ndarray:
    rng = np.random.default_rng(0)
    made = np.zeros((n, side, side, 1), np.uint8)
    made[::2, :3] = 220
    made[1::2, :, :3] = 180
    return made + rng.integers(0, 20, made.shape).astype(np.uint8)


def prepared(store: Cache, data: np.ndarray) -> Prepared:
    def put(what: str, array: np.ndarray) -> str:
        key = cache_key("test", 1, {"what": what}, [])
        store.put(key, array)
        return key

    features = blobs(len(data))[0]
    return Prepared(put("data", data), put("features", features), put("projection", features[:, :3]), "", "", "", "")


def weights_of(network: Autoencoder) -> dict[str, np.ndarray]:
    return {name: np.asarray(t.numpy(), np.float32) for name, t in network.state_dict().items()}


@pytest.mark.parametrize(
    ("kind", "data", "network"),
    [
        (
            DataKind.CLOUDS,
            np.random.default_rng(0).normal(size=(3, 40, 3)).astype(np.float32),
            PointAutoencoder(16, 24),
        ),
        (DataKind.IMAGES, pictures(), DenseAutoencoder((1, 6, 6), 7)),
        (DataKind.IMAGES, pictures(3, 68), ConvolutionalAutoencoder((1, 68, 68), 5)),
        (DataKind.IMAGES, pictures(3, 16), BackboneAutoencoder((1, 16, 16), 9)),
    ],
)
def test_the_network_is_found_by_its_weights(kind, data, network):
    network.eval()
    made = Reconstruction(kind, data, weights_of(network))(data[1])
    scale = InputScale.of(kind, data)
    with torch.no_grad():
        expected = network.decode(network.encode(torch.from_numpy(scale.scaled(data[1:2]))))[0].numpy()
    if kind is DataKind.CLOUDS:
        np.testing.assert_allclose(made, expected, rtol=1e-5)
    else:
        pixels = expected.transpose(1, 2, 0) * scale.deviation + scale.mean
        assert made.dtype == np.uint8
        assert np.abs(made - np.clip(pixels, 0, 255)).max() <= 0.5 + 1e-3


def test_other_weights_are_refused():
    data = pictures()
    with pytest.raises(ValueError, match="no autoencoder"):
        Reconstruction(DataKind.IMAGES, data, weights_of(DenseAutoencoder((1, 5, 5), 7)))
    with pytest.raises(ValueError, match="no autoencoder"):
        Reconstruction(DataKind.IMAGES, data, {})


def trained(store, where, model, **params):
    own = {name: value for name, value in QUICK.items() if name in {s.name for s in MODELS[model].params_type.specs()}}
    return run_inline(TrainJob(model, own | params, DataKind.IMAGES, where, device="cpu"), store)


def record(result, **others):
    labels = np.zeros(24, np.int32)
    return RunRecord(result.model, result.params, result.arrays, 1, labels, np.zeros((24, 3)), **others)


def test_a_trained_autoencoder_gives_back_what_it_saw(store):
    data = pictures()
    where = prepared(store, data)
    result = trained(store, where, "learned_diffusion", epochs=30)
    assert obstacle(record(result, input="data"), DataKind.IMAGES, where, store) is None
    jobs = [ReconstructJob("learned_diffusion", DataKind.IMAGES, where.data, result.arrays, row) for row in (0, 1, 0)]
    found = [run_inline(job, store) for job in jobs]
    assert all(isinstance(one, ReconstructResult) for one in found)
    assert found[0] == found[2]
    for row, one in enumerate(found[:2]):
        made = store.get(one.made).astype(float)
        assert np.abs(made - data[row]).mean() < 0.5 * np.abs(made - data[1 - row]).mean()


@pytest.mark.parametrize("model", ["cpac", "deep_constrained", "angular_pairs"])
def test_models_that_are_said_to_decode_do(store, model):
    where = prepared(store, pictures())
    result = trained(store, where, model)
    made = run_inline(ReconstructJob(model, DataKind.IMAGES, where.data, result.arrays, 3), store)
    assert store.get(made.made).shape == (6, 6, 1)


def test_what_stands_in_the_way_is_known_beforehand(store):
    where = prepared(store, pictures())
    images = DataKind.IMAGES
    run = RunRecord("cpac", {}, LOST, 1, np.zeros(24, np.int32), np.zeros((24, 3)), input="data")
    assert obstacle(None, images, where, store) is Obstacle.NO_RUN
    assert obstacle(run, images, where, store) is Obstacle.LOST
    odd = RunRecord("cpac", {}, "../elsewhere", 1, run.labels, run.projection, input="data")
    assert obstacle(odd, images, where, store) is Obstacle.LOST
    store.put_weights(f"{LOST}.weights", {})
    assert obstacle(run, images, where, store) is None
    assert obstacle(run, DataKind.FEATURES, where, store) is Obstacle.FEATURES
    other = RunRecord("evidence_net", {}, LOST, 1, run.labels, run.projection)
    assert obstacle(other, images, where, store) is Obstacle.NO_DECODER
    assert set(DECODING) <= {name for name, model in MODELS.items() if model.card.trains_network}


def test_lost_weights_are_an_error_that_says_what_to_do(store):
    where = prepared(store, pictures())
    with pytest.raises(SourceError, match="gone from the cache"):
        run_inline(ReconstructJob("cpac", DataKind.IMAGES, where.data, LOST, 0), store)
