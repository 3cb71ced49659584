"""Questions and their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Protocol

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.pairs.constraints import NO_PAIRS, Constraints


class Answer(StrEnum):
    """What a person says of two items."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Query:
    """One question: are items a and b of the same kind?

    Attributes:
        a: Row of the first item.
        b: Row of the second item.
        strategy: Who asks.
        reason: Why, in a sentence for people.
        rank: Place in the strategy's list, from 1; 0 where there is no list.
        of: Length of that list; 0 where there is none.
        score: The strategy's own measure (for "loss": the clustering loss).
    """

    a: int
    b: int
    strategy: str
    reason: str
    rank: int = 0
    of: int = 0
    score: float = 0.0


@dataclass(frozen=True)
class QueryContext:
    """What a strategy may look at. Small arrays; a proposal must take milliseconds.

    Attributes:
        constraints: The evidence so far.
        labels: `(n,) int64`, the current partition.
        embedding: `(n, d) float32`, the current embedding (the quick features before training).
        pairs: `(m, 2) int64`, the model's pair graph; may be empty.
        pair_losses: `(m,) float32`, their clustering losses.
        anchors: `(k,) int64`, rows that together cover the data, most telling first.
        skip: Pairs (i, j), i < j, not to be asked (answered "unsure").
        seed: For strategies that draw at random.
        given_up: Pairs (i, j), i < j, whose answers were given up because others contradicted them; asked again last.
    """

    constraints: Constraints
    labels: IntArray
    embedding: FloatArray
    pairs: IntArray = field(default_factory=lambda: NO_PAIRS)
    pair_losses: FloatArray = field(default_factory=lambda: np.empty(0, np.float32))
    anchors: IntArray = field(default_factory=lambda: np.empty(0, np.int64))
    skip: frozenset[tuple[int, int]] = frozenset()
    seed: int = 0
    given_up: frozenset[tuple[int, int]] = frozenset()


class QueryStrategy(Protocol):
    """Chooses questions. Never asks what the evidence entails, nor a pair in `skip`."""

    name: ClassVar[str]
    title: ClassVar[str]
    summary: ClassVar[str]

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """Up to `count` questions, best first; fewer when there are no more; numpy only."""
        ...
