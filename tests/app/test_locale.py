"""Under a locale that writes a comma, the same coordinates are read, in the window and in the worker."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json, locale, sys
from pathlib import Path


def main():
    from PySide6.QtCore import QTimer
    from shapekin_app.application import make_qt_application
    from shapekin_app.bridge import JobBridge
    from shapekin.events import Failed, Finished
    from shapekin.data.options import ImportOptions
    from shapekin.jobs.job import ImportJob
    from shapekin.jobs.runners import WorkerRunner
    from shapekin.store.cache import Cache

    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    app = make_qt_application([])
    language = locale.setlocale(locale.LC_CTYPE)
    import ctypes
    strtod = ctypes.CDLL(None).strtod
    strtod.restype = ctypes.c_double
    here = strtod(b"0.5", None)
    cache = Cache(folder / "cache")
    bridge = JobBridge(lambda on_event: WorkerRunner(cache.root, on_event))
    told = {}

    def hear(event):
        if isinstance(event, (Finished, Failed)):
            told["event"] = event
            app.quit()

    bridge.event_arrived.connect(hear)
    bridge.submit(ImportJob(str(source), ImportOptions(points=256)))
    QTimer.singleShot(100_000, app.quit)
    app.exec()
    result = told["event"].result
    cloud = cache.get(result.prepared.data)
    spread = sorted(float(v) for v in cloud[0].max(axis=0) - cloud[0].min(axis=0))
    bridge.close()
    print(json.dumps({"locale": language, "here": here, "spread": spread, "faults": [f.reason for f in result.faults]}))


if __name__ == "__main__":
    main()
"""

BOX = """ply
format ascii 1.0
element vertex 8
property float x
property float y
property float z
element face 6
property list uchar int vertex_indices
end_header
-0.5 -1.25 -2.5
0.5 -1.25 -2.5
0.5 1.25 -2.5
-0.5 1.25 -2.5
-0.5 -1.25 2.5
0.5 -1.25 2.5
0.5 1.25 2.5
-0.5 1.25 2.5
4 0 3 2 1
4 4 5 6 7
4 0 1 5 4
4 1 2 6 5
4 2 3 7 6
4 3 0 4 7
"""


@pytest.fixture(scope="module")
def comma_locale(tmp_path_factory) -> dict[str, str]:
    """An environment in which numbers are written "0,5"."""
    import locale

    try:
        kept = locale.setlocale(locale.LC_NUMERIC)
        locale.setlocale(locale.LC_NUMERIC, "de_DE.UTF-8")
        locale.setlocale(locale.LC_NUMERIC, kept)
    except locale.Error:
        pass
    else:
        return {"LC_ALL": "de_DE.UTF-8"}
    folder = tmp_path_factory.mktemp("locales")
    localedef = shutil.which("localedef")
    if localedef is None:
        pytest.skip("no German locale, and no localedef to make one")
    made = subprocess.run(
        [localedef, "-i", "de_DE", "-f", "UTF-8", str(folder / "de_DE.UTF-8")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if not (folder / "de_DE.UTF-8" / "LC_NUMERIC").is_file():
        pytest.skip(f"no German locale, and none could be made: {made.stderr.strip()}")
    return {"LC_ALL": "de_DE.UTF-8", "LOCPATH": str(folder)}


def test_coordinates_are_the_same_under_a_comma_locale(tmp_path, comma_locale):
    source = tmp_path / "boxes"
    source.mkdir()
    for number in range(4):
        (source / f"box{number}.ply").write_text(BOX)
    (tmp_path / "program.py").write_text(PROGRAM)
    root = Path(__file__).parents[2]
    environment = {
        **os.environ, **comma_locale, "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join([str(root / "core"), str(root / "app")]),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, str(tmp_path / "program.py"), str(source), str(tmp_path)],
        env=environment, capture_output=True, text=True, timeout=150, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["locale"].startswith("de_DE")
    assert told["here"] == 0.5
    assert told["faults"] == []
    x, y, z = told["spread"]
    assert y / x == pytest.approx(2.5, rel=0.15)
    assert z / x == pytest.approx(5.0, rel=0.15)
