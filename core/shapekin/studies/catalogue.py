"""All studies by name."""

from __future__ import annotations

from shapekin.errors import UnknownNameError
from shapekin.studies import effort, papers
from shapekin.studies.study import Study

STUDIES: dict[str, Study] = {study.name: study for study in (papers.STUDY, effort.STUDY)}


def get_study(name: str) -> Study:
    """The study called `name`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
    """
    try:
        return STUDIES[name]
    except KeyError:
        raise UnknownNameError(f'There is no study "{name}".', f"There are: {', '.join(STUDIES)}.") from None
