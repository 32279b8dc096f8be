"""Passages in words: the guide's own sentences, quoted verbatim, with an unofficial summary."""

from collections.abc import Sequence

from assistant.answer import Citation
from assistant.figures import values
from assistant.turn import Turn
from corpus import Hit, Passage, card, load_catalog, pairs_with

_CLOSE_SECTION = 0.85
"""The second section is quoted too when it scores at least this share of the best one."""
_CLOSE_PASSAGE = 0.4
"""A section's further passages are quoted when they stand at least this well beside its best."""
_MOST_PASSAGES = 4
"""So many passages are quoted at most, of one section or of two."""

GUIDE = "ka131-guide-2021"


def tell_quotes(turn: Turn) -> None:
    """Add the best passages as quotes, each with its marker, and what to take care of."""
    best = turn.hits[0]
    quoted = _worth_quoting(turn.hits)
    lines = [_quote_line(turn, hit.passage) for hit in quoted]
    _tell_summary(turn, best)
    document = load_catalog()[best.passage.document]
    code = "quotes-follow-guide" if document.id == GUIDE else "quotes-follow-other"
    turn.say(code, document=document.title)
    turn.paragraphs += lines
    _tell_exceptions(turn, [hit.passage for hit in quoted])


def _worth_quoting(hits: Sequence[Hit]) -> list[Hit]:
    """The passages of the best section that stand out, and the best of a section close to it."""
    best = hits[0]
    first = [
        hit
        for hit in hits
        if hit.section_rank == best.section_rank and hit.standing >= _CLOSE_PASSAGE * best.standing
    ]
    second = next((hit for hit in hits if hit.section_rank != best.section_rank), None)
    if second and second.score >= _CLOSE_SECTION * best.score:
        return [*first[: _MOST_PASSAGES - 1], second]
    return first[:_MOST_PASSAGES]


def list_nearest(turn: Turn) -> None:
    """Add the nearest passages to an answer that says it does not know."""
    if turn.hits:
        turn.say("nearest-passages")
        turn.paragraphs += [_quote_line(turn, hit.passage) for hit in turn.hits[:2]]


def _tell_exceptions(turn: Turn, quoted: Sequence[Passage]) -> None:
    """Beside a rule its exceptions, beside an exception its rule, and which of them is which."""
    told = list(quoted)
    for pair in dict.fromkeys(pair for passage in quoted for pair in pairs_with(passage)):
        for passage in (pair.rule, pair.exception):
            if passage not in told:
                turn.paragraphs.append(_quote_line(turn, passage))
                told.append(passage)
        turn.say(
            "exception-to-rule",
            rule=_marker(turn, pair.rule),
            exception=_marker(turn, pair.exception),
            when=getattr(pair.when, turn.language),
        )


def _marker(turn: Turn, passage: Passage) -> str:
    return f"[{_cite(turn, passage).marker}]"


def _cite(turn: Turn, passage: Passage) -> Citation:
    return turn.citations.cite(passage.document, passage.section, passage.span, passage.context)


def _quote_line(turn: Turn, passage: Passage) -> str:
    citation = _cite(turn, passage)
    return f"> {passage.text.strip()} [{citation.marker}]".replace("\n", "\n> ")


def _tell_summary(turn: Turn, best: Hit) -> None:
    """The card's summary for a reader of another language, if each of its figures is quoted."""
    section_card = card(best.passage.document, best.passage.section)
    if section_card is None or turn.language == "fi":
        return
    summary = getattr(section_card.summary, turn.language)
    cited = [
        citation
        for citation in turn.citations.all()
        if citation.section == best.passage.section and citation.document == best.passage.document
    ]
    quoted = {
        value
        for citation in cited
        for quote in (citation.quote, *(extra.quote for extra in citation.context))
        for value in values(quote)
    }
    if values(summary) <= quoted:
        turn.say("unofficial-summary", summary=summary, marker=f"[{cited[0].marker}]")
        turn.caution("unofficial_summary")
