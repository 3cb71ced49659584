"""The item that would tell most for each question it costs is placed into the certain sets.

Xiong, Azimi and Fern, "Active learning of constraints for semi-supervised clustering", IEEE Transactions on
Knowledge and Data Engineering 26, 2014: normalised point-based uncertainty.

| equation | function |
|---|---|
| p(x in N_i): mean likeness to the members of a neighbourhood (a certain set), as a share of all | `memberships` |
| H(x) = - sum p log p | `uncertainty` |
| E[q(x)] = sum i p_i, likeliest first: the questions until x is placed | `expected_questions` |
| argmax H(x) / E[q(x)]; x is compared with the likeliest set first | `PointUncertainty.propose` |

Differences from the paper: likeness is how much arrives by diffusion between the super-instances of the model's graph,
not the share of common leaves of a random forest trained on the last clustering, which takes seconds; items of one
super-instance are as likely, so its most typical one is asked about. Which sets are neighbourhoods follows from the
evidence: those all known to differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.super_instances import SuperInstances
from shapekin.pairs.constraints import Closure, Relation
from shapekin.pairs.kinds import established_kinds
from shapekin.queries.base import Query, QueryContext
from shapekin.queries.grouped import grouped
from shapekin.queries.still_open import by_distance, is_open

TINY = 1e-12


class PointUncertainty:
    """The item most uncertain for its expected number of questions, beside its likeliest kind."""

    name: ClassVar[str] = "npu"
    title: ClassVar[str] = "Most uncertain item"
    summary: ClassVar[str] = "Shows the item whose kind is least sure for the questions it takes, beside the likeliest."

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """Comparisons of up to `count` items: those half placed, then the most uncertain for their price."""
        if len(context.embedding) < 2:
            return []
        groups = grouped(context)
        closure = context.constraints.closure()
        kinds = [closure.certain_sets[kind] for kind in established_kinds(closure)]
        if not kinds:
            kinds = [groups.medoids[[int(groups.sizes.argmax())]]]
        queries: list[Query] = []
        p = memberships(groups, kinds)
        worth = uncertainty(p) / expected_questions(p)
        for item in _in_order(groups, closure, kinds, worth):
            member = _likeliest_member(context, closure, groups, item, kinds, p)
            if member is not None:
                reason = f"which of {len(kinds)} known kinds is it? This is the likeliest, but not sure"
                queries.append(Query(item, member, self.name, reason, score=float(worth[groups.of[item]])))
                if len(queries) == count:
                    break
        return queries


def memberships(groups: SuperInstances, kinds: list[IntArray]) -> FloatArray:
    """`(m, k) float64`: how likely the items of each super-instance are of each kind; rows sum to 1.

    Args:
        groups: The super-instances.
        kinds: Members of each kind.
    """
    arrived = np.stack([groups.affinity[:, groups.of[members]].mean(axis=1) for members in kinds], axis=1) + TINY
    return np.asarray(arrived / arrived.sum(axis=1, keepdims=True))


def uncertainty(p: FloatArray) -> FloatArray:
    """H: `(m,)` entropies of the rows of `p (m, k)`, in nats."""
    return np.asarray(-(p * np.log(np.maximum(p, TINY))).sum(axis=1))


def expected_questions(p: FloatArray) -> FloatArray:
    """E[q]: `(m,)`, when the kinds are tried by falling probability `p (m, k)`."""
    return np.asarray((-np.sort(-p, axis=1)) @ np.arange(1, p.shape[1] + 1))


def _in_order(groups: SuperInstances, closure: Closure, kinds: list[IntArray], worth: FloatArray) -> Iterator[int]:
    """First one of each certain set that is no kind yet, then all others: the medoids, then whoever is left."""
    placed = np.zeros(len(groups.of), np.bool_)
    placed[np.concatenate(kinds)] = True
    half = np.flatnonzero((closure.set_of >= 0) & ~placed)
    _, first = np.unique(closure.set_of[half], return_index=True)
    yield from half[np.sort(first)].tolist()
    unknown = np.flatnonzero(~placed & (closure.set_of < 0))
    typical = np.zeros(len(placed), np.bool_)
    typical[groups.medoids] = True
    yield from unknown[np.lexsort((-worth[groups.of[unknown]], ~typical[unknown]))].tolist()


def _likeliest_member(
    context: QueryContext, closure: Closure, groups: SuperInstances, item: int, kinds: list[IntArray], p: FloatArray
) -> int | None:
    """The nearest open member of the likeliest kind that is not known to differ from the item."""
    for kind in np.argsort(-p[groups.of[item]], kind="stable").tolist():
        if closure.relation(item, int(kinds[kind][0])) is Relation.UNKNOWN:
            for member in by_distance(context.embedding, item, kinds[kind].tolist()):
                if is_open(context, closure, item, member):
                    return member
    return None
