"""An autoencoder whose encoder is a network of the pair-based models, for images that have room for convolutions.

Convolutions tell what a picture shows wherever in it that is, and learn it from far fewer pairs than dense layers do:
what is said of some items then holds of the others. The decoder is dense: it only has to keep codes from collapsing.
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from shapekin.data.dataset import DataKind
from shapekin.nn.autoencoders import Autoencoder
from shapekin.nn.backbones import SMALLEST_SIDE, UNITS, Backbone


class BackboneAutoencoder(Autoencoder):
    """`nn.backbones.Backbone` to a code, two layers of 500 and an output layer back.

    Args:
        shape: `(channels, height, width)` of an image, see `takes`.
        code_dim: Length of a code.
    """

    by_batch = True

    def __init__(self, shape: tuple[int, ...], code_dim: int = 10) -> None:
        super().__init__()
        self.shape, self.code_dim = shape, code_dim
        self.encoder = Backbone(DataKind.IMAGES, shape, code_dim)
        widths = (code_dim, UNITS, UNITS, int(torch.Size(shape).numel()))
        layers = [layer for a, b in pairwise(widths) for layer in (nn.Linear(a, b), nn.ReLU())]
        self.decoder = nn.Sequential(*layers[:-1], nn.Unflatten(1, shape))

    @staticmethod
    def takes(kind: DataKind, shape: tuple[int, ...]) -> bool:
        """Whether it is made for such items: images of at least 16 pixels a side."""
        return kind is DataKind.IMAGES and min(shape[1:]) >= SMALLEST_SIDE

    def encode(self, items: Tensor) -> Tensor:
        """Codes `(b, code_dim)` of images `(b, c, h, w)`."""
        return self.encoder(items)  # type: ignore[no-any-return]

    def decode(self, codes: Tensor) -> Tensor:
        """Images `(b, c, h, w)` from codes `(b, code_dim)`."""
        return self.decoder(codes)  # type: ignore[no-any-return]
