import pytest

from corpus import Language, unfamiliar_words


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Mitä vakuutuksia harjoittelijalla pitää olla?", "fi"),
        ("Kuinka pitkäksi aikaa apurahasopimukset säilytetään?", "fi"),
        ("How many teaching hours does a teacher have to give?", "en"),
        ("Hur länge måste praktiken vara?", "sv"),
    ],
)
def test_the_words_of_a_question_that_the_documents_answer_are_known(
    question: str, language: Language
) -> None:
    assert unfamiliar_words(question, language) == ()


@pytest.mark.parametrize(
    ("question", "language", "unknown"),
    [
        ("Kuinka teen karjalanpiirakoita?", "fi", "karjalanpiirakoita"),
        ("Where can I rent a sailboat?", "en", "sailboat"),
        ("Hur sköter man en krukväxt?", "sv", "krukväxt"),
    ],
)
def test_a_word_about_something_else_is_not(
    question: str, language: Language, unknown: str
) -> None:
    assert unknown in unfamiliar_words(question, language)


def test_numbers_and_very_short_words_say_nothing() -> None:
    assert unfamiliar_words("no 1 420 € ab", "en") == ()
