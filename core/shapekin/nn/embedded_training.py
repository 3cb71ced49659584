"""Training an autoencoder whose codes gather around centres, with further branches for whatever else is known.

Algorithm 1 of Zhang, Basu and Davidson, "A framework for deep constrained clustering", ECML PKDD 2019: passes over
all items (clustering, reconstruction, additive losses) in turns with batches of the items that guidance is about.
Without guidance it is IDEC (Guo et al., IJCAI 2017), and without reconstruction DEC (Xie et al., ICML 2016).

The paper renews the targets and looks whether labels still change after every pass, 235 batches on its data. A
pass over little data is a few batches, in which labels stand still long before they are right. So a *round* here
is one pass or `ROUND_BATCHES` batches, whichever is more.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi

import torch
from torch import Tensor, nn

from shapekin.arrays import IntArray
from shapekin.nn.autoencoders import Autoencoder, encode_steps
from shapekin.nn.pretrain import View, batch_orders
from shapekin.nn.soft_assignment import divergence, soft_assignment, target_distribution
from shapekin.steps import retold

ROUND_BATCHES = 20


@dataclass(frozen=True)
class Recipe:
    """How the training goes.

    Attributes:
        rounds: Most rounds.
        target_weight: Gamma, the weight of eq. 3 (mean over items).
        reconstruction: Weight of the reconstruction (eq. 9); 0 leaves the decoder alone.
        settled: It ends when a smaller share of the labels changed over a round.
        batch: Items at once.
        learning_rate: Of Adam.
        freedom: Degrees of freedom of eq. 1.
        falling: The learning rate falls to a hundredth along a half cosine over the rounds.
        whole: Passes over all items beside the branches; without them there are no targets and no end before the last
            round.
    """

    rounds: int
    target_weight: float
    reconstruction: float
    settled: float
    batch: int
    learning_rate: float
    freedom: float = 1.0
    falling: bool = False
    whole: bool = True


@dataclass(frozen=True)
class Task:
    """One batch of a branch.

    Attributes:
        rows: `(s,) int64`, the distinct items that it is about, each fed forward once.
        loss: From their soft assignments `(s, k)` to a scalar.
        reconstruction: How often their reconstruction is added, times the recipe's weight.
    """

    rows: IntArray
    loss: Callable[[Tensor], Tensor]
    reconstruction: float = 0.0


Branch = Callable[[], Iterable[Task]]
"""The batches of one kind of guidance, anew for every pass."""

Additive = Callable[[Tensor, Tensor], Tensor]
"""A loss that is added in the passes over all items: soft assignments `(b, k)`, rows `(b,)` -> scalar."""


@dataclass(frozen=True)
class Guided:
    """Where the training stands.

    Attributes:
        share: Of the most rounds, 0 to 1.
        loss: Of the last batch over all items; NaN before the first.
        codes: `(n, d)` at the beginning of a round, otherwise None.
        assignment: `(n, k)`, with them.
    """

    share: float
    loss: float
    codes: Tensor | None = None
    assignment: Tensor | None = None


@dataclass(frozen=True)
class Embedded:
    """What the training ends with.

    Attributes:
        codes: `(n, d)`.
        assignment: `(n, k)`.
        centres: `(k, d)`.
        rounds: Rounds taken.
    """

    codes: Tensor
    assignment: Tensor
    centres: Tensor
    rounds: int


def train_embedded(
    network: Autoencoder,
    items: Tensor,
    shown: Tensor,
    centres: Tensor,
    recipe: Recipe,
    generator: torch.Generator,
    *,
    additive: Sequence[Additive] = (),
    branches: Sequence[Branch] = (),
    view: View | None = None,
    change: View | None = None,
) -> Generator[Guided, None, Embedded]:
    """Algorithm 1, after the first training of the autoencoder and k-means.

    Args:
        network: Trained in place; unless `by_batch`, in evaluation mode, so that codes do not depend on their batch.
        items: `(n, ...)` on the CPU, n > 0.
        shown: What is encoded when all items are: the items, or fewer points of each.
        centres: `(k, d)`, where the centres begin.
        recipe: How.
        generator: Orders.
        additive: Added to the loss of every batch over all items.
        branches: Follow every pass, one after another.
        view: What the network sees of a batch of clouds.
        change: What is done to that before it is encoded.

    Yields:
        A report after each batch, and one with codes at the beginning of each round.
    """
    device = next(network.parameters()).device
    moving = nn.Parameter(centres.to(device, copy=True))
    optimizer = torch.optim.Adam([*network.parameters(), moving], recipe.learning_rate)

    def fed(rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        part = items[rows].to(device)
        seen = view(part) if view else part
        network.train(network.by_batch and len(rows) > 1)  # one item has no deviation
        codes = network.encode(change(seen) if change else seen)
        return seen, codes, soft_assignment(codes, moving, recipe.freedom)

    def encoded(share: float, loss: float) -> Generator[Guided, None, Tensor]:
        return (yield from retold(encode_steps(network, shown), lambda _: Guided(share, loss)))

    def step(loss: Tensor) -> float:
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        return float(loss.detach())

    def whole_batch(rows: Tensor, target: Tensor) -> float:
        seen, codes, q = fed(rows)
        loss = recipe.target_weight * divergence(target.to(device), q) / len(rows)
        if recipe.reconstruction:
            loss = loss + recipe.reconstruction * network.loss(seen, codes)
        for term in additive:
            loss = loss + term(q, rows)
        return step(loss)

    def guided_batch(task: Task) -> None:
        seen, codes, q = fed(torch.from_numpy(task.rows))
        loss = task.loss(q)
        if task.reconstruction:
            loss = loss + task.reconstruction * recipe.reconstruction * network.loss(seen, codes)
        step(loss)

    a_pass = ceil(len(items) / recipe.batch)
    passes = ceil(ROUND_BATCHES / a_pass) if recipe.whole else 1
    before: Tensor | None = None
    loss, turn = float("nan"), 0
    while True:
        share = turn / max(recipe.rounds, 1)
        codes = yield from encoded(share, loss)
        q = soft_assignment(codes, moving.detach().cpu(), recipe.freedom)
        yield Guided(share, loss, codes, q)
        labels = q.argmax(dim=1)
        settled = recipe.whole and before is not None and _changed(before, labels) < recipe.settled
        if turn == recipe.rounds or settled:
            return Embedded(codes, q, moving.detach().cpu().clone(), turn)
        before, targets = labels, target_distribution(q)
        for group in optimizer.param_groups if recipe.falling else ():
            group["lr"] = recipe.learning_rate * (0.505 + 0.495 * cos(pi * turn / recipe.rounds))
        for a_time in range(passes):
            orders = batch_orders(len(items), recipe.batch, generator) if recipe.whole else ()
            for done, rows in enumerate(orders):
                loss = whole_batch(rows, targets[rows])
                share = (turn + (a_time + done / a_pass) / passes) / recipe.rounds
                yield Guided(share, loss)
            for branch in branches:
                for task in branch():
                    guided_batch(task)
                    yield Guided(share, loss)
        turn += 1


def _changed(before: Tensor, labels: Tensor) -> float:
    return float((before != labels).float().mean())
