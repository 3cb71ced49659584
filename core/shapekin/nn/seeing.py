"""Learning what items look like: an autoencoder for each kind of data, trained alone.

Every deep model starts here. What comes out are the *first codes*: likeness as the data alone show it.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import torch

from shapekin.arrays import AnyArray, FloatArray
from shapekin.data.dataset import DataKind
from shapekin.nn.augmentation import Augmentation, Strength, changed_images
from shapekin.nn.autoencoders import Autoencoder, PointAutoencoder, autoencoder_for, encode_all, encode_steps
from shapekin.nn.backbone_autoencoder import BackboneAutoencoder
from shapekin.nn.device import resolve_device, seed_layers, torch_generator, use_threads
from shapekin.nn.inputs import InputScale
from shapekin.nn.kept import FIRST_CODES
from shapekin.nn.passes import usual_passes
from shapekin.nn.pretrain import View, pretrain, random_points
from shapekin.steps import retold

SNAPSHOT_EPOCHS = 10
ENCODED_POINTS = 1024
BATCH_NORM_SPEED = 6  # so many times fewer passes will do


@dataclass(frozen=True)
class Sight:
    """How a seer is made; zeros mean "what suits the data".

    Attributes:
        epochs: Passes over the data.
        layer_epochs: Passes for each layer before that (dense networks only).
        code_dim: Numbers in a code.
        points: Points of each shape seen at a time.
        learning_rate: Size of the network's steps at first.
        threads: Processor threads.
        convolutions: Images are seen by convolutions where they have room for them.
        changed: How much images are changed before they are encoded, as a share of the usual strength; what is to be
            reconstructed is the image itself.
    """

    epochs: int = 0
    layer_epochs: int = 2
    code_dim: int = 0
    points: int = 256
    learning_rate: float = 0.001
    threads: int = 0
    convolutions: bool = False
    changed: float = 0.0


@dataclass(frozen=True)
class Glance:
    """Progress of a seer.

    Attributes:
        share: Of the work, 0 to 1.
        loss: Of the reconstruction; NaN while it only encodes.
        codes: `(n, code_dim) float32`, where there are new ones.
    """

    share: float
    loss: float = float("nan")
    codes: FloatArray | None = None


def code_length(kind: DataKind, wanted: int = 0) -> int:
    """Numbers in a code: so many as are wanted, or what suits the data."""
    return wanted or (128 if kind is DataKind.CLOUDS else 10)


class Seer:
    """An autoencoder and the items as it takes them.

    Args:
        kind: What the items are.
        data: As in `models.base.TrainingSet`.
        sight: How it is made.
        rng: The only source of randomness.
        device: "cpu", "cuda" or "cuda:i".
    """

    def __init__(
        self, kind: DataKind, data: AnyArray, sight: Sight, rng: np.random.Generator, device: str = "cpu"
    ) -> None:
        self._sight = sight
        use_threads(sight.threads)
        where = resolve_device(device)
        self.generator = torch_generator(rng)
        clouds = kind is DataKind.CLOUDS
        self._scale = InputScale.of(kind, data)
        self.items: torch.Tensor = torch.from_numpy(self._scale.scaled(data))
        code_dim = code_length(kind, sight.code_dim)
        seed_layers(rng)
        self.network = _network(kind, tuple(self.items.shape[1:]), code_dim, sight).to(where)
        self.view: View | None = random_points(sight.points, self.generator) if clouds else None
        self.change = _change(sight.changed, self.generator) if kind is DataKind.IMAGES and sight.changed else None
        self.shown = self._shown(self.items)
        self.batch = 32 if clouds else 128
        usual = usual_passes(kind, len(self.items))
        self.epochs = sight.epochs or (ceil(usual / BATCH_NORM_SPEED) if self.network.by_batch else usual)
        self.first_codes: FloatArray = np.empty((0, code_dim), np.float32)

    def take_over(self, weights: Mapping[str, FloatArray]) -> bool:
        """Go on from the weights of an earlier seer; False when they do not fit this one."""
        state = self.network.state_dict()
        codes = weights.get(FIRST_CODES)
        if codes is None or codes.shape != (len(self.items), self.network.code_dim):
            return False
        if any(name not in weights or weights[name].shape != t.shape for name, t in state.items()):
            return False
        taken = {name: torch.from_numpy(np.array(weights[name])).to(t.dtype) for name, t in state.items()}
        self.network.load_state_dict(taken)
        self.first_codes = np.array(codes, np.float32)
        return True

    def learn(self) -> Generator[Glance, None, None]:
        """Train the autoencoder alone; its codes are the first codes."""
        epoch = 0
        trained = pretrain(
            self.network, self.items, self.generator, epochs=self.epochs,
            layer_epochs=self._sight.layer_epochs, batch=self.batch,
            learning_rate=self._sight.learning_rate, view=self.view, change=self.change,
        )  # fmt: skip
        for report in trained:
            share = report.done / report.total
            yield Glance(share, report.loss)
            if report.epoch > epoch and report.epoch % SNAPSHOT_EPOCHS == 0:
                yield from self.codes(share)
            epoch = report.epoch
        self.first_codes = yield from self.codes(1.0)

    def codes(self, share: float = 1.0) -> Generator[Glance, None, FloatArray]:
        """Codes of all items now, `(n, code_dim) float32`; ends with a glance that shows them."""
        found = yield from retold(encode_steps(self.network, self.shown), lambda _: Glance(share))
        codes = np.asarray(found.numpy(), np.float32)
        yield Glance(share, codes=codes)
        return codes

    def codes_of(self, data: AnyArray) -> FloatArray:
        """Codes `(m, code_dim) float32` of items that were not learned from, given as those were."""
        shown = self._shown(torch.from_numpy(self._scale.scaled(data)))
        return np.asarray(encode_all(self.network, shown).numpy(), np.float32)

    def _shown(self, items: torch.Tensor) -> torch.Tensor:
        return items[:, :ENCODED_POINTS] if isinstance(self.network, PointAutoencoder) else items

    def weights(self) -> dict[str, FloatArray]:
        """The network's tensors by name, and the first codes, for `take_over`."""
        state = {name: np.asarray(t.cpu().numpy(), np.float32) for name, t in self.network.state_dict().items()}
        return {**state, FIRST_CODES: self.first_codes}


def _network(kind: DataKind, shape: tuple[int, ...], code_dim: int, sight: Sight) -> Autoencoder:
    if sight.convolutions and BackboneAutoencoder.takes(kind, shape):
        return BackboneAutoencoder(shape, code_dim)
    return autoencoder_for(kind, shape, code_dim, sight.points)


def _change(share: float, generator: torch.Generator) -> Augmentation:
    """Turns, sizes and so on of images, `share` times the usual; not their light, for they are standardised."""
    usual = Strength()
    moved = {name: share * getattr(usual, name) for name in ("turn", "scale", "shear", "shift", "cover")}
    strength = replace(usual, light=0.0, **moved)
    return lambda images: changed_images(images, strength, generator)
