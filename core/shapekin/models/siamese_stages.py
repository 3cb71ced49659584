"""The hand-over of the Siamese network (`models/siamese.py`): which stage suits how many answers."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from shapekin.pairs.constraints import Closure

STILL_UNSEEN = 0.05  # share of items of kinds that no answer has met, up to which a classifier will do
PER_KIND = 20  # answered items a kind from which on a classifier needs no neighbours


class Stage(StrEnum):
    """What is made of the answers."""

    PCC = "pcc"
    SSC = "ssc"
    SC = "sc"

    @property
    def words(self) -> str:
        """What it does, for people."""
        return {"pcc": "Clustering with links", "ssc": "Classifying learned codes", "sc": "Classifying"}[self.value]


def choose_stage(closure: Closure, kinds: tuple[int, ...], n_clusters: int = 0) -> tuple[Stage, str]:
    """Which stage suits the answers, and why.

    The paper leaves the choice to the user; its figures say that clustering leads while some kinds have no or few
    answers, that codes learned from likeness help until there are many, and that a classifier alone wins then. How
    many items belong to kinds that no answer has met is estimated by the share of answered items that are alone
    in their kind (Good and Turing).

    Args:
        closure: What the evidence entails.
        kinds: Certain sets established as kinds.
        n_clusters: Number of kinds, 0 for unknown.
    """
    sizes = np.array([len(closure.certain_sets[kind]) for kind in kinds], np.int64)
    if len(kinds) < max(n_clusters, 2):
        return Stage.PCC, f"answers name {len(kinds)} kinds so far"
    unseen = int((sizes == 1).sum()) / int(sizes.sum())
    if unseen > STILL_UNSEEN:
        return Stage.PCC, f"about {unseen:.0%} of the items are of kinds not met yet"
    each = float(sizes.mean())
    return (Stage.SSC if each < PER_KIND else Stage.SC), f"{each:.0f} answered items a kind"
