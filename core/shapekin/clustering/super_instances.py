"""Super-instances: small groups of items so alike that one answer speaks for all of them; numpy only.

The idea is that of Van Craenendonck, Dumancic and Blockeel, "COBRA: a fast and simple method for active
clustering with pairwise constraints", IJCAI 2017. Theirs are k-means cells of the rows; these are made of the
pair graph, because neighbours of neighbours are alike where straight lines mislead.

| step | function |
|---|---|
| likeness of a pair: exp(-d^2 / (s_i s_j)), s = mean length of an item's pairs | `likeness` |
| the heaviest pair of both its ends joins, weight / (size size), until few groups are left | `contracted` |
| S = D^(-1/2) W D^(-1/2) of the groups; its eigenvectors are their coordinates | `super_instances` |
| sum over three reaches a of (1 - a) (I - a S)^(-1): how much of one group arrives in another | `super_instances` |
| a tree over them: Ward's criterion on the coordinates, weighted by size | `ward` |

All follows from the rows and pairs alone. So the groups are the same before and after every answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray

MOST = 400  # groups; an eigenvalue problem of this size takes a twentieth of a second
REACHES = (0.5, 0.9, 0.99)
DIMENSIONS = 40
NEAREST_ANCHORS = 3
PAIRS_AT_ONCE = 1 << 16
MANY = 32  # times as many as wanted


@dataclass(frozen=True)
class SuperInstances:
    """Groups of like items, and how alike the groups are.

    Attributes:
        of: `(n,) int64`, the group of each item, 0 .. m-1.
        sizes: `(m,) int64`.
        medoids: `(m,) int64`, the item nearest to the mean of each group.
        affinity: `(m, m) float64`, how much of the column's likeness arrives in the row; large = alike.
        coordinates: `(m, d) float64`, rows of length 1: near where many short paths join two groups.
        merges: `(m - 1, 2) int64`: the tree, in order: the second group joins the first, which keeps its name.
    """

    of: IntArray
    sizes: IntArray
    medoids: IntArray
    affinity: FloatArray
    coordinates: FloatArray
    merges: IntArray

    def __len__(self) -> int:
        return len(self.sizes)

    def cut(self, count: int) -> IntArray:
        """`(m,) int64`: the part, 0 .. count-1, in which each group lies when the tree is cut into `count` parts."""
        name = np.arange(len(self))
        for kept, gone in self.merges[: max(len(self) - count, 0)].tolist():
            name[name == gone] = kept
        return np.unique(name, return_inverse=True)[1].astype(np.int64)


def super_instances(points: FloatArray, pairs: IntArray, anchors: IntArray, most: int = MOST) -> SuperInstances:
    """Groups of like items.

    Args:
        points: `(n, d)`, n at least 1; distances mean likeness.
        pairs: `(p, 2) int64`, neighbours; may be empty.
        anchors: `(k,) int64`, rows that cover the data; join those items that no pair reaches.
        most: Greatest number of groups.
    """
    n = len(points)
    if len(pairs) < n - 1:
        pairs = np.concatenate([pairs, _pairs_to(points, anchors)])
    weights = likeness(points, pairs)
    of, pairs, weights = contracted(n, pairs, weights, most)
    sizes = np.bincount(of)
    m = len(sizes)
    between = np.zeros((m, m))
    np.add.at(between, (pairs[:, 0], pairs[:, 1]), weights)
    between += between.T
    root = np.sqrt(between.sum(axis=1))
    root[root == 0] = 1
    values, vectors = np.linalg.eigh(between / root / root[:, None])
    values = np.minimum(values, 1)
    reach = sum((1 - a) / (1 - a * values) for a in REACHES)
    leading = np.argsort(-values, kind="stable")[:DIMENSIONS]
    rows = vectors[:, leading] * np.sqrt((1 - REACHES[-1]) / (1 - REACHES[-1] * values[leading]))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows = rows / np.where(lengths > 0, lengths, 1)
    return SuperInstances(
        of=of,
        sizes=sizes,
        medoids=_medoids(points, of, sizes),
        affinity=np.maximum((vectors * reach) @ vectors.T, 0),
        coordinates=rows,
        merges=ward(rows, sizes),
    )


def likeness(points: FloatArray, pairs: IntArray) -> FloatArray:
    """`(p,) float64` in (0, 1]: locally scaled likeness of the two ends of each pair."""
    squares = np.empty(len(pairs))
    for start in range(0, len(pairs), PAIRS_AT_ONCE):
        some = pairs[start : start + PAIRS_AT_ONCE]
        step = points[some[:, 0]] - points[some[:, 1]]
        squares[start : start + PAIRS_AT_ONCE] = np.einsum("ij,ij->i", step, step)
    lengths = np.sqrt(squares)
    ends = pairs.ravel()
    sums = np.bincount(ends, np.repeat(lengths, 2), len(points))
    scale = sums / np.maximum(np.bincount(ends, minlength=len(points)), 1)
    spread = scale[pairs[:, 0]] * scale[pairs[:, 1]]
    exponent = np.divide(squares, spread, out=np.zeros(len(pairs)), where=spread > 0)
    return np.asarray(np.maximum(np.exp(-exponent), 1e-6))


def contracted(n: int, pairs: IntArray, weights: FloatArray, most: int) -> tuple[IntArray, IntArray, FloatArray]:
    """Join the likest groups until few are left: average linkage, all mutual best pairs of a round at once.

    While there are very many, everyone joins its best neighbour, mutual or not (Boruvka's rounds, which are fewer).

    Args:
        n: Number of items.
        pairs: `(p, 2) int64`.
        weights: `(p,)`, positive.
        most: Groups to stop at. Where the graph falls into more parts, the smallest share one group.

    Returns:
        `(n,) int64`, the group of each item; the pairs of groups `(q, 2)`, i <= j, and their summed weights
        `(q,)`, i = j for what lies within.
    """
    of = np.arange(n)
    count = n
    pairs, weights = _summed(np.sort(pairs, axis=1), weights, count)
    while count > most:
        sizes = np.bincount(of, minlength=count)
        parent = np.arange(count)
        if count > MANY * most:
            parent = _chained(pairs, weights, sizes)
        else:
            joined = _best_pairs(pairs, weights, sizes, count - most)
            parent[joined[:, 1]] = joined[:, 0]
        if (parent == np.arange(count)).all():
            break
        kept, name = np.unique(parent, return_inverse=True)
        count, of = len(kept), name[of]
        pairs, weights = _summed(np.sort(name[pairs], axis=1), weights, count)
    if count > most:
        rank = np.empty(count, np.int64)
        rank[np.argsort(-np.bincount(of), kind="stable")] = np.arange(count)
        name = np.minimum(rank, most - 1)
        of = name[of]
        pairs, weights = _summed(np.sort(name[pairs], axis=1), weights, most)
    return of, pairs, weights


def _chained(pairs: IntArray, weights: FloatArray, sizes: IntArray) -> IntArray:
    """`(c,) int64`: the least of the groups that are chained to each one by best pairs of either end."""
    outside = np.flatnonzero(pairs[:, 0] != pairs[:, 1])
    i, j = pairs[outside].T
    linkage = weights[outside] / (sizes[i] * sizes[j])
    best = np.zeros(len(sizes))
    np.maximum.at(best, i, linkage)
    np.maximum.at(best, j, linkage)
    chosen = (linkage == best[i]) | (linkage == best[j])
    i, j = i[chosen], j[chosen]
    name = np.arange(len(sizes))
    while True:
        lower = name.copy()
        np.minimum.at(lower, i, name[j])
        np.minimum.at(lower, j, name[i])
        lower = lower[lower]
        if (lower == name).all():
            return name
        name = lower


def _best_pairs(pairs: IntArray, weights: FloatArray, sizes: IntArray, most: int) -> IntArray:
    """Pairs that are the best of both their ends, `(q, 2)`, no end twice, the best first and at most `most`."""
    outside = np.flatnonzero(pairs[:, 0] != pairs[:, 1])
    i, j = pairs[outside].T
    linkage = weights[outside] / (sizes[i] * sizes[j])
    best = np.zeros(len(sizes))
    np.maximum.at(best, i, linkage)
    np.maximum.at(best, j, linkage)
    mutual = np.flatnonzero((linkage == best[i]) & (linkage == best[j]))
    first = np.full(len(sizes), len(pairs))  # ties: the first pair of each end
    np.minimum.at(first, i[mutual], mutual)
    np.minimum.at(first, j[mutual], mutual)
    chosen = mutual[(first[i[mutual]] == mutual) & (first[j[mutual]] == mutual)]
    chosen = chosen[np.argsort(-linkage[chosen], kind="stable")[:most]]
    return np.stack([i[chosen], j[chosen]], axis=1)


def _summed(pairs: IntArray, weights: FloatArray, count: int) -> tuple[IntArray, FloatArray]:
    codes, place = np.unique(pairs[:, 0] * count + pairs[:, 1], return_inverse=True)
    return np.stack(np.divmod(codes, count), axis=1), np.bincount(place, weights, len(codes)).astype(np.float64)


def ward(rows: FloatArray, sizes: IntArray) -> IntArray:
    """The tree of Ward's criterion, by chains of nearest neighbours (Murtagh 1983).

    Args:
        rows: `(m, d)`.
        sizes: `(m,)`, items that each row stands for.

    Returns:
        `(m - 1, 2) int64`, cheapest merger first: the second joins the first, which keeps its name.
    """
    m = len(rows)
    squares = (rows**2).sum(axis=1)
    size = sizes.astype(np.float64)
    cost = np.maximum(squares[:, None] + squares - 2 * rows @ rows.T, 0)
    cost *= size[:, None] * size / (size[:, None] + size)
    np.fill_diagonal(cost, np.inf)
    alive = np.ones(m, np.bool_)
    chain: list[int] = []
    merges, heights = [], []
    for _ in range(m - 1):
        if not chain:
            chain = [int(np.argmax(alive))]
        while True:
            here = chain[-1]
            nearest = int(cost[here].argmin())
            if len(chain) > 1 and cost[here, chain[-2]] <= cost[here, nearest]:
                break
            chain.append(nearest)
        gone, kept = sorted((chain.pop(), chain.pop()), reverse=True)
        height = cost[kept, gone]
        merges.append((kept, gone))
        heights.append(height)
        merged = (size[kept] + size) * cost[kept] + (size[gone] + size) * cost[gone] - size * height
        merged /= size[kept] + size[gone] + size
        size[kept] += size[gone]
        alive[gone] = False
        merged[~alive] = merged[kept] = np.inf
        cost[kept] = cost[:, kept] = merged
        cost[gone] = cost[:, gone] = np.inf
    return np.array(merges, np.int64).reshape(-1, 2)[np.argsort(heights, kind="stable")]


def _medoids(points: FloatArray, of: IntArray, sizes: IntArray) -> IntArray:
    order = np.argsort(of, kind="stable")
    starts = np.cumsum(sizes) - sizes
    means = np.add.reduceat(points[order], starts, axis=0) / sizes[:, None]
    far = np.empty(len(points))
    for start in range(0, len(points), PAIRS_AT_ONCE):
        step = points[start : start + PAIRS_AT_ONCE] - means[of[start : start + PAIRS_AT_ONCE]]
        far[start : start + PAIRS_AT_ONCE] = np.einsum("ij,ij->i", step, step)
    found: IntArray = order[np.lexsort((order, far[order], of[order]))[starts]]
    return found


def _pairs_to(points: FloatArray, anchors: IntArray) -> IntArray:
    """Each item beside its nearest anchors, where the model gave no graph."""
    if not len(anchors):
        return np.empty((0, 2), np.int64)
    centres = points[anchors]
    squares = (centres**2).sum(axis=1)
    count = min(NEAREST_ANCHORS, len(anchors))
    near = np.empty((len(points), count), np.int64)
    for start in range(0, len(points), PAIRS_AT_ONCE):
        distance = squares - 2 * points[start : start + PAIRS_AT_ONCE] @ centres.T
        near[start : start + PAIRS_AT_ONCE] = np.argpartition(distance, count - 1, axis=1)[:, :count]
    found = np.stack([np.repeat(np.arange(len(points)), count), anchors[near].ravel()], axis=1)
    others: IntArray = found[found[:, 0] != found[:, 1]]
    return others
