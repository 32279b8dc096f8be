"""The paragraphs, lists and tables of a section, as they stand in the stored document."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus.spans import Span


class Kind(StrEnum):
    """What a block or passage is on the page."""

    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    EXAMPLE = "example"
    ITEM = "item"
    HEADER = "header"
    ROW = "row"


@dataclass(frozen=True)
class Block:
    """One paragraph, list item, table row, or the caption or header above such."""

    kind: Kind
    span: Span


# A caption is a short line of its own, an address block three or more of them.
_CAPTION_LENGTH = 90
_ADDRESS_LINES = 3
_EXAMPLE_LENGTH = 900
_AFTER_COLON_LENGTH = 250

_ITEM = re.compile(r"(?:[-•–]|\d{1,2}\.|[a-z]\))\s+\S")
_EXAMPLE = re.compile(r"(?:Tapaus|Esimerkki)\s*\d*:")
_TERMINATED = re.compile(r"[.:;!?)][\"”*]*$")
_ADDRESS_ONLY = re.compile(r"<?https?://\S+>?\.?")
_YEAR = re.compile(r"\d{4}")
# What starts in the middle of a sentence: a small letter, a bracket, the end of a compound.
_GOES_ON = re.compile(r"[a-zåäö(]|-\w")


def blocks(text: str, body: Span, furniture: Collection[str]) -> tuple[Block, ...]:
    """Cut a section's own text into blocks, in order; every word of it stands in one."""
    whole = _mended(text, _raw(text, body, furniture))
    return tuple(_captioned(text, _with_examples(text, whole)))


def _raw(text: str, body: Span, furniture: Collection[str]) -> Iterator[Block]:
    """One block a line."""
    position = body.start
    table: list[Span] = []
    for line in body.of(text).splitlines(keepends=True):
        span = Span(position, position + len(line)).trimmed(text)
        position += len(line)
        words = span.of(text)
        if not any(character.isalnum() for character in words) or words in furniture:
            continue
        if len(_cells(line)) > 1:
            table.append(Span(position - len(line.lstrip("\n")), span.end))
            continue
        yield from _rows(text, table)
        table = []
        if _YEAR.fullmatch(words):
            yield Block(Kind.CAPTION, span)
        else:
            yield Block(Kind.ITEM if _ITEM.match(words) else Kind.PARAGRAPH, span)
    yield from _rows(text, table)


def _cells(line: str) -> list[str]:
    """The cells of a table line; a lone first cell (a year with a tab after it) is no table."""
    cells = [cell.strip() for cell in line.rstrip("\n").split("\t")]
    return cells if any(cells[1:]) else cells[:1]


def _rows(text: str, lines: list[Span]) -> Iterator[Block]:
    """Tell a table's header from its rows, and keep what continues a row with it.

    A table of three or more columns starts with a header, which goes on while the first cell is
    empty; further down an empty first cell continues the row above.
    """
    has_header = bool(lines) and len(_cells(lines[0].of(text))) >= 3
    rows: list[Block] = []
    for line in lines:
        continues = bool(rows) and not _cells(line.of(text))[0]
        if continues:
            rows[-1] = Block(rows[-1].kind, Span(rows[-1].span.start, line.end))
        else:
            kind = Kind.HEADER if has_header and not rows else Kind.ROW
            rows.append(Block(kind, line.trimmed(text)))
    yield from rows


def _mended(text: str, raw: Iterator[Block]) -> list[Block]:
    """Join what a page end, a colon before an address, or a bare web address split."""
    whole: list[Block] = []
    for block in raw:
        if whole and block.kind is Kind.PARAGRAPH and _belongs_to(text, whole[-1], block):
            whole[-1] = Block(whole[-1].kind, Span(whole[-1].span.start, block.span.end))
        else:
            whole.append(block)
    return whole


def _belongs_to(text: str, before: Block, block: Block) -> bool:
    words, words_before = block.span.of(text), before.span.of(text)
    if before.kind not in {Kind.PARAGRAPH, Kind.ITEM}:
        return False
    if _ADDRESS_ONLY.fullmatch(words):
        return True
    if before.kind is Kind.PARAGRAPH and words_before.endswith(":"):
        return len(words) < _AFTER_COLON_LENGTH and not _EXAMPLE.match(words)
    return bool(_GOES_ON.match(words)) and not _TERMINATED.search(words_before)


def _with_examples(text: str, found: list[Block]) -> list[Block]:
    """Keep a worked example, which is printed line by line, in one block."""
    joined: list[Block] = []
    for block in found:
        opens = block.kind is Kind.PARAGRAPH and bool(_EXAMPLE.match(block.span.of(text)))
        if opens:
            joined.append(Block(Kind.EXAMPLE, block.span))
        elif joined and _continues_example(joined[-1], block):
            joined[-1] = Block(Kind.EXAMPLE, Span(joined[-1].span.start, block.span.end))
        else:
            joined.append(block)
    return joined


def _continues_example(before: Block, block: Block) -> bool:
    return (
        before.kind is Kind.EXAMPLE
        and block.kind is Kind.PARAGRAPH
        and block.span.end - before.span.start <= _EXAMPLE_LENGTH
    )


def _captioned(text: str, found: list[Block]) -> Iterator[Block]:
    """Tell captions from paragraphs, and join the lines of an address."""
    position = 0
    while position < len(found):
        run = position
        while run < len(found) and _is_short_line(text, found[run]):
            run += 1
        lines = found[position:run]
        if len(lines) >= _ADDRESS_LINES or (lines and run == len(found)):
            yield Block(Kind.PARAGRAPH, Span(lines[0].span.start, lines[-1].span.end))
        else:
            yield from (Block(Kind.CAPTION, line.span) for line in lines)
        if run < len(found):
            yield found[run]
        position = run + 1


def _is_short_line(text: str, block: Block) -> bool:
    words = block.span.of(text)
    return (
        block.kind is Kind.PARAGRAPH
        and len(words) <= _CAPTION_LENGTH
        and "\n" not in words
        and not re.search(r"[.:;!?,][\"”*]*$", words)
    )
