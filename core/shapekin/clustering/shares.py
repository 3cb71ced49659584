"""How likely each group is for each item, and what follows from it."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import FloatArray, IntArray

FLOOR = 1e-7


def softmax(logits: FloatArray) -> FloatArray:
    """Shares `(n, k)` that sum to 1, from logits `(n, k)`; minus infinity gives 0."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def divergences(shares: FloatArray, pairs: IntArray) -> FloatArray:
    """`(m,) float32`: symmetric KL divergence of the shares of each pair's two ends, high where they disagree."""
    logs = np.log(np.maximum(shares, FLOOR))
    i, j = pairs.T
    return np.asarray(((shares[i] - shares[j]) * (logs[i] - logs[j])).sum(axis=1), np.float32)


def lead(values: FloatArray) -> FloatArray:
    """`(n,) float32` in [0, 1]: each row's greatest value less the next; 1 for a single column."""
    if values.shape[1] < 2:
        return np.ones(len(values), np.float32)
    second, first = np.partition(values, -2, axis=1)[:, -2:].T
    return np.asarray(np.clip(first - second, 0, 1), np.float32)


def one_kind_columns(shares: FloatArray, least: float) -> IntArray:
    """Columns that stand for one kind: items may be undecided between two, all of them in the same way.

    Starting from the items that have a column as their likeliest, the two groups whose mean shares diverge least are
    joined while that is less than `least`.

    Args:
        shares: `(n, k)`, rows summing to 1.
        least: Divergence (the smaller of both directions) from which groups are different kinds.

    Returns:
        `(k,) int64`, the group of each column, 0 .. g-1; columns that are nobody's likeliest have -1.
    """
    likeliest = shares.argmax(axis=1)
    columns, group = np.unique(likeliest, return_inverse=True)
    sizes = np.bincount(group).astype(np.float64)
    sums = np.zeros((len(columns), shares.shape[1]))
    np.add.at(sums, group, shares)
    root = np.arange(len(columns))
    alive = np.ones(len(columns), np.bool_)
    while alive.sum() > 1:
        rows = np.flatnonzero(alive)
        means = sums[rows] / sizes[rows, None]
        logs = np.log(np.maximum(means, FLOOR))
        one_way = (means * logs).sum(axis=1)[:, None] - means @ logs.T
        away = np.minimum(one_way, one_way.T)
        np.fill_diagonal(away, np.inf)
        a, b = (int(rows[place]) for place in np.unravel_index(int(away.argmin()), away.shape))
        if away.min() >= least:
            break
        sums[a], sizes[a], alive[b] = sums[a] + sums[b], sizes[a] + sizes[b], False
        root[root == b] = a
    groups = np.full(shares.shape[1], -1, np.int64)
    groups[columns] = np.unique(root, return_inverse=True)[1]
    return groups


def summed(shares: FloatArray, groups: IntArray, count: int) -> FloatArray:
    """Shares `(n, count)` of groups of columns; those of columns in no group (-1) are left out.

    Args:
        shares: `(n, k)`.
        groups: `(k,) int64`, 0 .. count-1 or -1.
        count: Number of groups.
    """
    return np.asarray(shares @ (groups[:, None] == np.arange(count)))


def taken(shares: FloatArray, columns: IntArray) -> FloatArray:
    """The share of the column that each item was put in.

    Args:
        shares: `(n, k)`, 0 to 1.
        columns: `(n,) int64`; those from k on were added for the answers, and their share is 0.

    Returns:
        `(n,) float32`.
    """
    known = np.concatenate([shares, np.zeros((len(shares), 1))], axis=1)
    chosen = np.minimum(columns, shares.shape[1])
    return np.asarray(np.clip(known[np.arange(len(known)), chosen], 0, 1), np.float32)
