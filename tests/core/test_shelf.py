from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from shapekin.store import shelf as shelf_module
from shapekin.store.cache import Cache
from shapekin.store.shelf import BESIDE, Shelf

KEY = "ab" * 32
CORE = Path(__file__).resolve().parents[2] / "core"


def fill(path, count=10):
    with Shelf(path) as shelf:
        for i in range(count):
            shelf.put(b"%d" % i, b"value %d" % i)


def python(code, *arguments, **more):
    environment = {**os.environ, "PYTHONPATH": str(CORE)}
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], env=environment, text=True, **more)


def test_values_come_back_also_before_they_are_written(tmp_path):
    with Shelf(tmp_path / "s.shelf") as shelf:
        shelf.put(b"a", b"1")
        assert shelf.get(b"a") == b"1"
        assert shelf.get(b"b") is None
    with Shelf(tmp_path / "s.shelf") as shelf:
        assert shelf.get(b"a") == b"1"
        assert list(shelf.keys()) == [b"a"]
        shelf.put(b"a", b"2")
        shelf.flush()
        assert shelf.get(b"a") == b"2"


def test_a_shelf_without_a_file_keeps_nothing():
    with Shelf(None) as shelf:
        shelf.put(b"a", b"1")
        shelf.flush()
        assert shelf.get(b"a") is None
        assert list(shelf.keys()) == []


def test_a_damaged_value_is_missing_and_the_others_are_not(tmp_path):
    path = tmp_path / "s.shelf"
    fill(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE shelf SET value = 'other' WHERE key = ?", (b"3",))
    connection.close()
    with Shelf(path) as shelf:
        assert shelf.get(b"3") is None
        assert shelf.get(b"4") == b"value 4"


@pytest.mark.parametrize("kind", ["noise", "foreign", "cut", "scribbled"])
def test_a_file_that_is_no_shelf_is_replaced(tmp_path, kind):
    path = tmp_path / "s.shelf"
    if kind == "noise":
        path.write_bytes(random.Random(0).randbytes(50_000))
    elif kind == "foreign":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE bookmarks (place)")
        connection.close()
    else:
        fill(path, 2000)
        raw = path.read_bytes()
        path.write_bytes(raw[:20_000] if kind == "cut" else raw[:4096] + bytes(len(raw) - 4096))
    for _ in range(3):  # what shows only while it is used is replaced the next time
        fill(path)
    with Shelf(path) as shelf:
        assert [shelf.get(b"%d" % i) for i in range(10)] == [b"value %d" % i for i in range(10)]


def test_a_shelf_that_another_program_holds_keeps_nothing_and_stops_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(shelf_module, "_PATIENCE", 0.05)
    path = tmp_path / "s.shelf"
    fill(path)
    opened = Shelf(path)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    opened.put(b"new", b"1")
    opened.flush()
    assert opened.get(b"new") is None
    assert opened.get(b"1") == b"value 1"
    opened.close()
    with Shelf(path) as late:
        late.put(b"late", b"1")
    holder.close()
    fill(path, 12)
    with Shelf(path) as shelf:
        assert shelf.get(b"11") == b"value 11"


def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    fill(tmp_path / "file" / "s.shelf")


def test_two_writers_at_once_lose_nothing(tmp_path):
    path = tmp_path / "s.shelf"

    def write(name):
        with Shelf(path) as shelf:
            for i in range(300):
                shelf.put(b"%s %d" % (name, i), bytes(5000))

    writers = [threading.Thread(target=write, args=[name]) for name in (b"a", b"b", b"c")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with Shelf(path) as shelf:
        assert len(list(shelf.keys())) == 900
        assert all(shelf.get(key) == bytes(5000) for key in shelf.keys())  # noqa: SIM118


WRITER = """
import sys
from pathlib import Path
from shapekin.store.shelf import Shelf
shelf = Shelf(Path(sys.argv[1]))
i = int(sys.argv[2])
while True:
    shelf.put(b"%d" % i, b"%d" % i * 3000)
    print(i, flush=True)
    i += 1
"""


def test_a_killed_writer_loses_at_most_the_last_handful(tmp_path):
    path, begin, rng = tmp_path / "s.shelf", 0, random.Random(1)
    for _ in range(4):
        with python(WRITER, path, begin, stdout=subprocess.PIPE) as writer:
            first = writer.stdout.readline()
            time.sleep(0.1 + 0.3 * rng.random())
            writer.kill()
            said = int((first + writer.stdout.read()).split("\n")[-2])
        with Shelf(path) as shelf:
            there = sorted(int(key) for key in shelf.keys())  # noqa: SIM118
            assert there == list(range(len(there)))
            assert len(there) >= said - shelf_module.AT_MOST
            assert all(shelf.get(b"%d" % i) == b"%d" % i * 3000 for i in there)
        begin = len(there)
    assert begin > 100


FILLER = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_FSIZE, (4 << 20, 4 << 20))
from shapekin.store.cache import Cache, CacheError
cache = Cache(Path(sys.argv[1]))
shelf = cache.shelf(sys.argv[2])
try:
    for i in range(1000):
        with cache.speaking():
            shelf.put(b"%d" % i, bytes(10_000))
except CacheError as error:
    print(error)
shelf.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_full_disk_is_told_and_what_was_written_stays(tmp_path):
    with python(FILLER, tmp_path, KEY, stdout=subprocess.PIPE) as filler:
        said = filler.stdout.read()
    assert filler.returncode == 0
    assert "could not be written" in said
    assert "Make room" in said
    with Cache(tmp_path).shelf(KEY) as shelf:
        there = [shelf.get(key) for key in shelf.keys()]  # noqa: SIM118
    assert there
    assert set(there) == {bytes(10_000)}


def test_pruning_takes_a_shelf_with_all_that_belongs_to_it(tmp_path):
    cache = Cache(tmp_path)
    shelf = cache.shelf(KEY)
    shelf.put(b"a", bytes(100_000))
    shelf.flush()
    beside = [path for path in tmp_path.rglob("*") if path.name.endswith(BESIDE)]
    assert beside
    cache.prune(1 << 30)
    assert all(path.exists() for path in beside)
    cache.prune(0)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    shelf.close()
