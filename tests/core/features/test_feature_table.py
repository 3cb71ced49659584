"""Rows that somebody brought along: each finds its item, or it is said which does not."""

from __future__ import annotations

import numpy as np
import pytest

from shapekin.data.dataset import DataKind, Dataset, Item
from shapekin.data.isolation import ReaderPool
from shapekin.data.tables.base import TableFacts
from shapekin.data.tables.catalogue import open_table
from shapekin.errors import SourceError
from shapekin.features import table
from shapekin.features.table import matched_rows, require_table, table_features
from shapekin.steps import finished


def dataset(*names):
    return Dataset(DataKind.IMAGES, tuple(Item(name, name.encode(), name) for name in names))


def facts(*names, width=2):
    return TableFacts(DataKind.FEATURES, (width,), "<f4", names, ("",) * len(names))


ITEMS = dataset("cat/a.png", "cat/b.png", "dog/c.png")


@pytest.mark.parametrize(
    "names",
    [
        ("dog/c.png", "cat/a.png", "extra", "cat/b.png"),
        ("dog/c", "cat/a", "extra", "cat/b"),
        ("c", "a", "extra", "b"),
        ("c.png", "a.png", "extra", "b.png"),
        ("elsewhere/c.jpg", "elsewhere/a.jpg", "extra", "elsewhere/b.jpg"),
        (".\\dog\\c.png", "cat\\a.png", "extra", "cat\\b.png"),
    ],
)
def test_rows_are_found_by_name(names):
    assert matched_rows(facts(*names), ITEMS, "t.npz").tolist() == [1, 3, 0]


def test_a_table_without_names_is_in_order():
    assert matched_rows(facts("0", "1", "2"), ITEMS, "t.npz").tolist() == [0, 1, 2]


def test_items_called_by_numbers_are_found_by_them():
    assert matched_rows(facts("2", "0", "1", "7"), dataset("0", "1", "2"), "t.npz").tolist() == [1, 2, 0]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (("0", "1"), "2 rows, but none that is clearly that of 3 of the 3 items; the first is cat/a.png"),
        (("cat/a.png", "dog/c.png"), "1 of the 3 items; the first is cat/b.png"),
        (("a", "b", "c", "c"), "1 of the 3 items; the first is dog/c.png"),
    ],
)
def test_missing_rows_are_counted_and_the_first_is_named(names, told):
    with pytest.raises(SourceError, match=told):
        matched_rows(facts(*names), ITEMS, "t.npz")


def test_one_row_never_stands_for_two_items():
    with pytest.raises(SourceError, match=r"2 of the 3 items; the first is x/1\.png"):
        matched_rows(facts("1", "2"), dataset("x/1.png", "y/1.png", "y/2.png"), "t.npz")


@pytest.fixture
def here(monkeypatch):
    """Read in this process: a child for every test would be slow."""
    opened = {}

    def keep(path, format_name):
        if path not in opened:
            opened[path] = open_table((path,), format_name)
        return opened[path]

    monkeypatch.setattr(table, "_opened", keep)
    monkeypatch.setattr(ReaderPool, "run", lambda _pool, task, argument: task(argument))
    monkeypatch.setattr(ReaderPool, "map", lambda _pool, task, tasks: enumerate(task(one) for one in tasks))
    monkeypatch.setattr(table, "BLOCK_BYTES", 64)
    yield
    for one in opened.values():
        one.close()


def rows(n=9, d=3):
    return np.random.default_rng(0).standard_normal((n, d)).astype(np.float32)


NAMES = [f"i{k}" for k in range(9)]
NINE = dataset(*(f"{name}.png" for name in NAMES))


def test_a_table_is_read_in_a_child(tmp_path):
    order = np.random.default_rng(1).permutation(9)
    np.savez(tmp_path / "t.npz", x=rows()[order], names=np.array(NAMES)[order])
    np.testing.assert_array_equal(finished(table_features(tmp_path / "t.npz", NINE)), rows())


def write_csv(path):
    lines = ["name,f0,f1,f2", *(f"{n},{a},{b},{c}" for n, (a, b, c) in zip(NAMES, rows(), strict=True))]
    path.write_text("\n".join(lines))


def write_parquet(path):
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.table({"name": NAMES, **{f"f{k}": rows()[:, k] for k in range(3)}}), path)


def write_h5(path):
    import h5py

    with h5py.File(path, "w") as file:
        file["x"] = rows()
        file["names"] = [name.encode() for name in NAMES]


WRITERS = {".npy": lambda path: np.save(path, rows()), ".csv": write_csv, ".parquet": write_parquet, ".h5": write_h5}


@pytest.mark.parametrize("extension", list(WRITERS))
def test_tables_of_every_format(tmp_path, here, extension):
    path = tmp_path / f"t{extension}"
    WRITERS[extension](path)
    shares = []
    steps = table_features(path, NINE, lambda shape: np.zeros(shape, np.float32))
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            np.testing.assert_allclose(end.value, rows(), rtol=1e-6)
            break
    assert shares[-1] == 1
    assert len(shares) > 1


def test_holes_are_told_of_by_name(tmp_path, here):
    for value in (np.nan, 1e300):  # the second is no float32
        holed = rows().astype(np.float64)
        holed[5, 1] = value
        path = tmp_path / f"{value}.npz"
        np.savez(path, x=holed, names=NAMES)
        with pytest.raises(SourceError, match=r"not finite, such as for i5\.png"):
            finished(table_features(path, NINE))


def test_other_files_are_refused(tmp_path, here):
    with pytest.raises(SourceError, match="There is no table"):
        require_table(tmp_path / "none.npz")
    (tmp_path / "t.txt").write_text("1 2")
    with pytest.raises(SourceError, match="no table of a known format"):
        require_table(tmp_path / "t.txt")
    np.savez(tmp_path / "pictures.npz", x=np.zeros((9, 4, 4), np.uint8))
    with pytest.raises(SourceError, match="holds images"):
        finished(table_features(tmp_path / "pictures.npz", NINE))


def test_a_table_that_changes_while_it_is_read(tmp_path, here, monkeypatch):
    np.savez(tmp_path / "t.npz", x=rows(), names=NAMES)
    read = table.read_block
    monkeypatch.setattr(table, "read_block", lambda task: type(read(task))(arrays={"rows": rows(1)}))
    with pytest.raises(SourceError, match="changed while it was read"):
        finished(table_features(tmp_path / "t.npz", NINE))
