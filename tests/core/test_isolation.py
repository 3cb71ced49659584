from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from helpers.child_tasks import begin_an_answer, behave, lie, measure, say
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.errors import UnreadableFileError


def alive_readers():
    return [child for child in multiprocessing.active_children() if child.name == "shapekin-reader"]


def test_values_and_arrays_come_back_as_they_were():
    with ReaderPool() as pool:
        reply = pool.run(behave, "wörter")
    assert reply.values["word"] == "wörter"
    np.testing.assert_array_equal(reply.arrays["numbers"], [[0, 1, 2], [3, 4, 5]])
    assert reply.arrays["numbers"].dtype == np.float32
    assert reply.arrays["none"].shape == (0, 3)


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("crash", "crashed"),
        ("exit", "crashed"),
        ("eat", "memory"),
        ("bug", "ZeroDivisionError"),
        ("refuse", "refused"),
        ("too large", "more than can be handled"),
        ("long", "more than can be handled"),
    ],
)
def test_a_failure_costs_one_task_and_the_next_ones_go_on(how, reason):
    with ReaderPool() as pool:
        outcomes = [outcome for _, outcome in pool.map(behave, ["a", how, "b"])]
    assert isinstance(outcomes[1], UnreadableFileError)
    assert reason in outcomes[1].message
    assert [outcomes[0].values["word"], outcomes[2].values["word"]] == ["a", "b"]


def test_an_endless_task_is_ended_in_time():
    with ReaderPool(limits=Limits(seconds=0.5)) as pool:
        pool.run(behave, "warm")
        began = time.monotonic()
        with pytest.raises(UnreadableFileError, match=r"longer than 0\.5 s"):
            pool.run(behave, "sleep")
        assert time.monotonic() - began < 3
        assert pool.run(behave, "after").values["word"] == "after"


def test_native_code_that_does_not_come_back_is_ended_in_time():
    with ReaderPool(limits=Limits(seconds=0.5)) as pool:
        pool.run(behave, "warm")
        began = time.monotonic()
        with pytest.raises(UnreadableFileError, match="longer than"):
            pool.run(behave, "spin")
        assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("how", "reason"),
    [("hang", "longer"), ("die", "crashed"), ("held hang", "longer"), ("held die", "longer")],
)
def test_half_an_answer_never_holds_up_the_parent(how, reason):
    with ReaderPool(limits=Limits(seconds=1.0)) as pool:
        pool.run(behave, "warm")
        began = time.monotonic()
        with pytest.raises(UnreadableFileError, match=reason):
            pool.run(begin_an_answer, how)
        assert time.monotonic() - began < 4
        assert pool.run(behave, "after").values["word"] == "after"


def test_what_a_child_starts_ends_with_it():
    with ReaderPool(limits=Limits(seconds=5.0)) as pool:
        group = int(pool.run(behave, "fork").values["pid"])
        os.killpg(group, 0)
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("A process of a child's is still there.")


def test_large_answers_and_large_arguments_pass():
    with ReaderPool() as pool:
        assert pool.run(behave, "large").arrays["all"].sum() == 280_000_000
        assert pool.run(measure, "x" * 3_000_000).values["word"] == 3_000_000


def test_a_child_has_nothing_open_but_its_connection():
    with ReaderPool() as pool:
        word = pool.run(behave, "descriptors").values["word"]
    assert len(word.split()) == 5  # the three standard streams, the connection, and the folder that is listed


def test_results_come_in_the_order_of_the_arguments_from_several_children():
    words = [str(i) for i in range(60)]
    with ReaderPool(3) as pool:
        outcomes = list(pool.map(behave, iter(words)))
    assert [index for index, _ in outcomes] == list(range(60))
    assert [outcome.values["word"] for _, outcome in outcomes] == words
    assert len({outcome.values["pid"] for _, outcome in outcomes}) > 1


def test_children_are_replaced_after_their_share():
    with ReaderPool(limits=Limits(tasks=4)) as pool:
        pids = [outcome.values["pid"] for _, outcome in pool.map(behave, "abcdefgh")]
    assert len(set(pids[:4])) == 1
    assert len(set(pids)) == 2


def test_arguments_are_taken_no_faster_than_results():
    taken = []

    def arguments():
        for number in range(100):
            taken.append(number)
            yield str(number)

    with ReaderPool(2) as pool:
        results = pool.map(behave, arguments())
        next(results)
        assert len(taken) <= 12
        results.close()


def test_nothing_is_left_behind_even_when_stopped_half_way():
    others = alive_readers()
    with ReaderPool(2) as pool:
        results = pool.map(behave, ["a", "sleep", "sleep"])
        next(results)
        results.close()
    assert alive_readers() == others


def test_a_child_that_speaks_out_of_turn_is_not_believed():
    with ReaderPool() as pool:
        pool.run(behave, "warm")
        outcome = next(pool.map(lie, ["x"]))[1]
        assert isinstance(outcome, UnreadableFileError)
        assert isinstance(pool.run(behave, "after"), Reply)


@pytest.mark.parametrize(
    "header",
    [
        b'{"arrays": [["a", "<f4", [1e999]]], "values": {}}',
        b'{"arrays": [["a", "(", [1]]], "values": {}}',
        b'{"arrays": 5, "values": {}}',
        b'{"arrays": [], "values": 5}',
        b'[["fault"]]',
        b"\xff",
    ],
)
def test_a_header_that_makes_no_sense_costs_one_task(header):
    with ReaderPool() as pool:
        pool.run(behave, "warm")
        outcome = next(pool.map(say, [header]))[1]
        assert isinstance(outcome, UnreadableFileError)
        assert "crashed" in outcome.message
        assert isinstance(pool.run(behave, "after"), Reply)


def test_a_reason_is_one_line_of_bounded_length():
    with ReaderPool() as pool, pytest.raises(UnreadableFileError) as refused:
        pool.run(behave, "ramble")
    assert refused.value.message == ("word " * 200)[:500] + "…"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of it; elsewhere their alarm rings")
def test_children_end_at_once_with_a_parent_that_is_killed():
    code = (
        "from helpers.child_tasks import behave\n"
        "from shapekin.data.isolation import ReaderPool\n"
        "if __name__ == '__main__':\n"
        "    pool = ReaderPool()\n"
        "    print(pool.run(behave, 'warm').values['pid'], flush=True)\n"
        "    pool.run(behave, 'spin')\n"
    )
    path = os.pathsep.join(entry for entry in sys.path if entry)
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}
    ) as parent:
        child = int(parent.stdout.readline())
        time.sleep(0.3)
        parent.kill()
    until = time.monotonic() + 5
    while Path(f"/proc/{child}").exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert not Path(f"/proc/{child}").exists()


def test_children_are_silent(capfd):
    with ReaderPool() as pool:
        pool.run(behave, "print")
    assert capfd.readouterr() == ("", "")


def test_answers_that_wait_while_the_work_is_held_are_still_taken():
    """Held for longer than a task may take, and longer than until its alarm; the answers do not fit into the pipe."""
    with ReaderPool(2, Limits(seconds=1.0)) as pool:
        outcomes = pool.map(behave, ["large"] * 4)
        first = next(outcomes)
        time.sleep(4.0)
        for _, outcome in [first, *outcomes]:
            assert isinstance(outcome, Reply), outcome
