from __future__ import annotations

import os
import sys
import zipfile

import numpy as np
import pytest

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.listing import list_source, scan
from shapekin.data.options import ImportOptions
from shapekin.errors import ParameterError, SourceError

AUTO = ImportOptions()


def candidates(source, options):
    return list_source(source, options).candidates


def plant(root, *names):
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return root


def test_modelnet(tmp_path):
    plant(tmp_path, "chair/train/a.off", "chair/test/b.off", "desk/train/c.off", "README.txt")
    found = scan(tmp_path, AUTO)
    assert found.layout == "modelnet"
    assert found.categories == (("chair", 2), ("desk", 1))
    assert found.summary == "ModelNet: 2 categories, 3 shapes"
    assert [one.name for one in candidates(tmp_path, ImportOptions(categories=("desk",)))] == ["desk/train/c.off"]


def test_folders_take_the_deepest_folder_as_the_label(tmp_path):
    plant(tmp_path, "furniture/seat/stool/a.off", "furniture/seat/stool/b.OFF", "furniture/bed/c.obj", "d.ply")
    assert scan(tmp_path, AUTO).layout == "folders"
    labels = {one.name: one.label for one in candidates(tmp_path, AUTO)}
    assert labels == {
        "d.ply": "",
        "furniture/bed/c.obj": "bed",
        "furniture/seat/stool/a.off": "stool",
        "furniture/seat/stool/b.OFF": "stool",
    }


def test_flat(tmp_path):
    plant(tmp_path, "b.png", "a.jpeg")
    found = scan(tmp_path, AUTO)
    assert (found.layout, found.kind, found.n_items, found.categories) == ("flat", DataKind.IMAGES, 2, ())


def test_the_majority_kind_is_taken_and_the_rest_told_of(tmp_path):
    plant(tmp_path, "a.off", "b.off", "c.png")
    found = scan(tmp_path, AUTO)
    assert found.kind is DataKind.CLOUDS
    assert "1 pictures among them are left out" in found.summary


def test_hidden_files_are_left_out(tmp_path):
    plant(tmp_path, "a.off", ".b.off", ".git/c.off", "__MACOSX/._d.off")
    assert [one.name for one in candidates(tmp_path, AUTO)] == ["a.off"]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_links_out_of_the_source_and_loops_are_left_out(tmp_path):
    outside = plant(tmp_path / "outside", "secret.off")
    inside = plant(tmp_path / "inside", "a/x.off")
    (inside / "way_out.off").symlink_to(outside / "secret.off")
    (inside / "folder_out").symlink_to(outside, target_is_directory=True)
    (inside / "a" / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "self.off").symlink_to("self.off")
    (inside / "again.off").symlink_to(inside / "a" / "x.off")
    assert [one.path for one in candidates(inside, AUTO)[:2]] == [b"a/x.off", b"again.off"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_names_that_are_not_text_stay_openable_and_printable(tmp_path):
    raw = os.fsencode(tmp_path) + b"/caf\xe9.off"
    with open(raw, "wb") as stream:  # noqa: PTH123
        stream.write(b"x")
    (one,) = candidates(tmp_path, AUTO)
    assert one.path == b"caf\xe9.off"
    assert one.name == "caf\\xe9.off"


def test_arrays(tmp_path):
    path = tmp_path / "a.npz"
    np.savez(path, x=np.zeros((4, 5, 6), np.uint8), y=[0, 1, 1, -1], classes=["cat", "dog"], names=list("aabc"))
    found = scan(path, AUTO)
    assert (found.layout, found.kind, found.categories) == ("npz", DataKind.IMAGES, (("cat", 1), ("dog", 2)))
    rows = candidates(path, AUTO)
    assert [one.name for one in rows] == ["a", "a (2)", "b", "c"]
    assert [one.path for one in candidates(path, ImportOptions(categories=("dog",)))] == [b"1", b"2"]


def test_arrays_without_y_use_the_finest_named_column(tmp_path):
    path = tmp_path / "a.npz"
    np.savez(
        path,
        x=np.zeros((2, 9, 3), np.float16),
        leaf=[0, 1],
        leaf_names=["stool", "couch"],
        top=[0, 0],
        top_names=["seat"],
    )
    assert [one.label for one in candidates(path, AUTO)] == ["stool", "couch"]


def test_features_from_npy(tmp_path):
    np.save(tmp_path / "f.npy", np.zeros((3, 7)))
    found = scan(tmp_path / "f.npy", AUTO)
    assert (found.kind, found.n_items) == (DataKind.FEATURES, 3)


def test_labels_from_a_table(tmp_path):
    plant(tmp_path / "s", "a.off", "b.off")
    table = tmp_path / "labels.csv"
    table.write_text("name,label\na,Stool\nb.off,Bench\n")
    labels = [one.label for one in candidates(tmp_path / "s", ImportOptions(labels=str(table)))]
    assert labels == ["Stool", "Bench"]
    table.write_text("zzz,Stool\n")
    with pytest.raises(SourceError, match="None of the names"):
        scan(tmp_path / "s", ImportOptions(labels=str(table)))


@pytest.mark.parametrize(
    ("names", "options", "reason"),
    [
        (["a.doc"], AUTO, "nothing to read"),
        (["a.zip"], AUTO, "Unpack its archive first"),
        (["a.off"], ImportOptions(layout="nonsense"), "Layouts are auto, modelnet, folders, flat, npz"),
        (["k/a.off"], ImportOptions(categories=("q",)), "There is no category “q”.* Categories are k"),
    ],
)
def test_what_does_not_fit_is_said(tmp_path, names, options, reason):
    plant(tmp_path, *names)
    with pytest.raises(SourceError, match=reason):
        candidates(tmp_path, options)


def test_files_that_are_no_source(tmp_path):
    plant(tmp_path, "a.zip", "b.npz", "c.off")
    with pytest.raises(SourceError, match="Unpack it first"):
        scan(tmp_path / "a.zip", AUTO)
    with pytest.raises(SourceError, match="damaged"):
        scan(tmp_path / "b.npz", AUTO)
    with pytest.raises(SourceError, match="not a folder or an array file"):
        scan(tmp_path / "c.off", AUTO)
    with pytest.raises(SourceError, match="does not exist"):
        scan(tmp_path / "none", AUTO)


def test_arrays_that_declare_more_than_can_be_are_refused_unread(tmp_path):
    header = b"{'descr':'<f8','fortran_order':False,'shape':(1000000000000,8)}".ljust(117) + b"\n"
    with zipfile.ZipFile(tmp_path / "a.npz", "w") as archive:
        archive.writestr("x.npy", b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
    with pytest.raises(SourceError, match="declares 1,000,000,000,000 rows"):
        scan(tmp_path / "a.npz", AUTO)


def test_labels_of_another_length_are_refused(tmp_path):
    np.savez(tmp_path / "a.npz", x=np.zeros((4, 2)), y=[0, 1])
    with pytest.raises(SourceError, match="y is of shape"):
        scan(tmp_path / "a.npz", AUTO)


def test_names_and_labels_are_always_text_that_can_be_written(tmp_path):
    np.savez(tmp_path / "a.npz", x=np.zeros((2, 2)), y=np.array(["\ud800", "b"]), names=np.array(["\udfff", "b"]))
    first = candidates(tmp_path / "a.npz", AUTO)[0]
    assert (first.name, first.label) == ("\\udfff", "\\ud800")


@pytest.mark.parametrize("wrong", [{"points": 0}, {"points": 10**9}, {"image_size": 0}, {"seed": -1}])
def test_senseless_options_are_refused(wrong):
    with pytest.raises(ParameterError, match="must lie between"):
        ImportOptions(**wrong)
