"""CPAC's second stage: the network learns to stay loyal to the items and to the representatives U.

`train_toward` is the network's half of eq. 6 for a U found in closed form; `published_alternation` is
the whole of eq. 6 as published: RMSprop on U and on the network in turns, and the multiplier.
"""

from __future__ import annotations

from collections.abc import Generator
from math import ceil

import numpy as np
import torch
from torch import Tensor

from shapekin.arrays import FloatArray
from shapekin.nn.autoencoders import Autoencoder, encode_all
from shapekin.nn.losses import clustering_loss, representation_loss
from shapekin.nn.pretrain import TrainedBatch, View, batch_orders
from shapekin.pairs.batches import PairBatch, pair_batches
from shapekin.pairs.graph import PairGraph

MULTIPLIER_STEP = 0.01
RATE_OF_U, RATE_OF_U_OF_CLOUDS = 0.04, 1e-4
RATE_OF_NETWORK = 1e-4
PATIENCE_WITH_CLOUDS = 30


def train_toward(
    network: Autoencoder,
    items: Tensor,
    representatives: Tensor,
    generator: torch.Generator,
    *,
    epochs: int,
    batch: int = 128,
    learning_rate: float = 1e-3,
    view: View | None = None,
) -> Generator[TrainedBatch, None, None]:
    """Reconstruction + ||z - u||^2 / dim(Z), the mean over items.

    Args:
        network: Trained in place.
        items: `(n, ...)` on the CPU.
        representatives: `(n, code_dim)`, held constant.
        generator: Orders and views.
        epochs: Passes over the items.
        batch: Items at once.
        learning_rate: Of Adam.
        view: What the network sees of a batch.

    Yields:
        A report after each batch.
    """
    device = next(network.parameters()).device
    optimizer = torch.optim.Adam(network.parameters(), learning_rate)
    a_pass = ceil(len(items) / batch)
    network.train()
    done = 0
    for epoch in range(epochs):
        for rows in batch_orders(len(items), batch, generator):
            part = items[rows].to(device)
            seen = view(part) if view else part
            codes = network.encode(seen)
            loyalty = torch.nn.functional.mse_loss(codes, representatives[rows].to(device))
            loss = network.loss(seen, codes) + loyalty
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            done += 1
            yield TrainedBatch(done, a_pass * epochs, epoch, float(loss.detach()))


def published_alternation(
    network: Autoencoder,
    items: Tensor,
    codes: Tensor,
    graph: PairGraph,
    rng: np.random.Generator,
    *,
    pull: float,
    first_mu: float,
    last_mu: float,
    epochs: int,
    batch: int = 128,
    view: View | None = None,
) -> Generator[tuple[TrainedBatch, Tensor], None, tuple[Tensor, Tensor]]:
    """Eq. 6 by gradient steps: epochs on U and on the network in turns, then the multiplier.

    mu1 begins at max(2000, 8 delta1), mu2 at `first_mu`; both halve every few epochs (60 when pairs are
    below 0.2 % of n^2 / 2; else 10, or 20 with more than 500 labelled pairs; 30 for clouds) down to
    delta1 / 2 and `last_mu`. The network runs in its own epochs only. U takes smaller steps on clouds.

    Args:
        network: Trained in place.
        items: `(n, ...)` on the CPU.
        codes: `(n, code_dim)`, the codes before this stage; U begins there.
        graph: The pairs.
        rng: Order of the pairs.
        pull: Lambda.
        first_mu: Where mu2 begins, in squared distance.
        last_mu: Where mu2 ends.
        epochs: In all, of U and network together.
        batch: Pairs at once.
        view: What the network sees of a batch of clouds; None for other items, and only for them.

    Yields:
        A report and U after each batch.

    Returns:
        The final codes and U, both `(n, code_dim)`.
    """
    u = codes.clone().requires_grad_()
    multiplier = torch.zeros_like(codes)
    steps_of_u = torch.optim.RMSprop([u], RATE_OF_U_OF_CLOUDS if view else RATE_OF_U)
    steps_of_network = torch.optim.RMSprop(network.parameters(), RATE_OF_NETWORK)
    network.eval()  # no dropout, and batch norm as it was learned: codes do not depend on their batch
    z = codes
    mu2 = first_mu
    delta1 = float((codes - codes.mean(dim=0)).norm(dim=1).mean())
    mu1 = max(2000.0, 8 * delta1)
    patience = patience_of(graph, view)
    a_pass = ceil(len(graph) / batch)
    degrees = np.maximum(graph.degrees, 1)
    boosts = boosted_weights(graph)
    done = 0
    for epoch in range(epochs):
        of_u = epoch % 2 == 0
        for chosen in pair_batches(graph.edges, batch, rng):
            rows = torch.from_numpy(chosen.rows)
            shares = torch.from_numpy(chosen.shares(degrees)).float()
            if of_u:
                loss = pull * clustering_loss(
                    u[rows], torch.from_numpy(chosen.pairs), torch.from_numpy(boosts[chosen.chosen]).float(), mu2
                ) + _loyalty(z[rows], u[rows], multiplier[rows], shares, mu1)
                loss = loss / (batch * codes.shape[1])
            else:
                loss = _network_loss(network, items, u.detach(), multiplier, chosen, shares, mu1, view) / batch
            optimizer = steps_of_u if of_u else steps_of_network
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            done += 1
            yield TrainedBatch(done, a_pass * epochs, epoch, float(loss.detach())), u.detach()
        if not of_u:
            z = encode_all(network, items)
            multiplier += MULTIPLIER_STEP / codes.shape[1] * (z - u.detach())
        if (epoch + 1) % patience == 0:
            mu1, mu2 = max(mu1 / 2, delta1 / 2), max(mu2 / 2, last_mu)
    return z, u.detach()


def _network_loss(
    network: Autoencoder,
    items: Tensor,
    u: Tensor,
    multiplier: Tensor,
    chosen: PairBatch,
    shares: Tensor,
    mu1: float,
    view: View | None,
) -> Tensor:
    device = next(network.parameters()).device
    rows = torch.from_numpy(chosen.rows)
    part = items[rows].to(device)
    seen = view(part) if view else part
    z = network.encode(seen)
    loyalty = _loyalty(z, u[rows].to(device), multiplier[rows].to(device), shares.to(device), mu1)
    return float(shares.sum()) * network.loss(seen, z) + loyalty / z.shape[1]


def _loyalty(z: Tensor, u: Tensor, multiplier: Tensor, shares: Tensor, mu1: float) -> Tensor:
    pressure = (shares * (multiplier * (z - u)).sum(dim=1)).sum()
    return representation_loss(z, u, mu1, shares) + pressure


def patience_of(graph: PairGraph, view: View | None) -> int:
    """Epochs after which mu halves, as published; `view` is there for clouds only."""
    if view is not None:
        return PATIENCE_WITH_CLOUDS
    if len(graph) < 0.002 * graph.n**2 / 2:
        return 60
    return 20 if int(graph.labelled.sum()) > 500 else 10


def boosted_weights(graph: PairGraph) -> FloatArray:
    """`(m,) float64`: weights with must-links divided by the labelled fraction, as published."""
    weights = graph.weights.astype(np.float64)
    share = float(graph.labelled.mean()) if len(graph) else 0.0
    return np.where(graph.labelled, weights / share, weights) if share else weights
