from __future__ import annotations

import errno
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from shapekin.errors import ParameterError
from shapekin.store import arrayfile
from shapekin.store.cache import Cache, CacheError, CacheMissError, cache_key
from shapekin.store.sealed import new_sealed_file

CORE = Path(__file__).resolve().parents[2] / "core"
KEY = cache_key("test", 1, {"points": 2048}, ["a"])


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def the_file(cache: Cache) -> Path:
    (path,) = (p for p in cache.root.rglob("*") if p.is_file())
    return path


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(CORE), "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=environment, check=False
    )


def test_key_depends_on_everything_but_the_order_of_parameters() -> None:
    base = cache_key("s", 1, {"a": 1, "b": 2.5}, ["x", "y"])
    assert base == cache_key("s", 1, {"b": np.float64(2.5), "a": np.int64(1)}, ("x", "y"))
    others = [
        cache_key("t", 1, {"a": 1, "b": 2.5}, ["x", "y"]),
        cache_key("s", 2, {"a": 1, "b": 2.5}, ["x", "y"]),
        cache_key("s", 1, {"a": 2, "b": 2.5}, ["x", "y"]),
        cache_key("s", 1, {"a": 1, "b": 2.5}, ["y", "x"]),
    ]
    assert len({base, *others}) == 5


@pytest.mark.parametrize(
    "array",
    [
        np.arange(24, dtype=np.float32).reshape(2, 3, 4),
        np.asfortranarray(np.arange(6).reshape(2, 3)),
        np.empty((0, 2), np.int64),
        np.array(3.5),
        np.array([True, False]),
        np.arange(10, dtype=np.uint8)[::2],
    ],
)
@pytest.mark.parametrize("mmap", [True, False])
def test_arrays_come_back_as_they_were_and_read_only(cache: Cache, array: np.ndarray, mmap: bool) -> None:
    cache.put(KEY, array)
    got = cache.get(KEY, mmap=mmap)
    np.testing.assert_array_equal(got, array)
    assert (got.dtype, got.shape) == (array.dtype, array.shape)
    assert not got.flags.writeable


def test_missing_says_so(cache: Cache) -> None:
    assert not cache.has(KEY)
    with pytest.raises(CacheMissError):
        cache.get(KEY)
    with pytest.raises(CacheMissError):
        cache.get_weights(KEY)


def test_any_flipped_byte_is_found_and_the_file_removed(cache: Cache) -> None:
    cache.put(KEY, np.arange(5, dtype=np.int64))
    sound = the_file(cache).read_bytes()
    for place in range(len(sound)):
        cache.put(KEY, np.arange(5, dtype=np.int64))
        the_file(cache).write_bytes(sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
        with pytest.raises(CacheMissError):
            cache.get(KEY)
        assert not cache.has(KEY)


@pytest.mark.parametrize("harm", [lambda raw: b"", lambda raw: raw[:-1], lambda raw: raw[:60], lambda raw: raw + b"x"])
def test_a_file_of_another_length_is_found(cache: Cache, harm: Callable[[bytes], bytes]) -> None:
    cache.put(KEY, np.arange(1000))
    the_file(cache).write_bytes(harm(the_file(cache).read_bytes()))
    with pytest.raises(CacheMissError):
        cache.get(KEY)


def test_a_large_array_that_lost_its_end_is_found(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrayfile, "VERIFY_BELOW", 0)
    cache.put(KEY, np.arange(1000))
    path = the_file(cache)
    raw = path.read_bytes()
    path.write_bytes(raw[:2000] + raw[2008:])
    with pytest.raises(CacheMissError):
        cache.get(KEY)


def test_pickles_are_neither_written_nor_read(cache: Cache, tmp_path: Path) -> None:
    with pytest.raises(ParameterError):
        cache.put(KEY, np.array([{}], dtype=object))
    with pytest.raises(ParameterError), cache.create(KEY, (3,), object):
        pass

    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "exploded"),)

    path = cache.root / KEY[:2] / f"{KEY}.npy"
    for write in (
        lambda file: np.save(file, np.array([Bomb()], dtype=object), allow_pickle=True),
        lambda file: pickle.dump(Bomb(), file),
    ):
        with new_sealed_file(path) as temporary, temporary.open("wb") as file:
            write(file)
        with pytest.raises(CacheMissError):
            cache.get(KEY)
    assert not (tmp_path / "exploded").exists()


@pytest.mark.parametrize(
    "name",
    ["", "x", "../../etc/passwd", KEY + "/../x", KEY + ".", KEY + "..a", KEY + ".a/b", KEY + ".a\\b",
     "/" + KEY, KEY + "\n", KEY + ".A", KEY + ".a\0", KEY[:31], KEY + "0"],
)  # fmt: skip
def test_tricks_in_names_are_refused(cache: Cache, name: str) -> None:
    for use in (cache.get, cache.has, cache.remove, lambda name: cache.put(name, np.zeros(1))):
        with pytest.raises(ParameterError):
            use(name)
    assert not cache.root.exists()


def test_created_arrays_appear_only_when_done(cache: Cache) -> None:
    with cache.create(f"{KEY}.data", (100, 3), np.float32) as array:
        assert (np.asarray(array) == 0).all()
        array[:] = 7
        assert not cache.has(f"{KEY}.data")
    assert (cache.get(f"{KEY}.data") == 7).all()
    with cache.create(f"{KEY}.none", (0, 3), np.float32):
        pass
    assert cache.get(f"{KEY}.none").shape == (0, 3)


def test_interrupted_create_leaves_nothing(cache: Cache) -> None:
    with pytest.raises(KeyboardInterrupt), cache.create(KEY, (10,), np.int64):
        raise KeyboardInterrupt
    assert [p for p in cache.root.rglob("*") if p.is_file()] == []


def test_full_disk_is_said_and_leaves_nothing(cache: Cache) -> None:
    code = f"""
import resource, sys
from pathlib import Path
import numpy as np
from shapekin.store.cache import Cache, CacheError
cache = Cache(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
for write in (
    lambda: cache.put("{KEY}", np.zeros(100_000)),
    lambda: cache.create("{KEY}", (100_000,), np.float64).__enter__(),
):
    try:
        write()
    except CacheError as error:
        assert "room" in error.hint
    else:
        raise AssertionError
"""
    done = run_python(code, str(cache.root))
    assert done.returncode == 0, done.stderr
    assert [p for p in cache.root.rglob("*") if p.is_file()] == []


def test_two_processes_write_the_same_name_at_once(cache: Cache) -> None:
    code = f"""
import sys
from pathlib import Path
import numpy as np
from shapekin.store.cache import Cache
cache = Cache(Path(sys.argv[1]))
for _ in range(100):
    cache.put("{KEY}", np.arange(20_000))
    assert cache.get("{KEY}").sum() == 199990000
"""
    environment = {**os.environ, "PYTHONPATH": str(CORE), "OMP_NUM_THREADS": "1"}
    both = [subprocess.Popen([sys.executable, "-c", code, str(cache.root)], env=environment) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert the_file(cache).name == f"{KEY}.npy"


def test_weights_are_sealed_safetensors(cache: Cache) -> None:
    weights = {"encoder.0.weight": np.arange(6, dtype=np.float32).reshape(2, 3).T, "Bias": np.zeros(3)}
    cache.put_weights(f"{KEY}.weights", weights)
    assert cache.has(f"{KEY}.weights")
    got = cache.get_weights(f"{KEY}.weights")
    assert got.keys() == weights.keys()
    for name, value in weights.items():
        np.testing.assert_array_equal(got[name], value)
    raw = bytearray(the_file(cache).read_bytes())
    raw[len(raw) // 2] ^= 1
    the_file(cache).write_bytes(raw)
    with pytest.raises(CacheMissError):
        cache.get_weights(f"{KEY}.weights")
    assert not cache.has(f"{KEY}.weights")


def test_blobs(cache: Cache) -> None:
    blobs = [b"one", b"", b"three"]
    names = cache.put_blobs(f"{KEY}.thumbnails", blobs)
    assert names == (f"{KEY}.thumbnails", f"{KEY}.thumbnails_offsets")
    got = cache.get_blobs(*names)
    assert (len(got), list(got), got[-1], got[1:]) == (3, blobs, b"three", blobs[1:])
    with pytest.raises(IndexError):
        got[3]
    assert len(cache.get_blobs(cache.put_blobs(KEY, [])[0])) == 0
    cache.put(names[1], np.array([0, 5, 2, 8]))
    with pytest.raises(CacheMissError):
        cache.get_blobs(*names)


def test_prune_removes_what_was_not_used_for_longest(cache: Cache) -> None:
    keys = [cache_key("prune", 1, {"i": i}, []) for i in range(4)]
    for age, key in enumerate(keys):
        cache.put(key, np.zeros(1000))
        path = cache.root / key[:2] / f"{key}.npy"
        os.utime(path, (1_000_000 + age, 1_000_000 + age))
    cache.get(keys[0])
    one = cache.size() // 4
    assert cache.prune(2 * one) == 2 * one
    assert [cache.has(key) for key in keys] == [True, False, False, True]
    abandoned = cache.root / keys[0][:2] / ".part-0"
    abandoned.write_bytes(b"x" * 10)
    cache.prune(10 * one)
    assert abandoned.exists()
    os.utime(abandoned, (1, 1))
    cache.prune(10 * one)
    assert not abandoned.exists()
    cache.remove(keys[0])
    assert not cache.has(keys[0])


def test_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SHAPEKIN_CACHE", str(tmp_path / "here"))
    assert Cache().root == tmp_path / "here"
    monkeypatch.delenv("SHAPEKIN_CACHE")
    assert "shapekin" in str(Cache().root)
    (tmp_path / "file").write_text("")
    with pytest.raises(CacheError):
        Cache(tmp_path / "file").put(KEY, np.zeros(1))


def test_the_store_is_light_to_import() -> None:
    code = """
import sys
import shapekin.store.project, shapekin.store.cache, shapekin.store.migrations
heavy = {"torch", "scipy", "sklearn", "open3d", "trimesh", "PIL", "PySide6", "pyqtgraph", "safetensors"}
sys.exit(",".join(heavy & set(sys.modules)) or 0)
"""
    done = run_python(code)
    assert done.returncode == 0, done.stderr


def test_weights_keep_their_shapes_even_without_axes(tmp_path):
    cache = Cache(tmp_path)
    weights = {"steps": np.array(3.0, np.float32), "matrix": np.arange(6, dtype=np.float32).reshape(2, 3).T}
    cache.put_weights("0" * 64, weights)
    back = cache.get_weights("0" * 64)
    assert {name: array.shape for name, array in back.items()} == {"steps": (), "matrix": (3, 2)}
    np.testing.assert_array_equal(back["matrix"], weights["matrix"])


def test_scratch_is_gone_afterwards_and_what_the_killed_left_after_a_day(cache: Cache) -> None:
    with cache.scratch() as abandoned_place:
        root = abandoned_place.parent
    fresh, old = root / "scratch-fresh", root / "scratch-old"
    for folder in (fresh, old):
        folder.mkdir()
    os.utime(old, (0, 0))
    with pytest.raises(FileExistsError), cache.scratch() as scratch:
        scratch.mkdir()
    assert [path.name for path in root.iterdir()] == ["scratch-fresh"]


def test_the_disk_speaks_for_people(cache: Cache) -> None:
    with pytest.raises(CacheError, match="No space left"), cache.speaking():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
