import pytest

from calculator import LANGUAGES, Ineligible, InvalidInputs, Language, calculate


@pytest.mark.parametrize(("years", "total"), [(2, "300000"), (3, "450000")])
def test_a_partnership_got_at_most_150000_a_year(years: int, total: str) -> None:
    found = calculate("strategic-partnership", {"years": years})
    assert [(result.name, result.value) for result in found.results] == [("total", total)]
    assert [note.code for note in found.assumptions] == ["strategic-partnership-at-most"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_marked_outdated(language: Language) -> None:
    found = calculate("strategic-partnership", {"years": 2}, language=language)
    assert [note.code for note in found.warnings] == ["strategic-partnership-outdated"]
    assert "2014–2020" in found.warnings[0].text


@pytest.mark.parametrize("years", [0, 1, 4])
def test_a_partnership_lasted_two_or_three_years(years: int) -> None:
    with pytest.raises(Ineligible) as caught:
        calculate("strategic-partnership", {"years": years})
    assert caught.value.text == {
        "fi": f"Strateginen kumppanuushanke kesti 2 tai 3 vuotta, ei {years}.",
        "en": f"A strategic partnership lasted 2 or 3 years, not {years}.",
        "sv": f"Ett strategiskt partnerskap varade 2 eller 3 år, inte {years}.",
    }


@pytest.mark.parametrize("field", ["organisations", "programme_countries"])
def test_three_organisations_from_three_programme_countries_are_needed(field: str) -> None:
    calculate("strategic-partnership", {"years": 2, field: 3})
    with pytest.raises(Ineligible) as caught:
        calculate("strategic-partnership", {"years": 2, field: 2})
    assert caught.value.source is not None
    assert caught.value.source.section == "Kuka voi osallistua?"
    assert all("3" in sentence and "2" in sentence for sentence in caught.value.text.values())


def test_half_years_are_no_length() -> None:
    with pytest.raises(InvalidInputs):
        calculate("strategic-partnership", {"years": "2.5"})
