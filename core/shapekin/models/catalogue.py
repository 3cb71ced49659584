"""All models by name: those built in, and those that other packages register.

A package adds a model by an entry point of the group `shapekin.models`, whose name is the model's and
whose value is the class, see `shapekin.plugins`.
"""

from __future__ import annotations

from typing import Any

from shapekin.errors import UnknownNameError
from shapekin.models.angular_pairs import AngularPairs
from shapekin.models.base import Model, ModelCard, Params
from shapekin.models.classical.affinity_propagation import AffinityPropagation
from shapekin.models.classical.agglomerative import Agglomerative
from shapekin.models.classical.constrained_k_means import ConstrainedKMeans
from shapekin.models.classical.constrained_spectral import ConstrainedSpectral
from shapekin.models.classical.cop_k_means import CopKMeans
from shapekin.models.classical.density import Dbscan, Hdbscan, MeanShift
from shapekin.models.classical.k_means import KMeans
from shapekin.models.classical.mpc_k_means import MpcKMeans
from shapekin.models.classical.rcc import Rcc
from shapekin.models.classical.spectral import Spectral
from shapekin.models.clusternet import ClusterNet
from shapekin.models.cpac import Cpac
from shapekin.models.deep_constrained import DeepConstrained
from shapekin.models.evidence_net import EvidenceNet
from shapekin.models.graph_diffusion import GraphDiffusion
from shapekin.models.idec import Dec, Idec
from shapekin.models.learned_diffusion import LearnedDiffusion
from shapekin.models.pairwise_kl import PairwiseKl
from shapekin.models.siamese import Pcc, Sc, Siamese, Ssc
from shapekin.plugins import Plugins, require

_BUILT_IN: tuple[type[Model], ...] = (
    Cpac, EvidenceNet, LearnedDiffusion, GraphDiffusion,
    PairwiseKl, ClusterNet, DeepConstrained, Siamese, Pcc, Ssc, Sc, AngularPairs, Dec, Idec,
    KMeans, ConstrainedKMeans, CopKMeans, MpcKMeans, Agglomerative, Spectral, ConstrainedSpectral,
    Dbscan, Hdbscan, MeanShift, AffinityPropagation, Rcc,
)  # fmt: skip
MODELS: dict[str, type[Model]] = {model.card.name: model for model in _BUILT_IN}
DEFAULT_MODEL = EvidenceNet.card.name


def _as_model(loaded: Any, name: str) -> type[Model]:  # noqa: ANN401  whatever the package offers
    card = getattr(loaded, "card", None)
    if not isinstance(loaded, type) or not isinstance(card, ModelCard):
        raise TypeError("it is no class with a ModelCard called card")
    require(card, name)
    params = getattr(loaded, "params_type", None)
    if not (isinstance(params, type) and issubclass(params, Params)):
        raise TypeError("its params_type is no class of Params")
    if not callable(getattr(loaded, "fit", None)):
        raise TypeError("it lacks fit")
    params.specs()
    model: type[Model] = loaded
    return model


PLUGINS = Plugins[type[Model]]("shapekin.models", "model", _as_model, ("fit", "assign"))


def all_models() -> dict[str, type[Model]]:
    """Those built in, then those of other packages that can be used, by name."""
    return {**MODELS, **PLUGINS.working(MODELS)}


def get_model(name: str) -> type[Model]:
    """The model called `name`.

    Raises:
        UnknownNameError: There is none; the error lists those that exist.
        BrokenPluginError: A package offers it, and it can't be used.
    """
    if name in MODELS:
        return MODELS[name]
    if name in PLUGINS.names():
        return PLUGINS.get(name)
    known = ", ".join([*MODELS, *PLUGINS.names(MODELS)])
    raise UnknownNameError(f'There is no model "{name}".', f"There are: {known}.")
