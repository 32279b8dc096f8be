"""What every page is given: the service, and the reader's language."""

from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from ui.client import Client
from ui.texts import text

_COUNTED = {"months", "days", "people"}
_COUNTABLE = _COUNTED | {"EUR", "EUR/month", "EUR/day", "hours", "km", "percent"}


@dataclass(frozen=True, slots=True)
class Screen:
    """One reader's view of one service."""

    client: Client
    language: str

    def text(self, code: str, **figures: object) -> str:
        """A text of the screen in the reader's language."""
        return text(code, self.language, **figures)

    def quantity(self, value: object, unit: str) -> str:
        """A value of the service with its unit, as readers write it: `1 680 €`, `15.9.2021`."""
        if isinstance(value, bool):
            return self.text("yes" if value else "no")
        shown = str(value)
        if unit == "date":
            year, month, day = shown.split("-")
            return f"{int(day)}.{int(month)}.{year}"
        sign = ""
        if unit in _COUNTABLE:
            number = Decimal(shown)
            sign, shown = "−" if number < 0 else "", self.figure(abs(number))
        code = f"unit-{unit}-one" if unit in _COUNTED and shown == "1" else f"unit-{unit}"
        return sign + self.text(code, value=shown)

    def figure(self, value: Decimal) -> str:
        """A number with thousands apart, as it is written in the reader's language."""
        grouped = f"{value:,f}".replace("-", "−")
        if self.language == "en":
            return grouped
        return grouped.translate({ord(","): "\u00a0", ord("."): ","})

    def place(self, document: str, section: str, quote: tuple[int, int] | None = None) -> str:
        """The address of a section on the reader's page, with a quote's offsets to be marked."""
        asked = {"document": document, "section": section, "language": self.language}
        if quote:
            asked["quote"] = f"{quote[0]}-{quote[1]}"
        return f"reader?{urlencode(asked)}"
