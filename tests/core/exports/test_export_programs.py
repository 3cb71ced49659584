"""For other programs: read back by their own readers where these install, else by what their pages say."""

from __future__ import annotations

import csv
import json
import os
import re
import uuid
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from shapekin.data.dataset import DataKind
from shapekin.data.layouts.synsets import synset_names
from shapekin.data.layouts.tree import Tree
from shapekin.exports.base import ExportError
from shapekin.exports.catalogue import get_format


@pytest.fixture
def images(result):
    """Four image files, two of the same name but for folder and ending."""
    paths = ("a/cat.png", "b/cat.JPG", "b/v1.2.png", "dog.webp")
    for path in paths:
        (result.source / path).parent.mkdir(exist_ok=True)
        Image.new("RGB", (31, 17), (9, 9, 200)).save(result.source / path)
    return replace(result, kind=DataKind.IMAGES, names=paths, item_paths=tuple(map(os.fsencode, paths)), evidence=())


def fiftyone_reads(folder):
    """As FiftyOne's importer of image classification datasets does: (path, label, confidence, attributes) by key."""
    told = json.loads((folder / "labels.json").read_text())
    data = folder / "data"
    by_key = {os.path.splitext(path.relative_to(data))[0]: path for path in data.rglob("*") if path.is_file()}  # noqa: PTH122
    found = {}
    for key, target in told["labels"].items():
        label = target["label"]
        label = told["classes"][label] if isinstance(label, int) else label
        found[key] = (by_key[key], label, target.get("confidence"), target.get("attributes", {}))
    return found


def test_fiftyone_finds_every_image_and_its_class(images, tmp_path):
    report = get_format("fiftyone").write(images, tmp_path / "out")
    found = fiftyone_reads(tmp_path / "out")
    assert [label for _, label, _, _ in found.values()] == ["stool", "stool", "CON", "sub-category 8"]
    assert [attributes["name"] for *_, attributes in found.values()] == list(images.names)
    assert [confidence for _, _, confidence, _ in found.values()] == [1, 0.25, 0.5, 0.75]
    for name, (path, *_) in zip(images.names, found.values(), strict=True):
        assert path.read_bytes() == (images.source / name).read_bytes()
    assert len(report.files) == 5


def test_fiftyone_takes_rows_of_an_array_file_as_png(images, tmp_path):
    source = tmp_path / "x.npz"
    source.write_bytes(b"")
    rows = replace(images, source=source, item_paths=(b"0", b"1", b"2", b"3"))
    get_format("fiftyone").write(rows, tmp_path / "out")
    for row, (path, *_) in enumerate(fiftyone_reads(tmp_path / "out").values()):
        with Image.open(path) as image:
            np.testing.assert_array_equal(np.asarray(image), images.picture(row))
    lost = replace(rows, picture=lambda _row: None)
    with pytest.raises(ExportError, match="lost the pixels"):
        get_format("fiftyone").write(lost, tmp_path / "lost")


def test_coco_holds_images_categories_and_which_belongs_where(images, tmp_path):
    out = tmp_path / "coco.json"
    (images.source / "dog.webp").write_bytes(b"no picture")
    get_format("coco").write(images, out)
    found = json.loads(out.read_text())
    assert [image["file_name"] for image in found["images"]] == list(images.names)
    assert [image.get("width") for image in found["images"]] == [31, 31, 31, None]
    assert {category["id"]: category["name"] for category in found["categories"]} == {
        1: "CON", 5: "stool", 8: "sub-category 8",
    }  # fmt: skip
    assert [one["category_id"] for one in found["annotations"]] == [5, 5, 1, 8]


def test_pycocotools_finds_the_images_of_a_category(images, tmp_path, capsys):
    coco = pytest.importorskip("pycocotools.coco")
    get_format("coco").write(images, tmp_path / "coco.json")
    found = coco.COCO(str(tmp_path / "coco.json"))
    (stool,) = found.getCatIds(catNms=["stool"])
    names = {image["file_name"] for image in found.loadImgs(found.getImgIds(catIds=[stool]))}
    assert names == {"a/cat.png", "b/cat.JPG"}
    assert len(found.getAnnIds()) == 4


def test_coco_leaves_out_files_that_are_gone_and_refuses_array_files(images, tmp_path):
    (images.source / "dog.webp").unlink()
    report = get_format("coco").write(images, tmp_path / "coco.json")
    assert report.skipped == (("dog.webp", "the file is gone"),)
    assert len(json.loads((tmp_path / "coco.json").read_text())["annotations"]) == 3
    source = tmp_path / "x.npz"
    source.write_bytes(b"")
    with pytest.raises(ExportError, match="as fiftyone"):
        get_format("coco").write(replace(images, source=source), tmp_path / "other.json")


def test_a_taxonomy_puts_sub_categories_below_the_synsets(result, tmp_path):
    chairs = (b"03001627/1a/models/model_normalized.obj", b"03001627/2b/model.obj")
    paths = (*chairs, b"04379243/3c/model.obj", b"four.off")
    get_format("taxonomy").write(replace(result, item_paths=paths), tmp_path / "out")
    entries = {entry["synsetId"]: entry for entry in json.loads((tmp_path / "out" / "taxonomy.json").read_text())}
    chair = {"synsetId": "03001627", "name": "chair", "children": ["03001627-5"], "numInstances": 2}
    assert entries["03001627"] == chair
    assert entries["03001627-5"]["name"] == "stool"
    assert entries["shapekin"]["children"] == ["shapekin-8"]
    assert all(child in entries for entry in entries.values() for child in entry["children"])
    with (tmp_path / "out" / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["fullId"] for row in rows] == ["1a", "2b", "3c", result.names[3]]
    assert [row["subSynset"] for row in rows] == ["03001627-5", "03001627-5", "04379243-1", "shapekin-8"]
    assert [row["subSynsetName"] for row in rows] == ["stool", "stool", "CON", "sub-category 8"]


def test_kinds_within_kinds_are_children_of_each_other(result, tmp_path):
    names = {4: "seat/chair/office", 0: "seat", 7: "seat/chair/office"}
    get_format("taxonomy").write(replace(result, cluster_names=names), tmp_path / "out")
    entries = {entry["synsetId"]: entry for entry in json.loads((tmp_path / "out" / "taxonomy.json").read_text())}
    assert [(entry["name"], entry["children"], entry["numInstances"]) for entry in entries.values()] == [
        ("furniture", ["shapekin-1"], 4),
        ("seat", ["shapekin/seat/chair"], 4),
        ("chair", ["shapekin-5", "shapekin-8"], 3),
        ("office", [], 2),
        ("office", [], 1),
    ]

    def kinds(number, above):
        here = (*above, entries[number]["name"])
        yield number, "/".join(here[1:])
        for child in entries[number]["children"]:
            yield from kinds(child, here)

    found = dict(kinds("shapekin", ()))
    assert {cluster: found[f"shapekin-{cluster + 1}"] for cluster in names} == names


def test_our_own_reader_of_shapenet_takes_the_names_of_a_taxonomy(result, tmp_path):
    get_format("taxonomy").write(result, tmp_path / "out")
    assert synset_names(Tree(tmp_path / "out"))["shapekin-5"] == "stool"


def blender_reads(text):
    """As Blender's parser of catalogue definition files does: {UUID: (path, simple name)}."""
    lines = [line.strip() for line in text.split("\n")]
    version, *rest = [line for line in lines if line and not line.startswith("#")]
    assert version == "VERSION 1"
    found = {}
    for line in rest:
        number, _, after = line.partition(":")
        path, _, simple = after.partition(":")
        found[uuid.UUID(number)] = (path.strip().strip("/"), simple.strip())
    assert len(found) == len(rest), "Blender drops a UUID that it has seen"
    return found


def test_blender_finds_a_catalogue_for_each_name_and_the_same_the_second_time(result, tmp_path):
    names = {4: "arm: chair\\x", 0: "seat/stool", 7: "ü" * 60}
    named = replace(result, cluster_names=names)
    for number in range(2):
        get_format("blender").write(named, tmp_path / f"{number}.txt")
    found = blender_reads((tmp_path / "0.txt").read_text(encoding="utf-8"))
    assert found == blender_reads((tmp_path / "1.txt").read_text(encoding="utf-8"))
    paths = [path for path, _ in found.values()]
    assert paths == ["furniture", "furniture/seat/stool", "furniture/arm- chair-x", "furniture/" + "ü" * 60]
    assert all(len(simple.encode()) < 64 and ":" not in path for path, simple in found.values())
    renamed = replace(named, cluster_names=names | {0: "bench"})
    get_format("blender").write(renamed, tmp_path / "2.txt")
    third = blender_reads((tmp_path / "2.txt").read_text(encoding="utf-8"))
    assert len(set(found) & set(third)) == 3, "the others keep their UUIDs"


def test_blender_gets_distinct_catalogues_from_names_that_clean_to_the_same(result, tmp_path):
    get_format("blender").write(replace(result, cluster_names={4: "a:b", 0: "a-b", 7: "\n"}), tmp_path / "x")
    paths = [path for path, _ in blender_reads((tmp_path / "x").read_text()).values()]
    assert paths == ["furniture", "furniture/a-b", "furniture/a-b 2", "furniture/-"]


def test_the_projector_gets_vectors_metadata_and_a_sprite(result, tmp_path):
    get_format("projector").write(result, tmp_path / "out")
    vectors = np.loadtxt(tmp_path / "out" / "vectors.tsv", delimiter="\t", dtype=np.float32)
    np.testing.assert_allclose(vectors, result.embedding, rtol=1e-6)
    head, *rows = (tmp_path / "out" / "metadata.tsv").read_text(encoding="utf-8").splitlines()
    assert head.split("\t") == ["name", "cluster", "cluster_name", "confidence", "true_label"]
    assert [row.split("\t")[0] for row in rows] == ["a/one.off", "b/one.off", '=cmd|"x",y', "Stühle vier"]
    with Image.open(tmp_path / "out" / "sprite.png") as sheet:
        assert sheet.size == (128, 128)
        assert [sheet.getpixel((64 * (row % 2) + 32, 64 * (row // 2) + 32))[0] for row in range(4)] == [0, 40, 80, 120]
    config = (tmp_path / "out" / "projector_config.pbtxt").read_text()
    assert re.findall(r'(\w+): "?([^"\n]+)"?', config) == [
        ("tensor_name", "shapekin"), ("tensor_path", "vectors.tsv"), ("metadata_path", "metadata.tsv"),
        ("image_path", "sprite.png"), ("single_image_dim", "64"), ("single_image_dim", "64"),
    ]  # fmt: skip


def test_tensorboard_understands_the_configuration(result, tmp_path):
    config = pytest.importorskip("tensorboard.plugins.projector.projector_config_pb2").ProjectorConfig()
    from google.protobuf import text_format

    get_format("projector").write(result, tmp_path / "out")
    text_format.Parse((tmp_path / "out" / "projector_config.pbtxt").read_text(), config)
    (embedding,) = config.embeddings
    assert (embedding.tensor_path, embedding.metadata_path) == ("vectors.tsv", "metadata.tsv")
    assert list(embedding.sprite.single_image_dim) == [64, 64]


def test_the_projector_does_without_thumbnails(result, tmp_path):
    report = get_format("projector").write(replace(result, thumbnail=lambda _row: b""), tmp_path / "out")
    assert {path.name for path in report.files} == {"vectors.tsv", "metadata.tsv", "projector_config.pbtxt"}
    assert "no thumbnails" in report.notes[0]
    assert "sprite" not in (tmp_path / "out" / "projector_config.pbtxt").read_text()


def test_the_model_comes_back_by_safetensors(result, tmp_path):
    from safetensors import safe_open

    get_format("model").write(result, tmp_path / "out")
    with safe_open(tmp_path / "out" / "model.safetensors", "np") as file:
        assert file.metadata()["model"] == "cpac"
        for name, tensor in result.weights().items():
            np.testing.assert_array_equal(file.get_tensor(name), tensor)
    card = json.loads((tmp_path / "out" / "model.json").read_text())
    assert (card["model"], card["params"], card["scores"]) == ("cpac", {"epochs": 3, "wide": True}, {"acc": 0.5})
    assert card["tensors"]["encoder.0"] == {"shape": [2, 3], "dtype": "float32"}
    assert [cluster["name"] for cluster in card["clusters"]] == ["CON", "stool", "sub-category 8"]


def test_a_model_without_tensors_is_said(result, tmp_path):
    untrained, classical = replace(result, run=None), replace(result, weights=dict)
    for odd, told in ((untrained, "Nothing has been trained"), (classical, "no tensors")):
        with pytest.raises(ExportError, match=told):
            get_format("model").write(odd, tmp_path / "out")
