"""Images encoded by convolutions, changed on the way in and reconstructed as they were."""

from __future__ import annotations

from math import ceil

import numpy as np
import pytest
import torch

from shapekin.data.dataset import DataKind
from shapekin.nn.autoencoders import DenseAutoencoder, encode_all
from shapekin.nn.backbone_autoencoder import BackboneAutoencoder
from shapekin.nn.passes import usual_passes
from shapekin.nn.pretrain import pretrain
from shapekin.nn.seeing import BATCH_NORM_SPEED, Seer, Sight, code_length


def images(n=24, side=16):
    return np.random.default_rng(0).integers(0, 256, (n, side, side, 1), dtype=np.uint8)


def seer(**how):
    return Seer(DataKind.IMAGES, images(), Sight(threads=1, epochs=2, **how), np.random.default_rng(0))


@pytest.mark.parametrize("shape", [(1, 16, 16), (3, 28, 20), (1, 90, 70)])
def test_codes_and_reconstructions_have_their_shapes(shape):
    network = BackboneAutoencoder(shape, 7)
    items = torch.randn(3, *shape)
    codes = network.encode(items)
    assert codes.shape == (3, 7)
    assert network.decode(codes).shape == items.shape
    network.loss(items, codes).backward()
    assert all(weight.grad is not None for weight in network.parameters())


def test_only_images_with_room_for_convolutions_are_taken():
    assert BackboneAutoencoder.takes(DataKind.IMAGES, (1, 16, 16))
    assert not BackboneAutoencoder.takes(DataKind.IMAGES, (1, 8, 28))
    assert not BackboneAutoencoder.takes(DataKind.FEATURES, (400,))
    assert not BackboneAutoencoder.takes(DataKind.CLOUDS, (256, 3))


def test_a_seer_has_convolutions_and_changes_only_when_told():
    assert isinstance(seer().network, DenseAutoencoder)
    assert seer().change is None
    told = seer(convolutions=True, changed=0.5)
    assert isinstance(told.network, BackboneAutoencoder)
    assert told.change is not None
    changed = told.change(told.items)
    assert changed.shape == told.items.shape
    assert (changed - told.items).abs().mean() > 0.05
    rows = Seer(DataKind.FEATURES, np.eye(20, dtype=np.float32), Sight(threads=1, convolutions=True, changed=1.0),
                np.random.default_rng(0))  # fmt: skip
    assert isinstance(rows.network, DenseAutoencoder)
    assert rows.change is None


def test_batch_norm_needs_fewer_passes():
    usual = usual_passes(DataKind.IMAGES, 24)
    quick = Seer(DataKind.IMAGES, images(), Sight(threads=1, convolutions=True), np.random.default_rng(0))
    assert quick.epochs == ceil(usual / BATCH_NORM_SPEED)
    assert (code_length(DataKind.CLOUDS), code_length(DataKind.IMAGES), code_length(DataKind.IMAGES, 5)) == (128, 10, 5)


def test_what_was_learned_is_taken_over():
    told = seer(convolutions=True, changed=0.5)
    for _ in told.learn():
        pass
    again = seer(convolutions=True)
    assert again.take_over(told.weights())
    torch.testing.assert_close(encode_all(again.network, again.items), torch.from_numpy(told.first_codes))
    assert not seer().take_over(told.weights())


def test_what_was_changed_is_reconstructed_as_it_was():
    items = torch.randn(8, 1, 4, 4, generator=torch.Generator().manual_seed(0))
    torch.manual_seed(0)
    network = DenseAutoencoder((1, 4, 4), 3, (5,))
    expected = ((network.decode(network.encode(items + 1)) - items) ** 2).mean().item()
    (report,) = pretrain(network, items, torch.Generator().manual_seed(0), epochs=1, batch=8, change=lambda x: x + 1)
    assert report.loss == pytest.approx(expected, rel=1e-5)
