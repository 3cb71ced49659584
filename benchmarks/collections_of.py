"""Collections for the benchmarks: real ones where they are at hand, the built-in sample always."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

DATA = Path(os.environ.get("SHAPEKIN_DATA", Path(__file__).parents[2] / "shared" / "data"))
MODELNET10 = (
    "bathtub bed chair desk dresser monitor night_stand sofa table toilet".split()  # noqa: SIM905  reads better
)


@dataclass(frozen=True)
class Collection:
    """A named source; `make` puts it below a scratch folder and returns its path."""

    name: str
    make: Callable[[Path], Path]


def _chairs(scratch: Path) -> Path:
    from shapekin.samples.catalogue import sample_card

    for _ in sample_card("chairs").write(scratch / "chairs", 320, 0):
        pass
    return scratch / "chairs"


def _unpacked(archive: str, inside: str) -> Callable[[Path], Path]:
    def make(scratch: Path) -> Path:
        with zipfile.ZipFile(DATA / archive) as file:
            file.extractall(scratch, [name for name in file.namelist() if name.startswith(inside)])
        return scratch / inside

    return make


def _ten_classes(scratch: Path) -> Path:
    with np.load(DATA / "modelnet40_test_1024.npz") as arrays:
        classes = arrays["classes"].astype(str)
        kinds = classes[arrays["y"]]
        kept = np.isin(kinds, MODELNET10)
        path = scratch / "modelnet10_test.npz"
        np.savez(path, x=arrays["x"][kept].astype(np.float32), y=kinds[kept], names=arrays["names"][kept])
    return path


def _file(name: str) -> Callable[[Path], Path]:
    return lambda _scratch: DATA / name


def collections() -> list[Collection]:
    """Those that can be made here."""
    real = [
        Collection("PSB furniture (OFF tree)", _unpacked("psb_off_tree.zip", "psb/furniture")),
        Collection("ModelNet10 (OFF tree)", _unpacked("modelnet10_off_tree.zip", "ModelNet10")),
        Collection("ModelNet10 classes (test clouds)", _ten_classes),
        Collection("COIL-20", _file("coil20_32.npz")),
        Collection("CMU-PIE", _file("cmupie_32.npz")),
        Collection("MNIST 10k", _file("mnist10k.npz")),
    ]
    return [Collection("320 built-in chairs", _chairs), *(real if (DATA / "INDEX.md").is_file() else [])]
