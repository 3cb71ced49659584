from __future__ import annotations

import gzip
import struct

import numpy as np
import pytest

from shapekin.data.dataset import DataKind
from shapekin.errors import UnreadableFileError


def idx(array, code=8):
    return struct.pack(f">HBB{array.ndim}I", 0, code, array.ndim, *array.shape) + array.tobytes()


@pytest.fixture
def opened(open_table):
    return lambda *paths: open_table([bytes(path) for path in paths], "idx")


PIXELS = np.random.default_rng(0).integers(0, 256, (6, 5, 4), np.uint8)
LABELS = np.array([3, 1, 4, 1, 5, 9], np.uint8)


def split(folder, name, rows, packed):
    ending, pack = (".gz", gzip.compress) if packed else ("", bytes)
    pictures = folder / f"{name}-images-idx3-ubyte{ending}"
    pictures.write_bytes(pack(idx(PIXELS[rows])))
    labels = folder / f"{name}-labels-idx1-ubyte{ending}"
    labels.write_bytes(pack(idx(LABELS[rows])))
    return pictures, labels


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("labels_named", [False, True])
def test_splits_are_joined_in_order(tmp_path, packed, labels_named, opened):
    train, train_labels = split(tmp_path, "train", slice(0, 4), packed)
    test, test_labels = split(tmp_path, "t10k", slice(4, 6), packed)
    table = opened(train, train_labels, test, test_labels) if labels_named else opened(train, test)
    assert table.facts.names == ("train/0", "train/1", "train/2", "train/3", "t10k/0", "t10k/1")
    assert table.facts.labels == ("3", "1", "4", "1", "5", "9")
    assert (table.facts.kind, table.facts.row_shape) == (DataKind.IMAGES, (5, 4, 1))
    for start, stop in ((2, 6), (0, 3), (5, 6)):
        np.testing.assert_array_equal(table.read(start, stop)[..., 0], PIXELS[start:stop])
    table.close()


@pytest.mark.parametrize("name", ["train-images.idx3-ubyte", "train-images-idx3-ubyte", "emnist-images-idx3-ubyte"])
def test_published_spellings_find_labels_packed_or_not(tmp_path, name, opened):
    (tmp_path / name).write_bytes(idx(PIXELS))
    labels = name.replace("images", "labels").replace("idx3", "idx1") + ".gz"
    (tmp_path / labels).write_bytes(gzip.compress(idx(LABELS)))
    facts = opened(tmp_path / name).facts
    assert facts.labels[0] == "3"
    assert facts.names[1] == f"{name.split('-')[0]}/1"


def test_colours_and_other_names(tmp_path, opened):
    path = tmp_path / "digits.idx4-ubyte"
    path.write_bytes(idx(np.zeros((2, 5, 4, 3), np.uint8)))
    assert opened(path).facts.row_shape == (5, 4, 3)
    assert opened(path).facts.labels == ("", "")


def test_links_to_labels_are_not_followed(tmp_path, opened):
    (tmp_path / "elsewhere").write_bytes(idx(LABELS))
    (tmp_path / "a-images-idx3-ubyte").write_bytes(idx(PIXELS))
    (tmp_path / "a-labels-idx1-ubyte").symlink_to(tmp_path / "elsewhere")
    assert opened(tmp_path / "a-images-idx3-ubyte").facts.labels == ("",) * 6


DAMAGED = {
    "labels": (idx(LABELS), "These are labels, not pictures"),
    "zip": (b"PK\3\4", "not an IDX file"),
    "doubles": (b"\0\0\x0d\3" + bytes(12), "Only IDX files of bytes"),
    "header": (b"\0\0\x08\3\0", "header is cut off"),
    "short": (idx(PIXELS)[:-1], "cut off"),
    "boast": (struct.pack(">HBB3I", 0, 8, 3, 4_000_000_000, 28, 28), "declares 4,000,000,000 rows"),
    "packed boast": (gzip.compress(struct.pack(">HBB3I", 0, 8, 3, 9_000_000, 28, 28)), "but the file holds only"),
    "packed, short": (gzip.compress(idx(PIXELS))[:-30], "damaged or incomplete|cut off"),
}


# named: gzip writes the time into its data, and two test processes must know the same tests
@pytest.mark.parametrize(("data", "reason"), DAMAGED.values(), ids=DAMAGED)
def test_damaged_files(tmp_path, data, reason, opened):
    path = tmp_path / "train-images-idx3-ubyte"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match=reason):
        opened(path).read(0, 6)


def test_only_one_of_several_files_is_named(tmp_path, opened):
    for name in ("train", "test"):
        (tmp_path / f"{name}-images-idx3-ubyte").write_bytes(idx(PIXELS)[: None if name == "train" else -1])
    train, test = (tmp_path / f"{name}-images-idx3-ubyte" for name in ("train", "test"))
    with pytest.raises(UnreadableFileError, match=r"^The array is cut off"):
        opened(test)
    with pytest.raises(UnreadableFileError, match=r"^test-images-idx3-ubyte: The array is cut off"):
        opened(train, test)


def test_labels_must_fit(tmp_path, opened):
    (tmp_path / "a-images-idx3-ubyte").write_bytes(idx(PIXELS))
    (tmp_path / "a-labels-idx1-ubyte").write_bytes(idx(LABELS[:5]))
    with pytest.raises(UnreadableFileError, match=r"There are 6 pictures, but a-labels-idx1-ubyte is of shape \(5,\)"):
        opened(tmp_path / "a-images-idx3-ubyte")
    (tmp_path / "a-labels-idx1-ubyte").write_bytes(idx(LABELS)[:-2])
    with pytest.raises(UnreadableFileError, match="a-labels-idx1-ubyte is cut off"):
        opened(tmp_path / "a-images-idx3-ubyte")
