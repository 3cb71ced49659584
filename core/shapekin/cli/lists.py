"""`models`, `strategies`, `features`, `layouts`, `formats`: what there is to choose from."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from shapekin.cli.console import Console
from shapekin.data.layouts import catalogue as layouts
from shapekin.exports import catalogue as exports
from shapekin.features.catalogue import list_extractors
from shapekin.models import catalogue as models
from shapekin.models.page import models_page
from shapekin.queries import catalogue as queries


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the commands of this module."""
    for name, run, summary in (
        ("models", _models, "the clustering models and their parameters"),
        ("strategies", _strategies, "ways to choose questions"),
        ("features", _features, "ways to describe shapes and images for the first map"),
        ("layouts", _layouts, "ways in which collections lie on disk"),
        ("formats", _formats, "export formats"),
    ):
        parser = commands.add_parser(name, help=summary, description=f"List {summary}.")
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        if name == "models":
            parser.add_argument("--markdown", action="store_true", help="print a table of what works with what")
        parser.set_defaults(command=run)


def _models(options: argparse.Namespace, console: Console) -> int:
    if options.markdown:
        text = models_page()
        console.result({"markdown": text}, text.rstrip())
        return 0
    rows = []
    for name, model in models.all_models().items():
        card = model.card
        params = [
            {
                "name": spec.name,
                "type": spec.type.__name__,
                "default": spec.default,
                "help": spec.help,
                "low": spec.low,
                "high": spec.high,
                "choices": list(spec.choices),
            }
            for spec in model.params_type.specs()
        ]
        rows.append(
            {
                "name": name,
                "title": card.title,
                "summary": card.summary,
                "citation": card.citation,
                "accepts": sorted(card.accepts),
                "needs_n_clusters": card.needs_n_clusters,
                "evidence": sorted(card.evidence),
                "assigns_unseen": card.assigns_unseen,
                "default_strategy": card.default_strategy,
                "params": params,
            }
        )
    lines = []
    for row in rows:
        lines.append(f"{row['name']:<18}{row['summary']}")
        lines += [f"    {p['name']} = {p['default']}: {p['help']}" for p in row["params"]]  # type: ignore[attr-defined]
    faults = models.PLUGINS.faults(models.MODELS)
    console.result({"models": rows, "faults": faults}, "\n".join([*lines, *_fault_lines(faults)]))
    return 0


def _strategies(_options: argparse.Namespace, console: Console) -> int:
    rows = [{"name": name, "title": s.title, "summary": s.summary} for name, s in queries.all_strategies().items()]
    faults = queries.PLUGINS.faults(queries.STRATEGIES)
    lines = [f"{row['name']:<18}{row['summary']}" for row in rows]
    console.result({"strategies": rows, "faults": faults}, "\n".join([*lines, *_fault_lines(faults)]))
    return 0


def _features(_options: argparse.Namespace, console: Console) -> int:
    rows = [asdict(extractor) for extractor in list_extractors()]
    lines = []
    for row in rows:
        needs = f"; needs `{row['needs']}`" if row["needs"] else ""
        about = f"{', '.join(row['kinds'])}: {row['title']}{needs}"
        lines.append(f"{row['name']:<18}{row['fault'] or about}")
    console.result({"features": rows}, "\n".join(lines))
    return 0


def _layouts(_options: argparse.Namespace, console: Console) -> int:
    rows = [{"name": name, "title": title} for name, title in layouts.titles().items()]
    faults = layouts.PLUGINS.faults(layouts.LAYOUTS)
    lines = [f"{row['name']:<22}{row['title']}" for row in rows]
    console.result({"layouts": rows, "faults": faults}, "\n".join([*lines, *_fault_lines(faults)]))
    return 0


def _formats(_options: argparse.Namespace, console: Console) -> int:
    rows = [{"name": name, "title": f.title, "summary": f.summary} for name, f in exports.all_formats().items()]
    faults = exports.PLUGINS.faults(exports.FORMATS)
    lines = [f"{row['name']:<18}{row['summary']}" for row in rows]
    console.result({"formats": rows, "faults": faults}, "\n".join([*lines, *_fault_lines(faults)]))
    return 0


def _fault_lines(faults: dict[str, str]) -> list[str]:
    return [f"{name:<18}{why}" for name, why in faults.items()]
