"""ClusterNet's autoencoder: normalised layers with leaky rectifiers and dropout, hyperbolic tangents around the code.

Images: 32, 64 and 128 filters and a dense layer (ClusterNet, section 5.1). The paper has no network for other data:
point clouds take the layers of Achlioptas et al. with batch norm, feature rows two dense layers of 500 with layer norm.
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from shapekin.data.dataset import DataKind
from shapekin.nn.autoencoders import Autoencoder
from shapekin.nn.chamfer import chamfer_distance
from shapekin.nn.losses import reconstruction_loss

FILTERS = (32, 64, 128)
SMALLEST_GRID = 4  # cells a side that strides leave of an image, where it has as many
UNITS = 500
DROPOUT = 0.1


class NormedAutoencoder(Autoencoder):
    """The autoencoder of one kind of data.

    Args:
        kind: What an item is.
        shape: Shape of one item as networks take it (`nn/inputs.py`).
        code_dim: Length of a code; its numbers lie in (-1, 1).
        points: Points of a decoded cloud.
    """

    def __init__(self, kind: DataKind, shape: tuple[int, ...], code_dim: int = 32, points: int = 256) -> None:
        super().__init__()
        self.kind, self.shape, self.code_dim = kind, shape, code_dim
        self.padded = shape
        if kind is DataKind.CLOUDS:
            self.down, self.up = _point_layers(code_dim, min(points, shape[0]))
        elif kind is DataKind.IMAGES and min(shape[1:]) >= SMALLEST_GRID:
            halvings = _halvings(min(shape[1:]))
            multiple = 2**halvings
            self.padded = (shape[0], *(-(-side // multiple) * multiple for side in shape[1:]))
            self.down, self.up = _image_layers(self.padded, halvings, code_dim)
        else:
            self.down, self.up = _row_layers(shape, code_dim)

    def encode(self, items: Tensor) -> Tensor:
        """Codes `(b, code_dim)` in (-1, 1) of items `(b, *shape)`."""
        if self.kind is DataKind.CLOUDS:
            return self.down[1](self.down[0](items.transpose(1, 2)).amax(dim=2))  # type: ignore[no-any-return]
        if self.padded != self.shape:
            _, height, width = self.shape
            items = nn.functional.pad(items, (0, self.padded[2] - width, 0, self.padded[1] - height))
        return self.down(items)  # type: ignore[no-any-return]

    def decode(self, codes: Tensor) -> Tensor:
        """Items from codes `(b, code_dim)`: `(b, points, 3)` clouds, `(b, *shape)` of others."""
        made: Tensor = self.up(codes)
        return made[:, :, : self.shape[1], : self.shape[2]] if self.padded != self.shape else made

    def loss(self, items: Tensor, codes: Tensor) -> Tensor:
        """Mean squared error of a value; of clouds the Chamfer distance. The mean over the batch."""
        distance = chamfer_distance if self.kind is DataKind.CLOUDS else reconstruction_loss
        return distance(self.decode(codes), items)


def _image_layers(shape: tuple[int, ...], halvings: int, code_dim: int) -> tuple[nn.Sequential, nn.Sequential]:
    channels, height, width = shape
    strides = [2 if depth < halvings else 1 for depth in range(len(FILTERS))]
    grid = (FILTERS[-1], height // 2**halvings, width // 2**halvings)
    cells = int(torch.Size(grid).numel())
    down: list[nn.Module] = []
    up: list[nn.Module] = [nn.Linear(code_dim, cells), nn.Tanh(), nn.Dropout(DROPOUT), nn.Unflatten(1, grid)]
    for (inner, outer), stride in zip(pairwise((channels, *FILTERS)), strides, strict=True):
        down += [
            nn.Conv2d(inner, outer, 3, stride, 1),
            nn.InstanceNorm2d(outer, affine=True),
            *_rectified(nn.Dropout2d),
        ]
    for (inner, outer), stride in zip(pairwise((*FILTERS[::-1], channels)), strides[::-1], strict=True):
        up += [nn.ConvTranspose2d(inner, outer, 3, stride, 1, stride - 1)]
        up += [nn.InstanceNorm2d(outer, affine=True), *_rectified(nn.Dropout2d)]
    down += [nn.Flatten(), nn.Linear(cells, code_dim), nn.Tanh()]
    return nn.Sequential(*down), nn.Sequential(*up[:-3])


def _halvings(side: int) -> int:
    """How often strides halve an image; 28 pixels are padded to 32, the paper's size of them."""
    return max(depth for depth in range(len(FILTERS) + 1) if -(-side // 2**depth) >= SMALLEST_GRID)


def _row_layers(shape: tuple[int, ...], code_dim: int) -> tuple[nn.Sequential, nn.Sequential]:
    width = int(torch.Size(shape).numel())

    def dense(inner: int) -> list[nn.Module]:
        return [nn.Linear(inner, UNITS), nn.LayerNorm(UNITS), *_rectified()]

    down = [nn.Flatten(), *dense(width), *dense(UNITS), nn.Linear(UNITS, code_dim), nn.Tanh()]
    up = [nn.Linear(code_dim, UNITS), nn.Tanh(), nn.Dropout(DROPOUT), *dense(UNITS), nn.Linear(UNITS, width)]
    return nn.Sequential(*down), nn.Sequential(*up, nn.Unflatten(1, shape))


def _point_layers(code_dim: int, points: int) -> tuple[nn.Sequential, nn.Sequential]:
    each: list[nn.Module] = []
    for inner, outer in pairwise((3, 64, 128, 128, 256)):
        each += [nn.Conv1d(inner, outer, 1), nn.BatchNorm1d(outer), nn.LeakyReLU()]
    down = nn.Sequential(nn.Sequential(*each), nn.Sequential(nn.Linear(256, code_dim), nn.Tanh()))
    up = nn.Sequential(
        nn.Linear(code_dim, 256), nn.Tanh(), nn.Linear(256, 256), nn.LeakyReLU(),
        nn.Linear(256, 3 * points), nn.Unflatten(1, (points, 3)),
    )  # fmt: skip
    return down, up


def _rectified(dropout: type[nn.Module] = nn.Dropout) -> tuple[nn.Module, nn.Module]:
    return nn.LeakyReLU(), dropout(DROPOUT)
