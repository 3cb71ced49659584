"""The answer that is expected to set most items right is asked for next: the product's own strategy.

Three kinds of question compete, and the evidence decides between them:

| question | its worth, in items |
|---|---|
| are these two certain sets one kind? | chance that they are, times what is most like the smaller of them |
| of what kind is this group, of which nobody was asked? | surprise times the doubtful items that it would speak for |
| when none is left: of what kind is this item, whose neighbours disagree? | the share of them that do |

Items that nobody was asked about are chosen as a facility is placed: each group of like items is spoken for by the
likest one that was asked, and what a further one would add to that, counted in doubtful items, is its gain (Krause
and Golovin, "Submodular function maximization", 2014). Surprise is how often such answers turn out otherwise than
the likest item said: where they rarely do, it is time to look for kinds that were taken for two. An item found unlike
the kinds it might have been of is a kind of its own until it is worth asking on: with many kinds that costs far fewer
answers than comparing it with each, as `certain_sets` does. What is likely is learned from the answers: `beliefs`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.super_instances import SuperInstances
from shapekin.pairs.constraints import Closure
from shapekin.pairs.kinds import established_kinds
from shapekin.queries.base import Query, QueryContext
from shapekin.queries.beliefs import Beliefs
from shapekin.queries.grouped import grouped
from shapekin.queries.still_open import is_open, nearest_open_member

WAYS = 30  # pairs of two sets that are tried where a person was unsure
LOOKED_AT = 400  # items of a set: a locked kind has thousands
SPARE = 20  # more questions are weighed than wanted, because some may have been put off

_Worth = tuple[float, IntArray, IntArray, str]  # items, one side's rows, the other's, the reason


class Adaptive:
    """Asks for the answer that is expected to set most items right."""

    name: ClassVar[str] = "adaptive"
    title: ClassVar[str] = "Most telling"
    summary: ClassVar[str] = "Asks for the answer that is expected to set most items right; adapts as answers come in."

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """Up to `count` questions, the most telling first."""
        groups, closure = grouped(context), context.constraints.closure()
        beliefs = Beliefs.of(groups, context.constraints)
        worths = [*joining(groups, beliefs, count + SPARE), *placing(groups, beliefs, count + SPARE)]
        queries: dict[tuple[int, int], Query] = {}
        for worth, one, other, reason in sorted(worths, key=lambda each: -each[0]):
            if len(queries) == count:
                break
            pair = _nearest_open(context, closure, beliefs.kernel, groups.of, one, other)
            if pair is not None:
                queries.setdefault((min(pair), max(pair)), Query(*pair, self.name, reason, score=worth))
        for query in self._single(context, closure, count) if len(queries) < count else []:
            queries.setdefault((min(query.a, query.b), max(query.a, query.b)), query)
        return list(queries.values())[:count]

    def _single(self, context: QueryContext, closure: Closure, count: int) -> Iterator[Query]:
        """Items beside the nearest kind, those first whose neighbours lie in other clusters."""
        kinds = [closure.certain_sets[kind] for kind in established_kinds(closure)]
        worth = disputed(context, closure)
        for item in np.argsort(-worth, kind="stable")[: count + len(context.skip)].tolist():
            member = nearest_open_member(context, item, kinds) if kinds and worth[item] > 0 else None
            if member is not None:
                reason = "neighbours of this item are of other kinds: is it of the nearest one?"
                yield Query(item, member, self.name, reason, score=float(worth[item]))


def joining(groups: SuperInstances, beliefs: Beliefs, count: int) -> Iterator[_Worth]:
    """Certain sets that may be one kind, what most hangs on first.

    Args:
        groups: The super-instances.
        beliefs: What is believed of them.
        count: So many.
    """
    n = len(beliefs.members)
    spoken_for = np.bincount(beliefs.odds.argmax(axis=1), groups.sizes, n)
    chance = beliefs.joining()
    worth = np.triu(chance * np.minimum(spoken_for[:, None], spoken_for), 1)
    for at in np.argsort(-worth, axis=None, kind="stable")[:count].tolist():
        one, other = divmod(at, n)
        if worth[one, other] > 0:
            of_items = int(min(spoken_for[one], spoken_for[other]))
            reason = (
                f"one kind, with a chance of {chance[one, other]:.0%}? The answer speaks for about {of_items:,} items"
            )
            yield float(worth[one, other]), beliefs.members[one], beliefs.members[other], reason


def placing(groups: SuperInstances, beliefs: Beliefs, count: int) -> Iterator[_Worth]:
    """Groups of which nobody was asked, those first that would speak for most doubtful items.

    Args:
        groups: The super-instances.
        beliefs: What is believed of them.
        count: So many.
    """
    asked = np.unique(np.concatenate(beliefs.homes))
    k = beliefs.kernel
    further = np.maximum(k - k[:, asked].max(axis=1)[:, None], 0)
    gain: FloatArray = (groups.sizes * beliefs.doubt) @ further
    gain[asked] = 0
    surprise = beliefs.surprise()
    for group in np.argsort(-gain, kind="stable")[:count].tolist():
        if gain[group] > 0:
            likest = int(beliefs.odds[group].argmax())
            reason = f"the answer speaks for about {max(gain[group], 1):,.0f} items of which little is known"
            yield surprise * float(gain[group]), groups.medoids[[group]], beliefs.members[likest], reason


def disputed(context: QueryContext, closure: Closure) -> FloatArray:
    """`(n,) float64` in [0, 1]: the share of each item's neighbours in other clusters; 0 for items of certain sets."""
    n = len(context.labels)
    i, j = context.pairs.T
    apart = (context.labels[i] != context.labels[j]).astype(np.float64)
    ends = np.concatenate([i, j])
    share = np.bincount(ends, np.concatenate([apart, apart]), n) / np.maximum(np.bincount(ends, minlength=n), 1)
    return np.where(closure.set_of >= 0, 0.0, share)


def _nearest_open(
    context: QueryContext, closure: Closure, kernel: FloatArray, of: IntArray, one: IntArray, other: IntArray
) -> tuple[int, int] | None:
    """The likest two items of two sets that may be asked about; None where none of the likest `WAYS` may."""
    one, other = _varied(one, of), _varied(other, of)
    alike = -kernel[np.ix_(of[one], of[other])].ravel()
    ways = np.argpartition(alike, WAYS)[:WAYS] if len(alike) > WAYS else np.arange(len(alike))
    for at in ways[np.lexsort((ways, alike[ways]))].tolist():
        a, b = int(one[at // len(other)]), int(other[at % len(other)])
        if a != b and is_open(context, closure, a, b):
            return a, b
    return None


def _varied(items: IntArray, of: IntArray) -> IntArray:
    """Up to `LOOKED_AT` of some items: one of each group, then a second of each, and so on."""
    if len(items) <= LOOKED_AT:
        return items
    order = np.argsort(of[items], kind="stable")
    groups = of[items][order]
    turn = np.empty(len(items), np.int64)
    turn[order] = np.arange(len(items)) - np.searchsorted(groups, groups)
    return np.asarray(items[np.argsort(turn, kind="stable")[:LOOKED_AT]])
