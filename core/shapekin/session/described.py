"""What a project file says of its import, as values; strangers may have written it, or other versions."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

from shapekin.data.options import ImportOptions
from shapekin.errors import ParameterError
from shapekin.jobs.job import Prepared
from shapekin.store.words import damaged


def import_options(values: Mapping[str, object], path: Path) -> ImportOptions:
    """The options that a project was made with.

    Those that its version did not know have their defaults, those that this version does not know are left out.

    Args:
        values: As stored.
        path: The project file.

    Raises:
        ProjectError: A value is not of its type or not among the choices.
    """
    usual = ImportOptions()
    known: dict[str, object] = {}
    for field in dataclasses.fields(ImportOptions):
        if field.name in values:
            known[field.name] = value = _as_tuple(values[field.name])
            if type(value) is not type(getattr(usual, field.name)):
                raise damaged(path, f"its option {field.name} cannot be understood")
    try:
        return dataclasses.replace(usual, **known)  # type: ignore[arg-type]
    except ParameterError as error:
        raise damaged(path, f"its options cannot be understood ({error.message})") from None


def prepared(values: Mapping[str, str], path: Path) -> Prepared:
    """Where the arrays of a project are.

    Raises:
        ProjectError: One of them is not named.
    """
    names = {field.name for field in dataclasses.fields(Prepared)}
    try:
        return Prepared(**{name: key for name, key in values.items() if name in names})
    except TypeError:
        raise damaged(path, "it does not tell what was made of its items") from None


def _as_tuple(value: object) -> object:
    return tuple(map(str, value)) if isinstance(value, list) else value
