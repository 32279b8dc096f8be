"""What stands beside the quotes: the exceptions to a rule, and what has changed since."""

import pytest

from assistant import Answer, Assistant


def _caveats(answer: Answer) -> dict[str, str]:
    return {caveat.code: caveat.text for caveat in answer.caveats}


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Montako liikkuvaa oppijaosallistujaa BIP-kurssilla on oltava?", "on poikkeus sääntöön"),
        ("How soon after graduation must a recent graduate do the traineeship?", "is an exception"),
        ("Inom vilken tid måste en nyutexaminerad göra sin praktik?", "är ett undantag"),
    ],
)
def test_a_rule_is_quoted_with_its_exception_and_which_is_which_is_said(
    assistant: Assistant, question: str, says: str
) -> None:
    answer = assistant.ask(question)
    assert says in answer.text
    assert any(citation.section.startswith("7.") for citation in answer.citations)
    assert "stale" in _caveats(answer)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Does a student with a Finnish residence permit need another for Croatia?", "Croatia"),
        ("Milloin 2. väliraportti pitää toimittaa?", "sopimuskautta"),
        ("Vilka språk finns i OLS?", "OLS-plattform"),
    ],
)
def test_what_has_changed_since_the_guide_was_written_is_said(
    assistant: Assistant, question: str, says: str
) -> None:
    assert says in _caveats(assistant.ask(question))["stale"]


def test_no_more_than_four_passages_are_quoted_beside_exceptions(assistant: Assistant) -> None:
    answer = assistant.ask("Kuinka kauan asiakirjoja säilytetään?")
    assert answer.behaviour == "answer"
    assert 1 <= len(answer.citations) <= 4
