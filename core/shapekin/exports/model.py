"""The trained model: its tensors as safetensors, and a card that says what they are and where they come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import ClassVar

import numpy as np

from shapekin.exports.base import ExportError, ExportFormat, ExportInput, ExportReport, Group, require_fit
from shapekin.exports.files import check_new_folder, new_folder, readable
from shapekin.store.cache import CacheMissError

FORMAT_VERSION = 1
TENSORS, CARD = "model.safetensors", "model.json"


class TrainedModel(ExportFormat):
    """A folder with `model.safetensors` and `model.json`."""

    name: ClassVar[str] = "model"
    title: ClassVar[str] = "Trained model"
    summary: ClassVar[str] = "The tensors of the last training (safetensors) and a card with its parameters and scores."
    group: ClassVar[Group] = Group.PROGRAMS
    file_name: ClassVar[str] = "{project} model"
    leaves_out: ClassVar[str] = "The code of the network: the card names the model that they fit."

    def unfit(self, result: ExportInput) -> str:
        """There must be a training, of a model that keeps something."""
        if result.run is None:
            return "Nothing has been trained yet."
        try:
            empty = not result.weights()
        except CacheMissError:
            return "The cache has lost the tensors of this training. Train once more."
        return f'The model "{result.run.model}" learns no tensors: it is its parameters and the data.' if empty else ""

    def write(self, result: ExportInput, out: Path, *, dry_run: bool = False) -> ExportReport:
        """Write the folder `out`; see `ExportFormat.write`."""
        require_fit(self, result)
        check_new_folder(out)
        if not dry_run:
            self._save(result, out)
        return ExportReport((out / TENSORS, out / CARD))

    def _save(self, result: ExportInput, out: Path) -> None:
        from safetensors.numpy import save_file

        if result.run is None:
            raise ExportError("Nothing has been trained yet; nothing was written.")
        tensors = {name: np.asarray(tensor, order="C") for name, tensor in result.weights().items()}
        run = result.run
        card = {
            "format": "shapekin-model",
            "version": FORMAT_VERSION,
            "model": run.model,
            "params": dict(run.params),
            "project": readable(result.project),
            "items": {"kind": str(result.kind), "count": len(result.names), "revision": run.dataset_revision},
            "clusters": [
                {"id": cluster, "name": readable(result.cluster_name(cluster)), "size": size}
                for cluster, size in result.clusters().items()
            ],
            "run": {
                "seed": run.seed,
                "device": run.device,
                "seconds": run.seconds,
                "started": run.started,
                "complete": run.complete,
                "clusters": run.n_clusters,
                "notes": dict(run.notes),
            },
            "scores": dict(result.scores),
            "tensors": {
                name: {"shape": list(tensor.shape), "dtype": str(tensor.dtype)} for name, tensor in tensors.items()
            },
        }
        with new_folder(out) as folder:
            save_file(tensors, folder / TENSORS, {"model": run.model})  # one key: they come in any order
            (folder / CARD).write_text(json.dumps(card, indent=1, allow_nan=False) + "\n", encoding="ascii")
