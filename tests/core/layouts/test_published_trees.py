"""Miniatures of every published layout come in with the right names, labels, faults and companions."""

from __future__ import annotations

import pytest

from helpers import trees
from shapekin.data.dataset import DataKind
from shapekin.data.layouts.catalogue import LAYOUTS, titles
from shapekin.data.layouts.listing import list_source, scan
from shapekin.data.options import ImportOptions
from shapekin.errors import SourceError

AUTO = ImportOptions()
# layout, kind, summary, faults, left out
SAID = {
    "modelnet": ("modelnet", "clouds", "ModelNet: 3 categories, 4 meshes", {}, {".txt": 1}),
    "modelnet_hdf5": (
        "modelnet_hdf5",
        "clouds",
        "ModelNet as HDF5: 3 categories, 5 point clouds",
        {},
        {".txt": 3, ".json": 3},
    ),
    "modelnet_resampled": (
        "modelnet_resampled",
        "clouds",
        "ModelNet, resampled: 2 categories, 3 point clouds",
        {},
        {".txt": 4},
    ),
    "shapenet_v1": (
        "shapenet",
        "clouds",
        "ShapeNetCore v1: 2 categories, 3 meshes",
        {},
        {".jpg": 3, ".mtl": 3, ".csv": 1, ".json": 1},
    ),
    "shapenet_v2": (
        "shapenet",
        "clouds",
        "ShapeNetCore v2: 2 categories, 3 meshes, 2 unreadable",
        {
            "02958343/207e69af994efa9330714334794526d4/models/model_normalized.obj": "The file is empty.",
            "04090263/4a32519f44dc84aabafe26e2eb69ebf4": "The folder of this shape holds no model.",
        },
        {".binvox": 6, ".jpg": 4, ".json": 3, ".mtl": 3, ".png": 3},
    ),
    "shapenet_part": (
        "shapenet_part",
        "clouds",
        "ShapeNet-part: 2 categories, 3 point clouds",
        {},
        {".png": 3, ".seg": 3, ".txt": 1},
    ),
    "shapenet_part_normal": (
        "shapenet_part",
        "clouds",
        "ShapeNet-part: 2 categories, 3 point clouds",
        {},
        {".json": 1, ".txt": 1},
    ),
    "shapenet_sem": (
        "shapenet_sem",
        "clouds",
        "ShapeNetSem: 2 categories, 4 meshes",
        {},
        {".csv": 2, ".dae": 1, ".jpg": 4, ".mtl": 4},
    ),
    "partnet": (
        "partnet",
        "clouds",
        "PartNet: 3 categories, 3 shapes, 1 unreadable",
        {"99": "The folder of this shape holds neither a cloud (point_sample) nor parts (objs)."},
        {".json": 6, ".obj": 2, ".ply": 1, ".png": 3, ".txt": 1},
    ),
    "psb": (
        "psb",
        "clouds",
        "Princeton Shape Benchmark: 3 categories, 5 meshes",
        {},
        {".cla": 4, ".jpg": 5, ".txt": 5},
    ),
    "folders": ("folders", "clouds", "Folders: 3 categories, 4 meshes", {}, {}),
    "images": ("folders", "images", "Image folder: 2 categories, 3 pictures", {}, {".txt": 1}),
    "flat": ("flat", "clouds", "One folder: 3 meshes", {}, {}),
    "clouds": ("folders", "clouds", "Folders: 2 categories, 4 point clouds", {}, {".txt": 1}),
    "idx": ("idx", "images", "MNIST (IDX files): 5 categories, 5 pictures", {}, {".gz": 2}),
    "npz": ("npz", "images", "NumPy arrays (.npz): 2 categories, 3 pictures", {}, {".md": 1}),
    "npy": ("npy", "features", "NumPy array (.npy): 3 rows of features", {}, {}),
    "hdf5": ("hdf5", "clouds", "HDF5 (.h5): 2 categories, 3 point clouds", {}, {}),
    "csv": ("csv", "features", "Delimited text (.csv): 2 categories, 3 rows of features", {}, {}),
    "parquet": ("parquet", "features", "Parquet: 2 categories, 3 rows of features", {}, {}),
}


@pytest.mark.parametrize("tree", trees.BUILDERS)
def test_a_published_tree_comes_in(tree, tmp_path):
    expected = trees.BUILDERS[tree](tmp_path)
    layout, kind, summary, faults, left_out = SAID[tree]
    listing = list_source(tmp_path, AUTO)
    assert {one.name: one.label for one in listing.candidates} == expected
    found = scan(tmp_path, AUTO)
    assert (found.layout, found.kind, found.summary) == (layout, DataKind(kind), summary)
    assert dict(found.faults) == faults
    assert dict(found.left_out) == left_out
    assert found.levels == max(len(one.category) for one in listing.candidates)
    if not listing.tables:
        assert [one.path for one in listing.candidates] == sorted(one.path for one in listing.candidates)


@pytest.mark.parametrize("tree", trees.BUILDERS)
def test_a_layout_can_be_named(tree, tmp_path):
    expected = trees.BUILDERS[tree](tmp_path)
    layout = SAID[tree][0]
    listing = list_source(tmp_path, ImportOptions(layout=layout))
    assert listing.layout == layout
    assert {one.name: one.label for one in listing.candidates} == expected


@pytest.mark.parametrize("layout", sorted(set(LAYOUTS) - {"auto", "folders", "flat"}))
def test_a_wrong_layout_says_what_is_missing(layout, tmp_path):
    trees.flat(tmp_path)
    with pytest.raises(SourceError, match=r"is not|does not hold|one is needed") as caught:
        list_source(tmp_path, ImportOptions(layout=layout))
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "tree"),
    [("modelnet", "modelnet_hdf5"), ("modelnet", "modelnet_resampled"), ("shapenet", "shapenet_part")],
)
def test_a_family_name_finds_its_variant(name, tree, tmp_path):
    trees.BUILDERS[tree](tmp_path)
    assert list_source(tmp_path, ImportOptions(layout=name)).layout == tree


@pytest.mark.parametrize("tree", ["modelnet", "shapenet_v2", "shapenet_part", "partnet", "psb", "shapenet_sem"])
def test_a_collection_is_recognised_from_the_folder_above(tree, tmp_path):
    expected = trees.BUILDERS[tree](tmp_path / "data_v0")
    listing = list_source(tmp_path, AUTO)
    assert listing.layout == SAID[tree][0]
    assert {one.name: one.label for one in listing.candidates} == {
        f"data_v0/{name}": label for name, label in expected.items()
    }


def test_the_source_may_be_one_synset(tmp_path):
    trees.shapenet_v1(tmp_path)
    found = scan(tmp_path / "03001627", AUTO)
    assert found.summary == "ShapeNetCore v1: 1 chair"
    (one,) = list_source(tmp_path / "03001627", AUTO).candidates
    assert (one.name, one.label) == ("1006be65e7bc937e9141f9b58470d646", "chair")


def test_synsets_within_synsets_are_levels(tmp_path):
    trees.put(tmp_path, "taxonomy.json", trees.json.dumps(trees.TAXONOMY).encode())
    for seed, name in enumerate(("03001627/a", "03001627/04099969/b", "77777777/c")):
        trees.put(tmp_path, f"{name}/model.obj", trees.obj(seed))
    listing = list_source(tmp_path, AUTO)
    assert {one.name: one.label for one in listing.candidates} == {
        "03001627/a": "chair",
        "03001627/04099969/b": "rocking chair",
        "77777777/c": "77777777",
    }
    top = list_source(tmp_path, ImportOptions(level=1)).candidates
    assert sorted(one.label for one in top) == ["77777777", "chair", "chair"]


@pytest.mark.parametrize("taxonomy", [b"{", b"[" * 100_000, b'[3, {"synsetId": 5}, {"synsetId": "03001627"}]', b"{}"])
def test_a_damaged_taxonomy_is_done_without(taxonomy, tmp_path):
    trees.put(tmp_path, "taxonomy.json", taxonomy)
    trees.put(tmp_path, "03001627/a/model.obj", trees.obj(0))
    assert list_source(tmp_path, AUTO).candidates[0].label == "chair"


def test_parts_are_joined_where_there_is_no_cloud(tmp_path):
    trees.partnet(tmp_path)
    by_name = {one.name: one for one in list_source(tmp_path, AUTO).candidates}
    assert (by_name["173"].path, by_name["173"].parts) == (b"173/point_sample/pts-10000.txt", ())
    assert by_name["42"].path == b"42/objs/new-0.obj"
    assert by_name["42"].parts == (b"42/objs/original-1.obj",)


def test_damaged_descriptions_leave_a_shape_without_label(tmp_path):
    trees.partnet(tmp_path)
    (tmp_path / "173" / "meta.json").write_bytes(b"[" * 100_000)
    (tmp_path / "2297" / "meta.json").write_bytes(b'{"model_cat": 3}')
    (tmp_path / "2297" / "result.json").write_bytes(b"[]")
    labels = {one.name: one.label for one in list_source(tmp_path, AUTO).candidates}
    assert labels == {"173": "storage_furniture", "2297": "", "42": "storage_furniture"}


@pytest.mark.parametrize("content", [b"fullId\nx\n", b"\0", b'fullId,category\nwss.a,"' + b"x" * 200_000])
def test_a_damaged_table_is_no_shapenet_sem(content, tmp_path):
    trees.put(tmp_path, "models/a.obj", trees.obj(0))
    trees.put(tmp_path, "metadata.csv", content)
    assert list_source(tmp_path, AUTO).layout == "flat"


def test_a_category_of_shapenet_sem_has_levels(tmp_path):
    trees.shapenet_sem(tmp_path)
    found = scan(tmp_path, ImportOptions(level=1))
    assert found.categories == (("Chair", 1), ("TvStand", 1))
    assert found.levels == 2


def test_the_model_that_is_twice_in_an_item_is_taken_once(tmp_path):
    trees.put(tmp_path, "03001627/a/model.obj", trees.obj(0))
    trees.put(tmp_path, "03001627/a/models/model_normalized.obj", trees.obj(0))
    listing = list_source(tmp_path, AUTO)
    assert [one.path for one in listing.candidates] == [b"03001627/a/models/model_normalized.obj"]
    assert listing.left_out == {".obj": 1}


def test_a_lost_list_of_names_is_replaced_by_the_known_ones(tmp_path):
    trees.shapenet_part(tmp_path)
    (tmp_path / "synsetoffset2category.txt").write_bytes(b"\0")
    assert {one.label for one in list_source(tmp_path, AUTO).candidates} == {"airplane", "mug"}


def test_every_layout_has_a_title():
    assert tuple(titles()) == LAYOUTS
    assert all(titles().values())
    assert len(set(titles().values())) == len(LAYOUTS)
