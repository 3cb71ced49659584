"""All question strategies by name: those built in, and those that other packages register.

A package adds one by an entry point of the group `shapekin.strategies`, see `shapekin.plugins`.
"""

from __future__ import annotations

from typing import Any

from shapekin.errors import UnknownNameError
from shapekin.plugins import Plugins, require
from shapekin.queries.adaptive import Adaptive
from shapekin.queries.base import QueryStrategy
from shapekin.queries.certain_sets import CertainSets
from shapekin.queries.explore import FarthestFirst
from shapekin.queries.loss import LossRanked
from shapekin.queries.npu import PointUncertainty
from shapekin.queries.random_pairs import RandomPairs
from shapekin.queries.super_instances import SuperInstanceMerging

STRATEGIES: dict[str, QueryStrategy] = {
    CertainSets.name: CertainSets(),
    Adaptive.name: Adaptive(),
    SuperInstanceMerging.name: SuperInstanceMerging(),
    PointUncertainty.name: PointUncertainty(),
    LossRanked.name: LossRanked(),
    FarthestFirst.name: FarthestFirst(),
    RandomPairs.name: RandomPairs(),
}


def _as_strategy(loaded: Any, name: str) -> QueryStrategy:  # noqa: ANN401  whatever the package offers
    strategy: QueryStrategy = loaded()
    require(strategy, name, "title", "summary", "propose")
    return strategy


PLUGINS = Plugins[QueryStrategy]("shapekin.strategies", "question strategy", _as_strategy, ("propose",))


def all_strategies() -> dict[str, QueryStrategy]:
    """Those built in, then those of other packages that can be used, by name."""
    return {**STRATEGIES, **PLUGINS.working(STRATEGIES)}


def get_strategy(name: str) -> QueryStrategy:
    """The strategy called `name`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
        BrokenPluginError: A package offers it, and it can't be used.
    """
    if name in STRATEGIES:
        return STRATEGIES[name]
    if name in PLUGINS.names():
        return PLUGINS.get(name)
    known = ", ".join([*STRATEGIES, *PLUGINS.names(STRATEGIES)])
    raise UnknownNameError(f'There is no question strategy "{name}".', f"There are: {known}.")
