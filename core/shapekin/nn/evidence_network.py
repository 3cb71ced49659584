"""Small networks whose features tell kinds apart: one for each kind of data.

Images (averaged down to 32 pixels): three convolutions with batch norm and ReLU, two 2 x 2 maxima. Clouds: an encoder
of single points and the maximum over them (PointNet, Qi et al., CVPR 2017, narrower and without its transformers).
Feature rows: two dense layers. Each ends in a dense layer of 128 features.
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind
from shapekin.nn.inputs import InputScale

FEATURES, COMPARED = 128, 64
UNITS = 256
POINT_UNITS = (3, 64, 128, 128)
SIDE = 32  # pixels; larger images are averaged down
FILTERS = ((24, 5), (48, 3), (96, 3))  # how many, and their side in pixels
_BLOCK = 256  # images averaged down at once


class EvidenceNetwork(nn.Module):
    """Items `(b, ...)` to features `(b, 128)`.

    Args:
        kind: What an item is.
        shape: Shape of one item, as `network_input` gives it.

    Attributes:
        compared: A layer from features to the `(b, 64)` codes in which neighbours are compared.
    """

    def __init__(self, kind: DataKind, shape: tuple[int, ...]) -> None:
        super().__init__()
        if kind is DataKind.CLOUDS:
            self.body: nn.Module = _PointBody()
            width = UNITS
        elif kind is DataKind.IMAGES:
            self.body = _image_body(shape[0])
            width = FILTERS[-1][0] * -(-shape[1] // 4) * -(-shape[2] // 4)
        else:
            self.body = nn.Sequential(*_dense(shape[0], UNITS), *_dense(UNITS, UNITS))
            width = UNITS
        self.last = nn.Sequential(*_dense(width, FEATURES))
        self.compared = nn.Linear(FEATURES, COMPARED)

    def forward(self, items: Tensor) -> Tensor:
        """Features of items."""
        return self.last(self.body(items))  # type: ignore[no-any-return]


class _PointBody(nn.Module):
    """Blind to the order of the points: `(b, p, 3)` to `(b, 256)`."""

    def __init__(self) -> None:
        super().__init__()
        # Dense layers on single points are convolutions of width 1, and quicker on a processor.
        self.each = nn.Sequential(*(layer for widths in pairwise(POINT_UNITS) for layer in _dense(*widths)))
        self.whole = nn.Sequential(*_dense(POINT_UNITS[-1], UNITS))

    def forward(self, clouds: Tensor) -> Tensor:
        points = self.each(clouds.flatten(0, 1))
        return self.whole(points.unflatten(0, clouds.shape[:2]).amax(dim=1))  # type: ignore[no-any-return]


def _image_body(channels: int) -> nn.Module:
    layers: list[nn.Module] = [nn.BatchNorm2d(channels)]
    for filters, side in FILTERS:
        layers += [nn.Conv2d(channels, filters, side, padding=side // 2), nn.BatchNorm2d(filters), nn.ReLU()]
        layers.append(nn.MaxPool2d(2, ceil_mode=True))
        channels = filters
    return nn.Sequential(*layers[:-1], nn.Flatten())


def _dense(inner: int, outer: int) -> tuple[nn.Module, ...]:
    return nn.Linear(inner, outer), nn.BatchNorm1d(outer), nn.ReLU()


def network_input(scale: InputScale, data: AnyArray) -> Tensor:
    """Data as the network takes them.

    Args:
        scale: Measured on what the network learns from.
        data: `(n, p, 3)` clouds, `(n, h, w, c) uint8` images or `(n, d)` feature rows.

    Returns:
        `(n, p, 3)`, `(n, c, h', w')` in [0, 1] with no side above 32, or `(n, d)` standardised; float32.
    """
    if scale.kind is not DataKind.IMAGES:
        return torch.from_numpy(scale.scaled(data))
    sides = data.shape[1:3]
    shrink = min(1.0, SIDE / max(sides))
    size = (max(1, round(sides[0] * shrink)), max(1, round(sides[1] * shrink)))
    small = torch.empty((len(data), data.shape[3], *size))
    for start in range(0, len(data), _BLOCK):
        part = torch.from_numpy(data[start : start + _BLOCK].transpose(0, 3, 1, 2).astype("float32"))
        small[start : start + _BLOCK] = nn.functional.adaptive_avg_pool2d(part, size) / 255
    return small
