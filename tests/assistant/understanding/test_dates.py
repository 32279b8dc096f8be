from datetime import date

import pytest

from assistant.understanding import Language, read

AUTUMN = (date(2021, 9, 5), date(2022, 1, 15))


def stay(text: str, language: Language = "fi") -> tuple[object, object]:
    reading = read(text, language)
    return reading.value("start"), reading.value("end")


def why(text: str, language: Language = "fi") -> dict[str, str]:
    return {doubt.input: doubt.why for doubt in read(text, language).doubts}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5.9.2021–15.1.2022", "fi"),
        ("5.9.2021 - 15.1.2022", "sv"),
        ("05.09.2021-15.01.2022", "en"),
        ("5.9.21–15.1.22", "fi"),
        ("5.9.–15.1.2022", "fi"),
        ("5.9–15.1 2022", "sv"),
        ("5. 9. 2021 – 15. 1. 2022", "fi"),
        ("2021-09-05 – 2022-01-15", "en"),
        ("2021-09-05/2022-01-15", "en"),
        ("05/09/2021 to 15/01/2022", "en"),
        ("5 September 2021 to 15 January 2022", "en"),
        ("from 5 September 2021 to 15 January", "en"),
        ("September 5th, 2021 through January 15th, 2022", "en"),
        ("between the 5th of September 2021 and the 15th of January 2022", "en"),
        ("starts 5 Sept 2021 and ends 15 Jan 2022", "en"),
        ("den 5 september 2021 till den 15 januari 2022", "sv"),
        ("fr.o.m. 5.9.2021 t.o.m. 15.1.2022", "sv"),
        ("mellan den 5 september 2021 och den 15 januari 2022", "sv"),
        ("5. syyskuuta 2021 – 15. tammikuuta 2022", "fi"),
        ("syyskuun 5. päivästä 2021 tammikuun 15. päivään 2022", "fi"),
        ("alkaa 5.9.2021 ja päättyy 15.1.2022", "fi"),
        ("5.9.2021 alkaen 15.1.2022 asti", "fi"),
        ("5.9. ja 15.1. välillä", "fi"),
        ("5.9.–15.1.", "fi"),
        ("5.9-15.1", "sv"),
    ],
)
def test_a_range_is_read_in_every_usual_style(text: str, language: Language) -> None:
    assert stay(text, language) == AUTUMN


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("4.–9.4.", date(2022, 4, 4), date(2022, 4, 9)),
        ("1.-10.5.2023", date(2023, 5, 1), date(2023, 5, 10)),
        ("5–15 September", date(2021, 9, 5), date(2021, 9, 15)),
        ("from 5 to 15 September 2022", date(2022, 9, 5), date(2022, 9, 15)),
        ("5.–15. syyskuuta 2022", date(2022, 9, 5), date(2022, 9, 15)),
        ("syyskuun alusta joulukuun loppuun", date(2021, 9, 1), date(2021, 12, 31)),
        ("beginning of February until the end of April 2022", date(2022, 2, 1), date(2022, 4, 30)),
        ("från början av september till slutet av november", date(2021, 9, 1), date(2021, 11, 30)),
        ("lähden 1.9. Saksaan ja palaan 20.12.", date(2021, 9, 1), date(2021, 12, 20)),
        ("5.9.–15.12. vuonna 2022", date(2022, 9, 5), date(2022, 12, 15)),
        ("lukuvuonna 2022–2023, 5.9.–15.1.", date(2022, 9, 5), date(2023, 1, 15)),
        ("1/2–31/5 2023", date(2023, 2, 1), date(2023, 5, 31)),
        ("sopimuskausi 2021: 1.2.–31.5.", date(2022, 2, 1), date(2022, 5, 31)),
    ],
)
def test_what_a_range_leaves_out_is_found(text: str, start: date, end: date) -> None:
    assert stay(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("5.9.–15.1.", date(2021, 9, 5)),
        ("1.2.–17.4.", date(2022, 2, 1)),
        ("15.8.–20.12.", date(2022, 8, 15)),
        ("28.10.–1.11.", date(2021, 10, 28)),
        ("31.8.–31.12.", date(2022, 8, 31)),
    ],
)
def test_an_unsaid_year_puts_the_stay_in_the_contract_period(text: str, start: date) -> None:
    facts = read(text, "fi").facts
    assert facts["start"].value == start
    assert facts["start"].assumed
    assert facts["end"].assumed


def test_a_year_that_is_said_is_not_assumed() -> None:
    assert not read("5.9.2021–15.1.2022", "fi").facts["start"].assumed


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("5/9 – 7/10", "en", "two-readings"),
        ("05/06/2022-07/09/2022", "en", "two-readings"),
        ("31.2.–30.4.", "fi", "impossible-date"),
        ("15.1.2022–5.9.2021", "fi", "end-before-start"),
        ("from September to December", "en", "too-vague"),
        ("syyskuusta joulukuuhun", "fi", "too-vague"),
        ("koko kevätlukukausi", "fi", "too-vague"),
        ("the whole spring semester", "en", "too-vague"),
        ("hela vårterminen", "sv", "too-vague"),
        ("5.9.–15.1. vuonna 2022", "fi", "two-readings"),
        ("ensi vuonna 1.2.–31.5.", "fi", "which-one"),
        ("1.2.–31.5. tai 1.3.–30.6.", "fi", "two-values"),
    ],
)
def test_a_time_that_can_be_read_in_two_ways_is_asked(
    text: str, language: Language, reason: str
) -> None:
    assert why(text, language)["start"] == reason
    assert stay(text, language)[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "kohta 5.3.4.1",
        "section 5.3.",
        "versio 1.2.",
        "luku 4.4. sanoo",
        "1.5–2.5 kk",
        "3.5 months",
        "I may go in may",
        "puhelin 09 1234 5678",
        "24/7",
    ],
)
def test_what_looks_like_a_date_is_none(text: str) -> None:
    assert stay(text) == (None, None)


def test_virtual_days_are_not_the_stay() -> None:
    text = "virtuaalinen osuus 8.1.–15.1.2022 ja fyysinen osuus 10.2.–19.2.2022"
    assert stay(text) == (date(2022, 2, 10), date(2022, 2, 19))


def test_a_date_with_a_name_is_that_input() -> None:
    reading = read("Valmistui 31.5.2022, harjoittelu 1.9.–31.12.2022", "fi")
    assert reading.value("graduation") == date(2022, 5, 31)
    assert reading.value("start") == date(2022, 9, 1)


def test_a_country_after_a_preposition_does_not_make_a_date_an_end() -> None:
    assert read("to Sweden 2022-01-06", "en").value("end") is None
