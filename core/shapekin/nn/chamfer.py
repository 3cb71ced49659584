"""Chamfer distance between point clouds: the mean of *squared* distances, in both directions.

d(A, B) = mean_i min_j ||a_i - b_j||^2 + mean_j min_i ||a_i - b_j||^2, then the mean over the batch
(Achlioptas et al., "Learning representations and generative models for 3D point clouds").

Which point is nearest is found without gradients, by k-d trees on threads on a CPU and by blocks of
brute force on a GPU; the distances themselves are then taken by a gather, so autograd is exact
wherever the nearest point is unique. No n x n matrix of a whole batch is ever in memory.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
from torch import Tensor

from shapekin.arrays import FloatArray, IntArray

BLOCK_ELEMENTS = 2**26  # distances in memory at once on a GPU: 256 MB of float32


def chamfer_distance(a: Tensor, b: Tensor, *, reduce: bool = True) -> Tensor:
    """Mean of squared nearest-neighbour distances, both directions added.

    Args:
        a: `(batch, p, 3)` float.
        b: `(batch, q, 3)` float, on the same device; q may differ from p.
        reduce: False for one value a cloud.

    Returns:
        A scalar, the mean over the batch; `(batch,)` when `reduce` is False.
    """
    to_b, to_a = nearest(a, b)
    distances = _mean_squared(a, b, to_b) + _mean_squared(b, a, to_a)
    return distances.mean() if reduce else distances


def nearest(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """Index of the nearest point in the other cloud, for every point of both.

    Args:
        a: `(batch, p, 3)`.
        b: `(batch, q, 3)`.

    Returns:
        `(batch, p) int64` into b and `(batch, q) int64` into a.
    """
    a, b = a.detach(), b.detach()
    return _nearest_by_trees(a, b) if a.device.type == "cpu" else _nearest_by_blocks(a, b)


def _mean_squared(points: Tensor, others: Tensor, index: Tensor) -> Tensor:
    matched = others.gather(1, index.unsqueeze(-1).expand(-1, -1, points.shape[-1]))
    return (points - matched).square().sum(dim=-1).mean(dim=1)


def _nearest_by_trees(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    clouds = list(zip(a.numpy(), b.numpy(), strict=True))
    with ThreadPoolExecutor(max(torch.get_num_threads(), 1)) as pool:
        found = list(pool.map(_nearest_in_pair, clouds))
    to_b, to_a = zip(*found, strict=True)
    return torch.from_numpy(np.stack(to_b)), torch.from_numpy(np.stack(to_a))


def _nearest_in_pair(clouds: tuple[FloatArray, FloatArray]) -> tuple[IntArray, IntArray]:
    from scipy.spatial import cKDTree

    # Sliding-midpoint trees without compact nodes build faster and stay quick on copies of a point.
    tree_a, tree_b = (cKDTree(cloud, compact_nodes=False, balanced_tree=False) for cloud in clouds)
    to_b, to_a = tree_b.query(clouds[0])[1], tree_a.query(clouds[1])[1]
    return to_b.astype(np.int64), to_a.astype(np.int64)


def _nearest_by_blocks(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    return _nearest_one_way(a, b), _nearest_one_way(b, a)


def _nearest_one_way(points: Tensor, others: Tensor) -> Tensor:
    rows = max(1, BLOCK_ELEMENTS // (points.shape[0] * others.shape[1]))
    return torch.cat([torch.cdist(block, others).argmin(dim=-1) for block in torch.split(points, rows, dim=1)], dim=1)
