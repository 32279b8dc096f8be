import pytest

from corpus import Language, worded_as_covered


@pytest.mark.parametrize(
    ("covered", "beyond", "language"),
    [
        ("Milloin väliraportti pitää palauttaa?", "Mistä saa halvan kämpän Roomasta?", "fi"),
        ("Who signs the learning agreement?", "Who won the hockey game last night?", "en"),
        ("Hur lång är en kort praktik minst?", "Vilken krog i Wien är bäst?", "sv"),
    ],
)
def test_a_question_of_the_subject_is_worded_otherwise_than_one_beyond_it(
    covered: str, beyond: str, language: Language
) -> None:
    assert worded_as_covered(covered, language) > 0 > worded_as_covered(beyond, language)


@pytest.mark.parametrize("nothing", ["", "???", "🚂"])
def test_what_has_no_words_says_nothing(nothing: str) -> None:
    assert worded_as_covered(nothing, "en") == 0
