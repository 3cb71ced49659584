"""What has to be done again when an option changes."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from shapekin.data.dataset import DataKind
from shapekin.data.options import CHOICES, ImportOptions
from shapekin.data.preparation.stages import finishing_options, picture_options, reading_options

OTHER = {"points": 7, "image_size": 7, "seed": 7, "level": 1, "layout": "flat"}


def stages(options, kind):
    up = "z" if options.up == "auto" else options.up
    return (
        reading_options(options, kind),
        picture_options(options, up, kind),
        finishing_options(options, up, options.colour == "grey", kind),
    )


def changed(kind, **before):
    """Which options change which stages."""
    plain = ImportOptions(**before)
    found = {}
    for field in fields(ImportOptions):
        values = CHOICES.get(field.name, (OTHER.get(field.name, plain.layout),))
        for value in values:
            try:
                other = replace(plain, **{field.name: value})
            except TypeError:
                continue
            differ = [a != b for a, b in zip(stages(plain, kind), stages(other, kind), strict=True)]
            if any(differ):
                found[field.name] = "".join(letter for letter, differs in zip("rpf", differ, strict=True) if differs)
    return found


@pytest.mark.parametrize(
    ("kind", "before", "expected"),
    [
        (
            DataKind.CLOUDS,
            {},
            {"points": "r", "sampling": "r", "seed": "r", "up": "pf", "align": "pf", "normalise": "f"},
        ),
        (
            DataKind.CLOUDS,
            {"align": "pca"},
            {"points": "rp", "sampling": "rp", "seed": "rp", "up": "pf", "align": "pf", "normalise": "f"},
        ),
        (DataKind.IMAGES, {}, {"image_size": "r", "fit": "r", "colour": "f", "contrast": "f"}),
        (DataKind.FEATURES, {}, {}),
    ],
    ids=["clouds", "aligned clouds", "images", "features"],
)
def test_each_option_changes_its_stage_alone(kind, before, expected):
    assert changed(kind, **before) == expected
