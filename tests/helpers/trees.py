"""Miniature trees of the published layouts, true to them in names and in bytes.

Each builder fills a folder and returns what must come in: `{name: label}`. Every shape is another tetrahedron (or
another cloud on one), so that no two files are equal.
"""

from __future__ import annotations

import gzip
import json
import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

Expected = dict[str, str]


def modelnet(root: Path) -> Expected:
    """ModelNet10: `class/{train,test}/class_0001.off`, one header glued to its counts, one class without a split."""
    expected = {}
    for kind, split, number in (("chair", "train", 1), ("chair", "test", 2), ("night_stand", "train", 1)):
        name = f"{kind}/{split}/{kind}_{number:04}.off"
        put(root, name, off(number, glued=split == "test"))
        expected[name] = kind
    put(root, "sofa/sofa_0001.off", off(9))
    put(root, "README.txt", b"ModelNet 10 Dataset\n")
    return expected | {"sofa/sofa_0001.off": "sofa"}


def modelnet_hdf5(root: Path) -> Expected:
    """`modelnet40_ply_hdf5_2048`: two files of train, one of test, and lists that name files that are not there."""
    classes = ["airplane", "bathtub", "bed"]
    put(root, "shape_names.txt", "\n".join(classes).encode() + b"\n")
    listed = "".join(f"data/modelnet40_ply_hdf5_2048/ply_data_train{i}.h5\n" for i in range(5))
    put(root, "train_files.txt", listed.encode())
    put(root, "test_files.txt", b"data/modelnet40_ply_hdf5_2048/ply_data_test_0.h5\n")
    expected = {}
    for split, number, labels in (("train", 0, [2, 0]), ("train", 1, [1]), ("test", 0, [0, 2])):
        names = [f"{classes[label]}/{classes[label]}_{split}{number}{row}.ply" for row, label in enumerate(labels)]
        clouds = np.stack([points(number * 10 + row, 2048) for row in range(len(labels))]).astype(np.float32)
        _write_h5(root / f"ply_data_{split}{number}.h5", data=clouds, label=np.array(labels, np.uint8)[:, None])
        put(root, f"ply_data_{split}_{number}_id2file.json", json.dumps(names).encode())
        expected |= {name: classes[label] for name, label in zip(names, labels, strict=True)}
    return expected


def modelnet_resampled(root: Path) -> Expected:
    """`modelnet40_normal_resampled`: x,y,z,nx,ny,nz a line, and lists of names and splits."""
    names = ["airplane_0001", "airplane_0627", "night_stand_0001"]
    for seed, name in enumerate(names):
        kind = name.rpartition("_")[0]
        rows = np.hstack([points(seed, 64), np.tile([0.0, 0.0, 1.0], (64, 1))])
        put(root, f"{kind}/{name}.txt", _lines(rows, ","))
    put(root, "filelist.txt", "".join(f"{name.rpartition('_')[0]}/{name}.txt\n" for name in names).encode())
    put(root, "modelnet40_shape_names.txt", b"airplane\nnight_stand\n")
    put(root, "modelnet40_train.txt", b"airplane_0001\nnight_stand_0001\n")
    put(root, "modelnet40_test.txt", b"airplane_0627\n")
    return {f"{kind}/{name}.txt": kind for name in names for kind in [name.rpartition("_")[0]]}


def shapenet_v1(root: Path) -> Expected:
    """ShapeNetCore.v1: `synset/id/model.obj` with materials and textures, `taxonomy.json` at the root."""
    put(root, "taxonomy.json", json.dumps(TAXONOMY).encode())
    kinds = {
        "02691156/10155655850468db78d106ce0a280f87": "airplane",
        "02691156/1021a0914a7207aff927ed529ad90a11": "airplane",
        "03001627/1006be65e7bc937e9141f9b58470d646": "chair",
    }
    for seed, item in enumerate(kinds):
        put(root, f"{item}/model.obj", obj(seed, material="model.mtl"))
        put(root, f"{item}/model.mtl", b"newmtl m\nKd 1 0 0\nmap_Kd ./images/texture0.jpg\n")
        put(root, f"{item}/images/texture0.jpg", JPEG)
    put(root, "02691156.csv", b"fullId,synset,wnlemmas,up,front,name,tags\n")
    return kinds


def shapenet_v2(root: Path) -> Expected:
    """ShapeNetCore.v2, without `taxonomy.json`; one item has no `models` folder, one an empty mesh."""
    good = {
        "02691156/1a04e3eab45ca15dd86060f189eb133": "airplane",
        "02992529/112cdf6f3466e35fa36266c295c27a25": "cellular telephone",
        "02992529/11e925e3ea180b583388c2584b2f0f90": "cellular telephone",
    }
    for seed, item in enumerate(good):
        put(root, f"{item}/models/model_normalized.obj", obj(seed, material="model_normalized.mtl"))
        put(root, f"{item}/models/model_normalized.mtl", b"newmtl m\nKd 1 0 0\n")
        put(root, f"{item}/models/model_normalized.json", b'{"min": [0, 0, 0], "max": [1, 1, 1]}')
        put(root, f"{item}/models/model_normalized.solid.binvox", b"#binvox 1\n")
        put(root, f"{item}/models/model_normalized.surface.binvox", b"#binvox 1\n")
        put(root, f"{item}/screenshots/{item[9:]}-0.png", PNG)
        put(root, f"{item}/images/texture0.jpg", JPEG)
    put(root, "04090263/4a32519f44dc84aabafe26e2eb69ebf4/images/texture0.jpg", JPEG)
    put(root, "02958343/207e69af994efa9330714334794526d4/models/model_normalized.obj", b"")
    return good


def shapenet_part(root: Path) -> Expected:
    """`shapenetcore_partanno_segmentation_benchmark_v0`: points, labels of their parts, pictures of them."""
    put(root, "synsetoffset2category.txt", b"Airplane\t02691156\nMug\t03797390\n")
    expected = {}
    for seed, (synset, item, kind) in enumerate(PARTS):
        put(root, f"{synset}/points/{item}.pts", _lines(points(seed, 40), " "))
        put(root, f"{synset}/points_label/{item}.seg", b"1\n" * 40)
        put(root, f"{synset}/seg_img/{item}.png", PNG)
        expected[f"{synset}/points/{item}.pts"] = kind
    return expected


def shapenet_part_normal(root: Path) -> Expected:
    """`..._v0_normal`: `synset/id.txt` with x y z nx ny nz part."""
    put(root, "synsetoffset2category.txt", b"Airplane\t02691156\nMug\t03797390\n")
    expected = {}
    for seed, (synset, item, kind) in enumerate(PARTS):
        rows = np.hstack([points(seed, 40), np.tile([0.0, 0.0, 1.0, 3.0], (40, 1))])
        put(root, f"{synset}/{item}.txt", _lines(rows, " "))
        expected[f"{synset}/{item}.txt"] = kind
    listed = [f"shape_data/{synset}/{item}" for synset, item, _ in PARTS]
    put(root, "train_test_split/shuffled_train_file_list.json", json.dumps(listed).encode())
    return expected


def shapenet_sem(root: Path) -> Expected:
    """ShapeNetSem: OBJ and COLLADA of the same ids, and `metadata.csv`; one mesh is not in the table."""
    rows = (
        ("wss.101354f9d8dede686f7b08d9de913afe", "TvStand", "stand.n.04"),
        ("wss.1028b32dc1873c2afe26a3ac360dbd4", "Chair,OfficeChair,_Attributes", "chair.n.01"),
        ("wss.103a0413d4c3353a723872ad91e4ed1", "", ""),
    )
    header = "fullId,category,wnsynset,wnlemmas,up,front,unit,aligned.dims,isContainerLike,name,tags\n"
    text = header + "".join(f'{one},"{kind}",{synset},,,,,,,"a, name",\n' for one, kind, synset in rows)
    put(root, "metadata.csv", text.encode())
    put(root, "materials.csv", b"category,ratios\n")
    names = [one.removeprefix("wss.") for one, _, _ in rows] + ["10c6f3a85a2e0e5ee1c5d1d9b3c8d7c"]
    for seed, name in enumerate(names):
        put(root, f"models-OBJ/models/{name}.obj", obj(seed, material=f"{name}.mtl"))
        put(root, f"models-OBJ/models/{name}.mtl", b"newmtl m\n")
        put(root, f"models-textures/textures/{name}.jpg", JPEG)
    put(root, f"models-COLLADA/COLLADA/{names[0]}.dae", b"<COLLADA/>")
    labels = ["TvStand", "OfficeChair", "", ""]
    return {f"models-OBJ/models/{name}.obj": label for name, label in zip(names, labels, strict=True)}


def partnet(root: Path) -> Expected:
    """PartNet `data_v0`: one shape with a cloud, one with parts only, one without `meta.json`, one with nothing."""
    meta = '{"user_id": "x", "model_id": "3ae3a9b74f96fef28fe15648f042f0d9", "model_cat": "%s", "anno_id": "%s"}'
    for number in ("173", "2297", "42"):
        tree = [{"id": 0, "name": "storage_furniture", "text": "S", "children": [{"id": 1, "objs": ["new-0"]}]}]
        put(root, f"{number}/result.json", json.dumps(tree).encode())
        put(root, f"{number}/objs/new-0.obj", obj(int(number)))
        put(root, f"{number}/objs/original-1.obj", obj(int(number) + 1))
        put(root, f"{number}/parts_render/0.png", PNG)
    for number, kind in (("173", "Chair"), ("2297", "Bed")):
        put(root, f"{number}/meta.json", (meta % (kind, number)).encode())
    put(root, "173/point_sample/pts-10000.txt", _lines(points(1, 100), " "))
    put(root, "173/point_sample/label-10000.txt", b"1\n" * 100)
    put(root, "173/point_sample/ply-10000.ply", b"ply\n")
    put(root, "99/meta.json", (meta % ("Bag", "99")).encode())
    return {"173": "Chair", "2297": "Bed", "42": "storage_furniture"}


def psb(root: Path) -> Expected:
    """The Princeton Shape Benchmark: `db/<n // 100>/m<n>/`, classifications base and coarse, each train and test."""
    for number in (0, 7, 812, 1813, 1814):
        folder = f"db/{number // 100}/m{number}"
        put(root, f"{folder}/m{number}.off", off(number))
        put(root, f"{folder}/m{number}_info.txt", b"url: http://example.org/\n")
        put(root, f"{folder}/m{number}_thumb.jpg", JPEG)
    train = b"PSB 1\n4 2\n\nfurniture 0 0\n\ntable furniture 0\n\nround table 1\n7\n\n-1 0 1\n0\n"
    put(root, "classification/v1/base/train.cla", train)
    put(root, "classification/v1/base/test.cla", b"PSB 1\n3 2\n\nanimal 0 1\n1813\nsign 0 0\nround sign 1\n812\n")
    put(root, "classification/v1/coarse3/coarse3Train.cla", b"PSB 1\n1 2\n\nman_made 0 2\n0\n7\n")
    put(root, "classification/v1/coarse3/coarse3Test.cla", b"PSB 1\n2 2\nman_made 0 1\n812\nnatural 0 1\n1813\n")
    labels = {0: "", 7: "table/round", 812: "sign/round", 1813: "animal", 1814: ""}
    return {f"db/{number // 100}/m{number}/m{number}.off": label for number, label in labels.items()}


def folders(root: Path) -> Expected:
    """A category tree with labels at three depths, below a folder that they share, in two splits."""
    expected = {}
    for seed, name in enumerate(
        ("train/animal/bird/duck.off", "test/animal/bird/owl.off", "train/city/a.off", "train/tool/saw/hand/b.obj")
    ):
        put(root, f"collection/{name}", obj(seed) if name.endswith("obj") else off(seed))
        expected[f"collection/{name}"] = name.split("/")[-2]
    return expected


def images(root: Path) -> Expected:
    """A folder of pictures for each category, and a note."""
    names = {"cat/1.png": "cat", "cat/2.jpg": "cat", "dog/a b.JPG": "dog"}
    for name in names:
        put(root, name, PNG if name.endswith("png") else JPEG)
    put(root, "labels.txt", b"cat\ndog\n")
    return names


def flat(root: Path) -> Expected:
    """Shapes in one folder."""
    for seed, name in enumerate(("a.off", "b.obj", "ü.off")):
        put(root, name, obj(seed) if name.endswith("obj") else off(seed))
    return {"a.off": "", "b.obj": "", "ü.off": ""}


def clouds(root: Path) -> Expected:
    """Text clouds in folders that name the categories, and a note beside them."""
    names = {"chair/1.txt": "chair", "chair/2.txt": "chair", "mug/1.txt": "mug", "mug/2.txt": "mug"}
    for seed, name in enumerate(names):
        put(root, name, _lines(points(seed, 30), " "))
    put(root, "chair/readme.txt", b"Chairs.\n")
    return names


def idx(root: Path) -> Expected:
    """MNIST as it is published: gzipped IDX files, train and test."""
    expected = {}
    for seed, (split, labels) in enumerate((("train", [5, 0, 4]), ("t10k", [7, 2]))):
        pixels = np.random.default_rng(seed).integers(0, 256, (len(labels), 28, 28)).astype(np.uint8)
        put(root, f"{split}-images-idx3-ubyte.gz", _idx(0x803, pixels))
        put(root, f"{split}-labels-idx1-ubyte.gz", _idx(0x801, np.array(labels, np.uint8)))
        expected |= {f"{split}/{row}": str(label) for row, label in enumerate(labels)}
    return expected


def npz(root: Path) -> Expected:
    """One array file with rows, names and labels, and a note."""
    pixels = np.random.default_rng(0).integers(0, 256, (3, 8, 8)).astype(np.uint8)
    np.savez(root / "digits.npz", x=pixels, y=[0, 1, 1], classes=["zero", "one"], names=["a", "b", "c"])
    put(root, "readme.md", b"Digits.\n")
    return {"a": "zero", "b": "one", "c": "one"}


def npy(root: Path) -> Expected:
    """One array of feature rows, which have no names of their own."""
    np.save(root / "features.npy", np.arange(12.0).reshape(3, 4))
    return {"0": "", "1": "", "2": ""}


def hdf5(root: Path) -> Expected:
    """One HDF5 file with rows, names and labels."""
    clouds_of_three = np.stack([points(seed, 16) for seed in range(3)]).astype(np.float32)
    _write_h5(root / "shapes.h5", x=clouds_of_three, y=np.array([0, 1, 1]), names=np.array([b"a", b"b", b"c"]))
    return {"a": "0", "b": "1", "c": "1"}


def csv(root: Path) -> Expected:
    """A table of feature rows as text."""
    put(root, "features.csv", b"name,label,f0,f1\na,zero,0.5,1\nb,one,0.25,2\nc,one,0.125,3\n")
    return {"a": "zero", "b": "one", "c": "one"}


def parquet(root: Path) -> Expected:
    """The same as Parquet."""
    import pyarrow
    from pyarrow.parquet import write_table

    columns = {
        "name": ["a", "b", "c"], "label": ["zero", "one", "one"], "f0": [0.5, 0.25, 0.125], "f1": [1.0, 2.0, 3.0],
    }  # fmt: skip
    write_table(pyarrow.table(columns), root / "features.parquet")
    return {"a": "zero", "b": "one", "c": "one"}


BUILDERS: Mapping[str, Callable[[Path], Expected]] = {
    "modelnet": modelnet,
    "modelnet_hdf5": modelnet_hdf5,
    "modelnet_resampled": modelnet_resampled,
    "shapenet_v1": shapenet_v1,
    "shapenet_v2": shapenet_v2,
    "shapenet_part": shapenet_part,
    "shapenet_part_normal": shapenet_part_normal,
    "shapenet_sem": shapenet_sem,
    "partnet": partnet,
    "psb": psb,
    "folders": folders,
    "images": images,
    "flat": flat,
    "clouds": clouds,
    "idx": idx,
    "npz": npz,
    "npy": npy,
    "hdf5": hdf5,
    "csv": csv,
    "parquet": parquet,
}

PARTS = (
    ("02691156", "1021a0914a7207aff927ed529ad90a11", "Airplane"),
    ("02691156", "103c9e43cdf6501c62b600da24e0965", "Airplane"),
    ("03797390", "10f6e09036350e92b3f21f1137c3c347", "Mug"),
)
TAXONOMY = [
    {"synsetId": "02691156", "name": "airplane,aeroplane,plane", "children": ["02690373"], "numInstances": 4045},
    {"synsetId": "02690373", "name": "airliner", "children": [], "numInstances": 1490},
    {"synsetId": "03001627", "name": "chair", "children": ["02738535", "04099969"], "numInstances": 6778},
    {"synsetId": "04099969", "name": "rocking chair,rocker", "children": [], "numInstances": 86},
]
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c6360000000020001488aed1f0000000049454e44ae426082"
)
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300281c1e231e19282321232d2b28303c64413c37373c7b585d4964918099968f"
    "808c8aa0b4e6c3a0aadaad8a8cc8ffcbdaeef5ffffff9bc1fffffffaffe6fdfff8ffc0000b080001000101011100ffc4001400010000000000"
    "0000000000000000000003ffc40014100100000000000000000000000000000000ffda0008010100003f0017ffd9"
)


def put(root: Path, name: str, content: bytes) -> None:
    """Write a file below `root`, with the folders that it needs."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def off(seed: int, glued: bool = False) -> bytes:
    """A tetrahedron as OFF; ModelNet has headers that are glued to the counts."""
    vertices = "".join(f"{x:.6f} {y:.6f} {z:.6f}\n" for x, y, z in corners(seed))
    return f"OFF{'' if glued else chr(10)}4 4 0\n{vertices}3 0 2 1\n3 0 1 3\n3 1 2 3\n3 0 3 2\n".encode()


def obj(seed: int, material: str = "") -> bytes:
    """A tetrahedron as OBJ."""
    head = f"mtllib {material}\nusemtl m\n" if material else ""
    vertices = "".join(f"v {x:.6f} {y:.6f} {z:.6f}\n" for x, y, z in corners(seed))
    return f"{head}{vertices}f 1 3 2\nf 1 2 4\nf 2 3 4\nf 1 4 3\n".encode()


def corners(seed: int) -> np.ndarray:
    """Corners of a tetrahedron, `(4, 3)`."""
    regular = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]], dtype=np.float64)
    return regular + np.random.default_rng(seed).uniform(-0.2, 0.2, (4, 3))


def points(seed: int, count: int) -> np.ndarray:
    """Points in a tetrahedron, `(count, 3)`."""
    weights = np.random.default_rng(seed + 1).dirichlet([1.0] * 4, count)
    return weights @ corners(seed)


def _lines(rows: np.ndarray, between: str) -> bytes:
    return "".join(between.join(f"{value:.6f}" for value in row) + "\n" for row in rows).encode()


def _write_h5(path: Path, **arrays: np.ndarray) -> None:
    import h5py

    path.parent.mkdir(parents=True, exist_ok=True)
    with h5py.File(path, "w") as file:
        for name, array in arrays.items():
            file.create_dataset(name, data=array, compression="gzip")


def _idx(magic: int, values: np.ndarray) -> bytes:
    head = struct.pack(f">I{values.ndim}I", magic, *values.shape)
    return gzip.compress(head + values.tobytes(), mtime=0)
