"""The answer that is expected to move most items is asked for next: the product's own strategy.

It joins the others' ideas and goes from one to the next by itself. Early, whole branches of a tree over
super-instances are compared (COBRA, IJCAI 2017); a pair is worth the items that its answer would move times the
chance that it moves them, so little is spent on pairs far apart, however many kinds there are. Later, the branches
grow small. When all are settled, single items whose neighbours disagree are placed into the certain sets
(uncertainty on the diffusion). Asked earlier, such items did harm: they lie on borders, and are typical of nothing.

| step | function |
|---|---|
| groups of like items; a tree over them that obeys every answer | `super_instances`, `evidence_tree.evidence_tree` |
| p: how likely each merger of the tree is right, learned from the answers | `evidence_tree.likelihood` |
| worth of a question: items of the smaller branch times min(p, 1 - p) | `judged_mergers` |
| worth of placing an item: the share of its neighbours in other clusters | `doubts` |

A wrong merger is undone by "different", a missing one made by "same": both cost the smaller branch, hence the minimum.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.clustering.evidence_tree import EvidenceTree, evidence_tree, likelihood, placed
from shapekin.pairs.constraints import Closure
from shapekin.pairs.kinds import established_kinds
from shapekin.queries.base import Query, QueryContext
from shapekin.queries.grouped import grouped
from shapekin.queries.still_open import is_open, nearest_open_member

NEVER_SURE = 0.003  # so that of certain mergers the large ones are asked about, too, in the end


class Adaptive:
    """Asks about the two branches, or the item, of which an answer is expected to move most items."""

    name: ClassVar[str] = "adaptive"
    title: ClassVar[str] = "Most telling"
    summary: ClassVar[str] = "Asks for the answer that is expected to move most items; adapts as answers come in."

    def propose(self, context: QueryContext, count: int) -> list[Query]:
        """Up to `count` questions, the most telling first."""
        closure = context.constraints.closure()
        tree, worth = judged_mergers(context)
        queries: dict[tuple[int, int], Query] = {}
        for at in np.argsort(-worth, kind="stable").tolist():
            a, b = tree.speakers[at].tolist()
            if len(queries) == count:
                break
            if is_open(context, closure, a, b):
                reason = f"the answer speaks for about {tree.mass[at]:,} items"
                queries[min(a, b), max(a, b)] = Query(a, b, self.name, reason, score=float(worth[at]))
        for query in self._placing(context, closure, count) if len(queries) < count else []:
            queries.setdefault((min(query.a, query.b), max(query.a, query.b)), query)
        return list(queries.values())[:count]

    def _placing(self, context: QueryContext, closure: Closure, count: int) -> list[Query]:
        """Items beside the nearest kind, those first whose neighbours lie in other clusters."""
        kinds = [closure.certain_sets[kind] for kind in established_kinds(closure)]
        worth = doubts(context, closure)
        found: list[Query] = []
        for item in np.argsort(-worth, kind="stable")[: count + len(context.skip)].tolist():
            if len(found) == count or not kinds or worth[item] <= 0:
                break
            member = nearest_open_member(context, item, kinds)
            if member is not None:
                reason = "neighbours of this item are of other kinds: is it of the nearest one?"
                found.append(Query(item, member, self.name, reason, score=float(worth[item])))
        return found


def judged_mergers(context: QueryContext) -> tuple[EvidenceTree, FloatArray]:
    """The tree under the evidence, and what a question about each merger is worth, `(t,) float64`, in items."""
    tree, p = likely_mergers(context)
    return tree, np.asarray(tree.mass * np.maximum(np.minimum(p, 1 - p), NEVER_SURE), np.float64)


def likely_mergers(context: QueryContext) -> tuple[EvidenceTree, FloatArray]:
    """The tree under the evidence, and how likely each merger is right, `(t,) float64`."""
    groups = grouped(context)
    places = placed(groups, np.asarray(context.labels))
    tree = evidence_tree(groups, places, context.constraints.closure())
    same, different = (groups.of[links] for links in (context.constraints.must_links, context.constraints.cannot_links))
    links = np.concatenate([same, different])
    seen = ((places[links[:, 0]] - places[links[:, 1]]) ** 2).sum(axis=1)
    return tree, likelihood(tree.distance, seen, np.arange(len(links)) < len(same))


def doubts(context: QueryContext, closure: Closure) -> FloatArray:
    """`(n,) float64` in [0, 1]: the share of each item's neighbours in other clusters; 0 for items of certain sets."""
    n = len(context.labels)
    i, j = context.pairs.T
    apart = (context.labels[i] != context.labels[j]).astype(np.float64)
    ends = np.concatenate([i, j])
    share = np.bincount(ends, np.concatenate([apart, apart]), n) / np.maximum(np.bincount(ends, minlength=n), 1)
    return np.where(closure.set_of >= 0, 0.0, share)
