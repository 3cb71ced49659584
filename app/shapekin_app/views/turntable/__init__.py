"""Turntables: shapes that can be turned, drawn without any graphics hardware."""

from shapekin_app.views.turntable.item import ItemTurntable
from shapekin_app.views.turntable.orbit import Orbit
from shapekin_app.views.turntable.subjects import Look, Subjects
from shapekin_app.views.turntable.widget import Turntable

__all__ = ["ItemTurntable", "Look", "Orbit", "Subjects", "Turntable"]
