import numpy as np
import pytest
import torch

from shapekin.data.dataset import DataKind
from shapekin.errors import DeviceError
from shapekin.nn.autoencoders import (
    ConvolutionalAutoencoder,
    DenseAutoencoder,
    PointAutoencoder,
    autoencoder_for,
    encode_all,
)
from shapekin.nn.device import resolve_device, use_threads
from shapekin.nn.inputs import InputScale
from shapekin.nn.pretrain import pretrain, random_points

SHAPES = [
    (DenseAutoencoder, (12,)),
    (DenseAutoencoder, (1, 8, 8)),
    (ConvolutionalAutoencoder, (3, 17, 30)),
    (PointAutoencoder, (64, 3)),
]


def make(kind, shape):
    torch.manual_seed(0)
    return kind(shape[0], 6) if kind is PointAutoencoder else kind(shape, 6)


def items(shape, n=12):
    return torch.rand(n, *shape, generator=torch.Generator().manual_seed(1))


def train(network, data, **options):
    generator = torch.Generator().manual_seed(2)
    return list(pretrain(network, data, generator, batch=5, **options))


@pytest.mark.parametrize(("kind", "shape"), SHAPES)
def test_codes_go_there_and_back(kind, shape):
    network, data = make(kind, shape), items(shape)
    codes = network.encode(data)
    assert codes.shape == (12, 6)
    assert network.decode(codes).shape == data.shape
    assert network.loss(data, codes).ndim == 0


@pytest.mark.parametrize(("kind", "shape"), SHAPES)
def test_training_lowers_the_loss_and_repeats_under_a_seed(kind, shape):
    data, codes = items(shape), []
    for _ in range(2):
        network = make(kind, shape)
        reports = train(network, data, epochs=12, layer_epochs=1, learning_rate=3e-3)
        whole = reports[-36:]
        assert np.mean([r.loss for r in whole[-3:]]) < np.mean([r.loss for r in whole[:3]])
        assert reports[-1].done == reports[-1].total == len(reports)
        codes.append(encode_all(network, data))
    assert torch.equal(*codes)


def test_layers_are_trained_from_the_outside_in():
    network = make(DenseAutoencoder, (12,))
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    reports = train(network, items((12,)), epochs=0, layer_epochs=2)
    assert len(reports) == 4 * 2 * 3
    assert all(not torch.equal(before[name], tensor) for name, tensor in network.state_dict().items())


def test_order_of_points_does_not_matter():
    network, data = make(PointAutoencoder, (64, 3)).eval(), items((64, 3))
    assert torch.allclose(network.encode(data), network.encode(data.flip(1)), atol=1e-6)


def test_codes_do_not_depend_on_company_and_mode_is_kept():
    network, data = make(PointAutoencoder, (64, 3)), items((64, 3))
    codes = encode_all(network, data)
    assert network.training
    assert torch.allclose(codes[3:5], encode_all(network, data[3:5]), atol=1e-6)


def test_random_points_are_distinct_points_of_the_cloud():
    cloud = torch.arange(40.0).reshape(1, 40, 1).expand(3, 40, 3)
    seen = random_points(10, torch.Generator().manual_seed(0))(cloud)
    assert seen.shape == (3, 10, 3)
    assert all(len(set(part[:, 0].tolist())) == 10 for part in seen)
    assert random_points(50, torch.Generator())(cloud) is cloud


def test_kind_decides():
    assert isinstance(autoencoder_for(DataKind.CLOUDS, (100, 3), 8, 512), PointAutoencoder)
    assert autoencoder_for(DataKind.CLOUDS, (100, 3), 8, 512).points == 100
    assert isinstance(autoencoder_for(DataKind.IMAGES, (1, 28, 28), 8), DenseAutoencoder)
    assert isinstance(autoencoder_for(DataKind.IMAGES, (3, 64, 64), 8), ConvolutionalAutoencoder)
    assert isinstance(autoencoder_for(DataKind.FEATURES, (9000,), 8), DenseAutoencoder)


def scaled(kind, data):
    return InputScale.of(kind, data).scaled(data)


def test_network_input():
    images = np.array([[[[10], [60]]], [[[110], [10]]]], np.uint8)
    assert scaled(DataKind.IMAGES, images).shape == (2, 1, 1, 2)
    assert scaled(DataKind.IMAGES, images).ravel() == pytest.approx(np.array([-2, 1, 2, -1]) / np.sqrt(2.5))
    rows = scaled(DataKind.FEATURES, np.array([[1, 5], [3, 5.0]]))
    assert rows.tolist() == [[-1, 0], [1, 0]]


@pytest.mark.parametrize("name", ["gpu", "cuda:x", "cuda:99", "cuda:-1"])
def test_devices_that_are_not_there(name):
    with pytest.raises(DeviceError) as error:
        resolve_device(name)
    assert error.value.hint


def test_cpu_build_is_a_device_error(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("Torch not compiled with CUDA enabled")

    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(torch, "zeros", refuse)
    with pytest.raises(DeviceError, match="not compiled"):
        resolve_device("cuda")


def test_threads():
    before = torch.get_num_threads()
    assert use_threads(2) == torch.get_num_threads() == 2
    assert use_threads() >= 1
    torch.set_num_threads(before)


def test_network_input_of_huge_numbers_is_finite():
    rows = np.array([[3e38], [-3e38], [0]], np.float32)
    assert scaled(DataKind.FEATURES, rows).ravel() == pytest.approx(np.array([1, -1, 0]) * np.sqrt(1.5))


def test_unseen_items_are_scaled_as_the_known_ones_were():
    known = np.array([[1, 5], [3, 5.0]])
    assert InputScale.of(DataKind.FEATURES, known).scaled(np.array([[4, 6.0]])).tolist() == [[2, 1]]
    images = np.array([[[[10]]], [[[30]]]], np.uint8)
    assert InputScale.of(DataKind.IMAGES, images).scaled(np.array([[[[50]]]], np.uint8)).ravel().tolist() == [3]
