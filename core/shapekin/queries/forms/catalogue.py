"""All forms of question by name; "pair" is what strategies ask."""

from __future__ import annotations

from shapekin.errors import UnknownNameError
from shapekin.queries.forms.base import Form
from shapekin.queries.forms.groups import WhichGroup
from shapekin.queries.forms.odd import OddOnesOut

PAIR = "pair"
FORMS: dict[str, Form] = {form.name: form for form in (WhichGroup(), OddOnesOut())}


def get_form(name: str) -> Form:
    """The form called `name`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
    """
    if name not in FORMS:
        raise UnknownNameError(f'There is no form of question "{name}".', f"There are: {', '.join([PAIR, *FORMS])}.")
    return FORMS[name]
