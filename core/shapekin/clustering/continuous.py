"""Representatives that drift together along pairs: robust continuous clustering (Shah & Koltun 2017).

Minimises over U

    sum_i ||u_i - z_i||^2 + lambda sum_(p,q) w_pq rho(||u_p - u_q||^2)

with the Geman-McClure penalty rho (CPAC, eq. 3 and the first step of eq. 6). Its scale mu begins above
all distances, where the problem is convex, and halves step by step; pairs that stay long are let go.
For a given mu the minimum is found by iterated reweighting, each round a sparse linear solve, which
takes the place of hundreds of epochs of gradient descent.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.pairs.graph import PairGraph, graph_laplacian

ROUNDS_PER_SCALE = 4
NEAR_ZERO = 0.01  # times sqrt(d): such pairs are copies, and say nothing of the scale of a cluster
NEAREST_SHARE, NEAREST_AT_LEAST, NEAREST_AT_MOST = 0.01, 25, 250
SOLVER_ROUNDS, SOLVER_TOLERANCE = 60, 1e-4


@dataclass(frozen=True)
class Scales:
    """Distances that steer the annealing, measured on the codes' pairs.

    Attributes:
        first_mu: Where mu begins: three times the greatest squared distance.
        last_mu: Where it ends: half the mean distance of the nearest pairs (delta2 / 2).
        epsilon: Distance up to which pairs end in one cluster.
    """

    first_mu: float
    last_mu: float
    epsilon: float


def pair_lengths(points: FloatArray, pairs: IntArray) -> FloatArray:
    """Euclidean length of each pair: `(m,) float64`."""
    difference = points[pairs[:, 0]].astype(np.float64) - points[pairs[:, 1]]
    return np.asarray(np.sqrt((difference**2).sum(axis=1)), np.float64)


def measure_scales(codes: FloatArray, pairs: IntArray, multiplier: float = 1.0) -> Scales:
    """The scales of CPAC, section 5.1, with the near-zero rule of its code, from 25 pairs at least.

    Args:
        codes: `(n, d)`, of about unit variance.
        pairs: `(m, 2) int64`.
        multiplier: Factor on epsilon.
    """
    lengths = pair_lengths(codes, pairs)
    if lengths.size == 0:
        return Scales(1.0, 1.0, 0.0)
    greatest = float(lengths.max())
    lengths[lengths < NEAR_ZERO * np.sqrt(codes.shape[1])] = greatest
    count = max(int(np.ceil(NEAREST_SHARE * lengths.size)), NEAREST_AT_LEAST)
    nearest = np.sort(lengths)[:count]
    tiny = float(np.finfo(np.float32).tiny)
    delta = float(nearest[:NEAREST_AT_MOST].mean())
    return Scales(max(3 * greatest**2, tiny), max(delta / 2, tiny), float(nearest.mean()) * multiplier)


def annealed_representatives(
    codes: FloatArray, graph: PairGraph, pull: float, scales: Scales
) -> Generator[tuple[float, FloatArray], None, FloatArray]:
    """Let the representatives drift together while mu falls.

    Args:
        codes: `(n, d)`, the codes Z.
        graph: The pairs.
        pull: Lambda.
        scales: Where mu begins and ends.

    Yields:
        The share done, 0 .. 1, and the representatives `(n, d) float64` at that moment.

    Returns:
        The representatives U `(n, d) float64`.
    """
    z: FloatArray = codes.astype(np.float64)
    u: FloatArray = z.copy()
    mus = [scales.first_mu]
    while mus[-1] > scales.last_mu:
        mus.append(max(mus[-1] / 2, scales.last_mu))
    rounds = 0
    for mu in mus:
        for _ in range(ROUNDS_PER_SCALE):
            closeness = (mu / (mu + pair_lengths(u, graph.edges) ** 2)) ** 2
            u = _solve(graph, pull * graph.weights * closeness, z, u)
            rounds += 1
            yield rounds / (ROUNDS_PER_SCALE * len(mus)), u
    return u


def _solve(graph: PairGraph, weights: FloatArray, z: FloatArray, start: FloatArray) -> FloatArray:
    """Solve (I + L) U = Z by conjugate gradients, all columns at once, with Jacobi's preconditioner."""
    laplacian = graph_laplacian(graph.edges, weights, graph.n)
    scale = 1 / (1 + laplacian.diagonal())[:, None]
    u = start.copy()
    residual = z - (u + laplacian @ u)
    direction = preconditioned = scale * residual
    power = (residual * preconditioned).sum(axis=0)
    enough = (SOLVER_TOLERANCE * np.linalg.norm(z, axis=0)) ** 2
    tiny = np.finfo(np.float64).tiny
    for _ in range(SOLVER_ROUNDS):
        if ((residual**2).sum(axis=0) <= enough).all():
            break
        image = direction + laplacian @ direction
        length = power / np.maximum((direction * image).sum(axis=0), tiny)
        u = u + length * direction
        residual = residual - length * image
        preconditioned = scale * residual
        fresh = (residual * preconditioned).sum(axis=0)
        direction = preconditioned + fresh / np.maximum(power, tiny) * direction
        power = fresh
    return u
