"""`doctor`: is everything here that the program needs?"""

from __future__ import annotations

import argparse
import ctypes.util
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass

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
    lines = [f"{'ok ' if c.ok else 'BAD'} {c.name:<16}{c.found}{'' if c.ok else '  -> ' + c.hint}" for c in checks]
    console.result(
        {
            "version": __version__,
            "ok": ok,
            "checks": [{"name": c.name, "ok": c.ok, "found": c.found, "hint": c.hint} for c in checks],
        },
        "\n".join([f"shapekin {__version__}", *lines]),
    )
    return 0 if ok else 1


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
        checks.append(Check(name, there, found, f"pip install {name}"))
    return checks


def _system_libraries() -> list[Check]:
    if platform.system() != "Linux":
        return []
    missing = [name for name in _QT_LIBRARIES if ctypes.util.find_library(name) is None]
    found = "all there" if not missing else f"missing: {', '.join('lib' + name for name in missing)}"
    return [Check("Qt libraries", not missing, found, "On Debian or Ubuntu, as root: make system")]


def _gpu() -> Check:
    # In a process of its own: importing torch is slow and, on a broken driver, may crash.
    script = "import torch; print(torch.cuda.get_device_name(0) if torch.cuda.is_available() else '')"
    try:
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        return Check("torch", False, "did not start within two minutes", "Install torch again.")
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["crashed"]
        return Check("torch", False, reason[0], "Install torch again.")
    return Check("GPU", True, done.stdout.strip() or "none; training uses the processor")


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
