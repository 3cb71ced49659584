"""File and folder names that every operating system takes, also Windows."""

from __future__ import annotations

import re

LONGEST = 120  # characters, extension included
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\ud800-\udfff]')
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{digit}" for port in ("com", "lpt") for digit in range(10))}


def safe_name(name: str) -> str:
    """A name of the same look: one path part, no reserved character or device name, not hidden or empty."""
    clean = _FORBIDDEN.sub("_", " ".join(name.split())).strip(". ")
    stem, dot, extension = clean.rpartition(".")
    if not stem or len(extension) > LONGEST // 2:
        stem, dot, extension = clean, "", ""
    stem = stem[: LONGEST - len(dot) - len(extension)].rstrip(". ")
    clean = stem + dot + extension
    if clean.partition(".")[0].rstrip().lower() in _DEVICES:
        clean = f"_{clean}"
    return clean or "_"


def distinct_name(name: str, taken: set[str]) -> str:
    """A safe name that differs from all in `taken`, where case does not count; it is added there."""
    clean = safe_name(name)
    stem, dot, extension = clean.rpartition(".") if "." in clean[1:] else (clean, "", "")
    candidate, number = clean, 1
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{stem} ({number}){dot}{extension}"
    taken.add(candidate.casefold())
    return candidate
