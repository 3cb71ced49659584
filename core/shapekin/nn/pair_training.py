"""Training on pairs: each sample of a batch is fed forward once, its pairs are enumerated in the loss."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from shapekin.arrays import BoolArray, FloatArray, IntArray
from shapekin.nn.pretrain import View
from shapekin.pairs.batches import pair_batches
from shapekin.pairs.constraints import Closure
from shapekin.pairs.relations import Relations, Suggestions, telling_pairs

PairLoss = Callable[[Tensor, Tensor, Tensor], Tensor]
Batch = TypeVar("Batch")
BLOCK_VALUES = 2**18  # numbers fed forward at once when nothing is learned
WEIGHT_DECAY = 5e-4


@dataclass(frozen=True)
class PairLesson:
    """Some samples, and what is said of their pairs.

    Attributes:
        rows: `(s,) int64`, distinct samples, ascending.
        pairs: `(b, 2) int64`, places in `rows`.
        same: `(b,) bool`, of one kind.
        weights: `(b,) float32`, how much each pair counts.
    """

    rows: IntArray
    pairs: IntArray
    same: BoolArray
    weights: FloatArray

    def loss(self, outputs: Tensor, loss_of: PairLoss, *, mean: bool) -> Tensor:
        """Weighted sum (or mean) of the losses of all pairs, a scalar; 0 for a lesson without pairs.

        Args:
            outputs: `(s, k)`, what the network makes of the samples.
            loss_of: Losses `(b,)` of outputs, pairs and `same`.
            mean: Divide by the weights.
        """
        if len(self.pairs) == 0:
            return outputs.sum() * 0
        told = (torch.from_numpy(part).to(outputs.device) for part in (self.pairs, self.same, self.weights))
        pairs, same, weights = told
        total = (weights * loss_of(outputs, pairs, same)).sum()
        return total / weights.sum() if mean else total


def told_lessons(closure: Closure, count: int, rng: np.random.Generator) -> Iterator[PairLesson]:
    """Endless lessons of what people told: `count` of the fewest pairs that say it all, and all that is entailed.

    Raises:
        ValueError: People told nothing.
    """
    pairs, relations = telling_pairs(closure), Relations(closure)
    if len(pairs) == 0:
        raise ValueError("nothing was told")
    while True:
        for batch in pair_batches(pairs, count, rng):
            known = relations.among(batch.rows)
            yield PairLesson(batch.rows, known.pairs, known.same, np.ones(len(known), np.float32))


def mixed_lessons(
    closure: Closure, suggestions: Suggestions, weight: float, count: int, rng: np.random.Generator
) -> Iterator[PairLesson]:
    """Endless lessons of what people told and of what the data suggest.

    Args:
        closure: What people told.
        suggestions: What the data suggest.
        weight: How much a suggested pair counts beside a told one; 0 for not at all.
        count: Pairs drawn for a lesson, of each sort.
        rng: Draws them.
    """
    told = told_lessons(closure, count, rng) if len(telling_pairs(closure)) else None
    nothing = np.empty(0, np.int64)
    relations = Relations(closure)
    while True:
        told_rows = next(told).rows if told else nothing
        near_rows = suggestions.draw(count, rng) if weight else nothing
        rows = np.union1d(told_rows, near_rows)
        known = relations.among(rows)
        guessed = suggestions.among(near_rows, rng)
        places = np.searchsorted(rows, near_rows)
        pairs = np.concatenate([known.pairs, places[guessed.pairs]])
        weights = np.repeat(np.array([1, weight], np.float32), [len(known), len(guessed)])
        yield PairLesson(rows, pairs, np.concatenate([known.same, guessed.same]), weights)


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a trainer says after each batch: the share of its work that is done, and the loss of this batch."""

    share: float
    loss: float


def descend(
    network: nn.Module,
    batches: Iterator[Batch],
    loss_of: Callable[[Batch], Tensor],
    *,
    steps: int,
    learning_rate: float,
    weight_decay: float = 0.0,
) -> Generator[Learnt, None, float]:
    """Adam (with decoupled weight decay) under one cycle of the step size.

    Args:
        network: Trained in place; left in training mode.
        batches: What is learned from.
        loss_of: Loss of a batch, a scalar.
        steps: Batches.
        learning_rate: Greatest step.
        weight_decay: Share of the weights lost in a step, times the step size.

    Yields:
        A report after each batch.

    Returns:
        Mean loss of the last quarter: the measure by which restarts are compared.
    """
    optimizer = torch.optim.AdamW(network.parameters(), learning_rate, weight_decay=weight_decay)
    cycle = torch.optim.lr_scheduler.OneCycleLR(optimizer, learning_rate, total_steps=steps + 1)
    network.train()
    losses: list[float] = []
    for step, batch in zip(range(steps), batches, strict=False):
        loss = loss_of(batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        cycle.step()
        losses.append(float(loss.detach()))
        yield Learnt((step + 1) / steps, losses[-1])
    return float(np.mean(losses[-max(steps // 4, 1) :]))


def looked_at(items: Tensor, rows: IntArray, view: View | None, device: torch.device) -> Tensor:
    """Some items as a network sees them while it learns."""
    seen = items[torch.from_numpy(rows)].to(device)
    return view(seen) if view else seen


def forward_steps(network: nn.Module, items: Tensor) -> Generator[float, None, FloatArray]:
    """Outputs `(n, k) float32` of all items, in evaluation mode, without gradients; yields the share done."""
    training, device = network.training, next(network.parameters()).device
    outputs: list[Tensor] = []
    for part in torch.split(items, max(1, BLOCK_VALUES // max(items[:1].numel(), 1))):
        network.eval()
        with torch.no_grad():
            outputs.append(network(part.to(device)).cpu())
        network.train(training)
        yield sum(map(len, outputs)) / len(items)
    return np.asarray(torch.cat(outputs).numpy(), np.float32)


def state_of(network: nn.Module) -> dict[str, FloatArray]:
    """The network's tensors by name, float32."""
    return {name: np.array(t.cpu().numpy(), np.float32) for name, t in network.state_dict().items()}


def take_over(network: nn.Module, weights: Mapping[str, FloatArray]) -> bool:
    """Go on from the tensors of an earlier network; False when they do not fit this one."""
    state = network.state_dict()
    if any(name not in weights or weights[name].shape != t.shape for name, t in state.items()):
        return False
    network.load_state_dict({name: torch.from_numpy(np.array(weights[name])).to(t.dtype) for name, t in state.items()})
    return True
