from decimal import Decimal

import pytest

from ui.client import Client
from ui.plain import markdown, plain
from ui.screen import Screen

FI, EN, SV = (Screen(Client("http://127.0.0.1:1"), language) for language in ("fi", "en", "sv"))


@pytest.mark.parametrize(
    ("screen", "value", "unit", "shown"),
    [
        (FI, "1820", "EUR", "1\u00a0820 €"),
        (EN, "1820.5", "EUR", "€1,820.5"),
        (SV, "223.33", "EUR", "223,33 €"),
        (FI, "-14", "EUR", "−14 €"),
        (EN, "-14", "EUR", "−€14"),
        (EN, "1", "months", "1 month"),
        (EN, "4", "months", "4 months"),
        (SV, "1", "days", "1 dag"),
        (FI, "2021-09-05", "date", "5.9.2021"),
        (EN, True, "boolean", "yes"),
        (FI, "FR", "text", "FR"),
    ],
)
def test_quantities_are_written_as_readers_write_them(
    screen: Screen, value: object, unit: str, shown: str
) -> None:
    assert screen.quantity(value, unit) == shown


def test_small_and_large_numbers_are_written_out() -> None:
    assert FI.figure(Decimal("1E+6")) == "1\u00a0000\u00a0000"
    assert EN.figure(Decimal("0.05")) == "0.05"


def test_the_address_of_a_place_keeps_the_readers_language_and_the_quote() -> None:
    address = SV.place("ka131-guide-2021", "Liite 1", (10, 20))
    assert address == "reader?document=ka131-guide-2021&section=Liite+1&language=sv&quote=10-20"


def test_a_dollar_sign_makes_no_formula() -> None:
    assert markdown("from $1 to $2") == r"from \$1 to \$2"


def test_a_plain_text_has_no_stars_and_keeps_its_lines() -> None:
    assert plain("**Apuraha** – *noin* 4 * 3  \nToinen [1]") == "Apuraha – noin 4 * 3\nToinen [1]"
