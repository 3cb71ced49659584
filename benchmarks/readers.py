"""Our readers of OFF and OBJ against trimesh's, which reads all other meshes; a made sphere of 5,120 triangles.

.venv/bin/python benchmarks/readers.py
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import trimesh

from shapekin.data.formats.library import load
from shapekin.data.formats.obj import parse_obj
from shapekin.data.formats.off import parse_off

RUNS = 15


def sphere_as_off(ball: trimesh.Trimesh) -> bytes:
    """The sphere as text OFF."""
    rows = [f"{x:.6f} {y:.6f} {z:.6f}" for x, y, z in ball.vertices] + [f"3 {a} {b} {c}" for a, b, c in ball.faces]
    return "\n".join(["OFF", f"{len(ball.vertices)} {len(ball.faces)} 0", *rows, ""]).encode()


def sphere_as_obj(ball: trimesh.Trimesh) -> bytes:
    """The sphere as OBJ with texture coordinates, normals and two materials, as large collections have them."""
    rows = ["mtllib model.mtl"]
    for x, y, z in ball.vertices:
        rows += [f"v {x:.6f} {y:.6f} {z:.6f}", f"vt {x:.6f} {y:.6f}", f"vn {x:.6f} {y:.6f} {z:.6f}"]
    for name, faces in zip(("one", "two"), np.array_split(ball.faces + 1, 2), strict=True):
        rows.append(f"usemtl {name}")
        rows += ["f " + " ".join(f"{i}/{i}/{i}" for i in face) for face in faces]
    return "\n".join(rows).encode()


def milliseconds(read: Callable[[], object]) -> float:
    """The least of some runs."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        read()
        times.append(time.perf_counter() - began)
    return 1000 * min(times)


def main() -> None:
    """Measure and print."""
    ball = trimesh.creation.icosphere(subdivisions=4)
    off, obj = sphere_as_off(ball), sphere_as_obj(ball)
    for name, ours, theirs in (
        ("OFF", lambda: parse_off(off), lambda: load(off, "off")),
        ("OBJ", lambda: parse_obj(obj), lambda: load(obj, "obj", skip_materials=True)),
    ):
        mine, other = milliseconds(ours), milliseconds(theirs)
        print(f"{name}: ours {mine:.1f} ms, trimesh {other:.1f} ms, ratio {other / mine:.1f}")


if __name__ == "__main__":
    main()
