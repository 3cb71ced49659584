"""All layouts, in the order in which they are asked: the particular before the general.

A package adds one by an entry point of the group `shapekin.layouts`, see `shapekin.plugins`; it is asked first.
"""

from __future__ import annotations

from typing import Any

from shapekin.data.layouts.base import Layout
from shapekin.data.layouts.flat import Flat
from shapekin.data.layouts.folders import Folders
from shapekin.data.layouts.modelnet import ModelNet
from shapekin.data.layouts.modelnet_resampled import ModelNetResampled
from shapekin.data.layouts.partnet import PartNet
from shapekin.data.layouts.psb import Psb
from shapekin.data.layouts.shapenet import ShapeNet
from shapekin.data.layouts.shapenet_part import ShapeNetPart
from shapekin.data.layouts.shapenet_sem import ShapeNetSem
from shapekin.data.layouts.tables import Idx, ModelNetHdf5, OneTable
from shapekin.data.layouts.tree import Tree
from shapekin.errors import SourceError
from shapekin.plugins import Plugins, require

TABLES = ("npz", "npy", "hdf5", "csv", "parquet")
_ALL: tuple[Layout, ...] = (
    ModelNetHdf5(),
    ModelNetResampled(),
    ModelNet(),
    ShapeNetPart(),
    ShapeNet(),
    ShapeNetSem(),
    PartNet(),
    Psb(),
    Idx(),
    *(OneTable(name) for name in TABLES),
    Folders(),
    Flat(),
)
LAYOUTS = ("auto", *(layout.name for layout in _ALL))
"""Names of those built in."""


def _as_layout(loaded: Any, name: str) -> Layout:  # noqa: ANN401  whatever the package offers
    layout: Layout = loaded()
    require(layout, name, "title", "kind", "recognises", "list")
    return layout


PLUGINS = Plugins[Layout]("shapekin.layouts", "layout", _as_layout, ("recognises", "list"))


def known(name: str) -> bool:
    """Whether there is a layout of this name."""
    return name in LAYOUTS or name in PLUGINS.names()


def names() -> tuple[str, ...]:
    """All names, "auto" first."""
    return (*LAYOUTS, *PLUGINS.names(LAYOUTS))


def titles() -> dict[str, str]:
    """Name and title of every layout that can be used, "auto" first."""
    own = {layout.name: layout.title for layout in _ALL}
    return {"auto": "Recognise it", **own, **{name: one.title for name, one in PLUGINS.working(LAYOUTS).items()}}


def choose(tree: Tree, name: str) -> Layout:
    """The layout of a folder: the one of this name, or for "auto" the first that recognises the folder.

    A name also stands for its family: `modelnet` for `modelnet_hdf5` where that is what lies there.

    Raises:
        SourceError: Images are wanted of a layout that only has shapes, or shapes of one of images.
        BrokenPluginError: A package offers it, and it can't be used.
    """
    if name in PLUGINS.names(LAYOUTS):
        return PLUGINS.get(name)
    added = PLUGINS.working(LAYOUTS).values()
    family = [one for one in (*added, *_ALL) if name in ("auto", one.name) or one.name.startswith(f"{name}_")]
    fitting = [one for one in family if _may_hold(one, tree.kind)]
    if not fitting:
        raise SourceError(f"The layout “{name}” does not hold {tree.kind}.", "Leave the kind or the layout on auto.")
    fallback = next((one for one in fitting if one.name == name), fitting[-1])
    fitting.sort(key=lambda one: one.name != name)
    return next((one for one in fitting if one.recognises(tree)), fallback)


def _may_hold(layout: Layout, kind: str) -> bool:
    return kind == "auto" or layout.kind is None or (layout.kind.value == "images") == (kind == "images")
