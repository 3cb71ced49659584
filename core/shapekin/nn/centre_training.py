"""Centres and codes trained by turns (ClusterNet, algorithm 2)."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import Tensor

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.nn.autoencoders import Autoencoder, encode_steps
from shapekin.nn.pair_losses import pairwise_kl_loss
from shapekin.nn.pair_training import Learnt, PairLesson, looked_at, told_lessons
from shapekin.nn.pretrain import View
from shapekin.pairs.constraints import Closure
from shapekin.steps import retold

TOLD_PAIRS = 16  # a batch: 32 samples that people told of at most
UNLABELLED = 64
WEIGHT_DECAY = 1e-5
FIRST_SHARE, LAST_SHARE = 5 / 60, 40 / 60  # of the epochs, between which lambda rises (eq. 17)


@dataclass(frozen=True)
class CentreLesson:
    """What centres and codes learn from.

    Attributes:
        closure: What people told.
        labelled: `(n,) bool`: members of established kinds.
        place: Columns `(n,) int64` from codes `(n, d)`, centres `(k, d)` (eq. 10, 11) and lambda; k and above:
            nowhere.
        margin: Divergence at which two kinds are far enough apart.
    """

    closure: Closure
    labelled: BoolArray
    place: Callable[[FloatArray, FloatArray, float], IntArray]
    margin: float = 2.0


def learn_centres(
    network: Autoencoder,
    items: Tensor,
    centres: FloatArray,
    lesson: CentreLesson,
    rng: np.random.Generator,
    *,
    epochs: int,
    learning_rate: float,
    view: View | None = None,
    shown: Tensor | None = None,
) -> Generator[Learnt, None, FloatArray]:
    """Every epoch places all items, then trains codes and centres a batch at a time.

    The loss of a batch is eq. 3: L_pair^l + L_cluster^l + lambda (L_pair^u + L_cluster^u) + L_recon, where
    L_recon is the mean over values instead of the sum of eq. 8.

    Args:
        network: Trained in place.
        items: `(n, ...)` on the CPU.
        centres: `(k, d)` to start from.
        lesson: What is learned from.
        rng: Draws batches.
        epochs: Passes over the items.
        learning_rate: Greatest step of Adam, under one cycle.
        view: What the network sees of a batch.
        shown: What it sees of all items when they are placed; `items` when left out.

    Returns:
        The centres in the end, `(k, d) float64`.
    """
    device, count = next(network.parameters()).device, len(centres)
    centres = np.array(centres, np.float64)
    optimizer = torch.optim.Adam(network.parameters(), learning_rate, weight_decay=WEIGHT_DECAY)
    told = told_lessons(lesson.closure, TOLD_PAIRS, rng) if len(lesson.closure.certain_sets) else None
    unlabelled = np.flatnonzero(~lesson.labelled)
    batches = max(1, -(-len(unlabelled) // UNLABELLED))
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, learning_rate, total_steps=epochs * batches + 1)
    loss_value = float("nan")
    for epoch in range(epochs):
        now = encode_steps(network, items if shown is None else shown)
        report = Learnt(epoch / epochs, loss_value)
        codes = yield from retold(now, partial(_placing, report))
        columns = lesson.place(codes.numpy(), centres, _balance(epoch / epochs))
        sizes = [np.bincount(columns[rows], minlength=count) for rows in (unlabelled, np.flatnonzero(lesson.labelled))]
        network.train()
        for number, others in enumerate(np.array_split(rng.permutation(unlabelled), batches)):
            known = next(told) if told else None
            rows = np.union1d(others, known.rows) if known else np.sort(others)
            if len(rows) < 2:  # norms over a batch need two
                continue
            seen = looked_at(items, rows, view, device)
            found = network.encode(seen)
            fixed = torch.from_numpy(centres).to(found)
            labelled = lesson.labelled[rows]
            loss = network.loss(seen, found)
            if known:
                pairs = np.searchsorted(rows, known.rows)[known.pairs]
                loss = loss + balanced_pair_loss(found, fixed, rows, pairs, known.same, lesson.margin)
            loss = loss + cluster_loss(found, fixed, columns[rows], labelled)
            balance = _balance((epoch + number / batches) / epochs)
            if balance > 0:
                guessed = _guessed(rows, columns, ~labelled & (columns[rows] < count))
                pair_loss = balanced_pair_loss(found, fixed, rows, *guessed, lesson.margin)
                loss = loss + balance * (pair_loss + cluster_loss(found, fixed, columns[rows], ~labelled))
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            cycle.step()
            moving = found.detach().cpu().double().numpy()
            for mark, size in zip((~labelled, labelled), sizes, strict=True):
                move_centres(centres, moving[mark], columns[rows[mark]], size)
            loss_value = float(loss.detach())
            yield Learnt((epoch + (number + 1) / batches) / epochs, loss_value)
    return centres


def _balance(share: float) -> float:
    """Lambda (eq. 17) when this share of the training is done."""
    return float(np.clip((share - FIRST_SHARE) / (LAST_SHARE - FIRST_SHARE), 0, 1))


def closeness(codes: Tensor, centres: Tensor) -> Tensor:
    """-||z - mu_k||^2 `(b, k)`: the logits of the assignment probabilities (eq. 16)."""
    return -(codes[:, None] - centres).square().sum(dim=2)


def cluster_loss(codes: Tensor, centres: Tensor, columns: IntArray, chosen: BoolArray) -> Tensor:
    """Mean over the chosen items of the squared distance to their centre (eq. 4, 5), a scalar; 0 for none.

    Args:
        codes: `(b, d)`.
        centres: `(k, d)`.
        columns: `(b,) int64`; items with k and above have no centre and are left out.
        chosen: `(b,) bool`.
    """
    rows = np.flatnonzero(chosen & (columns < len(centres)))
    if not len(rows):
        return codes.sum() * 0
    own = centres[torch.from_numpy(columns[rows]).to(centres.device)]
    return (codes[torch.from_numpy(rows).to(codes.device)] - own).square().sum(dim=1).mean()


def balanced_pair_loss(
    codes: Tensor, centres: Tensor, rows: IntArray, pairs: IntArray, same: BoolArray, margin: float
) -> Tensor:
    """Mean over pairs of one kind plus mean over pairs of two (eq. 6, 7), a scalar; 0 without pairs."""
    counts = np.bincount(same, minlength=2)
    weights = (1 / np.maximum(counts, 1))[same.astype(np.int64)].astype(np.float32)
    lesson = PairLesson(rows, pairs, same, weights)
    return lesson.loss(closeness(codes, centres), partial(pairwise_kl_loss, margin=margin), mean=False)


def move_centres(centres: FloatArray, codes: FloatArray, columns: IntArray, sizes: IntArray) -> None:
    """Each sample in turn draws its centre a 1/N_k of the way (eq. 12, 13); in place.

    N_k is the number of samples of the epoch that have this centre: with that of the batch, a sample that is alone
    there would put the centre on itself.

    Args:
        centres: `(k, d)`.
        codes: `(b, d)`.
        columns: `(b,) int64`; k and above move nothing.
        sizes: `(k or more,)`: N_k.
    """
    for code, column in zip(codes, columns.tolist(), strict=True):
        if column < len(centres):
            centres[column] -= (centres[column] - code) / max(int(sizes[column]), 1)


def _placing(report: Learnt, _: float) -> Learnt:
    """While all items are placed, the report of the last batch stands."""
    return report


def _guessed(rows: IntArray, columns: IntArray, chosen: BoolArray) -> tuple[IntArray, BoolArray]:
    """All pairs among the chosen places, and whether they have one column (eq. 15)."""
    places = np.flatnonzero(chosen)
    i, j = (places[side] for side in np.triu_indices(len(places), 1))
    return np.stack([i, j], axis=1), columns[rows[i]] == columns[rows[j]]
