"""The Siamese network: its losses against plain loops, its stages, and the hand-over between them."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise

import numpy as np
import pytest
import torch
from sklearn.datasets import load_digits

from helpers.blobs import fit, some_links, training_set
from shapekin.clustering.linked_pairs import LinkedPairs
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.clustering.subspace import Affinity
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import TrainingSet
from shapekin.models.siamese import Siamese
from shapekin.models.siamese_stages import Stage, choose_stage
from shapekin.nn.autoencoders import DenseAutoencoder
from shapekin.nn.siamese_training import DECAY, Classifier, contrastive_losses, train_classifier, train_siamese
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.kinds import established_kinds
from shapekin.steps import finished

PAIRS = np.array([[0, 1], [0, 2], [1, 3], [2, 3]])
AFFINITIES = np.array([1.0, 0.1, 0.5, 0.0])
QUICK = {"epochs": 12, "passes": 5, "points": 32, "threads": 1}


def certain_sets(truth, answers, seed=0):
    """Items in random order, each compared with one member of each set until it joins one or founds its own."""
    rng = np.random.default_rng(seed)
    firsts, must, cannot = [], [], []
    for item in rng.permutation(len(truth)):
        for first in rng.permutation(np.array(firsts, np.int64)):
            if len(must) + len(cannot) == answers:
                return Constraints(len(truth), np.array(must, np.int64), np.array(cannot, np.int64))
            (must if truth[first] == truth[item] else cannot).append((item, first))
            if truth[first] == truth[item]:
                break
        else:
            firsts.append(item)
    raise AssertionError("too few items for so many answers")


def naive_contrast(codes, margin):
    """Eq. 1, one pair at a time."""
    for (i, j), affinity in zip(PAIRS, AFFINITIES, strict=True):
        distance = torch.sqrt(((codes[i] - codes[j]) ** 2).sum())
        yield affinity / 2 * distance**2 + (1 - affinity) / 2 * max(0, margin - distance) ** 2


@pytest.mark.parametrize("margin", [0.5, 2.0, 10.0])
def test_contrastive_loss_against_plain_loops(margin):
    codes = torch.randn(4, 3, dtype=torch.float64, generator=torch.Generator().manual_seed(1), requires_grad=True)
    pairs, affinities = torch.from_numpy(PAIRS), torch.from_numpy(AFFINITIES)
    found = contrastive_losses(codes, pairs, affinities, margin)
    torch.testing.assert_close(found, torch.stack(list(naive_contrast(codes, margin))))
    torch.testing.assert_close(contrastive_losses(codes, pairs.flip(1), affinities, margin), found)
    assert torch.autograd.gradcheck(lambda z: contrastive_losses(z, pairs, affinities, margin), codes)


def test_contrastive_loss_has_a_finite_slope_where_codes_agree():
    codes = torch.zeros(2, 3, requires_grad=True)
    contrastive_losses(codes, torch.tensor([[0, 1]]), torch.tensor([0.1]), 1.0).sum().backward()
    assert torch.isfinite(codes.grad).all()


def test_one_step_of_the_siamese_network_matches_plain_loops():
    torch.manual_seed(3)
    network, items = DenseAutoencoder((3,), 2, (4,)), torch.randn(4, 3)
    expected = deepcopy(network)
    codes = [expected.encode(item[None])[0] for item in items]
    rebuilt = sum(((expected.decode(z[None])[0] - x) ** 2).sum() for x, z in zip(items, codes, strict=True)) / 12
    loss = rebuilt + 0.7 / 2.0**2 * sum(naive_contrast(codes, 2.0)) / len(PAIRS)
    optimizer = torch.optim.Adam(expected.parameters(), 0.01)
    loss.backward()
    optimizer.step()
    steps = train_siamese(
        network, items, lambda: (PAIRS, AFFINITIES), np.random.default_rng(0), margin=2.0, pull=0.7, passes=1,
        learning_rate=0.01,
    )  # fmt: skip
    (report,) = list(steps)
    assert report.loss == pytest.approx(float(loss.detach()), rel=1e-5)
    for found, wanted in zip(network.parameters(), expected.parameters(), strict=True):
        torch.testing.assert_close(found, wanted, atol=1e-6, rtol=1e-4)


def test_one_step_of_the_classifier_matches_plain_loops():
    torch.manual_seed(4)
    codes, kinds = torch.randn(5, 3), np.array([0, 1, 1, 2])
    classifier = Classifier(codes.mean(dim=0), 2.0, 3)
    expected = deepcopy(classifier)
    rows = np.array([0, 2, 3, 4])
    loss = torch.zeros(())
    for row, kind in zip(rows, kinds, strict=True):
        logits = expected.layers((codes[row] - codes.mean(dim=0)) / 2)
        loss = loss + torch.log(torch.exp(logits).sum()) - logits[kind]
    optimizer = torch.optim.AdamW(expected.parameters(), 0.01, weight_decay=DECAY)
    (loss / 4).backward()
    optimizer.step()
    generator = torch.Generator().manual_seed(0)
    steps = train_classifier(
        classifier, codes.__getitem__, classifier.parameters(), rows, kinds, generator, steps=1, learning_rate=0.01
    )
    finished(steps)
    for found, wanted in zip(classifier.parameters(), expected.parameters(), strict=True):
        torch.testing.assert_close(found, wanted, atol=1e-6, rtol=1e-4)


def test_links_take_the_place_of_affinities():
    affinity = Affinity(8, np.array([[0, 1], [1, 2], [3, 4], [5, 6]]), np.array([0.3, 0.4, 0.5, 0.6], np.float32))
    links = Constraints(8, np.array([[0, 1], [1, 5]]), np.array([[0, 2], [5, 3]]))
    closure = links.closure()
    drawn = LinkedPairs(affinity, closure, np.random.default_rng(0))
    np.testing.assert_allclose(drawn.weights, [1.0, 0.1, 0.5, 0.6, 1.0])
    assert drawn.pairs[-1].tolist() == [7, 7]
    pairs, weights = drawn.of_a_pass()
    for (i, j), weight in zip(pairs[5:].tolist(), weights[5:].tolist(), strict=True):
        assert i != j
        assert closure.relation(i, j) == ("same" if weight == 1 else "different")
    assert set(weights[5:].tolist()) == {1.0, np.float32(0.1)}
    alone, ones = LinkedPairs(affinity, Constraints(8).closure(), np.random.default_rng(0)).of_a_pass()
    assert len(alone) == len(ones) == 5


@pytest.mark.parametrize(
    ("sizes", "n_clusters", "stage"),
    [
        ([], 0, Stage.PCC),
        ([9], 0, Stage.PCC),
        ([1, 1], 0, Stage.PCC),
        ([9, 9, 1, 1], 0, Stage.PCC),
        ([9, 9], 0, Stage.SSC),
        ([9, 9], 3, Stage.PCC),
        ([20, 20, 1], 0, Stage.SSC),
        ([30, 30, 1], 0, Stage.SC),
    ],
)
def test_the_stage_follows_the_answers(sizes, n_clusters, stage):
    starts = np.cumsum([0, *sizes])
    must = [(a, i) for a, b in pairwise(starts) for i in range(a + 1, b)]
    cannot = [(a, b) for a in starts[:-1] for b in starts[:-1] if a < b]
    closure = Constraints(100, np.array(must, np.int64), np.array(cannot, np.int64)).closure()
    found, why = choose_stage(closure, established_kinds(closure), n_clusters)
    assert found is stage
    assert why


@pytest.mark.parametrize(
    ("asked", "answers", "said"),
    [("auto", 3, "Clustering with links (PCC: about 100% of the items"), ("ssc", 40, "(SSC: as asked for)")],
)
def test_it_says_which_stage_and_why_and_does_not_go_back(asked, answers, said):
    data, truth = training_set(DataKind.FEATURES)
    params = Siamese.params_type.from_mapping({**QUICK, "affinity": "omp", "stage": asked})
    steps = list(Siamese().fit(data, some_links(truth, answers), params, np.random.default_rng(0)))
    assert any(said in step.stage for step in steps)
    assert [step.done for step in steps] == sorted(step.done for step in steps)


@pytest.mark.parametrize("stage", ["pcc", "ssc", "sc"])
def test_every_stage_separates_blobs_and_obeys(stage):
    data, truth = training_set(DataKind.FEATURES)
    links = certain_sets(truth, 60)
    wrong = np.flatnonzero(truth == 1)[-2:]
    links = Constraints(len(data), np.concatenate([links.must_links, [wrong]]), links.cannot_links)
    result = fit(Siamese, data, links, stage=stage, affinity="omp", n_clusters=4, **QUICK)
    assert result.notes["stage"] == ["pcc", "ssc", "sc"].index(stage)
    assert links.satisfied_fraction(result.labels) == 1
    assert clustering_accuracy(result.labels, truth) > 0.9


def test_a_classifier_waits_for_two_kinds():
    data, _ = training_set(DataKind.FEATURES)
    result = fit(Siamese, data, Constraints(len(data)), stage="sc", affinity="omp", **QUICK)
    assert result.notes["stage"] == 0


def test_any_affinity_can_be_brought():
    data, truth = training_set(DataKind.FEATURES)
    perfect = (truth[:, None] == truth).astype(float)

    class Told(Siamese):
        def __init__(self):
            super().__init__(perfect)

    result = fit(Told, data, Constraints(len(data)), n_clusters=4, **QUICK)
    assert clustering_accuracy(result.labels, truth) > 0.95
    assert len(result.pairs) == 4 * 30 * 29 / 2
    params = Siamese.params_type.from_mapping(QUICK)
    with pytest.raises(ParameterError, match="5 items"):
        finished(Siamese(np.eye(5)).fit(data, Constraints(len(data)), params, np.random.default_rng(0)))


def test_a_refinement_keeps_affinities_made_alike():
    data, truth = training_set(DataKind.FEATURES)
    first = fit(Siamese, data, Constraints(len(data)), affinity="omp", **QUICK)
    stages = []
    for affinity in ("omp", "ensc"):
        params = Siamese.params_type.from_mapping({**QUICK, "affinity": affinity})
        steps = Siamese().fit(data, some_links(truth, 5), params, np.random.default_rng(0), warm_start=first)
        stages.append({step.stage for step in steps})
    assert "Expressing items by each other" not in stages[0]
    assert "Expressing items by each other" in stages[1]


@pytest.fixture(scope="module")
def digits():
    found = load_digits()
    truth, pictures = found.target[:400].astype(np.int64), (found.images[:400] * 15).astype(np.uint8)[..., None]
    features = (found.data[:400] - found.data[:400].mean(axis=0)).astype(np.float32)
    data = TrainingSet(DataKind.IMAGES, pictures, features)
    return data, truth, fit(Siamese, data, Constraints(400), affinity="omp", n_clusters=10, **QUICK)


@pytest.mark.slow
def test_digits_with_more_and_more_answers(digits):
    data, truth, without = digits
    accuracy = {("pcc", 0): clustering_accuracy(without.labels, truth)}
    for stage, answers in (("pcc", 100), ("ssc", 100), ("sc", 100), ("pcc", 400), ("ssc", 400), ("sc", 400)):
        links = certain_sets(truth, answers)
        result = fit(Siamese, data, links, stage=stage, affinity="omp", n_clusters=10, warm_start=without, **QUICK)
        assert links.satisfied_fraction(result.labels) == 1
        accuracy[stage, answers] = clustering_accuracy(result.labels, truth)
    assert accuracy["pcc", 0] > 0.5
    assert accuracy["pcc", 100] > max(accuracy["ssc", 100], accuracy["sc", 100])  # few answers: clustering leads
    assert accuracy["sc", 400] > accuracy["pcc", 0] + 0.05
    assert accuracy["ssc", 400] > accuracy["ssc", 100]
    assert accuracy["sc", 400] > accuracy["sc", 100]
