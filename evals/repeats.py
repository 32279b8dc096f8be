"""The same questions asked several times: the scores of each time, and what differs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from evals.checks import Reply, Score
from evals.intervals import Rate
from evals.run import Run, without_chance
from evals.scores import Scores, score_run


@dataclass(frozen=True)
class Repeats:
    """The runs of one evaluation, one for each time, and their scores."""

    runs: tuple[Run, ...]
    scores: tuple[Scores, ...]

    @classmethod
    def of(cls, runs: Sequence[Run]) -> "Repeats":
        """Score every run."""
        return cls(tuple(runs), tuple(map(score_run, runs)))

    @cached_property
    def rates(self) -> dict[str, tuple[Rate | None, ...]]:
        """The rate of every check in each repeat; None where nothing was asked for it."""
        names = dict.fromkeys(name for scores in self.scores for name in scores.rates)
        return {name: tuple(scores.rates.get(name) for scores in self.scores) for name in names}

    @cached_property
    def means(self) -> dict[str, float]:
        """The mean rate of every check over the repeats that asked for it."""
        return {
            name: fmean(rate.value for rate in rates if rate) for name, rates in self.rates.items()
        }

    @cached_property
    def unsteady(self) -> dict[str, tuple[str, ...]]:
        """By question, the parts of its answer that differ in anything but times and ids."""
        found = {
            replies[0].question.id: _differing(replies)
            for replies in zip(*(run.replies for run in self.runs), strict=True)
        }
        return {question: parts for question, parts in found.items() if parts}

    def failed(self) -> Iterator[tuple[Score, Reply, int]]:
        """Every question that failed at some time: its first failure, and how often it failed."""
        judged = zip(*(scores.scores for scores in self.scores), strict=True)
        replied = zip(*(run.replies for run in self.runs), strict=True)
        for scores, replies in zip(judged, replied, strict=True):
            failures = [pair for pair in zip(scores, replies, strict=True) if not pair[0].passed]
            if failures:
                yield (*failures[0], len(failures))


def _differing(replies: Sequence[Reply]) -> tuple[str, ...]:
    said = [_said(reply) for reply in replies]
    parts = dict.fromkeys(part for one in said for part in one)
    return tuple(part for part in parts if any(one.get(part) != said[0].get(part) for one in said))


def _said(reply: Reply) -> Mapping[str, object]:
    return without_chance(reply.answer) if reply.answer else {"error": reply.error}
