from __future__ import annotations

import json

import h5py
import numpy as np
import pytest

from shapekin.data.dataset import DataKind
from shapekin.data.tables import hdf5 as hdf5_module
from shapekin.data.tables.catalogue import format_of
from shapekin.errors import UnreadableFileError


@pytest.fixture
def opened(open_table):
    return lambda path: open_table([bytes(path)], "hdf5")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.h5"


@pytest.mark.parametrize("called", ["x", "data", "features", "whatever"])
def test_rows_names_and_labels(path, called, opened):
    x = np.random.default_rng(0).normal(size=(5, 7)).astype(np.float32)
    with h5py.File(path, "w") as file:
        file[called] = x
        file["names"] = ["a", "b", "c", "d", "é"]
        file["label"] = np.array([[0], [1], [1], [0], [2]])
        file["label_names"] = ["cat", "dog"]
    table = opened(path)
    assert table.facts.names == ("a", "b", "c", "d", "é")
    assert table.facts.labels == ("cat", "dog", "dog", "cat", "2")
    assert (table.facts.kind, table.facts.row_shape, table.facts.dtype) == (DataKind.FEATURES, (7,), "<f4")
    np.testing.assert_array_equal(table.read(1, 4), x[1:4])
    table.close()


def test_labels_of_text_and_arrays_that_are_left_alone(path, opened):
    with h5py.File(path, "w") as file:
        file["points"] = np.zeros((2, 9, 3), np.float32)
        file["normal"] = np.ones((2, 9, 3), np.float32)
        file["labels"] = np.array([b"cat", b"dog"])
        file["names"] = np.zeros((2, 2, 2))
        file.create_group("y")
        file["nothing"] = h5py.Empty("f")
    table = opened(path)
    assert (table.facts.kind, table.facts.labels, table.facts.names) == (DataKind.CLOUDS, ("cat", "dog"), ("0", "1"))
    assert not table.read(0, 2).any()


@pytest.mark.parametrize("chunks", [(1, 300), (10, 1000), (400, 1000)])
def test_packed_chunks(path, chunks, opened):
    x = np.random.default_rng(0).integers(0, 9, (400, 1000))
    with h5py.File(path, "w") as file:
        file.create_dataset("x", data=x, chunks=chunks, compression="gzip", compression_opts=1, shuffle=True)
    table = opened(path)
    for start in (0, 390, 20):
        np.testing.assert_array_equal(table.read(start, start + 10), x[start : start + 10])


def test_files_that_hold_no_rows(path, opened):
    with h5py.File(path, "w") as file:
        file["a"], file["b"] = np.zeros((2, 2)), np.zeros((2, 2))
    with pytest.raises(UnreadableFileError, match=r"None of its arrays is called x, data.* It holds a, b"):
        opened(path)
    with h5py.File(path, "w") as file:
        file.create_group("deep")["x"] = np.zeros((2, 2))
    with pytest.raises(UnreadableFileError, match="no table at its top"):
        opened(path)
    path.write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(100))
    with pytest.raises(UnreadableFileError, match="damaged or incomplete"):
        opened(path)


def test_nothing_outside_the_file_is_read(path, tmp_path, opened):
    secret = tmp_path / "secret"
    secret.write_bytes(b"s" * 800)
    with h5py.File(path, "w") as file:
        file.create_dataset("x", (10, 10), "<f8", external=[(str(secret), 0, 800)])
    with pytest.raises(UnreadableFileError, match="lies in other files"):
        opened(path)

    with h5py.File(tmp_path / "other.h5", "w") as other:
        other["x"] = np.zeros((4, 4))
    with h5py.File(path, "w") as file:
        file["x"] = h5py.ExternalLink("other.h5", "/x")
    with pytest.raises(UnreadableFileError, match="x is a link"):
        opened(path)

    with h5py.File(path, "w") as file:
        file["away"] = h5py.ExternalLink("other.h5", "/")
        file["data"] = h5py.SoftLink("/away/x")
    with pytest.raises(UnreadableFileError, match="data is a link"):
        opened(path)

    layout = h5py.VirtualLayout((4, 4), "<f8")
    layout[...] = h5py.VirtualSource(str(tmp_path / "other.h5"), "x", (4, 4))
    with h5py.File(path, "w") as file:
        file.create_virtual_dataset("x", layout)
    with pytest.raises(UnreadableFileError, match="lies in other files"):
        opened(path)

    with h5py.File(path, "w") as file:
        file["x"] = np.zeros((10, 4))
        file.create_dataset("y", (10,), "<i8", external=[(str(secret), 0, 80)])
    with pytest.raises(UnreadableFileError, match="The data of y lies in other files"):
        opened(path)


def test_plug_ins_are_not_loaded(path, opened):
    with h5py.File(path, "w") as file:
        made = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        made.set_chunk((2, 2))
        made.set_filter(32015, h5py.h5z.FLAG_OPTIONAL, (3,))
        space = h5py.h5s.create_simple((4, 4))
        h5py.h5d.create(file.id, b"x", h5py.h5t.NATIVE_DOUBLE, space, made)
    with pytest.raises(UnreadableFileError, match="needs a plug-in"):
        opened(path)


def test_sizes_are_looked_at_first(path, monkeypatch, opened):
    with h5py.File(path, "w") as file:
        file.create_dataset("x", (5_000_000, 1000), "<f8", chunks=(1, 1000), compression="gzip")
    with pytest.raises(UnreadableFileError, match=r"declares 40,000 MB of data, but the file holds only 0\.0 MB"):
        opened(path)
    with h5py.File(path, "w") as file:
        file.create_dataset("x", (100, 1_000_000), "<f8", chunks=(100, 1_000_000), compression="gzip")
    with pytest.raises(UnreadableFileError, match="chunks of more than 256 MB"):
        opened(path)
    monkeypatch.setattr(hdf5_module, "MAX_COLUMN_BYTES", 50)
    with h5py.File(path, "w") as file:
        file["x"] = np.zeros((10, 4))
        file["y"] = np.zeros(10)
    with pytest.raises(UnreadableFileError, match="y is larger"):
        opened(path)
    with h5py.File(path, "w") as file:
        file["x"] = np.zeros((2, 4))
        file["names"] = ["a" * 30, "b" * 30]
    with pytest.raises(UnreadableFileError, match="texts of /names are longer"):
        opened(path)


def modelnet(folder, name, n, start, with_names):
    rng = np.random.default_rng(start)
    with h5py.File(folder / f"{name}.h5", "w") as file:
        file.create_dataset("data", data=rng.normal(size=(n, 16, 3)).astype(np.float32), compression="gzip")
        file["label"] = np.arange(start, start + n, dtype=np.uint8)[:, None] % 3
        file["faceId"] = np.zeros((n, 16), np.int32)
    if with_names:
        stem, number = name[:-1], name[-1]
        listed = [f"bed/bed_{start + i:04d}.ply" for i in range(n)]
        (folder / f"{stem}_{number}_id2file.json").write_text(json.dumps(listed))
    return bytes(folder / f"{name}.h5")


def test_modelnet_as_published(tmp_path, open_table):
    (tmp_path / "shape_names.txt").write_text("airplane\nbathtub\nbed\n")
    paths = [
        modelnet(tmp_path, "ply_data_train0", 5, 0, True),
        modelnet(tmp_path, "ply_data_train1", 4, 5, False),
        modelnet(tmp_path, "ply_data_test0", 3, 9, True),
    ]
    assert format_of(paths[0]) == "modelnet_hdf5"
    table = open_table(paths, "modelnet_hdf5")
    assert table.facts.names[:2] == ("bed/bed_0000.ply", "bed/bed_0001.ply")
    assert table.facts.names[5:9] == tuple(f"ply_data_train1/{row}" for row in range(4))
    assert table.facts.labels == tuple(["airplane", "bathtub", "bed"] * 4)
    assert (table.facts.kind, table.facts.row_shape) == (DataKind.CLOUDS, (16, 3))
    whole = np.concatenate(
        [np.random.default_rng(start).normal(size=(n, 16, 3)) for n, start in ((5, 0), (4, 5), (3, 9))]
    )
    whole = whole.astype(np.float32)
    np.testing.assert_array_equal(table.read(3, 11), whole[3:11])
    np.testing.assert_array_equal(table.read(9, 9), whole[9:9])
    with pytest.raises(UnreadableFileError, match="There are no rows 11 to 13"):
        table.read(11, 13)
    table.close()


def test_modelnet_with_damaged_companions(tmp_path, open_table):
    path = modelnet(tmp_path, "ply_data_test0", 2, 1, False)
    (tmp_path / "ply_data_test_0_id2file.json").write_text("[" * 100_000)
    (tmp_path / "shape_names.txt").symlink_to("/etc/hostname")
    facts = open_table([path], "modelnet_hdf5").facts
    assert (facts.names, facts.labels) == (("ply_data_test0/0", "ply_data_test0/1"), ("1", "2"))
    path = tmp_path / "ply_data_test1.h5"
    with h5py.File(path, "w") as file:
        file["data"] = np.zeros((2, 16, 3))
        file["label"] = [0.5, 0.5]
    assert open_table([bytes(path)], "modelnet_hdf5").facts.labels == ("", "")


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (
            lambda file: file.create_dataset("other", (2, 16, 3), "<f4"),
            r"There is no array called data",
        ),
        (lambda file: file.create_group("data"), "data is not an array"),
    ],
)
def test_modelnet_without_its_array(tmp_path, open_table, made, reason):
    path = tmp_path / "ply_data_test0.h5"
    with h5py.File(path, "w") as file:
        made(file)
    with pytest.raises(UnreadableFileError, match=reason):
        open_table([bytes(path)], "modelnet_hdf5")


def test_parts_must_fit_together(tmp_path, open_table):
    first = modelnet(tmp_path, "ply_data_test0", 2, 1, False)
    with h5py.File(tmp_path / "ply_data_test1.h5", "w") as file:
        file["data"] = np.zeros((2, 17, 3), np.float32)
    with pytest.raises(UnreadableFileError, match=r"rows of ply_data_test1.h5 are \(17, 3\) <f4, those of"):
        open_table([first, bytes(tmp_path / "ply_data_test1.h5")], "modelnet_hdf5")
    with pytest.raises(UnreadableFileError, match="There are 0 files"):
        open_table([], "modelnet_hdf5")
