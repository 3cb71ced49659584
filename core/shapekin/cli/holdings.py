"""What a project holds, as `new` and `info` tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from shapekin.session import Session

FAULTS_SHOWN = 20
LONGEST_NAME = 120


def holdings(session: Session) -> dict[str, object]:
    """Everything that `info --json` prints."""
    run, names = session.current_run, session.dataset.names
    return {
        "project": str(session.path),
        "source": session.source,
        "layout": session.layout,
        "kind": str(session.kind),
        "items": len(session),
        "labels": len(session.dataset.label_names),
        "unreadable": len(session.faults),
        "answers": session.n_answers,
        "clusters": len(session.clusters),
        "runs": len(session.runs),
        "model": run.model if run is not None else "",
        "strategy": session.strategy,
        "faults": [{"path": fault.display, "reason": fault.reason} for fault in session.faults],
        "duplicates": [[names[row] for row in group] for group in session.dataset.duplicates],
        "left_out": session.left_out,
        "options": asdict(session.options),
        "sub_categories": [
            {
                "id": cluster.id,
                "name": cluster.title,
                "size": cluster.size,
                "representative": names[cluster.representative],
            }
            for cluster in session.clusters
        ],
    }


def fault_lines(faults: Sequence[tuple[str, str]], command: str) -> list[str]:
    """The first unreadable files with their reasons, and where to read of the others.

    Args:
        faults: `(file, reason)`.
        command: What prints all of them.
    """
    lines = [f"unreadable: {_short(name)}: {reason}" for name, reason in faults[:FAULTS_SHOWN]]
    more = len(faults) - FAULTS_SHOWN
    return [*lines, f"and {more:,} more; see `{command}`"] if more > 0 else lines


def copies_line(session: Session) -> list[str]:
    """One line about exact copies, none where there are none."""
    copies = sum(len(group) - 1 for group in session.dataset.duplicates)
    if copies == 1:
        return ["1 item is an exact copy of another"]
    return [f"{copies:,} items are exact copies of others"] if copies else []


def left_out_line(left_out: Mapping[str, int]) -> list[str]:
    """One line about files that were not taken, none where there are none."""
    kinds = ", ".join(f"{count:,} {extension}" for extension, count in left_out.items())
    return [f"left out: {kinds}"] if kinds else []


def _short(name: str) -> str:
    """A path that fits into a line or two: of a longer one its beginning and its end."""
    half = LONGEST_NAME // 2
    return name if len(name) <= LONGEST_NAME else f"{name[:half]}…{name[-half:]}"
