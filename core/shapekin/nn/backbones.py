"""Networks from items to a few outputs, one for each kind of data: what pair-based models train.

Images: the LeNet-like network of pairwise KL (20 and 50 filters of 5 x 5, batch norm, 2 x 2 maxima, 500 units); point
clouds: the encoder of Achlioptas et al. and 500 units; feature rows and images too small for that: two layers of 500.
"""

from __future__ import annotations

from itertools import pairwise

import torch
from torch import Tensor, nn

from shapekin.data.dataset import DataKind

UNITS = 500
SMALLEST_SIDE = 16  # pixels; two convolutions and maxima leave nothing of less
LARGEST_SIDE = 64  # larger images are averaged down first


class Backbone(nn.Sequential):
    """A body, and a layer of outputs on its 500 features: items `(b, ...)` to `(b, outputs)`."""

    def __init__(self, kind: DataKind, shape: tuple[int, ...], outputs: int) -> None:
        if kind is DataKind.CLOUDS:
            body: nn.Module = _PointBody()
        elif kind is DataKind.IMAGES and min(shape[1:]) >= SMALLEST_SIDE:
            body = _lenet(shape)
        else:
            body = nn.Sequential(nn.Flatten(), *_dense(int(torch.Size(shape).numel())), *_dense(UNITS))
        super().__init__(body, nn.Linear(UNITS, outputs))


class _PointBody(nn.Module):
    """Blind to the order of the points: `(b, p, 3)` to `(b, 500)`."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inner, outer in pairwise((3, 64, 128, 128, 256)):
            layers += [nn.Conv1d(inner, outer, 1), nn.BatchNorm1d(outer), nn.ReLU()]
        self.each = nn.Sequential(*layers)
        self.whole = nn.Sequential(*_dense(256))

    def forward(self, clouds: Tensor) -> Tensor:
        return self.whole(self.each(clouds.transpose(1, 2)).amax(dim=2))  # type: ignore[no-any-return]


def _lenet(shape: tuple[int, ...]) -> nn.Module:
    channels, height, width = shape
    shrink = -(-max(height, width) // LARGEST_SIDE)
    if min(height, width) // shrink < SMALLEST_SIDE:  # a long strip
        shrink = min(height, width) // SMALLEST_SIDE
    filters = nn.Sequential(
        nn.AvgPool2d(shrink),
        nn.Conv2d(channels, 20, 5), nn.BatchNorm2d(20), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(20, 50, 5), nn.BatchNorm2d(50), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
    )  # fmt: skip
    rows, columns = (((side // shrink - 4) // 2 - 4) // 2 for side in (height, width))
    return nn.Sequential(filters, *_dense(50 * rows * columns))


def _dense(width: int) -> tuple[nn.Module, ...]:
    return nn.Linear(width, UNITS), nn.BatchNorm1d(UNITS), nn.ReLU()
