"""The one mutable object, `Session`, and what it shows of a project."""

from shapekin.session.change import Change
from shapekin.session.partition import Cluster
from shapekin.session.refreshing import Refresh
from shapekin.session.session import Session

__all__ = ["Change", "Cluster", "Refresh", "Session"]
