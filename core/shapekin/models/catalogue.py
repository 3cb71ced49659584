"""All models by name: those built in, and those that other packages register.

A package adds a model by an entry point of the group `shapekin.models`, whose name is the model's and
whose value is the class. A plug-in is loaded only when somebody asks for it by name.
"""

from __future__ import annotations

from importlib.metadata import entry_points

from shapekin.errors import UnknownNameError
from shapekin.models.angular_pairs import AngularPairs
from shapekin.models.base import Model
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

_BUILT_IN: tuple[type[Model], ...] = (
    Cpac, EvidenceNet, LearnedDiffusion, GraphDiffusion,
    PairwiseKl, ClusterNet, DeepConstrained, Siamese, Pcc, Ssc, Sc, AngularPairs, Dec, Idec,
    KMeans, ConstrainedKMeans, CopKMeans, MpcKMeans, Agglomerative, Spectral, ConstrainedSpectral,
    Dbscan, Hdbscan, MeanShift, AffinityPropagation, Rcc,
)  # fmt: skip
MODELS: dict[str, type[Model]] = {model.card.name: model for model in _BUILT_IN}
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
