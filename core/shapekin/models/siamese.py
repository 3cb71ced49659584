"""Siamese network: pairwise constrained clustering, semi-supervised and supervised classification in one.

"Deep classification with pairwise constraints", here *the paper*: one framework that moves from clustering (PCC) over
semi-supervised (SSC) to supervised classification (SC) as comparisons accumulate.

    III-B.1  certain sets are labels          pairs/kinds.established_kinds
    III-B.2  affinity by EnSC or SSC-OMP      clustering/subspace
    eq. 1    contrastive loss                 nn/siamese_training.contrastive_losses
    III-B.3  Siamese network + autoencoder    nn/siamese_training.train_siamese
    III-B.4  PCC: links as affinities         clustering/linked_pairs
             k-means on the embedding         _grouped
    III-B.5  SSC: a classifier of the codes   nn/siamese_training.train_classifier, codes held fixed
    III-B.6  SC: all layers by cross-entropy  nn/siamese_training.train_classifier, all layers move
    -        which of the three to use        siamese_stages.choose_stage (ours)

The paper's features come from a convolutional autoencoder trained before; here all three stages begin with an
autoencoder of the items trained alone (`nn/seeing.py`). It leaves margin, layers and the mix of losses open: the
margin here is a multiple of the usual distance of two first codes. Of the links that certain sets entail, a few per
item are drawn anew for each pass, as all of them are too many. In the end all answers are obeyed.

Any other n x n affinity: `Siamese(affinity=matrix)`, dense or sparse, values 0 to 1.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from shapekin.arrays import FloatArray, IntArray
from shapekin.clustering.assigning import Assignment, assign_by_neighbours
from shapekin.clustering.blocks import squared_distances
from shapekin.clustering.eigengap import proposed_count
from shapekin.clustering.linked_pairs import LinkedPairs
from shapekin.clustering.obedience import likeliest_columns, obedient_k_means, too_few
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.clustering.shares import taken
from shapekin.clustering.subspace import Affinity, elastic_net_affinity, pursuit_affinity
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of
from shapekin.models.siamese_params import SiameseParams, StageParams
from shapekin.models.siamese_stages import Stage, choose_stage
from shapekin.pairs.constraints import Closure, Constraints
from shapekin.pairs.kinds import established_kinds
from shapekin.steps import retold

if TYPE_CHECKING:
    from shapekin.nn.seeing import Seer, Sight

SEEING, EXPRESSING, LEARNING, TOTAL = 300, 500, 950, 1000  # where parts of the progress bar end
LARGEST_PICTURE = 4096  # numbers in an image; of larger ones the quick features are expressed


class Siamese:
    """A Siamese autoencoder that hands over from clustering to classification as answers accumulate.

    Args:
        affinity: `(n, n)`, dense or sparse, values 0 to 1, in place of the model's own.
    """

    card: ClassVar[ModelCard] = ModelCard(
        name="siamese",
        title="Siamese network (from clustering to classification)",
        summary="Clusters with your links at first, and turns into a classifier as answers accumulate.",
        citation="Deep classification with pairwise constraints: PCC, SSC and SC in one framework.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=True,
        default_strategy="certain_sets",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = SiameseParams
    stage: ClassVar[Stage | None] = None  # the one it keeps to

    def __init__(self, affinity: Any = None) -> None:  # noqa: ANN401  a numpy or a scipy matrix
        self._affinity = affinity

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: StageParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Learn codes, express items by each other, then what the stage asks for; see `Model.fit`.

        With `warm_start` the network goes on from there, and affinities made with the same settings are kept.

        Raises:
            ContradictionError: Before any work, when the evidence cannot all be true.
            ParameterError: Constraints or an affinity for another number of items.
        """
        closure = closure_of(constraints, training_set)
        if len(training_set) < 3:
            yield Step("Grouping", TOTAL, TOTAL)
            return too_few(closure)
        from shapekin.nn.seeing import Seer

        seer = Seer(training_set.kind, training_set.data, _sight(params), rng, device)
        asked = self.stage
        if isinstance(params, SiameseParams) and params.stage != "auto":
            asked = Stage(params.stage)
        run = _Run(training_set, closure, params, rng, seer, asked)
        again = warm_start is not None and seer.take_over(warm_start.weights)
        if not again:
            yield from retold(
                seer.learn(),
                lambda glance: Step("Learning to see", int(glance.share * SEEING), TOTAL, {}, glance.codes),
            )
        if self._affinity is not None:
            affinity = Affinity.of_matrix(self._affinity)
            if affinity.n != len(training_set):
                raise ParameterError(f"The affinity is of {affinity.n} items, the data has {len(training_set)}.")
        else:
            affinity = yield from run.affinity(warm_start if again else None)
        return (yield from run.learn(affinity, again=again))

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: StageParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By the nearest known codes, in every stage; see `AssigningModel.assign`."""
        from shapekin.nn.seeing import Seer

        seer = Seer(training_set.kind, training_set.data, _sight(params), np.random.default_rng(0), device)
        if not seer.take_over(result.weights):
            raise ParameterError("The result holds no network for these items.", "Train the model again.")
        return assign_by_neighbours(result.embedding, result.labels, seer.codes_of(unseen.data))


class Pcc(Siamese):
    """The first stage alone."""

    card: ClassVar[ModelCard] = replace(
        Siamese.card,
        name="pcc",
        title="Siamese network, clustering (PCC)",
        summary="Clusters what looks alike and pulls your links into place; best while answers are few.",
    )
    params_type: ClassVar[type[Params]] = StageParams
    stage = Stage.PCC


class Ssc(Siamese):
    """The second stage alone; the first while no two kinds are known to differ."""

    card: ClassVar[ModelCard] = replace(
        Siamese.card,
        name="ssc",
        title="Siamese network, semi-supervised (SSC)",
        summary="Learns codes from likeness and links, then classifies them by your answers.",
    )
    params_type: ClassVar[type[Params]] = StageParams
    stage = Stage.SSC


class Sc(Siamese):
    """The last stage alone; the first while no two kinds are known to differ."""

    card: ClassVar[ModelCard] = replace(
        Siamese.card,
        name="sc",
        title="Siamese network, supervised (SC)",
        summary="A classifier of your answers alone; best when every kind has many.",
    )
    params_type: ClassVar[type[Params]] = StageParams
    stage = Stage.SC


class _Run:
    """One fit: the data and what is known of them."""

    def __init__(
        self,
        training_set: TrainingSet,
        closure: Closure,
        params: StageParams,
        rng: np.random.Generator,
        seer: Seer,
        asked: Stage | None,
    ) -> None:
        self.training_set, self.closure, self.params, self.rng, self.seer = training_set, closure, params, rng, seer
        self.kinds = established_kinds(closure)
        self.stage, why = choose_stage(closure, self.kinds, params.n_clusters)
        if asked is not None:
            self.stage, why = asked, "as asked for"
        if len(self.kinds) < 2 and self.stage is not Stage.PCC:
            self.stage, why = Stage.PCC, "no two kinds are known to differ yet"
        self.title = f"{self.stage.words} ({self.stage.upper()}: {why})"
        self.affinity_name = "affinity brought"

    def affinity(self, earlier: Clustering | None) -> Generator[Step, None, Affinity]:
        """The model's own affinity, or that of an earlier result if it was made in the same way."""
        p, points = self.params, self._points()
        omp = p.affinity == "omp"
        settings = f"{p.nonzeros}" if omp else f"{p.gamma:g} {p.tau:g}"
        self.affinity_name = name = f"affinity {p.affinity} {p.space} {settings}"
        if earlier is not None and len(earlier.weights.get(name, ())) == len(earlier.pairs) > 0:
            return Affinity(len(points), earlier.pairs, earlier.weights[name])
        steps = pursuit_affinity(points, p.nonzeros) if omp else elastic_net_affinity(points, p.gamma, p.tau)

        def told(share: float) -> Step:
            return Step("Expressing items by each other", SEEING + int(share * (EXPRESSING - SEEING)), TOTAL)

        return (yield from retold(steps, told))

    def _points(self) -> FloatArray:
        data, space = self.training_set.data, self.params.space
        pictures = self.training_set.kind is DataKind.IMAGES and data[0].size <= LARGEST_PICTURE
        if space == "input" or (space == "auto" and pictures):
            return np.asarray(data).reshape(len(data), -1)
        return self.training_set.features

    def learn(self, affinity: Affinity, *, again: bool) -> Generator[Step, None, Clustering]:
        """What the stage asks for, and the partition."""
        import torch

        from shapekin.nn.siamese_training import contrastive_losses

        first = self.seer.first_codes
        unit = float(np.sqrt(2 * first.var(axis=0, dtype=np.float64).sum())) or 1.0
        margin = self.params.margin * unit
        if self.stage is not Stage.SC:
            yield from self._train_siamese(affinity, margin, again=again)
        if self.stage is Stage.PCC:
            embedding = yield from self._codes(1.0)
            labels, confidence = self._grouped(embedding)
        else:
            embedding, shares = yield from self._classify(again=again)
            columns = likeliest_columns(shares, self.closure)
            labels, confidence = number_by_size(columns), taken(shares, columns)
        sizes = [len(self.closure.certain_sets[kind]) for kind in self.kinds]
        notes = {
            "stage": float(list(Stage).index(self.stage)), "kinds": float(len(self.kinds)),
            "answered_per_kind": float(np.mean(sizes)) if sizes else 0.0, "affinity_kept": affinity.quality(labels),
        }  # fmt: skip
        yield Step(self.title, TOTAL, TOTAL, {"clusters": float(labels.max() + 1)}, embedding, labels)
        losses = contrastive_losses(
            torch.from_numpy(embedding), torch.from_numpy(affinity.pairs), torch.from_numpy(affinity.weights), margin
        )
        weights = {**self.seer.weights(), self.affinity_name: affinity.weights}
        return Clustering(labels, embedding, affinity.pairs, losses.numpy(), confidence, weights, notes)

    def _step(self, share: float, loss: float = float("nan"), embedding: FloatArray | None = None) -> Step:
        metrics = {} if np.isnan(loss) else {"loss": loss}
        return Step(self.title, EXPRESSING + int(share * (LEARNING - EXPRESSING)), TOTAL, metrics, embedding)

    def _codes(self, share: float) -> Generator[Step, None, FloatArray]:
        return (yield from retold(self.seer.codes(), lambda glance: self._step(share, embedding=glance.codes)))

    def _train_siamese(self, affinity: Affinity, margin: float, *, again: bool) -> Generator[Step, None, None]:
        from shapekin.nn.siamese_training import train_siamese

        links = LinkedPairs(affinity, self.closure, self.rng)
        passes = self.params.passes or min(20, max(3, 40_000 // max(len(affinity.pairs), 1)))
        steps = train_siamese(
            self.seer.network, self.seer.items, links.of_a_pass, self.rng, margin=margin, pull=self.params.pull,
            passes=-(-passes // 2) if again else passes, learning_rate=self.params.learning_rate, view=self.seer.view,
        )  # fmt: skip
        yield from retold(steps, lambda report: self._step(0.8 * report.done / report.total, report.loss))

    def _classify(self, *, again: bool) -> Generator[Step, None, tuple[FloatArray, FloatArray]]:
        """Codes `(n, d)` and each item's share of each kind `(n, k)`."""
        import torch

        from shapekin.nn.device import seed_layers
        from shapekin.nn.siamese_training import Classifier, train_classifier

        members = [self.closure.certain_sets[kind] for kind in self.kinds]
        rows, kinds = np.concatenate(members), np.repeat(np.arange(len(members)), [len(part) for part in members])
        network, seer = self.seer.network, self.seer
        device = next(network.parameters()).device
        codes = torch.from_numpy((yield from self._codes(0.8)))
        seed_layers(self.rng)
        unit = float(codes.std(dim=0).square().mean().sqrt()) or 1.0
        classifier = Classifier(codes.mean(dim=0), unit, len(members)).to(device)
        trained = list(classifier.parameters())
        if self.stage is Stage.SC:
            trained += list(network.parameters())
            network.train()

        def codes_of(chosen: torch.Tensor) -> torch.Tensor:
            if self.stage is Stage.SSC:
                return codes[chosen].to(device)
            part = seer.items[chosen].to(device)
            return network.encode(seer.view(part) if seer.view else part)

        batches = self.params.batches
        steps = train_classifier(
            classifier, codes_of, trained, rows, kinds, seer.generator,
            steps=-(-batches // 2) if again else batches, learning_rate=self.params.learning_rate,
        )  # fmt: skip
        yield from retold(steps, lambda report: self._step(0.8 + 0.2 * report.done / report.total, report.loss))
        codes = torch.from_numpy((yield from self._codes(1.0)))
        with torch.no_grad():
            shares = torch.softmax(classifier(codes.to(device)), dim=1).cpu().numpy()
        return np.asarray(codes.numpy()), np.asarray(shares, np.float64)

    def _grouped(self, embedding: FloatArray) -> tuple[IntArray, FloatArray]:
        """Labels and confidence by k-means that starts from the established kinds and obeys all answers."""
        count = self.params.n_clusters or proposed_count(np.asarray(self.training_set.features, np.float32))
        columns, centres = obedient_k_means(embedding, self.closure, min(count, len(embedding)), self.rng)
        near = 1 / np.maximum(squared_distances(embedding.astype(np.float64), centres), 1e-12)
        return number_by_size(columns), taken(near / near.sum(axis=1, keepdims=True), columns)


def _sight(params: StageParams) -> Sight:
    from shapekin.nn.seeing import Sight

    return Sight(
        epochs=params.epochs, code_dim=params.code_dim, points=params.points,
        learning_rate=params.learning_rate, threads=params.threads,
    )  # fmt: skip
