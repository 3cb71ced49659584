"""ClusterNet: k-means and pairwise divergence on the codes of an autoencoder, from few labels and many guesses.

Shukla, Cheema and Anand, "Semi-supervised clustering with neural networks", 2018 (arXiv:1806.01547).

    eq. 3         the whole loss                          nn/centre_training.learn_centres
    eq. 4, 5      squared distances to the centres        nn/centre_training.cluster_loss
    eq. 6, 7      divergence of pairs, its hinge          nn/centre_training.balanced_pair_loss
    eq. 8         reconstruction                          nn/normed_autoencoder.NormedAutoencoder.loss
    eq. 9         first centres                           clustering/obedience.obedient_k_means
    eq. 10, 11    placing                                 clustering/obedience.obedient_columns
    eq. 12, 13    steps of the centres                    nn/centre_training.move_centres
    eq. 14, 15    pairs of labels and of guesses          pairs/relations, nn/centre_training
    eq. 16        probabilities                           nn/centre_training.closeness
    eq. 17        lambda                                  nn/centre_training.learn_centres
    5.1           the network                             nn/normed_autoencoder

The paper has labelled samples. Here members of the kinds that answers established (certain sets all known to
differ) are labelled; of all other answers the pairs are used, and labelled pairs are whatever the answers entail
within a batch. Kinds that no answer established start where k-means puts them. Guessed labels come from
predictions alone, and obey the answers. Where the paper leaves things open: margin 2, a batch of up to 32 samples
that people told of with 64 others and a weight decay of 1e-5 (a public reimplementation); N_k is counted over an
epoch; reconstruction is a mean instead of the sum of eq. 8, which would drown all else in large images. The first
training falls from 1e-3 along a cosine instead of a constant 1e-4, the second follows one cycle. Lambda scales with
`cluster_epochs` and rises with every batch. Whole filters are dropped, and 28 pixels padded to the paper's 32.

What differs, because the paper's guesses need thousands of steps and more labels than a person gives:

- `spread`: guesses, and the placing in the end, come from what spreads from the established kinds over a graph of
  neighbours (clustering/guessing), times the root of the probabilities of eq. 16. With one label a face and few
  epochs, the nearest centre was right for one face in four. 0 is the paper.
- `augment`: items are changed a little at each look. 0 is the paper.
- `even_light`: local contrast of images (nn/light), of which the graph is then made too. Off, as in the paper, because
  digits and objects are recognised less well by it; faces lit from all sides hardly without.

`spread`, `augment` and `even_light` of 0 are the paper's method. Unseen items go to the nearest centre, or, where
guesses spread, where the known items go that are nearest to them in looks and codes.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.clustering.assigning import Assignment, assign_by_neighbours
from shapekin.clustering.blocks import squared_distances
from shapekin.clustering.diffusion import neighbour_graph_steps
from shapekin.clustering.eigengap import proposed_count
from shapekin.clustering.guessing import spread_guesses
from shapekin.clustering.obedience import likeliest_columns, obedient_columns, obedient_k_means, too_few
from shapekin.clustering.result import Clustering, number_by_size
from shapekin.clustering.shares import divergences, softmax
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.pairs.constraints import Closure, Constraints
from shapekin.pairs.graph import mutual_knn_steps
from shapekin.pairs.kinds import established_kinds
from shapekin.steps import finished, retold

if TYPE_CHECKING:
    import torch
    from scipy.sparse import csr_array

    from shapekin.nn.pretrain import TrainedBatch, View

TOTAL = 1000
LEARNING, GROUPING = 500, 950  # where these parts begin on the progress bar
MOST_EPOCHS = 60
LOOKED_AT = 32  # pixels a side that are compared
TRUST = 0.5  # in probabilities beside what spreads, from which they were learned: they are no second opinion
CENTRES = "centres"


@dataclass(frozen=True)
class ClusterNetParams(Params):
    """Parameters of ClusterNet; zeros mean "what suits the data"."""

    n_clusters: int = param(0, "Number of groups (0: proposed by the largest eigengap).", low=0, high=10_000)
    epochs: int = param(
        0, "Passes over the data when the network learns to see (0: 15 to 100, fewer for more items).", low=0, high=5000
    )
    cluster_epochs: int = param(
        0, "Passes over the data when it learns to group (0: 15 to 60, fewer for more items).", low=0, high=5000
    )
    margin: float = param(2.0, "Divergence at which two kinds are far enough apart.", low=0, high=100, expert=True)
    neighbours: int = param(10, "Nearest neighbours that may be asked about.", low=2, high=100, expert=True)
    code_dim: int = param(32, "Numbers in a code.", low=2, high=1024, expert=True)
    points: int = param(256, "Points of each shape seen at a time while training.", low=16, high=16384, expert=True)
    even_light: int = param(
        0, "Even out the light in images: for photographs under many lights (0: as in the paper).", low=0, high=1
    )
    spread: int = param(
        1, "Guess by what spreads among neighbours (0: by the nearest centre, as in the paper).", low=0, high=1
    )
    augment: float = param(
        0.3, "How much items are changed at each look when it groups (0: not at all, as in the paper).", low=0, high=3
    )
    learning_rate: float = param(0.001, "Greatest step of the network when it groups.", low=1e-6, high=0.1, expert=True)
    threads: int = param(0, "Processor threads (0: all cores but one).", low=0, high=256, expert=True)


class ClusterNet:
    """Centres and codes, taught by answers and by guesses."""

    card: ClassVar[ModelCard] = ModelCard(
        name="clusternet",
        title="Groups around answered kinds (ClusterNet)",
        summary="Groups gather around the kinds you established; the rest is guessed, and learned from by degrees.",
        citation="Shukla, Cheema, Anand. Semi-supervised clustering with neural networks. arXiv:1806.01547, 2018.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset({EvidenceKind.MUST_LINK, EvidenceKind.CANNOT_LINK}),
        assigns_unseen=True,
        default_strategy="certain_sets",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = ClusterNetParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: ClusterNetParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Learn to see, place centres, then train both by turns; see `Model.fit`."""
        closure = closure_of(constraints, training_set)
        n = len(training_set)
        if n < 3:
            return too_few(closure)
        learner = _Learner(training_set, params, rng, device)
        warm = warm_start is not None and learner.take_over(warm_start)
        if not warm:
            yield from learner.learn_to_see()
        codes = yield from retold(learner.codes(), lambda _: Step("Placing centres", LEARNING, TOTAL))
        count = min(params.n_clusters or proposed_count(training_set.features), n)
        _, centres = obedient_k_means(codes, closure, count, rng)
        yield from learner.look_around()
        centres = yield from learner.learn_to_group(centres, closure, rng, short=warm)
        codes = yield from retold(learner.codes(), lambda _: Step("Grouping", GROUPING, TOTAL))
        columns = learner.placed(codes, centres, closure)
        labels = number_by_size(columns)
        yield Step("Grouping", GROUPING, TOTAL, {"clusters": float(labels.max() + 1)}, codes, labels)
        near = yield from retold(
            mutual_knn_steps(codes, params.neighbours, "euclidean"),
            lambda share: Step("Grouping", GROUPING + int(share * 50), TOTAL),
        )
        edges = near.with_evidence(constraints).edges
        shares = _shares(codes, centres)
        return Clustering(
            labels=labels,
            embedding=codes,
            pairs=edges,
            pair_losses=divergences(shares, edges),
            confidence=shares.max(axis=1).astype(np.float32),
            weights=learner.weights() | {CENTRES: _ordered(centres, columns, labels)},
            notes={"kinds_known": float(len(established_kinds(closure)))},
        )

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: ClusterNetParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By the nearest centre, or by the nearest known items where guesses spread; see `AssigningModel.assign`."""
        learner = _Learner(training_set, params, np.random.default_rng(0), device)
        if CENTRES not in result.weights or not learner.take_over(result):
            raise ParameterError("The result holds no network for these items.", "Train the model again.")
        codes = finished(learner.codes(unseen.data))
        near = assign_by_neighbours(result.embedding, result.labels, codes)
        if params.spread:
            seen, new = learner.looks(training_set), learner.looks(unseen)
            known = np.hstack([_measured(seen, seen), _measured(result.embedding, result.embedding)])
            beside = np.hstack([_measured(new, seen), _measured(codes, result.embedding)])
            placed = assign_by_neighbours(known, result.labels, beside)
            return replace(placed, distance=np.maximum(placed.distance, near.distance))
        shares = _shares(codes, result.weights[CENTRES])
        return Assignment(shares.argmax(axis=1).astype(np.int64), shares.max(axis=1).astype(np.float32), near.distance)


class _Learner:
    """The network, and the items as it takes them."""

    def __init__(
        self, training_set: TrainingSet, params: ClusterNetParams, rng: np.random.Generator, device: str
    ) -> None:
        import torch

        from shapekin.nn.device import resolve_device, seed_layers, torch_generator, use_threads
        from shapekin.nn.inputs import InputScale
        from shapekin.nn.normed_autoencoder import NormedAutoencoder
        from shapekin.nn.passes import usual_passes
        from shapekin.nn.pretrain import random_points

        use_threads(params.threads)
        self._params, self._kind = params, training_set.kind
        self._known = training_set
        self._generator = torch_generator(rng)
        data = self._lit(training_set.data)
        self._scale = InputScale.of(training_set.kind, data)
        self._items = torch.from_numpy(self._scale.scaled(data))
        clouds = self._kind is DataKind.CLOUDS
        self._view = random_points(params.points, self._generator) if clouds else None
        self._alike: csr_array | None = None
        self._usual = usual_passes(self._kind, len(training_set))
        seed_layers(rng)
        network = NormedAutoencoder(self._kind, tuple(self._items.shape[1:]), params.code_dim, params.points)
        self._network = network.to(resolve_device(device))

    def take_over(self, earlier: Clustering) -> bool:
        """Go on from an earlier network; False when it does not fit."""
        from shapekin.nn.pair_training import take_over

        return take_over(self._network, earlier.weights)

    def weights(self) -> dict[str, FloatArray]:
        """The network's tensors by name."""
        from shapekin.nn.pair_training import state_of

        return state_of(self._network)

    def codes(self, unseen: AnyArray | None = None) -> Generator[float, None, FloatArray]:
        """Codes `(n, code_dim) float32` of the items, or of unseen ones."""
        import torch

        from shapekin.nn.autoencoders import encode_steps

        items = self._items if unseen is None else torch.from_numpy(self._scale.scaled(self._lit(unseen)))
        found = yield from encode_steps(self._network, self._shown(items))
        return np.asarray(found.numpy(), np.float32)

    def _lit(self, data: AnyArray) -> AnyArray:
        """Data with even light, where that is wanted of images."""
        from shapekin.nn.light import evenly_lit

        return evenly_lit(data) if self._kind is DataKind.IMAGES and self._params.even_light else data

    def looks(self, items: TrainingSet) -> FloatArray:
        """`(n, d)` what items are compared by before there are codes: pixels in even light, or the descriptors."""
        import torch
        from torch.nn.functional import adaptive_avg_pool2d

        if self._kind is not DataKind.IMAGES or not self._params.even_light:
            return np.asarray(items.features, np.float32)
        lit = self._items if items is self._known else torch.from_numpy(self._scale.scaled(self._lit(items.data)))
        height, width = lit.shape[2:]
        small = adaptive_avg_pool2d(lit, (min(height, LOOKED_AT), min(width, LOOKED_AT)))
        return np.asarray(small.flatten(1).numpy(), np.float32)

    def _shown(self, items: torch.Tensor) -> torch.Tensor:
        return items[:, : 4 * self._params.points] if self._kind is DataKind.CLOUDS else items

    def _changed(self) -> View | None:
        """What the network sees of a batch when it groups."""
        from shapekin.nn.augmentation import Strength, augmentation_for

        much = self._params.augment
        if not much:
            return self._view
        parts = {name: much * value for name, value in asdict(Strength()).items()}
        return augmentation_for(self._kind, Strength(**parts | {"points": self._params.points}), self._generator)

    def learn_to_see(self) -> Generator[Step, None, None]:
        """Train the autoencoder alone."""
        from shapekin.nn.pretrain import pretrain

        def told(report: TrainedBatch) -> Step:
            done = report.done * LEARNING // report.total
            return Step("Learning to see", done, TOTAL, {"reconstruction": report.loss})

        epochs = self._params.epochs or self._usual
        yield from retold(pretrain(self._network, self._items, self._generator, epochs=epochs, view=self._view), told)

    def look_around(self) -> Generator[Step, None, None]:
        """Find out which items look alike, where guesses spread among them."""
        if self._params.spread:
            self._alike = yield from retold(
                neighbour_graph_steps(self.looks(self._known), self._params.neighbours),
                lambda _: Step("Finding neighbours", LEARNING, TOTAL),
            )

    def placed(self, codes: FloatArray, centres: FloatArray, closure: Closure, balance: float = 1.0) -> IntArray:
        """Columns of all items (eq. 10, 11), or where what spreads puts them; see `obedient_columns`."""
        if self._alike is None:
            return obedient_columns(squared_distances(codes, centres), closure)
        return likeliest_columns(spread_guesses(self._alike, codes, centres, closure, TRUST * balance), closure)

    def learn_to_group(
        self, centres: FloatArray, closure: Closure, rng: np.random.Generator, *, short: bool
    ) -> Generator[Step, None, FloatArray]:
        """Train centres and codes by turns; returns the centres."""
        from shapekin.nn.centre_training import CentreLesson, learn_centres

        def place(codes: FloatArray, centres: FloatArray, balance: float) -> IntArray:
            return self.placed(codes, centres, closure, balance)

        epochs = self._params.cluster_epochs or min(MOST_EPOCHS, self._usual)
        kinds = established_kinds(closure)
        lesson = CentreLesson(closure, np.isin(closure.set_of, kinds), place, self._params.margin)
        steps = learn_centres(
            self._network, self._items, centres, lesson, rng, epochs=-(-epochs // 2) if short else epochs,
            learning_rate=self._params.learning_rate, view=self._changed(), shown=self._shown(self._items),
        )  # fmt: skip
        return (
            yield from retold(
                steps,
                lambda learnt: Step(
                    "Learning to group",
                    LEARNING + int(learnt.share * (GROUPING - LEARNING)),
                    TOTAL,
                    {} if np.isnan(learnt.loss) else {"loss": learnt.loss},
                ),
            )
        )


def _shares(codes: FloatArray, centres: FloatArray) -> FloatArray:
    """Assignment probabilities `(n, k)` (eq. 16)."""
    return softmax(-squared_distances(codes, centres))


def _measured(rows: FloatArray, known: FloatArray) -> FloatArray:
    """Rows `(m, d)`, scaled as makes the known `(n, d)` of root mean square length 1 about their mean."""
    usual = np.sqrt((known - known.mean(axis=0)).var(axis=0).sum())
    return np.asarray(rows / max(float(usual), 1e-12), np.float32)


def _ordered(centres: FloatArray, columns: IntArray, labels: IntArray) -> FloatArray:
    """Centres of the labels `(k, d) float32`; far away for those that only answers made, which nothing is like."""
    ordered = np.full((int(labels.max()) + 1, centres.shape[1]), 1e3, np.float32)
    inside = columns < len(centres)
    ordered[labels[inside]] = centres[columns[inside]]
    return ordered
