"""A model's draft cut into the sentences that are judged and told one by one.

Drafts are simple Markdown: paragraphs, lists, tables and quoted blocks. A numbered list becomes a
plain one, because its numbers are no figures of anything.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from assistant.model.slots import MARKER, SLOT

Kind: TypeAlias = Literal["prose", "quote", "row", "rule", "heading"]

SLOT_SIGN = "\ufffc"
"""Stands for a slot or a marker where a sentence is judged without them: an object."""

_NUMBERED = re.compile(r"^(?P<indent>\s*)(?P<number>\d{1,2})[.)]\s+(?=\S)")
_BULLET = re.compile(r"^\s*[-*•–]\s+(?=\S)")
_QUOTE = re.compile(r"^\s*>\s?")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_RULE = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*$")
_AFTER_STOP = re.compile(r"(?P<stop>[.!?])(?P<marks>(?:\s*\[\[\s*p\d+\s*\]\])+)(?P<again>[.]?)")
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”\"’)*])|(?<=[.!?]\*\*))\s+(?=[\"“”„(*]*[A-ZÅÄÖ{])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:esim|mm|ym|ks|ns|nk|ko|ml|eli|vrt|noin|n|ca|resp|jfr|t\.ex|bl\.a|m\.m|s\.k|d\.v\.s"
    r"|e\.g|i\.e|etc|vs|approx|incl|Dr|Prof|St)\.)$"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence of a draft, or one row of a table, with what it is read together with.

    `before` are all that stand before it; `header` the cells of
    the header above a row; `in_list` says that it is part of a list's item.
    """

    text: str
    kind: Kind = "prose"
    before: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    in_list: bool = False

    @cached_property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots it uses, in order."""
        return tuple(SLOT.findall(self.text))

    @cached_property
    def markers(self) -> tuple[str, ...]:
        """The ids of the passages it cites, in order."""
        return tuple(MARKER.findall(self.text))

    @cached_property
    def words(self) -> str:
        """Its own words, a sign in the place of each slot and nothing for a marker."""
        return MARKER.sub("", SLOT.sub(SLOT_SIGN, self.text))

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row."""
        return tuple(cell.strip() for cell in self.text.strip().strip("|").split("|"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the answer: what it begins with, and its sentences."""

    prefix: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The paragraphs of a draft, each of lines."""

    paragraphs: tuple[tuple[Line, ...], ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order."""
        return (one for lines in self.paragraphs for line in lines for one in line.sentences)


def parse(text: str) -> Draft:
    """Cut a draft into paragraphs, lines and sentences."""
    text = unicodedata.normalize("NFC", text).strip()
    paragraphs: list[tuple[Line, ...]] = []
    before: tuple[str, ...] = ()
    for block in re.split(r"\n\s*\n", _without_numbers(text)):
        if lines := tuple(_lines(block, before)):
            paragraphs.append(lines)
            before += tuple(one.text for line in lines for one in line.sentences)
    return Draft(tuple(paragraphs))


def _without_numbers(text: str) -> str:
    """The numbers of a list that counts from one become bullets; any other number stays."""
    lines = text.splitlines()
    expected = 1
    for place, line in enumerate(lines):
        numbered = _NUMBERED.match(line)
        if numbered and int(numbered["number"]) == expected:
            lines[place] = f"{numbered['indent']}- {line[numbered.end() :]}"
            expected += 1
        elif line.strip() and not line.startswith(" "):
            expected = 1
    return "\n".join(lines)


def _lines(block: str, before: tuple[str, ...]) -> Iterator[Line]:
    header: tuple[str, ...] = ()
    for kind, prefix, text in _joined(block):
        if kind in {"row", "rule"}:
            row = Sentence(text.strip(), kind, before, header)
            yield Line("", (row,))
            before = (*before, row.text)
            header = header or (row.cells if kind == "row" else ())
            continue
        if kind in {"quote", "heading"}:
            yield Line(prefix, (Sentence(_marked(text), kind, before),))
            before = (*before, text)
            continue
        sentences = []
        for sentence in _cut(_marked(text)):
            sentences.append(Sentence(sentence, kind, before, in_list=bool(prefix)))
            before = (*before, sentence)
        yield Line(prefix, tuple(sentences))


def _joined(block: str) -> Iterator[tuple[Kind, str, str]]:
    """The lines of a block by kind; what a soft line end split is one line again."""
    open_line: tuple[Kind, str, str] | None = None
    for line in block.splitlines():
        kind, prefix, text = _kind(line)
        goes_on = open_line and kind == open_line[0] and kind in {"prose", "quote"}
        if open_line and goes_on and (kind == "quote" or not prefix):
            open_line = (kind, open_line[1], f"{open_line[2]} {text.strip()}")
            continue
        if open_line:
            yield open_line
        open_line = (kind, prefix, text.strip())
    if open_line:
        yield open_line


def _kind(line: str) -> tuple[Kind, str, str]:
    if _RULE.match(line):
        return "rule", "", line
    if line.strip().startswith("|"):
        return "row", "", line
    for kind, pattern in (("quote", _QUOTE), ("heading", _HEADING), ("prose", _BULLET)):
        if found := pattern.match(line):
            prefix = {"quote": "> ", "heading": found.group(), "prose": "- "}[kind]
            return kind, prefix, line[found.end() :]  # type: ignore[return-value]  # mypy widens
    return "prose", "", line


def _marked(text: str) -> str:
    """A marker that stands after the full stop belongs to the sentence before it."""
    return _AFTER_STOP.sub(lambda found: f" {found['marks'].strip()}{found['stop']}", text)


def _cut(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if _ABBREVIATION.search(text[start : end.start()]):
            continue
        yield text[start : end.start()].strip()
        start = end.end()
    if text[start:].strip():
        yield text[start:].strip()
