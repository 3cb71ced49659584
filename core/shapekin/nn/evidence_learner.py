"""The network that learns from evidence, and the items as it takes them."""

from __future__ import annotations

from collections.abc import Generator, Mapping

import numpy as np
import torch

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.nn.augmentation import Strength, augmentation_for
from shapekin.nn.device import resolve_device, seed_layers, torch_generator, use_threads
from shapekin.nn.evidence_network import FEATURES, EvidenceNetwork, network_input
from shapekin.nn.evidence_training import Lesson, train_on_evidence
from shapekin.nn.inputs import InputScale
from shapekin.nn.pretrain import TrainedBatch
from shapekin.steps import finished

MOST_POINTS = 1024  # of a cloud, seen when it is not trained on
BLOCK = 256  # items seen at once
CLOUDS_BLOCK = 32


class Learner:
    """A network, what it learns from, and how that is changed.

    Args:
        kind: What the items are.
        data: As in `models.base.TrainingSet`.
        points: Points of each shape seen at a time while training.
        threads: Processor threads.
        rng: The only source of randomness.
        device: "cpu", "cuda" or "cuda:i".
    """

    def __init__(
        self, kind: DataKind, data: AnyArray, points: int, threads: int, rng: np.random.Generator, device: str = "cpu"
    ) -> None:
        use_threads(threads)
        self.kind = kind
        self._scale = InputScale.of(kind, data)
        self.items = network_input(self._scale, data)
        self._augment = augmentation_for(kind, Strength(points=points), torch_generator(rng))
        seed_layers(rng)
        self.network = EvidenceNetwork(kind, tuple(self.items.shape[1:])).to(resolve_device(device))

    def take_over(self, weights: Mapping[str, FloatArray]) -> bool:
        """Go on from the weights of an earlier learner; False when they do not fit this one."""
        state = self.network.state_dict()
        if any(name not in weights or weights[name].shape != t.shape for name, t in state.items()):
            return False
        self.network.load_state_dict(
            {name: torch.from_numpy(np.array(weights[name])).to(t.dtype) for name, t in state.items()}
        )
        return True

    def weights(self) -> dict[str, FloatArray]:
        """The network's tensors by name, for `take_over`."""
        return {name: np.asarray(t.cpu().numpy(), np.float32) for name, t in self.network.state_dict().items()}

    def learn(
        self,
        lesson: Lesson,
        rng: np.random.Generator,
        *,
        passes: int,
        batch: int,
        learning_rate: float,
        likeness: float,
    ) -> Generator[TrainedBatch, None, None]:
        """Train on a lesson; see `train_on_evidence`."""
        return train_on_evidence(
            self.network, self.items, lesson, self._augment, rng,
            passes=passes, batch=batch, learning_rate=learning_rate, likeness=likeness,
        )  # fmt: skip

    def features(self) -> Generator[float, None, FloatArray]:
        """Features `(n, 128) float32` of all items, unchanged; yields the share done after each block."""
        return self._features(self.items)

    def features_of(self, data: AnyArray) -> FloatArray:
        """Features `(m, 128) float32` of items that were not learned from, given as those were."""
        return finished(self._features(network_input(self._scale, data)))

    def _features(self, items: torch.Tensor) -> Generator[float, None, FloatArray]:
        clouds = self.kind is DataKind.CLOUDS
        shown = items[:, :MOST_POINTS] if clouds else items
        device = next(self.network.parameters()).device
        found = np.empty((len(shown), FEATURES), np.float32)
        block = CLOUDS_BLOCK if clouds else BLOCK
        for start in range(0, len(shown), block):
            self.network.eval()
            with torch.no_grad():
                found[start : start + block] = self.network(shown[start : start + block].to(device)).cpu().numpy()
            yield min((start + block) / len(shown), 1.0)
        return found
