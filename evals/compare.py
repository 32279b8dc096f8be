"""Two runs side by side: what got better, what worse, and whether that is more than noise."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.checks import Score
from evals.errors import SetChangedError
from evals.intervals import Difference, difference
from evals.questions import Question
from evals.run import Run
from evals.scores import DIMENSIONS, PASSED, grouped, score_run


@dataclass(frozen=True, slots=True)
class Comparison:
    """The difference by check, that of all checks by slice, the questions that changed sides."""

    by_check: dict[str, Difference]
    by_slice: dict[str, Difference]
    better: tuple[Score, ...]
    worse: tuple[Score, ...]


def compare(first: Run, second: Run) -> Comparison:
    """Set the second run beside the first; raises `SetChangedError`."""
    if first.digest != second.digest:
        raise SetChangedError(first.digest, second.digest)
    before, after = score_run(first).scores, score_run(second).scores
    names = dict.fromkeys(name for one in (*before, *after) for name in one.verdicts)
    pairs = list(zip(before, after, strict=True))
    return Comparison(
        by_check={PASSED: _passed(pairs), **{name: _check(name, pairs) for name in names}},
        by_slice={
            f"{dimension} {value}": _passed(some)
            for dimension, values in DIMENSIONS.items()
            for value, some in _sliced(pairs, values).items()
        },
        better=tuple(b for a, b in pairs if b.passed and not a.passed),
        worse=tuple(b for a, b in pairs if a.passed and not b.passed),
    )


def _sliced(
    pairs: Sequence[tuple[Score, Score]], values: Callable[[Question], Iterable[str]]
) -> Mapping[str, list[tuple[Score, Score]]]:
    return grouped(pairs, lambda pair: values(pair[0].question))


def _passed(pairs: Sequence[tuple[Score, Score]]) -> Difference:
    return difference([a.passed for a, _ in pairs], [b.passed for _, b in pairs])


def _check(name: str, pairs: Sequence[tuple[Score, Score]]) -> Difference:
    """Compare one check on the questions where both runs were asked for it."""
    both = [
        (a.verdicts[name], b.verdicts[name])
        for a, b in pairs
        if a.verdicts.get(name) is not None and b.verdicts.get(name) is not None
    ]
    return difference([bool(a) for a, _ in both], [bool(b) for _, b in both])
