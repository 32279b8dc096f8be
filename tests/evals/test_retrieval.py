"""Retrieval alone."""

from collections.abc import Callable, Sequence

from evals.questions import Question, Source
from evals.retrieval import once_each, retrieval, searchable


def guide(section: str) -> Source:
    return Source(document="ka131-guide-2021", section=section)


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

    found = retrieval(questions, search)["all"]
    assert found["recall@1"] == found["recall@3"] == 0.5
    assert found["recall@5"] == 1.0
    assert found["MRR@10"] == 0.625


def test_a_search_that_finds_nothing_scores_nothing(question: Callable[..., Question]) -> None:
    found = retrieval([question()], lambda _query, _language, _k: [])
    assert found["all"]["recall@5"] == 0.0
    assert found["all"]["n"] == 1


def test_languages_are_scored_apart(question: Callable[..., Question]) -> None:
    both = [question(), question(id="sv", language="sv")]
    found = retrieval(both, lambda _query, language, _k: [guide("4.7.3")] * (language == "fi"))
    assert found["fi"]["recall@1"] == 1.0
    assert found["sv"]["recall@1"] == 0.0
    assert "en" not in found


def test_only_single_questions_that_a_section_answers_judge_retrieval(
    question: Callable[..., Question], amount_question: Callable[..., Question]
) -> None:
    single = question()
    follow_up = question(id="later", turns=["mikä?", "entä?"])
    assert searchable([single, follow_up, amount_question()]) == (single,)


def test_a_section_found_twice_keeps_its_best_place() -> None:
    assert once_each([guide("2"), guide("1"), guide("2")]) == (guide("2"), guide("1"))
