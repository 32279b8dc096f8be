import pytest

from calculator.inflection import readings


@pytest.mark.parametrize(
    ("form", "base", "case"),
    [
        ("ranskaan", "ranska", "illative"),
        ("turkissa", "turkki", "inessive"),
        ("irlannista", "irlanti", "elative"),
        ("itävallan", "itävalta", "genitive"),
        ("suomessa", "suomi", "inessive"),
        ("thaimaahan", "thaimaa", "illative"),
        ("thaimaata", "thaimaa", "partitive"),
        ("bhutanissa", "bhutan", "inessive"),
        ("kyproksella", "kypros", "adessive"),
        ("kyprosta", "kypros", "partitive"),
        ("turusta", "turku", "elative"),
        ("lahdesta", "lahti", "elative"),
        ("seinäjoelle", "seinäjoki", "allative"),
        ("tampereelta", "tampere", "ablative"),
        ("hangossa", "hanko", "inessive"),
        ("varkaudesta", "varkaus", "elative"),
        ("lontooseen", "lontoo", "illative"),
        ("ranskakin", "ranska", None),
        ("ruotsissako", "ruotsi", "inessive"),
        ("usa:ssa", "usa", "inessive"),
        ("uk:hon", "uk", "illative"),
        ("bordeaux'ssa", "bordeaux", "inessive"),
        ("sweden's", "sweden", "genitive"),
        ("sveriges", "sverige", "genitive"),
    ],
)
def test_an_inflected_name_is_read_back_to_its_dictionary_form(
    form: str, base: str, case: str | None
) -> None:
    assert (base, case) in {(reading.base, reading.case) for reading in readings(form)}


def test_the_form_as_it_stands_is_always_the_first_reading() -> None:
    for form in ("oman", "turku", "a", "", "kyprosta"):
        assert next(iter(readings(form))).base == form


def test_stems_that_no_rule_finds_are_given() -> None:
    found = readings("yhdysvalloissa", {"yhdysvalloi": "yhdysvallat"})
    assert ("yhdysvallat", "inessive") in {(reading.base, reading.case) for reading in found}


def test_in_other_languages_only_the_cases_to_in_and_from_are_read() -> None:
    assert [reading.base for reading in readings("italian", finnish=False)] == ["italian"]
    assert "sverige" in {reading.base for reading in readings("sveriges", finnish=False)}
    assert "ranska" in {reading.base for reading in readings("ranskaan", finnish=False)}
