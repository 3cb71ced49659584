"""Training on labels that evidence suggests, each as sure as it is, and on who is whose neighbour.

The loss of a batch of items, each changed in its own way, is the sum of

| term | function |
|---|---|
| certainty times cross-entropy with smoothed labels | `train_on_evidence` |
| what is missing to certainty times unlikeness of neighbours | `neighbour_contrast.neighbour_contrast` |
| links of certain sets that are no kinds yet | `pair_losses.likelihood_loss` |
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from math import ceil

import numpy as np
import torch
from torch import Tensor, nn

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.nn.augmentation import Augmentation
from shapekin.nn.evidence_network import FEATURES, EvidenceNetwork
from shapekin.nn.neighbour_contrast import neighbour_contrast
from shapekin.nn.pair_losses import likelihood_loss
from shapekin.nn.pretrain import TrainedBatch

SMOOTHING = 0.1
DECAY = 0.05
RISING = 0.25  # share of the steps in which the learning rate rises
SURE = 0.5  # certainty from which items of one kind are no counter-examples to each other
LINKS_A_BATCH = 8


@dataclass(frozen=True)
class Lesson:
    """What a network is taught of n items.

    Attributes:
        labels: `(n,) int64`, 0 .. k-1.
        certainty: `(n,)` in [0, 1], how sure each label is; 0 to leave it out.
        neighbours: `(m, 2) int64`, pairs that are likely of one kind.
        links: `(l, 2) int64`, pairs of which only this is known:
        same: `(l,) bool`, whether they are of one kind.
    """

    labels: IntArray
    certainty: FloatArray
    neighbours: IntArray
    links: IntArray
    same: BoolArray

    def weights(self) -> FloatArray:
        """`(n,) float32`: certainty, with the kinds balanced halfway: each weighs as the root of its mass."""
        mass = np.bincount(self.labels, self.certainty)
        balanced = self.certainty / np.sqrt(np.maximum(mass, 1))[self.labels]
        total = balanced.sum()
        scale = self.certainty.sum() / total if total > 0 else 0.0
        return np.asarray(balanced * scale, np.float32)


class Partners:
    """For each item a neighbour at random; the item itself where it has none.

    Args:
        pairs: `(m, 2) int64`.
        n: Number of items.
    """

    def __init__(self, pairs: IntArray, n: int) -> None:
        alone = np.setdiff1d(np.arange(n), pairs)
        both = np.concatenate([pairs, pairs[:, ::-1], np.stack([alone, alone], axis=1)])
        both = both[np.argsort(both[:, 0], kind="stable")]
        self._partners = both[:, 1]
        self._counts = np.bincount(both[:, 0], minlength=n)
        self._starts = np.cumsum(self._counts) - self._counts

    def of(self, rows: IntArray, rng: np.random.Generator) -> IntArray:
        """Partners `(b,)` of `rows (b,)`."""
        return np.asarray(self._partners[self._starts[rows] + rng.integers(0, self._counts[rows])], np.int64)


def train_on_evidence(
    network: EvidenceNetwork,
    items: Tensor,
    lesson: Lesson,
    augment: Augmentation,
    rng: np.random.Generator,
    *,
    passes: int,
    batch: int,
    learning_rate: float,
    likeness: float,
) -> Generator[TrainedBatch, None, None]:
    """Train in place, by AdamW with a learning rate that rises and falls once.

    Args:
        network: Its last layer, from features to labels, is made here and dropped: labels change.
        items: `(n, ...)` on the CPU.
        lesson: What is taught.
        augment: Changes each item at every look.
        rng: Order of the items, partners and links.
        passes: Looks at each item, about.
        batch: Items at once; half of them are drawn, half are their partners.
        learning_rate: At its highest.
        likeness: Weight of the neighbours' term.

    Yields:
        A report after each batch.
    """
    device = next(network.parameters()).device
    head = nn.Linear(FEATURES, int(lesson.labels.max()) + 1).to(device)
    labels, weights = (torch.from_numpy(part).to(device) for part in (lesson.labels, lesson.weights()))
    known = torch.from_numpy(np.where(lesson.certainty > SURE, lesson.labels, -1)).to(device)
    doubt = torch.from_numpy((1 - lesson.certainty).astype(np.float32)).to(device)
    partners, n, half = Partners(lesson.neighbours, len(items)), len(items), max(1, batch // 2)
    a_pass = ceil(n / (2 * half))
    total = passes * a_pass
    optimizer = torch.optim.AdamW([*network.parameters(), *head.parameters()], learning_rate, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, learning_rate, total_steps=total + 1, pct_start=RISING)
    network.train()
    waiting = np.empty(0, np.int64)
    for done in range(total):
        if len(waiting) < min(half, n):
            waiting = np.concatenate([waiting, rng.permutation(n)])
        drawn, waiting = waiting[:half], waiting[half:]
        links = rng.integers(0, len(lesson.links), LINKS_A_BATCH if len(lesson.links) else 0)
        couples = np.concatenate([drawn, partners.of(drawn, rng)])
        rows = torch.from_numpy(np.concatenate([couples, lesson.links[links].T.ravel()]))
        features = network(augment(items[rows].to(device)))
        rows, count = rows.to(device), len(couples)
        logits = head(features)
        loss = nn.functional.cross_entropy(logits, labels[rows], reduction="none", label_smoothing=SMOOTHING)
        loss = (loss * weights[rows]).mean()
        codes = network.compared(features[:count])
        contrast = neighbour_contrast(codes, known[rows[:count]])
        loss = loss + likeness * (doubt[rows[:count]] * contrast).mean()
        if len(links):
            ends = torch.arange(2 * len(links), device=device).view(2, -1).T
            same = torch.from_numpy(lesson.same[links]).to(device)
            loss = loss + likeness * likelihood_loss(logits[count:], ends, same).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        schedule.step()
        yield TrainedBatch(done + 1, total, done // a_pass, float(loss.detach()))
