"""Accuracy against answers: CPAC, learned diffusion and the floor, with a simulated user; prints a Markdown table.

.venv/bin/python benchmarks/accuracy.py [--seeds 3] [--answers 60] [--only NAME]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
from collections_of import collections

from shapekin.data.options import ImportOptions
from shapekin.jobs.job import ImportJob, ImportResult
from shapekin.jobs.runners import run_inline
from shapekin.simulation import Simulation
from shapekin.store.cache import Cache

METHODS = (
    ("graph_diffusion", "certain_sets", {}),
    ("learned_diffusion", "certain_sets", {}),
    ("cpac", "loss", {}),
    ("cpac", "loss", {"join": 1.0}),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--answers", type=int, default=60)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    print("| collection | n | kinds | model, questions | answers | ACC | NMI (max) | clusters | first fit, s |")
    print("|---|---|---|---|---|---|---|---|---|")
    for collection in collections():
        if options.only not in collection.name:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            cache = Cache(Path(scratch) / "cache")
            source = collection.make(Path(scratch))
            result = run_inline(ImportJob(str(source), ImportOptions()), cache)
            assert isinstance(result, ImportResult)
            _measure(collection.name, result, cache, options.seeds, options.answers)


def _measure(name: str, imported: ImportResult, cache: Cache, seeds: int, answers: int) -> None:
    n, kinds = len(imported.dataset), len(imported.dataset.label_names)
    for model, strategy, params in METHODS:
        curves = []
        for seed in range(seeds):
            began = time.monotonic()
            simulation = Simulation(
                imported.dataset, imported.prepared, model, params, strategy, seed=seed, device="auto"
            )
            curves.append(list(simulation.run(cache, answers, max(answers, 1))))
            print(f"<!-- {name} {model} seed {seed}: {time.monotonic() - began:.0f} s -->", flush=True)
        settings = "".join(f", {key}={value:g}" for key, value in params.items())
        for at in range(min(len(curve) for curve in curves)):
            points = [curve[at] for curve in curves]
            print(
                f"| {name} | {n} | {kinds} | {model}{settings}, {strategy} | {points[0]['answers']} "
                f"| {_spread(points, 'acc')} | {_spread(points, 'nmi_max')} "
                f"| {np.mean([point['clusters'] for point in points]):.0f} "
                f"| {np.mean([curve[0]['seconds'] for curve in curves]):.1f} |",
                flush=True,
            )


def _spread(points: list[dict[str, float | int]], score: str) -> str:
    values = np.array([point[score] for point in points])
    return f"{values.mean():.3f} ± {values.std():.3f}"


if __name__ == "__main__":
    main()
