"""The address of the page: it carries the calculator and its cases, to be kept and shared."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias
from urllib.parse import urlencode

from ui.client import Json

Address: TypeAlias = dict[str, str]
"""Query parameters by name."""

_CALCULATOR = "calculator"
_SECOND = "b."
"""What the inputs of the second case begin with."""

_LONGEST = 2000


def address_of(calculator: str, cases: Sequence[Json]) -> Address:
    """What the address says of these cases: `calculator=staff&country=FR&b.country=DE`."""
    address = {_CALCULATOR: calculator}
    for prefix, case in zip(("", _SECOND), cases, strict=False):
        address |= {prefix + name: _written(value) for name, value in case.items()}
    if len(cases) > 1 and not cases[1]:
        address[_SECOND] = ""
    return address


def opened(address: Mapping[str, str], calculators: Mapping[str, Json]) -> tuple[str, list[Json]]:
    """The calculator that an address names and its cases, as strings.

    What it does not know is passed over; without a calculator, the name is empty.
    """
    name = address.get(_CALCULATOR, "")
    if name not in calculators:
        return "", []
    known = calculators[name]["schema"]["properties"]
    cases = [
        {one: address[prefix + one][:_LONGEST] for one in known if address.get(prefix + one)}
        for prefix in ("", _SECOND)
    ]
    compares = any(one.startswith(_SECOND) for one in address)
    return name, cases if compares else cases[:1]


def url_of(page: str, address: Address, language: str) -> str:
    """The whole link; `page` is the page's own address without a query."""
    return f"{page}?{urlencode(address | {'language': language})}"


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
