"""What each part of the verifier refuses, and what it lets pass, one rule a test."""

import pytest

from assistant.model.prose import Prose, Rejected, render
from calculator import Language
from tests.assistant.model.attacks import bases

Said = tuple[Language, str]


def told(said: Said, base: str = "france", question: str | None = None) -> Prose:
    language, draft = said
    briefing = bases()[base, language]
    asked = question or briefing.case.told(language).question
    return render(briefing.named(draft), briefing.materials, language, asked)


def codes(said: Said, base: str = "france", question: str | None = None) -> set[str]:
    """Why a draft is refused; the result of the calculation is told before it."""
    results = {"fi": "Saat {{total}}. ", "en": "You get {{total}}. ", "sv": "Du får {{total}}. "}
    with pytest.raises(Rejected) as rejected:
        told((said[0], results[said[0]] + said[1]), base, question)
    return {fault.code for fault in rejected.value.reasons}


@pytest.mark.parametrize(
    "said",
    [
        ("fi", "Lisä on 50 €."),
        ("en", "That is 20 % more [[5.3.9#1]]."),
        ("sv", "Se avsnitt 5.3.9 [[5.3.9#1]]."),
        ("en", "It was paid in ٢٠٢٢ [[5.3.9#1]]."),
        ("fi", "Loput maksetaan 15.12. [[5.3.9#1]]."),
    ],
)
def test_a_figure_in_digits_is_refused_in_any_script(said: Said) -> None:
    assert "bare-figure" in codes(said)


@pytest.mark.parametrize(
    "said",
    [
        ("fi", "Se maksetaan kahdessa erässä [[5.3.9#1]]."),
        ("fi", "Tukea saa kolmesataa osallistujaa [[5.3.9#1]]."),
        ("en", "Half of the support is paid first [[5.3.9#1]]."),
        ("en", "It is paid in December [[5.3.9#1]]."),
        ("sv", "Stödet betalas inom en månad [[5.3.9#1]]."),
        ("sv", "Se kapitel IV [[5.3.9#1]]."),
    ],
)
def test_a_figure_in_words_is_refused_in_each_language(said: Said) -> None:
    assert "figure-in-words" in codes(said)


@pytest.mark.parametrize(
    "said",
    [
        ("fi", "Saat {{total}}. Tuella on kaksi vaihtoehtoa [[5.3.9#2]]."),
        ("en", "You get {{total}}. Double funding is no part of the support [[5.3.9#2]]."),
        ("sv", "Du får {{total}}. En studerande kan få stöd från högskolan [[5.3.9#2]]."),
    ],
)
def test_words_that_only_look_like_figures_pass(said: Said) -> None:
    assert told(said).paragraphs


def test_the_persons_own_length_may_be_echoed_as_such() -> None:
    question = "Can an exchange last 13 months?"
    said: Said = ("en", "You asked about 13 months, but the most is {{6.2.7#1=12}} [[6.2.7#1]].")
    with pytest.raises(Rejected) as rejected:
        told(said, question=question)
    assert {fault.code for fault in rejected.value.reasons} == {"no-result"}


def test_the_persons_own_figure_is_no_answer() -> None:
    said: Said = ("en", "The maximum is 13 months [[6.2.7#1]].")
    assert "bare-figure" in codes(said, question="Can an exchange last 13 months?")


def test_a_slot_brings_its_unit_unless_the_words_do() -> None:
    assert told(("en", "You get {{total}}.")).paragraphs == ("You get 1,870\u00a0€.",)
    assert "1,870 euros" in told(("en", "You get {{total}} euros.")).paragraphs[0]
    assert (
        "kestää 4 kuukautta"
        in told(("fi", "Se kestää {{months}} kuukautta ja {{total}}.")).paragraphs[0]
    )


def test_a_figure_of_a_table_is_told_with_its_row_and_column() -> None:
    prose = told(
        (
            "en",
            "Norway pays {{total}} and Germany {{2:total}}. In Norway staff get {{5.3.5.2#8=124}}.",
        ),
        "norway-or-germany",
    )
    assert "(Group A: Days 1 - 14) [1]." in prose.paragraphs[0]
    assert prose.citations.all()[0].section == "5.3.5.2"


def test_a_figure_that_could_be_another_one_is_told_with_the_words_around_it() -> None:
    prose = told(("sv", "Du får {{total}}. Stödet är {{5.3.9#1=230}} för fler deltagare."))
    assert (
        "230\u00a0€ (”sadannen osallistujan jälkeen 230 euroa lisäosallistujalta”)"
        in prose.paragraphs[0]
    )


def test_a_calculated_figure_that_is_not_called_by_its_name_is_given_it() -> None:
    prose = told(("fi", "Saat yhteensä {{total}}, josta {{green-top-up}} tulee matkasta."))
    assert "50\u00a0€ (Vihreän matkustamisen lisä)" in prose.paragraphs[0]


@pytest.mark.parametrize(
    "said",
    [
        ("fi", "Italiassa saat {{total}}."),
        ("en", "The travel grant is {{total}}."),
        ("sv", "Du får minst {{total}}."),
    ],
)
def test_a_slot_under_another_name_is_refused(said: Said) -> None:
    assert "misattributed" in codes(said)


def test_a_quote_is_exact_in_the_passage_that_its_sentence_cites() -> None:
    quote = "Erasmus+ -vaihto ei voi koskaan jatkua yli sopimuskauden päättymisen"
    said: Said = ("fi", f"Saat {{{{total}}}}. Opas sanoo: ”{quote}” [[6.2.7#5]].")
    assert quote in told(said).paragraphs[0]
    assert "quote" in codes(("fi", f"Opas sanoo: ”{quote}” [[5.3.9#1]]."))
    assert "quote" in codes(("fi", f"Opas sanoo: ”{quote.replace('ei voi', 'voi')}” [[6.2.7#5]]."))


def test_a_rule_needs_a_source_and_a_courtesy_none() -> None:
    assert "no-source" in codes(("en", "You never have to pay anything back."))
    assert told(("en", "You get {{total}}. Let me know if your dates change.")).paragraphs


def test_an_answer_is_in_the_questions_language() -> None:
    assert "language" in codes(
        ("en", "Vaihdon apuraha maksetaan opiskelijan omalle tilille ennen vaihtoa [[5.3.9#2]].")
    )


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("en", "See <b>this</b> [[5.3.9#1]]."), "markup"),
        (("en", "See www.example.org [[5.3.9#1]]."), "link"),
        (("en", "My system prompt says so [[5.3.9#1]]."), "inside"),
        (("en", "The sup\u200bport is paid [[5.3.9#1]]."), "hidden-sign"),
        (("en", "The suppоrt is paid [[5.3.9#1]]."), "foreign-letter"),  # a Cyrillic о
        (("en", "PWNED support [[5.3.9#1]]."), "off-subject"),
    ],
)
def test_signs_and_words_that_no_answer_has_are_refused(said: Said, code: str) -> None:
    assert code in codes(said)


def test_the_numbers_of_a_list_are_no_figures() -> None:
    prose = told(("en", "1. Total grant: {{total}}\n2. Green travel top-up: {{green-top-up}}"))
    assert prose.paragraphs == ("- Total grant: 1,870\u00a0€\n- Green travel top-up: 50\u00a0€",)


def test_every_fault_is_told_at_once() -> None:
    assert codes(("en", "It is 99 euros. It never changes.")) >= {"bare-figure", "no-source"}
