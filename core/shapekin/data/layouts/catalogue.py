"""All layouts, in the order in which they are asked: the particular before the general."""

from __future__ import annotations

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


def titles() -> dict[str, str]:
    """Name and title of every layout, "auto" first."""
    return {"auto": "Recognise it", **{layout.name: layout.title for layout in _ALL}}


def choose(tree: Tree, name: str) -> Layout:
    """The layout of a folder: the one of this name, or for "auto" the first that recognises the folder.

    A name also stands for its family: `modelnet` for `modelnet_hdf5` where that is what lies there.

    Raises:
        SourceError: Images are wanted of a layout that only has shapes, or shapes of one of images.
    """
    family = [one for one in _ALL if name in ("auto", one.name) or one.name.startswith(f"{name}_")]
    fitting = [one for one in family if _may_hold(one, tree.kind)]
    if not fitting:
        raise SourceError(f"The layout “{name}” does not hold {tree.kind}.", "Leave the kind or the layout on auto.")
    fallback = next((one for one in fitting if one.name == name), fitting[-1])
    fitting.sort(key=lambda one: one.name != name)
    return next((one for one in fitting if one.recognises(tree)), fallback)


def _may_hold(layout: Layout, kind: str) -> bool:
    return kind == "auto" or layout.kind is None or (layout.kind.value == "images") == (kind == "images")
