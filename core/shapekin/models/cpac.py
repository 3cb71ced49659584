"""CPAC: clustering-driven deep embedding with pairwise constraints. The number of clusters is found.

Fogel, Averbuch-Elor, Cohen-Or, Goldberger, "Clustering-driven deep embedding with pairwise constraints",
IEEE Computer Graphics and Applications 39(4), 2019 (arXiv:1803.08457).

    eq. 1  reconstruction, clustering     nn/losses.reconstruction_loss, clustering_loss; nn/joint (schedule "joint")
    eq. 2  weights of the pairs           pairs/graph.pair_weights
    eq. 3  penalty                        nn/losses.geman_mcclure
    eq. 4  lambda                         pairs/graph.balance (schedule "paper"), pull_of (closed form)
    eq. 6  alternation U | network        clustering/continuous (closed form), nn/alternation (network; as published)
    3.2.1  final clustering                clustering/partition.threshold_components
    4      evidence, ranking of pairs     PairGraph.with_evidence, clustering/pair_scores.ranking_losses

Where this differs from the published code: pairs and weights change together; what a person separated
never shares a cluster and what they joined always does; no pair is lost from the ranking; boosted pairs
stay out of lambda; U is found by sparse linear solves (choose the schedule "paper" for the published
one); by default lambda grows with n instead of its square root (`pull_of`), because eq. 4 leaves small
sets in crumbs and depends on the scale of the codes, clusters of one or two items join the nearest,
and fragments that many neighbours connect are put together again (clustering/fragments). The defaults of
`pull` and `join` were chosen by looking at the labels of development sets; benchmarks/RESULTS.md names them.

The paper's own method, whole: schedule = paper (eq. 6) or joint (eq. 1), join = 1, attach_singletons = false (pull,
cycles and cycle_epochs then have no effect). It works on the codes as they are; the closed form in `clustering/frame`.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.clustering.assigning import Assignment, assign_by_neighbours
from shapekin.clustering.continuous import Scales, annealed_representatives, measure_scales, pair_lengths
from shapekin.clustering.fragments import join_fragments
from shapekin.clustering.frame import Frame
from shapekin.clustering.obedience import too_few
from shapekin.clustering.pair_scores import clustering_value, kept_share, pull_of, ranking_losses
from shapekin.clustering.partition import attach_small, threshold_components
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of
from shapekin.models.cpac_params import CpacParams
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.graph import PairGraph, balance, mutual_knn_steps
from shapekin.steps import retold

if TYPE_CHECKING:
    import torch

    from shapekin.nn.pretrain import TrainedBatch
    from shapekin.nn.seeing import Glance, Sight

SEEING, PAIRING, GATHERING = (0, 600), (600, 650), (650, 1000)  # of the progress bar


class Cpac:
    """Clustering-driven deep embedding: an autoencoder whose codes gather along pairs of neighbours."""

    card: ClassVar[ModelCard] = ModelCard(
        name="cpac",
        title="Deep embedding with pairs (CPAC)",
        summary="Learns what your items look like, finds how many kinds there are, and asks about its doubtful pairs.",
        citation="Fogel et al., Clustering-driven deep embedding with pairwise constraints, IEEE CG&A 2019.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=True,
        default_strategy="loss",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = CpacParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: CpacParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Learn codes, gather them along pairs, cut the pairs that stay long.

        Args: as `Model.fit`. With `warm_start` the weights of that result are taken over and the
        first training is skipped.

        Raises:
            ContradictionError: Before any work, when the evidence cannot all be true.
            DeviceError: The device is not there.
            ParameterError: Constraints of another number of items.
        """
        closure_of(constraints, training_set)
        return _fit(training_set, constraints, params, rng, device, warm_start)

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: CpacParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By the nearest known codes; see `AssigningModel.assign`. The paper does not say how."""
        from shapekin.nn.seeing import Seer

        seer = Seer(training_set.kind, training_set.data, _sight(params), np.random.default_rng(0), device)
        if not seer.take_over(result.weights):
            raise ParameterError("The result holds no network for these items.", "Train the model again.")
        return assign_by_neighbours(result.embedding, result.labels, seer.codes_of(unseen.data))


def _fit(
    training_set: TrainingSet,
    constraints: Constraints,
    params: CpacParams,
    rng: np.random.Generator,
    device: str,
    warm_start: Clustering | None,
) -> Generator[Step, None, Clustering]:
    if len(training_set) < 3:
        return too_few(constraints.closure())
    learner = _Learner(training_set, params, rng, device)
    if warm_start is None or not learner.take_over(warm_start):
        yield from learner.learn_to_see()
    suggested = yield from learner.find_pairs()
    return (yield from learner.gather(suggested, constraints))


class _Learner:
    """One run: a seer, whose first codes keep pairs, scales and ranking in place over refinements."""

    def __init__(self, training_set: TrainingSet, params: CpacParams, rng: np.random.Generator, device: str) -> None:
        from shapekin.nn.seeing import Seer

        self.training_set, self.params, self.rng = training_set, params, rng
        self.seer = Seer(training_set.kind, training_set.data, _sight(params), rng, device)
        self.turn_epochs = params.cycle_epochs
        self.space = params.graph_space
        if self.space == "auto":
            self.space = "code" if training_set.kind is DataKind.CLOUDS else "input"
        self.pairs_name = f"pairs {self.space} {params.neighbours}"
        self.pairs: IntArray | None = None

    def take_over(self, earlier: Clustering) -> bool:
        """Go on from the weights of an earlier result; False when they do not fit this network."""
        if not self.seer.take_over(earlier.weights):
            return False
        self.turn_epochs = -(-self.turn_epochs // 2)  # it has been here before
        self.pairs = earlier.weights.get(self.pairs_name)
        return True

    def learn_to_see(self) -> Generator[Step, None, None]:
        """Train the autoencoder alone; its codes are the first codes."""
        yield from retold(self.seer.learn(), lambda glance: _seen_step("Learning to see", SEEING, glance))

    def codes(self, part: tuple[int, int], share: float) -> Generator[Step, None, FloatArray]:
        """Codes of all items now, `(n, code_dim) float32`; ends with a step that shows them."""
        return (yield from retold(self.seer.codes(share), lambda glance: _seen_step("Gathering", part, glance)))

    def find_pairs(self) -> Generator[Step, None, PairGraph]:
        """The pairs that the data suggest; always of the first codes, so that they stay put."""
        if self.pairs is not None:
            return PairGraph.of_pairs(self.pairs, len(self.seer.items))
        steps = mutual_knn_steps(self._paired_points(), self.params.neighbours)
        graph = yield from retold(steps, lambda share: _step("Finding neighbours", PAIRING, share, {}))
        self.pairs = graph.edges
        return graph

    def _paired_points(self) -> AnyArray:
        if self.space == "code":
            return self.seer.first_codes
        if self.space == "features":
            return self.training_set.features
        if self.training_set.kind is DataKind.IMAGES:
            return self.training_set.data.reshape(len(self.seer.items), -1)
        return self.seer.items.flatten(1).numpy()

    def gather(self, suggested: PairGraph, constraints: Constraints) -> Generator[Step, None, Clustering]:
        """Find the representatives, teach them to the network, cut the long pairs."""
        published = self.params.schedule != "closed_form"
        frame = Frame.whole(self.seer.network.code_dim) if published else Frame.of(self.seer.first_codes)
        z = frame.inward(self.seer.first_codes)
        graph = suggested.with_evidence(constraints)
        scales = measure_scales(z, suggested.edges, self.params.threshold)
        pull = balance(self.seer.first_codes, suggested) if published else self.params.pull * pull_of(suggested)
        losses = ranking_losses(z, graph, pull, scales.first_mu)
        if self.params.schedule == "paper":
            u = yield from self._alternating(graph, pull, scales)
        elif self.params.schedule == "joint":
            u = yield from self._joint(graph, pull, scales)
        else:
            u = yield from self._closed_form(graph, frame, pull, scales, constraints)
        labels, alone, fragments = yield from self._partition(u, graph, scales.epsilon, constraints)
        embedding = yield from self.codes(GATHERING, 1.0)
        notes = {"epsilon": scales.epsilon, "lambda": pull, "pairs": float(len(graph))}
        notes |= {"singletons": float(alone), "fragments": float(fragments)}
        yield _step("Gathering", GATHERING, 1.0, {"clusters": float(labels.max() + 1)}, embedding, labels)
        return Clustering(
            labels=labels,
            embedding=embedding,
            pairs=graph.edges,
            pair_losses=losses,
            confidence=kept_share(graph, labels),
            weights={**self.seer.weights(), self.pairs_name: suggested.edges},
            notes=notes,
        )

    def _partition(
        self, u: FloatArray, graph: PairGraph, epsilon: float, constraints: Constraints
    ) -> Generator[Step, None, tuple[IntArray, int, int]]:
        """Labels, the items that stood alone, and the fragments there were before some were joined."""
        from shapekin.clustering.diffusion import neighbour_graph_steps

        params = self.params
        smallest = params.smallest_cluster if params.attach_singletons else 1
        components = threshold_components(graph.edges, pair_lengths(u, graph.edges), epsilon, constraints)
        alone = attach_small(components, u, smallest)
        fragments = len(np.unique(components.labels()))
        if params.join < 1:
            steps = neighbour_graph_steps(self.seer.first_codes, params.neighbours)
            near = yield from retold(steps, lambda _: _step("Gathering", GATHERING, 1.0, {}))
            join_fragments(components, near, params.join)
            attach_small(components, u, smallest)  # where no join was allowed, crumbs around answers are left
        return number_by_size(components.labels()), alone, fragments

    def _closed_form(
        self, graph: PairGraph, frame: Frame, pull: float, scales: Scales, constraints: Constraints
    ) -> Generator[Step, None, FloatArray]:
        """Representatives and network in turns, until the components settle."""
        import torch

        from shapekin.nn.alternation import train_toward

        turns = self.params.cycles
        codes = self.seer.first_codes
        u = z = frame.inward(codes)
        before: IntArray | None = None
        for turn in range(turns):

            def told(said: tuple[float, FloatArray], turn: int = turn) -> Step:
                share, moving = said
                metrics = {"clustering": clustering_value(moving, graph, pull, scales.last_mu)}
                return _step("Gathering", GATHERING, (turn + share / 2) / turns, metrics)

            u = yield from retold(annealed_representatives(z, graph, pull, scales), told)
            if turns > 1:
                lengths = pair_lengths(u, graph.edges)
                found = number_by_size(threshold_components(graph.edges, lengths, scales.epsilon, constraints).labels())
                if before is not None and (found == before).all():
                    return u
                before = found
            targets = torch.from_numpy(frame.moved(codes, u))
            for report in train_toward(
                self.seer.network, self.seer.items, targets, self.seer.generator, epochs=self.turn_epochs,
                batch=self.seer.batch, learning_rate=self.params.learning_rate, view=self.seer.view,
            ):  # fmt: skip
                share = 0.5 + report.done / report.total / 2
                yield _step("Gathering", GATHERING, (turn + share) / turns, {"reconstruction": report.loss})
            if turn + 1 < turns:
                codes = yield from self.codes(GATHERING, (turn + 1) / turns)
                z = frame.inward(codes)
        return u

    def _alternating(self, graph: PairGraph, pull: float, scales: Scales) -> Generator[Step, None, FloatArray]:
        import torch

        from shapekin.nn.alternation import published_alternation
        from shapekin.nn.seeing import SNAPSHOT_EPOCHS

        epoch = 0

        def told(said: tuple[TrainedBatch, torch.Tensor]) -> Step:
            nonlocal epoch
            report, u = said
            fresh = report.epoch > epoch and report.epoch % SNAPSHOT_EPOCHS == 0
            epoch = report.epoch
            shown = u.numpy().copy() if fresh else None
            return _step("Gathering", GATHERING, report.done / report.total, {"loss": report.loss}, shown)

        steps = published_alternation(
            self.seer.network, self.seer.shown, torch.from_numpy(self.seer.first_codes), graph, self.rng, pull=pull,
            first_mu=scales.first_mu, last_mu=scales.last_mu, epochs=self.params.paper_epochs, view=self.seer.view,
        )  # fmt: skip
        _, u = yield from retold(steps, told)
        return np.asarray(u.numpy(), np.float64)

    def _joint(self, graph: PairGraph, pull: float, scales: Scales) -> Generator[Step, None, FloatArray]:
        from shapekin.nn.joint import joint_descent
        from shapekin.nn.seeing import SNAPSHOT_EPOCHS

        def told(said: tuple[TrainedBatch, torch.Tensor | None]) -> Step:
            report, codes = said
            shown = None if codes is None or report.epoch % SNAPSHOT_EPOCHS else codes.numpy()
            return _step("Gathering", GATHERING, report.done / report.total, {"loss": report.loss}, shown)

        steps = joint_descent(
            self.seer.network, self.seer.shown, graph, self.rng, pull=pull, first_mu=scales.first_mu,
            last_mu=scales.last_mu, epochs=self.params.paper_epochs, view=self.seer.view,
        )  # fmt: skip
        codes = yield from retold(steps, told)
        return np.asarray(codes.numpy(), np.float64)


def _sight(params: CpacParams) -> Sight:
    from shapekin.nn.seeing import Sight

    return Sight(
        params.epochs, params.layer_epochs, params.code_dim, params.points, params.learning_rate, params.threads
    )


def _seen_step(stage: str, part: tuple[int, int], glance: Glance) -> Step:
    """A seer's progress as a model's step; `part` is its place on the progress bar."""
    metrics = {} if np.isnan(glance.loss) else {"reconstruction": glance.loss}
    return _step(stage, part, glance.share, metrics, glance.codes)


def _step(
    stage: str,
    part: tuple[int, int],
    share: float,
    metrics: dict[str, float],
    embedding: FloatArray | None = None,
    labels: IntArray | None = None,
) -> Step:
    done = part[0] + int(share * (part[1] - part[0]))
    return Step(stage, min(done, part[1]), GATHERING[1], metrics, embedding, labels)
