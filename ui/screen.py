"""What every page is given: the service, and the reader's language."""

from dataclasses import dataclass

from ui.client import Client
from ui.texts import text


@dataclass(frozen=True, slots=True)
class Screen:
    """One reader's view of one service."""

    client: Client
    language: str

    def text(self, code: str, **figures: object) -> str:
        """A text of the screen in the reader's language."""
        return text(code, self.language, **figures)

    def quantity(self, value: object, unit: str) -> str:
        """A value of the service with its unit, as readers write it: `4 kk`, `15.9.2021`."""
        if isinstance(value, bool):
            return self.text("yes" if value else "no")
        shown = str(value)
        if unit == "date":
            year, month, day = shown.split("-")
            shown = f"{int(day)}.{int(month)}.{year}"
        return self.text(f"unit-{unit}", value=shown)
