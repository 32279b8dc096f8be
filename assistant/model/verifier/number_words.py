"""Figures in words: numbers, shares, multiples, months, Roman numerals, in three languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.model.draft import SLOT_SIGN
from assistant.model.units import unit_of
from assistant.model.verifier.data import Vocabulary, read
from assistant.model.verifier.fault import Fault
from calculator import LANGUAGES, Language

_TOKEN = re.compile(rf"[^\W\d_]+|{SLOT_SIGN}|[€%]")
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LOOKALIKE = re.compile(r"[lIOoSBZ]+")
_SPACED_OUT = re.compile(r"(?:\b[^\W\d_]\b[\s.\-*_]{1,3}){3,}\b[^\W\d_]\b")
_REACH = 2


class _File(Vocabulary):
    numbers: dict[Language, list[str]]
    large: dict[Language, list[str]]
    tails: dict[Language, list[str]]
    shares: dict[Language, list[str]]
    counts: dict[Language, list[str]]
    between: frozenset[str]
    neutral: list[str]
    terms: list[str]
    lengths: list[str]
    months: list[str]
    ordinals: list[str]
    numbered: list[str]
    not_roman: frozenset[str]
    names: list[str]


def faults(words: str, language: Language) -> Iterator[Fault]:
    """The figures in words of a sentence; slots are `draft.SLOT_SIGN`."""
    patterns = _patterns()
    plain = patterns.terms.sub(" · ", words)
    if _SPACED_OUT.search(plain):
        yield Fault("spelled-out", "Do not spell a word letter by letter.")
    for pattern, what in ((patterns.lengths, "length"), (patterns.months, "month")):
        if found := pattern.search(plain.casefold()):
            yield _fault(found.group(), what)
    tokens = [found.group() for found in _TOKEN.finditer(plain)]
    for place, token in enumerate(tokens):
        if _is_figure(tokens, place, language):
            yield _fault(token, "number")
        elif _is_numeral(tokens, place):
            yield _fault(token, "numeral or section")


def names() -> re.Pattern[str]:
    """The names with digits that the documents use, such as KA131."""
    return _patterns().names


def _fault(written: str, what: str) -> Fault:
    return Fault(
        "figure-in-words",
        f"'{written.strip()}' is a {what} in words: use a slot, or leave it out.",
    )


def _is_figure(tokens: list[str], place: int, language: Language) -> bool:
    patterns, word = _patterns(), tokens[place].casefold()
    if patterns.shares.fullmatch(word) or patterns.ordinals.fullmatch(word):
        return True
    if _is_large(word):
        return True
    ahead = [
        token.casefold()
        for token in tokens[place + 1 : place + 2 + _REACH]
        if token.casefold() not in patterns.file.between
    ]
    counted = next((token for token in ahead[:1] if unit_of(token)), None)
    if patterns.counts[language].fullmatch(word) and counted:
        behind = tokens[place - 1] if place else ""
        # "{{a2}} a month" is a rate, and so is "per": what the slot has, `labels` checks.
        return not (behind == SLOT_SIGN and word in {"a", "an"})
    if not patterns.small.fullmatch(word):
        begins = patterns.start.match(word) or _LOOKALIKE.fullmatch(tokens[place])
        return begins is not None and counted is not None and unit_of(word) is None
    if counted:
        return True
    is_one = any(patterns.counts[one].fullmatch(word) for one in LANGUAGES)
    return not is_one and not (ahead and patterns.neutral.fullmatch(ahead[0]))


def _is_large(word: str) -> bool:
    """Whether a word is a large number, one of several numbers, or a number with a unit."""
    patterns = _patterns()
    if patterns.large.fullmatch(word) or patterns.compound.fullmatch(word):
        return True
    start = patterns.start.match(word)
    return bool(start and start.end() < len(word) and unit_of(word[start.end() :]))


def _is_numeral(tokens: list[str], place: int) -> bool:
    """Whether a token is a Roman numeral, or the number of a section, a slot's too."""
    patterns, token = _patterns(), tokens[place]
    before = tokens[place - 1].casefold() if place else ""
    if patterns.numbered.fullmatch(before) and (
        token == SLOT_SIGN
        or len(token) == 1
        or _ROMAN.fullmatch(token.upper())
        or patterns.small.fullmatch(token.casefold())
    ):
        return True
    counted = unit_of((tokens[place + 1] if place + 1 < len(tokens) else "").casefold())
    if token == SLOT_SIGN or not _ROMAN.fullmatch(token.upper() if counted else token):
        return False
    long = len(token) > 1
    return (counted is not None and (long or token.isupper())) or (
        long and token not in patterns.file.not_roman
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    file: _File
    terms: re.Pattern[str]
    lengths: re.Pattern[str]
    months: re.Pattern[str]
    shares: re.Pattern[str]
    ordinals: re.Pattern[str]
    small: re.Pattern[str]
    large: re.Pattern[str]
    compound: re.Pattern[str]
    start: re.Pattern[str]
    neutral: re.Pattern[str]
    numbered: re.Pattern[str]
    names: re.Pattern[str]
    counts: dict[Language, re.Pattern[str]]


@cache
def _patterns() -> _Patterns:
    file = read("number_words", _File)

    def any_of(words: dict[Language, list[str]]) -> str:
        return "|".join(word for language in LANGUAGES for word in words.get(language, []))

    small, large, tails = any_of(file.numbers), any_of(file.large), any_of(file.tails)
    part = f"(?:{small}|{large})"
    return _Patterns(
        file=file,
        terms=_whole(file.terms),
        lengths=_whole(file.lengths),
        months=_whole(file.months),
        shares=re.compile(any_of(file.shares)),
        ordinals=re.compile("|".join(file.ordinals)),
        small=re.compile(small),
        large=re.compile(large),
        compound=re.compile(f"{part}{{2,}}(?:{tails})?|{part}(?:{tails})(?:{part})*"),
        start=re.compile(f"(?:{part}|puoli|halv|half)+(?:{tails})?"),
        neutral=re.compile("|".join(file.neutral)),
        numbered=re.compile("|".join(file.numbered)),
        names=_whole(file.names),
        counts={language: re.compile("|".join(words)) for language, words in file.counts.items()},
    )


def _whole(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
