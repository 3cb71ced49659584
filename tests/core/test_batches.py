import numpy as np

from shapekin.pairs.batches import pair_batches

PAIRS = np.array([[0, 4], [4, 7], [0, 7], [2, 9], [4, 9]])


def test_every_pair_comes_once_and_points_to_its_samples():
    seen = []
    for batch in pair_batches(PAIRS, 2, np.random.default_rng(0)):
        assert (np.diff(batch.rows) > 0).all()
        assert (batch.rows[batch.pairs] == PAIRS[batch.chosen]).all()
        seen += batch.chosen.tolist()
    assert sorted(seen) == list(range(5))


def test_samples_are_fed_once_and_count_one_in_a_pass():
    degrees = np.bincount(PAIRS.ravel(), minlength=10)
    total = np.zeros(10)
    for batch in pair_batches(PAIRS, 3, np.random.default_rng(1)):
        assert batch.occurrences.sum() == batch.pairs.size
        total[batch.rows] += batch.shares(degrees)
    assert total[degrees > 0].tolist() == [1.0] * 5
    assert (total[degrees == 0] == 0).all()


def test_order_is_that_of_the_generator():
    first, again = ([b.chosen.tolist() for b in pair_batches(PAIRS, 2, np.random.default_rng(3))] for _ in "ab")
    assert first == again
