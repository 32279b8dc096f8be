"""The gate closes on what got worse, and on nothing else."""

from pathlib import Path

import pytest

from evals.baseline import Baseline, read_baseline
from evals.checks import CHECKS
from evals.errors import DataFileError
from evals.gate import load_margins, regressions
from evals.retrieval import NAMES


def baseline(digest: str = "d", recall: float = 0.9, **hits: int) -> Baseline:
    rates = {"no_error": 400, "figures": 400, "quotes": 300, "passed": 380, "amounts": 70, **hits}
    of = {"passed": 400, "quotes": 300, "amounts": 72}
    return Baseline.model_validate(
        {
            "set": "dev",
            "digest": digest,
            "questions": 400,
            "rates": {name: {"hits": n, "of": of.get(name, 400)} for name, n in rates.items()},
            "retrieval": {"recall@5": recall},
            "failing": (),
        }
    )


def closed(now: Baseline, before: Baseline | None = None) -> list[str]:
    return regressions(now, before or baseline(), load_margins())


def test_the_same_figures_pass() -> None:
    assert closed(baseline()) == []


def test_better_figures_pass() -> None:
    assert closed(baseline(passed=400, recall=1.0)) == []


def test_a_fall_within_the_margin_passes_and_one_beyond_it_does_not() -> None:
    assert closed(baseline(passed=378)) == []
    assert [reason.split(":")[0] for reason in closed(baseline(passed=377))] == ["passed"]


@pytest.mark.parametrize("name", ["no_error", "figures", "quotes"])
def test_what_must_be_perfect_closes_the_gate_even_when_the_baseline_was_bad(name: str) -> None:
    worse = baseline()
    worse.rates[name] = worse.rates[name].model_copy(update={"hits": 299})
    assert any(reason.startswith(name) for reason in closed(worse, worse))


def test_one_amount_less_closes_the_gate() -> None:
    assert closed(baseline(amounts=69))


def test_worse_retrieval_closes_the_gate() -> None:
    assert closed(baseline(recall=0.88))


def test_other_questions_close_the_gate_until_the_baseline_is_made_anew() -> None:
    assert any("accept" in reason for reason in closed(baseline(digest="other")))


def test_every_check_has_a_margin_or_must_be_perfect() -> None:
    margins = load_margins()
    assert {*margins.margins, *margins.must_be_perfect} == {"passed", "no_error", *CHECKS}
    assert set(margins.retrieval_margins) == set(NAMES.values())


def test_a_baseline_is_read_as_it_was_written(tmp_path: Path) -> None:
    baseline().write(tmp_path / "b.json")
    assert read_baseline(tmp_path / "b.json") == baseline()


def test_a_missing_baseline_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="neuvo eval accept"):
        read_baseline(tmp_path / "b.json")
