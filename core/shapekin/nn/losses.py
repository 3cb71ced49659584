"""Losses and penalties, one function each; sums and means are said in the name of the argument."""

from __future__ import annotations

import torch
from torch import Tensor


def geman_mcclure(squared_distance: Tensor, mu: float) -> Tensor:
    """Robust penalty: nearly y for small y, never above mu (CPAC, eq. 3).

    rho(y) = mu y / (mu + y) for y = ||p - q||^2. (The paper writes y^2 for the squared distance.)

    Args:
        squared_distance: Any shape, not negative.
        mu: Scale at which pairs count as outliers, in squared distance.

    Returns:
        The same shape.
    """
    return mu * squared_distance / (mu + squared_distance)


def pair_distances(points: Tensor, pairs: Tensor) -> Tensor:
    """Squared Euclidean distance of each pair.

    Args:
        points: `(n, d)`.
        pairs: `(m, 2) int64` rows of `points`.

    Returns:
        `(m,)`.
    """
    return (points[pairs[:, 0]] - points[pairs[:, 1]]).square().sum(dim=1)


def clustering_loss(points: Tensor, pairs: Tensor, weights: Tensor, mu: float) -> Tensor:
    """Sum over pairs of w_pq rho(||p - q||^2) (CPAC, second term of eq. 1, without lambda / dim Z).

    Args:
        points: `(n, d)`, the representatives U or the codes Z.
        pairs: `(m, 2) int64`.
        weights: `(m,)`.
        mu: Scale of the penalty.
    """
    return (weights * geman_mcclure(pair_distances(points, pairs), mu)).sum()


def representation_loss(codes: Tensor, representatives: Tensor, mu: float, weights: Tensor | None = None) -> Tensor:
    """Sum over items of rho(||z_i - u_i||^2) (CPAC, second term of eq. 6).

    Args:
        codes: `(n, d)`.
        representatives: `(n, d)`.
        mu: Scale of the penalty.
        weights: `(n,)`, one when left out (CPAC weighs an item by 1 / its number of pairs).
    """
    loss = geman_mcclure((codes - representatives).square().sum(dim=1), mu)
    return loss.sum() if weights is None else (weights * loss).sum()


def reconstruction_loss(output: Tensor, target: Tensor) -> Tensor:
    """Mean over items of ||x' - x||^2 / dim(X) (CPAC, first term of eq. 1).

    Args:
        output: `(n, ...)`.
        target: The same shape.
    """
    return torch.nn.functional.mse_loss(output, target)
