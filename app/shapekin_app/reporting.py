"""A report for the makers in one file: versions, settings, the log.

No items, no names, no answers, no places on the disk.
"""

from __future__ import annotations

import importlib.metadata
import json
import logging
import os
import platform
import re
import zipfile
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QSysInfo
from PySide6.QtGui import QGuiApplication

from shapekin import __version__
from shapekin.session import Session
from shapekin_app.keys import Keymap
from shapekin_app.preferences import PREFERENCES, Preferences

MOST_OF_LOG = 3_000_000
SHORTEST = 3
"""Names of fewer letters are left in the log: they would take every other word with them."""
_TRACE = re.compile(r'File "[^"\n]*[/\\]((?:site-packages|shapekin|shapekin_app|lib/python3\.\d+)[/\\][^"\n]*)"')
_PART = r"""[^\s"'<>|:*?,;)\]}]"""
_PATH = re.compile(rf"(?<![\w.])(?:[A-Za-z]:[\\/]|\\\\|~?/){_PART}+(?: {_PART}*[/\\]{_PART}+)*")
_QUOTED = re.compile("""["“„«']([^"“”„«»'\n]{1,200})["”»']""")


def log_file() -> Path | None:
    """The file that the program logs to now."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler, RotatingFileHandler):
            return Path(handler.baseFilename)
    return None


def write_report(path: Path, preferences: Preferences, keymap: Keymap, session: Session | None) -> None:
    """Write the report.

    Args:
        path: The zip file.
        preferences: What a person prefers.
        keymap: Which keys are others.
        session: The open project: sizes only.

    Raises:
        OSError: It cannot be written.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("versions.json", _json(versions()))
        own = {spec.name: keymap.portable(spec.name) for spec in keymap if keymap.is_own(spec.name)}
        chosen = {one.name: preferences[one.name] for one in PREFERENCES}
        bundle.writestr("settings.json", _json({**chosen, "keys": own}))
        bundle.writestr("project.json", _json(sizes(session)))
        file = log_file()
        for log in sorted(file.parent.glob(f"{file.name}*")) if file is not None else ():
            text = log.read_bytes()[-MOST_OF_LOG:].decode("utf-8", "replace")
            bundle.writestr(log.name, without_names(text, session))


def versions() -> dict[str, object]:
    """Of the program, of what it stands on, and of the machine."""
    packages = ("numpy", "scipy", "scikit-learn", "torch", "open3d", "open3d-cpu", "trimesh", "PySide6-Essentials")
    found = {}
    for name in packages:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    screens = [[one.size().width(), one.size().height(), one.devicePixelRatio()] for one in QGuiApplication.screens()]
    return {
        "shapekin": __version__,
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "qt": QLibraryInfo.version().toString(),
        "system": QSysInfo.prettyProductName(),
        "kernel": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "display": QGuiApplication.platformName(),
        "screens": screens,
        "packages": found,
    }


def sizes(session: Session | None) -> dict[str, object]:
    """How large the open project is."""
    if session is None:
        return {}
    return {
        "items": len(session),
        "kind": session.kind.value,
        "layout": session.layout,
        "sub_categories": len(session.clusters),
        "answers": session.n_answers,
        "faults": len(session.faults),
        "read_only": session.read_only,
        "runs": [{"model": run.model, "seconds": run.seconds, "device": run.device} for run in session.runs],
    }


def without_names(text: str, session: Session | None) -> str:
    """A log in which places on the disk, quoted words and the project's names are replaced.

    Files of the program in tracebacks are kept from the package's name on.
    """
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(f'File "{found[1]}"')
        return f"\0{len(kept) - 1}\0"

    text = _TRACE.sub(keep, text)
    text = _QUOTED.sub("<name>", text)
    text = _PATH.sub("<path>", text)
    if session is not None:
        names = {session.path.name, session.path.stem, Path(session.source).name}
        names |= {cluster.name for cluster in session.clusters}
        names |= {item.name for item in session.dataset.items if item.name in text}
        for name in sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True):
            text = text.replace(name, "<name>")
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], text)


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)
