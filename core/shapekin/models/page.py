"""The page of all models: which takes which data and which evidence, made from their cards."""

from __future__ import annotations

from shapekin.data.dataset import DataKind
from shapekin.models.base import EvidenceKind, Model
from shapekin.models.catalogue import MODELS

_DATA = {DataKind.CLOUDS: "shapes", DataKind.IMAGES: "images", DataKind.FEATURES: "rows"}
_EVIDENCE = {
    EvidenceKind.MUST_LINK: "same",
    EvidenceKind.CANNOT_LINK: "different",
    EvidenceKind.TRIPLET: "triplets",
    EvidenceKind.DIFFICULTY: "difficulty",
    EvidenceKind.SIZES: "sizes",
    EvidenceKind.CARDINALITY: "cardinality",
    EvidenceKind.RULE: "rules",
}
_HEAD = """# Models

What works with what. This page is made by `shapekin models --markdown` from the cards of the models; a test compares.
Evidence that a model does not use is kept and shown as unused. "Found": the number of groups is found or proposed when
none is given. "New items": it can place items that came later. `shapekin models` tells the parameters of each.
"""


def models_page() -> str:
    """Markdown: a table of data, evidence and abilities, and one of the sources."""
    columns = [*_DATA.values(), *_EVIDENCE.values(), "number of groups", "new items", "network"]
    lines = [_HEAD, _row("model", *columns), _row(*["---"] * (len(columns) + 1))]
    lines += [_row(f"`{name}`", *_abilities(model)) for name, model in MODELS.items()]
    lines += ["", "## Where they come from", "", _row("model", "what it does", "source"), _row(*["---"] * 3)]
    lines += [_row(f"`{name}`", model.card.summary, model.card.citation) for name, model in MODELS.items()]
    return "\n".join(lines) + "\n"


def _abilities(model: type[Model]) -> list[str]:
    card = model.card
    marks = [kind in card.accepts for kind in _DATA] + [kind in card.evidence for kind in _EVIDENCE]
    number = "needed" if card.needs_n_clusters else "found"
    return [*map(_mark, marks), number, _mark(card.assigns_unseen), _mark(card.trains_network)]


def _mark(yes: bool) -> str:
    return "yes" if yes else ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
