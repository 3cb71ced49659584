"""Losses of pairs of samples. Every sample of a batch is fed forward once; its pairs are enumerated here.

All take what the network makes of a batch, the pairs as rows of it, and whether each pair is of one kind; all
return the loss of each pair, so that whoever trains can weigh, add or average them.
"""

from __future__ import annotations

import torch
from torch import Tensor

TINY = 1e-7


def pairwise_kl_loss(logits: Tensor, pairs: Tensor, same: Tensor, margin: float = 2.0) -> Tensor:
    """Symmetric KL divergence for pairs of one kind, its hinge for others (pairwise KL, eq. 1 to 3).

    L(P, Q) = loss(P* || Q) + loss(Q* || P), where * holds a distribution constant (eq. 4, 5), and
    loss(P || Q) = KL(P || Q), or max(0, margin - KL(P || Q)) for a pair of two kinds.

    Args:
        logits: `(s, k)`, before the softmax.
        pairs: `(b, 2) int64` rows of `logits`.
        same: `(b,) bool`.
        margin: Divergence beyond which a pair of two kinds is left in peace.

    Returns:
        `(b,)`.
    """
    logs = torch.log_softmax(logits, dim=1)
    p, q = logs[pairs[:, 0]], logs[pairs[:, 1]]
    return sum(
        (_hinged(divergence(held.detach(), moving), same, margin) for held, moving in ((p, q), (q, p))),
        start=logits.new_zeros(()),
    )


def divergence(held: Tensor, moving: Tensor) -> Tensor:
    """KL(P || Q) of rows of log probabilities (pairwise KL, eq. 1): P is `held`, Q is `moving`; `(b,)`."""
    return (held.exp() * (held - moving)).sum(dim=1)


def _hinged(far: Tensor, same: Tensor, margin: float) -> Tensor:
    return torch.where(same, far, torch.relu(margin - far))


def likelihood_loss(logits: Tensor, pairs: Tensor, same: Tensor) -> Tensor:
    """Meta-classification likelihood: binary cross-entropy of P . Q (Hsu et al. 2019, eq. 4).

    Args:
        logits: `(s, k)`, before the softmax.
        pairs: `(b, 2) int64` rows of `logits`.
        same: `(b,) bool`.

    Returns:
        `(b,)`.
    """
    chances = torch.softmax(logits, dim=1)
    return _cross_entropy((chances[pairs[:, 0]] * chances[pairs[:, 1]]).sum(dim=1), same)


def angular_loss(codes: Tensor, pairs: Tensor, same: Tensor) -> Tensor:
    """Binary cross-entropy of angular likeness (SpherePair, 2025, negative-zone factor 2).

    At an angle t a pair of one kind is like as (1 + cos t) / 2; a pair of two kinds as (1 + cos 2t) / 2 up to a
    right angle and not at all beyond, so that different kinds need only be orthogonal.

    Args:
        codes: `(s, d)`; only their directions count.
        pairs: `(b, 2) int64` rows of `codes`.
        same: `(b,) bool`.

    Returns:
        `(b,)`.
    """
    unit = torch.nn.functional.normalize(codes, dim=1)
    cosine = (unit[pairs[:, 0]] * unit[pairs[:, 1]]).sum(dim=1)
    # (1 + cos 2t) / 2 = cos^2 t, without the infinite slope of an arc cosine
    return _cross_entropy(torch.where(same, (1 + cosine) / 2, torch.relu(cosine).square()), same)


def _cross_entropy(likeness: Tensor, same: Tensor) -> Tensor:
    bounded = likeness.clamp(TINY, 1 - TINY)
    return -torch.where(same, bounded, 1 - bounded).log()
