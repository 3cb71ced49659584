"""Whose work this program is made of, and under which licences: read from what is installed. No Qt here.

In a package that is exactly what came in it; in a checkout it is all of the environment.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

_TEXTS = re.compile(r"(?:^|/)(?:licen[cs]es?/.*|(?:licen[cs]e|copying|notice|third.?party)[^/]*)$", re.IGNORECASE)
_PROGRAMS = re.compile(r"\.(?:py|pyc|pyi|so|js|json)$", re.IGNORECASE)
_LONG = 80

QT_NOTICE = (
    "This program uses Qt and Qt for Python (PySide6, shiboken6) under the GNU Lesser General Public License, "
    "version 3. They are separate, unmodified libraries in the folder PySide6, and you may replace them there by "
    "your own builds of the same version. Their sources are at "
    "https://download.qt.io/official_releases/QtForPython/ and https://download.qt.io/official_releases/qt/."
)


@dataclass(frozen=True)
class Part:
    """One distribution.

    Attributes:
        name: As it calls itself.
        version: As it calls it.
        licence: In a few words, "see its texts" where it does not say.
        home: Where it comes from, may be "".
        texts: Its licence files.
    """

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[str, ...]


def parts() -> list[Part]:
    """All of them, by name."""
    found = {part.name.lower(): part for part in map(_part, distributions()) if part.name}
    return [found[name] for name in sorted(found)]


def _part(distribution: Distribution) -> Part:
    told = distribution.metadata
    return Part(
        str(told["Name"] or ""),
        distribution.version,
        _licence(distribution),
        _home(distribution),
        tuple(_texts(distribution)),
    )


def _licence(distribution: Distribution) -> str:
    told = distribution.metadata
    classified = [
        line.rsplit("::", 1)[-1].strip()
        for line in told.get_all("Classifier") or ()
        if line.startswith("License ::") and line.count("::") > 1
    ]
    short = str(told["License"] or "").strip()
    if "\n" in short or len(short) > _LONG:  # some put the whole text there
        short = ""
    return str(told["License-Expression"] or short or ", ".join(classified) or "see its texts")


def _home(distribution: Distribution) -> str:
    told = distribution.metadata
    labelled = dict(line.split(", ", 1) for line in told.get_all("Project-URL") or () if ", " in line)
    named = {label.lower(): address for label, address in labelled.items()}
    return str(told["Home-page"] or next((named[k] for k in ("homepage", "repository", "source") if k in named), ""))


def _texts(distribution: Distribution) -> list[str]:
    texts: list[str] = []
    for file in distribution.files or ():
        name = file.as_posix()
        if ".dist-info/" not in name or not _TEXTS.search(name.split(".dist-info", 1)[1]) or _PROGRAMS.search(name):
            continue
        place = Path(str(distribution.locate_file(file)))
        if place.is_file():
            text = place.read_text(encoding="utf-8", errors="replace").strip()
            if text and text not in texts:
                texts.append(text)
    return texts
