"""What a person may say of how a source is read, and what was seen in it before reading."""

from __future__ import annotations

from dataclasses import dataclass

from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError

MOST_POINTS = 100_000
LARGEST_IMAGE = 2048

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": ("auto", "shapes", "images"),
    "up": ("auto", "y", "z"),
    "sampling": ("uniform", "poisson"),
    "normalise": ("sphere", "box", "none"),
    "align": ("none", "pca"),
    "fit": ("pad", "crop"),
    "colour": ("auto", "colour", "grey"),
    "contrast": ("none", "stretch"),
}


@dataclass(frozen=True)
class ImportOptions:
    """How a source is read.

    Attributes:
        layout: "auto", or a layout's name to correct a wrong guess.
        kind: What to take of a folder that holds both shapes and pictures: "auto" (whatever there is more
            of), "shapes" or "images".
        categories: Categories to take; empty for all.
        level: Which folder of a nested tree names the category: 0 the deepest, 1 the topmost, 2 the one
            below it, and so on. Folders that all items share do not count.
        labels: Path of a CSV file `name,label` with the true kinds, "" for none.
        points: Points sampled from each shape.
        sampling: "uniform" by area, or "poisson" (no two points near each other).
        normalise: "sphere" (middle of the bounding box at the origin, farthest point at norm 1), "box" (longest
            side of the bounding box from -1 to 1) or "none" (place and size as in the file; only the whole
            collection is divided by one number, so that it lies in the unit sphere).
        up: The axis that is up in the files of shapes: "auto", "y" or "z". Prepared shapes have z up.
        align: "none", or "pca": principal axes along x, y, z, for collections in arbitrary pose.
        image_size: Side in pixels to which images are brought.
        fit: "pad" an image to a square, or "crop" its middle.
        colour: "auto" (grey when every image is), "colour" or "grey".
        contrast: "none", or "stretch": each image's darkest pixel to 0, its lightest to 255.
        features: Name of the extractor behind the first map, "auto" for that of the kind of data.
        feature_table: Path of a table with a row of numbers for each item, "" for none: brought along
            instead of an extractor.
        seed: Of the sampling.
    """

    layout: str = "auto"
    kind: str = "auto"
    categories: tuple[str, ...] = ()
    level: int = 0
    labels: str = ""
    points: int = 2048
    sampling: str = "uniform"
    normalise: str = "sphere"
    up: str = "auto"
    align: str = "none"
    image_size: int = 64
    fit: str = "pad"
    colour: str = "auto"
    contrast: str = "none"
    features: str = "auto"
    feature_table: str = ""
    seed: int = 0

    def __post_init__(self) -> None:
        for what, value, low, high in (
            ("number of points", self.points, 1, MOST_POINTS),
            ("size of images", self.image_size, 1, LARGEST_IMAGE),
            ("level", self.level, 0, 100),
            ("seed", self.seed, 0, float("inf")),
        ):
            if not low <= value <= high:
                raise ParameterError(f"The {what} is {value}.", f"It must lie between {low} and {high:,}.")
        for option, choices in CHOICES.items():
            given, listed = getattr(self, option), ", ".join(choices)
            if given not in choices:
                raise ParameterError(f'{option} is "{given}".', f"It must be one of {listed}.")


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
        levels: How many levels of categories there are to choose from; 0 without categories.
        faults: Candidates of which the layout already tells that they can't be read: (what, why).
        left_out: Files that are not taken, by extension: (".mtl", 12), most frequent first.
    """

    source: str
    layout: str
    summary: str
    kind: DataKind
    categories: tuple[tuple[str, int], ...]
    n_items: int
    levels: int = 0
    faults: tuple[tuple[str, str], ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
