"""Reports and comparisons of runs."""

import json
import re
from collections.abc import Callable, Sequence

import pytest

from assistant import Answer, Understood
from evals.abstention import abstention
from evals.checks import Reply
from evals.compare import compare
from evals.components import WHOLE, Components
from evals.errors import SetChangedError
from evals.evaluation import Evaluation
from evals.question_set import set_digest
from evals.questions import GUIDE, Question, Source
from evals.readable import comparison, summary
from evals.repeats import Repeats
from evals.report import as_data, as_page
from evals.retrieval import retrieval
from evals.run import Run
from evals.scores import percentiles, score_run
from evals.understanding import understanding


def made(*replies: Reply) -> Run:
    digest = set_digest([reply.question for reply in replies])
    return Run("dev", digest, replies, tuple(float(n) for n in range(len(replies))))


def evaluated(*runs: Run) -> Evaluation:
    questions = [reply.question for reply in runs[0].replies]

    def search(_query: str, _language: str, _k: int) -> list[Source]:
        return [Source(document=GUIDE, section="4.7.3")]

    def understand(_turns: Sequence[str]) -> Understood:
        return Understood("fi", "policy", (), ())

    found = retrieval(questions, search)
    components = Components(
        understanding(questions, understand),
        abstention(questions, lambda _question, _language: 1.5),
        {WHOLE: found, "without words": found},
    )
    return Evaluation(Repeats.of(runs), found, components)


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
    page = as_page(evaluated(made(*replies)))
    failed = page.split("Every failure (2)")[1]
    for part in ("bad", "broken", "RuntimeError: no luck", "figures without a source: 77"):
        assert part in failed
    assert 'id="good"' not in failed


def test_the_page_stands_alone_and_runs_nothing_of_an_answer(replies: tuple[Reply, ...]) -> None:
    page = as_page(evaluated(made(*replies)))
    assert not re.search(r"<script|<link|src=|@import|url\(\s*['\"]?http", page)
    assert "&lt;script&gt;" in page
    assert 'name="viewport"' in page
    assert page.count("<svg") >= 3


def test_the_same_run_gives_the_same_page(replies: tuple[Reply, ...]) -> None:
    pages = {as_page(evaluated(made(*replies))) for _ in range(2)}
    assert len(pages) == 1


def test_machines_get_every_verdict(replies: tuple[Reply, ...]) -> None:
    data = json.loads(json.dumps(as_data(evaluated(made(*replies)))))
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
    failed = Repeats.of([made(*replies)]).failed()
    assert [score.question.id for score, _, _ in failed] == ["bad", "broken"]


def test_the_parts_alone_stand_in_the_page_and_in_the_data(
    replies: tuple[Reply, ...], question: Callable[..., Question], answer: Callable[..., Answer]
) -> None:
    answerable = Reply(question(id="report"), answer())
    evaluation = evaluated(made(*replies, answerable))
    page = as_page(evaluation)
    for heading in ("Retrieval alone", "without words", "Understanding alone", "Abstention alone"):
        assert heading in page
    assert "the threshold in use" in page
    parts = as_data(evaluation)["components"]
    assert isinstance(parts, dict)
    assert set(parts) == {"understanding", "abstention", "parts"}


def test_a_service_that_was_asked_over_http_shows_no_parts(replies: tuple[Reply, ...]) -> None:
    evaluation = Evaluation(Repeats.of([made(*replies)]))
    page = as_page(evaluation)
    assert "Every check" in page
    assert "alone" not in page
    assert as_data(evaluation)["components"] is None


def test_a_failure_of_one_repeat_is_shown_with_how_often_it_came(
    replies: tuple[Reply, ...],
) -> None:
    good, bad, broken = replies
    mended = Reply(bad.question, good.answer)
    page = as_page(evaluated(made(good, mended, broken), made(good, bad, broken)))
    failed = page.split("Every failure (2)")[1]
    assert "(1 of 2 times)" in failed
    assert "(2 of 2 times)" in failed


def test_the_terminal_shows_rates_retrieval_and_times(replies: tuple[Reply, ...]) -> None:
    shown = summary(evaluated(made(*replies)))
    for part in ("passed", "1/3", "recall@5", "p95"):
        assert part in shown


def test_a_comparison_names_what_got_better_and_what_worse(replies: tuple[Reply, ...]) -> None:
    good, bad, broken = replies
    repaired = Reply(bad.question, good.answer)
    spoilt = Reply(good.question, bad.answer)
    found = compare(made(good, bad, broken), made(spoilt, repaired, broken))
    assert [one.question.id for one in found.better] == ["bad"]
    assert [one.question.id for one in found.worse] == ["good"]
    assert found.by_slice["language fi"].of == 3
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
