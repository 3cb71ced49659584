"""Angular embeddings: codes whose directions say of what kind an item is (SpherePair, 2025)."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np
from torch import Tensor, nn

from shapekin.nn.autoencoders import Autoencoder
from shapekin.nn.pair_losses import angular_loss
from shapekin.nn.pair_training import Learnt, PairLesson, descend, looked_at
from shapekin.nn.pretrain import View


class OnSphere(Autoencoder):
    """An autoencoder whose decoder sees directions alone.

    Args:
        inner: Makes the codes; shares its layers.
    """

    def __init__(self, inner: Autoencoder) -> None:
        super().__init__()
        self.inner, self.code_dim = inner, inner.code_dim

    def encode(self, items: Tensor) -> Tensor:
        """Unit codes `(b, code_dim)` of items `(b, ...)`."""
        return nn.functional.normalize(self.inner.encode(items), dim=1)

    def decode(self, codes: Tensor) -> Tensor:
        """Items `(b, ...)` from unit codes `(b, code_dim)`."""
        return self.inner.decode(codes)

    def loss(self, items: Tensor, codes: Tensor) -> Tensor:
        """As the inner autoencoder's."""
        return self.inner.loss(items, codes)

    def layer_pairs(self) -> list[tuple[nn.Module, nn.Module]]:
        """As the inner autoencoder's."""
        return self.inner.layer_pairs()


def learn_angles(
    network: OnSphere,
    items: Tensor,
    lessons: Iterator[PairLesson],
    rng: np.random.Generator,
    *,
    reconstruction: float,
    steps: int,
    batch: int,
    learning_rate: float,
    view: View | None = None,
) -> Generator[Learnt, None, float]:
    """Train on pairs, and on the reconstruction of all items.

    The loss of a batch is the mean angular loss over the pairs of a lesson, plus `reconstruction` times the loss
    of the autoencoder on other items.

    Args:
        network: Trained in place.
        items: `(n, ...)` on the CPU.
        lessons: Pairs, without end.
        rng: Draws the other items.
        reconstruction: SpherePair's lambda, 0.02 there.
        steps: Batches.
        batch: Other items in a batch.
        learning_rate: Greatest step.
        view: What the network sees of a batch.

    Returns:
        Mean loss of the last quarter.
    """
    device = next(network.parameters()).device

    def loss(lesson: PairLesson) -> Tensor:
        codes = network.encode(looked_at(items, lesson.rows, view, device))
        others = looked_at(items, rng.choice(len(items), min(batch, len(items)), replace=False), view, device)
        rebuilt = network.loss(others, network.encode(others))
        return lesson.loss(codes, angular_loss, mean=True) + reconstruction * rebuilt

    return (yield from descend(network, lessons, loss, steps=steps, learning_rate=learning_rate))
