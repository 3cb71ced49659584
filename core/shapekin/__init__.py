"""Shapekin: sort shapes and images into kinds by answering "same or different?".

    import shapekin

    found = shapekin.Clusterer("learned_diffusion").fit(images, must_links=[(0, 1)])
    project = shapekin.read_project("chairs.shapekin")

Importing this package is light: torch, scikit-learn, open3d and trimesh are imported by the
functions that need them, when they need them. The names of `__all__` come the same way.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Answer": "shapekin.queries.base",
    "Cache": "shapekin.store.cache",
    "Clusterer": "shapekin.estimators",
    "Constraints": "shapekin.pairs.constraints",
    "ContradictionError": "shapekin.errors",
    "Query": "shapekin.queries.base",
    "QueryContext": "shapekin.queries.base",
    "Session": "shapekin.session",
    "ShapekinError": "shapekin.errors",
    "SimulatedUser": "shapekin.queries.oracle",
    "all_formats": "shapekin.exports.catalogue",
    "all_models": "shapekin.models.catalogue",
    "all_strategies": "shapekin.queries.catalogue",
    "get_format": "shapekin.exports.catalogue",
    "get_model": "shapekin.models.catalogue",
    "get_strategy": "shapekin.queries.catalogue",
    "scores": "shapekin.clustering.metrics",
}
__all__ = ["read_project", *_HOMES]


def read_project(path: str | Path) -> Any:  # noqa: ANN401  a `Session`, which is not imported before it is wanted
    """A project to look at, also while the app has it open: a `Session` that records nothing.

    Args:
        path: The `.shapekin` file.

    Raises:
        ProjectError: It is missing, damaged, of another program or too new.
    """
    session, cache = import_module("shapekin.session"), import_module("shapekin.store.cache")
    return session.Session.open(Path(path), cache.Cache(), read_only=True)


def __getattr__(name: str) -> Any:  # noqa: ANN401  whatever has that name
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
