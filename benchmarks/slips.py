"""What wrong answers cost, with and without second looks; and whether "Enough?" is right.

SHAPEKIN_DATA=... .venv/bin/python benchmarks/slips.py

The floor's model (`graph_diffusion`, `certain_sets`) after 200 answers, of which a share is wrong.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np

from shapekin.studies.effort import curve
from shapekin.studies.sources import MOST, Sources
from shapekin.studies.workplace import Workplace, one_thread

COLLECTIONS = ("modelnet40_test_1024:ten", "coil20_32", "mnist10k")
ANSWERS = 200


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    seeds = range(parser.parse_args().seeds)
    print("| collection | wrong | second looks | ACC | error | moving, as estimated |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch, one_thread():
        place = Workplace(Path(scratch), Sources(), "cpu", lambda _event: None)
        for data in COLLECTIONS:
            for noise in (0.0, 0.05, 0.1):
                for looks in (False, True):
                    points = [
                        curve(
                            place, data, seed, items=MOST, budget=ANSWERS, every=ANSWERS // 2,
                            model="graph_diffusion", strategy="certain_sets", noise=noise, second_looks=looks,
                        )
                        for seed in seeds
                    ]  # fmt: skip
                    acc, moving = (
                        np.array([point[f"{name}@{ANSWERS}"] for point in points]) for name in ("acc", "moving")
                    )
                    told = f"{acc.mean():.3f} ± {acc.std():.3f} | {1 - acc.mean():.3f} | {moving.mean():.3f}"
                    print(f"| {data} | {noise:.0%} | {'yes' if looks else 'no'} | {told} |", flush=True)


if __name__ == "__main__":
    main()
