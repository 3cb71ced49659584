"""All question strategies by name."""

from __future__ import annotations

from shapekin.errors import UnknownNameError
from shapekin.queries.base import QueryStrategy
from shapekin.queries.certain_sets import CertainSets
from shapekin.queries.explore import FarthestFirst
from shapekin.queries.loss import LossRanked
from shapekin.queries.random_pairs import RandomPairs

STRATEGIES: dict[str, QueryStrategy] = {
    CertainSets.name: CertainSets(),
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
