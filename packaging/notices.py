"""Write the licences of everything in the package: `python packaging/notices.py BUNDLED.json > copyright`.

Run by the interpreter that the program was frozen with. BUNDLED.json is what `shapekin.spec` wrote: the distributions,
and the libraries of this system, that came in. Fails where a part tells no licence at all.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

from shapekin_app.licences import QT_NOTICE, Part, parts

HERE = Path(__file__).parent
_RULE = "=" * 100


def notices(bundled: dict[str, list[str]]) -> str:
    """The whole text.

    Args:
        bundled: "distributions" by name, "system": paths of libraries.

    Raises:
        SystemExit: A part tells no licence.
    """
    wanted = {name.lower() for name in bundled["distributions"]}
    came = [part for part in parts() if part.name.lower() in wanted]
    silent = [part.name for part in came if part.licence in ("see its texts", "UNKNOWN") and not part.texts]
    if silent:
        raise SystemExit(f"These parts tell no licence, look it up: {', '.join(silent)}")
    shared, others = _system_parts(bundled["system"])
    lines = [
        "Shapekin is free software under the MIT licence, below. This package also holds the work of others,",
        "each under its own licence; their texts follow.",
        "",
        QT_NOTICE,
        "Where this file names the LGPL or the GPL, their texts are at its end.",
        "",
        f"Python {sys.version.split()[0]}: Python Software Foundation License",
        *(f"{part.name} {part.version}: {part.licence}{f' ({part.home})' if part.home else ''}" for part in came),
        *(f"{name}: see below" for name in shared),
        *(f"Further libraries: {name}" for name in others),
    ]
    texts = [("Shapekin", (HERE.parent / "LICENSE").read_text(encoding="utf-8"))]
    texts += [("Python", _python_licence())]
    texts += [(f"{part.name} {part.version}", "\n\n".join(part.texts) or _where(part)) for part in came]
    texts += list(shared.items())
    texts += [(file.stem, file.read_text(encoding="utf-8")) for file in sorted((HERE / "licences").glob("*.txt"))]
    blocks = [f"{_RULE}\n{title}\n{_RULE}\n\n{text.strip()}\n" for title, text in texts]
    return "\n".join(lines) + "\n\n" + "\n".join(blocks)


def _where(part: Part) -> str:
    return f"{part.licence}. The distribution brings no text of it; see the end of this file, and {part.home}."


def _python_licence() -> str:
    for folder in (sysconfig.get_path("stdlib"), sys.base_prefix, "/usr/share/doc/python3.11"):
        for name in ("LICENSE.txt", "LICENSE", "copyright"):
            file = Path(folder) / name
            if file.is_file():
                return file.read_text(encoding="utf-8", errors="replace")
    raise SystemExit("The licence of this Python was not found.")


def _system_parts(files: list[str]) -> tuple[dict[str, str], list[str]]:
    """Licences of the Debian packages that libraries came from, and the libraries of none."""
    found: dict[str, str] = {}
    others: list[str] = []
    for file in files:
        package = _package_of(file)
        copyright_file = Path("/usr/share/doc") / package / "copyright"
        if package and copyright_file.is_file():
            found[f"{package} (Debian)"] = copyright_file.read_text(encoding="utf-8", errors="replace")
        elif not file.startswith(sys.base_prefix):  # Python's own are named above
            others.append(file)
    return dict(sorted(found.items())), others


def _package_of(file: str) -> str:
    for name in (file, file.removeprefix("/usr")):
        try:
            asked = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
        except FileNotFoundError:  # no Debian
            return ""
        if asked.returncode == 0:
            return asked.stdout.split(":", 1)[0]
    return ""


if __name__ == "__main__":
    sys.stdout.write(notices(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
