"""Numbers as Finns, Swedes and English speakers write and spell them.

1 234,5 and 1.234,5 (fi, sv), 1,234.5 (en), 12 000, 1,5 milj., 20k, kaksikymmentäviisi, two hundred
and fifty, tjugofem, neljä ja puoli. A number with one separator and three digits after it (1.234)
has two readings.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.understanding.scan import Scan
from assistant.understanding.spelled import spelled, together

_DIGITS = re.compile(
    r"(?<![\d_./:])(?<!\d,)(?P<sign>(?<![^\s(])-)?(?:"
    r"(?P<grouped>\d{1,3}(?:(?P<group>[ .,'])\d{3}(?!\d))(?:(?P=group)\d{3}(?!\d))*)"
    r"(?P<tail>[.,]\d{1,2}(?!\d))?"
    r"|(?P<whole>\d+)(?P<decimal>[.,]\d+)?"
    r")(?![\d]|[.,:/]\d)"
)
_GLUED = re.compile(r"(?<![^\W\d_])\d+[^\W\d_]+$")  # the 4kk before 10pv, but not the KA before 131
_TOO_LONG = 15  # digits; such a number is a code, not an amount
_HUNDRED, _HALF = 100, Decimal("0.5")


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
    found = [
        number
        for match in _DIGITS.finditer(scan.text)
        if not _is_in_a_word(scan.text, match.start()) and (number := _in_digits(match))
    ]
    taken = [(number.start, number.end) for number in found]
    for token in scan.tokens:
        value = spelled(token.word, scan.language)
        if value is not None and not any(s <= token.start < e for s, e in taken):
            found.append(Number(Decimal(value), token.start, token.end, written=False))
    ordered = sorted(found, key=lambda number: number.start)
    whole: list[Number] = []
    for number in (_with_half(scan, one) for one in _compounds(scan, ordered)):
        if not whole or whole[-1].end <= number.start:  # the "en" of "fyra och en halv" is none
            whole.append(number)
    halves = [one for one in _halves(scan) if not any(n.start < one.end <= n.end for n in whole)]
    large = [_times_magnitude(scan, number) for number in (*whole, *halves)]
    return tuple(  # the thousand of 317 thousand is none of its own
        one for one in large if not any(n.start < one.start < n.end for n in large)
    )


def _is_in_a_word(text: str, start: int) -> bool:
    before = text[:start]
    return before[-1:].isalpha() and not _GLUED.search(before)


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
    """Join the spelled words of one number: twenty-five, one hundred and thirty, två tusen."""
    runs: list[list[Number]] = []
    for number in found:
        run = runs[-1] if runs else []
        if run and _goes_on(scan, run, number):
            run.append(number)
        else:
            runs.append([number])
    return [
        run[0]
        if len(run) == 1
        else Number(Decimal(together(_values(run)) or 0), run[0].start, run[-1].end, written=False)
        for run in runs
    ]


def _goes_on(scan: Scan, run: list[Number], number: Number) -> bool:
    if run[-1].written or number.written:
        return False
    gap = scan.gap(run[-1].end, number.start)
    joined = gap in {"-", " "} or (gap == " and " and run[-1].value >= _HUNDRED)
    return joined and together(_values([*run, number])) is not None


def _values(run: list[Number]) -> list[int]:
    return [int(number.value) for number in run]


def _with_half(scan: Scan, number: Number) -> Number:
    """Four and a half, neljä ja puoli."""
    for match in scan.find("half.more"):
        if 0 <= match.start - number.end <= 1:
            return replace(number, value=number.value + _HALF, end=match.end)
    return number


def _halves(scan: Scan) -> list[Number]:
    """Half of a magnitude: puoli miljoonaa."""
    large = {match.start for match in scan.find("magnitude.million")}
    return [
        Number(_HALF, match.start, match.end, written=False)
        for match in scan.find("half.of")
        if match.end + 1 in large
    ]


def _times_magnitude(scan: Scan, number: Number) -> Number:
    for concept, factor in (("magnitude.thousand", 1_000), ("magnitude.million", 1_000_000)):
        for match in scan.find(concept):
            if match.start >= number.end and not scan.gap(number.end, match.start).strip(" "):
                return Number(number.value * factor, number.start, match.end)
    return number
