"""Features of images by a VGG19 that was trained on ImageNet (CPAC, section 5.1.1)."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, require_shape
from shapekin.data.dataset import DataKind
from shapekin.features.base import FeatureExtractor, Room, memory
from shapekin.features.pretrained import Pretrained, Shapes


def _shapes() -> Shapes:
    from shapekin.nn.vgg19 import tensor_shapes

    return tensor_shapes()


VGG19 = Pretrained(
    name="vgg19",
    title="VGG19",
    address="https://download.pytorch.org/models/vgg19-dcbb9e9d.pth",
    digest="dcbb9e9d",
    megabytes=575,
    max_bytes=600_000_000,
    licence="BSD 3-Clause (torchvision); trained on ImageNet, whose terms allow non-commercial research",
    shapes=_shapes,
)


class Vgg19Features(FeatureExtractor):
    """All convolutions and the last pooling of VGG19 on images brought to 224 x 224: 25,088 numbers.

    Args:
        weights: The published weights.
        width: Channels of the network's first stage.
        side: Pixels to which images are brought.
    """

    name: ClassVar[str] = "vgg19"
    title: ClassVar[str] = "VGG19, trained on ImageNet"
    version: ClassVar[int] = 1
    accepts: ClassVar[frozenset[DataKind]] = frozenset({DataKind.IMAGES})
    learned: ClassVar[bool] = True
    needs: ClassVar[str] = "shapekin weights vgg19 --fetch"

    def __init__(self, weights: Pretrained = VGG19, width: int = 64, side: int = 224) -> None:
        self._weights = weights
        self._width = width
        self._side = side

    def require(self) -> None:
        """See `FeatureExtractor.require`."""
        self._weights.require()

    def made_by(self) -> Mapping[str, str | int]:
        """See `FeatureExtractor.made_by`: another file of weights makes other numbers."""
        return {**super().made_by(), "weights": self._weights.fingerprint()}

    def extract(
        self,
        data: AnyArray,
        rng: np.random.Generator,  # noqa: ARG002
        room: Room = memory,
    ) -> Generator[float, None, FloatArray]:
        """Describe images `(n, h, w, c) uint8` by `(n, 8 width (side / 32)^2) float32`, on the GPU if there is one."""
        import torch

        from shapekin.nn.device import resolve_device, use_threads
        from shapekin.nn.vgg19 import Vgg19, feature_rows

        require_shape(data, (None, None, None, None), "Images")
        use_threads()
        with torch.device("meta"):
            network = Vgg19(self._width)
        tensors = {name: torch.from_numpy(np.array(tensor)) for name, tensor in self._weights.load().items()}
        network.load_state_dict(tensors, assign=True)
        rows = room((len(data), 8 * self._width * (self._side // 32) ** 2))
        yield from feature_rows(network, data, rows, resolve_device(), self._side)
        return rows
