"""CPAC's clustering stage (after pre-training): the closed form against the published schedule, on 10,000 x 784.

.venv/bin/python benchmarks/cpac_stage.py [--epochs 300]

Both begin with the same first codes and pairs; the published schedule runs for the passes given (its authors allow up
to 1,000). Also how long a refinement after 50 answers takes, as a share of the whole first training.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
from cpac import hardest, load

from shapekin.clustering.metrics import scores
from shapekin.clustering.result import Clustering
from shapekin.models.catalogue import get_model
from shapekin.pairs.constraints import Constraints
from shapekin.steps import finished


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--data", default="mnist10k")
    options = parser.parse_args()
    training_set, truth = load(options.data)
    model = get_model("cpac")
    n = len(truth)

    def fit(
        name: str, constraints: Constraints, warm: Clustering | None, **settings: object
    ) -> tuple[Clustering, float]:
        params = model.params_type.from_mapping(settings)
        began = time.perf_counter()
        result = finished(model().fit(training_set, constraints, params, np.random.default_rng(0), warm_start=warm))
        seconds = time.perf_counter() - began
        found = scores(result.labels, truth, Constraints(n))
        print(
            f"{name}: {seconds:.1f} s, ACC {found['acc']:.3f}, NMI {found['nmi_max']:.3f}, "
            f"{result.n_clusters} clusters",
            flush=True,
        )
        return result, seconds

    first, whole = fit("first training, closed form", Constraints(n), None)
    _, refined = fit("after 50 answers", hardest(first, truth, 50), first)
    print(f"refinement: {refined / whole:.1%} of the first training")
    # From here both go on from the same weights, so nothing but the clustering stage is timed.
    _, ours = fit("clustering stage, closed form", Constraints(n), first)
    published: dict[str, object] = {"schedule": "paper", "paper_epochs": options.epochs}
    _, theirs = fit("clustering stage, published schedule", Constraints(n), first, **published)
    fit("the same, neither joined nor attached", Constraints(n), first, join=1.0, attach_singletons=False)
    print(f"the published schedule takes {theirs / ours:.0f} times as long")


if __name__ == "__main__":
    main()
