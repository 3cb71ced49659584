"""The figures of "Deep classification with pairwise constraints": PCC, SSC and SC over answers, and the affinities."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from shapekin.arrays import AnyArray
from shapekin.clustering.metrics import clustering_accuracy
from shapekin.clustering.result import Clustering
from shapekin.clustering.subspace import Affinity, elastic_net_affinity, pursuit_affinity
from shapekin.models.base import Model
from shapekin.models.siamese import Pcc, Sc, Siamese, Ssc
from shapekin.steps import finished
from shapekin.studies.answers import certain_sets
from shapekin.studies.sources import Collection
from shapekin.studies.study import Against, Cell, Curve, Goal, Numbers, Scale, Setting, Table
from shapekin.studies.workplace import Workplace

NAME, GARMENTS, THINGS = "siamese", "fashion10k", "coil20_32"
SEEDS = 3
AFFINITIES = {"ensc": "EnSC", "omp": "SSC-OMP"}
BUDGETS = (100, 300, 1000)
STAGES: Mapping[str, type[Siamese]] = {"pcc": Pcc, "ssc": Ssc, "sc": Sc}


def table(scale: Scale) -> Table:
    """ACC over comparisons, and how good the affinities are."""
    cells: list[Cell] = []
    goals: list[Goal] = []
    for data in (GARMENTS, THINGS):
        cell = partial(Cell, NAME, data, file=f"{data}.npz")
        items = scale.of(2000 if data == GARMENTS else 0, 300)
        settings: dict[str, Setting] = {"items": items, "epochs": scale.of(0, 2), "passes": scale.of(10, 1)}
        for affinity, title in AFFINITIES.items():
            told: dict[str, Setting] = {"items": items, "affinity": affinity}
            cells.append(cell(f"affinity {title}", 0, affinity_quality, told))
        for seed in scale.seeds_of(SEEDS):
            cells += [
                cell(_line(stage, affinity), seed, over_answers, {**settings, "stage": stage, "affinity": affinity})
                for stage in ("pcc", "ssc") for affinity in AFFINITIES
            ]  # fmt: skip
            cells.append(cell("SC", seed, over_answers, {**settings, "stage": "sc", "affinity": "omp"}))
        goals += _goals(data)
    notes = (
        "An item, drawn at random, is compared with one member of each certain set in random order, until it joins one "
        "or founds another; every comparison counts. ACC is of all items. Published: figures 2 to 4, which print no "
        "numbers; what can be compared is the order of the lines, on Fashion (2,000 items here) and on COIL-20 for "
        "COIL-100.",
        "Lines with the same seed begin with the same trained autoencoder. “quality” is the share of an affinity's "
        "weight that lies within classes; “pairs” how many it has. SC uses no affinity.",
    )
    columns = ("quality", "pairs", *(f"acc@{budget}" for budget in BUDGETS))
    curve = Curve("acc", "ACC over comparisons", "comparisons answered")
    return Table(NAME, "Siamese network: PCC, SSC, SC", notes, tuple(cells), columns, tuple(goals), (curve,))


def _line(stage: str, affinity: str) -> str:
    return f"{stage.upper()}, {AFFINITIES[affinity]}"


def _goals(data: str) -> list[Goal]:
    """The order of the lines."""
    found = []
    for affinity in AFFINITIES:
        pcc, ssc = _line("pcc", affinity), _line("ssc", affinity)
        ahead = partial(Goal, data, least=0.0, against=Against.GAIN)
        found += [
            ahead(pcc, f"acc@{BUDGETS[0]}", other=ssc, published="PCC leads with few (figures 2, 3)"),
            ahead(pcc, f"acc@{BUDGETS[0]}", other="SC", published="PCC leads with few (figures 2, 3)"),
        ]
        measure = f"acc@{BUDGETS[-1] if data == THINGS else BUDGETS[0]}"
        said = "SSC ahead on many classes (figure 2c)" if data == THINGS else "SSC ahead below 300 (figures 2a, 3a)"
        found.append(ahead(ssc, measure, other="SC", published=said))
    return found


def affinity_quality(place: Workplace, data: str, seed: int, *, items: int, affinity: str) -> Numbers:  # noqa: ARG001
    """How much of an affinity lies within classes."""
    collection = place.collection(data, items)
    found = _affinity(place, collection, affinity)
    return {"quality": found.quality(collection.truth), "pairs": float(len(found.pairs))}


def over_answers(
    place: Workplace,
    data: str,
    seed: int,
    *,
    items: int,
    epochs: int,
    passes: int,
    stage: str,
    affinity: str,
) -> Numbers:
    """One stage with 100, 300, 1,000 comparisons, each time from the same autoencoder."""
    from scipy.sparse import csr_matrix

    collection = place.collection(data, items)
    found = _affinity(place, collection, affinity)
    matrix = csr_matrix((found.weights, found.pairs.T), shape=(found.n, found.n))
    model: Model = STAGES[stage](affinity=matrix + matrix.T)
    first = _first(place, collection, seed, epochs)
    learning: dict[str, Setting] = {"n_clusters": collection.kinds, "passes": 2 * passes}  # halved: a warm start
    numbers = {}
    for budget in BUDGETS:
        told = certain_sets(collection.truth, budget, seed)
        labels = place.fit(model, collection, told, seed, learning, first).labels
        numbers[f"acc@{budget}"] = clustering_accuracy(labels, collection.truth)
    return numbers


def _affinity(place: Workplace, collection: Collection, name: str) -> Affinity:
    def make() -> Mapping[str, AnyArray]:
        points = collection.items.data.reshape(len(collection), -1).astype(np.float32)
        found = finished(elastic_net_affinity(points) if name == "ensc" else pursuit_affinity(points))
        return {"pairs": found.pairs, "weights": found.weights}

    arrays = place.kept(f"affinity {name}, {_named(place, collection)}", make)
    return Affinity(len(collection), np.asarray(arrays["pairs"], np.int64), arrays["weights"])


def _first(place: Workplace, collection: Collection, seed: int, epochs: int) -> Clustering:
    """An autoencoder that was trained alone, as a result to go on from."""

    def make() -> Mapping[str, AnyArray]:
        from shapekin.nn.seeing import Seer, Sight

        items = collection.items
        rng = np.random.default_rng(seed)
        seer = Seer(items.kind, items.data, Sight(epochs=epochs, threads=1), rng, place.device)
        finished(seer.learn())
        return seer.weights()

    weights = place.kept(f"autoencoder, {_named(place, collection)}, {seed}, {epochs}", make)
    n = len(collection)
    return Clustering(np.zeros(n, np.int64), np.zeros((n, 1), np.float32), weights=weights)


def _named(place: Workplace, collection: Collection) -> str:
    return f"{place.sources.folder}, {collection.name}, {len(collection)}"
