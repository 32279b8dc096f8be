"""Takes personal data out of what is stored: identity codes, e-mails, phone and account numbers.

Each is told by its own form, so that dates and amounts stay: answers are worth nothing without
them. Names are not recognised; no list of names would be right.
"""

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

_GAP = r"[^\S\r\n]"
_DASH = r"[-‐‑‒–—−]"

_EMAIL = re.compile(
    r"(?<![\w.%+'-])[\w.%+'-]{1,64}(?:@|\s?[(\[](?:at|ät)[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{1,63})+",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(
    rf"(?<![A-Z0-9])[A-Z]{{2}}\d{{2}}(?:(?:{_GAP}|-)?[A-Z0-9]){{11,30}}", re.IGNORECASE
)
# ddmmyy, the sign of the century, three digits and a check character, in capitals or small.
_IDENTITY = re.compile(
    rf"(?<!\d)(?P<day>\d\d)(?P<month>\d\d)\d\d(?P<sign>{_GAP}?(?:{_DASH}|[+A-FU-Y]){_GAP}?)?"
    rf"\d{{3}}{_GAP}?[0-9A-Y](?!\w)",
    re.IGNORECASE,
)
_SEPARATOR = rf"(?:{_GAP}|{_DASH}|/|\)|\(|\){_GAP}|{_GAP}\()"
_GROUPS = rf"\d+(?:{_SEPARATOR}\d+)*"
_ABROAD = re.compile(rf"(?<![\d.,:])(?:\+|00{_GAP}?(?=[1-9])){_GROUPS}")
_HOME = re.compile(
    rf"(?<!\d)(?<!\d[.,/:]|\d{_DASH})"
    rf"\(?0[1-9]\d{{0,2}}\)?(?:{_GAP}{_DASH}{_GAP}|{_SEPARATOR})?{_GROUPS}"
)
_DOTTED = re.compile(r"(?<![\d.,])0\d{1,3}\.\d{3,4}\.\d{3,4}(?!\.?\d)")
_LABELLED = re.compile(
    rf"\b(?:puh|puhelin\w*|tel|telefon\w*|tfn|gsm|phone|mobile?|mobilnummer)\.?:?{_GAP}?"
    rf"(?P<number>{_GROUPS})",
    re.IGNORECASE,
)
_DATES = re.compile(r"(?:\d{1,2} ){1,2}(?:19|20)\d\d(?: (?:\d{1,2} ){1,2}(?:19|20)\d\d)*")
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"

Found: TypeAlias = re.Match[str]


def redacted(text: str) -> str:
    """The text with each personal datum replaced by what it was, such as `[phone]`."""
    return _replaced(text)[0]


def personal(text: str) -> Mapping[str, str]:
    """The personal data of a text as they are written there, each with what is put in its place."""
    return _replaced(text)[1]


def _replaced(text: str) -> tuple[str, dict[str, str]]:
    found: dict[str, str] = {}
    for label, pattern, length in _KINDS:

        def put(match: Found, label: str = label, length: _Length = length) -> str:
            kept = length(match)
            if not kept:
                return match[0]
            found[match[0][:kept]] = label
            return label + match[0][kept:]

        text = pattern.sub(put, text)
    return text, found


_Length: TypeAlias = Callable[[Found], int]
"""How many characters of a match are personal; 0 for none."""


def _whole(match: Found) -> int:
    return len(match[0])


def _account(match: Found) -> int:
    """The longest beginning that the check digits confirm; a Finnish one also with a slip in it."""
    written = match[0]
    signs = [index for index, sign in enumerate(written) if sign.isalnum()]
    for count in range(len(signs), 14, -1):
        code = "".join(written[index] for index in signs[:count]).upper()
        if int("".join(str(int(sign, 36)) for sign in code[4:] + code[:4])) % 97 == 1:
            return signs[count - 1] + 1
    finnish = len(signs) >= 18 and written[:2].upper() == "FI"
    digits = finnish and all(written[index].isdigit() for index in signs[4:18])
    return signs[17] + 1 if digits else 0


def _identity(match: Found) -> int:
    """A code in its usual form even where the check character is wrong; others only if right."""
    if not (1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12):
        return 0
    usual = match["sign"] and not any(sign.isspace() for sign in match[0])
    digits = "".join(sign for sign in match[0][:-1] if sign.isdigit())
    right = _CHECKS[int(digits[:9]) % 31] == match[0][-1].upper()
    return len(match[0]) if usual or right else 0


def _abroad(match: Found) -> int:
    return _number(match[0], least=9, most=17, enough=11)


def _home(match: Found) -> int:
    if _is_dates(match[0]):
        return 0
    before = match.string[: match.start()].rstrip()[-1:]
    if before.isdigit() and all(len(group) == 3 for group in re.findall(r"\d+", match[0])):
        return 0  # the thousands of an amount: 1 050 000
    return _number(match[0], least=7, most=12, enough=9)


def _labelled(match: Found) -> int:
    digits = sum(map(str.isdigit, match["number"]))
    return len(match[0]) if digits >= 5 and not _is_dates(match["number"]) else 0


def _is_dates(written: str) -> bool:
    return _DATES.fullmatch(" ".join(re.findall(r"\d+", written))) is not None


def _number(written: str, least: int, most: int, enough: int) -> int:
    """A whole run of digits, or as many groups as make a number where other figures follow it."""
    count = sum(map(str.isdigit, written))
    if count < least:
        return 0
    if count <= most:
        return len(written)
    seen = 0
    for group in re.finditer(r"\d+", written):
        seen += len(group[0])
        if seen >= enough:
            return group.end()
    return len(written)


_KINDS: tuple[tuple[str, re.Pattern[str], _Length], ...] = (
    ("[e-mail]", _EMAIL, _whole),
    ("[account]", _ACCOUNT, _account),
    ("[identity code]", _IDENTITY, _identity),
    ("[phone]", _ABROAD, _abroad),
    ("[phone]", _HOME, _home),
    ("[phone]", _DOTTED, _whole),
    ("[phone]", _LABELLED, _labelled),
)
