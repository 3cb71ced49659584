"""Who answers."""

from __future__ import annotations

import getpass
import os

VARIABLE = "SHAPEKIN_AUTHOR"


def who() -> str:
    """What the environment says (`SHAPEKIN_AUTHOR`), else the name of the account, else nobody."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""
