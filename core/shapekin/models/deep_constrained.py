"""Deep constrained clustering: an embedding that gathers around centres and heeds guidance of many kinds.

Zhang, Basu and Davidson, "A framework for deep constrained clustering - algorithms and advances", ECML PKDD 2019.

    eq. 1, 2, 3  soft assignment, target, KL         nn/soft_assignment
    eq. 4, 5     must-links and cannot-links         nn/constraint_losses, nn/constraint_branches.pair_branch
    eq. 6        instance difficulty                 difficulty_loss, difficulty_term
    eq. 7        triplets                            triplet_loss, triplet_branch
    eq. 8        global size                         global_size_loss, size_term
    eq. 9        reconstruction                      nn/autoencoders (Chamfer distance for shapes)
    eq. 10, 11   cardinality, equal and bounded      cardinality_loss, cardinality_bounds_loss, cardinality_branch
    3.4          Horn rules over links               rules_loss, rule_branch; `_with_conclusions` at the end
    algorithm 1  two branches in turns               nn/embedded_training

Margin, other weights and the mean over a batch are those of the authors' code, which has none for eq. 10, 11 and the
rules. As there, gamma = 0.1 before eq. 3, and must-links bring the reconstruction of both their items.

The losses are the paper's. What is around them differs, for the paper's 60,000 digits go through hundreds of passes,
and a person waits for minutes. The published setting is in brackets.

- v = (numbers in a code) - 1 in eq. 1, as van der Maaten (2009) chose for t-distributions in many dimensions
  (`freedom` = 1). With v = 1 soft assignments to ten centres stay nearly even, and no pair has a gradient to speak of.
- Images are encoded by convolutions with batch norm (`encoder` = dense), and changed a little whenever they are
  encoded (`changed` = 0); they are reconstructed as they were, as denoising autoencoders do.
- The answers are learned alone first, around twice as many centres (`centres` = kmeans: not at all): targets taken from
  wrong centres harden what is wrong, and training hardly ever parts two kinds that began with one centre. Then k-means
  finds the centres in these codes; where answers established half of the kinds or more, it starts from those (Basu,
  Banerjee and Mooney 2002).
- Must-links and cannot-links come in one batch of few, where each counts the same (`must_weight` = 0.1, `pairs` = 256);
  reconstruction counts a tenth (`reconstruction` = 1), steps are larger (`learning_rate` = 0.001) and, with answers,
  fall.
- Of the pairs that answers entail, twice as many as there are items in them are drawn for each pass (the code: up to
  6,000 of each sort, once). Batches are shuffled; a round is at least 20 batches (`nn/embedded_training.py`); inputs
  are standardised instead of scaled by 0.02.

Eq. 6 is taken as the text means it (`difficulty_form`: the printed or the released one). In the end every answer is
obeyed to the letter, and every rule that the answers leave room for; sizes and cardinalities stay wishes, as
published, and the notes say how far they were met.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from shapekin.arrays import FloatArray
from shapekin.clustering.assigning import Assignment
from shapekin.clustering.obedience import likeliest_columns, too_few
from shapekin.clustering.result import Clustering
from shapekin.data.dataset import DataKind
from shapekin.errors import ContradictionError
from shapekin.models.base import EvidenceKind, ModelCard, Params, Step, TrainingSet, closure_of, param
from shapekin.models.embedded import (
    EmbeddedParams,
    Lessons,
    assign_embedded,
    embed,
    last_step,
    partitioned,
    recipe_of,
)
from shapekin.pairs.constraints import Constraints
from shapekin.pairs.guidance import Guidance, Rule
from shapekin.pairs.guidance_words import cardinalities_said, difficulty_said, rules_said, triplets_said


@dataclass(frozen=True)
class DeepConstrainedParams(EmbeddedParams):
    """Parameters of deep constrained clustering; items in words are rows, counted from 0."""

    rounds: int = param(6, "Most rounds of the clustering, each a pass or 20 batches.", low=0, high=10_000)
    lead: int = param(5, "Passes over the answers alone before the groups are sought.", low=0, high=1000, expert=True)
    learning_rate: float = param(0.003, "Size of the network's steps, at first.", low=1e-6, high=0.1, expert=True)
    encoder: str = param(
        "suited",
        "What the network is made of: convolutions for images (suited), or dense layers (as published).",
        choices=("suited", "dense"),
        expert=True,
    )
    changed: float = param(
        0.6,
        "How much images are turned, shifted and so on before they are looked at (1: clearly).",
        low=0,
        high=2,
        expert=True,
    )
    freedom: float = param(
        0.0, "Degrees of freedom of the distances (0: numbers in a code - 1; published: 1).", low=0, high=1024,
        expert=True,
    )  # fmt: skip
    reconstruction: float = param(
        0.1, "How much the reconstruction counts (published: 1).", low=0, high=100, expert=True
    )
    pairs: int = param(32, "Pairs at once.", low=1, high=65536, expert=True)
    sizes: str = param("any", "Sizes of the groups: any, or about equal.", choices=("any", "equal"))
    triplets: str = param("", "Items more like one than another: 0 1 2; 3 4 5 (0 is more like 1 than like 2).")
    difficulty: str = param("", "How easy items are, from -1 (hard) to 1: 0-9: 1; 10,12: -0.1.")
    cardinality: str = param(
        "", "How items spread over the groups: 0-49 = 50-99 (as many of each); all: 10..20 (so many in every group)."
    )
    rules: str = param("", "Links that follow from links: 0=1 & 2=3 => 4!=5.")
    centres: str = param(
        "answers",
        "Where the groups begin: at what answers taught, or by k-means on what was seen (as published).",
        choices=("answers", "kmeans"),
        expert=True,
    )
    gamma: float = param(0.1, "How much the clustering counts beside the reconstruction.", low=0, high=100, expert=True)
    must_weight: float = param(
        1.0, "Weight of must-links (published: 0.1, for garments 1).", low=0, high=100, expert=True
    )
    cannot_weight: float = param(1.0, "Weight of cannot-links.", low=0, high=100, expert=True)
    margin: float = param(0.1, "By how much triplets are to be kept.", low=0, high=1, expert=True)
    difficulty_weight: float = param(0.1, "Weight of the difficulty of items.", low=0, high=100, expert=True)
    difficulty_form: str = param(
        "signed",
        "Hard items kept from certainty (signed), equation 6 to the letter (printed), or as in the code (released).",
        choices=("signed", "printed", "released"),
        expert=True,
    )
    size_weight: float = param(1.0, "Weight of equal sizes.", low=0, high=1000, expert=True)
    cardinality_weight: float = param(1.0, "Weight of each cardinality.", low=0, high=1000, expert=True)


class DeepConstrained:
    """Embedded clustering under guidance."""

    card: ClassVar[ModelCard] = ModelCard(
        name="deep_constrained",
        title="Deep constrained clustering",
        summary="Draws items to as many centres as you say; hears answers, triplets, sizes, cardinalities and rules.",
        citation="Zhang, Basu, Davidson. A framework for deep constrained clustering. ECML PKDD 2019.",
        accepts=frozenset(DataKind),
        needs_n_clusters=False,
        evidence=frozenset(EvidenceKind),
        assigns_unseen=True,
        default_strategy="certain_sets",
        trains_network=True,
    )
    params_type: ClassVar[type[Params]] = DeepConstrainedParams

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: DeepConstrainedParams,
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
        guidance: Guidance | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Gather codes around centres as the guidance allows; see `Model.fit`.

        Args: as `Model.fit`, and `guidance`: more than answers, in place of what the parameters say in words.

        Raises:
            ContradictionError: Before any work, when the evidence cannot all be true.
            DeviceError: The device is not there.
            ParameterError: Constraints of another number of items, or guidance that makes no sense.
        """
        closure_of(constraints, training_set)
        n = len(training_set)
        guidance = guidance or _said(params, n)
        guidance.check(n)
        return _fit(training_set, constraints, guidance, params, rng, device, warm_start)

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: DeepConstrainedParams,
        *,
        device: str = "cpu",
    ) -> Assignment:
        """By eq. 1; see `AssigningModel.assign`."""
        return assign_embedded(training_set, result, unseen, params, device)


def _fit(
    training_set: TrainingSet,
    constraints: Constraints,
    guidance: Guidance,
    params: DeepConstrainedParams,
    rng: np.random.Generator,
    device: str,
    warm_start: Clustering | None,
) -> Generator[Step, None, Clustering]:
    if len(training_set) < 3:
        return too_few(constraints.closure())
    recipe = recipe_of(params, training_set.kind, params.gamma, params.reconstruction)
    lessons = _lessons(constraints, guidance, params, rng)
    seeded = params.centres == "answers"
    seer, embedded = yield from embed(
        training_set, constraints, params, rng, device, warm_start, recipe, lessons, seeded=seeded
    )
    q = embedded.assignment.numpy()
    result = partitioned(seer, embedded, _with_conclusions(q, constraints, guidance.rules))
    notes = {**result.notes, "answers_learned": constraints.satisfied_fraction(q.argmax(axis=1))}
    if guidance.rules:
        notes["rules_broken"] = float(sum(not rule.holds(result.labels) for rule in guidance.rules))
    if guidance.cardinalities:
        notes["cardinality_excess"] = float(max(wish.excess(result.labels) for wish in guidance.cardinalities))
    yield last_step(result)
    return replace(result, notes=notes)


def _said(params: DeepConstrainedParams, n: int) -> Guidance:
    """What the parameters say in words."""
    return Guidance(
        triplets_said(params.triplets),
        difficulty_said(params.difficulty, n),
        params.sizes == "equal",
        cardinalities_said(params.cardinality, n),
        rules_said(params.rules),
    )


def _lessons(
    constraints: Constraints, guidance: Guidance, params: DeepConstrainedParams, rng: np.random.Generator
) -> Lessons:
    """Difficulty and sizes are added to the passes over all items, everything else has a branch (section 4)."""
    from shapekin.nn import constraint_branches as make

    additive, branches, leading = [], [], []
    if guidance.difficulty.size:
        additive.append(make.difficulty_term(guidance.difficulty, params.difficulty_form, params.difficulty_weight))
    if guidance.equal_sizes:
        additive.append(make.size_term(params.size_weight))
    if len(constraints):
        weights = params.must_weight, params.cannot_weight
        branches.append(make.pair_branch(constraints.closure(), *weights, params.pairs, rng))
        leading = branches[:] if params.centres == "answers" else []
    if len(guidance.triplets):
        branches.append(make.triplet_branch(guidance.triplets, params.margin, params.batch, rng))
    weight = params.cardinality_weight
    branches += [make.cardinality_branch(wish, constraints.n, weight, rng) for wish in guidance.cardinalities]
    if guidance.rules:
        branches.append(make.rule_branch(guidance.rules))
    return Lessons(tuple(additive), tuple(branches), tuple(leading), params.lead)


def _with_conclusions(q: FloatArray, constraints: Constraints, rules: tuple[Rule, ...]) -> Constraints:
    """The evidence, and the conclusions of rules that its likeliest partition would break.

    A conclusion that contradicts the evidence is left out. Each rule is concluded at most once, so it ends.
    """
    waiting = list(rules)
    while True:
        labels = likeliest_columns(q, constraints.closure())
        broken = next((rule for rule in waiting if not rule.holds(labels)), None)
        if broken is None:
            return constraints
        waiting.remove(broken)
        link = broken.conclusion
        concluded = constraints.with_link(link.i, link.j, same=link.same)
        try:
            concluded.closure()
        except ContradictionError:
            continue
        constraints = concluded
