"""One result for all exports: odd names, a gap in the ids, and everything there can be."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from shapekin.data.dataset import DataKind
from shapekin.exports.base import EvidencePair, ExportInput
from shapekin.store.runs import RunRecord

_NAMES = ("a/one.off", "b/one.off", '=cmd|"x",y', "Stühle\nvier")
_AT = "2026-01-02T03:04:05.000+00:00"
_LABELS = np.array([4, 4, 0, 7])


def png(colour, side=160):
    stream = io.BytesIO()
    Image.new("RGBA", (side, side), colour).save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture
def result(tmp_path):
    source = tmp_path / "source"
    for path in ("a/one.off", "b/one.off", "three.off", "four.off"):
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).write_text(path)
    projection = np.array([[0, 0, 0], [1, 0.5, 0], [-1, 2, 0], [3, -2, 1]], np.float32)
    weights = {"encoder.0": np.arange(6, dtype=np.float32).reshape(2, 3), "scale": np.float32([0.5])}
    return ExportInput(
        names=_NAMES,
        labels=_LABELS,
        cluster_names={4: "stool", 0: "CON", 7: ""},
        representatives={4: 1, 0: 2, 7: 3},
        confidence=np.array([1, 0.25, 0.5, 0.75], np.float32),
        true_labels=("s", "s", "", "c"),
        source=source,
        item_paths=(b"a/one.off", b"b/one.off", b"three.off", b"four.off"),
        evidence=(EvidencePair(_NAMES[0], _NAMES[2], "different", "ann", _AT, "loss", "why"),),
        scores={"acc": 0.5},
        project="furniture",
        colours={4: (0, 114, 178), 0: (230, 159, 0), 7: (0, 158, 115)},
        embedding=np.arange(20, dtype=np.float32).reshape(4, 5) / 3,
        projection=projection,
        run=RunRecord(
            model="cpac",
            params={"epochs": 3, "wide": True},
            arrays="x",
            n_clusters=3,
            labels=_LABELS.astype(np.int32),
            projection=projection,
            notes={"cells": 5.0},
            history=tuple(("Training", step, {"loss": 1 / (1 + step)}) for step in range(9)),
            seconds=1.5,
            started="2026-01-02T03:04:05+00:00",
        ),
        thumbnail=lambda row: png((40 * row, 90, 200, 255)),
        picture=lambda row: np.full((6, 8, 3), 20 * row, np.uint8),
        weights=lambda: weights,
    )


@pytest.fixture
def result_for(result):
    """The result as a format wants it: some take images only."""
    return lambda name: replace(result, kind=DataKind.IMAGES) if name in ("fiftyone", "coco") else result
