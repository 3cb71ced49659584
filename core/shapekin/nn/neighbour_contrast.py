"""Neighbours look alike: InfoNCE over pairs of neighbours, each item changed in its own way.

Van den Oord et al., "Representation learning with contrastive predictive coding", 2018, eq. 4, with cosines over a
temperature as in SimCLR (Chen et al., ICML 2020, eq. 1); partners are neighbours in a graph instead of two views of
one item. Items known to be of one kind are nobody's counter-examples to each other.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

TEMPERATURE = 0.2


def neighbour_contrast(codes: Tensor, kinds: Tensor, temperature: float = TEMPERATURE) -> Tensor:
    """-log of the share that an item's partner has among all others of the batch.

    Args:
        codes: `(2 b, d)`, of which only directions count; rows i and b + i are partners.
        kinds: `(2 b,) int64`: known kinds, -1 where nothing is known.
        temperature: By which cosines are divided.

    Returns:
        `(2 b,)`.
    """
    unit = nn.functional.normalize(codes, dim=1)
    count = len(codes)
    partners = (torch.arange(count, device=codes.device) + count // 2) % count
    left_out = (kinds[:, None] == kinds) & (kinds[:, None] >= 0)
    left_out[torch.arange(count), partners] = False
    left_out.fill_diagonal_(fill_value=True)
    closeness = (unit @ unit.T / temperature).masked_fill(left_out, -torch.inf)
    return nn.functional.cross_entropy(closeness, partners, reduction="none")
