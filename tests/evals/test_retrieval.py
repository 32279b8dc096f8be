"""Retrieval alone."""

from collections.abc import Callable, Sequence

from evals.questions import Question, Source
from evals.retrieval import Search, once_each, retrieval, searchable


def guide(section: str) -> Source:
    return Source(document="ka131-guide-2021", section=section)


def nothing(_query: str, _language: str, _k: int) -> Sequence[Source]:
    return []


def always(section: str) -> Search:
    return lambda _query, _language, _k: [guide(section)]


def test_any_accepted_section_counts_and_its_place_decides(
    question: Callable[..., Question],
) -> None:
    questions = [
        question(id="first", sources=["4.7.3", "4.4"], facts=[]),
        question(id="fourth", sources=["5.2"], facts=[], turns=["siirto"]),
    ]

    def search(query: str, _language: str, _k: int) -> Sequence[Source]:
        if query == "siirto":
            return [guide("1"), guide("2"), guide("3.1"), guide("5.2")]
        return [guide("4.4")]

    found = retrieval(questions, search).figures["all"]
    assert found["recall@1"].value == found["recall@3"].value == 0.5
    assert found["recall@5"].value == 1.0
    assert found["MRR@10"].value == 0.625


def test_a_search_that_finds_nothing_scores_nothing(question: Callable[..., Question]) -> None:
    found = retrieval([question()], nothing).figures["all"]
    assert (found["recall@5"].value, found["recall@5"].of) == (0.0, 1)


def test_where_no_question_can_judge_retrieval_there_are_no_figures(
    amount_question: Callable[..., Question],
) -> None:
    assert retrieval([amount_question()], nothing).figures == {}


def test_languages_are_scored_apart(question: Callable[..., Question]) -> None:
    both = [question(), question(id="sv", language="sv")]
    found = retrieval(both, lambda _query, language, _k: [guide("4.7.3")] * (language == "fi"))
    assert found.figures["fi"]["recall@1"].value == 1.0
    assert found.figures["sv"]["recall@1"].value == 0.0
    assert "en" not in found.figures


def test_two_searches_are_set_side_by_side_question_by_question(
    question: Callable[..., Question],
) -> None:
    questions = [question(id=f"q{n}") for n in range(20)]
    right, wrong = retrieval(questions, always("4.7.3")), retrieval(questions, nothing)
    assert right.beside(wrong).value == 1.0
    assert right.beside(wrong).is_more_than_noise
    assert wrong.beside(right).value == -1.0


def test_only_single_questions_that_a_section_answers_judge_retrieval(
    question: Callable[..., Question], amount_question: Callable[..., Question]
) -> None:
    single = question()
    follow_up = question(id="later", turns=["mikä?", "entä?"])
    assert searchable([single, follow_up, amount_question()]) == (single,)


def test_a_section_found_twice_keeps_its_best_place() -> None:
    assert once_each([guide("2"), guide("1"), guide("2")]) == (guide("2"), guide("1"))
