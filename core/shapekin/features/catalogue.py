"""All extractors by name: those built in, and those that other packages register.

A package adds one by an entry point of the group `shapekin.features`, see `features/base.py`. A plug-in is
loaded only when somebody asks for it by name, or for the whole list; a broken one is listed with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points

from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError, ShapekinError, UnknownNameError
from shapekin.features.base import FeatureExtractor
from shapekin.features.colour import ColourHistogram, OutlinesAndColours
from shapekin.features.hog import OrientedGradients
from shapekin.features.images import PixelComponents, RawPixels
from shapekin.features.outlines import Outlines
from shapekin.features.rows import StandardRows
from shapekin.features.shapes import OccupancyAndDistances, OccupancyHistogram, PointCoordinates
from shapekin.features.vgg19 import Vgg19Features
from shapekin.features.views import SixViews

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
PLUGIN_GROUP = "shapekin.features"


class BrokenPluginError(ShapekinError):
    """A package offers an extractor that can't be used."""


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
    plugins = entry_points(group=PLUGIN_GROUP)
    if name not in built_in and name not in plugins.names:
        known = ", ".join([AUTO, *built_in, *sorted(plugins.names)])
        raise UnknownNameError(f'There are no features "{name}".', f"There are: {known}.")
    extractor = built_in[name] if name in built_in else _loaded(plugins[name])
    if kind not in extractor.accepts:
        fitting = ", ".join(one.name for one in EXTRACTORS if kind in one.accepts)
        raise ParameterError(f'The features "{name}" do not describe {kind}.', f"For {kind} there are: {fitting}.")
    return extractor


def list_extractors() -> tuple[ListedExtractor, ...]:
    """All extractors, those built in first; plug-ins are loaded, and broken ones listed with their fault."""
    built_in = [_listed(extractor) for extractor in EXTRACTORS]
    names = {one.name for one in built_in}
    points = sorted(entry_points(group=PLUGIN_GROUP), key=lambda point: point.name)
    return (*built_in, *(_listed_plugin(point) for point in points if point.name not in names))


def _listed(extractor: FeatureExtractor) -> ListedExtractor:
    return ListedExtractor(
        extractor.name,
        extractor.title,
        tuple(sorted(str(kind) for kind in extractor.accepts)),
        extractor.needs,
        extractor.learned,
    )


def _listed_plugin(point: EntryPoint) -> ListedExtractor:
    try:
        return _listed(_loaded(point))
    except BrokenPluginError as error:
        return ListedExtractor(point.name, point.value, (), fault=error.message)


def _loaded(point: EntryPoint) -> FeatureExtractor:
    """An extractor that a package offers.

    Raises:
        BrokenPluginError: It can't be loaded, or is no extractor of this name.
    """
    try:
        extractor = point.load()()
        if not isinstance(extractor, FeatureExtractor):
            raise TypeError(f"{point.value} is no FeatureExtractor")  # noqa: TRY301
        odd = [what for what in ("name", "title", "version", "accepts") if not hasattr(extractor, what)]
        if odd or extractor.name != point.name:
            raise TypeError(f"it lacks {', '.join(odd)}" if odd else f'it calls itself "{extractor.name}"')  # noqa: TRY301
        if not all(isinstance(kind, DataKind) for kind in extractor.accepts):
            raise TypeError("it accepts unknown kinds of data")  # noqa: TRY301
    except Exception as error:
        raise BrokenPluginError(
            f'The features "{point.name}" of a plug-in can\'t be used ({type(error).__name__}: {str(error)[:200]}).',
            "Update or remove the package that offers them, or choose other features.",
        ) from error
    return extractor
