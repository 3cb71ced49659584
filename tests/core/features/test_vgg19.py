"""VGG19 against one written with plain functions."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import torch
from torch.nn import functional

from helpers.fake_weights import WIDTH, tiny_network, tiny_weights
from shapekin.features.base import memory
from shapekin.features.pretrained import WeightsError
from shapekin.features.vgg19 import VGG19, Vgg19Features
from shapekin.nn.vgg19 import IMAGENET_DEVIATION, IMAGENET_MEAN, imagenet_input, tensor_shapes
from shapekin.steps import finished

# where torchvision's convolutions are, and after which of them it pools
CONVOLUTIONS = (0, 2, 5, 7, 10, 12, 14, 16, 19, 21, 23, 25, 28, 30, 32, 34)
POOLED_AFTER = {2, 7, 16, 25, 34}


def images(n=3, side=20, channels=3):
    return np.random.default_rng(0).integers(0, 256, (n, side, side, channels)).astype(np.uint8)


def rng():
    return np.random.default_rng(0)


@pytest.fixture
def weights(data_folder):
    found = tiny_weights()
    found.keep({name: tensor.numpy() for name, tensor in tiny_network().state_dict().items()})
    return found


def reference(state, maps):
    for number in CONVOLUTIONS:
        weight, bias = state[f"features.{number}.weight"], state[f"features.{number}.bias"]
        maps = torch.clamp(functional.conv2d(maps, weight, bias, padding=1), min=0)
        if number in POOLED_AFTER:
            maps = functional.max_pool2d(maps, 2)
    return maps.flatten(1)


def test_tensors_are_called_and_shaped_as_torchvision_publishes_them():
    shapes = tensor_shapes()
    assert list(shapes) == [f"features.{n}.{part}" for n in CONVOLUTIONS for part in ("weight", "bias")]
    assert shapes["features.0.weight"] == (64, 3, 3, 3)
    assert shapes["features.34.weight"] == (512, 512, 3, 3)
    assert dict(VGG19.shapes()) == shapes


def test_images_are_sized_and_normalised_as_imagenet_was():
    flat = np.full((2, 9, 5, 1), 51, np.uint8)
    found = imagenet_input(flat, 64)
    assert found.shape == (2, 3, 64, 64)
    for channel in range(3):
        expected = (0.2 - IMAGENET_MEAN[channel]) / IMAGENET_DEVIATION[channel]
        assert found[:, channel].numpy() == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize("channels", [1, 3])
def test_features_are_those_of_the_reference(weights, channels):
    some = images(channels=channels)
    extractor = Vgg19Features(weights, WIDTH, side=64)
    found = finished(extractor.extract(some, rng()))
    state = tiny_network().state_dict()
    expected = reference(state, imagenet_input(np.repeat(some, 4 - channels if channels == 1 else 1, axis=3), 64))
    assert found.shape == (3, 8 * WIDTH * 4)
    np.testing.assert_allclose(found, expected.numpy(), rtol=1e-4, atol=1e-6)
    assert np.abs(found).max() > 0


def test_batches_make_no_difference_and_tell_of_progress(weights, monkeypatch):
    some = images(5)
    extractor = Vgg19Features(weights, WIDTH, side=32)
    whole = finished(extractor.extract(some, rng()))
    monkeypatch.setitem(__import__("shapekin.nn.vgg19", fromlist=["BATCH"]).BATCH, "cpu", 2)
    rooms = []

    def room(shape):
        rooms.append(memory(shape))
        return rooms[-1]

    steps = extractor.extract(some, rng(), room)
    assert [next(steps) for _ in range(3)] == [0.4, 0.8, 1.0]
    with pytest.raises(StopIteration) as end:
        next(steps)
    assert end.value.value is rooms[0]
    np.testing.assert_allclose(rooms[0], whole, atol=1e-6)
    assert not torch.is_inference_mode_enabled()


def test_without_weights_it_says_how_to_get_them(data_folder):
    with pytest.raises(WeightsError, match="shapekin weights vgg19 --fetch"):
        Vgg19Features().require()
    assert Vgg19Features().made_by()["weights"] == ""


def test_other_weights_make_other_numbers(weights):
    before = Vgg19Features(weights).made_by()
    Vgg19Features(weights).require()
    weights.keep({name: tensor.numpy() for name, tensor in tiny_network(1).state_dict().items()})
    after = Vgg19Features(weights).made_by()
    assert before != after
    assert before["extractor"] == after["extractor"] == "vgg19"


def test_what_is_published_is_named_by_its_digest():
    assert VGG19.address.startswith("https://")
    assert VGG19.address.endswith(f"-{VGG19.digest}.pth")
    assert VGG19.megabytes * 1e6 < VGG19.max_bytes
    assert dataclasses.replace(VGG19, name="other").path != VGG19.path
