from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import trees
from shapekin.data.layouts.listing import list_source, scan
from shapekin.data.layouts.psb import parse_cla
from shapekin.data.options import ImportOptions
from shapekin.errors import SourceError, UnreadableFileError

AUTO = ImportOptions()
WORDS = st.text(st.characters(codec="ascii", categories=("L", "N", "P")), min_size=1, max_size=6)


@st.composite
def classifications(draw):
    """Classes with a parent among the earlier ones, and models of their own: (name, parent, models)."""
    names = draw(st.lists(WORDS.filter(lambda name: name not in ("0", "-1")), unique=True, max_size=6))
    models = iter(range(1000))
    classes = []
    for place, name in enumerate(names):
        parent = draw(st.sampled_from(["0", *names[:place]]))
        classes.append((name, parent, [str(next(models)) for _ in range(draw(st.integers(0, 3)))]))
    return classes


@given(classifications())
def test_a_written_classification_is_read_back(classes):
    count = sum(len(models) for _, _, models in classes)
    text = f"PSB 1\n{len(classes)} {count}\n"
    paths = {"0": ()}
    expected = {}
    for name, parent, models in classes:
        paths[name] = (*paths[parent], name)
        text += f"\n{name} {parent} {len(models)}\n" + "".join(f"{model}\n" for model in models)
        expected |= dict.fromkeys(models, paths[name])
    assert parse_cla(text) == expected


@given(st.one_of(st.text(), st.lists(WORDS | st.integers().map(str)).map(lambda words: " ".join(["PSB 1", *words]))))
def test_anything_else_is_refused_kindly(text):
    with suppress(UnreadableFileError):
        assert all(isinstance(path, tuple) for path in parse_cla(text).values())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "begins with"),
        ("PSB 1\n2 1\na 0 1\n7\n", "ends too early"),
        ("PSB 1\n99999999999999999999 1\n", "ends too early"),
        ("PSB 1\n1 1\na 0 x\n", "a word where a number belongs"),
        ("PSB 1\n101 0\n" + "".join(f"c{i} c{i - 1} 0\n" for i in range(101)), "nested too deeply"),
    ],
)
def test_what_is_wrong_is_said(text, reason):
    if "c1 c0" in text:
        text = text.replace("c0 c-1", "c0 0").replace("101 0", "102 0") + "c101 c100 0\n"
    with pytest.raises(UnreadableFileError, match=reason):
        parse_cla(text)


def test_damaged_classifications_are_told_of(tmp_path):
    trees.psb(tmp_path)
    (tmp_path / "classification/v1/base/test.cla").write_bytes(b"PSB 1\n5 5\n")
    found = scan(tmp_path, AUTO)
    assert found.layout == "psb"
    assert dict(found.faults) == {"classification/v1/base/test.cla": "The classification ends too early."}
    # coarse3 now covers more of the models
    assert found.categories == (("man_made", 3), ("natural", 1))


def test_a_tree_with_only_damaged_classifications_is_one_of_folders(tmp_path):
    trees.put(tmp_path, "a/m1.off", trees.off(1))
    trees.put(tmp_path, "b/m2.off", trees.off(2))
    trees.put(tmp_path, "x.cla", b"nonsense")
    assert list_source(tmp_path, AUTO).layout == "folders"
    with pytest.raises(SourceError, match="names a model") as caught:
        list_source(tmp_path, ImportOptions(layout="psb"))
    assert "begins with" in caught.value.hint


def test_models_may_be_called_as_the_classification_calls_them(tmp_path):
    trees.put(tmp_path, "D00001.off", trees.off(1))
    trees.put(tmp_path, "shrec.cla", b"PSB 1\n1 1\nant 0 1\nD00001\n")
    assert [one.label for one in list_source(tmp_path, AUTO).candidates] == ["ant"]


def test_levels(tmp_path):
    trees.psb(tmp_path)
    top = {one.label for one in list_source(tmp_path, ImportOptions(level=1)).candidates}
    assert top == {"", "furniture", "sign", "animal"}
