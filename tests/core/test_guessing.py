"""Guesses that spread over a graph of neighbours."""

from __future__ import annotations

import numpy as np
import pytest

from shapekin.clustering.diffusion import neighbour_graph
from shapekin.clustering.guessing import spread_guesses
from shapekin.pairs.constraints import Constraints

NOTHING_APART = np.empty((0, 2), np.int64)


@pytest.fixture
def chains():
    """Two long rows of points, side by side: what is near a far end's middle is often of the other row."""
    along = np.linspace(0, 10, 60)
    rows = [np.stack([along + shift, np.full(60, height)], axis=1) for shift, height in ((0.0, 0.0), (8.0, 1.5))]
    return np.concatenate(rows).astype(np.float32), np.repeat([0, 1], 60)


def test_one_label_tells_of_a_whole_chain_where_the_nearest_centre_does_not(chains):
    points, truth = chains
    closure = Constraints(120, NOTHING_APART, np.array([[0, 119]])).closure()
    kinds = [int(closure.certain_sets[s][0]) for s in range(2)]
    centres = points[kinds].astype(np.float64)
    shares = spread_guesses(neighbour_graph(points, 3), points, centres, closure, 0.0)
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    assert ((np.array(kinds)[shares.argmax(axis=1)] >= 60) == truth).all()


def test_where_nothing_arrives_the_nearest_centre_counts_and_centres_without_answers_spread():
    points = np.array([[0.0], [0.1], [5.0], [5.1], [9.0], [9.1]], np.float32)
    centres = np.array([[0.0], [5.0]])
    closure = Constraints(6).closure()
    graph = neighbour_graph(points, 1)
    shares = spread_guesses(graph, points, centres, closure, 0.0)
    assert shares.argmax(axis=1).tolist() == [0, 0, 1, 1, 1, 1]


def test_trust_lets_probabilities_outvote_what_spreads():
    points = np.array([[0.0], [1.0], [2.0], [3.0]], np.float32)
    closure = Constraints(4, NOTHING_APART, np.array([[0, 3]])).closure()
    order = [int(closure.certain_sets[s][0]) for s in range(2)]
    graph = neighbour_graph(points, 2)
    centres = np.array([[-9.0], [1.5]])[np.argsort(np.argsort(order))]
    alone, trusting = (spread_guesses(graph, points, centres, closure, trust) for trust in (0.0, 1.0))
    near_zero = order.index(0)
    assert alone[0].argmax() == near_zero
    assert trusting[0].argmax() != near_zero
