"""Guidance as branches of the training: which items come in a batch, and which loss is taken of them.

"For each constraint type we create a mini-batch consisting of only those instances having that type of constraint"
(deep constrained clustering, section 4). Losses are means over what a batch holds, as in the authors' code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from math import ceil

import numpy as np
import torch
from torch import Tensor

from shapekin.arrays import FloatArray, IntArray
from shapekin.nn.constraint_losses import (
    cannot_link_loss,
    cardinality_bounds_loss,
    cardinality_loss,
    difficulty_loss,
    global_size_loss,
    must_link_loss,
    released_difficulty_loss,
    rules_loss,
    triplet_loss,
)
from shapekin.nn.embedded_training import Additive, Branch, Task
from shapekin.pairs.batches import pair_batches
from shapekin.pairs.constraints import Closure
from shapekin.pairs.entailed import entailed_pairs
from shapekin.pairs.guidance import Balance, Bounds, Rule

COUNTED = 1024  # items counted at once: eq. 10 and 11 need many


def pair_branch(
    closure: Closure, must_weight: float, cannot_weight: float, batch: int, rng: np.random.Generator
) -> Branch:
    """Must-links (eq. 4) with the reconstruction of both items, and cannot-links (eq. 5), mixed.

    Every pair counts the same before the weights, as in the sums of the paper. Batches of one sort by turns, as in the
    authors' code, pull the codes together and push them apart again. The pairs are those that the evidence entails;
    where there are more of one sort than twice the items in them, or than items, so many are drawn anew for each pass.
    """
    most = min(2 * sum(map(len, closure.certain_sets)), len(closure.set_of))

    def tasks() -> Iterator[Task]:
        must, cannot = entailed_pairs(closure, most, rng)
        for found in pair_batches(np.concatenate([must, cannot]), batch, rng):
            same, places = torch.from_numpy(found.chosen < len(must)), torch.from_numpy(found.pairs)
            loss = partial(_linked, places, same, must_weight, cannot_weight)
            yield Task(found.rows, loss, 2 * float(same.float().mean()))

    return tasks


def triplet_branch(triplets: IntArray, margin: float, batch: int, rng: np.random.Generator) -> Branch:
    """Triplets (eq. 7)."""

    def tasks() -> Iterator[Task]:
        order = rng.permutation(len(triplets))
        for start in range(0, len(triplets), batch):
            rows, places = _places(triplets[order[start : start + batch]])
            yield Task(rows, partial(_mean, partial(triplet_loss, margin=margin), places, 1.0))

    return tasks


def cardinality_branch(cardinality: Balance | Bounds, n: int, weight: float, rng: np.random.Generator) -> Branch:
    """How a group spreads over the clusters (eq. 10, 11); a batch is a random part of it that stands for all.

    Eq. 11 is of counts where eq. 10 is of shares of the n items; it is divided by n^2, so that one weight serves both.
    """
    groups = [cardinality.one, cardinality.other] if isinstance(cardinality, Balance) else [cardinality.members]

    def tasks() -> Iterator[Task]:
        parts = ceil(sum(map(len, groups)) / COUNTED)
        split = [np.array_split(rng.permutation(group), parts) for group in groups]
        for now in zip(*split, strict=True):
            stand_for = [np.full(len(p), len(g) / max(len(p), 1)) for p, g in zip(now, groups, strict=True)]
            if isinstance(cardinality, Balance):
                shares = np.concatenate([stand_for[0], -stand_for[1]]) / n
                loss = partial(_counted, cardinality_loss, shares, weight)
            else:
                bounds = partial(cardinality_bounds_loss, low=cardinality.low, high=cardinality.high)
                loss = partial(_counted, bounds, stand_for[0], weight / n**2)
            yield Task(np.concatenate(now), loss)

    return tasks


def rule_branch(rules: tuple[Rule, ...]) -> Branch:
    """The conclusions of those rules whose premises hold now (section 3.4), the mean over all rules."""
    premises = [(link, place) for place, rule in enumerate(rules) for link in rule.premises]
    conclusions = [rule.conclusion for rule in rules]
    links = [link for link, _ in premises] + conclusions
    rows, places = _places(np.array([(link.i, link.j) for link in links], np.int64))
    same, of = torch.tensor([link.same for link in links]), torch.tensor([p for _, p in premises], dtype=torch.int64)
    m = len(premises)

    def loss(q: Tensor) -> Tensor:
        told, rule_of = same.to(q.device), of.to(q.device)
        return rules_loss(q, places[:m], told[:m], rule_of, places[m:], told[m:]) / len(rules)

    return lambda: [Task(rows, loss)]


def difficulty_term(marks: FloatArray, form: str, weight: float) -> Additive:
    """How easy items are (eq. 6), the mean over a batch.

    Args:
        marks: `(n,)`: M.
        form: "signed" (hard items are kept from certainty, as the text says), "printed" (the equation, in which the
            sign has no effect) or "released" (the authors' code, a norm over the batch instead of a mean).
        weight: Of the loss.
    """
    known = torch.from_numpy(np.abs(marks) if form == "printed" else marks).float()

    def term(q: Tensor, rows: Tensor) -> Tensor:
        of = known[rows].to(q.device)
        return weight * (released_difficulty_loss(q, of) if form == "released" else difficulty_loss(q, of) / len(rows))

    return term


def size_term(weight: float) -> Additive:
    """Clusters of about the same size (eq. 8); a batch stands for all items."""
    return lambda q, _: weight * global_size_loss(q)


def _mean(loss: Callable[[Tensor, Tensor], Tensor], of: Tensor, weight: float, q: Tensor) -> Tensor:
    return weight * loss(q, of.to(q.device)) / len(of)


def _linked(pairs: Tensor, same: Tensor, must_weight: float, cannot_weight: float, q: Tensor) -> Tensor:
    pairs, same = pairs.to(q.device), same.to(q.device)
    loss = must_weight * must_link_loss(q, pairs[same]) + cannot_weight * cannot_link_loss(q, pairs[~same])
    return loss / len(pairs)


def _counted(loss: Callable[[Tensor, Tensor], Tensor], counts: FloatArray, weight: float, q: Tensor) -> Tensor:
    return weight * loss(q, torch.from_numpy(counts).to(q))


def _places(named: IntArray) -> tuple[IntArray, Tensor]:
    """The distinct rows, ascending, and where in them each one named is."""
    rows, places = np.unique(named, return_inverse=True)
    return rows, torch.from_numpy(places.reshape(named.shape).astype(np.int64))
