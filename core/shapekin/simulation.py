"""A simulated user answers from the true labels: how much do answers help?

Nothing is written into the project: the evidence lives in memory.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from shapekin.clustering.metrics import scores
from shapekin.data.dataset import Dataset
from shapekin.errors import ParameterError, SourceError
from shapekin.events import Event
from shapekin.jobs.job import INPUTS, Prepared, TrainJob, TrainResult
from shapekin.jobs.runners import run_inline
from shapekin.models.catalogue import get_model
from shapekin.pairs.constraints import Constraints
from shapekin.queries.base import Answer, Query, QueryContext
from shapekin.queries.catalogue import get_strategy
from shapekin.queries.forms.catalogue import PAIR, get_form
from shapekin.queries.oracle import SimulatedUser
from shapekin.store.cache import Cache


@dataclass(frozen=True)
class Simulation:
    """Train, ask, answer, train again.

    Attributes:
        dataset: The items, with true labels.
        prepared: Where their arrays are.
        model: Name of the model.
        params: Its parameters that differ from the defaults.
        strategy: Name of the strategy, "" for the model's own.
        noise: Share of wrong answers.
        seed: Of everything random.
        device: Where to train.
        input: What the model looks at, see `jobs.job.INPUTS`.
        form: How it is asked: "pair" (by the strategy) or one of `queries.forms`.
    """

    dataset: Dataset
    prepared: Prepared
    model: str
    params: Mapping[str, bool | int | float | str] = field(default_factory=dict)
    strategy: str = ""
    noise: float = 0.0
    seed: int = 0
    device: str = "auto"
    input: str = INPUTS[0]
    form: str = PAIR

    def __post_init__(self) -> None:
        if not self.dataset.label_names:
            raise SourceError(
                "A simulated user needs true labels, and this project has none.",
                "Import a folder of categories, or give `shapekin new --labels FILE`.",
            )
        if not 0.0 <= self.noise < 1.0:
            raise ParameterError(f"The noise is {self.noise}.", "It must lie between 0 and 1.")
        get_strategy(self._strategy)
        if self.form != PAIR:
            get_form(self.form)

    @property
    def _strategy(self) -> str:
        return self.strategy or get_model(self.model).card.default_strategy

    def run(
        self, cache: Cache, budget: int, every: int, on_event: Callable[[Event], None] | None = None
    ) -> Iterator[dict[str, float | int]]:
        """Yield the scores at 0, `every`, 2 `every`, ... answers, until `budget` or no question is left.

        Each point has answers, actions, acc, nmi, nmi_max, ari, purity, clusters, seconds (of training
        and asking since the point before).
        """
        if budget < 0 or every < 1:
            raise ParameterError(
                f"The budget is {budget} and the number of answers between trainings {every}.",
                "The budget must be 0 or more, the other 1 or more.",
            )
        user = SimulatedUser(self.dataset.true_labels, noise=self.noise, seed=self.seed)
        constraints = Constraints(len(self.dataset))
        answers, actions, warm, began = 0, 0, "", time.monotonic()
        while True:
            result = self._train(cache, constraints, warm, on_event)
            warm = result.arrays
            labels = np.asarray(cache.get(f"{warm}.labels"))
            found = scores(labels, self.dataset.true_labels, constraints)
            seconds = time.monotonic() - began
            yield {"answers": answers, "actions": actions, **found, "seconds": round(seconds, 3)}
            began = time.monotonic()
            asked, gestures, constraints = self._ask(cache, warm, constraints, user, every, budget - answers)
            answers, actions = answers + asked, actions + gestures
            if asked == 0:
                return

    def _train(
        self, cache: Cache, constraints: Constraints, warm: str, on_event: Callable[[Event], None] | None
    ) -> TrainResult:
        job = TrainJob(
            model=self.model,
            params=self.params,
            kind=self.dataset.kind,
            prepared=self.prepared,
            must_links=tuple((i, j) for i, j in constraints.must_links.tolist()),
            cannot_links=tuple((i, j) for i, j in constraints.cannot_links.tolist()),
            dataset_revision=self.dataset.revision,
            warm_start=warm,
            seed=self.seed,
            device=self.device,
            input=self.input,
        )
        result = run_inline(job, cache, on_event)
        assert isinstance(result, TrainResult)
        return result

    def _ask(
        self, cache: Cache, run: str, constraints: Constraints, user: SimulatedUser, count: int, left: int
    ) -> tuple[int, int, Constraints]:
        """Ask until `count` comparisons are answered; a gesture of more than are `left` is not made.

        Returns:
            Comparisons answered, gestures made, and all that is known then.
        """
        arrays: dict[str, Any] = {
            part: cache.get(f"{run}.{part}") for part in ("labels", "embedding", "pairs", "pair_losses", "anchors")
        }
        asked = gestures = 0
        while asked < min(count, left):
            context = QueryContext(constraints=constraints, seed=self.seed, **arrays)
            said, replaced = self._gesture(context, user)
            if not said or asked + replaced > left:
                break
            for query, answer in said:
                constraints = constraints.with_link(query.a, query.b, same=answer is Answer.SAME)
            asked, gestures = asked + replaced, gestures + 1
        return asked, gestures, constraints

    def _gesture(self, context: QueryContext, user: SimulatedUser) -> tuple[list[tuple[Query, Answer]], int]:
        """What the user says next, and how many comparisons that replaces."""
        if self.form == PAIR:
            proposed = get_strategy(self._strategy).propose(context, 1)
            said = [
                (query, Answer.SAME if user.says_same(query.a, query.b) else Answer.DIFFERENT) for query in proposed
            ]
            return said, len(said)
        question = get_form(self.form).propose(context)
        if question is None:
            return [], 0
        chosen = question.choose(user.says_same)
        return question.reply(chosen), question.replaced(chosen)
