"""What a person may say of how a source is read, and what was seen in it before reading."""

from __future__ import annotations

from dataclasses import dataclass

from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError

MOST_POINTS = 100_000
LARGEST_IMAGE = 2048


@dataclass(frozen=True)
class ImportOptions:
    """How a source is read.

    Attributes:
        layout: "auto", or a layout's name to correct a wrong guess.
        categories: Categories to take; empty for all.
        points: Points sampled from each shape.
        image_size: Side in pixels to which images are resized (longest side, padded to a square).
        up: The axis that is up in the files of shapes: "auto", "y" or "z". Prepared shapes have z up.
        labels: Path of a CSV file `name,label` with the true kinds, "" for none.
        seed: Of the sampling.
    """

    layout: str = "auto"
    categories: tuple[str, ...] = ()
    points: int = 2048
    image_size: int = 64
    up: str = "auto"
    labels: str = ""
    seed: int = 0

    def __post_init__(self) -> None:
        for what, value, low, high in (
            ("number of points", self.points, 1, MOST_POINTS),
            ("size of images", self.image_size, 1, LARGEST_IMAGE),
            ("seed", self.seed, 0, float("inf")),
        ):
            if not low <= value <= high:
                raise ParameterError(f"The {what} is {value}.", f"It must lie between {low} and {high:,}.")


@dataclass(frozen=True)
class ScanResult:
    """What a source seems to hold.

    Attributes:
        source: The folder or file.
        layout: The layout's name, such as "modelnet".
        summary: For people: "ModelNet: 10 categories, 587 meshes".
        kind: What its items are.
        categories: Categories and how many items each has; empty when there are none.
        n_items: Number of candidates.
    """

    source: str
    layout: str
    summary: str
    kind: DataKind
    categories: tuple[tuple[str, int], ...]
    n_items: int
