"""Deep constrained clustering, DEC and IDEC: what guidance achieves that none would."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import pytest
import torch
from sklearn.cluster import KMeans

from helpers.blobs import fit, some_links, training_set
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import TrainingSet
from shapekin.models.deep_constrained import DeepConstrained, DeepConstrainedParams, _with_conclusions
from shapekin.models.idec import Dec, Idec
from shapekin.nn.autoencoders import DenseAutoencoder
from shapekin.nn.constraint_branches import (
    cardinality_branch,
    difficulty_term,
    pair_branch,
    rule_branch,
    size_term,
    triplet_branch,
)
from shapekin.nn.constraint_losses import must_link_loss
from shapekin.nn.embedded_training import Recipe, Task, train_embedded
from shapekin.nn.pretrain import pretrain
from shapekin.nn.soft_assignment import divergence, soft_assignment, target_distribution
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.entailed import entailed_pairs
from shapekin.pairs.guidance import Balance, Bounds, Guidance, Link, Rule
from shapekin.pairs.guidance_words import cardinalities_said, difficulty_said, rows_said, rules_said, triplets_said
from shapekin.steps import finished

GUESTS = 80
MEN, WOMEN = np.arange(40), np.arange(40, 80)
LIKES_FISH = np.arange(GUESTS) % 2 == 0
RECIPE = Recipe(rounds=12, target_weight=0.1, reconstruction=1.0, settled=0.0, batch=256, learning_rate=0.005)
QUICK = {"epochs": 20, "points": 32, "threads": 1, "rounds": 2, "n_clusters": 4}


@pytest.fixture(scope="module")
def dinner():
    """Guests who differ more by sex than by taste, seen by a network; and the centres that k-means finds."""
    rng = np.random.default_rng(0)
    rows = np.stack([np.where(np.arange(GUESTS) < 40, 2.0, -2.0), np.where(LIKES_FISH, 1.2, -1.2)], axis=1)
    items = torch.from_numpy((rows + 0.15 * rng.standard_normal(rows.shape)).astype(np.float32))
    torch.manual_seed(0)
    network = DenseAutoencoder((2,), 2, (32,))
    for _ in pretrain(network, items, torch.Generator().manual_seed(0), epochs=300, learning_rate=0.01):
        pass
    codes = network.encode(items).detach().numpy()
    centres = KMeans(2, n_init=20, random_state=0).fit(codes).cluster_centers_
    return network, items, torch.from_numpy(centres.astype(np.float32))


def parties(dinner, *branches, additive=(), recipe=RECIPE):
    """The parties and how sure they are."""
    network, items, centres = deepcopy(dinner)
    generator = torch.Generator().manual_seed(0)
    steps = train_embedded(network, items, items, centres, recipe, generator, additive=additive, branches=branches)
    q = finished(steps).assignment.numpy()
    return q.argmax(axis=1), q.max(axis=1)


def test_without_guidance_men_and_women_sit_apart(dinner):
    labels, _ = parties(dinner)
    assert Balance(MEN, WOMEN).excess(labels) == 40
    assert Bounds(MEN, 15, 25).excess(labels) == 15


@pytest.mark.parametrize("wish", [Balance(MEN, WOMEN), Bounds(MEN, 15, 25)], ids=["equality", "bounds"])
def test_cardinalities_are_met_where_idec_violates_them(dinner, wish):
    labels, _ = parties(dinner, cardinality_branch(wish, GUESTS, 10.0, np.random.default_rng(0)))
    assert wish.excess(labels) <= (2 if isinstance(wish, Balance) else 0)
    assert len(np.unique(labels)) == 2


def test_conclusions_of_rules_are_learned_where_idec_violates_them(dinner):
    rules = tuple(
        Rule((Link(a, a + 2, same=True),), Link(a, a + side, same=same))
        for a in range(0, 30, 2)
        for side, same in ((1, False), (40, True))
    )
    plain, _ = parties(dinner)
    assert sum(rule.holds(plain) for rule in rules) == 0
    labels, _ = parties(dinner, rule_branch(rules))
    assert sum(rule.holds(labels) for rule in rules) > 0.9 * len(rules)
    assert clustering_accuracy(labels, LIKES_FISH.astype(np.int64)) > 0.9


def test_links_and_triplets_turn_the_parties_to_taste(dinner):
    taste = LIKES_FISH.astype(np.int64)
    assert clustering_accuracy(parties(dinner)[0], taste) < 0.6
    links = some_links(taste, 60)
    by_links, _ = parties(dinner, pair_branch(links.closure(), 0.1, 1.0, 256, np.random.default_rng(0)))
    assert clustering_accuracy(by_links, taste) > 0.9
    rng = np.random.default_rng(0)
    triplets = np.array([(a, (a + 40) % 80, (a + 1) % 80) for a in rng.permutation(80)], np.int64)
    by_triplets, _ = parties(dinner, triplet_branch(triplets, 0.1, 256, rng))
    assert clustering_accuracy(by_triplets, taste) > 0.9


def test_easy_items_grow_surer_than_hard_ones(dinner):
    marks = np.where(LIKES_FISH, 1.0, -1.0)
    _, sure = parties(dinner, additive=(difficulty_term(marks, "signed", 0.5),))
    _, plain = parties(dinner)
    assert (sure - plain)[LIKES_FISH].mean() > (sure - plain)[~LIKES_FISH].mean() + 0.05


def test_equal_sizes_move_items_to_the_smaller_cluster(dinner):
    network, items, centres = dinner
    kept = np.concatenate([MEN, WOMEN[:10]])
    few = network, items[torch.from_numpy(kept)], centres
    assert np.bincount(parties(few)[0]).min() == 10
    labels, _ = parties(few, additive=(size_term(20.0),))
    assert np.bincount(labels).min() > 15


def test_one_round_matches_plain_steps(dinner):
    network, items, centres = deepcopy(dinner)
    same = torch.tensor([[0, 1]])
    recipe = Recipe(1, 0.3, 1.0, 0.0, 4 * GUESTS, 0.01)
    task = Task(np.array([3, 7]), lambda q: must_link_loss(q, same), 2.0)
    found, branches = deepcopy(network), (lambda: [task],)
    result = finished(
        train_embedded(found, items, items, centres, recipe, torch.Generator().manual_seed(0), branches=branches)
    )
    moving = centres.clone().requires_grad_()
    steps = torch.optim.Adam([*network.parameters(), moving], 0.01)
    target = target_distribution(soft_assignment(network.encode(items), moving))
    for _ in range(20):
        codes = network.encode(items)
        loss = 0.3 * divergence(target, soft_assignment(codes, moving)) / GUESTS
        loss = loss + ((network.decode(codes) - items) ** 2).mean()
        steps.zero_grad()
        loss.backward()
        steps.step()
        two = items[[3, 7]]
        codes = network.encode(two)
        loss = must_link_loss(soft_assignment(codes, moving), same) + 2 * ((network.decode(codes) - two) ** 2).mean()
        steps.zero_grad()
        loss.backward()
        steps.step()
    torch.testing.assert_close(result.centres, moving.detach(), atol=1e-3, rtol=1e-3)
    torch.testing.assert_close(result.codes, network.encode(items).detach(), atol=1e-3, rtol=1e-3)
    assert result.rounds == 1


def test_without_passes_over_all_items_branches_alone_teach(dinner):
    network, items, centres = deepcopy(dinner)
    same = torch.tensor([[0, 1]])
    branches = (lambda: [Task(np.array([0, 79]), lambda q: must_link_loss(q, same))],)
    recipe = Recipe(3, 0.1, 1.0, 1.0, 256, 0.01, whole=False)
    steps = train_embedded(network, items, items, centres, recipe, torch.Generator().manual_seed(0), branches=branches)
    found = finished(steps)
    assert found.rounds == 3
    far = soft_assignment(dinner[0].encode(items), centres)[[0, 79]].prod(dim=0).sum()
    assert found.assignment[[0, 79]].prod(dim=0).sum() > far


def test_it_ends_when_labels_stand_still(dinner):
    recipe = Recipe(50, 0.1, 1.0, 0.001, 256, 0.001)
    steps = train_embedded(*dinner_parts(dinner), recipe, torch.Generator().manual_seed(0))
    assert finished(steps).rounds < 10


def dinner_parts(dinner):
    network, items, centres = deepcopy(dinner)
    return network, items, items, centres


@pytest.mark.parametrize("model", [Dec, Idec, DeepConstrained])
def test_blobs_are_found(model):
    data, truth = training_set(DataKind.FEATURES)
    result = fit(model, data, Constraints(len(data)), **QUICK)
    assert clustering_accuracy(result.labels, truth) > 0.95
    assert result.n_clusters == 4


def test_groups_begin_at_the_kinds_that_answers_established():
    data, truth = training_set(DataKind.FEATURES)
    links = some_links(truth, 400)
    parts = {**QUICK, "epochs": 1, "rounds": 0}
    begun, published = (fit(DeepConstrained, data, links, **parts, centres=how) for how in ("answers", "kmeans"))
    assert clustering_accuracy(begun.labels, truth) > 0.95
    assert clustering_accuracy(begun.labels, truth) >= clustering_accuracy(published.labels, truth)


@pytest.mark.slow
def test_few_pairs_do_not_hurt_and_many_help_on_digits():
    from sklearn.datasets import load_digits

    digits = load_digits()
    truth = digits.target.astype(np.int64)
    pictures = (digits.images[..., None] * (255 / 16)).astype(np.uint8)
    data = TrainingSet(DataKind.IMAGES, pictures, digits.data.astype(np.float32))
    settings = {"n_clusters": 10, "epochs": 60, "threads": 1}
    seen = fit(DeepConstrained, data, Constraints(len(truth)), **settings, rounds=0)
    plain, guided, much = (
        fit(DeepConstrained, data, links, warm_start=seen, **settings, rounds=15)
        for links in (Constraints(len(truth)), some_links(truth, 400), some_links(truth, 3600))
    )
    assert clustering_accuracy(plain.labels, truth) > clustering_accuracy(seen.labels, truth)
    assert clustering_accuracy(guided.labels, truth) > clustering_accuracy(plain.labels, truth) - 0.01
    assert guided.notes["answers_learned"] > 0.95
    assert clustering_accuracy(much.labels, truth) > 0.92


def test_answers_are_obeyed_though_they_need_more_groups():
    data, _ = training_set(DataKind.FEATURES, n=40)
    apart = np.array([(i, j) for i in range(6) for j in range(i)])
    links = Constraints(40, np.array([[0, 20]]), apart)
    result = fit(DeepConstrained, data, links, **{**QUICK, "epochs": 1, "rounds": 0})
    assert links.satisfied_fraction(result.labels) == 1
    assert result.n_clusters >= 6


def test_guidance_in_words_reaches_the_notes():
    data, _ = training_set(DataKind.FEATURES, n=40)
    words = {
        "sizes": "equal",
        "triplets": "0 4 1; 1 5 2",
        "difficulty": "0-9: 1; 10,12: -0.5",
        "cardinality": "0-9 = 10-19; all: 5..20",
        "rules": "0=4 & 0!=1 => 2=6; 1=5 => 3!=7; 0=4 => 0=4",
    }
    result = fit(DeepConstrained, data, Constraints(40), **{**QUICK, "epochs": 5, "rounds": 1}, **words)
    assert result.notes["rules_broken"] == 0
    assert result.notes["cardinality_excess"] >= 0


def test_rules_are_obeyed_in_the_end_unless_answers_forbid():
    q = np.repeat([[0.9, 0.1], [0.2, 0.8]], 3, axis=0)  # 0 1 2 | 3 4 5
    same, forbidden = Link(1, 2, same=True), Link(4, 5, same=False)
    rules = (Rule((Link(0, 1, same=True),), Link(2, 3, same=True)), Rule((same,), forbidden), Rule((forbidden,), same))
    links = Constraints(6, np.array([[4, 5]]))
    concluded = _with_conclusions(q, links, rules)
    assert concluded.must_links.tolist() == [[2, 3], [4, 5]]
    assert len(concluded.cannot_links) == 0


def test_words_are_understood():
    assert rows_said(" 3-5, 1,4 ", 9).tolist() == [1, 3, 4, 5]
    assert rows_said("all", 3).tolist() == [0, 1, 2]
    assert triplets_said("0 1 2; 3,4,5;").tolist() == [[0, 1, 2], [3, 4, 5]]
    assert difficulty_said("0-1: 1; 2: -.25", 4).tolist() == [1, 1, -0.25, 0]
    assert difficulty_said("", 4).size == 0
    balance, bounds = cardinalities_said("0-1 = 2,3; all: 1..2", 4)
    assert (balance.one.tolist(), balance.other.tolist()) == ([0, 1], [2, 3])
    assert (bounds.members.tolist(), bounds.low, bounds.high) == ([0, 1, 2, 3], 1, 2)
    (rule,) = rules_said("0=1 & 2!=3 => 4!=5")
    assert rule == Rule((Link(0, 1, same=True), Link(2, 3, same=False)), Link(4, 5, same=False))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("triplets", "0 1"), ("triplets", "0 1 1"), ("triplets", "0 1 99"),
        ("difficulty", "0-9"), ("difficulty", "0: 2"), ("difficulty", "99: 1"),
        ("cardinality", "0-9"), ("cardinality", "0-9: 5..1"), ("cardinality", "0-9 = 9-12"),
        ("cardinality", "9-5: 0..1"),
        ("rules", "0=1"), ("rules", "0=1 => 2"), ("rules", "0=0 => 2=3"), ("rules", "0=1 => 2=99"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_before_any_work(name, words):
    data, _ = training_set(DataKind.FEATURES, n=40)
    with pytest.raises(ParameterError):
        DeepConstrained().fit(data, Constraints(40), DeepConstrainedParams(**{name: words}), np.random.default_rng(0))


def test_guidance_of_another_size_is_refused():
    data, _ = training_set(DataKind.FEATURES, n=40)
    steps = DeepConstrained().fit
    with pytest.raises(ParameterError, match="3 marks"):
        steps(data, Constraints(40), DeepConstrainedParams(), np.random.default_rng(0),
              guidance=Guidance(difficulty=np.ones(3)))  # fmt: skip
    with pytest.raises(ParameterError, match="39 items"):
        steps(data, Constraints(39), DeepConstrainedParams(), np.random.default_rng(0))


def test_entailed_pairs_are_all_of_them_or_a_draw():
    truth = np.arange(12) % 3
    links = some_links(truth, 25)
    closure = links.closure()
    must, cannot = entailed_pairs(closure, 1000, np.random.default_rng(0))
    every = [(i, j, str(closure.relation(i, j))) for j in range(12) for i in range(j)]
    assert sorted(map(tuple, must.tolist())) == sorted((i, j) for i, j, said in every if said == "same")
    assert sorted(map(tuple, cannot.tolist())) == sorted((i, j) for i, j, said in every if said == "different")
    some, others = entailed_pairs(closure, 5, np.random.default_rng(0))
    assert {*map(tuple, some.tolist())} <= {*map(tuple, must.tolist())}
    assert {*map(tuple, others.tolist())} <= {*map(tuple, cannot.tolist())}
    assert 0 < len(some) <= 5
    assert 0 < len(others) <= 5
    assert all(len(pairs) == 0 for pairs in entailed_pairs(Constraints(3).closure(), 5, np.random.default_rng(0)))
