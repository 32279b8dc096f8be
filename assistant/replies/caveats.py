"""What a reader has to take care of, told from the sources and the question."""

import re

from assistant.turn import Turn
from corpus import Document, load_catalog, section, stale_parts

_YEAR = re.compile(r"(?<![\d.])(?:19|20)\d{2}(?!\d)")


def tell_caveats(turn: Turn) -> None:
    """Add the caveats of the documents that are cited and of the time that is asked about."""
    for citation in turn.citations.all():
        document = load_catalog()[citation.document]
        if document.status == "outdated":
            turn.caution("outdated", document=document.title)
        elif document.status == "local":
            turn.caution("local_rule", document=document.title)
        elif document.calls_closed:
            turn.caution("closed")
    if changed := _changed_since(turn):
        turn.caution("stale", text=" ".join(changed))
    if _asks_about_another_year(turn):
        turn.caution("outside_period")


def _changed_since(turn: Turn) -> list[str]:
    """What is no longer as the quoted pieces say, each told once."""
    parts = [
        part
        for citation in turn.citations.all()
        for part in stale_parts(citation.document, citation.section, citation.quote)
    ]
    return list(dict.fromkeys(getattr(part.text, turn.language) for part in parts))


def _asks_about_another_year(turn: Turn) -> bool:
    """Whether the question names a year outside its source's period, which the source does not."""
    years = set(_YEAR.findall(turn.question))
    if not years or not turn.citations.all():
        return False
    cited = {(citation.document, citation.section) for citation in turn.citations.all()}
    told = " ".join(_section_text(*place) for place in cited)
    covered = {year for document, _ in cited for year in _years_covered(load_catalog()[document])}
    return bool({year for year in years if year not in told} - covered)


def _section_text(document: str, section_id: str) -> str:
    return section(document, section_id).body.of(load_catalog()[document].text)


def _years_covered(document: Document) -> set[str]:
    period = document.contract_period
    return (
        {str(year) for year in range(period.start.year, period.end.year + 1)} if period else set()
    )
