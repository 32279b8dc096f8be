"""The distance between two towns that people name, with both points written down (5.3.5.1)."""

from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

from calculator.errors import Contradiction, MissingInputs
from calculator.worksheet import Worksheet

if TYPE_CHECKING:
    from calculator.places import Place


def between_towns(
    origin: str | None,
    destination: str | None,
    country: str | None,
    sheet: Worksheet,
    *,
    origin_country: str | None = None,
) -> Decimal:
    """Great-circle kilometres between two towns, written down with both points named.

    `country` is that of the destination; a town without a country may be anywhere. Asks for the
    distance when neither town is known, for the other town when one is.
    """
    if origin is None and destination is None:
        raise MissingInputs(("distance_km",))
    if origin is None or destination is None:
        raise MissingInputs(("origin" if origin is None else "destination",))
    # Imported here: the table of places is only read when somebody names a town.
    from calculator.places import distance_km

    start = _place("origin", origin, origin_country, sheet)
    end = _place("destination", destination, country, sheet)
    km = Decimal(str(round(distance_km(start, end), 1)))
    sheet.step("distance", f"{start.label} – {end.label}", km, "km", None)
    sheet.assume("distance-of-towns", origin=start.label, destination=end.label, km=km)
    return km


def _place(name: str, town: str, country: str | None, sheet: Worksheet) -> "Place":
    """The town that an input names, in a country if one is known; refuses one it cannot find."""
    from calculator.places import UnknownPlace, find_place

    try:
        match = find_place(town, country)
    except UnknownPlace as error:
        raise _unknown_place(name, town, country, error.suggestions) from None
    if match.others:
        sheet.warn("place-is-ambiguous", name=town, taken=match.place.label)
    return match.place


def _unknown_place(
    name: str, town: str, country: str | None, suggestions: tuple[str, ...]
) -> Contradiction:
    from calculator.places import UnknownPlace, find_place

    if country:
        with suppress(UnknownPlace):
            found = find_place(town).place.label
            return Contradiction(
                name, "place-in-another-country", {"found": found, "country": country}
            )
    figures = {"value": town, "suggestions": ", ".join(suggestions)}
    return Contradiction(name, "unknown-place" if suggestions else "unknown-place-unlike", figures)
