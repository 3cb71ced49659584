"""`doctor`: is everything here that the program needs?"""

from __future__ import annotations

import argparse
import ctypes.util
import importlib.metadata
import importlib.util
import multiprocessing
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from shapekin import __version__
from shapekin.cli.console import Console
from shapekin.store.cache import Cache

_PACKAGES = {
    "numpy": "numpy",
    "scipy": "scipy",
    "scikit-learn": "sklearn",
    "torch": "torch",
    "safetensors": "safetensors",
    "trimesh": "trimesh",
    "pillow": "PIL",
    "open3d": "open3d",
    "PySide6": "PySide6",
    "pyqtgraph": "pyqtgraph",
}
_QT_LIBRARIES = (
    "GL",
    "EGL",
    "xkbcommon-x11",
    "xcb-cursor",
    "xcb-icccm",
    "xcb-keysyms",
    "dbus-1",
    "fontconfig",
)
_FREE_BYTES = 2 << 30
_TORCH_SECONDS = 120.0
_FROZEN = bool(getattr(sys, "frozen", False))
"""Is this the program that comes with everything in one folder?"""


@dataclass(frozen=True)
class Check:
    """One thing looked at.

    Attributes:
        name: What.
        ok: Whether it will do.
        found: What was found.
        hint: What to do when it will not do.
    """

    name: str
    ok: bool
    found: str
    hint: str = ""


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    parser = commands.add_parser(
        "doctor", help="check this machine", description="Check that everything needed is here."
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(command=_doctor)


def _doctor(_options: argparse.Namespace, console: Console) -> int:
    checks = [_python(), *_packages(), *_system_libraries(), _gpu(), _cache_folder(), _display()]
    ok = all(check.ok for check in checks)
    console.result(
        {
            "version": __version__,
            "ok": ok,
            "checks": [{"name": c.name, "ok": c.ok, "found": c.found, "hint": c.hint} for c in checks],
        },
        "\n".join([f"shapekin {__version__}", *map(shown, checks)]),
    )
    return 0 if ok else 1


def shown(check: Check) -> str:
    """A check as one line."""
    return f"{'ok ' if check.ok else 'BAD'} {check.name:<16}{check.found}{'' if check.ok else '  -> ' + check.hint}"


def _python() -> Check:
    return Check(
        "Python",
        sys.version_info >= (3, 11),
        f"{platform.python_version()} on {platform.system()} {platform.machine()}",
        "Shapekin needs Python 3.11 or newer.",
    )


def _packages() -> list[Check]:
    distributions = importlib.metadata.packages_distributions()
    checks = []
    for name, module in _PACKAGES.items():
        there = importlib.util.find_spec(module) is not None
        owner = distributions.get(module, [name])[0]
        found = importlib.metadata.version(owner) if there else "missing"
        hint = "Install Shapekin again." if _FROZEN else f"pip install {name}"
        checks.append(Check(name, there, found, hint))
    return checks


def _system_libraries() -> list[Check]:
    if platform.system() != "Linux":
        return []
    missing = [name for name in _QT_LIBRARIES if not (_brought(name) or ctypes.util.find_library(name))]
    found = "all there" if not missing else f"missing: {', '.join('lib' + name for name in missing)}"
    hint = "apt-get install --fix-broken" if _FROZEN else "make system"
    return [Check("Qt libraries", not missing, found, f"On Debian or Ubuntu, as root: {hint}")]


def _brought(library: str) -> bool:
    """Is the library in the folder of a frozen program?"""
    return _FROZEN and any(Path(sys.prefix).glob(f"lib{library}.so*"))


def _gpu() -> Check:
    # In a process of its own: importing torch is slow and, on a broken driver, may crash.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=tell_device, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(_TORCH_SECONDS):
            return Check("torch", False, "did not start within two minutes", "Install torch again.")
        works, told = ours.recv()
    except EOFError:
        works, told = False, "crashed"
    finally:
        process.kill()
        process.join()
    if not works:
        return Check("torch", False, told, "Install torch again.")
    if told != "cpu":
        return Check("GPU", True, told)
    if Path("/proc/driver/nvidia/version").exists():
        advice = "run shapekin-gpu-pack" if _FROZEN else "install another"
        return Check("GPU", True, f"there is one, but this torch is built without CUDA: {advice}")
    return Check("GPU", True, "none; training uses the processor")


def tell_device(connection: Connection) -> None:
    """What a process of its own does: send (True, the device) or (False, what is wrong)."""
    try:
        from shapekin.nn.device import resolve_device

        connection.send((True, str(resolve_device("auto"))))
    except Exception as error:  # noqa: BLE001 - a broken torch may raise anything
        connection.send((False, f"{type(error).__name__}: {error}"))


def _cache_folder() -> Check:
    root = Cache().root
    try:
        root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=root):
            pass
        free = shutil.disk_usage(root).free
    except OSError as error:
        return Check("cache", False, f"{root}: {error.strerror}", "Set SHAPEKIN_CACHE to a folder you may write to.")
    return Check(
        "cache",
        free >= _FREE_BYTES,
        f"{root}, {free / 2**30:.1f} GiB free",
        "Free some space, or set SHAPEKIN_CACHE to a folder on another disk.",
    )


def _display() -> Check:
    if platform.system() != "Linux":
        return Check("display", True, "native")
    name = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
    return Check("display", True, name or "none; the commands work, the app needs one")
