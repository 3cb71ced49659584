"""Tables that lie, in limited children: each ends as one error with a reason, and the parent goes on."""

from __future__ import annotations

import os
import pickle
import struct
import zipfile
import zlib
from contextlib import suppress

import h5py
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from helpers.damaged import zip_of
from shapekin.data.isolation import Limits, ReaderPool, Reply
from shapekin.data.tables.catalogue import FORMATS, format_of, inspect, open_table
from shapekin.errors import SourceError, UnreadableFileError


def npy_header(shape, descr="<f8"):
    text = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}".encode().ljust(117) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text


def npz_of_four_gibibytes(path):
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    head = packer.compress(npy_header("(2000000, 268)")) + packer.flush(zlib.Z_FULL_FLUSH)
    zeros = packer.compress(bytes(64 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    zip_of(path, "x.npy", head + 64 * zeros + packer.flush(), 128 + 2_000_000 * 268 * 8)


def npz_that_lies_about_its_size(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x.npy", npy_header("(500000, 8)") + bytes(800))
    data = path.read_bytes()
    true = struct.pack("<I", len(npy_header("(500000, 8)")) + 800)
    path.write_bytes(data.replace(true, struct.pack("<I", 32_000_128)))


def hdf5_of_another_file(path):
    with h5py.File(path, "w") as file:
        file.create_dataset("x", (10, 10), "<u1", external=[("/etc/passwd", 0, 100)])


def parquet_cut_off(path):
    pq.write_table(pa.table({"a": np.random.default_rng(0).random(1000)}), path)
    path.write_bytes(path.read_bytes()[:-100])


def parquet_of_zeros(path):
    zeros = pa.array(np.zeros(1_000_000))
    pq.write_table(pa.table({f"c{i}": zeros for i in range(40)}), path)


def gz_of_a_gibibyte(path):
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    head = packer.compress(struct.pack(">HBB3I", 0, 8, 3, 1 << 20, 32, 32)) + packer.flush(zlib.Z_FULL_FLUSH)
    zeros = packer.compress(bytes(64 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    path.write_bytes(head + 16 * zeros + packer.flush())


HOSTILE = {
    "pickled.npy": lambda path: path.write_bytes(npy_header("(3, 3)", "|O") + pickle.dumps([1])),
    "huge.npy": lambda path: path.write_bytes(npy_header(f"({2**62}, 8)")),
    "bomb.npz": npz_of_four_gibibytes,
    "lies.npz": npz_that_lies_about_its_size,
    "reads.h5": hdf5_of_another_file,
    "cut.parquet": parquet_cut_off,
    "zeros.parquet": parquet_of_zeros,
    "line.csv": lambda path: path.write_bytes(b"a,b\n" + b"1" * 100_000_000),
    "quote.csv": lambda path: path.write_bytes(b'a,b\n"' + b"1,\n" * 1_000_000),
    "huge-images-idx3-ubyte": lambda path: path.write_bytes(struct.pack(">HBB3I", 0, 8, 3, 9, 2**32 - 1, 2**32 - 1)),
    "bomb-images-idx3-ubyte.gz": gz_of_a_gibibyte,
    "folder.npz": lambda path: path.mkdir(),
    "pipe.csv": os.mkfifo,
    "empty.parquet": lambda path: path.touch(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_tables_are_refused(tmp_path, name):
    path = tmp_path / name
    HOSTILE[name](path)
    with pytest.raises(SourceError, match="can't be read") as refused:
        inspect([bytes(path)], format_of(bytes(path)))
    assert "crashed" not in str(refused.value)
    assert "took longer" not in str(refused.value)


def read_all(task):
    """The task of a child: open a table and read all of it."""
    path, name = task
    table = open_table([path], name)
    table.read(0, len(table.facts))
    return Reply()


def some_table(path):
    x = np.random.default_rng(0).integers(0, 100, (40, 6, 6)).astype(np.uint8)
    match format_of(bytes(path)):
        case "npz":
            np.savez_compressed(path, x=x, y=np.arange(40), names=np.arange(40).astype(str))
        case "npy":
            np.save(path, x)
        case "hdf5" | "modelnet_hdf5":
            with h5py.File(path, "w") as file:
                file.create_dataset("data", data=x[:, :, :3].astype(np.float32), compression="gzip", chunks=(10, 6, 3))
                file["label"] = np.arange(40)
                file["names"] = [str(i) for i in range(40)]
        case "csv":
            path.write_text("name,label,a\n" + "".join(f"n{i},k,{i / 7}\n" for i in range(40)))
        case "parquet":
            pq.write_table(pa.table({"name": [str(i) for i in range(40)], "v": list(x[:, 0])}), path)
        case "idx":
            path.write_bytes(struct.pack(">HBB3I", 0, 8, 3, *x.shape) + x.tobytes())


FILES = {
    "npz": "a.npz",
    "npy": "a.npy",
    "hdf5": "a.h5",
    "modelnet_hdf5": "ply_data_test0.h5",
    "csv": "a.csv",
    "parquet": "a.parquet",
    "idx": "a-images-idx3-ubyte",
}


def test_bytes_that_were_changed_never_reach_the_parent(tmp_path):
    assert set(FILES) == set(FORMATS)
    rng = np.random.default_rng(0)
    warm = ("shapekin.data.tables.catalogue", "h5py", "pyarrow.parquet", "core.tables.test_hostile_tables")
    with ReaderPool(1, Limits(seconds=20), warm) as pool:
        for name, file_name in FILES.items():
            path = tmp_path / file_name
            some_table(path)
            whole = path.read_bytes()
            pool.run(read_all, (bytes(path), name))
            for _ in range(25):
                data = bytearray(whole)
                for at in rng.integers(0, min(len(data), 4000), rng.integers(1, 9)):
                    data[at] = rng.integers(0, 256)
                path.write_bytes(data[: rng.integers(1, len(data))] if rng.random() < 0.3 else data)
                with suppress(UnreadableFileError):
                    pool.run(read_all, (bytes(path), name))
