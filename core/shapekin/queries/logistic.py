"""Logistic curves fitted to few answers, with Gaussian priors that hold them where the answers tell nothing."""

from __future__ import annotations

import numpy as np

from shapekin.arrays import BoolArray, FloatArray

MOST_STEPS, MOST_HALVINGS = 30, 20
ENOUGH = 1e-9


def fitted(rows: FloatArray, same: BoolArray, prior: FloatArray, variance: FloatArray) -> FloatArray:
    """Weights w of the curve 1 / (1 + exp(-rows w)) whose posterior is highest.

    Newton's method; a step that would lower the posterior is halved until it raises it. (Undamped it leaps to and fro
    where answers of one sort alone lie where the curve is flat.)

    Args:
        rows: `(m, d) float64`.
        same: `(m,) bool`, the answers.
        prior: `(d,)`, the mean of the weights before any answer.
        variance: `(d,)`, their variances.

    Returns:
        `(d,) float64`.
    """
    signs = np.where(same, 1.0, -1.0)

    def posterior(weights: FloatArray) -> float:
        told = -np.logaddexp(0, -signs * (rows @ weights)).sum()
        return float(told - ((weights - prior) ** 2 / variance).sum() / 2)

    weights = np.asarray(prior, np.float64).copy()
    height = posterior(weights)
    for _ in range(MOST_STEPS):
        p = logistic(rows @ weights)
        gradient = rows.T @ (same - p) - (weights - prior) / variance
        curvature = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(1 / np.asarray(variance))
        step = np.linalg.solve(curvature, gradient)
        for _ in range(MOST_HALVINGS):
            reached = posterior(weights + step)
            if reached >= height:
                break
            step /= 2
        else:
            break
        weights, gained, height = weights + step, reached - height, reached
        if gained < ENOUGH:
            break
    return weights


def logistic(x: FloatArray) -> FloatArray:
    """1 / (1 + exp(-x)), without overflow."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))))
