from __future__ import annotations

import numpy as np
import pytest

from shapekin.data.tables import delimited as delimited_module
from shapekin.errors import UnreadableFileError

NAN = float("nan")


@pytest.fixture
def opened(open_table, tmp_path):
    def save(text, encoding="utf-8"):
        (tmp_path / "a.csv").write_text(text, encoding, newline="")
        return open_table([bytes(tmp_path / "a.csv")], "csv")

    return save


@pytest.mark.parametrize(
    ("text", "rows", "names", "labels"),
    [
        ("a,b\n1,2\n3,4\n", [[1, 2], [3, 4]], "01", ("", "")),
        ("1,2\n3,4\n", [[1, 2], [3, 4]], "01", ("", "")),
        ("1,2\r\n\r\n3,4", [[1, 2], [3, 4]], "01", ("", "")),
        ("name,Label,f1,f2\np,k,1,2\nq,,3,4\n", [[1, 2], [3, 4]], "pq", ("k", "")),
        ("f1;category;id\n1;k;7\n2;l;8\n", [[1], [2]], "78", ("k", "l")),
        ("f1\tclass\tfile\n1\tk\tx\n2\tl\ty\n", [[1], [2]], "xy", ("k", "l")),
        ('name,f\n"a,""b",1\nc,2\n', [[1], [2]], ('a,"b', "c"), ("", "")),
        ("path,name,y,f\np,n,3,1\nq,,4,2\n", [[1], [2]], "n1", ("3", "4")),
        ("x,y\n1,2\n3,4\n", [[1, 2], [3, 4]], "01", ("", "")),
        (",0,1\n0,5,6\n1,7,8\n", [[5, 6], [7, 8]], "01", ("", "")),
        (",u,v\nfirst,5,6\nother,7,8\n", [[5, 6], [7, 8]], ("first", "other"), ("", "")),
        ("u,v,\n5,6,\n7,8,\n", [[5, 6], [7, 8]], "01", ("", "")),
        ("label,1x1,1x2\n5,0,255\n0,3,4\n", [[0, 255], [3, 4]], "01", ("5", "0")),
        ("a,b\n1,\n3,n/a\n5,5\n", [[1, NAN], [3, NAN], [5, 5]], "012", ("",) * 3),
        ("a,b\n1,2\n3\n1,2,3\n5,6\n", [[1, 2], [NAN, NAN], [NAN, NAN], [5, 6]], "0123", ("",) * 4),
        ("a,b\n1e3,-inf\nNaN, 4 \n", [[1000, -np.inf], [NAN, 4]], "01", ("", "")),
        ("a0,1\n2,3\n", [[2, 3]], "0", ("",)),
    ],
)
def test_columns(text, rows, names, labels, opened):
    table = opened(text)
    assert table.facts.names == tuple(names)
    assert table.facts.labels == labels
    np.testing.assert_array_equal(table.read(0, len(rows)), np.array(rows, dtype=float))
    table.close()
    np.testing.assert_array_equal(table.read(0, 1), np.array(rows[:1], dtype=float))


def test_digits_as_a_spreadsheet_are_rows_of_features(opened):
    pixels = np.random.default_rng(0).integers(0, 256, (30, 784))
    lines = [",".join(map(str, [row % 10, *values])) for row, values in enumerate(pixels.tolist())]
    table = opened("\n".join([",".join(["label", *(f"pixel{i}" for i in range(784))]), *lines]))
    assert table.facts.row_shape == (784,)
    assert table.facts.labels[:3] == ("0", "1", "2")
    for start, stop in ((10, 20), (0, 5), (29, 30)):
        np.testing.assert_array_equal(table.read(start, stop), pixels[start:stop])
    with pytest.raises(UnreadableFileError, match="There are no rows 25 to 31"):
        table.read(25, 31)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(encoding, opened):
    assert opened("näme,name,b\n1,é,2\n", encoding=encoding).facts.names == ("é",)


def test_names_in_an_old_encoding_are_kept_readable(opened):
    assert opened("name,b\né,2\n", encoding="latin-1").facts.names == ("\\xe9",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("name,colour,a\np,red,1\nq,blue,2\n", "Column “colour” holds text.*Rename or remove"),
        ("a;b\n1,5;2,5\n1,25;0\n", "Column “a” holds numbers with a decimal comma: 1,5.*decimal points"),
        ("name,label\np,k\n", "There is no column of numbers"),
        ("a,b\n", "no rows below the headers"),
        ("a,empty\n1,\n2,\n", "Column “empty” is empty"),
        ("", "The file is empty"),
        ("\n\n", "There are no rows"),
        ("a\0b", "This is not text"),
        ('name,a\n"p,1\n' + "q,2\n" * 40_000, "A cell does not end"),
        ("a,b,c\n1,2,red\n3,4,blue\n", "Column “c” holds text"),
        ("1,2,red\n3,4,blue\n", "Column “3” holds text"),
    ],
)
def test_what_is_wrong_is_said(text, reason, opened):
    with pytest.raises(UnreadableFileError, match=reason):
        opened(text)


def test_headers_may_take_more_than_the_sample(opened):
    width = 500_000
    headers = ",".join(f"column{i}" for i in range(width))
    rows = ",".join("1" * width)
    assert opened(f"{headers}\n{rows}\n{rows}\n").facts.row_shape == (width,)


def test_lines_and_names_have_limits(monkeypatch, opened):
    with pytest.raises(UnreadableFileError, match="Line 2 is longer than 8,000,000 characters"):
        opened("a,b\n" + "1," * 5_000_000)
    monkeypatch.setattr(delimited_module, "MAX_COLUMN_BYTES", 10)
    with pytest.raises(UnreadableFileError, match="Its names are longer"):
        opened("name,b\nlonger than ten,1\n")
