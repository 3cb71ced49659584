"""The convolutions of VGG19 (Simonyan and Zisserman, "Very deep convolutional networks", ICLR 2015).

Tensors are called as in torchvision, so that its published weights fit. What CPAC feeds its autoencoder
(section 5.1.1: "the output of the convolutional layers") is the output of all of them, the last pooling
included: 512 maps of 7 x 7 for images of 224 x 224, one after another 25,088 numbers.
"""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
import torch
from torch import nn

from shapekin.arrays import AnyArray, FloatArray

SIDE = 224  # pixels
WIDTH = 64  # channels of the first stage
STAGES = ((1, 2), (2, 2), (4, 4), (8, 4), (8, 4))  # (channels, in units of the width; convolutions)
IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_DEVIATION = (0.229, 0.224, 0.225)
BATCH = {"cpu": 8, "cuda": 64}


class Vgg19(nn.Module):
    """Sixteen convolutions in five stages, each of which ends by halving the picture.

    Args:
        width: Channels of the first stage: 64 in the paper.
    """

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 3
        for factor, convolutions in STAGES:
            for _ in range(convolutions):
                layers += [nn.Conv2d(channels, factor * width, 3, padding=1), nn.ReLU(inplace=True)]
                channels = factor * width
            layers.append(nn.MaxPool2d(2))
        self.features = nn.Sequential(*layers)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Maps `(n, 8 width, h / 32, w / 32)` of images `(n, 3, h, w)`, normalised as ImageNet is."""
        maps: torch.Tensor = self.features(images)
        return maps


def tensor_shapes(width: int = WIDTH) -> dict[str, tuple[int, ...]]:
    """Names and shapes of the tensors of a network."""
    with torch.device("meta"):
        return {name: tuple(tensor.shape) for name, tensor in Vgg19(width).state_dict().items()}


def imagenet_input(images: AnyArray, side: int = SIDE) -> torch.Tensor:
    """Images as networks trained on ImageNet take them.

    Args:
        images: `(n, h, w, c) uint8`, grey (repeated to three channels) or RGB.
        side: In pixels, to which both sides are brought (bilinear; smoothed where they shrink).

    Returns:
        `(n, 3, side, side) float32`.
    """
    pixels = torch.from_numpy(np.array(images)).permute(0, 3, 1, 2).to(torch.float32) / 255
    pixels = pixels.expand(-1, 3, -1, -1)
    mean, deviation = (torch.tensor(values).view(1, 3, 1, 1) for values in (IMAGENET_MEAN, IMAGENET_DEVIATION))
    sized = nn.functional.interpolate(pixels, (side, side), mode="bilinear", align_corners=False, antialias=True)
    return (sized - mean) / deviation


def feature_rows(
    network: Vgg19, images: AnyArray, rows: FloatArray, device: torch.device, side: int = SIDE
) -> Generator[float, None, None]:
    """Fill `rows (n, d) float32` with the maps of images `(n, h, w, c) uint8`, a batch at a time.

    Yields:
        The share done.
    """
    network = network.to(device).eval()
    batch = BATCH.get(device.type, BATCH["cpu"])
    for start in range(0, len(images), batch):
        some = imagenet_input(images[start : start + batch], side).to(device)
        with torch.inference_mode():  # entered anew: the caller's code runs in between
            rows[start : start + len(some)] = network(some).flatten(1).cpu().numpy()
        yield min(start + batch, len(images)) / len(images)
