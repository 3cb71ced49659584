"""A simulated user answers from the true labels: how much do answers help?

Nothing is written into the project: the evidence lives in memory.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
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
from shapekin.queries.enough import Foreseen, foreseen_rightly, moving
from shapekin.queries.forms.catalogue import PAIR, get_form
from shapekin.queries.oracle import SimulatedUser
from shapekin.queries.reconsidering import reconsider
from shapekin.queries.second_look import second_look
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
        second_looks: Whether what hangs on doubtful answers is asked again in other words.
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
    second_looks: bool = True

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
        and asking since the point before), and moving: the estimate of `queries.enough`, which knows no
        true labels.
        """
        if budget < 0 or every < 1:
            raise ParameterError(
                f"The budget is {budget} and the number of answers between trainings {every}.",
                "The budget must be 0 or more, the other 1 or more.",
            )
        user = SimulatedUser(self.dataset.true_labels, noise=self.noise, seed=self.seed)
        told, warm, began = _Told(Constraints(len(self.dataset))), "", time.monotonic()
        while True:
            result = self._train(cache, told.constraints, warm, on_event)
            warm = result.arrays
            labels = np.asarray(cache.get(f"{warm}.labels"))
            found = scores(labels, self.dataset.true_labels, told.constraints)
            seconds = time.monotonic() - began
            counted = {"answers": told.answers, "actions": told.actions, "moving": round(told.moving, 4)}
            yield {**counted, **found, "seconds": round(seconds, 3)}
            began, before = time.monotonic(), told.answers
            told = self._ask(cache, warm, told, user, min(told.answers + every, budget))
            if told.answers == before:
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

    def _ask(self, cache: Cache, run: str, told: _Told, user: SimulatedUser, until: int) -> _Told:
        """Ask until so many comparisons were made; a gesture that would be more is not made."""
        arrays: dict[str, Any] = {
            part: cache.get(f"{run}.{part}") for part in ("labels", "embedding", "pairs", "pair_losses", "anchors")
        }
        while told.answers < until:
            context = QueryContext(constraints=told.constraints, seed=self.seed, given_up=told.given_up, **arrays)
            check = second_look(context) if self.second_looks else None
            after = self._gesture(context, told, user) if check is None else _checked(context, told, user, check)
            if after is None or after.answers > until:
                break
            told = after
        return told

    def _gesture(self, context: QueryContext, told: _Told, user: SimulatedUser) -> _Told | None:
        """What is known after the next question; None where there is none."""
        if self.form == PAIR:
            proposed = get_strategy(self._strategy).propose(context, 1)
            said = [(query, user.says_same(query.a, query.b)) for query in proposed]
            replaced = len(said)
        else:
            question = get_form(self.form).propose(context)
            chosen = question.choose(user.says_same) if question is not None else []
            said = [(query, answer is Answer.SAME) for query, answer in question.reply(chosen)] if question else []
            replaced = question.replaced(chosen) if question else 0
        if not said:
            return None
        constraints, foreseen = told.constraints, told.foreseen
        for query, same in said:
            constraints = constraints.with_link(query.a, query.b, same=same)
            together = bool(context.labels[query.a] == context.labels[query.b])
            foreseen = (*foreseen, Foreseen(query.a, query.b, same, together, query.strategy))
        answers, actions = told.answers + replaced, told.actions + 1
        return replace(told, constraints=constraints, foreseen=foreseen, answers=answers, actions=actions)


@dataclass(frozen=True)
class _Told:
    """What the user has said so far, in how many comparisons and gestures, and which answers were given up."""

    constraints: Constraints
    answers: int = 0
    actions: int = 0
    given_up: frozenset[tuple[int, int]] = frozenset()
    foreseen: tuple[Foreseen, ...] = ()

    @property
    def moving(self) -> float:
        return moving(foreseen_rightly(self.foreseen)).share


def _checked(context: QueryContext, told: _Told, user: SimulatedUser, check: Query) -> _Told:
    """What is known after a second look, and after what it takes to settle a conflict where it makes one."""
    linked = told.constraints.with_link(check.a, check.b, same=user.says_same(check.a, check.b))
    found = reconsider(context, linked, user.says_same)
    before, after = (
        {(i, j) for i, j in np.concatenate([links.must_links, links.cannot_links]).tolist()}
        for links in (linked, found.constraints)
    )
    return replace(
        told,
        constraints=found.constraints,
        answers=told.answers + 1 + found.asked,
        actions=told.actions + 1 + found.asked,
        given_up=told.given_up | (before - after),
    )
