"""All models by name: those built in, and those that other packages register.

A package adds a model by an entry point of the group `shapekin.models`, whose name is the model's and
whose value is the class. A plug-in is loaded only when somebody asks for it by name.
"""

from __future__ import annotations

from importlib.metadata import entry_points

from shapekin.errors import UnknownNameError
from shapekin.models.base import Model
from shapekin.models.cpac import Cpac
from shapekin.models.graph_diffusion import GraphDiffusion
from shapekin.models.learned_diffusion import LearnedDiffusion

MODELS: dict[str, type[Model]] = {
    Cpac.card.name: Cpac,
    LearnedDiffusion.card.name: LearnedDiffusion,
    GraphDiffusion.card.name: GraphDiffusion,
}
DEFAULT_MODEL = LearnedDiffusion.card.name
PLUGIN_GROUP = "shapekin.models"


def get_model(name: str) -> type[Model]:
    """The model called `name`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
    """
    if name in MODELS:
        return MODELS[name]
    plugins = entry_points(group=PLUGIN_GROUP)
    if name in plugins.names:
        model: type[Model] = plugins[name].load()
        return model
    known = ", ".join([*MODELS, *sorted(plugins.names)])
    raise UnknownNameError(f'There is no model "{name}".', f"There are: {known}.")
