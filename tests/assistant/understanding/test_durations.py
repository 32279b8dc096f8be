import pytest

from assistant.understanding import Language, read


@pytest.mark.parametrize(
    ("text", "language", "length"),
    [
        ("4 kk 10 pv", "fi", {"months": 4, "days": 10}),
        ("neljä kuukautta ja kymmenen päivää", "fi", {"months": 4, "days": 10}),
        ("kolmen kuukauden harjoittelu", "fi", {"months": 3}),
        ("kolmeksi kuukaudeksi", "fi", {"months": 3}),
        ("puoli vuotta", "fi", {"months": 6}),
        ("puolitoista kuukautta", "fi", {"months": 1, "days": 15}),
        ("4,5 kk", "fi", {"months": 4, "days": 15}),
        ("vuoden mittainen", "fi", {"months": 12}),
        ("kaksi viikkoa", "fi", {"weeks": 2}),
        ("viikoksi Saksaan", "fi", {"weeks": 1}),
        ("5 päivän opettajavaihto", "fi", {"days": 5}),
        ("two weeks", "en", {"weeks": 2}),
        ("for a week", "en", {"weeks": 1}),
        ("a three-month internship", "en", {"months": 3}),
        ("4 months and 10 days", "en", {"months": 4, "days": 10}),
        ("half a year", "en", {"months": 6}),
        ("3 mån", "sv", {"months": 3}),
        ("tre månaders praktik", "sv", {"months": 3}),
        ("ett halvår", "sv", {"months": 6}),
        ("en vecka i Norge", "sv", {"weeks": 1}),
    ],
)
def test_lengths_are_read_as_said(text: str, language: Language, length: dict[str, int]) -> None:
    reading = read(text, language)
    found = {name: reading.value(name) for name in ("months", "weeks", "days")}
    assert {name: value for name, value in found.items() if value is not None} == length


@pytest.mark.parametrize(
    "text", ["3-4 kk", "3 tai 4 kuukautta", "yli 4 kk", "at least 4 months", "5–6 månader"]
)
def test_a_span_or_a_bound_is_asked(text: str) -> None:
    reading = read(text, "fi")
    assert "months" not in reading.facts
    assert [doubt.input for doubt in reading.doubts] == ["months"]


@pytest.mark.parametrize("text", ["420 €/kk", "kuukaudessa", "per month", "i månaden"])
def test_a_rate_is_no_length(text: str) -> None:
    assert "months" not in read(text, "fi").facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("5 päivää, 2 matkapäivää", {"days": 5, "travel_days": 2}),
        (
            "5 days with 2 travel days and 4 green travel days",
            {"days": 5, "travel_days": 2, "green_travel_days": 4},
        ),
        ("10 päivää, josta keskeytys 2 päivää", {"days": 10, "interruption_days": 2}),
        ("10 dagar, 4 dagar utan stipendium", {"days": 10, "zero_grant_days": 4}),
        ("5 kk, josta 2 viikkoa nolla-apurahalla", {"months": 5, "zero_grant_days": 14}),
        ("opettaja 5 päivää, 2 pv matkaa", {"days": 5, "travel_days": 2}),
    ],
)
def test_days_of_another_kind_are_not_the_length(text: str, facts: dict[str, int]) -> None:
    reading = read(text, "fi")
    assert {name: reading.value(name) for name in facts} == facts
    assert "zero_grant" not in reading.facts


def test_part_of_a_stay_without_a_grant_is_never_the_whole() -> None:
    reading = read("5 kk Ranskassa, osittain nolla-apurahalla", "fi")
    assert "zero_grant" not in reading.facts
    assert [doubt.input for doubt in reading.doubts] == ["zero_grant_days"]


def test_a_whole_stay_without_a_grant_is_said_so() -> None:
    assert read("4 kk Saksassa nolla-apurahalla", "fi").value("zero_grant") is True
