"""Judges an answer without the verifier: what a reader may see, told from the sources alone.

It shares no code with `assistant.model`: figures are runs of digits of any script, compared with
all that stands in the calculations, in the cited documents and in the question.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from assistant.answer import Citation
from calculator import Calculation, Ineligible
from corpus import load_catalog
from tests.assistant.model.cases import Briefing

_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{4,})[\"“”„«»]|^> (.*)$", re.MULTILINE)


def untraceable(
    text: str,
    question: str,
    calculations: Iterable[Calculation],
    citations: Iterable[Citation],
) -> set[str]:
    """The numbers of a text that no source of it has; thousands may be grouped or not."""
    citations = tuple(citations)
    told = [question, *(part for one in calculations for part in _strings(one))]
    for citation in citations:
        document = load_catalog()[citation.document].text
        spans = [(citation.start, citation.end), *((c.start, c.end) for c in citation.context)]
        told += [document[start:end] for start, end in spans]
        told += [str(citation.marker)]
    known = {number for part in told for number in numbers(part)}
    return numbers(text) - known


def numbers(text: str) -> set[str]:
    """The numbers of a text in plain digits, whatever script or grouping they are written in."""
    plain = "".join(_plain(sign) for sign in text)
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f,](?=\d{3}(?!\d))", "", plain)
    found = re.findall(r"\d+(?:[.,]\d+)*", plain)
    return {part.lstrip("0") or "0" for one in found for part in re.split(r"[.,]", one)}


def false_quotes(text: str, question: str) -> list[str]:
    """What is told as somebody's words and stands in no document, nor in the question."""
    sources = (_documents(), _squeezed(question))
    quoted = [first or second for first, second in _QUOTED.findall(text)]
    pieces = [re.sub(r"\[\d+\]", "", piece).strip(' .”“"«»') for piece in quoted]
    return [
        one for one in pieces if one and not any(_squeezed(one) in source for source in sources)
    ]


def _squeezed(text: str) -> str:
    text = re.sub(r"(?<=\w)-\s*\n\s*(?=[a-zåäö])", "", text)
    return re.sub(r"\s+", " ", text.replace("*", "")).casefold()


@cache
def _documents() -> str:
    return "\n".join(_squeezed(one.text) for one in load_catalog().documents)


def _plain(sign: str) -> str:
    value = unicodedata.numeric(sign, None)
    if value is None or sign.isascii():
        return sign
    return str(int(value)) if value == int(value) else f"0{value}"


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _strings(getattr(value, name))
    else:
        yield str(value)


def untraceable_in(briefing: Briefing, text: str, citations: Iterable[Citation]) -> set[str]:
    """The numbers of a text that a briefing's calculations and the citations do not account for."""
    outcomes = [finding.outcome for finding in briefing.findings]
    made = [one for one in outcomes if isinstance(one, Calculation)]
    refused = [
        one.trace for one in outcomes if isinstance(one, Ineligible) and one.trace is not None
    ]
    question = briefing.case.told(briefing.language).question
    return untraceable(text, question, [*made, *refused], citations)


def unlabelled(template: str, text: str) -> list[str]:
    """The planted figures of a template that are told without their own row's or clause's words."""
    planted = re.findall(r"\{\{[^{}]+=([^{}/]+)(?:/\d)?\}\}", template)
    found = []
    for figure in planted:
        digits = r"[ \u00a0,]?".join(figure)
        for place in re.finditer(rf"(?<!\d){digits}(?!\d)(?![^()]*\))", text):
            label = re.match(r"[^()]{0,20}\(([^()]+)\)", text[place.end() :])
            parts = label[1].strip("”").split(": ") if label else ["(none)"]
            if not all(_squeezed(part).strip() in _documents() for part in parts):
                found.append(figure)
    return found
