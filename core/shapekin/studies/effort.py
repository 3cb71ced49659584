"""How much of a person's time a partition costs: scores over answers for every strategy and model, beside the floor."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import numpy as np

from shapekin.clustering.projection import project
from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.features.anchors import anchors
from shapekin.features.catalogue import AUTO
from shapekin.jobs.job import Prepared
from shapekin.models.catalogue import get_model
from shapekin.queries.catalogue import STRATEGIES
from shapekin.simulation import Simulation
from shapekin.store.cache import Cache, cache_key
from shapekin.studies.sources import MOST, Collection, Sources
from shapekin.studies.study import Against, Cell, Curve, Goal, Numbers, Scale, Setting, Study, Table
from shapekin.studies.workplace import Workplace, single_threaded

SEEDS = 5
BUDGET, EVERY = 400, 100
GOALS_AT = (100, 200, 400)
FLOOR = "the floor"
FLOOR_FEATURES: Mapping[DataKind, str] = {DataKind.CLOUDS: "occupancy", DataKind.IMAGES: "pixels"}
"""`graph_diffusion` of plain descriptors that believes every answer; the same model on ours is a line of its own."""
PRODUCT = "evidence_net, adaptive"
"""What is held against it."""
ASKED: Mapping[str, tuple[str, ...]] = {
    "graph_diffusion": tuple(STRATEGIES),
    "learned_diffusion": ("adaptive",),
    "evidence_net": ("certain_sets", "adaptive"),
    "cpac": ("loss", "certain_sets"),
}
"""Models that hear hundreds of answers in minutes, and who asks for them."""
WRONG = {0.05: 0.02, 0.10: 0.05}
"""Share of wrong answers: ACC that may be lost."""
MANY_KINDS = 20
MEASURES = ("acc", "nmi", "ari", "actions", "moving")
VERSION = 2


def tables(scale: Scale, sources: Sources) -> tuple[Table, ...]:
    """A table for each labelled collection in the data folder, and one for wrong answers."""
    names = sources.labelled()
    if not names:
        sources.require({"mnist10k.npz", "fashion10k.npz", "coil20_32.npz", "cmupie_32.npz",
                         "modelnet40_test_1024.npz", "psb_points.npz"})  # fmt: skip
    return tuple(_collection(scale, name, sources.kinds(name)) for name in names)


def _collection(scale: Scale, data: str, kinds: int) -> Table:
    amounts: dict[str, Setting] = {
        "items": scale.of(MOST, 300), "budget": scale.of(BUDGET, 60), "every": scale.of(EVERY, 30),
    }  # fmt: skip
    cell = partial(Cell, _table_name(data), data, version=VERSION, file=f"{data.partition(':')[0]}.npz")
    told = (FLOOR, PRODUCT)
    asked = (f"{model}, {strategy}" for model, strategies in ASKED.items() for strategy in strategies)
    lines = [(line, 0.0) for line in (FLOOR, *asked)] + [(line, noise) for line in told for noise in WRONG]
    cells = [cell(_line(*line), seed, curve, {**amounts, **_asking(*line)})
             for seed in scale.seeds_of(SEEDS) for line in lines]  # fmt: skip
    half = partial(Goal, data, most=0.5, other=FLOOR, against=Against.ERROR_SHARE, published="the floor")
    lost = partial(Goal, data, measure="acc@200", against=Against.GAIN, published="right answers")
    if kinds > MANY_KINDS:
        ahead = partial(Goal, data, PRODUCT, least=0.0, other=FLOOR, against=Against.GAIN)
        goals = [ahead(f"acc@{answers}", other_measure=f"acc@{2 * answers}", published="half the answers of the floor")
                 for answers in GOALS_AT if 2 * answers in GOALS_AT]  # fmt: skip
    else:
        goals = [half(PRODUCT, f"acc@{answers}") for answers in GOALS_AT]
    if data == "mnist10k":
        goals.append(Goal(data, PRODUCT, "acc@200", least=0.985, published="a trial: .984"))
    goals += [
        lost(setting=_line(line, noise), least=-most, other=line) for line in told for noise, most in WRONG.items()
    ]
    shown = (0, *GOALS_AT)
    columns = tuple(f"{measure}@{answers}" for measure in MEASURES[:3] for answers in shown)
    columns += (f"actions@{shown[-1]}", *(f"moving@{answers}" for answers in GOALS_AT))
    curves = (
        *(Curve(measure, measure.upper(), "answers") for measure in MEASURES[:3]),
        Curve("moving", "Share of items that further answers would move, as estimated without true labels", "answers"),
    )
    notes = (
        f"A simulated user answers; the model is trained again after every {EVERY} answers. Actions are gestures: a "
        "question that settles several comparisons at once is one action. Of collections with more than "
        f"{MOST:,} items so many are drawn.",
        "The floor is graph diffusion of plain descriptors (principal components of pixels or of occupancy), asked by "
        "certain_sets, measured here. It believes every answer; all others look twice at doubtful ones on which much "
        "hangs, and these checks are among the answers counted.",
        "“moving” is the product's own estimate of the share of items that further answers would move (“Enough?”), "
        "which knows no true labels: it is good where it is near 1 - ACC.",
        f"Up to {MANY_KINDS} kinds the goal is half the floor's error; with more it is its ACC with half the answers. "
        f"There are {kinds} kinds here.",
    )
    return Table(_table_name(data), f"Answers on {data}", notes, tuple(cells), columns, tuple(goals), curves)


def curve(
    place: Workplace,
    data: str,
    seed: int,
    *,
    items: int,
    budget: int,
    every: int,
    model: str,
    strategy: str,
    noise: float,
    second_looks: bool,
    plain: bool = False,
) -> Numbers:
    """Scores at 0, `every`, ... answers; where no question is left, the last ones hold to the end."""
    collection = place.collection(data, items)
    if plain:
        collection = collection.described(FLOOR_FEATURES.get(collection.items.kind, AUTO))
    settings = single_threaded(get_model(model)(), {"denied_kinds": False} if plain else {})
    with place.scratch() as cache:
        dataset, prepared = _prepared(cache, collection, seed)
        simulation = Simulation(
            dataset, prepared, model, settings, strategy, noise, seed, place.device, second_looks=second_looks
        )
        points = list(simulation.run(cache, budget, every, place.hear))
    numbers = {
        "answers": float(points[-1]["answers"]),
        "seconds_a_round": sum(point["seconds"] for point in points) / len(points),
    }
    for answers in range(0, budget + 1, every):
        reached = [point for point in points if point["answers"] <= answers][-1]
        numbers |= {f"{measure}@{answers}": float(reached[measure]) for measure in MEASURES}
    return numbers


STUDY = Study(
    "effort",
    "Answers to accuracy",
    "ACC, NMI and ARI over answers, for every strategy and model, on all labelled .npz of the data folder",
    tables,
)


def _line(line: str, noise: float) -> str:
    return line + (f", {noise:.0%} wrong" if noise else "")


def _asking(line: str, noise: float) -> dict[str, Setting]:
    model, strategy = ("graph_diffusion", "certain_sets") if line == FLOOR else line.split(", ")
    return {"model": model, "strategy": strategy, "noise": noise,
            "second_looks": line != FLOOR, "plain": line == FLOOR}  # fmt: skip


def _table_name(data: str) -> str:
    return data.replace(":", "_")


def _prepared(cache: Cache, collection: Collection, seed: int) -> tuple[Dataset, Prepared]:
    """The collection as an import would leave it; without pictures, which nobody sees."""
    kinds = collection.truth.tolist()
    items = tuple(Item(str(row), str(row).encode(), "", str(kind)) for row, kind in enumerate(kinds))
    told = collection.items
    arrays = {
        "data": told.data,
        "features": told.features,
        "projection": project(told.features),
        "labels": np.zeros(len(collection), np.int64),
        "anchors": anchors(told.features, np.random.default_rng(seed)),
    }
    keys = {part: cache_key(f"study {part}", VERSION, {}, []) for part in (*arrays, "thumbnails")}
    for part, array in arrays.items():
        cache.put(keys[part], array)
    return Dataset(told.kind, items), Prepared(**keys, thumbnail_offsets=keys["thumbnails"])
