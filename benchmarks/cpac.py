"""CPAC on five collections, without answers and with 100, 1,000 and 5,000, against clusterings of the same first codes.

.venv/bin/python benchmarks/cpac.py [--seeds 3] [--only NAME] [--set join=1]    goes on where it was stopped
.venv/bin/python benchmarks/cpac.py --table                                     what was measured, as Markdown

As in the paper, the user answers the pairs of the first ranking, hardest first, all at once; the true labels answer.
The opponents (scikit-learn's) see the codes that CPAC begins with: HDBSCAN as it comes, affinity propagation as it
comes (up to 3,000 items, for it needs all with all), agglomerative (Ward) with the true number of kinds.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from collections_of import DATA, MODELNET10

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.metrics import scores
from shapekin.clustering.result import Clustering
from shapekin.data.dataset import DataKind
from shapekin.models.base import TrainingSet
from shapekin.models.catalogue import get_model
from shapekin.nn.kept import FIRST_CODES
from shapekin.pairs.constraints import Constraints
from shapekin.steps import finished

LEVELS = (100, 1000, 5000)
NAMES = ("modelnet10_clouds", "cmupie_32", "coil20_32", "mnist10k", "fashion10k")
MOST_FOR_AFFINITY = 3000


def load(name: str) -> tuple[TrainingSet, IntArray]:
    """A collection and its true kinds."""
    file = "modelnet40_test_1024" if name == "modelnet10_clouds" else name
    with np.load(DATA / f"{file}.npz") as arrays:
        x, kinds = arrays["x"], arrays["y"]
        if name == "modelnet10_clouds":
            kinds = arrays["classes"].astype(str)[kinds]
            kept = np.isin(kinds, MODELNET10)
            x, kinds = x[kept].astype(np.float32), kinds[kept]
    kind = DataKind.CLOUDS if name == "modelnet10_clouds" else DataKind.IMAGES
    if kind is DataKind.IMAGES and x.ndim == 3:
        x = x[..., None]
    truth = np.unique(kinds, return_inverse=True)[1].astype(np.int64)
    return TrainingSet(kind, x, np.zeros((len(x), 1), np.float32)), truth


def hardest(result: Clustering, truth: IntArray, count: int) -> Constraints:
    """The answers to the pairs of a ranking, hardest first."""
    order = np.argsort(-np.asarray(result.pair_losses), kind="stable")[:count]
    pairs = np.asarray(result.pairs)[order]
    same = truth[pairs[:, 0]] == truth[pairs[:, 1]]
    return Constraints(len(truth), pairs[same], pairs[~same])


def opponents(codes: FloatArray, kinds: int) -> Iterator[tuple[str, IntArray, float]]:
    """Name, labels and seconds of each clustering of the first codes."""
    from sklearn.cluster import HDBSCAN, AffinityPropagation, AgglomerativeClustering

    methods: list[tuple[str, Callable[[], Any]]] = [
        ("HDBSCAN", lambda: HDBSCAN(copy=True)),
        ("agglomerative, true number", lambda: AgglomerativeClustering(kinds)),
    ]
    if len(codes) <= MOST_FOR_AFFINITY:
        methods.append(("affinity propagation", lambda: AffinityPropagation(random_state=0)))
    for name, make in methods:
        began = time.perf_counter()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            labels = make().fit_predict(codes)
        alone = np.flatnonzero(labels < 0)  # HDBSCAN's noise: each item by itself, as nobody put them together
        labels[alone] = labels.max() + 1 + np.arange(len(alone))
        yield name, labels.astype(np.int64), time.perf_counter() - began


def measure(name: str, seed: int, settings: dict[str, object]) -> Iterator[dict[str, object]]:
    """One row for each method and level."""
    training_set, truth = load(name)
    model = get_model("cpac")
    params = model.params_type.from_mapping(settings)

    def row(method: str, answers: int, labels: IntArray, seconds: float) -> dict[str, object]:
        found = scores(labels, truth, Constraints(len(truth)))
        kept = {key: round(float(found[key]), 4) for key in ("acc", "nmi_max", "clusters")}
        alone = int((np.bincount(labels) == 1).sum())
        return {
            "data": name, "seed": seed, "method": method, "answers": answers,
            **kept, "singletons": alone, "seconds": round(seconds, 1),
        }  # fmt: skip

    def fit(constraints: Constraints, warm: Clustering | None) -> tuple[Clustering, float]:
        began = time.perf_counter()
        rng = np.random.default_rng(seed)
        result = finished(model().fit(training_set, constraints, params, rng, warm_start=warm))
        return result, time.perf_counter() - began

    label = "CPAC" + "".join(f", {key}={value}" for key, value in settings.items())
    first, seconds = fit(Constraints(len(truth)), None)
    yield row(label, 0, first.labels, seconds)
    for level in LEVELS:
        answered = hardest(first, truth, level)
        later, seconds = fit(answered, first)
        yield {**row(label, level, later.labels, seconds), "asked": len(answered)}
    if not settings:
        for method, labels, seconds in opponents(first.weights[FIRST_CODES], int(truth.max()) + 1):
            yield row(method, 0, labels, seconds)


def table(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Markdown of all rows: means and deviations over the seeds; of seconds the least, as other programs only add."""
    yield "| collection | method | answers | ACC | NMI (max) | clusters | singletons | seconds | seeds |"
    yield "|---|---|---|---|---|---|---|---|---|"
    keys = dict.fromkeys((row["data"], row["method"], row["answers"]) for row in rows)
    for data, method, answers in keys:
        group = [row for row in rows if (row["data"], row["method"], row["answers"]) == (data, method, answers)]

        def spread(key: str, group: list[dict[str, Any]] = group) -> str:
            values = np.array([row[key] for row in group])
            return f"{values.mean():.3f} ± {values.std():.3f}"

        def mean(key: str, group: list[dict[str, Any]] = group) -> float:
            return float(np.mean([row[key] for row in group]))

        yield (
            f"| {data} | {method} | {answers} | {spread('acc')} | {spread('nmi_max')} "
            f"| {mean('clusters'):.0f} | {mean('singletons'):.0f} "
            f"| {min(row['seconds'] for row in group):.1f} | {len(group)} |"
        )


def main() -> None:
    """Measure what is not measured yet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--only", default="")
    parser.add_argument("--set", action="append", default=[], help="a parameter of CPAC, name=value")
    parser.add_argument("--kept", type=Path, default=Path("cpac_results.jsonl"), help="where the rows are kept")
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.kept.read_text().splitlines()] if options.kept.exists() else []
    settings: dict[str, object] = dict(one.split("=", 1) for one in options.set)
    label = "CPAC" + "".join(f", {key}={value}" for key, value in settings.items())
    done = {(row["data"], row["seed"]) for row in rows if row["method"] == label and row["answers"] == LEVELS[-1]}
    if not options.table:
        for seed in range(options.seeds):
            for name in NAMES:
                if options.only not in name or (name, seed) in done:
                    continue
                found = list(measure(name, seed, settings))
                rows += found
                with options.kept.open("a") as file:
                    file.writelines(json.dumps(row) + "\n" for row in found)
                for one in found:
                    print(json.dumps(one), flush=True)
    for line in table(rows):
        print(line)


if __name__ == "__main__":
    main()
