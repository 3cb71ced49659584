"""Extractors by name, and those of other packages, broken ones included."""

from __future__ import annotations

from importlib.metadata import EntryPoint, EntryPoints

import numpy as np
import pytest

import shapekin.plugins as plugins_module
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError, UnknownNameError
from shapekin.features.base import FeatureExtractor, memory
from shapekin.features.catalogue import EXTRACTORS, BrokenPluginError, get_extractor, list_extractors


class Means(FeatureExtractor):
    name = "means"
    title = "Means"
    version = 3
    accepts = frozenset({DataKind.IMAGES})
    learned = True

    def extract(self, data, rng, room=memory):
        yield 1.0
        return data.reshape(len(data), -1).mean(axis=1, keepdims=True).astype(np.float32)


class Misnamed(Means):
    name = "other"


class Odd(Means):
    name = "odd"
    accepts = frozenset({"smells"})


class Nameless(FeatureExtractor):
    def extract(self, data, rng, room=memory):
        raise NotImplementedError


class Stranger:
    pass


class Explosive(Means):
    def __init__(self):
        raise RuntimeError("boom")


@pytest.fixture
def plugins(monkeypatch):
    def offer(**values):
        points = EntryPoints(EntryPoint(name, value, "shapekin.features") for name, value in values.items())
        monkeypatch.setattr(plugins_module, "offered", lambda group: points)

    return offer


def test_auto_is_the_default_of_the_kind():
    found = {kind: get_extractor("auto", kind).name for kind in DataKind}
    assert found == {DataKind.CLOUDS: "views", DataKind.IMAGES: "outlines", DataKind.FEATURES: "rows"}


def test_every_extractor_is_found_by_its_name():
    names = [extractor.name for extractor in EXTRACTORS]
    assert len(set(names)) == len(names)
    for extractor in EXTRACTORS:
        for kind in extractor.accepts:
            assert get_extractor(extractor.name, kind) is extractor


def test_names_that_do_not_fit_are_refused():
    with pytest.raises(UnknownNameError, match=r"There are: auto, views, occupancy_d2, .*vgg19"):
        get_extractor("nothing", DataKind.CLOUDS)
    with pytest.raises(ParameterError, match="For clouds there are: views, occupancy_d2, occupancy, points"):
        get_extractor("vgg19", DataKind.CLOUDS)


def test_a_package_may_offer_one(plugins):
    plugins(means=f"{__name__}:Means")
    found = get_extractor("means", DataKind.IMAGES)
    assert found.name == "means"
    found.require()
    assert found.made_by() == {"extractor": "means", "extractor_version": 3}
    listed = list_extractors()[-1]
    assert (listed.name, listed.kinds, listed.learned, listed.fault) == ("means", ("images",), True, "")


def test_one_that_is_built_in_is_never_replaced(plugins):
    plugins(pixels=f"{__name__}:Means")
    assert get_extractor("pixels", DataKind.IMAGES) in EXTRACTORS
    assert len(list_extractors()) == len(EXTRACTORS)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("gone", "no_such_module:Thing", "no_such_module"),
        ("gone", f"{__name__}:Nothing", "Nothing"),
        ("gone", f"{__name__}:Explosive", "boom"),
        ("gone", f"{__name__}:Stranger", "is no FeatureExtractor"),
        ("gone", f"{__name__}:Nameless", "it lacks name, title, version, accepts"),
        ("gone", f"{__name__}:Misnamed", 'calls itself "other"'),
        ("odd", f"{__name__}:Odd", "unknown kinds"),
    ],
)
def test_a_broken_one_is_listed_with_its_reason(plugins, name, value, reason):
    plugins(**{name: value})
    assert reason in list_extractors()[-1].fault
    with pytest.raises(BrokenPluginError, match=reason):
        get_extractor(name, DataKind.IMAGES)
