"""What can be chosen about CPAC."""

from __future__ import annotations

from dataclasses import dataclass

from shapekin.models.base import Params, param


@dataclass(frozen=True)
class CpacParams(Params):
    """What can be chosen about CPAC; zeros mean "what suits the data"."""

    epochs: int = param(
        0,
        "Passes over the data when the network first learns (0: 20 to 100, fewer for more items).",
        low=0,
        high=5000,
    )
    layer_epochs: int = param(
        2,
        "Passes for each layer before that (dense networks only).",
        low=0,
        high=500,
        expert=True,
    )
    code_dim: int = param(
        0,
        "Numbers in a code (0: 128 for shapes, 10 otherwise).",
        low=0,
        high=1024,
        expert=True,
    )
    neighbours: int = param(10, "Neighbours that suggest pairs.", low=1, high=100)
    graph_space: str = param(
        "auto",
        "What makes two items neighbours: the data, the learned code, or the quick descriptors.",
        choices=("auto", "input", "code", "features"),
    )
    pull: float = param(
        0.1,
        "How strongly neighbours are drawn together; more gives fewer clusters (closed form only).",
        low=0.001,
        high=100.0,
    )
    threshold: float = param(
        1.0,
        "Factor on the distance up to which items share a cluster; more gives fewer clusters.",
        low=0.0,
        high=100.0,
    )
    join: float = param(
        0.05,
        "Clusters that have at least this share of their neighbours in each other become one; 1: never.",
        low=0.001,
        high=1.0,
    )
    attach_singletons: bool = param(True, "Let very small clusters join the nearest one.")
    smallest_cluster: int = param(
        3,
        "Clusters of fewer items than this count as very small.",
        low=2,
        high=1000,
        expert=True,
    )
    cycles: int = param(
        1,
        "Most times that clustering and network take turns; they end when the clusters settle (closed form only).",
        low=1,
        high=100,
        expert=True,
    )
    cycle_epochs: int = param(2, "Passes of the network in each turn (closed form only).", low=0, high=500, expert=True)
    schedule: str = param(
        "closed_form",
        "How the clustering is found: by exact steps in seconds, as published with representatives in hundreds of slow "
        "passes, or by the network alone.",
        choices=("closed_form", "paper", "joint"),
        expert=True,
    )
    paper_epochs: int = param(300, "Passes of the schedules paper and joint.", low=2, high=5000, expert=True)
    points: int = param(
        256,
        "Points of each shape seen at a time while training.",
        low=16,
        high=16384,
        expert=True,
    )
    learning_rate: float = param(
        0.001,
        "Size of the network's steps at first.",
        low=1e-6,
        high=0.1,
        expert=True,
    )
    threads: int = param(0, "Processor threads (0: all cores but one).", low=0, high=256, expert=True)
