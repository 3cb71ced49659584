"""Normalised point-based uncertainty: its three equations, and whom it asks about."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs
from shapekin.clustering.diffusion import neighbour_graph
from shapekin.clustering.spreading import graph_pairs
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import QueryContext
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.grouped import grouped
from shapekin.queries.npu import expected_questions, memberships, uncertainty
from shapekin.queries.oracle import SimulatedUser


def seen(constraints, n=200, kinds=4):
    rows, labels = blobs(n, kinds)
    pairs, _ = graph_pairs(neighbour_graph(rows, 8))
    return QueryContext(constraints, labels, rows, pairs, anchors=np.arange(20)), labels


def test_uncertainty_is_the_entropy():
    p = np.array([[0.5, 0.5, 0.0], [1.0, 0.0, 0.0], [0.2, 0.3, 0.5]])
    expected = [np.log(2), 0.0, -(0.2 * np.log(0.2) + 0.3 * np.log(0.3) + 0.5 * np.log(0.5))]
    np.testing.assert_allclose(uncertainty(p), expected, atol=1e-9)


def test_expected_questions_try_the_likeliest_kind_first():
    assert expected_questions(np.array([[0.2, 0.5, 0.3]])).tolist() == [pytest.approx(0.5 + 2 * 0.3 + 3 * 0.2)]


def test_memberships_are_the_mean_likeness_as_a_share():
    here, labels = seen(Constraints(200))
    groups = grouped(here)
    kinds = [np.flatnonzero(labels == kind)[:3] for kind in range(4)]
    p = memberships(groups, kinds)
    np.testing.assert_allclose(p.sum(axis=1), 1)
    item = 77
    arrived = [groups.affinity[groups.of[item], groups.of[members]].mean() for members in kinds]
    np.testing.assert_allclose(p[groups.of[item]], np.array(arrived) / sum(arrived), rtol=1e-6, atol=1e-9)
    assert (p[groups.of].argmax(axis=1) == labels).mean() > 0.95


def test_an_item_half_placed_is_asked_about_until_it_is_placed():
    known = Constraints(200, np.array([[0, 4], [1, 5]]), np.array([[0, 1]]))
    known = known.with_link(2, 0, same=False)  # a third kind is not yet compared with the second
    here, _ = seen(known)
    query = get_strategy("npu").propose(here, 1)[0]
    assert query.a == 2
    assert query.b in (1, 5)


def test_the_likeliest_kind_comes_first():
    _, labels = blobs(200, 4)
    firsts = [int(np.flatnonzero(labels == kind)[0]) for kind in range(4)]
    known = Constraints(200, cannot_links=np.array([(a, b) for a in firsts for b in firsts if a < b]))
    here, labels = seen(known)
    queries = get_strategy("npu").propose(here, 20)
    assert np.mean([labels[query.a] == labels[query.b] for query in queries]) > 0.8
    assert [query.score for query in queries] == sorted((query.score for query in queries), reverse=True)


def test_all_kinds_are_found():
    here, labels = seen(Constraints(200))
    known, user = Constraints(200), SimulatedUser(labels)
    for _ in range(40):
        query = get_strategy("npu").propose(
            QueryContext(known, labels, here.embedding, here.pairs, anchors=here.anchors), 1
        )[0]
        known = known.with_link(query.a, query.b, same=user.says_same(query.a, query.b))
    assert len({int(labels[members[0]]) for members in known.closure().certain_sets}) == 4
