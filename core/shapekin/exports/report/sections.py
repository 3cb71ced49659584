"""The parts of a report that are read without a script: also on paper. All text is escaped here."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable

import numpy as np

from shapekin.arrays import IntArray
from shapekin.exports.base import ExportInput
from shapekin.exports.files import readable
from shapekin.exports.report.curves import curves
from shapekin.exports.report.pictures import data_uri

_MOST_PICTURES = 600
_MOST_OF_ONE = 10
_MOST_CLUSTERS = 400
_SIDE = 96
_SCORES = {
    "acc": "Accuracy (best matching)",
    "nmi": "NMI (mean of entropies)",
    "nmi_max": "NMI (largest entropy)",
    "ari": "Adjusted Rand index",
    "purity": "Purity",
    "satisfied_fraction": "Answers satisfied",
    "clusters": "Sub-categories",
    "n": "Items",
}


def summary(result: ExportInput) -> str:
    """A sentence about the whole."""
    n, k, a = len(result.names), len(result.clusters()), sum(pair.answer != "unsure" for pair in result.evidence)
    run = result.run
    trained = "" if run is None else f", sorted by {run.model}" + (f" on {run.started[:10]}" if run.started else "")
    return _text(
        f"{n:,} {result.things()} in {k:,} {_plural(k, 'sub-category', 'sub-categories')}{trained}. "
        f"{a:,} {_plural(a, 'answer', 'answers')} of people."
    )


def clusters_section(result: ExportInput) -> str:
    """Every sub-category: colour, name, size, what it mostly holds, its most typical items."""
    sizes = result.clusters()
    by_size = sorted(sizes, key=lambda cluster: (-sizes[cluster], cluster))
    shown = by_size[:_MOST_CLUSTERS]
    per = int(np.clip(_MOST_PICTURES // max(len(shown), 1), 1, _MOST_OF_ONE))
    cards = "".join(_card(result, cluster, sizes[cluster], per) for cluster in shown)
    more = len(by_size) - len(shown)
    rest = f"<p>And {more:,} smaller ones.</p>" if more else ""
    return f'<div class="cards">{cards}</div>{rest}'


def training(result: ExportInput) -> str:
    """Parameters, scores and curves of the training."""
    run = result.run
    scores = _table([(_SCORES.get(name, name), _number(value)) for name, value in result.scores.items()])
    told = f"<h3>Scores against the true kinds</h3>{scores}" if result.scores else ""
    if run is None:
        return f"<p>Nothing has been trained yet: this is the quick look at the items.</p>{told}"
    facts = [
        ("Model", run.model),
        ("Seed", str(run.seed)),
        ("Device", run.device),
        ("Took", f"{run.seconds:,.1f} s"),
        ("Started", run.started or "unknown"),
        ("Finished", "yes" if run.complete else "stopped early"),
        *((name, _number(value)) for name, value in run.notes.items()),
    ]
    params = [(name, _number(value)) for name, value in run.params.items()]
    drawn = curves(run.history)
    return (
        f'<div class="columns"><div><h3>Run</h3>{_table(facts)}</div>'
        f"<div><h3>Parameters</h3>{_table(params)}</div><div>{told}</div></div>"
        + (f'<h3>Curves</h3><div class="curves">{drawn}</div>' if drawn else "")
    )


def answers(result: ExportInput) -> str:
    """How many answers there are, of which kind and by whom."""
    if not result.evidence:
        return "<p>Nobody has answered a question yet.</p>"
    kinds = Counter(pair.answer for pair in result.evidence)
    people = Counter(pair.author or "somebody" for pair in result.evidence)
    rows = [(kind, f"{kinds[kind]:,}") for kind in ("same", "different", "unsure") if kinds[kind]]
    return (
        f'<div class="columns"><div><h3>Said</h3>{_table(rows)}</div>'
        f"<div><h3>By</h3>{_table([(name, f'{count:,}') for name, count in people.most_common(20)])}</div></div>"
    )


def _card(result: ExportInput, cluster: int, size: int, per: int) -> str:
    rows = np.flatnonzero(result.labels == cluster)
    pictures = []
    for row in _typical(result, cluster, rows)[:per]:
        name = _text(result.names[row][-200:])
        uri = data_uri(result.thumbnail(row), _SIDE)
        pictures.append(f'<img src="{uri}" alt="{name}" title="{name}" width="96" height="96">' if uri else "")
    facts = [f"{size:,} {_plural(size, 'item', 'items')}"]
    if result.confidence.size:
        facts.append(f"{100 * float(result.confidence[rows].mean()):.0f} % sure")
    if result.true_labels:
        (kind, count), *_ = Counter(result.true_labels[row] or "unknown" for row in rows).most_common(1)
        facts.append(f"{100 * count / size:.0f} % {kind}")
    dot = f'<circle cx="1" cy="1" r="1" fill="{result.colour(cluster)}"/>'
    swatch = f'<svg class="swatch" viewBox="0 0 2 2" aria-hidden="true">{dot}</svg>'
    return (
        f"<section><h3>{swatch}{_text(result.cluster_name(cluster))}</h3>"
        f'<p class="quiet">{_text(", ".join(facts))}</p><div class="pictures">{"".join(pictures)}</div></section>'
    )


def _typical(result: ExportInput, cluster: int, rows: IntArray) -> list[int]:
    """The representative first, then its nearest fellows in the embedding, else those that are surest."""
    first = result.representatives.get(cluster, int(rows[0]))
    if result.embedding.size:
        apart = np.linalg.norm(np.asarray(result.embedding[rows]) - np.asarray(result.embedding[first]), axis=1)
    elif result.confidence.size:
        apart = -result.confidence[rows]
    else:
        apart = np.zeros(len(rows))
    ordered: list[int] = rows[np.argsort(apart, kind="stable")].tolist()
    return [first, *(row for row in ordered if row != first)]


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(f'<tr><th scope="row">{_text(name)}</th><td>{_text(value)}</td></tr>' for name, value in rows)
    return f"<table>{cells}</table>"


def _number(value: bool | float | str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _text(value: str) -> str:
    return html.escape(readable(value))
