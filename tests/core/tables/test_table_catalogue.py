from __future__ import annotations

import numpy as np
import pytest

from shapekin.data.dataset import DataKind
from shapekin.data.isolation import Reply
from shapekin.data.tables.base import TableFacts
from shapekin.data.tables.catalogue import format_of, inspect
from shapekin.data.tables.limits import MAX_COLUMN_BYTES
from shapekin.data.tables.reply import facts_of, reply_of
from shapekin.errors import SourceError, UnreadableFileError


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (b"/a/b.npz", "npz"),
        (b"b.NPY", "npy"),
        (b"b.h5", "hdf5"),
        (b"b.hdf5", "hdf5"),
        (b"/x/ply_data_train0.h5", "modelnet_hdf5"),
        (b"\xff\xfe.csv", "csv"),
        (b"b.tsv", "csv"),
        (b"b.parquet", "parquet"),
        (b"train-images-idx3-ubyte", "idx"),
        (b"t10k-images.idx3-ubyte", "idx"),
        (b"train-images-idx3-ubyte.gz", "idx"),
        (b"train-labels-idx1-ubyte.gz", ""),
        (b"a.off", ""),
        (b"npz", ""),
    ],
)
def test_names_tell_the_format(path, name):
    assert format_of(path) == name


def test_a_look_into_a_table_happens_in_a_child(tmp_path):
    path = tmp_path / "ä.npz"
    np.savez(path, x=np.zeros((4, 5, 6), np.uint8), y=[0, 1, 1, -1], classes=["cat", "dög"], names=list("aabc"))
    facts = inspect([bytes(path)], "npz")
    assert facts == TableFacts(DataKind.IMAGES, (5, 6, 1), "|u1", ("a", "a", "b", "c"), ("cat", "dög", "dög", ""))
    assert len(facts) == 4


def test_what_is_wrong_is_said_with_what_to_do(tmp_path):
    path = tmp_path / "a.npz"
    np.savez(path, z=np.zeros((4, 5)))
    with pytest.raises(SourceError, match=r"“a.npz” can't be read. It has no array called x.* may hold y and names"):
        inspect([bytes(path)], "npz")
    with pytest.raises(SourceError, match=r"can't be opened .*A table holds one item a row"):
        inspect([bytes(tmp_path / "none.npz")], "npz")


@pytest.mark.parametrize(
    "nonsense",
    [
        {"row_shape": np.array([0])},
        {"row_shape": np.zeros(0, np.int64)},
        {"label_ends": np.zeros(0, np.int64)},
        {"names": None},
    ],
)
def test_an_answer_that_makes_no_sense_is_an_error(nonsense):
    reply = reply_of(TableFacts(DataKind.FEATURES, (2,), "<f8", ("a", "b"), ("", "k")))
    arrays = {name: array for name, array in {**reply.arrays, **nonsense}.items() if array is not None}
    with pytest.raises(UnreadableFileError, match="made no sense"):
        facts_of(Reply(reply.values, arrays))
    with pytest.raises(UnreadableFileError, match="made no sense"):
        facts_of(Reply({**reply.values, "kind": "food"}, reply.arrays))


def test_names_have_a_limit():
    long = "n" * (MAX_COLUMN_BYTES // 2 + 1)
    with pytest.raises(UnreadableFileError, match="names take 200 MB"):
        reply_of(TableFacts(DataKind.FEATURES, (2,), "<f8", (long, long), ("", "")))
