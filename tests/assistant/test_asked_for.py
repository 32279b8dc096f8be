"""Whether the passages found give what a question asks for: its kind of figure, date, contact."""

import pytest

from assistant import Assistant
from assistant.asked_for import is_lacking
from calculator import Language


def _lacks(assistant: Assistant, question: str, language: Language) -> bool:
    return is_lacking(question, language, assistant.search(question, language))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Mihin aikaan kielitesti alkaa?", "fi"),
        ("Kuinka vanha opettajan pitää olla?", "fi"),
        ("How old must a trainee be?", "en"),
        ("How wide must the EU emblem be?", "en"),
        ("Hur gammal måste en praktikant vara?", "sv"),
    ],
)
def test_sections_without_the_kind_of_figure_asked_for_lack_it(
    assistant: Assistant, question: str, language: Language
) -> None:
    assert _lacks(assistant, question, language)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Kuinka monta kuukautta harjoittelun pitää vähintään kestää?", "fi"),
        ("Mihin mennessä loppuraportti jätetään?", "fi"),
        ("Paljonko matkatuki on?", "fi"),
        ("How many teaching hours does a teacher have to give?", "en"),
        ("What is the e-mail address of the national agency?", "en"),
        ("Hur lång måste praktiken vara?", "sv"),
        ("Hur många procent är förskottet?", "sv"),
        ("Inom vilken tid måste en nyutexaminerad göra sin praktik?", "sv"),
    ],
)
def test_sections_that_give_the_figure_asked_for_do_not(
    assistant: Assistant, question: str, language: Language
) -> None:
    assert not _lacks(assistant, question, language)


def test_things_are_counted_where_a_number_stands_beside_their_name(assistant: Assistant) -> None:
    assert _lacks(assistant, "Montako valokuvaa loppuraporttiin pitää liittää?", "fi")
    assert not _lacks(assistant, "Montako allekirjoittajaa harjoittelusopimuksessa on?", "fi")


def test_a_card_that_is_asked_for_the_same_number_says_that_it_is_given(
    assistant: Assistant,
) -> None:
    assert not _lacks(assistant, "How many organisations must a consortium have at least?", "en")


def test_things_that_the_vocabulary_cannot_translate_are_not_missed(assistant: Assistant) -> None:
    assert not _lacks(assistant, "How many qwertyuiops does a traineeship need?", "en")


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Does the grant depend on the country?", "en"),
        ("When I leave, do I have to tell my university?", "en"),
        ("När jag åker, måste jag meddela mitt lärosäte?", "sv"),
    ],
)
def test_a_question_that_asks_for_no_figure_lacks_none(
    assistant: Assistant, question: str, language: Language
) -> None:
    assert not _lacks(assistant, question, language)


def test_what_is_near_the_documents_but_not_given_is_not_answered(assistant: Assistant) -> None:
    assert assistant.evidence("Montako valokuvaa loppuraporttiin pitää liittää?", "fi") < 0
    assert assistant.evidence("Mitä loppuraporttiin pitää liittää?", "fi") >= 0
