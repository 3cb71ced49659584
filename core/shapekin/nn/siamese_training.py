"""Training of the pairwise classification paper: a Siamese autoencoder, and a classifier of its codes.

The two branches of a Siamese network share all weights, so each item of a batch is fed forward once and the pairs
are enumerated in the loss (`pairs/batches.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from math import ceil

import numpy as np
import torch
from torch import Tensor, nn

from shapekin.arrays import FloatArray, IntArray
from shapekin.nn.autoencoders import Autoencoder
from shapekin.nn.pretrain import TrainedBatch, View, batch_orders
from shapekin.pairs.batches import pair_batches

HIDDEN = 100
DECAY = 1e-3  # of the classifier: a few labels are soon learnt by heart
_TINY = 1e-12

WeightedPairs = Callable[[], tuple[IntArray, FloatArray]]
"""Pairs `(m, 2) int64` and affinities `(m,)` in [0, 1] of the next pass."""


def contrastive_losses(codes: Tensor, pairs: Tensor, affinities: Tensor, margin: float) -> Tensor:
    """A/2 d^2 + (1 - A)/2 max(0, m - d)^2 of each pair, d = |z_i - z_j| (pairwise classification, eq. 1).

    The paper writes x for what is compared; it is the embedding.

    Args:
        codes: `(s, d)`.
        pairs: `(b, 2) int64` rows of `codes`.
        affinities: `(b,)` in [0, 1]: how much each pair is of one kind.
        margin: Distance m beyond which pairs of two kinds are left in peace.

    Returns:
        `(b,)`.
    """
    squared = (codes[pairs[:, 0]] - codes[pairs[:, 1]]).square().sum(dim=1)
    apart = torch.relu(margin - (squared + _TINY).sqrt()).square()  # no infinite slope where two codes agree
    return (affinities * squared + (1 - affinities) * apart) / 2


class Classifier(nn.Module):
    """Dense layers from codes to kinds.

    Args:
        centre: `(d,)`, the mean code.
        unit: The usual size of codes; layers take (code - centre) / unit.
        outputs: Number of kinds.
    """

    centre: Tensor

    def __init__(self, centre: Tensor, unit: float, outputs: int) -> None:
        super().__init__()
        self.register_buffer("centre", centre.clone())
        self.unit = unit
        self.layers = nn.Sequential(nn.Linear(len(centre), HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, outputs))

    def forward(self, codes: Tensor) -> Tensor:
        """Logits `(b, outputs)` of codes `(b, d)`."""
        return self.layers((codes - self.centre) / self.unit)  # type: ignore[no-any-return]


def train_siamese(
    network: Autoencoder,
    items: Tensor,
    pairs_of_a_pass: WeightedPairs,
    rng: np.random.Generator,
    *,
    margin: float,
    pull: float,
    passes: int,
    batch: int = 128,
    learning_rate: float = 1e-3,
    view: View | None = None,
) -> Generator[TrainedBatch, None, None]:
    """Reconstruction + pull times the mean contrastive loss / margin^2, so that the scale of codes does not matter.

    Args:
        network: Trained in place.
        items: `(n, ...)` on the CPU.
        pairs_of_a_pass: Called before each pass; evidence may be drawn anew every time.
        rng: Order of the pairs.
        margin: Of the contrastive loss, in the units of the codes.
        pull: Weight of the contrastive loss (the paper's mix of losses is unpublished).
        passes: Over the pairs.
        batch: Pairs at once.
        learning_rate: Of Adam at first; falls to a hundredth along a half cosine.
        view: What the network sees of a batch.

    Yields:
        A report after each batch.
    """
    device = next(network.parameters()).device
    optimizer = torch.optim.Adam(network.parameters(), learning_rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, max(passes, 1), learning_rate / 100)
    network.train()
    done = 0
    for turn in range(passes):
        pairs, affinities = pairs_of_a_pass()
        a_pass = ceil(len(pairs) / batch)
        for place, chosen in enumerate(pair_batches(pairs, batch, rng)):
            part = items[torch.from_numpy(chosen.rows)].to(device)
            seen = view(part) if view else part
            codes = network.encode(seen)
            contrast = contrastive_losses(
                codes,
                torch.from_numpy(chosen.pairs).to(device),
                torch.from_numpy(affinities[chosen.chosen]).to(device, codes.dtype),
                margin,
            ).mean()
            loss = network.loss(seen, codes) + pull / margin**2 * contrast
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            done += 1
            # Passes differ in length: a report counts in the units of this one.
            yield TrainedBatch(turn * a_pass + place + 1, passes * a_pass, turn, float(loss.detach()))
        schedule.step()


def train_classifier(
    classifier: Classifier,
    codes_of: Callable[[Tensor], Tensor],
    trained: Iterable[nn.Parameter],
    rows: IntArray,
    kinds: IntArray,
    generator: torch.Generator,
    *,
    steps: int,
    batch: int = 64,
    learning_rate: float = 1e-3,
) -> Generator[TrainedBatch, None, None]:
    """Cross-entropy on the labels that certain sets are.

    Args:
        classifier: Trained in place.
        codes_of: Codes `(b, d)` of rows `(b,)` of the data; through the network (SC) or fixed (SSC).
        trained: All parameters that move.
        rows: `(l,) int64`, the labelled items.
        kinds: `(l,) int64`, theirs.
        generator: Order of the items.
        steps: Batches in all.
        batch: Items at once.
        learning_rate: Of Adam at first; falls to a hundredth along a half cosine.

    Yields:
        A report after each batch.
    """
    optimizer = torch.optim.AdamW(trained, learning_rate, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, max(steps, 1), learning_rate / 100)
    items, targets, done, epoch = torch.from_numpy(rows), torch.from_numpy(kinds), 0, 0
    while done < steps:
        for chosen in batch_orders(len(rows), batch, generator):
            logits = classifier(codes_of(items[chosen]))
            loss = nn.functional.cross_entropy(logits, targets[chosen].to(logits.device))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            schedule.step()
            done += 1
            yield TrainedBatch(done, steps, epoch, float(loss.detach()))
            if done == steps:
                return
        epoch += 1
