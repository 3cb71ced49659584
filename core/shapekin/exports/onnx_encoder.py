"""The trained encoder as ONNX: what turns an item into features, for programs that know neither torch nor this one."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import ClassVar

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.data.dataset import DataKind
from shapekin.exports.base import ExportError, ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.files import check_new_file, new_file
from shapekin.nn.onnx_file import kind_of, write_onnx
from shapekin.store.cache import CacheMissError


class OnnxEncoder(ExportFormat):
    """One file; written by a process of its own, for this one may be the window's, which never loads torch."""

    name: ClassVar[str] = "onnx"
    title: ClassVar[str] = "Encoder (ONNX)"
    summary: ClassVar[str] = "The network that turns an item into 128 features, for ONNX Runtime and its like."
    group: ClassVar[Group] = Group.PROGRAMS
    file_name: ClassVar[str] = "{project} encoder.onnx"
    leaves_out: ClassVar[str] = "How files become what the network takes, and the sub-categories."

    def unfit(self, result: ExportInput) -> str:
        """There must be a network that sees items as they are, and the package that torch writes with."""
        if result.run is None:
            return "Nothing has been trained yet."
        try:
            kind = kind_of(result.weights())
        except CacheMissError:
            return "The cache has lost the tensors of this training. Train once more."
        if kind is not result.kind:
            return "Only the encoder of a training of evidence_net on the shapes or images themselves has this form."
        if kind is DataKind.IMAGES and result.picture(0) is None:
            return "The cache has lost the images. Train once more."
        if find_spec("onnx") is None:
            return 'It needs the package onnx. Install it: pip install "shapekin[onnx]".'
        return ""

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the file `out`; see `ExportFormat.write`."""
        require_fit(self, result)
        check_new_file(out)
        picture = result.picture(0)
        height, width, channels = (0, 0, 0) if picture is None else picture.shape
        if not dry_run:
            weights = {name: np.asarray(tensor) for name, tensor in result.weights().items()}
            with new_file(out) as path:
                _write_elsewhere(weights, (height, width, channels), path)
        clouds, images = "clouds (n, points, 3)", "images (n, channels, height, width) from 0 to 1"
        takes = clouds if picture is None else f"{images}, averaged down to 32 pixels at most"
        return ExportReport((out,), notes=(f"It takes {takes}, as float32.",))


def _write_elsewhere(weights: dict[str, AnyArray], picture: tuple[int, int, int], path: Path) -> None:
    """`write_onnx` in another process."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        try:
            pool.submit(write_onnx, weights, picture, str(path)).result()
        except BrokenProcessPool:
            raise ExportError("The process that writes ONNX has ended too early; nothing was written.") from None
