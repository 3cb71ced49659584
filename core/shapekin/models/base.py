"""What every model is: a card, its parameters, and one generator method.

Importing a model is light: torch and the other heavy libraries are imported inside `fit`, because
the app builds its forms from the parameters in a process that must never load them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Protocol, TypeVar, get_type_hints, runtime_checkable

import numpy as np

from shapekin.arrays import AnyArray, FloatArray, IntArray
from shapekin.clustering.assigning import Assignment
from shapekin.clustering.result import Clustering
from shapekin.data.dataset import DataKind
from shapekin.errors import ParameterError
from shapekin.pairs.constraints import Closure, Constraints


class EvidenceKind(StrEnum):
    """Kinds of evidence that a model may use."""

    MUST_LINK = "must_link"
    CANNOT_LINK = "cannot_link"
    TRIPLET = "triplet"
    DIFFICULTY = "difficulty"
    SIZES = "sizes"
    CARDINALITY = "cardinality"
    RULE = "rule"


@dataclass(frozen=True)
class TrainingSet:
    """What a model learns from.

    Attributes:
        kind: What the rows of `data` are.
        data: `(n, p, 3) float32` clouds, `(n, h, w, c) uint8` images or `(n, d) float32` features.
        features: `(n, f) float32`, quick descriptors of the same items (`features/`).
    """

    kind: DataKind
    data: AnyArray
    features: FloatArray

    def __len__(self) -> int:
        return len(self.data)


@dataclass(frozen=True)
class Step:
    """One breath of a model: progress, and a point at which it can be cancelled.

    Attributes:
        stage: What it does now, in words for people.
        done: Units finished in all, of `total`.
        total: Units of the whole fit.
        metrics: Numbers worth a curve.
        embedding: `(n, d) float32`, the embedding at this moment, where there is a new one.
        labels: `(n,) int64`, the partition at this moment, where there is one.
    """

    stage: str
    done: int
    total: int
    metrics: Mapping[str, float] = field(default_factory=dict)
    embedding: FloatArray | None = None
    labels: IntArray | None = None


@dataclass(frozen=True)
class ModelCard:
    """What a person needs to know to choose a model.

    Attributes:
        name: As on the command line.
        title: As in the app.
        summary: One sentence for a curator.
        citation: The paper.
        accepts: Kinds of data.
        needs_n_clusters: True when the number of clusters must be given.
        evidence: Kinds of evidence it uses; others are shown as unused.
        assigns_unseen: True when it can assign new items.
        default_strategy: The question strategy that belongs to it.
        trains_network: True when it profits from a GPU; others are run on the CPU whatever is asked for.
    """

    name: str
    title: str
    summary: str
    citation: str
    accepts: frozenset[DataKind]
    needs_n_clusters: bool
    evidence: frozenset[EvidenceKind]
    assigns_unseen: bool
    default_strategy: str
    trains_network: bool = False


def param(
    default: Any,  # noqa: ANN401
    help: str,
    *,
    low: float | None = None,
    high: float | None = None,
    choices: tuple[str, ...] = (),
    expert: bool = False,
) -> Any:  # noqa: ANN401
    """A field of a `Params` class: its default, what it means, what it may be.

    Args:
        default: Value when nobody says otherwise; its type is the type of the parameter.
        help: A sentence for people.
        low: Least value allowed.
        high: Greatest value allowed.
        choices: Values allowed, for words.
        expert: True when the form hides it at first.
    """
    return field(
        default=default,
        metadata={"help": help, "low": low, "high": high, "choices": choices, "expert": expert},
    )


@dataclass(frozen=True)
class ParamSpec:
    """One parameter as forms and the command line see it."""

    name: str
    type: type
    default: bool | int | float | str
    help: str
    low: float | None
    high: float | None
    choices: tuple[str, ...]
    expert: bool


P = TypeVar("P", bound="Params")


@dataclass(frozen=True)
class Params:
    """Base of all parameter sets: frozen, every field made by `param`."""

    def __post_init__(self) -> None:
        for spec in self.specs():
            _check(spec, getattr(self, spec.name))

    @classmethod
    def specs(cls) -> tuple[ParamSpec, ...]:
        """All parameters, in order of declaration."""
        types = get_type_hints(cls)
        return tuple(
            ParamSpec(f.name, types[f.name], f.default, **f.metadata)  # type: ignore[arg-type]
            for f in dataclasses.fields(cls)
        )

    @classmethod
    def from_mapping(cls: type[P], values: Mapping[str, object]) -> P:
        """Build from names and values; words such as "0.5" or "true" are converted.

        Raises:
            ParameterError: No such parameter, or a value of the wrong type or out of range.
        """
        specs = {spec.name: spec for spec in cls.specs()}
        for name in values:
            if name not in specs:
                raise ParameterError(f'There is no parameter "{name}".', f"There are: {', '.join(specs)}.")
        return cls(**{name: _convert(specs[name], value) for name, value in values.items()})

    def as_mapping(self) -> dict[str, bool | int | float | str]:
        """Names and values, for storing."""
        return {spec.name: getattr(self, spec.name) for spec in self.specs()}


def _convert(spec: ParamSpec, value: object) -> bool | int | float | str:
    if spec.type is bool:
        words = {
            "true": True,
            "1": True,
            "yes": True,
            "on": True,
            "false": False,
            "0": False,
            "no": False,
            "off": False,
        }
        if isinstance(value, bool):
            return value
        if str(value).lower() in words:
            return words[str(value).lower()]
        raise ParameterError(f'The parameter {spec.name} is "{value}".', "It must be true or false.")
    kind = {int: "a whole number", float: "a number"}.get(spec.type, "a word")
    wrong = ParameterError(f'The parameter {spec.name} is "{value}".', f"It must be {kind}.")
    if spec.type is int and isinstance(value, float) and not value.is_integer():
        raise wrong
    try:
        return spec.type(value)  # type: ignore[no-any-return]
    except (TypeError, ValueError):
        raise wrong from None


def _check(spec: ParamSpec, value: object) -> None:
    if spec.choices and value not in spec.choices:
        raise ParameterError(
            f'The parameter {spec.name} is "{value}".', f"It must be one of {', '.join(spec.choices)}."
        )
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not np.isfinite(value):
            raise ParameterError(f"The parameter {spec.name} is {value}.", "It must be a finite number.")
        if (spec.low is not None and value < spec.low) or (spec.high is not None and value > spec.high):
            low = "-inf" if spec.low is None else f"{spec.low:g}"
            high = "inf" if spec.high is None else f"{spec.high:g}"
            raise ParameterError(f"The parameter {spec.name} is {value}.", f"It must lie between {low} and {high}.")


class Model(Protocol):
    """A clustering method. The class itself is registered; it holds no state."""

    card: ClassVar[ModelCard]
    params_type: ClassVar[type[Params]]

    def fit(
        self,
        training_set: TrainingSet,
        constraints: Constraints,
        params: Any,  # noqa: ANN401  the model's own Params
        rng: np.random.Generator,
        *,
        device: str = "cpu",
        warm_start: Clustering | None = None,
    ) -> Generator[Step, None, Clustering]:
        """Learn; every yield is progress and a point to cancel.

        Args:
            training_set: The data; left as it is.
            constraints: What people said; contradictions raise `ContradictionError` before any work.
            params: An instance of `params_type`.
            rng: The only source of randomness.
            device: "cpu", "cuda" or "cuda:i".
            warm_start: An earlier result on the same data to go on from.

        Returns:
            The partition (as the generator's return value).
        """
        ...


def closure_of(constraints: Constraints, training_set: TrainingSet) -> Closure:
    """What the evidence entails; what every model asks before any work.

    Raises:
        ContradictionError: It cannot all be true.
        ParameterError: It is about another number of items.
    """
    if constraints.n != len(training_set):
        raise ParameterError(f"The evidence is about {constraints.n} items, the data has {len(training_set)}.")
    return constraints.closure()


@runtime_checkable
class AssigningModel(Model, Protocol):
    """A model whose card says that it assigns unseen items."""

    def assign(
        self,
        training_set: TrainingSet,
        result: Clustering,
        unseen: TrainingSet,
        params: Any,  # noqa: ANN401  the model's own Params
        *,
        device: str = "cpu",
    ) -> Assignment:
        """Put new items into the clusters of a result, without any training.

        Args:
            training_set: What the result was learned from.
            result: A result of `fit` on it.
            unseen: The new items, given as those: of the same kind, described along the same axes.
            params: Those of the result.
            device: "cpu", "cuda" or "cuda:i".

        Raises:
            ParameterError: The result holds no network of this size.
        """
        ...
