"""What can be set of the Siamese network (`models/siamese.py`)."""

from __future__ import annotations

from dataclasses import dataclass

from shapekin.models.base import Params, param


@dataclass(frozen=True)
class StageParams(Params):
    """Parameters of each of its stages; zeros mean "what suits the data"."""

    affinity: str = param(
        "ensc",
        "Which items count as alike before any answer: ensc (elastic net; minutes) or omp (matching pursuit; seconds).",
        choices=("ensc", "omp"),
    )
    n_clusters: int = param(
        0, "Groups of the clustering (0: proposed by the largest eigengap of the quick features).", low=0, high=10_000
    )
    passes: int = param(0, "Passes over the pairs (0: 3 to 20, fewer for more pairs).", low=0, high=5000)
    epochs: int = param(
        0, "Passes over the data when codes are learned first (0: 15 to 100, fewer for more items).", low=0, high=5000
    )
    space: str = param(
        "auto",
        "What is expressed by likeness: pixels or rows as they are (input), the quick features, or auto "
        "(pixels of small images, otherwise quick features).",
        choices=("auto", "input", "features"),
        expert=True,
    )
    gamma: float = param(200.0, "How faithfully EnSC expresses an item.", low=1.01, high=1e6, expert=True)
    tau: float = param(0.9, "How sparse EnSC is: 1 a lasso.", low=0.01, high=1, expert=True)
    nonzeros: int = param(5, "Items in an expression by OMP.", low=1, high=100, expert=True)
    margin: float = param(
        1.0, "Distance that sets kinds apart, in usual distances of two codes.", low=0.01, high=100, expert=True
    )
    pull: float = param(1.0, "Weight of pairs against reconstruction.", low=0, high=1e4, expert=True)
    batches: int = param(
        400, "Batches of the classifier; half of them when it goes on from a result.", low=1, high=100_000, expert=True
    )
    code_dim: int = param(0, "Numbers in a code (0: 128 for shapes, 10 otherwise).", low=0, high=1024, expert=True)
    points: int = param(256, "Points of each shape seen at a time while training.", low=16, high=16384, expert=True)
    learning_rate: float = param(0.001, "Size of the network's steps at first.", low=1e-6, high=0.1, expert=True)
    threads: int = param(0, "Processor threads (0: all cores but one).", low=0, high=256, expert=True)


@dataclass(frozen=True)
class SiameseParams(StageParams):
    """Parameters of the Siamese network."""

    stage: str = param(
        "auto",
        "What is made of answers: pcc (clustering with links), ssc (a classifier on codes learned from likeness), "
        "sc (a classifier alone), or auto (as many answers as there are).",
        choices=("auto", "pcc", "ssc", "sc"),
    )
