"""Passages: the whole thoughts of a section, small enough to quote."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.blocks import Block, Kind
from corpus.catalog import load_catalog
from corpus.quotes import normalise
from corpus.readable import readable, searchable
from corpus.sections import Section, section_blocks, sections
from corpus.sentences import sentences
from corpus.spans import Span

# Sentences go together up to this many characters, and at most this many sentences.
_PASSAGE_LENGTH = 420
_PASSAGE_SENTENCES = 4
# A last sentence shorter than this ("Tällöin …") stays with what it refers to.
_TOO_SHORT = 120
# Shorter list items than this go together; longer ones carry a rule each.
_SHORT_ITEM_LENGTH = 80


@dataclass(frozen=True)
class Passage:
    """A quotable piece of one section.

    `span` and `context` (a table row's header, a list's lead-in, a caption: what must be read
    with it) are offsets into the document's verbatim text. `search_text` is the piece and its
    context with slips mended, without the heading path.
    """

    id: str
    document: str
    section: str
    path: tuple[str, ...]
    kind: Kind
    span: Span
    context: tuple[Span, ...]
    search_text: str

    @property
    def source(self) -> str:
        """The passage exactly as stored."""
        return self.span.of(load_catalog()[self.document].text)

    @property
    def quote(self) -> str:
        """The passage as it is quoted, see `corpus.quotes`."""
        return normalise(self.source)

    @property
    def text(self) -> str:
        """The passage made readable, for display only."""
        return readable(self.source)


@cache
def passages() -> tuple[Passage, ...]:
    """All passages of all documents, in the documents' order of precedence."""
    return tuple(
        passage
        for document in load_catalog().documents
        for section in sections(document.id)
        for passage in section_passages(section)
    )


@cache
def section_passages(section: Section) -> tuple[Passage, ...]:
    """The passages of one section, in their order."""
    document = load_catalog()[section.document]
    found = section_blocks(section)
    return tuple(
        Passage(
            id=f"{section.document}/{section.id}#{number}",
            document=section.document,
            section=section.id,
            path=section.path,
            kind=kind,
            span=span,
            context=context,
            search_text=searchable("\n".join(part.of(document.text) for part in (*context, span))),
        )
        for number, (kind, span, context) in enumerate(_pieces(document.text, found), start=1)
    )


_Piece = tuple[Kind, Span, tuple[Span, ...]]


def _pieces(text: str, found: tuple[Block, ...]) -> Iterator[_Piece]:
    captions: list[Span] = []
    lead_in: Span | None = None
    header: Span | None = None
    before: Kind | None = None
    for group in _groups(found):
        kind = group[0].kind
        span = Span(group[0].span.start, group[-1].span.end)
        if kind is Kind.CAPTION:
            captions = [*captions, span] if before is Kind.CAPTION else [span]
        elif kind is Kind.HEADER:
            header = span
        elif kind in {Kind.ROW, Kind.ITEM}:
            above = (lead_in, header if kind is Kind.ROW else None)
            context = (*captions, *(part for part in above if part))
            yield from ((kind, part, context) for part in _quotable(text, kind, span))
        else:
            parts = list(_quotable(text, kind, span))
            lead_in, header = _lead_in(text, span), None
            if lead_in and len(parts) == 1 and parts[0] == lead_in and _opens_list(found, span):
                pass  # a lone lead-in is read with each of its items
            else:
                yield from ((kind, part, tuple(captions)) for part in parts)
        before = kind


def _groups(found: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Put short list items that follow each other together."""
    group: list[Block] = []
    for block in found:
        fits = (
            group
            and block.kind is Kind.ITEM is group[-1].kind
            and max(_length(group[-1]), _length(block)) < _SHORT_ITEM_LENGTH
            and block.span.end - group[0].span.start <= _PASSAGE_LENGTH
        )
        if group and not fits:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _length(block: Block) -> int:
    return block.span.end - block.span.start


def _lead_in(text: str, paragraph: Span) -> Span | None:
    """The last sentence of a paragraph that opens a list or table."""
    last = list(sentences(text, paragraph))[-1]
    return None if text[last.end - 1] in ".!?)" else last


def _opens_list(found: tuple[Block, ...], span: Span) -> bool:
    after = [block for block in found if block.span.start >= span.end]
    return bool(after) and after[0].kind in {Kind.ITEM, Kind.ROW, Kind.HEADER}


def _quotable(text: str, kind: Kind, span: Span) -> Iterator[Span]:
    """Cut a long paragraph or list item at sentence ends; examples and rows stay whole."""
    if kind in {Kind.EXAMPLE, Kind.ROW}:
        yield span
        return
    parts: list[list[Span]] = []
    for sentence in sentences(text, span):
        if parts and _has_room(parts[-1], sentence):
            parts[-1].append(sentence)
        else:
            parts.append([sentence])
    if len(parts) > 1 and _length_of(parts[-1]) < _TOO_SHORT:
        parts[-2:] = [parts[-2] + parts[-1]]
    yield from (Span(part[0].start, part[-1].end) for part in parts)


def _has_room(part: list[Span], sentence: Span) -> bool:
    return len(part) < _PASSAGE_SENTENCES and sentence.end - part[0].start <= _PASSAGE_LENGTH


def _length_of(part: list[Span]) -> int:
    return part[-1].end - part[0].start
