"""CPAC's objective taken at its word: the network alone, by gradient steps on eq. 1, without representatives.

What its authors' code does when ADMM is not asked for. Codes carry both terms at once, so nothing can drift apart;
but each step moves a pair through the whole network, so it takes longer to gather than the alternation.
"""

from __future__ import annotations

from collections.abc import Generator
from math import ceil

import numpy as np
import torch
from torch import Tensor

from shapekin.nn.alternation import RATE_OF_NETWORK, boosted_weights, patience_of
from shapekin.nn.autoencoders import Autoencoder, encode_all
from shapekin.nn.losses import clustering_loss
from shapekin.nn.pretrain import TrainedBatch, View
from shapekin.pairs.batches import pair_batches
from shapekin.pairs.graph import PairGraph


def joint_descent(
    network: Autoencoder,
    items: Tensor,
    graph: PairGraph,
    rng: np.random.Generator,
    *,
    pull: float,
    first_mu: float,
    last_mu: float,
    epochs: int,
    batch: int = 128,
    view: View | None = None,
) -> Generator[tuple[TrainedBatch, Tensor | None], None, Tensor]:
    """Eq. 1: reconstruction + lambda / dim(Z) times the penalties of the pairs, with RMSprop on batches of pairs.

    A sample counts 1 in its reconstruction over a pass, however many pairs it has, and is fed once a batch. mu halves
    as in `published_alternation`.

    Args:
        network: Trained in place.
        items: `(n, ...)` on the CPU.
        graph: The pairs.
        rng: Order of the pairs.
        pull: Lambda.
        first_mu: Where mu begins, in squared distance.
        last_mu: Where it ends.
        epochs: Passes over the pairs.
        batch: Pairs at once.
        view: What the network sees of a batch of clouds; None for other items, and only for them.

    Yields:
        A report after each batch; with the first of each pass the codes `(n, code_dim)`, otherwise None.

    Returns:
        The final codes `(n, code_dim)`.
    """
    device = next(network.parameters()).device
    steps = torch.optim.RMSprop(network.parameters(), RATE_OF_NETWORK)
    network.eval()  # no dropout, and batch norm as it was learned: codes do not depend on their batch
    patience, a_pass = patience_of(graph, view), ceil(len(graph) / batch)
    degrees, weights = np.maximum(graph.degrees, 1), boosted_weights(graph)
    mu, done = first_mu, 0
    for epoch in range(epochs):
        codes: Tensor | None = encode_all(network, items)
        for chosen in pair_batches(graph.edges, batch, rng):
            part = items[torch.from_numpy(chosen.rows)].to(device)
            seen = view(part) if view else part
            z = network.encode(seen)
            pairs = torch.from_numpy(chosen.pairs).to(device)
            pulled = clustering_loss(z, pairs, torch.from_numpy(weights[chosen.chosen]).float().to(device), mu)
            reconstruction = float(chosen.shares(degrees).sum()) * network.loss(seen, z)
            loss = (reconstruction + pull / network.code_dim * pulled) / batch
            steps.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            steps.step()
            done += 1
            yield TrainedBatch(done, a_pass * epochs, epoch, float(loss.detach())), codes
            codes = None
        if (epoch + 1) % patience == 0:
            mu = max(mu / 2, last_mu)
    return encode_all(network, items)
