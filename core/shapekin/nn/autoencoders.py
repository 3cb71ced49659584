"""Autoencoders of one shape: `encode`, `decode`, and a reconstruction `loss`.

For rows and small images a stack of dense layers 500-500-2000-code (DEC, CPAC), for larger images
convolutions, for point clouds the network of Achlioptas et al. with the Chamfer distance.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator
from itertools import pairwise

import torch
from torch import Tensor, nn

from shapekin.data.dataset import DataKind
from shapekin.nn.chamfer import chamfer_distance
from shapekin.nn.losses import reconstruction_loss
from shapekin.steps import finished

DENSE_LAYERS = (500, 500, 2000)
BLOCK_VALUES = 2**16  # numbers encoded at once: small enough for the caches and for cancelling
LARGEST_DENSE_INPUT = 4096  # values in an image; larger images take convolutions


class Autoencoder(nn.Module, ABC):
    """A network from items to codes and back.

    Attributes:
        code_dim: Length of a code.
        by_batch: Whether its codes depend on their batch while it is trained around centres.
    """

    code_dim: int
    by_batch: bool = False

    @abstractmethod
    def encode(self, items: Tensor) -> Tensor:
        """Codes `(b, code_dim)` of items `(b, ...)`."""

    @abstractmethod
    def decode(self, codes: Tensor) -> Tensor:
        """Items `(b, ...)` from codes `(b, code_dim)`."""

    def loss(self, items: Tensor, codes: Tensor) -> Tensor:
        """How far the decoded codes are from the items: a scalar, the mean over the batch."""
        return reconstruction_loss(self.decode(codes), items)

    def layer_pairs(self) -> list[tuple[nn.Module, nn.Module]]:
        """Encoder layers from the outside in, each with its decoder layer; empty where not layered."""
        return []


class DenseAutoencoder(Autoencoder):
    """Dense layers with ReLU between them and their mirror image.

    Args:
        shape: Shape of one item.
        code_dim: Length of a code.
        layers: Widths between input and code.
    """

    def __init__(self, shape: tuple[int, ...], code_dim: int = 10, layers: tuple[int, ...] = DENSE_LAYERS) -> None:
        super().__init__()
        self.shape, self.code_dim = shape, code_dim
        widths = (int(torch.Size(shape).numel()), *layers, code_dim)
        self.down = nn.ModuleList(nn.Linear(a, b) for a, b in pairwise(widths))
        self.up = nn.ModuleList(nn.Linear(b, a) for a, b in pairwise(widths))

    def encode(self, items: Tensor) -> Tensor:
        """Codes `(b, code_dim)` of items `(b, *shape)`."""
        hidden = items.flatten(1)
        for layer in self.down[:-1]:
            hidden = torch.relu(layer(hidden))
        return self.down[-1](hidden)  # type: ignore[no-any-return]

    def decode(self, codes: Tensor) -> Tensor:
        """Items `(b, *shape)` from codes `(b, code_dim)`."""
        hidden = codes
        for layer in reversed(self.up[1:]):
            hidden = torch.relu(layer(hidden))
        return self.up[0](hidden).unflatten(1, self.shape)  # type: ignore[no-any-return]

    def layer_pairs(self) -> list[tuple[nn.Module, nn.Module]]:
        """Encoder layers from the outside in, each with its decoder layer."""
        return list(zip(self.down, self.up, strict=True))


class ConvolutionalAutoencoder(Autoencoder):
    """Three convolutions of stride 2 (32, 64, 128 filters) and a dense layer; mirrored.

    Args:
        shape: `(channels, height, width)` of an image.
        code_dim: Length of a code.
    """

    def __init__(self, shape: tuple[int, ...], code_dim: int = 10) -> None:
        super().__init__()
        self.shape, self.code_dim = shape, code_dim
        channels, height, width = shape
        self.padded = (-(-height // 8) * 8, -(-width // 8) * 8)
        self.grid = (128, self.padded[0] // 8, self.padded[1] // 8)
        cells = int(torch.Size(self.grid).numel())
        self.encoder = nn.Sequential(
            nn.Conv2d(channels, 32, 5, 2, 2), nn.ReLU(),
            nn.Conv2d(32, 64, 5, 2, 2), nn.ReLU(),
            nn.Conv2d(64, 128, 3, 2, 1), nn.ReLU(),
            nn.Flatten(), nn.Linear(cells, code_dim),
        )  # fmt: skip
        self.decoder = nn.Sequential(
            nn.Linear(code_dim, cells), nn.ReLU(), nn.Unflatten(1, self.grid),
            nn.ConvTranspose2d(128, 64, 3, 2, 1, 1), nn.ReLU(),
            nn.ConvTranspose2d(64, 32, 5, 2, 2, 1), nn.ReLU(),
            nn.ConvTranspose2d(32, channels, 5, 2, 2, 1),
        )  # fmt: skip

    def encode(self, items: Tensor) -> Tensor:
        """Codes `(b, code_dim)` of images `(b, c, h, w)`."""
        _, height, width = self.shape
        margins = (0, self.padded[1] - width, 0, self.padded[0] - height)
        return self.encoder(nn.functional.pad(items, margins))  # type: ignore[no-any-return]

    def decode(self, codes: Tensor) -> Tensor:
        """Images `(b, c, h, w)` from codes `(b, code_dim)`."""
        _, height, width = self.shape
        return self.decoder(codes)[:, :, :height, :width]  # type: ignore[no-any-return]


class PointAutoencoder(Autoencoder):
    """The point-cloud network of Achlioptas et al.: blind to the order of the points.

    One-dimensional convolutions 64-128-128-256-code with batch norm and ReLU, a maximum over the
    points, three dense layers 256-256-3p. The loss is the Chamfer distance.

    Args:
        points: Points p that the decoder makes; the encoder takes any number.
        code_dim: Length of a code (128 in the paper).
    """

    def __init__(self, points: int, code_dim: int = 128) -> None:
        super().__init__()
        self.points, self.code_dim = points, code_dim
        layers: list[nn.Module] = []
        for inner, outer in pairwise((3, 64, 128, 128, 256, code_dim)):
            layers += [nn.Conv1d(inner, outer, 1), nn.BatchNorm1d(outer), nn.ReLU()]
        self.encoder = nn.Sequential(*layers)
        self.decoder = nn.Sequential(
            nn.Linear(code_dim, 256), nn.ReLU(), nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 3 * points)
        )

    def encode(self, items: Tensor) -> Tensor:
        """Codes `(b, code_dim)` of clouds `(b, p, 3)`."""
        return self.encoder(items.transpose(1, 2)).amax(dim=2)  # type: ignore[no-any-return]

    def decode(self, codes: Tensor) -> Tensor:
        """Clouds `(b, points, 3)` from codes `(b, code_dim)`."""
        return self.decoder(codes).unflatten(1, (self.points, 3))  # type: ignore[no-any-return]

    def loss(self, items: Tensor, codes: Tensor) -> Tensor:
        """Chamfer distance of the decoded codes from the clouds, the mean over the batch."""
        return chamfer_distance(self.decode(codes), items)


def autoencoder_for(kind: DataKind, shape: tuple[int, ...], code_dim: int, points: int = 512) -> Autoencoder:
    """The autoencoder that suits a kind of data.

    Args:
        kind: What an item is.
        shape: Shape of one item as networks take it (`nn/inputs.py`).
        code_dim: Length of a code.
        points: Points of a decoded cloud, not more than the items have.
    """
    if kind is DataKind.CLOUDS:
        return PointAutoencoder(min(points, shape[0]), code_dim)
    if kind is DataKind.IMAGES and torch.Size(shape).numel() > LARGEST_DENSE_INPUT:
        return ConvolutionalAutoencoder(shape, code_dim)
    return DenseAutoencoder(shape, code_dim)


def encode_steps(network: Autoencoder, items: Tensor) -> Generator[float, None, Tensor]:
    """Codes of all items, in evaluation mode, without gradients.

    Args:
        network: An autoencoder; its mode is restored.
        items: `(n, ...)`; moved to the network's device block by block.

    Yields:
        The share done, after each block.

    Returns:
        `(n, code_dim)` on the CPU.
    """
    training, device = network.training, next(network.parameters()).device
    block = max(1, BLOCK_VALUES // max(items[:1].numel(), 1))
    codes: list[Tensor] = []
    for part in torch.split(items, block):
        network.eval()
        with torch.no_grad():
            codes.append(network.encode(part.to(device)).cpu())
        network.train(training)
        yield min(len(codes) * block / len(items), 1.0)
    return torch.cat(codes) if codes else torch.empty(0, network.code_dim)


def encode_all(network: Autoencoder, items: Tensor) -> Tensor:
    """The same as `encode_steps`, at one go."""
    return finished(encode_steps(network, items))
