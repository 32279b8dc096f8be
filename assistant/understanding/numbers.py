"""Numbers as Finns, Swedes and English speakers write and spell them.

1 234,5 and 1.234,5 (fi, sv), 1,234.5 (en), 12 000, 1,5 milj., kaksikymmentäviisi, twenty-five,
tjugofem. A number with one separator and three digits after it (1.234) has two readings.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.understanding.scan import Scan
from assistant.understanding.spelled import spelled

_DIGITS = re.compile(
    r"(?<![\w.,/:])(?P<sign>(?<![^\s(])-)?(?:"
    r"(?P<grouped>\d{1,3}(?:(?P<group>[ .,'])\d{3}(?!\d))(?:(?P=group)\d{3}(?!\d))*)"
    r"(?P<tail>[.,]\d{1,2}(?!\d))?"
    r"|(?P<whole>\d+)(?P<decimal>[.,]\d+)?"
    r")(?![\d]|[.,:/]\d)"
)
_TOO_LONG = 15  # digits; such a number is a code, not an amount


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text; `other` is its second reading, if it has one."""

    value: Decimal
    start: int
    end: int
    other: Decimal | None = None
    written: bool = True  # in digits; spelled out otherwise


def numbers(scan: Scan) -> tuple[Number, ...]:
    """All numbers of the text in order: in digits, with a magnitude word, or spelled out."""
    found = [number for match in _DIGITS.finditer(scan.text) if (number := _in_digits(match))]
    taken = [(number.start, number.end) for number in found]
    for token in scan.tokens:
        value = spelled(token.word, scan.language)
        if value is not None and not any(s <= token.start < e for s, e in taken):
            found.append(Number(Decimal(value), token.start, token.end, written=False))
    ordered = sorted(found, key=lambda number: number.start)
    return tuple(_times_magnitude(scan, number) for number in _compounds(scan, ordered))


def _in_digits(match: re.Match[str]) -> Number | None:
    text = match.group()
    if sum(char.isdigit() for char in text) > _TOO_LONG:
        return None
    sign = -1 if match["sign"] else 1
    if match["grouped"] is None:
        value = Decimal((match["whole"] + (match["decimal"] or "")).replace(",", "."))
        return Number(sign * value, match.start(), match.end())
    group, tail = match["group"], match["tail"]
    plain = Decimal(re.sub(r"\D", "", match["grouped"]) + (tail or "").replace(",", "."))
    if tail and tail[0] == group:
        return None  # 1.234.5 is no number: a section, a version
    one_point = group in ".," and match["grouped"].count(group) == 1 and not tail
    other = Decimal(match["grouped"].replace(",", ".")) if one_point else None
    return Number(sign * plain, match.start(), match.end(), other and sign * other)


def _compounds(scan: Scan, found: list[Number]) -> list[Number]:
    """Join spelled tens and units: twenty five, twenty-five."""
    joined: list[Number] = []
    for number in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and not before.written
            and not number.written
            and before.value in range(20, 100, 10)
            and number.value in range(1, 10)
            and scan.gap(before.end, number.start) in {"-", " "}
        ):
            joined[-1] = Number(
                before.value + number.value, before.start, number.end, written=False
            )
        else:
            joined.append(number)
    return joined


def _times_magnitude(scan: Scan, number: Number) -> Number:
    for concept, factor in (("magnitude.thousand", 1_000), ("magnitude.million", 1_000_000)):
        for match in scan.find(concept):
            if not scan.gap(number.end, match.start).strip(" ") and match.start >= number.end:
                return Number(number.value * factor, number.start, match.end)
    return number
