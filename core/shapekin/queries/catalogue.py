"""All question strategies by name."""

from __future__ import annotations

from shapekin.errors import UnknownNameError
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


def get_strategy(name: str) -> QueryStrategy:
    """The strategy called `name`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
    """
    try:
        return STRATEGIES[name]
    except KeyError:
        raise UnknownNameError(
            f'There is no question strategy "{name}".', f"There are: {', '.join(STRATEGIES)}."
        ) from None
