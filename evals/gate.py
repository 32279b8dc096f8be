"""The gate: what of a run is worse than the committed baseline by more than its margin."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.baseline import Baseline
from evals.errors import DataFileError
from evals.yaml_file import read_yaml

PATH = Path(__file__).with_name("margins.yaml")

_FLOAT_DUST = 1e-9


class Margins(BaseModel):
    """Percentage points by which a rate may fall, and the checks that no answer may fail."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    must_be_perfect: frozenset[str]
    margins: dict[str, float] = Field(min_length=1)
    retrieval_margins: dict[str, float] = Field(min_length=1)


@cache
def load_margins() -> Margins:
    """Read `margins.yaml`; raises `DataFileError`."""
    try:
        return Margins.model_validate(read_yaml(PATH))
    except ValidationError as error:
        faults = [f"{PATH.name}: {fault['loc']}: {fault['msg']}" for fault in error.errors()]
        raise DataFileError(faults) from error


def regressions(now: Baseline, before: Baseline, margins: Margins) -> list[str]:
    """Every reason to close the gate, one line each; none when it may stay open."""
    reasons = list(_imperfect(now, margins))
    if now.digest != before.digest:
        reasons.append("the questions have changed since the baseline: `neuvo eval accept`")
    then = {name: rate.value for name, rate in before.rates.items()}
    today = {name: rate.value for name, rate in now.rates.items()}
    reasons += _worse(today, then, margins.margins)
    reasons += _worse(now.retrieval, before.retrieval, margins.retrieval_margins)
    return reasons


def _imperfect(now: Baseline, margins: Margins) -> Iterator[str]:
    for name in sorted(margins.must_be_perfect):
        rate = now.rates.get(name)
        if rate and rate.hits < rate.of:
            yield f"{name}: {rate.of - rate.hits} of {rate.of} fail, and none may"


def _worse(
    now: Mapping[str, float], before: Mapping[str, float], margins: Mapping[str, float]
) -> Iterator[str]:
    for name, margin in margins.items():
        if name not in before:
            continue
        fall = (before[name] - now.get(name, 0.0)) * 100
        if fall > margin + _FLOAT_DUST:
            yield (
                f"{name}: {now.get(name, 0.0):.1%} instead of {before[name]:.1%}, "
                f"{fall:.1f} points worse where {margin:g} are allowed"
            )
