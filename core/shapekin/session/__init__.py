"""The one mutable object, `Session`, and what it shows of a project."""

from shapekin.session.partition import Cluster
from shapekin.session.session import Change, Session

__all__ = ["Change", "Cluster", "Session"]
