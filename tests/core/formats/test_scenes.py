"""glTF, 3MF and COLLADA: parts that stand in a scene, and the traps in them."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import trimesh

from helpers.written import (
    TETRAHEDRON,
    as_glb,
    as_gltf,
    dae,
    dae_triangles,
    gltf_document,
    model_3mf,
    object_3mf,
    threemf,
    zipped,
)
from shapekin.data.contents import Cloud
from shapekin.data.formats import library
from shapekin.data.formats import threemf as threemf_module
from shapekin.data.readers import parse
from shapekin.errors import UnreadableFileError

VERTICES, FACES = TETRAHEDRON


def document(**changes):
    made, buffer = gltf_document(VERTICES, FACES)
    return {**made, **changes}, buffer


def extents(contents):
    return np.ptp(contents.vertices, axis=0).tolist()


def test_scenes_are_joined_where_they_stand():
    made = trimesh.Scene()
    box = trimesh.creation.box()
    turn = trimesh.transformations.rotation_matrix(0.7, [1, 2, 3]) @ np.diag([2.0, 1.0, 3.0, 1.0])
    made.add_geometry(box)
    made.add_geometry(box, transform=trimesh.transformations.translation_matrix([10, 0, 0]) @ turn)
    expected = made.to_mesh().bounds
    for kind in ("glb", "3mf", "dae"):
        data = made.export(file_type=kind) if kind != "dae" else made.to_mesh().export(file_type=kind)
        mesh = parse(data, "." + kind)
        assert len(mesh.faces) == 24
        np.testing.assert_allclose([mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)], expected, atol=1e-5)


def test_gltf_nodes_by_parts_and_by_matrix():
    half = 0.5**0.5
    nodes = [
        {"children": [1], "scale": [2, 2, 2], "translation": [100, 0, 0]},
        {"mesh": 0, "rotation": [0, 0, half, half]},  # a quarter turn about z
    ]
    mesh = parse(as_glb(*document(nodes=nodes)), ".glb")
    np.testing.assert_allclose(mesh.vertices[1], [100, 20, 0], atol=1e-6)
    np.testing.assert_allclose(mesh.vertices[2], [60, 0, 0], atol=1e-6)
    matrix = [0, 2, 0, 0, -2, 0, 0, 0, 0, 0, 2, 0, 100, 0, 0, 1]
    same = parse(as_gltf(*document(nodes=[{"mesh": 0, "matrix": matrix}])), ".gltf")
    np.testing.assert_allclose(same.vertices, mesh.vertices, atol=1e-6)


def test_gltf_without_scenes_and_without_indices():
    made, buffer = document(scenes=[], nodes=[{"children": [1]}, {"mesh": 0}])
    made["meshes"][0]["primitives"] = [{"attributes": {"POSITION": 0}, "mode": 5}, {"attributes": {}}]
    del made["scene"]
    mesh = parse(as_glb(made, buffer), ".glb")
    assert [set(face) for face in mesh.faces.tolist()] == [{0, 1, 2}, {1, 2, 3}]


def test_gltf_points_are_a_cloud_and_lines_are_nothing():
    made, buffer = document()
    made["meshes"][0]["primitives"] = [{"attributes": {"POSITION": 0}, "mode": 0}]
    assert isinstance(parse(as_glb(made, buffer), ".glb"), Cloud)
    made["meshes"][0]["primitives"] = [{"attributes": {"POSITION": 0}, "mode": 1}]
    with pytest.raises(UnreadableFileError, match="no geometry"):
        parse(as_glb(made, buffer), ".glb")


def test_gltf_strides_and_whole_numbers():
    rows = b"".join(struct.pack("<3hH", *row, 9) for row in [[0, 0, 0], [1000, 0, 0], [0, 2000, 0]])
    made, _ = document(
        accessors=[
            {"bufferView": 0, "componentType": 5122, "count": 3, "type": "VEC3"},
            {"bufferView": 1, "componentType": 5123, "count": 3, "type": "SCALAR"},
        ],
        bufferViews=[
            {"buffer": 0, "byteLength": 24, "byteStride": 8},
            {"buffer": 0, "byteOffset": 24, "byteLength": 6},
        ],
    )
    mesh = parse(as_glb(made, rows + struct.pack("<3H", 0, 1, 2)), ".glb")
    np.testing.assert_array_equal(mesh.vertices, [[0, 0, 0], [1000, 0, 0], [0, 2000, 0]])


def test_gltf_materials_pictures_and_cameras_are_not_looked_at():
    made, buffer = document(
        materials=[{"pbrMetallicRoughness": {"baseColorTexture": {"index": 0}}}],
        textures=[{"source": 0}],
        images=[{"uri": "file:///etc/passwd"}],
        cameras=[{"type": "perspective"}],
        nodes=[{"camera": 0, "children": [1], "scale": [2, 2, 2]}, {"mesh": 0, "name": "world"}],
    )
    made["meshes"][0]["primitives"][0] |= {"material": 0, "extensions": {"X": {}}}
    assert extents(parse(as_glb(made, buffer), ".glb")) == [20, 40, 60]


def changed(path, value):
    made, buffer = document()
    place = made
    for key in path[:-1]:
        place = place[key]
    if value is None:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return made, buffer


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (["asset", "version"], "1.0", "Only version 2"),
        (["asset"], None, "lacks something"),
        (["accessors", 0, "count"], 2_000_000_000, "GLB file is damaged"),
        (["accessors", 0, "count"], -1, "count or an offset is -1"),
        (["accessors", 0, "count"], 3, "points to vertex 3, but its part has 3"),
        (["accessors", 0, "byteOffset"], 10**12, "GLB file is damaged"),
        (["accessors", 0, "byteOffset"], -12, "count or an offset is -12"),
        (["accessors", 0, "sparse"], {}, "sparse"),
        (["accessors", 0, "normalized"], True, "normalised"),
        (["accessors", 0, "bufferView"], None, "not in the file"),
        (["accessors", 0, "type"], "VEC4", "holds VEC4"),
        (["accessors", 0, "componentType"], 9, "GLB file is damaged"),
        (["accessors", 1, "count"], 11, "multiple of three"),
        (["accessors", 1, "bufferView"], 7, "GLB file is damaged"),
        (["bufferViews", 0, "byteOffset"], 10**9, "GLB file is damaged"),
        (["bufferViews", 0, "extensions"], {"EXT_meshopt_compression": {}}, "Meshopt"),
        (["meshes", 0, "primitives", 0, "extensions"], {"KHR_draco_mesh_compression": {}}, "Draco"),
        (["meshes", 0, "primitives", 0, "indices"], "x", "refers to accessor 'x'"),
        (["nodes", 0, "children"], [0], "contain each other"),
        (["nodes", 0, "mesh"], 4, "refers to mesh 4"),
        (["nodes", 0, "matrix"], [1, 2], "GLB file is damaged"),
        (["nodes", 0, "scale"], [float("nan")] * 3, "not at a finite place"),
        (["buffers", 0, "uri"], "http://example.org/a.bin", "in another file"),
        (["buffers", 0, "uri"], "../../etc/passwd", "in another file"),
        (["buffers", 0, "uri"], "data:;base64,A", "GLB file is damaged"),
        (["buffers", 0, "uri"], "data:,%00", "not written in base64"),
        (["meshes", 0, "primitives", 0, "mode"], 6, "fans"),
    ],
)
def test_gltf_refusals(path, value, reason):
    made, buffer = changed(path, value)
    with pytest.raises(UnreadableFileError, match=reason):
        parse(as_glb(made, buffer), ".glb")


def test_gltf_that_asks_for_billions_of_zeros():
    made, buffer = document()
    made["accessors"].append({"componentType": 5126, "count": 10**10, "type": "VEC3"})
    with pytest.raises(UnreadableFileError, match="declares 10,000,000,000 elements"):
        parse(as_glb(made, buffer), ".glb")


def test_glb_frames():
    whole = as_glb(*document())
    for data, reason in (
        (whole[:15], "cut off"),
        (whole[:-8], "cut off: it declares"),
        (whole[:4] + b"\1\0\0\0" + whole[8:], "GLB version 1"),
        (whole[:12] + b"\xff\xff\xff\x7f" + whole[16:], "of its own size"),
        (whole.replace(b"JSON", b"JSOM"), "description"),
        (whole[: whole.index(b"BIN") - 4], "cut off"),
    ):
        with pytest.raises(UnreadableFileError, match=reason):
            parse(data, ".glb")


def test_a_part_that_is_repeated_too_often(monkeypatch):
    nodes = [{"children": [1] * 40}, {"mesh": 0}]
    with pytest.raises(UnreadableFileError, match="several places"):
        parse(as_glb(*document(nodes=nodes)), ".glb")
    monkeypatch.setattr(library, "MAX_ELEMENTS", 100)
    nodes = [{"children": list(range(1, 41))}, *[{"mesh": 0}] * 40]
    with pytest.raises(UnreadableFileError, match="elements"):
        parse(as_glb(*document(nodes=nodes)), ".glb")
    deep = [{"children": [i + 1]} for i in range(600)] + [{"mesh": 0}]
    with pytest.raises(UnreadableFileError, match="nested too deeply"):
        parse(as_glb(*document(nodes=deep)), ".glb")


def test_3mf_components_items_and_other_files():
    part = object_3mf(VERTICES, FACES, 7)
    group = (
        '<object id="2"><components><component objectid="7" p:path="/3D/Parts/a.model"/>'
        '<component objectid="1" transform="1 0 0 0 1 0 0 0 1 100 0 0"/></components></object>'
    )
    root = model_3mf(
        object_3mf(VERTICES, FACES) + group,
        '<item objectid="2"/><item objectid="1" transform="2 0 0 0 2 0 0 0 2 0 0 0"/>',
    )
    mesh = parse(zipped({"3D/3dmodel.model": root, "3D/Parts/a.model": model_3mf(part, "")}), ".3mf")
    assert len(mesh.faces) == 12
    assert extents(mesh) == [110, 40, 60]


def test_3mf_parts_that_trimesh_would_repeat_or_lose_are_refused():
    """Two objects of one other file: trimesh takes both for each; and it follows only so many branches."""
    group = (
        '<object id="2"><components><component objectid="7" p:path="/3D/Parts/a.model"/>'
        '<component objectid="8" p:path="/3D/Parts/a.model"/></components></object>'
    )
    parts = model_3mf(object_3mf(VERTICES, FACES, 7) + object_3mf(VERTICES, FACES, 8), "")
    root = model_3mf(group, '<item objectid="2"/>')
    with pytest.raises(UnreadableFileError, match="have 8 triangles, of which 16"):
        parse(zipped({"3D/3dmodel.model": root, "3D/Parts/a.model": parts}), ".3mf")
    many = "".join(
        f'<object id="{i}"><components>{f"""<component objectid="{i - 1}"/>""" * 10}</components></object>'
        for i in (2, 3, 4)
    )
    model = model_3mf(object_3mf(VERTICES, FACES) + many, '<item objectid="4"/>')
    with pytest.raises(UnreadableFileError, match="have 4,000 triangles, of which"):
        parse(zipped({"3D/3dmodel.model": model}), ".3mf")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
THIEF = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("trap", [BOMB, THIEF, '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_a_document_type_is_not_read(trap, encoding):
    model = model_3mf(object_3mf(VERTICES, FACES), '<item objectid="1"/>').replace("?>", "?>" + trap, 1)
    with pytest.raises(UnreadableFileError, match="declares a document type"):
        parse(zipped({"3D/3dmodel.model": model.encode(encoding)}), ".3mf")
    collada = dae(VERTICES, dae_triangles(FACES)).decode().replace("?>", "?>" + trap, 1)
    with pytest.raises(UnreadableFileError, match="declares a document type"):
        parse(collada.encode(encoding), ".dae")


def test_3mf_refusals(monkeypatch):
    item = '<item objectid="1"/>'
    good = model_3mf(object_3mf(VERTICES, FACES), item)
    endless = '<object id="1"><components><component objectid="1"/></components></object>'
    for model, reason in (
        (good.replace(item, '<item objectid="5"/>'), "object 5"),
        (good.replace(' z="0.0"', "", 1), "3MF file is damaged"),
        (good.replace('v3="2"', 'v3="99"', 1), "points to vertex 99, but its part has 4"),
        (good.replace('v3="2"', 'v3="9999999999999999999999"', 1), "points to vertex 9"),
        (good.replace(item, item[:-2] + ' p:path="/x.model"/>'), "object 1, which is not there"),
        (good[:-30], "XML is damaged"),
        (model_3mf(endless, item), "contain each other"),
    ):
        with pytest.raises(UnreadableFileError, match=reason):
            parse(zipped({"3D/3dmodel.model": model}), ".3mf")
    with pytest.raises(UnreadableFileError, match="no 3D model"):
        parse(zipped({"readme.txt": "x"}), ".3mf")
    with pytest.raises(UnreadableFileError, match="damaged or cut off"):
        parse(threemf(VERTICES, FACES)[:-40], ".3mf")
    monkeypatch.setattr(threemf_module, "MAX_UNPACKED_BYTES", 100)
    with pytest.raises(UnreadableFileError, match="archive unpacks to"):
        parse(threemf(VERTICES, FACES), ".3mf")


SQUARE = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], dtype=float)
INPUTS = '<input semantic="VERTEX" source="#v" offset="1"/><input semantic="NORMAL" source="#s" offset="0"/>'


@pytest.mark.parametrize(
    ("primitives", "n_faces"),
    [
        (f"<triangles>{INPUTS}<p>0 0 0 1 0 2 0 0 0 2 0 3</p></triangles>", 2),
        (f"<polylist>{INPUTS}<vcount>4</vcount><p>0 0 0 1 0 2 0 3</p></polylist>", 2),
        (f"<polygons>{INPUTS}<p>0 0 0 1 0 2 0 3</p></polygons>", 2),
        (f"<trifans>{INPUTS}<p>0 0 0 1 0 2 0 3</p></trifans>", 2),
        (f"<tristrips>{INPUTS}<p>0 0 0 1 0 2</p><p>0 1 0 0 0 2 0 3</p></tristrips>", 3),
        (f"<lines>{INPUTS}<p>9 0 9 1</p></lines>{dae_triangles([[0, 1, 2]])}", 1),
    ],
)
def test_dae_primitives(primitives, n_faces):
    mesh = parse(dae(SQUARE, primitives), ".dae")
    assert len(mesh.faces) == n_faces
    np.testing.assert_array_equal(np.ptp(mesh.vertices, axis=0), [1, 1, 0])


def test_dae_nodes():
    placed = (
        "<translate>5 0 0</translate><rotate>0 0 1 90</rotate><scale>2 2 2</scale><rotate>0 0 0 0</rotate>"
        '<node><matrix>1 0 0 0 0 1 0 0 0 0 1 7 0 0 0 1</matrix><instance_geometry url="#g"/></node>'
        '<instance_node url="#m"/>'
    )
    more = '<library_nodes><node id="m"><instance_geometry url="#g"/></node></library_nodes>'
    mesh = parse(dae(SQUARE, dae_triangles([[0, 1, 2]]), placed, more), ".dae")
    assert len(mesh.faces) == 2
    np.testing.assert_allclose(sorted(mesh.vertices[[1, 4], 2]), [0, 14], atol=1e-5)
    np.testing.assert_allclose(mesh.vertices[[1, 4], :2], [[5, 2], [5, 2]], atol=1e-5)


def test_dae_materials_cameras_and_pictures_are_not_looked_at():
    more = (
        '<library_images><image id="i"><init_from>file:///etc/passwd</init_from></image></library_images>'
        '<library_effects><effect id="e"><broken/></effect></library_effects>'
    )
    placed = (
        '<instance_camera url="#none"/><instance_geometry url="#g"><bind_material><technique_common>'
        '<instance_material symbol="m" target="#none"/></technique_common></bind_material></instance_geometry>'
    )
    assert len(parse(dae(SQUARE, dae_triangles([[0, 1, 2]]), placed, more), ".dae").faces) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg/>", "not COLLADA"),
        (dae(SQUARE, dae_triangles([[0, 1, 2]]))[:-20], "XML is damaged"),
        (dae(SQUARE, dae_triangles([[0, 1, 9]])), "COLLADA file is damaged"),
        (dae(SQUARE, dae_triangles([[0, 1, 2]]), '<instance_geometry url="http://x/y"/>'), "COLLADA file is damaged"),
        (dae(SQUARE, dae_triangles([[0, 1, 2]]), '<instance_node url="#n"/>'), "contain each other"),
        (dae(SQUARE, dae_triangles([[0, 1, 2]]), '<instance_controller url="#c"/>'), "skins"),
        (dae(SQUARE, dae_triangles([[0, 1, 2]]), "<node>" * 300 + "</node>" * 300), "nested too deeply"),
        (dae(SQUARE * np.nan, dae_triangles([[0, 1, 2]])), "not a finite number"),
        (dae(SQUARE, "<triangles><p>0 1 2</p></triangles>"), "COLLADA file is damaged"),
        (dae(SQUARE, f"<polylist>{INPUTS}<vcount>5</vcount><p>0 0 0 1 0 2 0 3</p></polylist>"), "COLLADA file is"),
        (dae(SQUARE, f"<polygons>{INPUTS}<ph><p>0 0 0 1 0 2 0 3</p><h>0 0</h></ph></polygons>"), "holes"),
        (dae(SQUARE, dae_triangles([["a", 1, 2]])), "COLLADA file is damaged"),
        (dae(SQUARE, "<lines/>"), "no geometry"),
        (dae(SQUARE, dae_triangles([[0, 1, 2]]), '<rotate>0 0 0 5</rotate><instance_geometry url="#g"/>'), "no axis"),
        (dae(SQUARE, dae_triangles([[0, 1, 2]])).replace(b"instance_visual_scene", b"other"), "has no scene"),
    ],
)
def test_dae_refusals(data, reason):
    with pytest.raises(UnreadableFileError, match=reason):
        parse(data, ".dae")
