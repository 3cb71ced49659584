"""What guidance of many kinds asks of soft assignments (deep constrained clustering, section 3).

Zhang, Basu and Davidson, "A framework for deep constrained clustering", ECML PKDD 2019. Every loss takes q,
`(s, k)` with rows summing to 1, and is the *sum* that the paper prints; whoever trains divides.
"""

from __future__ import annotations

import torch
from torch import Tensor

EPSILON = 1e-7
"""Within the logarithms: two items may agree or differ wholly."""


def agreement(q: Tensor, pairs: Tensor) -> Tensor:
    """How likely the items of each pair share a cluster: sum_j q_aj q_bj, `(m,)`.

    Args:
        q: `(s, k)`.
        pairs: `(m, 2) int64` rows of q.
    """
    return (q[pairs[:, 0]] * q[pairs[:, 1]]).sum(dim=1)


def must_link_loss(q: Tensor, pairs: Tensor) -> Tensor:
    """- sum over pairs of log sum_j q_aj q_bj (eq. 4).

    Args:
        q: `(s, k)`.
        pairs: `(m, 2) int64` rows of q.
    """
    return -torch.log(agreement(q, pairs) + EPSILON).sum()


def cannot_link_loss(q: Tensor, pairs: Tensor) -> Tensor:
    """- sum over pairs of log(1 - sum_j q_aj q_bj) (eq. 5).

    Args:
        q: `(s, k)`.
        pairs: `(m, 2) int64` rows of q.
    """
    return -torch.log((1 - agreement(q, pairs)).clamp_min(0) + EPSILON).sum()


def difficulty_loss(q: Tensor, marks: Tensor) -> Tensor:
    """- sum_i M_i sum_j q_ij^2: easy items are to belong to one cluster, hard ones to several (eq. 6).

    As printed, eq. 6 rewards certainty of hard items too: its two terms together are this loss of |M|. The sentence
    under it says what is done here. Give `marks.abs()` for the printed one.

    Args:
        q: `(s, k)`.
        marks: `(s,)` in [-1, 1]: M, above 0 for easy items, below 0 for hard ones.
    """
    return -(marks * q.square().sum(dim=1)).sum()


def released_difficulty_loss(q: Tensor, marks: Tensor) -> Tensor:
    """- ||q * M||_2, the square root of a sum of squares: what the authors' code takes for eq. 6 (times 0.1).

    Args:
        q: `(s, k)`.
        marks: `(s,)`; the sign is lost.
    """
    return -torch.sqrt((marks[:, None] * q).square().sum() + EPSILON**2)


def triplet_loss(q: Tensor, triplets: Tensor, margin: float) -> Tensor:
    """Sum over triplets of max(d(a, n) - d(a, p) + margin, 0) with d the agreement (eq. 7).

    Args:
        q: `(s, k)`.
        triplets: `(t, 3) int64` rows of q: anchor, positive (more like it), negative.
        margin: Theta, above 0.
    """
    return torch.relu(agreement(q, triplets[:, [0, 2]]) - agreement(q, triplets[:, [0, 1]]) + margin).sum()


def global_size_loss(q: Tensor) -> Tensor:
    """Sum over clusters of (mean_i q_ic - 1 / k)^2: clusters of about the same size (eq. 8).

    Args:
        q: `(s, k)`, enough items to stand for all.
    """
    return (q.mean(dim=0) - 1 / q.shape[1]).square().sum()


def cardinality_loss(q: Tensor, shares: Tensor) -> Tensor:
    """Sum over clusters of (sum_i w_i q_ic)^2: two groups take equal part in every cluster (eq. 10).

    With w = 1/n for the one group and -1/n for the other this is the equation. Other numbers let a part of the
    items stand for all of them.

    Args:
        q: `(s, k)`.
        shares: `(s,)`: w.
    """
    return (shares @ q).square().sum()


def cardinality_bounds_loss(q: Tensor, counts: Tensor, low: float, high: float) -> Tensor:
    """Sum over clusters of min(0, N_c - low)^2 + max(0, N_c - high)^2 with N_c = sum_i w_i q_ic (eq. 11).

    Args:
        q: `(s, k)`, the members of the group.
        counts: `(s,)`: w, for how many members each stands (1 in the equation).
        low: Fewest members in a cluster.
        high: Most members in a cluster.
    """
    members = counts @ q
    return (torch.relu(low - members).square() + torch.relu(members - high).square()).sum()


def links_hold(q: Tensor, pairs: Tensor, same: Tensor) -> Tensor:
    """Whether links hold of the likeliest clusters, `(m,) bool`.

    Args:
        q: `(s, k)`.
        pairs: `(m, 2) int64` rows of q.
        same: `(m,) bool`, True for must-links.
    """
    clusters = q.argmax(dim=1)
    return (clusters[pairs[:, 0]] == clusters[pairs[:, 1]]) == same


def rules_loss(
    q: Tensor, premises: Tensor, premise_same: Tensor, rule_of: Tensor, conclusions: Tensor, conclusion_same: Tensor
) -> Tensor:
    """Loss of the conclusions of those Horn rules whose premises all hold now (section 3.4).

    The paper's rules conclude a cannot-link from must-links; here a link of either kind may stand on either side.

    Args:
        q: `(s, k)`.
        premises: `(m, 2) int64` rows of q.
        premise_same: `(m,) bool`, True for must-links.
        rule_of: `(m,) int64`, the rule that each premise belongs to.
        conclusions: `(r, 2) int64` rows of q, one for each rule.
        conclusion_same: `(r,) bool`.
    """
    active = torch.ones_like(conclusion_same)
    active[rule_of[~links_hold(q, premises, premise_same)]] = False
    must, cannot = conclusions[active & conclusion_same], conclusions[active & ~conclusion_same]
    return must_link_loss(q, must) + cannot_link_loss(q, cannot)
