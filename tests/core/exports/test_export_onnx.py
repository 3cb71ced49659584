"""The encoder as ONNX: refused with what to do, and read back by ONNX Runtime where that is installed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from shapekin.data.dataset import DataKind
from shapekin.exports import onnx_encoder
from shapekin.exports.base import ExportError
from shapekin.exports.catalogue import get_format
from shapekin.nn.evidence_network import EvidenceNetwork


def trained(result, kind, shape):
    """A result of a network for items of this shape, and the network."""
    torch.manual_seed(0)
    network = EvidenceNetwork(kind, shape)
    network(torch.rand(32, *shape))  # its batch norms learn something
    weights = {name: t.numpy().astype(np.float32) for name, t in network.state_dict().items()}
    picture = (lambda _row: np.zeros((40, 20, 3), np.uint8)) if kind is DataKind.IMAGES else lambda _row: None
    return replace(result, kind=kind, weights=lambda: weights, picture=picture), network.eval()


@pytest.mark.parametrize(("kind", "shape"), [(DataKind.CLOUDS, (100, 3)), (DataKind.IMAGES, (3, 32, 16))])
def test_onnx_runtime_comes_to_the_same_features(result, tmp_path, kind, shape):
    pytest.importorskip("onnx")
    runtime = pytest.importorskip("onnxruntime")
    ready, network = trained(result, kind, shape)
    out = tmp_path / "encoder.onnx"
    report = get_format("onnx").write(ready, out)
    assert report.files == (out,)
    items = torch.rand(7, *shape)
    (found,) = runtime.InferenceSession(out.read_bytes()).run(["features"], {"items": items.numpy()})
    np.testing.assert_allclose(found, network(items).detach().numpy(), atol=1e-5)


def test_it_says_what_it_needs(result, tmp_path, monkeypatch):
    form = get_format("onnx")
    assert "Only the encoder of a training of evidence_net" in form.unfit(result)
    assert form.unfit(replace(result, run=None)) == "Nothing has been trained yet."
    rows, _ = trained(result, DataKind.FEATURES, (9,))
    assert "on the shapes or images themselves" in form.unfit(rows)
    ready, _ = trained(result, DataKind.CLOUDS, (100, 3))
    monkeypatch.setattr(onnx_encoder, "find_spec", lambda _name: None)
    with pytest.raises(ExportError, match=r"pip install \"shapekin\[onnx\]\""):
        form.write(ready, tmp_path / "encoder.onnx")
