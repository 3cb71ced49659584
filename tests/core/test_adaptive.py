"""The product's own strategy: the tree under the evidence, how likely its mergers are, what answers are worth."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs, some_links
from shapekin.clustering.diffusion import neighbour_graph
from shapekin.clustering.evidence_tree import PRIOR, SLOPE, evidence_tree, likelihood, owners, placed
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.clustering.spreading import graph_pairs
from shapekin.pairs.constraints import Constraints
from shapekin.queries.adaptive import doubts, judged_mergers, likely_mergers
from shapekin.queries.base import QueryContext
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.grouped import grouped
from shapekin.queries.oracle import SimulatedUser


def seen(constraints=None, n=300, kinds=5, spread=0.6, labels=None, **changes):
    rows, truth = blobs(n, kinds, spread)
    pairs, _ = graph_pairs(neighbour_graph(rows, 8))
    values = {"pairs": pairs, "anchors": np.arange(20), **changes}
    known = np.zeros(n, np.int64) if labels is None else labels
    return QueryContext(constraints or Constraints(n), known, rows, **values), truth


def test_must_links_are_merged_first_and_cannot_links_forbid():
    _, truth = blobs(300, 5)
    links = some_links(truth, 60)
    closure = links.closure()
    here, _ = seen(links)
    groups = grouped(here)
    tree = evidence_tree(groups, placed(groups, here.labels), closure)
    sets, _ = owners(groups, closure)
    for s in range(len(closure.certain_sets)):
        assert len(np.unique(tree.block_of[sets == s])) <= 1
    final = tree.labels(np.ones(len(tree.kept), np.bool_))
    for s, t in closure.separated:
        first, second = final[sets == s], final[sets == t]
        assert not set(first.tolist()) & set(second.tolist())


def test_without_evidence_everything_is_merged_and_the_smaller_branch_counts():
    here, _ = seen()
    groups = grouped(here)
    tree = evidence_tree(groups, placed(groups, here.labels), here.constraints.closure())
    assert len(tree.kept) == tree.block_of.max()
    assert len(np.unique(tree.labels(np.ones(len(tree.kept), np.bool_)))) == 1
    assert tree.mass.max() <= 150


def test_mergers_are_those_of_a_naive_loop():
    here, truth = seen(n=40, kinds=3)
    closure = some_links(truth[:40], 6).closure()
    groups = grouped(here)
    tree = evidence_tree(groups, groups.coordinates, closure)
    sets, _ = owners(groups, closure)
    blocks = {int(b): np.flatnonzero(tree.block_of == b) for b in np.unique(tree.block_of)}
    inside = {b: {int(s) for s in sets[rows] if s >= 0} for b, rows in blocks.items()}

    def cost(a, b):
        size = [groups.sizes[blocks[one]].sum() for one in (a, b)]
        mean = [np.average(groups.coordinates[blocks[o]], axis=0, weights=groups.sizes[blocks[o]]) for o in (a, b)]
        return size[0] * size[1] / (size[0] + size[1]) * ((mean[0] - mean[1]) ** 2).sum()

    for kept, gone in zip(tree.kept.tolist(), tree.gone.tolist(), strict=True):
        allowed = {
            (a, b): cost(a, b)
            for a in blocks
            for b in blocks
            if a < b and not any(closure.separated_from[s] & inside[b] for s in inside[a])
        }
        assert allowed[min(kept, gone), max(kept, gone)] == pytest.approx(min(allowed.values()))
        blocks[kept] = np.concatenate([blocks[kept], blocks.pop(gone)])
        inside[kept] |= inside.pop(gone)


def test_groups_of_different_clusters_lie_further_apart():
    here, truth = seen(labels=blobs(300, 5)[1])
    groups = grouped(here)
    places = placed(groups, truth)
    before = ((groups.coordinates[:, None] - groups.coordinates) ** 2).sum(axis=2)
    after = ((places[:, None] - places) ** 2).sum(axis=2)
    own = truth[groups.medoids]
    gained = after - before
    assert gained[own[:, None] == own].max() < 0.2
    assert gained[own[:, None] != own].min() > 0.4


def test_answers_shift_the_likelihood():
    distance = np.array([0.2, 1.0, 1.8])
    before = likelihood(distance, np.empty(0), np.empty(0, np.bool_))
    np.testing.assert_allclose(before, 1 / (1 + np.exp(SLOPE * distance - PRIOR)))
    more = likelihood(distance, np.full(10, 1.5), np.ones(10, np.bool_))
    less = likelihood(distance, np.full(10, 0.5), np.zeros(10, np.bool_))
    assert (less < before).all()
    assert (before < more).all()
    assert (np.diff(more) < 0).all()


def test_doubt_is_the_share_of_neighbours_elsewhere():
    rows = np.zeros((4, 2), np.float32)
    pairs = np.array([[0, 1], [0, 2], [1, 3]])
    here = QueryContext(Constraints(4).with_link(1, 3, same=False), np.array([0, 0, 1, 1]), rows, pairs)
    assert doubts(here, here.constraints.closure()).tolist() == [0.5, 0.0, 1.0, 0.0]


def test_the_most_telling_question_comes_first():
    here, _ = seen()
    tree, worth = judged_mergers(here)
    query = get_strategy("adaptive").propose(here, 1)[0]
    assert {query.a, query.b} == set(tree.speakers[worth.argmax()].tolist())
    assert query.score == pytest.approx(worth.max())


def test_few_answers_sort_many_kinds():
    """40 kinds: comparing each with each would take 780 answers."""
    here, truth = seen(n=800, kinds=40, spread=0.5)
    known, user = Constraints(800), SimulatedUser(truth)
    before = here
    for _ in range(100):
        query = get_strategy("adaptive").propose(here, 1)[0]
        known = known.with_link(query.a, query.b, same=user.says_same(query.a, query.b))
        here = QueryContext(known, here.labels, here.embedding, here.pairs, anchors=here.anchors)
    found = []
    for moment in (before, here):
        tree, p = likely_mergers(moment)
        found.append(clustering_accuracy(tree.labels(p > 0.5)[grouped(moment).of], truth))
    assert found[1] > found[0]
    assert found[1] > 0.8


def test_at_last_single_items_among_other_kinds_are_placed():
    here, truth = seen(n=900, kinds=2)
    groups = grouped(here)
    odd = int(np.setdiff1d(np.arange(900), groups.medoids)[3])
    wrong = truth.copy()
    wrong[odd] = 1 - wrong[odd]
    kinds = [groups.medoids[truth[groups.medoids] == kind] for kind in range(2)]
    links = [(int(rows[0]), int(row)) for rows in kinds for row in rows[1:]]
    known = Constraints(900, np.array(links), np.array([[int(rows[0]) for rows in kinds]]))
    later = QueryContext(known, wrong, here.embedding, here.pairs, anchors=here.anchors)
    query = get_strategy("adaptive").propose(later, 1)[0]
    assert query.a == odd
    assert query.score == 1.0
