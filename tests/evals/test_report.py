"""Reports and comparisons of runs."""

import json
import re
from collections.abc import Callable

import pytest

from assistant import Answer
from evals.checks import Reply
from evals.compare import compare
from evals.errors import SetChangedError
from evals.question_set import set_digest
from evals.questions import Question
from evals.readable import comparison, summary
from evals.report import as_data, as_page, failures
from evals.run import Run
from evals.scores import percentiles, score_run

RETRIEVAL = {
    "all": {
        "n": 2.0,
        "recall@1": 0.5,
        "recall@3": 1.0,
        "recall@5": 1.0,
        "MRR@10": 0.75,
        "nDCG@10": 0.8,
    }
}


def made(*replies: Reply) -> Run:
    digest = set_digest([reply.question for reply in replies])
    return Run("dev", digest, replies, tuple(float(n) for n in range(len(replies))))


@pytest.fixture
def replies(
    question: Callable[..., Question], answer: Callable[..., Answer]
) -> tuple[Reply, Reply, Reply]:
    none = {"expect": "abstain", "sources": [], "facts": []}
    return (
        Reply(question(id="good", **none), answer(behaviour="abstain", text="Ohje ei kerro.")),
        Reply(question(id="bad", **none), answer(text="<script>x</script> 77")),
        Reply(question(id="broken", **none), None, "RuntimeError: no luck"),
    )


def test_every_failure_can_be_read_with_what_was_expected_and_what_came(
    replies: tuple[Reply, ...],
) -> None:
    run = made(*replies)
    page = as_page(run, score_run(run), {"neuvo": RETRIEVAL})
    failed = page.split("Every failure (2)")[1]
    for part in ("bad", "broken", "RuntimeError: no luck", "figures without a source: 77"):
        assert part in failed
    assert 'id="good"' not in failed


def test_the_page_stands_alone_and_runs_nothing_of_an_answer(replies: tuple[Reply, ...]) -> None:
    run = made(*replies)
    page = as_page(run, score_run(run), {"neuvo": RETRIEVAL})
    assert not re.search(r"<script|<link|src=|@import|url\(\s*['\"]?http", page)
    assert "&lt;script&gt;" in page
    assert 'name="viewport"' in page
    assert page.count("<svg") >= 3


def test_the_same_run_gives_the_same_page(replies: tuple[Reply, ...]) -> None:
    run = made(*replies)
    pages = {as_page(run, score_run(run), {"neuvo": RETRIEVAL}) for _ in range(2)}
    assert len(pages) == 1


def test_machines_get_every_verdict(replies: tuple[Reply, ...]) -> None:
    run = made(*replies)
    data = json.loads(json.dumps(as_data(run, score_run(run), {"neuvo": RETRIEVAL})))
    assert [(one["id"], one["passed"]) for one in data["questions"]] == [
        ("good", True),
        ("bad", False),
        ("broken", False),
    ]
    assert data["rates"]["no_error"]["hits"] == 2
    assert {"expected": "abstain", "got": "error", "questions": 1} in data["confusion"]


def test_slices_count_the_questions_they_hold(replies: tuple[Reply, ...]) -> None:
    scores = score_run(made(*replies))
    assert scores.slices["language"]["fi"]["passed"].of == 3
    assert scores.rates["passed"].hits == 1


def test_failures_come_in_the_order_of_the_questions(replies: tuple[Reply, ...]) -> None:
    run = made(*replies)
    assert [one.question.id for one in failures(run, score_run(run))] == ["bad", "broken"]


def test_the_terminal_shows_rates_retrieval_and_times(replies: tuple[Reply, ...]) -> None:
    shown = summary(score_run(made(*replies)), RETRIEVAL)
    for part in ("passed", "1/3", "recall@5", "p95"):
        assert part in shown


def test_a_comparison_names_what_got_better_and_what_worse(replies: tuple[Reply, ...]) -> None:
    good, bad, broken = replies
    repaired = Reply(bad.question, good.answer)
    spoilt = Reply(good.question, bad.answer)
    found = compare(made(good, bad, broken), made(spoilt, repaired, broken))
    assert [one.question.id for one in found.better] == ["bad"]
    assert [one.question.id for one in found.worse] == ["good"]
    shown = comparison(found)
    assert "better: bad" in shown
    assert "worse: good" in shown
    assert "more than noise" not in shown


def test_runs_of_different_questions_are_not_compared(replies: tuple[Reply, ...]) -> None:
    with pytest.raises(SetChangedError):
        compare(made(*replies), made(*replies[:2]))


def test_a_percentile_is_the_time_under_which_so_many_answers_stayed() -> None:
    assert percentiles([float(n) for n in range(101)]) == {50: 50, 90: 90, 95: 95, 99: 99}
    assert percentiles([7.0])[95] == 7.0
    assert percentiles([])[95] == 0.0
