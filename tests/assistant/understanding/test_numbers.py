from decimal import Decimal

import pytest

from assistant.understanding.lexicon import Language
from assistant.understanding.numbers import numbers
from assistant.understanding.scan import scan
from assistant.understanding.spelled import spelled


def first(text: str, language: Language = "fi") -> tuple[Decimal, Decimal | None]:
    number = numbers(scan(text, language))[0]
    return number.value, number.other


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5 euroa", "1234.5"),
        ("1.234,50 €", "1234.50"),
        ("1,234.50 €", "1234.50"),
        ("12 000", "12000"),
        ("1 000 000", "1000000"),
        ("2,5 kk", "2.5"),
        ("3 tuhatta euroa", "3000"),
        ("1,5 miljoonaa", "1500000"),
        ("200k", "200000"),
        ("-5 päivää", "-5"),
    ],
)
def test_numbers_are_read_as_each_language_writes_them(text: str, value: str) -> None:
    assert first(text) == (Decimal(value), None)


def test_three_digits_after_one_point_have_two_readings() -> None:
    assert first("1.234 km") == (Decimal(1234), Decimal("1.234"))


@pytest.mark.parametrize("text", ["1.234.5", "5.3.4.1", "12:30", "0401234567890123456"])
def test_codes_and_sections_are_no_numbers(text: str) -> None:
    assert numbers(scan(text, "fi")) == ()


@pytest.mark.parametrize(
    ("word", "language", "value"),
    [
        ("kaksi", "fi", 2),
        ("kahden", "fi", 2),
        ("viideksi", "fi", 5),
        ("kahdeksitoista", "fi", 12),
        ("viidentoista", "fi", 15),
        ("kaksikymmentäviisi", "fi", 25),
        ("kahdenkymmenenviiden", "fi", 25),
        ("sataviisikymmentä", "fi", 150),
        ("twelve", "en", 12),
        ("tjugofem", "sv", 25),
        ("en", "sv", 1),
        ("en", "fi", None),
        ("kuukausi", "fi", None),
        ("lapsi", "fi", None),
    ],
)
def test_number_words_count_in_all_their_cases(
    word: str, language: Language, value: int | None
) -> None:
    assert spelled(word, language) == value


def test_tens_and_ones_are_joined() -> None:
    assert first("twenty-five students", "en")[0] == 25
