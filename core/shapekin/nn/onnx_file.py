"""A trained network as an ONNX file: features of items for programs that know neither torch nor this one.

torch writes the file itself, but only where the package `onnx` is installed: it passes every model through it.
"""

from __future__ import annotations

from collections.abc import Mapping

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind

OPSET = 17
INPUT, OUTPUT = "items", "features"
_EXAMPLES = 2
_POINTS = 64  # of an example; other numbers will do as well


def kind_of(weights: Mapping[str, AnyArray]) -> DataKind | None:
    """What a network of these tensors sees, None where they are of no `EvidenceNetwork` that sees items as they are."""
    if "compared.weight" not in weights:
        return None
    if "body.each.0.weight" in weights:
        return DataKind.CLOUDS
    first = weights.get("body.1.weight")
    return DataKind.IMAGES if first is not None and first.ndim == 4 else None


def write_onnx(weights: Mapping[str, AnyArray], picture: tuple[int, int, int], out: str) -> None:
    """Write the network of `evidence_net`: a model from `items` to `features (n, 128) float32`.

    Clouds are `(n, points, 3) float32`, images `(n, channels, height, width) float32` in [0, 1], of the size that
    `nn.evidence_network.network_input` gives.

    Args:
        weights: Its tensors, of clouds or of images.
        picture: Height, width and channels of an image as it is kept; of no meaning for clouds.
        out: The file.
    """
    import warnings

    import numpy as np
    import torch

    from shapekin.nn.evidence_network import EvidenceNetwork, network_input
    from shapekin.nn.inputs import InputScale

    kind = kind_of(weights)
    if kind is None:
        raise ValueError("these tensors are of no network that sees shapes or images")
    images = kind is DataKind.IMAGES
    data = np.zeros((_EXAMPLES, *picture), np.uint8) if images else np.zeros((_EXAMPLES, _POINTS, 3), np.float32)
    items = network_input(InputScale.of(kind, data), data)
    network = EvidenceNetwork(kind, tuple(items.shape[1:]))
    state = network.state_dict()
    network.load_state_dict({name: torch.from_numpy(np.array(weights[name])).to(t.dtype) for name, t in state.items()})
    network.eval()
    free = {0: "n"} if images else {0: "n", 1: "points"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter without further packages is the older one, and says so
        torch.onnx.export(
            network, (items,), out, input_names=[INPUT], output_names=[OUTPUT],
            dynamic_axes={INPUT: free, OUTPUT: {0: "n"}}, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
