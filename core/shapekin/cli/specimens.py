"""One small file of every format that is read, made by code: what the self-test reads."""

from __future__ import annotations

import csv
import io
import struct

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.data.readers import PICTURE_LOADERS
from shapekin.samples.off import off_text

SIDE = 16


def block() -> tuple[FloatArray, IntArray]:
    """A block of edges 2, 1 and 1.5: 8 vertices, 12 triangles that all look outwards."""
    corners = np.array([[x, y, z] for x in (-1.0, 1.0) for y in (-0.5, 0.5) for z in (-0.75, 0.75)])
    sides = ((0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3))
    faces = [face for a, b, c, d in sides for face in ((a, b, c), (a, c, d))]
    return corners, np.array(faces, dtype=np.int64)


def shapes() -> dict[str, bytes]:
    """Files of meshes and clouds by extension."""
    vertices, faces = block()
    off = off_text(vertices, faces)
    numbers = "\n".join(f"{x} {y} {z}" for x, y, z in vertices)
    pcd = (
        "VERSION .7\nFIELDS x y z\nSIZE 4 4 4\nTYPE F F F\nCOUNT 1 1 1\nWIDTH 8\nHEIGHT 1\n"
        f"VIEWPOINT 0 0 0 1 0 0 0\nPOINTS 8\nDATA ascii\n{numbers}\n"
    )
    coloured = off.replace("OFF", "COFF", 1).splitlines()
    coloured[2:10] = [f"{line} 200 90 40 255" for line in coloured[2:10]]
    directed = off.replace("OFF", "NOFF", 1).splitlines()
    directed[2:10] = [f"{line} 0 0 1" for line in directed[2:10]]
    texts = {
        ".off": off,
        ".coff": "\n".join(coloured),
        ".noff": "\n".join(directed),
        ".pcd": pcd,
        ".pts": f"8\n{numbers}\n",
        **dict.fromkeys((".xyz", ".txt", ".asc"), numbers + "\n"),
    }
    arrays = {".npy": _npy(vertices), ".npz": _npz(points=vertices)}
    return {name: text.encode() for name, text in texts.items()} | arrays | _scenes(vertices, faces)


def pictures() -> dict[str, bytes]:
    """Files of one picture, dark on the left and bright on the right, by extension."""
    from PIL import Image

    image = Image.fromarray(np.repeat(np.linspace(0, 255, SIDE).astype(np.uint8)[None], SIDE, axis=0))
    forms = Image.registered_extensions() | {".dib": "BMP"}
    return {extension: _saved(image, forms[extension]) for extension in PICTURE_LOADERS}


def tables() -> dict[str, tuple[str, bytes]]:
    """A file name and the bytes of a table of four rows, by the name of the format."""
    import pyarrow
    from pyarrow import parquet

    rows = np.arange(12, dtype=np.float32).reshape(4, 3)
    columns = [f"f{number}" for number in range(3)]
    lines, packed = io.StringIO(), io.BytesIO()
    csv.writer(lines).writerows([columns, *rows.tolist()])
    parquet.write_table(pyarrow.table(dict(zip(columns, rows.T, strict=True))), packed)
    idx = struct.pack(">HBB3I", 0, 8, 3, 4, SIDE, SIDE) + bytes(4 * SIDE * SIDE)
    clouds = np.random.default_rng(0).normal(size=(4, 32, 3)).astype(np.float32)
    return {
        "npz": ("rows.npz", _npz(x=rows)),
        "npy": ("rows.npy", _npy(rows)),
        "modelnet_hdf5": ("ply_data_train0.h5", _hdf5(data=clouds, label=np.zeros((4, 1), np.uint8))),
        "hdf5": ("rows.h5", _hdf5(x=rows)),
        "csv": ("rows.csv", lines.getvalue().encode()),
        "parquet": ("rows.parquet", packed.getvalue()),
        "idx": ("t10k-images-idx3-ubyte", idx),
    }


def _scenes(vertices: FloatArray, faces: IntArray) -> dict[str, bytes]:
    """The formats that trimesh writes."""
    import trimesh
    from trimesh.exchange.gltf import export_gltf

    mesh = trimesh.Trimesh(vertices, faces, process=False)
    plain = {f".{form}": mesh.export(file_type=form) for form in ("obj", "ply", "stl", "glb", "3mf", "dae")}
    gltf = export_gltf(mesh.scene(), embed_buffers=True)["model.gltf"]  # type: ignore[no-untyped-call]
    return {name: data.encode() if isinstance(data, str) else bytes(data) for name, data in plain.items()} | {
        ".gltf": gltf
    }


def _saved(image: object, form: str) -> bytes:
    stream = io.BytesIO()
    image.save(stream, format=form)  # type: ignore[attr-defined]
    return stream.getvalue()


def _npy(array: AnyArray) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=False)
    return stream.getvalue()


def _npz(**arrays: AnyArray) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, allow_pickle=False, **arrays)
    return stream.getvalue()


def _hdf5(**arrays: AnyArray) -> bytes:
    import h5py

    stream = io.BytesIO()
    with h5py.File(stream, "w") as file:
        for name, array in arrays.items():
            file[name] = array
    return stream.getvalue()
