"""The autoencoder that a result's weights are of, found by their names and shapes, and what it makes of an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import torch

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.nn.autoencoders import Autoencoder, PointAutoencoder, autoencoder_for
from shapekin.nn.backbone_autoencoder import BackboneAutoencoder
from shapekin.nn.inputs import InputScale
from shapekin.nn.seeing import ENCODED_POINTS

_FIRST_OF_DECODER = ("decoder.0.weight", "up.3.weight")
_LAST_OF_POINTS = "decoder.4.weight"


class Reconstruction:
    """Takes items of one data set through a network and back.

    Args:
        kind: What the items are, clouds or images.
        data: All of them, `(n, p, 3) float32` or `(n, h, w, c) uint8`: images are scaled by their mean and spread.
        weights: Of a result on them, by name.
        on_sphere: Whether its decoder was taught directions of codes alone.

    Raises:
        ValueError: The weights are of no autoencoder of such items.
    """

    def __init__(
        self, kind: DataKind, data: AnyArray, weights: Mapping[str, FloatArray], *, on_sphere: bool = False
    ) -> None:
        self._scale = InputScale.of(kind, data)
        shape = tuple(self._scale.scaled(data[:1]).shape[1:])
        found = next((network for network in _candidates(kind, shape, weights) if _takes(network, weights)), None)
        if found is None:
            raise ValueError("These weights are of no autoencoder of such items.")
        self._network = found.eval()
        self._kind, self._on_sphere = kind, on_sphere

    def __call__(self, item: AnyArray) -> AnyArray:
        """What the network makes of an item, as items are: `(q, 3) float32` or `(h, w, c) uint8`."""
        shown = torch.from_numpy(self._scale.scaled(item[None]))
        if isinstance(self._network, PointAutoencoder):
            shown = shown[:, :ENCODED_POINTS]
        with torch.no_grad():
            codes = self._network.encode(shown)
            if self._on_sphere:
                codes = torch.nn.functional.normalize(codes, dim=1)
            made: FloatArray = self._network.decode(codes)[0].numpy()
        if self._kind is DataKind.CLOUDS:
            return np.asarray(made, np.float32)
        grey = made.transpose(1, 2, 0) * self._scale.deviation + self._scale.mean
        return np.clip(np.rint(grey), 0, 255).astype(np.uint8)


def _candidates(kind: DataKind, shape: tuple[int, ...], weights: Mapping[str, FloatArray]) -> Iterator[Autoencoder]:
    points = len(weights[_LAST_OF_POINTS]) // 3 if _LAST_OF_POINTS in weights else 1
    lengths = {int(weights[name].shape[1]) for name in _FIRST_OF_DECODER if name in weights and weights[name].ndim == 2}
    for code_dim in sorted(lengths):
        yield autoencoder_for(kind, shape, code_dim, max(points, 1))
        if BackboneAutoencoder.takes(kind, shape):
            yield BackboneAutoencoder(shape, code_dim)


def _takes(network: Autoencoder, weights: Mapping[str, FloatArray]) -> bool:
    """Load the weights where they fit."""
    state = network.state_dict()
    if any(name not in weights or weights[name].shape != tuple(t.shape) for name, t in state.items()):
        return False
    network.load_state_dict({name: torch.from_numpy(np.array(weights[name])).to(t.dtype) for name, t in state.items()})
    return True
