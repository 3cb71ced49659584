"""Whatever is written is read again, by any blocks in any order."""

from __future__ import annotations

import csv
import io
import struct
from contextlib import closing

import h5py
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from shapekin.data.tables.catalogue import open_table

SETTINGS = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(str.strip).filter(bool)
ROWS = hnp.arrays(np.float32, hnp.array_shapes(min_dims=2, max_dims=2, max_side=9), elements=st.floats(width=32))
ARRAYS = st.one_of(
    ROWS,
    hnp.arrays(np.uint8, hnp.array_shapes(min_dims=3, max_dims=3, max_side=6)),
    hnp.arrays(np.float16, st.tuples(st.integers(1, 6), st.integers(1, 6), st.just(3))),
)


def assert_reads(path, format_name, expected, data, names=None):
    n = len(expected)
    with closing(open_table([bytes(path)], format_name)) as table:
        assert len(table.facts) == n
        if names is not None:
            assert list(table.facts.names) == names
        for _ in range(3):
            start = data.draw(st.integers(0, n))
            stop = data.draw(st.integers(start, n))
            block = table.read(start, stop)
            np.testing.assert_array_equal(block.reshape(stop - start, *expected.shape[1:]), expected[start:stop])


@SETTINGS
@given(x=ARRAYS, order=st.sampled_from("CF"), data=st.data())
def test_npz(tmp_path, x, order, data):
    names = data.draw(st.lists(NAMES, min_size=len(x), max_size=len(x)))
    np.savez_compressed(tmp_path / "a.npz", x=np.asarray(x, order=order), names=np.array(names, dtype=str))
    assert_reads(tmp_path / "a.npz", "npz", x, data, [name.rstrip("\0") for name in names])


@SETTINGS
@given(x=ARRAYS, order=st.sampled_from("CF"), data=st.data())
def test_npy(tmp_path, x, order, data):
    np.save(tmp_path / "a.npy", np.asarray(x, order=order))
    assert_reads(tmp_path / "a.npy", "npy", x, data)


@SETTINGS
@given(x=ARRAYS, packed=st.booleans(), data=st.data())
def test_hdf5(tmp_path, x, packed, data):
    names = data.draw(st.lists(NAMES, min_size=len(x), max_size=len(x)))
    with h5py.File(tmp_path / "a.h5", "w") as file:
        file.create_dataset("x", data=x, **({"compression": "gzip"} if packed else {}))
        file["names"] = names
    if x.shape[1:] == (1,):
        return  # one number a row could be labels
    assert_reads(tmp_path / "a.h5", "hdf5", x, data, names)


@SETTINGS
@given(x=ROWS.filter(lambda x: not np.isnan(x).all(axis=0).any()), delimiter=st.sampled_from(",;\t"), data=st.data())
def test_csv(tmp_path, x, delimiter, data):
    names = data.draw(st.lists(NAMES, min_size=len(x), max_size=len(x)))
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow(["name", *(f"f{i}" for i in range(x.shape[1]))])
    writer.writerows([name, *row] for name, row in zip(names, x.astype(np.float64).tolist(), strict=True))
    (tmp_path / "a.csv").write_text(stream.getvalue(), encoding="utf-8", newline="")
    assert_reads(tmp_path / "a.csv", "csv", x.astype(np.float64), data, names)


@SETTINGS
@given(x=ROWS, as_lists=st.booleans(), group=st.integers(1, 9), data=st.data())
def test_parquet(tmp_path, x, as_lists, group, data):
    columns = {"x": pa.array(list(x))} if as_lists else {f"f{i}": x[:, i] for i in range(x.shape[1])}
    names = data.draw(st.lists(NAMES, min_size=len(x), max_size=len(x)))
    pq.write_table(pa.table({"name": names, **columns}), tmp_path / "a.parquet", row_group_size=group)
    assert_reads(tmp_path / "a.parquet", "parquet", x, data, names)


@SETTINGS
@given(x=hnp.arrays(np.uint8, hnp.array_shapes(min_dims=3, max_dims=3, max_side=6)), data=st.data())
def test_idx(tmp_path, x, data):
    path = tmp_path / "train-images-idx3-ubyte"
    path.write_bytes(struct.pack(">HBB3I", 0, 8, 3, *x.shape) + x.tobytes())
    assert_reads(path, "idx", x, data)
