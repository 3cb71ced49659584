"""A study as a page and as Markdown: tables, goals and whether they were reached, plots. All in one file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from shapekin.render.figures.lettering import plain
from shapekin.render.figures.vector import svg
from shapekin.studies.ledger import Entry, LedgerError
from shapekin.studies.plots import curve_plot, goals_plot
from shapekin.studies.study import Study, Table
from shapekin.studies.summary import Line, Outcome, lines, outcomes

PAGE, MARKDOWN = "page.html", "tables.md"
QUICK = "QUICK RUN: few items and few passes. It shows that everything works and says nothing of quality."
_GOAL_HEADS = ("data", "setting", "what", "the paper", "wanted", "ours", "reached?")
_STYLE = (
    "body{font:16px/1.45 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1d1e20;"
    "background:#fcfcfb}table{border-collapse:collapse;margin:1rem 0;font-size:14px;display:block;overflow-x:auto}"
    "th,td{border:1px solid #dcdcd8;padding:.3rem .6rem;text-align:left}th{background:#f3f3f0}"
    ".no{color:#b8410f;font-weight:700}"
    ".quick{font-size:2rem;font-weight:800;color:#b8410f;border:4px solid;padding:1rem}svg{max-width:100%;height:auto}"
)


def write_pages(folder: Path, study: Study, tables: Sequence[Table], entries: Mapping[str, Entry], quick: bool) -> None:
    """Write the page and the Markdown, each whole or not at all.

    Raises:
        LedgerError: The disk is full, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / PAGE, page(study, tables, entries, quick))
        _write(folder / MARKDOWN, markdown(study, tables, entries, quick))
    except OSError as error:
        raise LedgerError(
            f"The page in {folder} could not be written ({error.strerror or error}).",
            "Make room; the results are kept, and the page is made again from them.",
        ) from error


def page(study: Study, tables: Sequence[Table], entries: Mapping[str, Entry], quick: bool) -> str:
    """HTML 5, one file."""
    parts = [f"<h1>{_safe(study.title)}</h1>"]
    if quick:
        parts.append(f'<p class="quick">{_safe(QUICK)}</p>')
    parts.append(f"<p>{_safe(_state(tables, entries))}</p>")
    for table in tables:
        found = lines(table, entries)
        results = outcomes(table, found)
        parts.append(f'<h2 id="{_safe(table.name)}">{_safe(table.title)}</h2>')
        parts += [f"<p>{_safe(note)}</p>" for note in table.notes]
        parts.append(_html_table(*_rows(table, found)))
        if results:
            parts.append(_html_table(_GOAL_HEADS, [_goal_row(one) for one in results]))
        parts += [f"<p class=no>{_safe(fault)}</p>" for fault in _faults(found)]
        scenes = [curve_plot(curve, data, found) for curve in table.curves for data in _data(found)]
        parts += [svg(scene, 900).decode() for scene in (goals_plot(table.title, results), *scenes) if scene]
    parts.append(f"<h2>Made with</h2><p>{_safe(_made_with(entries))}</p>")
    head = (
        f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{_safe(study.title)}</title>'
    )
    return f'<!doctype html>\n<html lang="en"><head>{head}<style>{_STYLE}</style></head><body>\n' + "\n".join(
        [*parts, "</body></html>\n"]
    )


def markdown(study: Study, tables: Sequence[Table], entries: Mapping[str, Entry], quick: bool) -> str:
    """The same tables, to be pasted."""
    parts = [f"## {_flat(study.title)}", *([f"**{QUICK}**"] if quick else []), _flat(_state(tables, entries))]
    for table in tables:
        found = lines(table, entries)
        results = outcomes(table, found)
        parts += [f"### {_flat(table.title)}", *(_flat(note) for note in table.notes)]
        parts.append(_markdown_table(*_rows(table, found)))
        if results:
            parts.append(_markdown_table(_GOAL_HEADS, [_goal_row(one) for one in results]))
        parts += [f"**{_flat(fault)}**" for fault in _faults(found)]
    return "\n\n".join([*parts, f"Made with {_flat(_made_with(entries))}."]) + "\n"


def _rows(table: Table, found: Sequence[Line]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    heads = ("data", "setting", *table.columns, "seeds", "seconds")
    return heads, [
        (
            line.data,
            line.setting,
            *(str(line.spread(measure)) for measure in table.columns),
            f"{len(line.numbers)} of {line.wanted}",
            "-" if not line.seconds.values else f"{line.seconds.mean:.0f}",
        )
        for line in found
    ]


def _goal_row(one: Outcome) -> tuple[str, ...]:
    goal, alone = one.goal, " (one seed)" if len(one.found.values) == 1 else ""
    ours = f"{one.found}{alone}"
    return goal.data, goal.setting, goal.measured, goal.published or "-", goal.wanted, ours, one.reached


def _faults(found: Sequence[Line]) -> list[str]:
    return [f"Failed: {line.data}, {line.setting}: {fault}" for line in found for fault in line.faults]


def _data(found: Sequence[Line]) -> list[str]:
    return list(dict.fromkeys(line.data for line in found))


def _state(tables: Sequence[Table], entries: Mapping[str, Entry]) -> str:
    cells = [cell for table in tables for cell in table.cells]
    done = sum(cell.key in entries and not entries[cell.key].fault for cell in cells)
    seconds = sum(entry.seconds for entry in entries.values())
    return (
        f"{done} of {len(cells)} cells are finished, after {seconds / 60:.0f} minutes of work in all. "
        "Behind ± is the standard deviation over seeds; seconds are the mean of a cell."
    )


def _made_with(entries: Mapping[str, Entry]) -> str:
    made = sorted({", ".join(f"{name} {version}" for name, version in entry.made_with.items())
                   for entry in entries.values()})  # fmt: skip
    return "; ".join(made) or "nothing yet"


def _html_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f"<th>{_safe(head)}</th>" for head in heads)
    body = "\n".join("<tr>" + "".join(map(_html_field, row)) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>\n{body}\n</tbody></table>"


def _html_field(text: str) -> str:
    return f'<td class="no">{_safe(text)}</td>' if text.startswith("NO") else f"<td>{_safe(text)}</td>"


def _markdown_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    fields = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(_flat(field).replace("|", "\\|") for field in row) + " |" for row in fields)


def _safe(text: str) -> str:
    return escape(plain(text))


def _flat(text: str) -> str:
    return escape(plain(text), quote=False)


def _write(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=".new-", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
