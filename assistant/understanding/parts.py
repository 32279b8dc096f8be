"""The parts of a question, each asking for a figure, for a rule, or telling the case."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from assistant.understanding.scan import Scan

Asks: TypeAlias = Literal["figure", "rule", "tells"]

_SENTENCE_END = re.compile(r"[?!;\n]+|(?<=[^\W\d_]{3})\.(?=\s|$)|(?<=\d)\.(?=\s+[A-ZÅÄÖ][a-zåäö])")
_YES_NO = re.compile(r"[^\W\d_]{2,}(?:ko|kö|kohan|köhän)")
_FIGURE_WORDS = ("grant_word", "rate.monthly", "rate.daily", "bound")
_BARE = 2  # words of a question that only names the grant
_OPENING = 3  # words within which a question shows itself


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the question and what it asks for."""

    start: int
    end: int
    asks: Asks


def parts(scan: Scan) -> tuple[Part, ...]:
    """The sentences, cut also where "and", "but" or a comma begins another question."""
    cuts = {0, len(scan.text)}
    cuts |= {match.end() for match in _SENTENCE_END.finditer(scan.original)}
    cuts |= _second_questions(scan)
    found = [
        (start, end)
        for start, end in pairwise(sorted(cuts))
        if scan.text[start:end].strip(" ?!.,;")
    ]
    return tuple(Part(start, end, asks(scan, start, end)) for start, end in found)


def asks(scan: Scan, start: int, end: int) -> Asks:
    """What a stretch of text asks for; "how much" wins over the opening of the question."""
    if any(_inside(scan, concept, start, end) for concept in ("ask.amount", "ask.count")):
        return "figure"
    if _inside(scan, "ask.stated", start, end) and any(
        _inside(scan, concept, start, end) for concept in _FIGURE_WORDS
    ):
        return "figure"
    words = scan.token_at(end) - scan.token_at(start)
    if words <= _BARE and _inside(scan, "grant_word", start, end):
        return "figure"  # "Apuraha?"
    if _inside(scan, "ask.what", start, end) and _inside(scan, "ask.get", start, end):
        return "figure"
    if _opens_rule(scan, start, end):
        return "rule"
    return "tells"


def _second_questions(scan: Scan) -> set[int]:
    """Where a joining word or a comma is followed at once by a question word."""
    openers = {m.first for m in scan.find("ask.policy", "ask.amount", "ask.count", "ask.length")}
    starts = set()
    for match in scan.find("join.and", "join.but"):
        if match.last + 1 in openers or _is_yes_no(scan, match.last + 1):
            starts.add(match.start)
    second = {m.first for m in scan.find("ask.second", "ask.amount", "ask.count")}
    yes_no = {index for index in range(len(scan.tokens)) if _is_yes_no(scan, index)}
    for index in second | yes_no:
        if index:
            gap = scan.gap(scan.tokens[index - 1].end, scan.tokens[index].start)
            if "," in gap:
                starts.add(scan.tokens[index].start)
    return starts


def _opens_rule(scan: Scan, start: int, end: int) -> bool:
    first = scan.token_at(start)
    skipped = {
        index
        for match in scan.find("ask.polite", "join.and", "join.but", "follow_up", "smalltalk.sure")
        for index in range(match.first, match.last + 1)
    }
    words = [index for index in range(first, scan.token_at(end)) if index not in skipped]
    if not words or _inside(scan, "ask.polite", start, end):
        return False
    openers = {match.first for match in scan.find("ask.policy")}
    if words[0] in openers or _inside(scan, "ask.inverted", start, end):
        return True
    if any(match.first == first for match in scan.find("hypothetical")):
        return any(_is_yes_no(scan, index) for index in words)  # "jos …, niin voinko …"
    return any(_is_yes_no(scan, index) for index in words[:_OPENING])


def _is_yes_no(scan: Scan, index: int) -> bool:
    """Whether a word is a Finnish verb with the question ending."""
    if index >= len(scan.tokens) or not _YES_NO.fullmatch(scan.tokens[index].word):
        return False
    start = scan.tokens[index].start
    return not any(
        match.start <= start < match.end for match in scan.find("ask.not_policy", "ask.polite")
    )


def _inside(scan: Scan, concept: str, start: int, end: int) -> bool:
    return any(start <= match.start < end for match in scan.find(concept))
