"""Forms of question: what they show, what a reply says, how much it counts."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs
from shapekin.clustering.result import number_by_size
from shapekin.errors import UnknownNameError
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.queries.base import Answer, QueryContext
from shapekin.queries.forms.catalogue import FORMS, get_form
from shapekin.queries.forms.groups import MOST, WhichGroup
from shapekin.queries.forms.odd import SHOWN, OddOnesOut
from shapekin.queries.oracle import SimulatedUser
from shapekin.simulation import Simulation


def context_of(constraints: Constraints, points, labels, seed: int = 0) -> QueryContext:
    anchors = np.random.default_rng(seed).permutation(len(points)).astype(np.int64)
    return QueryContext(constraints, number_by_size(labels), points, anchors=anchors)


def with_reply(constraints: Constraints, question, chosen) -> Constraints:
    for query, answer in question.reply(chosen):
        constraints = constraints.with_link(query.a, query.b, same=answer is Answer.SAME)
    constraints.closure()
    return constraints


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
@pytest.mark.parametrize("noise", [0.0, 0.2])
def test_every_reply_says_something_new_and_nothing_contradicts(form, noise):
    points, truth = blobs(90, 5, spread=1.5, seed=3)
    labels = np.where(np.arange(90) % 7 == 0, 0, truth)
    user, constraints, gestures = SimulatedUser(truth, noise, seed=1), Constraints(90), 0
    while (question := form.propose(context_of(constraints, points, labels))) is not None:
        assert len(set(question.rows)) == len(question.rows)
        closure, chosen = constraints.closure(), question.choose(user.says_same)
        said = question.reply(chosen)
        assert len(said) == question.replaced(chosen) > 0
        assert all(closure.relation(query.a, query.b) is Relation.UNKNOWN for query, _ in said)
        constraints, gestures = with_reply(constraints, question, chosen), gestures + 1
        assert gestures < 400
    assert gestures >= 4
    if not noise:
        assert constraints.satisfied_fraction(truth) == 1.0


def test_a_click_on_the_third_group_is_three_comparisons():
    points = np.array([[0.0], [1.0], [2.0], [5.0], [1.9]], np.float32)
    constraints = Constraints(5).with_link(0, 1, same=False).with_link(1, 2, same=False).with_link(0, 2, same=False)
    question = WhichGroup().propose(QueryContext(constraints, np.zeros(5, np.int64), points, anchors=np.arange(5)))
    assert question is not None
    assert question.rows == (3, 2, 1, 0)
    assert [(query.b, answer.value) for query, answer in question.reply([3])] == [
        (2, "different"), (1, "different"), (0, "same"),
    ]  # fmt: skip
    assert question.replaced([3]) == 3
    assert {answer for _, answer in question.reply([])} == {Answer.DIFFERENT}
    assert question.replaced([]) == 3
    after = with_reply(constraints, question, [1])
    assert after.closure().relation(3, 0) is Relation.DIFFERENT


def test_no_more_than_six_groups_are_shown_and_the_next_come_after():
    points, truth = blobs(60, 10, seed=2)
    constraints = Constraints(60)
    for a in range(10):
        for b in range(a):
            constraints = constraints.with_link(a, b, same=False)
    context = QueryContext(constraints, truth, points, anchors=np.arange(60))
    question = WhichGroup().propose(context)
    assert question is not None
    assert len(question.members) == MOST
    again = WhichGroup().propose(
        QueryContext(with_reply(constraints, question, []), truth, points, anchors=np.arange(60))
    )
    assert again is not None
    assert again.item == question.item
    assert not set(again.members) & set(question.members)


def test_odd_ones_are_among_a_dozen_that_are_spread_over_the_group():
    rng = np.random.default_rng(0)
    points = np.concatenate([rng.normal(0, 0.3, (60, 2)), [[4.0, 0.0], [0.0, 5.0]]]).astype(np.float32)
    question = OddOnesOut().propose(QueryContext(Constraints(62), np.zeros(62, np.int64), points))
    assert question is not None
    assert len(question.rows) == SHOWN
    assert {60, 61} <= set(question.rows[1:])
    assert question.rows[0] not in (60, 61)
    chosen = question.choose(lambda a, b: (a >= 60) == (b >= 60))
    assert {question.rows[place] for place in chosen} == {60, 61}
    said = question.reply(chosen)
    assert sum(answer is Answer.SAME for _, answer in said) == SHOWN - 3
    assert question.replaced(chosen) == SHOWN - 1


def test_two_that_are_known_to_differ_are_not_shown_together():
    rng = np.random.default_rng(0)
    points = rng.normal(size=(12, 2)).astype(np.float32)
    constraints = Constraints(12)
    for a, b in ((3, 4), (5, 6), (3, 7)):
        constraints = constraints.with_link(a, b, same=False)
    question = OddOnesOut().propose(QueryContext(constraints, np.zeros(12, np.int64), points))
    assert question is not None
    with_reply(constraints, question, [])
    assert len(question.rows) >= 9


def test_an_unknown_form_is_named():
    with pytest.raises(UnknownNameError, match="pair, groups, odd"):
        get_form("triangle")


@pytest.mark.parametrize("form", ["pair", *FORMS])
def test_simulated_gestures_are_fewer_than_answers(imported, cache, form):
    simulation = Simulation(imported.dataset, imported.prepared, "graph_diffusion", form=form)
    points = list(simulation.run(cache, 40, 20))
    assert points[0]["answers"] == points[0]["actions"] == 0
    assert points[-1]["answers"] <= 40
    if form == "pair":
        assert points[-1]["answers"] == points[-1]["actions"] == 40
    else:
        assert 0 < points[-1]["actions"] < points[-1]["answers"] > 28
    assert points[-1]["satisfied_fraction"] == 1.0
