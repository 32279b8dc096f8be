"""Shares of a sum of money, as the institution's grant is divided (4.4, 5.2, 5.3.3, 7.9).

Amounts are euros to the cent; what is rounded, and which way, is said by the caller: a most is
rounded down and a least up, so that neither limit is ever passed by a cent.
"""

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, TypeAlias

from pydantic import Field

_CENT = Decimal("0.01")

Budget: TypeAlias = Annotated[Decimal, Field(ge=_CENT, le=1_000_000_000, decimal_places=2)]
"""The grant of a whole project in euros, as last granted; never nothing."""


def share(amount: Decimal, percent: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """So many per cent of an amount, in euros to the cent."""
    return (amount * percent / 100).quantize(_CENT, rounding)


def percentage(part: Decimal, whole: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """How many per cent of the whole the part is, to two decimals."""
    return (part * 100 / whole).quantize(_CENT, rounding)
