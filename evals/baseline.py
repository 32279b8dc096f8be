"""The committed baseline: what the development questions scored when somebody last accepted it.

It names the failing questions one a line, so that a review sees which got better or worse.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict

from evals.errors import DataFileError
from evals.question_set import SetName
from evals.run import Run
from evals.scores import Scores

PATH = Path(__file__).with_name("baseline.json")


class Counted(BaseModel):
    """So many of so many."""

    model_config = ConfigDict(frozen=True)

    hits: int
    of: int

    @property
    def value(self) -> float:
        """The share."""
        return self.hits / self.of if self.of else 0.0


class Baseline(BaseModel):
    """Rates by check, retrieval measures, and the questions that failed."""

    model_config = ConfigDict(frozen=True)

    set: SetName
    digest: str
    questions: int
    rates: dict[str, Counted]
    retrieval: dict[str, float]
    failing: tuple[str, ...]

    @classmethod
    def of(cls, run: Run, scores: Scores, retrieval: Mapping[str, float]) -> Self:
        """What a run scored, as it is committed."""
        return cls.model_validate(
            {
                "set": run.name,
                "digest": run.digest,
                "questions": len(run.replies),
                "rates": {
                    name: {"hits": rate.hits, "of": rate.of} for name, rate in scores.rates.items()
                },
                "retrieval": dict(retrieval),
                "failing": sorted(one.question.id for one in scores.scores if not one.passed),
            }
        )

    def write(self, path: Path) -> None:
        """Make this the baseline."""
        content = json.dumps(self.model_dump(mode="json"), indent=2, ensure_ascii=False)
        path.write_text(content + "\n", encoding="utf-8")


def read_baseline(path: Path) -> Baseline:
    """Read the committed baseline; raises `DataFileError`."""
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DataFileError([f"{path.name}: {error}; `neuvo eval accept` makes one"]) from error
