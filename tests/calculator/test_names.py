import pytest

from calculator.names import NameIndex, capital_tells, name_key, without_marks


@pytest.fixture
def index() -> NameIndex[str]:
    names = ["York", "New York", "Tromsø", "St. Lucia", "Saudi-Arabia", "Uusi-Seelanti", "UK"]
    return NameIndex({name_key(name): name for name in names}, agreeing={"uudessa": "uusi"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New Yorkissa ja Yorkissa", ["New York", "York"]),
        ("TROMSØ, Tromso, tromsøn", ["Tromsø", "Tromsø", "Tromsø"]),
        ("St Lucia ja st. lucia", ["St. Lucia", "St. Lucia"]),
        ("Saudi Arabia tai saudi-arabiaan", ["Saudi-Arabia", "Saudi-Arabia"]),
        ("Uudessa-Seelannissa", ["Uusi-Seelanti"]),
        ("UK:ssa, maa:UK", ["UK", "UK"]),
        ("Yorkshire, Newyork, New, York-matka", ["York"]),
        ("New\n\nYork", ["York"]),
        ("https://york.example york@uk.example", []),
    ],
)
def test_whole_names_are_found_the_longest_first(
    index: NameIndex[str], text: str, expected: list[str]
) -> None:
    assert [found.value for found in index.find(text)] == expected


def test_a_found_name_tells_its_span_and_case(index: NameIndex[str]) -> None:
    text = "matka: New Yorkista!"
    found = next(index.find(text))
    assert text[found.start : found.end] == "New Yorkista"
    assert (found.name, found.case) == ("new york", "elative")


def test_only_finnish_names_take_finnish_endings() -> None:
    index = NameIndex({"ranska": "FR", "france": "FR"}, finnish=["ranska"])
    assert index.get("ranskaan") == "FR"
    assert index.get("franceen") is None
    assert index.get("france's") == "FR"


def test_keys_are_case_folded_words() -> None:
    assert name_key("Bosnia & Herzegovina") == "bosnia and herzegovina"
    assert name_key("Côte d’Ivoire") == "côte d'ivoire"
    assert without_marks("Łódź") == "lodz"


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("vai Oman", True),
        ("Oman", False),
        ("Ei. Oman", False),
        ("- Oman", False),
        ("vai oman", False),
    ],
)
def test_a_capital_tells_only_inside_a_sentence(text: str, tells: bool) -> None:
    assert capital_tells(text, text.casefold().index("oman")) is tells
