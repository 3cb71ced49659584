"""Deep embedded clustering's three formulas: soft assignment, its sharper target, and how far apart they are.

Xie, Girshick and Farhadi, "Unsupervised deep embedding for clustering analysis", ICML 2016. The numbers of the
equations are those of Zhang, Basu and Davidson, "A framework for deep constrained clustering", ECML PKDD 2019.
"""

from __future__ import annotations

import torch
from torch import Tensor


def soft_assignment(codes: Tensor, centres: Tensor, freedom: float = 1.0) -> Tensor:
    """How much each item belongs to each cluster, by Student's t-distribution (eq. 1).

    q_ij = (1 + ||z_i - mu_j||^2 / v)^(-(v + 1) / 2), rows divided by their sums. The authors' code writes
    `q**(v + 1) / 2`: the same for v = 1, where the half cancels.

    Args:
        codes: `(n, d)`.
        centres: `(k, d)`.
        freedom: Degrees of freedom v.

    Returns:
        `(n, k)`, positive, rows summing to 1.
    """
    # without the matrix product, which loses the small distances; its gradient at zero is zero, as it should be
    squared = torch.cdist(codes, centres, compute_mode="donot_use_mm_for_euclid_dist").square()
    return torch.softmax(-(freedom + 1) / 2 * torch.log1p(squared / freedom), dim=1)


def target_distribution(assignment: Tensor) -> Tensor:
    """What the items are taught: the sure grow surer, large clusters count less (eq. 2).

    p_ij = q_ij^2 / sum_i q_ij, rows divided by their sums.

    Args:
        assignment: `(n, k)` of *all* items: the sizes of the clusters enter.

    Returns:
        `(n, k)`, rows summing to 1, without gradient.
    """
    assignment = assignment.detach()
    raised = assignment.square() / assignment.sum(dim=0).clamp_min(torch.finfo(assignment.dtype).tiny)
    return raised / raised.sum(dim=1, keepdim=True)


def divergence(target: Tensor, assignment: Tensor) -> Tensor:
    """KL(P || Q): the sum over items and clusters of p log(p / q) (eq. 3).

    Args:
        target: `(n, k)`, held constant.
        assignment: `(n, k)`.
    """
    logs = assignment.clamp_min(torch.finfo(assignment.dtype).tiny).log()
    return (torch.xlogy(target, target) - target * logs).sum()
