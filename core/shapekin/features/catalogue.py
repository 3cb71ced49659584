"""All extractors by name: those built in, and those that other packages register.

A package adds one by an entry point of the group `shapekin.features`, see `features/base.py` and `shapekin.plugins`;
a broken one is listed with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError, UnknownNameError
from shapekin.features.base import FeatureExtractor
from shapekin.features.colour import ColourHistogram, OutlinesAndColours
from shapekin.features.hog import OrientedGradients
from shapekin.features.images import PixelComponents, RawPixels
from shapekin.features.outlines import Outlines
from shapekin.features.rows import StandardRows
from shapekin.features.shapes import OccupancyAndDistances, OccupancyHistogram, PointCoordinates
from shapekin.features.vgg19 import Vgg19Features
from shapekin.features.views import SixViews
from shapekin.plugins import BrokenPluginError, Plugins, require

EXTRACTORS: tuple[FeatureExtractor, ...] = (
    SixViews(),
    OccupancyAndDistances(),
    OccupancyHistogram(),
    PointCoordinates(),
    Outlines(),
    PixelComponents(),
    OrientedGradients(),
    ColourHistogram(),
    OutlinesAndColours(),
    RawPixels(),
    Vgg19Features(),
    StandardRows(),
)
"""Those built in; the first of each kind of data is its default."""

AUTO = "auto"


def _as_extractor(loaded: Any, name: str) -> FeatureExtractor:  # noqa: ANN401  whatever the package offers
    extractor = loaded()
    if not isinstance(extractor, FeatureExtractor):
        raise TypeError("it is no FeatureExtractor")
    require(extractor, name, "title", "version", "accepts")
    if not all(isinstance(kind, DataKind) for kind in extractor.accepts):
        raise TypeError("it accepts unknown kinds of data")
    return extractor


PLUGINS = Plugins[FeatureExtractor]("shapekin.features", "extractor", _as_extractor, ("require", "made_by", "extract"))


@dataclass(frozen=True)
class ListedExtractor:
    """An extractor as it is listed.

    Attributes:
        name: As on the command line.
        title: As in the app.
        kinds: Kinds of data it describes, sorted.
        needs: The command that gets what it needs; "" when it can be used at once.
        learned: True when models take its rows as their input.
        fault: Why it can't be used; "" when it can.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    needs: str = ""
    learned: bool = False
    fault: str = ""


def extractor_for(kind: DataKind) -> FeatureExtractor:
    """The default extractor of data of this kind."""
    return next(extractor for extractor in EXTRACTORS if kind in extractor.accepts)


def get_extractor(name: str, kind: DataKind) -> FeatureExtractor:
    """The extractor called `name`, "auto" for the default of the kind.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
        ParameterError: It does not describe data of this kind.
        BrokenPluginError: A package offers it, and it can't be loaded.
    """
    if name == AUTO:
        return extractor_for(kind)
    built_in = {extractor.name: extractor for extractor in EXTRACTORS}
    if name not in built_in and name not in PLUGINS.names():
        known = ", ".join([AUTO, *built_in, *PLUGINS.names(built_in)])
        raise UnknownNameError(f'There are no features "{name}".', f"There are: {known}.")
    extractor = built_in[name] if name in built_in else PLUGINS.get(name)
    if kind not in extractor.accepts:
        fitting = ", ".join(one.name for one in EXTRACTORS if kind in one.accepts)
        raise ParameterError(f'The features "{name}" do not describe {kind}.', f"For {kind} there are: {fitting}.")
    return extractor


def list_extractors() -> tuple[ListedExtractor, ...]:
    """All extractors, those built in first; plug-ins are loaded, and broken ones listed with their fault."""
    built_in = [_listed(extractor) for extractor in EXTRACTORS]
    return (*built_in, *(_listed_plugin(name) for name in PLUGINS.names({one.name for one in built_in})))


def _listed(extractor: FeatureExtractor) -> ListedExtractor:
    return ListedExtractor(
        extractor.name,
        extractor.title,
        tuple(sorted(str(kind) for kind in extractor.accepts)),
        extractor.needs,
        extractor.learned,
    )


def _listed_plugin(name: str) -> ListedExtractor:
    try:
        return _listed(PLUGINS.get(name))
    except BrokenPluginError as error:
        return ListedExtractor(name, name, (), fault=error.message)
