"""Items that must stay together as one point: certain sets, weighted by their size.

Whoever assigns blocks instead of items obeys every must-link; `assign` obeys every cannot-link too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.pairs.constraints import Closure


@dataclass(frozen=True)
class Blocks:
    """Certain sets and single items.

    Attributes:
        of: `(n,) int64`, the block of each item; certain sets come first, in their own order.
        means: `(b, d) float64`.
        sizes: `(b,) int64`.
        apart: For each certain set, the blocks that the evidence separates from it.
    """

    of: IntArray
    means: FloatArray
    sizes: IntArray
    apart: tuple[frozenset[int], ...]

    @classmethod
    def of_closure(cls, points: FloatArray, closure: Closure) -> Blocks:
        """The blocks of `(n, d)` points."""
        sets = len(closure.certain_sets)
        of = closure.set_of.copy()
        alone = of < 0
        of[alone] = sets + np.arange(int(alone.sum()))
        sizes = np.bincount(of, minlength=sets)
        sums = np.zeros((len(sizes), points.shape[1]))
        np.add.at(sums, of, points.astype(np.float64))
        return cls(of, sums / sizes[:, None], sizes, closure.separated_from)

    def __len__(self) -> int:
        return len(self.sizes)


def assign(blocks: Blocks, costs: FloatArray, order: IntArray | None = None) -> IntArray | None:
    """Give each block its cheapest column, never one in which a separated block is.

    Certain sets choose first, one after another, since only they are bound.

    Args:
        blocks: What is assigned.
        costs: `(b, k)`.
        order: In which order the certain sets choose; those with most separations first when left out.

    Returns:
        `(b,) int64` columns; None when a certain set found every column taken.
    """
    chosen: IntArray = np.asarray(costs.argmin(axis=1), np.int64)
    bound = len(blocks.apart)
    if order is None:
        order = np.array(sorted(range(bound), key=lambda s: (-len(blocks.apart[s]), s)), np.int64)
    settled = np.full(bound, -1, np.int64)
    for s in order.tolist():
        taken = [int(settled[t]) for t in blocks.apart[s] if settled[t] >= 0]
        free = costs[s].copy()
        free[taken] = np.inf
        settled[s] = int(free.argmin())
        if not np.isfinite(free[settled[s]]):
            return None
    chosen[:bound] = settled
    return chosen


def squared_distances(points: FloatArray, centres: FloatArray) -> FloatArray:
    """`(b, k) float64` between `(b, d)` points and `(k, d)` centres."""
    squares = (points**2).sum(axis=1)[:, None] + (centres**2).sum(axis=1)
    return np.asarray(np.maximum(squares - 2 * points @ centres.T, 0))


def spread_centres(blocks: Blocks, given: FloatArray, count: int, rng: np.random.Generator) -> FloatArray:
    """Centres to start from: those given, and more drawn far from them (k-means++, Arthur & Vassilvitskii 2007).

    Args:
        blocks: Drawn in proportion to size times squared distance to the nearest centre.
        given: `(g, d)`, g at most `count`.
        count: How many are wanted.
        rng: Draws them.

    Returns:
        `(count, d)`; points may repeat where there are fewer distinct ones.
    """
    centres = [*given]
    while len(centres) < count:
        far = squared_distances(blocks.means, np.array(centres)).min(axis=1) if centres else np.ones(len(blocks))
        weight = far * blocks.sizes
        total = weight.sum()
        chances = weight / total if total > 0 else blocks.sizes / blocks.sizes.sum()
        centres.append(blocks.means[rng.choice(len(blocks), p=chances)])
    return np.array(centres)


def weighted_means(blocks: Blocks, columns: IntArray, centres: FloatArray) -> FloatArray:
    """Mean of the items in each column `(k, d)`; a column without items keeps its centre."""
    sums = np.zeros_like(centres)
    np.add.at(sums, columns, blocks.means * blocks.sizes[:, None])
    totals = np.bincount(columns, blocks.sizes, minlength=len(centres))[:, None]
    return np.where(totals > 0, sums / np.maximum(totals, 1), centres)


def cost_of(blocks: Blocks, columns: IntArray, centres: FloatArray) -> float:
    """Sum over items of the squared distance from their block's mean to its centre."""
    return float((blocks.sizes * ((blocks.means - centres[columns]) ** 2).sum(axis=1)).sum())
