from __future__ import annotations

from dataclasses import dataclass

import pytest

from shapekin.errors import ParameterError
from shapekin.models.base import Params, param


@dataclass(frozen=True)
class Example(Params):
    epochs: int = param(10, "Passes over the data.", low=1, high=100)
    rate: float = param(0.5, "Step length.", low=0.0)
    schedule: str = param("fast", "Which schedule.", choices=("fast", "paper"))
    attach: bool = param(True, "Attach singletons.")


def test_words_become_values() -> None:
    params = Example.from_mapping({"epochs": "20", "rate": "1e-3", "schedule": "paper", "attach": "no"})
    assert params == Example(epochs=20, rate=1e-3, schedule="paper", attach=False)
    assert Example.from_mapping(params.as_mapping()) == params


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"epoch": "3"}, "epochs"),
        ({"epochs": "many"}, "whole number"),
        ({"epochs": 2.5}, "whole number"),
        ({"epochs": 0}, "between 1 and 100"),
        ({"rate": "nan"}, "finite"),
        ({"rate": -1}, "between 0 and inf"),
        ({"schedule": "slow"}, "fast, paper"),
        ({"attach": "perhaps"}, "true or false"),
    ],
)
def test_wrong_values_say_what_would_be_right(values: dict[str, object], words: str) -> None:
    with pytest.raises(ParameterError, match=words):
        Example.from_mapping(values)


def test_specs_tell_all_that_a_form_needs() -> None:
    spec = {s.name: s for s in Example.specs()}["epochs"]
    assert (spec.type, spec.default, spec.low, spec.high, spec.help) == (
        int,
        10,
        1,
        100,
        "Passes over the data.",
    )
