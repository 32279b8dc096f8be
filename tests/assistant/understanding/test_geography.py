import pytest

from assistant.understanding import Language, Value, read


def facts(text: str, language: Language) -> dict[str, Value]:
    reading = read(text, language)
    names = ("country", "origin", "destination", "residence_country")
    return {name: reading.facts[name].value for name in names if name in reading.facts}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Saksaan", "fi", {"country": "DE"}),
        ("harjoittelu Turkissa", "fi", {"country": "TR"}),
        ("internship in turkey", "en", {"country": "TR"}),
        ("till Norge", "sv", {"country": "NO"}),
        ("Pariisiin", "fi", {"country": "FR", "destination": "Paris"}),
        ("Suomesta Saksaan", "fi", {"country": "DE"}),
        (
            "Turusta Göteborgiin",
            "fi",
            {"country": "SE", "destination": "Gothenburg", "origin": "Turku"},
        ),
        (
            "Åbo–Göteborg",
            "sv",
            {"country": "SE", "destination": "Gothenburg", "origin": "Turku"},
        ),
        (
            "from Helsinki to Rome",
            "en",
            {"country": "IT", "destination": "Rome", "origin": "Helsinki"},
        ),
        (
            "Berliiniin Saksaan Oulusta",
            "fi",
            {"country": "DE", "destination": "Berlin", "origin": "Oulu"},
        ),
        (
            "Amsterdamista Hampuriin",
            "fi",
            {"country": "DE", "destination": "Hamburg", "origin": "Amsterdam"},
        ),
        ("asun Saksassa ja lähden Ranskaan", "fi", {"country": "FR", "residence_country": "DE"}),
        ("lapsi jää Suomeen, Saksa", "fi", {"country": "DE"}),
        ("Sofia lähtee Pariisiin", "fi", {"country": "FR", "destination": "Paris"}),
        ("Barcelonassa", "fi", {"country": "ES", "destination": "Barcelona"}),
        ("kutsutaan yrityksestä Suomeen", "fi", {"country": "FI"}),
    ],
)
def test_where_from_and_where_to(text: str, language: Language, found: dict[str, Value]) -> None:
    assert facts(text, language) == found


@pytest.mark.parametrize("text", ["Norja vai Saksa", "Norway or Germany", "Norge eller Tyskland"])
def test_two_countries_joined_by_or_are_two_cases(text: str) -> None:
    reading = read(text, "fi")
    assert [option["country"].value for option in reading.alternatives] == ["NO", "DE"]
    assert "country" not in reading.facts


def test_two_countries_joined_by_and_are_asked() -> None:
    reading = read("Norjaan ja Ruotsiin", "fi")
    assert "country" not in reading.facts
    assert [(doubt.input, doubt.readings) for doubt in reading.doubts] == [
        ("country", ("NO", "SE"))
    ]


def test_a_town_that_two_continents_have_is_asked() -> None:
    reading = read("vaihtoon Córdobaan", "fi")
    assert "country" not in reading.facts
    assert [doubt.input for doubt in reading.doubts] == ["country"]


def test_a_name_is_no_place() -> None:
    assert facts("Sofia on opiskelija, Charlotte myös.", "fi") == {}
    assert facts("Georgia is going to France", "en") == {"country": "FR"}


def test_a_country_that_may_be_a_person_is_asked() -> None:
    reading = read("Georgia is a student, 4 months of studies, how much?", "en")
    assert "country" not in reading.facts
    assert [doubt.why for doubt in reading.doubts] == ["name-or-place"]
