from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import numpy as np
import pytest

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.base import Candidate
from shapekin.data.layouts.labels import labelled, short_names
from shapekin.data.layouts.listing import list_source, scan
from shapekin.data.layouts.names import distinct, extension
from shapekin.data.layouts.summary import _plural
from shapekin.data.options import ImportOptions
from shapekin.errors import ParameterError, SourceError

AUTO = ImportOptions()


def candidates(source, options=AUTO):
    return list_source(source, options).candidates


def labels(source, **options):
    return {one.name: one.label for one in candidates(source, ImportOptions(**options))}


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
    assert found.summary == "ModelNet: 2 categories, 3 meshes"
    assert [one.name for one in candidates(tmp_path, ImportOptions(categories=("desk",)))] == ["desk/train/c.off"]


def test_splits_are_no_categories(tmp_path):
    plant(tmp_path, "train/k/a.off", "val/k/b.off", "Test/l/c.off")
    assert scan(tmp_path, AUTO).layout == "folders"
    assert labels(tmp_path) == {"Test/l/c.off": "l", "train/k/a.off": "k", "val/k/b.off": "k"}


def test_a_chosen_level_names_the_category(tmp_path):
    plant(tmp_path, "all/seat/stool/a.off", "all/seat/b.off", "all/bed/bunk/old/c.obj", "all/d.ply")
    assert scan(tmp_path, AUTO).levels == 3
    deepest = {
        "all/bed/bunk/old/c.obj": "old",
        "all/d.ply": "",
        "all/seat/b.off": "seat",
        "all/seat/stool/a.off": "stool",
    }
    assert labels(tmp_path) == labels(tmp_path, level=3) == labels(tmp_path, level=9) == deepest
    assert list(labels(tmp_path, level=1).values()) == ["bed", "", "seat", "seat"]
    assert list(labels(tmp_path, level=2).values()) == ["bunk", "", "seat", "stool"]
    assert scan(tmp_path, ImportOptions(level=1)).categories == (("bed", 1), ("seat", 2))


def test_folders_that_end_alike_are_told_apart(tmp_path):
    plant(tmp_path, "table/round/a.off", "sign/round/b.off", "sign/square/c.off", "round/d.off")
    assert list(labels(tmp_path).values()) == ["round", "sign/round", "square", "table/round"]
    only = candidates(tmp_path, ImportOptions(categories=("sign/round",)))
    assert [(one.name, one.label) for one in only] == [("sign/round/b.off", "sign/round")]


def test_short_names_are_the_shortest_that_tell_apart():
    paths = {("a", "x", "t"), ("b", "x", "t"), ("b", "y", "t"), ("t",), ()}
    assert short_names(paths) == {
        ("a", "x", "t"): "a/x/t",
        ("b", "x", "t"): "b/x/t",
        ("b", "y", "t"): "y/t",
        ("t",): "t",
        (): "",
    }


def test_the_same_category_twice_has_one_label():
    both = labelled([Candidate(b"1", "1", category=("a", "b")), Candidate(b"2", "2", category=("a", "b"))], 0)
    assert [one.label for one in both] == ["b", "b"]


def test_flat_when_nothing_tells_items_apart(tmp_path):
    plant(tmp_path, "k/b.png", "k/a.jpeg")
    found = scan(tmp_path, AUTO)
    assert (found.layout, found.kind, found.n_items, found.categories, found.levels) == (
        "flat",
        DataKind.IMAGES,
        2,
        (),
        0,
    )
    assert found.summary == "Image folder: 2 pictures"


def test_a_layout_can_be_corrected(tmp_path):
    plant(tmp_path, "k/a.off", "l/b.off")
    assert labels(tmp_path, layout="flat") == {"k/a.off": "", "l/b.off": ""}


def test_repeated_names_get_numbers():
    names = ["a", "a", "a (2)", "b", "a"]
    assert [one.name for one in distinct([Candidate(b"", name) for name in names])] == [
        "a",
        "a (3)",
        "a (2)",
        "b",
        "a (4)",
    ]
    assert len({one.name for one in distinct([Candidate(b"", "same")] * 20_000)}) == 20_000


def test_labels_from_a_table(tmp_path):
    plant(tmp_path / "s", "k/a.off", "l/b.off", "l/c.off")
    table = tmp_path / "labels.csv"
    table.write_text("name,label\nk/a,Stool\nl/b.off,\n")
    found = candidates(tmp_path / "s", ImportOptions(labels=str(table)))
    assert [(one.label, one.category) for one in found] == [("Stool", ("Stool",)), ("", ()), ("l", ("l",))]
    table.write_text("zzz,Stool\n")
    with pytest.raises(SourceError, match="None of the names"):
        scan(tmp_path / "s", ImportOptions(labels=str(table)))
    table.write_text("only\n")
    with pytest.raises(SourceError, match="a line without a label"):
        scan(tmp_path / "s", ImportOptions(labels=str(table)))
    with pytest.raises(SourceError, match="can't be read"):
        scan(tmp_path / "s", ImportOptions(labels=str(tmp_path / "none.csv")))


@pytest.mark.skipif(sys.platform == "win32", reason="no devices there")
def test_labels_are_read_from_a_file_only(tmp_path):
    plant(tmp_path, "a.off")
    os.mkfifo(tmp_path / "pipe.csv")
    for endless in ("/dev/zero", tmp_path / "pipe.csv"):
        with pytest.raises(SourceError, match="not a regular file but a device"):
            scan(tmp_path, ImportOptions(labels=str(endless)))


def test_a_source_that_cannot_be_looked_at_is_told_of(tmp_path, monkeypatch):
    for name, reason in (("x" * 5000, "can't be opened"), ("a\0b", "can't be opened|does not exist")):
        with pytest.raises(SourceError, match=reason):
            scan(tmp_path / name, AUTO)

    def closed(self, **_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "stat", closed)
    with pytest.raises(SourceError, match=r"can't be opened \(Permission denied\)"):
        scan(tmp_path / "a", AUTO)


def test_a_huge_table_of_labels_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("shapekin.data.layouts.labels.MAX_TABLE_BYTES", 3)
    plant(tmp_path, "a.off")
    (tmp_path / "labels.csv").write_text("a,b\n")
    with pytest.raises(SourceError, match="too large"):
        scan(tmp_path, ImportOptions(labels=str(tmp_path / "labels.csv")))


@pytest.mark.parametrize(
    ("names", "options", "reason"),
    [
        (["a.doc"], AUTO, "nothing to read"),
        ([], AUTO, "nothing to read"),
        (["a.zip"], AUTO, "Unpack its archive first"),
        (["a.off"], ImportOptions(layout="nonsense"), "Layouts are auto, modelnet_hdf5"),
        (["k/a.off", "l/b.off"], ImportOptions(categories=("q",)), "There is no category “q”.* Categories are k, l"),
        (["a.off"], ImportOptions(categories=("q",)), "none: the source has no categories"),
        (["a.off"], ImportOptions(kind="images"), "nothing to read.*by themselves"),
        (["a.off"], ImportOptions(kind="images", layout="psb"), "does not hold images"),
        (["a.off"], ImportOptions(kind="shapes", layout="idx"), "does not hold shapes"),
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
    with pytest.raises(SourceError, match="can't be read"):
        scan(tmp_path / "b.npz", AUTO)
    with pytest.raises(SourceError, match="is one of folders"):
        scan(tmp_path / "b.npz", ImportOptions(layout="modelnet"))
    with pytest.raises(SourceError, match="not a folder or a table"):
        scan(tmp_path / "c.off", AUTO)
    with pytest.raises(SourceError, match="does not exist"):
        scan(tmp_path / "none", AUTO)


def test_a_table_as_the_source(tmp_path):
    path = tmp_path / "a.npz"
    np.savez(path, x=np.zeros((4, 5, 6), np.uint8), y=[0, 1, 1, -1], classes=["cat", "dog"], names=list("aabc"))
    found = scan(path, AUTO)
    assert (found.layout, found.kind, found.categories) == ("npz", DataKind.IMAGES, (("cat", 1), ("dog", 2)))
    assert found.summary == "NumPy arrays (.npz): 2 categories, 4 pictures"
    listing = list_source(path, AUTO)
    assert [one.name for one in listing.candidates] == ["a", "a (2)", "b", "c"]
    assert listing.tables == (b"",)
    assert [one.path for one in candidates(path, ImportOptions(categories=("dog",)))] == [b"1", b"2"]


def test_a_table_in_a_folder_with_other_things_is_not_the_source(tmp_path):
    np.save(tmp_path / "f.npy", np.zeros((3, 7)))
    found = scan(tmp_path, AUTO)
    assert (found.layout, found.kind, found.n_items) == ("npy", DataKind.FEATURES, 3)
    assert found.summary == "NumPy array (.npy): 3 rows of features"
    plant(tmp_path, "k/a.off", "l/b.off")
    assert scan(tmp_path, AUTO).layout == "folders"
    assert scan(tmp_path, ImportOptions(layout="npy")).n_items == 3


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("chair", "chairs"),
        ("bus", "buses"),
        ("knife", "knives"),
        ("bookshelf", "bookshelves"),
        ("category", "categories"),
        ("bench", "benches"),
        ("row of features", "rows of features"),
        ("key", "keys"),
    ],
)
def test_plurals(one, many):
    assert _plural(one) == many


@pytest.mark.parametrize(
    ("path", "end"),
    [
        (b"a/b.OFF", ".off"),
        (b"a.b/c", ""),
        (b".hidden", ""),
        (b"a.", ""),
        (b"a.tar.gz", ".gz"),
        (b"x." + b"y" * 40, ""),
    ],
)
def test_extensions(path, end):
    assert extension(path) == end


@pytest.mark.parametrize("wrong", [{"points": 0}, {"points": 10**9}, {"image_size": 0}, {"seed": -1}, {"level": -1}])
def test_senseless_options_are_refused(wrong):
    with pytest.raises(ParameterError, match="must lie between"):
        ImportOptions(**wrong)
