"""Tables come back as they were, with the readers of others."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace

import numpy as np
import pytest

from shapekin.data.tables.catalogue import format_of, open_table
from shapekin.exports.base import ExportError
from shapekin.exports.catalogue import get_format
from shapekin.session.shared import read_statements

PLAIN = ("a", "b", "c", "d")


def test_csv_comes_back_as_it_was(result, tmp_path):
    out = tmp_path / "out.csv"
    assert get_format("csv").write(result, out).files == (out,)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(row["name"] for row in rows) == result.names
    assert [int(row["cluster"]) for row in rows] == [4, 4, 0, 7]
    assert [row["cluster_name"] for row in rows] == ["stool", "stool", "CON", "sub-category 8"]
    assert [row["representative"] for row in rows] == ["0", "1", "1", "1"]
    assert [float(row["confidence"]) for row in rows] == [1, 0.25, 0.5, 0.75]
    assert [row["true_label"] for row in rows] == ["s", "s", "", "c"]


def test_json_comes_back_as_it_was(result, tmp_path):
    out = tmp_path / "out.json"
    get_format("json").write(replace(result, remarks={4: "Without\na back.", 0: ""}), out)
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [item["name"] for item in found["items"]] == list(result.names)
    assert [item["cluster"] for item in found["items"]] == [4, 4, 0, 7]
    stool = next(cluster for cluster in found["clusters"] if cluster["id"] == 4)
    told = {"colour": "#0072b2", "note": "Without\na back."}
    assert stool == {"id": 4, "name": "stool", "size": 2, "representative": "b/one.off", **told}
    assert all("note" not in cluster for cluster in found["clusters"] if cluster is not stool)
    assert found["evidence"] == [{"a": result.names[0], "b": result.names[2], "answer": "different"}]
    assert found["scores"] == {"acc": 0.5}


def test_json_lines_come_back_by_json_and_by_arrow(result, tmp_path):
    from pyarrow import json as arrow

    out = tmp_path / "out.jsonl"
    get_format("jsonl").write(result, out)
    rows = [json.loads(line) for line in out.read_bytes().splitlines()]
    assert tuple(row["name"] for row in rows) == result.names
    assert rows[1] == {
        "name": "b/one.off", "cluster": 4, "cluster_name": "stool", "representative": True,
        "confidence": 0.25, "true_label": "s",
    }  # fmt: skip
    assert arrow.read_json(out).to_pylist() == rows


def test_json_lines_leave_out_what_is_not_known(result, tmp_path):
    bare = replace(result, confidence=np.empty(0, np.float32), true_labels=())
    get_format("jsonl").write(bare, tmp_path / "out")
    first = json.loads((tmp_path / "out").read_text().splitlines()[0])
    assert set(first) == {"name", "cluster", "cluster_name", "representative"}


def test_parquet_comes_back_with_its_types(result, tmp_path):
    from pyarrow import parquet

    out = tmp_path / "out.parquet"
    get_format("parquet").write(result, out)
    table = parquet.read_table(out)
    assert {field.name: str(field.type) for field in table.schema} == {
        "name": "string", "cluster": "int64", "cluster_name": "string", "representative": "bool",
        "confidence": "float", "true_label": "string",
    }  # fmt: skip
    found = table.to_pydict()
    assert tuple(found["name"]) == result.names
    assert found["cluster"] == [4, 4, 0, 7]
    assert found["representative"] == [False, True, True, True]
    assert found["true_label"] == ["s", "s", None, "c"]
    bare = replace(result, confidence=np.empty(0, np.float32), true_labels=())
    get_format("parquet").write(bare, tmp_path / "bare")
    assert parquet.read_table(tmp_path / "bare")["confidence"].to_pylist() == [None] * 4


def test_answers_come_back_by_who_takes_in_answers(result, tmp_path):
    out = tmp_path / "answers.csv"
    get_format("evidence").write(result, out)
    (said,) = read_statements(out)
    pair = result.evidence[0]
    assert (said.a, said.b, said.answer, said.author, said.at) == (pair.a, pair.b, pair.answer, "ann", pair.at)
    assert (said.strategy, said.reason, said.confidence, said.form) == ("loss", "why", 1.0, "pair")
    with pytest.raises(ExportError, match="Nobody has answered"):
        get_format("evidence").write(replace(result, evidence=()), tmp_path / "none")


@pytest.mark.parametrize(("form", "name"), [("embedding", "x.npz"), ("embedding-parquet", "x.parquet")])
def test_an_embedding_comes_back_as_a_source_of_features(result, tmp_path, form, name):
    out = tmp_path / name
    get_format(form).write(replace(result, names=PLAIN), out)
    path = os.fsencode(out)
    table = open_table([path], format_of(path))
    try:
        assert table.facts.names == PLAIN
        assert tuple(table.facts.labels) == result.true_labels
        np.testing.assert_array_equal(table.read(0, 4), result.embedding)
    finally:
        table.close()


def test_an_embedding_holds_no_pickle(result, tmp_path):
    get_format("embedding").write(result, tmp_path / "x.npz")
    with np.load(tmp_path / "x.npz", allow_pickle=False) as found:
        assert tuple(found["names"]) == result.names
        np.testing.assert_array_equal(found["cluster"], result.labels)
        np.testing.assert_array_equal(found["projection"], result.projection)
        assert found["x"].dtype == np.float32
