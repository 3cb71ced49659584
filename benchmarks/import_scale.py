"""A repository of made-up meshes imported: cold, killed and resumed, against a plain loop, in one run.

.venv/bin/python benchmarks/import_scale.py --count 51300 --folder /somewhere/with/room

The plain loop is trimesh.load, the same sampling and the same thumbnail, one core, over some of the same files.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from meshes_of import mesh_path, write_meshes

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "core")}
LIMIT_MIB = 2048


@dataclass(frozen=True)
class Run:
    """One import in a process of its own, by the job that `shapekin new` runs; z is said to be up.

    Attributes:
        seconds: Wall time.
        peak_mib: Most memory of all its processes together (PSS).
        peak_stage: What it did then.
        stages: Seconds from the start at which each stage began.
        kept: Items that an earlier run had read.
        items: Items in all.
    """

    seconds: float
    peak_mib: float
    peak_stage: str
    stages: dict[str, float]
    kept: int
    items: int


DRIVER = """
import hashlib, json, sys, time
from pathlib import Path
from shapekin.data.options import ImportOptions
from shapekin.events import Progress
from shapekin.jobs.job import ImportJob
from shapekin.jobs.runners import run_inline
from shapekin.store.cache import Cache

if __name__ == "__main__":
    began, told, last = time.monotonic(), [""], [0.0]
    def tell(event):
        if isinstance(event, Progress) and (
            event.stage != told[0] or event.done == event.total or time.monotonic() - last[0] > 0.2
        ):
            told[0], last[0] = event.stage, time.monotonic()
            told[1:] = [event.done, event.metrics.get("kept", 0)]
            print(json.dumps([time.monotonic() - began, *told]), flush=True)
    cache = Cache(Path(sys.argv[2]))
    result = run_inline(ImportJob(sys.argv[1], ImportOptions(up="z")), cache, tell)
    def digest(name):
        array, found = cache.get(name), hashlib.sha256()
        for start in range(0, len(array), 1024):
            found.update(array[start : start + 1024].tobytes())
        return found.hexdigest()
    parts = ("data", "thumbnails", "thumbnail_offsets", "features", "labels")
    done = {part: digest(getattr(result.prepared, part)) for part in parts}
    print(json.dumps({**done, "revision": result.dataset.revision, "items": len(result.dataset)}), flush=True)
"""


class Memory(threading.Thread):
    """Looks every half second at what a process and all below it hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._ended = pid, threading.Event()
        self.stage, self.peak_mib, self.peak_stage = "", 0.0, ""

    def run(self) -> None:
        """Until stopped."""
        while not self._ended.wait(0.5):
            held = sum(_pss_mib(pid) for pid in _tree(self._pid))
            if held > self.peak_mib:
                self.peak_mib, self.peak_stage = held, self.stage

    def stop(self) -> None:
        """End."""
        self._ended.set()
        self.join()


def _tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents.setdefault(int(stat.rpartition(")")[2].split()[1]), []).append(int(entry.name))
    found = [pid]
    for one in found:
        found.extend(parents.get(one, []))
    return found


def _pss_mib(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def cold_or_resumed(source: Path, cache: Path, kill_at: int = 0) -> tuple[Run | None, dict[str, object]]:
    """Import; with `kill_at`, kill the whole group once that many items were read."""
    began = time.monotonic()
    command = [sys.executable, "-c", DRIVER, str(source), str(cache)]
    stages: dict[str, float] = {}
    kept, answer = 0, {}
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True, start_new_session=True) as run:
        memory = Memory(run.pid)
        memory.start()
        assert run.stdout is not None
        for line in run.stdout:
            told = json.loads(line)
            if isinstance(told, dict):
                answer = told
                continue
            seconds, memory.stage, done, kept_now = told
            stages.setdefault(memory.stage, seconds)
            kept = max(kept, int(kept_now))
            if kill_at and memory.stage == "Reading" and done >= kill_at:
                os.killpg(run.pid, signal.SIGKILL)
                break
        run.stdout.read()
    memory.stop()
    if kill_at:
        return None, {}
    items = int(str(answer["items"]))
    return Run(time.monotonic() - began, memory.peak_mib, memory.peak_stage, stages, kept, items), answer


def kept_in(cache: Path) -> int:
    """How many items the journal of a killed run holds."""
    from shapekin.data.dataset import DataKind
    from shapekin.data.options import ImportOptions
    from shapekin.jobs.intake.journal import Journal
    from shapekin.store.cache import Cache

    with Journal(Cache(cache), ImportOptions(up="z"), DataKind.CLOUDS, "z") as journal:
        return len(list(journal.contents()))


def plain_loop(files: list[Path]) -> float:
    """Seconds of CPU an item takes without Shapekin's readers, journal and children."""
    import trimesh

    from shapekin.data.contents import Mesh
    from shapekin.data.preparation.sampling import item_rng, sample_shape
    from shapekin.render.stills.thumbnails import thumbnail

    def one(path: Path) -> None:
        loaded = trimesh.load(path, force="mesh")
        mesh = Mesh(loaded.vertices.view().astype(float), loaded.faces.view().astype("int64"))
        sample_shape(mesh, 2048, "uniform", item_rng(0, "0" * 64))
        thumbnail(mesh)

    one(files[0])
    began = time.perf_counter()
    for path in files:
        one(path)
    return (time.perf_counter() - began) / len(files)


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=51_300)
    parser.add_argument("--plain", type=int, default=400, help="files of the plain loop")
    parser.add_argument("--folder", type=Path, default=Path("import_scale_scratch"), help="scratch folder")
    parser.add_argument("--seed", type=int, default=0, help="of the moment of the kill")
    parser.add_argument("--once", action="store_true", help="killed and resumed only, for half the time")
    parser.add_argument("--loop", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    source = options.folder / f"meshes_{options.count}"
    step = max(1, options.count // options.plain)
    some = [mesh_path(source, index) for index in range(0, options.count, step)]
    if options.loop:
        print(json.dumps(plain_loop(some)))
        return
    began = time.monotonic()
    write_meshes(source, options.count, os.cpu_count() or 1)
    print(f"{options.count} meshes made in {time.monotonic() - began:.0f} s", file=sys.stderr)
    caches = [options.folder / name for name in ("cache_cold", "cache_killed")]
    for cache in caches:
        shutil.rmtree(cache, ignore_errors=True)
    load = os.getloadavg()[0]
    # before and after, as a machine that others share is not always as fast
    loop = [sys.executable, __file__, "--loop", "--count", str(options.count), "--plain", str(options.plain)]
    loop += ["--folder", str(options.folder)]
    one_core = {**ENVIRONMENT, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    plain = [float(subprocess.run(loop, env=one_core, check=True, capture_output=True).stdout)]
    cold, whole = (None, {}) if options.once else cold_or_resumed(source, caches[0])
    kill_at = random.Random(options.seed).randint(options.count // 10, options.count * 9 // 10)
    cold_or_resumed(source, caches[1], kill_at)
    there = kept_in(caches[1])
    resumed, again = cold_or_resumed(source, caches[1])
    plain.append(float(subprocess.run(loop, env=one_core, check=True, capture_output=True).stdout))
    assert resumed is not None
    judged = cold or resumed
    rate = (judged.items - judged.kept) / (judged.stages["A first look"] - judged.stages["Reading"])
    whole = whole or again
    figures = {
        "items": resumed.items,
        "cores": os.cpu_count(),
        "load_before": load,
        "shapes_per_second": rate,
        "plain_before_and_after": [1 / one for one in plain],
        "plain_shapes_per_second": len(plain) / sum(plain),
        "ratio": sum(plain) / len(plain) * rate,
        "cold": cold and asdict(cold),
        "resumed": asdict(resumed),
        "kept_at_kill": there,
        "kept_on_resume": resumed.kept,
        "read_on_resume": resumed.items - resumed.kept,
        "compared": cold is not None,
        "differs": [part for part in whole if whole[part] != again.get(part)],
    }
    print(json.dumps(figures))
    for name, value in figures.items():
        print(f"{name:>24}  {value}", file=sys.stderr)
    ok = (
        again == whole
        and resumed.items == options.count
        and resumed.kept == there < resumed.items
        and all(run.peak_mib < LIMIT_MIB for run in (cold, resumed) if run)
    )
    print("all as it should be" if ok else "SOMETHING IS WRONG", file=sys.stderr)
    sys.exit(0 if ok else 1)


if __name__ == "__main__":
    main()
