from __future__ import annotations

import json

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from shapekin.data.tables import parquet as parquet_module
from shapekin.errors import UnreadableFileError


@pytest.fixture
def saved(open_table):
    def save(path, columns, **options):
        pq.write_table(columns if isinstance(columns, pa.Table) else pa.table(columns), path, **options)
        return open_table([bytes(path)], "parquet")

    return save


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.parquet"


def test_columns_of_numbers(path, saved):
    table = saved(path, {"name": ["p", None], "label": [3, None], "a": [1, 2], "b": [0.5, None], "c": [True, False]})
    assert (table.facts.names, table.facts.labels) == (("p", "1"), ("3", ""))
    np.testing.assert_array_equal(table.read(0, 2), [[1, 0.5, 1], [2, np.nan, 0]])
    assert table.facts.dtype == "<f8"
    assert saved(path, {"a": pa.array([1.0, 2.0], pa.float32())}).facts.dtype == "<f4"


@pytest.mark.parametrize("kind", [pa.list_(pa.float32()), pa.list_(pa.float32(), 3), pa.large_list(pa.float64())])
def test_a_column_of_lists(path, kind, saved):
    lists = pa.array([[1.5, 2, 3], None, [4, 5, 6]], kind)
    table = saved(path, {"id": ["p", "q", "r"], "text": ["so", "and", "on"], "embedding": lists, "score": [1, 2, 3]})
    assert table.facts.names == ("p", "q", "r")
    np.testing.assert_array_equal(table.read(0, 3), [[1.5, 2, 3], [np.nan] * 3, [4, 5, 6]])
    table.close()


def test_lists_of_another_length_are_missing_rows(path, saved):
    table = saved(path, {"v": pa.array([[1.0, 2], [3, 4, 5], [], [None, 7]])})
    np.testing.assert_array_equal(table.read(0, 4), [[1, 2], [np.nan] * 2, [np.nan] * 2, [np.nan, 7]])


def test_the_best_of_several_lists_is_taken(path, saved):
    lists = pa.array([[1.0, 2]])
    assert saved(path, {"other": pa.array([[3]]), "Embedding": lists}).facts.row_shape == (2,)
    with pytest.raises(UnreadableFileError, match="Several columns hold lists: u, v"):
        saved(path, {"u": lists, "v": lists})


def test_row_groups_and_blocks_in_any_order(path, monkeypatch, saved):
    monkeypatch.setattr(parquet_module, "_BATCH_BYTES", 16 * 7)
    a = np.arange(100.0)
    table = saved(path, {"a": a, "b": -a}, row_group_size=30)
    for start, stop in ((0, 10), (10, 40), (95, 100), (20, 21), (50, 50), (25, 65), (0, 100)):
        np.testing.assert_array_equal(table.read(start, stop), np.stack([a, -a], axis=1)[start:stop])
    with pytest.raises(UnreadableFileError, match="There are no rows 90 to 101"):
        table.read(90, 101)


def test_labels_by_the_names_that_hugging_face_notes(path, saved):
    columns = pa.table({"x": [1.0, 2, 3], "label": pa.array([1, 0, None])})
    noted = {"info": {"features": {"label": {"names": ["cat", "dog"], "_type": "ClassLabel"}}}}
    named = columns.replace_schema_metadata({"huggingface": json.dumps(noted)})
    assert saved(path, named).facts.labels == ("dog", "cat", "")
    noted["info"]["features"]["label"]["names"] = 5
    assert saved(path, columns.replace_schema_metadata({"huggingface": json.dumps(noted)})).facts.labels[0] == "1"
    assert saved(path, columns.replace_schema_metadata({"huggingface": "{"})).facts.labels[0] == "1"
    coded = pa.table({"f": [1.0, 2], "label": pa.array(["a", "b"]).dictionary_encode()})
    assert saved(path, coded).facts.labels == ("a", "b")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"colour": ["red"], "a": [1]}, "Column “colour” holds text"),
        ({"name": ["p"]}, "no column of numbers"),
        ({"a": pa.array([], pa.float64())}, "There are no rows"),
        ({"v": pa.array([[]], pa.list_(pa.float64()))}, "lists in “v” are empty"),
        (pa.Table.from_arrays([pa.array([1]), pa.array([2])], ["a", "a"]), "same name"),
    ],
)
def test_what_is_wrong_is_said(path, columns, reason, saved):
    with pytest.raises(UnreadableFileError, match=reason):
        saved(path, columns)


def test_small_files_that_claim_to_be_large_are_refused(path, saved):
    zeros = pa.array(np.zeros(300_000))
    with pytest.raises(UnreadableFileError, match="but the file holds only"):
        saved(path, {f"c{i}": zeros for i in range(120)})


def test_names_have_a_limit(path, monkeypatch, saved):
    monkeypatch.setattr(parquet_module, "MAX_COLUMN_BYTES", 10)
    with pytest.raises(UnreadableFileError, match="“name” is longer"):
        saved(path, {"name": ["longer than ten"], "a": [1]})


def test_cut_off_and_damaged_files(path, open_table, saved):
    saved(path, {"a": np.random.default_rng(0).random(5000), "name": [str(i) for i in range(5000)]})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableFileError, match="damaged or incomplete"):
        open_table([bytes(path)], "parquet")
