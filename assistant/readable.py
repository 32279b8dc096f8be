"""An answer as plain text for a terminal: its words, then the sources by marker."""

from assistant.answer import Answer, Citation
from assistant.phrases import phrase


def readable_answer(answer: Answer) -> str:
    """The answer's text, caveats and sources."""
    parts = [answer.text]
    parts += [f"⚠ {caveat.text}" for caveat in answer.caveats]
    if answer.citations:
        sources = [_source(answer, citation) for citation in answer.citations]
        parts.append("\n".join([phrase("sources", answer.language), *sources]))
    return "\n\n".join(parts)


def _source(answer: Answer, citation: Citation) -> str:
    page = (
        ", " + phrase("section-starts", answer.language, page=citation.page)
        if citation.page
        else ""
    )
    place = f"{citation.document}, {citation.section} {citation.title}{page}"
    return f"[{citation.marker}] {place}: ”{citation.quote}”"
