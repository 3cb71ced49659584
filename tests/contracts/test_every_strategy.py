"""What holds for every question strategy in the catalogue."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.blobs import blobs, some_links
from helpers.pace import paced
from shapekin.errors import UnknownNameError
from shapekin.pairs.constraints import Constraints, Relation
from shapekin.queries.base import QueryContext
from shapekin.queries.catalogue import STRATEGIES, get_strategy
from shapekin.queries.oracle import SimulatedUser

ALL = [pytest.param(strategy, id=name) for name, strategy in STRATEGIES.items()]


def context(n: int = 60, constraints: Constraints | None = None, **changes) -> QueryContext:
    rows, labels = blobs(n)
    rng = np.random.default_rng(1)
    pairs = np.unique(np.sort(rng.integers(n, size=(4 * n, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] < pairs[:, 1]]
    values = {
        "constraints": constraints or Constraints(n),
        "labels": labels,
        "embedding": rows,
        "pairs": pairs,
        "pair_losses": rng.random(len(pairs)).astype(np.float32),
        "anchors": rng.permutation(n)[: min(n, 400)],
    }
    return QueryContext(**{**values, **changes})


@pytest.mark.parametrize("strategy", ALL)
def test_it_asks_no_settled_no_skipped_and_no_repeated_pair(strategy):
    _, labels = blobs(60)
    links = some_links(labels, 25)
    skip = frozenset((i, j) for i in range(0, 60, 3) for j in range(i + 1, 60, 2))
    queries = strategy.propose(context(constraints=links, skip=skip), 20)
    asked = [(min(q.a, q.b), max(q.a, q.b)) for q in queries]
    assert asked
    assert len(set(asked)) == len(asked)
    for a, b in asked:
        assert a != b
        assert (a, b) not in skip
        assert links.closure().relation(a, b) is Relation.UNKNOWN


@pytest.mark.parametrize("strategy", ALL)
def test_it_is_deterministic_and_says_who_asks_and_why(strategy):
    one, two = strategy.propose(context(), 5), strategy.propose(context(), 5)
    assert one == two
    assert len(one) == 5
    assert all(query.strategy == strategy.name and query.reason for query in one)


@pytest.mark.parametrize("strategy", ALL)
def test_a_dialogue_ends_and_never_contradicts_itself(strategy):
    n = 14
    rows, labels = blobs(n)
    every = np.stack(np.triu_indices(n, 1), axis=1)
    user = SimulatedUser(labels)
    links = Constraints(n)
    asked = 0
    while True:
        here = context(n, links, embedding=rows, anchors=np.arange(n), pairs=every, pair_losses=np.ones(len(every)))
        queries = strategy.propose(here, 1)
        if not queries:
            break
        links = links.with_link(queries[0].a, queries[0].b, same=user.says_same(queries[0].a, queries[0].b))
        asked += 1
        assert asked <= len(every)
    closure = links.closure()
    for i, j in every.tolist():
        expected = Relation.SAME if labels[i] == labels[j] else Relation.DIFFERENT
        assert closure.relation(i, j) is expected


@pytest.mark.parametrize("strategy", ALL)
def test_it_has_nothing_to_ask_of_one_item(strategy):
    one = QueryContext(
        Constraints(1), np.zeros(1, np.int64), np.zeros((1, 3), np.float32), anchors=np.zeros(1, np.int64)
    )
    assert strategy.propose(one, 3) == []


@pytest.mark.parametrize("strategy", ALL)
def test_it_is_quick_at_ten_thousand_items(strategy):
    _, labels = blobs(10_000)
    here = context(10_000, some_links(labels, 200))
    strategy.propose(here, 1)
    assert min(paced(lambda: strategy.propose(here, 2)) for _ in range(5)) < 0.1


def test_unknown_strategy_lists_those_that_exist():
    with pytest.raises(UnknownNameError, match="certain_sets"):
        get_strategy("no such strategy")
