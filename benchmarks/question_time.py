"""How long each strategy takes to choose a question, by the number of items.

.venv/bin/python benchmarks/question_time.py [--items 10000 100000] [--answers 200] [--only NAME]

The first question after a result is shown apart: what depends on the result alone is made then, once. Seconds of the
processor are shown beside those of the clock, which other work on the machine prolongs.
"""

from __future__ import annotations

import argparse
import time

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.cells import kmeans_cells
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import Query, QueryContext, QueryStrategy
from shapekin.queries.catalogue import STRATEGIES
from shapekin.queries.oracle import SimulatedUser

KINDS, DIMENSIONS, NEIGHBOURS, ANCHORS = 12, 60, 10, 400
BLOCK = 200  # items among which neighbours are looked for: quick to make, and shaped like a real graph


def collection(n: int) -> tuple[FloatArray, IntArray, IntArray]:
    """Rows `(n, 60)`, kinds, and a graph of near neighbours `(m, 2)`."""
    rng = np.random.default_rng(0)
    kinds = rng.integers(0, KINDS, n)
    hidden = 2 * rng.normal(size=(KINDS, 6))[kinds] + rng.normal(size=(n, 6))
    rows = (hidden @ rng.normal(size=(6, DIMENSIONS)) + 0.3 * rng.normal(size=(n, DIMENSIONS))).astype(np.float32)
    found = []
    for axis in range(2):  # twice, along other axes, so that blocks hang together
        order = np.argsort(rows[:, axis])
        for start in range(0, n, BLOCK):
            inside = order[start : start + BLOCK]
            apart = ((rows[inside, None] - rows[None, inside]) ** 2).sum(axis=2)
            near = np.argsort(apart, axis=1)[:, 1 : NEIGHBOURS // 2 + 1]
            found.append(np.stack([np.repeat(inside, near.shape[1]), inside[near].ravel()], axis=1))
    return rows, kinds.astype(np.int64), np.unique(np.sort(np.concatenate(found), axis=1), axis=0)


def measure(strategy: QueryStrategy, context: QueryContext, user: SimulatedUser, answers: int) -> str:
    """The first question of a result, and the ones after it, while answers come in."""
    wall, cpu = [], []
    for _ in range(answers):
        began, worked = time.perf_counter(), time.process_time()
        found: list[Query] = strategy.propose(context, 1)
        cpu.append(time.process_time() - worked)
        wall.append(time.perf_counter() - began)
        if not found:
            break
        a, b = found[0].a, found[0].b
        links = context.constraints.with_link(a, b, same=user.says_same(a, b))
        context = QueryContext(
            links, context.labels, context.embedding, context.pairs, context.pair_losses, context.anchors
        )
    later, worked_later = wall[1:] or wall, cpu[1:] or cpu
    return (
        f"first {_ms(wall[0])} (processor {_ms(cpu[0])}), "
        f"then median {_ms(np.median(later))} ({_ms(np.median(worked_later))}), "
        f"worst {_ms(max(later))} ({_ms(max(worked_later))}), {len(wall)} questions"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:,.0f} ms"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--answers", type=int, default=200)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for n in options.items:
        rows, kinds, pairs = collection(n)
        losses = np.random.default_rng(1).random(len(pairs)).astype(np.float32)
        labels, _ = kmeans_cells(rows[:, :20], KINDS, 0)
        anchors = np.random.default_rng(2).permutation(n)[:ANCHORS]
        for name, strategy in STRATEGIES.items():
            if options.only in name:
                context = QueryContext(Constraints(n), labels, rows.copy(), pairs, losses, anchors)
                told = measure(strategy, context, SimulatedUser(kinds), options.answers)
                print(f"{n:>7,} items  {name:<16} {told}", flush=True)


if __name__ == "__main__":
    main()
