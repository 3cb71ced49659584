"""How many items further answers would move."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest

from helpers.blobs import blobs
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import QueryContext
from shapekin.queries.certain_sets import CertainSets
from shapekin.queries.enough import LEAST, Foreseen, Moving, course, foreseen_rightly, moving
from shapekin.queries.second_look import NAME as SECOND_LOOK


def test_an_item_is_foreseen_when_all_that_was_said_of_it_was():
    said = [
        Foreseen(0, 1, same=False, expected=False),  # begins with 0
        Foreseen(2, 0, same=False, expected=False),
        Foreseen(2, 1, same=True, expected=True),  # 2: rightly
        Foreseen(3, 2, same=False, expected=True),
        Foreseen(3, 0, same=True, expected=False),  # 3: not
        Foreseen(0, 2, same=False, expected=False, strategy=SECOND_LOOK),
        Foreseen(4, 3, same=True, expected=False),  # 4: 3 was misplaced, so this tells nothing
        Foreseen(4, 2, same=False, expected=True),  # 4: not
    ]
    assert foreseen_rightly(said) == [True, True, False, False]


def test_the_interval_is_wilsons_and_narrows():
    few, many = moving([True] * 9 + [False]), moving([True] * 27 + [False] * 3)
    assert (few.share, many.share) == (pytest.approx(0.1), pytest.approx(0.1))
    assert few.low < many.low < 0.1 < many.high < few.high
    known = binomtest(3, 30).proportion_ci(0.9, "wilson")
    assert (many.low, many.high) == (pytest.approx(known.low, abs=1e-3), pytest.approx(known.high, abs=1e-3))
    assert moving([]) == Moving(1.0, 0.0, 1.0, 0)
    assert not moving([True] * (LEAST - 1)).known
    assert moving([True] * LEAST).known


def test_the_course_is_the_estimate_after_each_item():
    rightly = [bool(at % 3) for at in range(70)]
    assert course(rightly) == [moving(rightly[:count]) for count in range(1, 71)]


def test_old_mistakes_are_forgotten():
    assert moving([False] * 50 + [True] * 30).share == 0


@pytest.mark.parametrize("moved", [0.0, 0.1, 0.3])
def test_it_is_near_the_share_that_is_wrong(moved):
    """Over many dialogues about partitions of which a share is wrong; not below it, if anything above."""
    rows, truth = blobs(600, kinds=6)
    held, shares = [], []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        labels = np.where(rng.random(len(truth)) < moved, (truth + 1) % 6, truth)
        links, said, anchors = Constraints(len(truth)), [], rng.permutation(len(truth))
        for _ in range(70):
            here = QueryContext(links, labels, rows, anchors=anchors)
            (query,) = CertainSets().propose(here, 1)
            same, together = bool(truth[query.a] == truth[query.b]), bool(labels[query.a] == labels[query.b])
            said.append(Foreseen(query.a, query.b, same, together, query.strategy))
            links = links.with_link(query.a, query.b, same=same)
        found = moving(foreseen_rightly(said))
        held.append(found.low <= moved <= found.high)
        shares.append(found.share)
    assert np.mean(held) >= 0.65
    assert -0.02 <= np.mean(shares) - moved <= 0.12
